// Copying, and a button that says that it has.

import { announce, h } from "./dom.js";

/** How long a button says so, in milliseconds. */
const SAID = 1500;

export async function copy(text) {
  await navigator.clipboard.writeText(text);
  announce("Copied");
}

/** A button that copies what `text` gives. */
export function copyButton(label, text, props = {}) {
  const button = h("button", { type: "button", ...props }, label);
  button.addEventListener("click", async () => {
    await copy(text());
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = label), SAID);
  });
  return button;
}
