// What is covered until somebody clicks: spoilers.

import { h } from "./dom.js";

/** The element as it is, or under a cover. */
export function covered(isSpoiler, element) {
  if (!isSpoiler) return element;
  element.inert = true;
  const cover = h("button", { type: "button", class: "cover-button" }, "Spoiler");
  const box = h("div", { class: "cover" }, element, cover);
  cover.addEventListener("click", () => {
    element.inert = false;
    box.classList.add("lifted");
    cover.remove();
  });
  return box;
}
