// Dialogs: the browser's own, which keep the focus inside and close on Escape.

import { h, iconButton } from "./dom.js";

/** Opens a dialog with a title, a text or an element, and gives the dialog; it is removed when it closes. */
export function openDialog(title, build, props = {}) {
  const back = document.activeElement;
  const heading = h("h2", { id: "dialog-title" }, title);
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": "dialog-title", ...props });
  const close = () => dialog.close();
  dialog.append(h("header", { class: "dialog-head" }, heading, iconButton("close", "Close", close)), ...[build(dialog)].flat());
  dialog.addEventListener("close", () => {
    dialog.remove();
    back?.focus?.({ preventScroll: true });
  });
  // A click on what is behind the dialog closes it, as long as nothing was typed into it.
  dialog.addEventListener("pointerdown", (event) => {
    if (event.target === dialog && !dialog.dataset.typed) close();
  });
  dialog.addEventListener("input", () => (dialog.dataset.typed = "yes"));
  document.getElementById("layers").append(dialog);
  dialog.showModal();
  return dialog;
}
