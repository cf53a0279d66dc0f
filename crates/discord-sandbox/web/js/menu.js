// Menus that open at a pointer or below a button, with submenus and arrow keys.

import { fill, h, icon } from "./dom.js";

let open = null;

/** Closes the menu, and puts the focus back where it was. */
export function closeMenu(backTo = open?.opener) {
  if (!open) return;
  const { list, watcher } = open;
  open = null;
  watcher.abort();
  list.remove();
  backTo?.focus?.({ preventScroll: true });
}

/**
 * Opens a menu. Items: `{ label, run }`, `{ label, items }` for a submenu, `{ label, danger: true, run }`,
 * `{ heading }`, or `null` for a line; what is otherwise nothing is left out. `at` is an element or a point.
 */
export function openMenu(items, at, label) {
  closeMenu(null);
  const opener = document.activeElement === document.body && at instanceof Element ? at : document.activeElement;
  const list = drawList(items, label);
  const watcher = new AbortController();
  document.getElementById("layers").append(list);
  open = { list, opener, watcher };
  place(list, at);
  const outside = (event) => {
    if (!list.contains(event.target)) closeMenu(null);
  };
  addEventListener("pointerdown", outside, { capture: true, signal: watcher.signal });
  addEventListener("resize", () => closeMenu(null), { signal: watcher.signal });
  list.querySelector("[role=menuitem]")?.focus();
}

function place(list, at) {
  const anchor = at instanceof Element ? at.getBoundingClientRect() : { left: at.x, right: at.x, top: at.y, bottom: at.y };
  const { width, height } = list.getBoundingClientRect();
  const left = at instanceof Element ? anchor.right - width : anchor.left;
  const below = anchor.bottom + 4;
  const top = below + height > innerHeight - 8 ? anchor.top - height - 4 : below;
  list.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  list.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
}

function drawList(items, label) {
  const list = h("div", { class: "menu", role: "menu", "aria-label": label, on: { keydown: onKey } });
  return fill(list, items.filter((item) => item || item === null).map(drawItem));
}

function drawItem(item) {
  if (item === null) return h("hr", { class: "menu-line" });
  if (item.heading) return h("div", { class: "menu-heading" }, item.heading);
  if (item.items) return drawSubmenu(item);
  const run = () => {
    closeMenu();
    item.run();
  };
  return h("button", { type: "button", role: "menuitem", class: `menu-item ${item.danger ? "danger" : ""}`, tabindex: "-1", on: { click: run } }, item.label);
}

function drawSubmenu(item) {
  const inner = drawList(item.items, item.label);
  inner.hidden = true;
  const button = h("button", { type: "button", role: "menuitem", class: "menu-item", tabindex: "-1", "aria-haspopup": "menu", "aria-expanded": "false" }, item.label, icon("right"));
  const holder = h("div", { class: "menu-sub" }, button, inner);
  const show = (isShown) => {
    inner.hidden = !isShown;
    button.setAttribute("aria-expanded", String(isShown));
    if (!isShown) return;
    inner.classList.remove("to-left", "in-place");
    const box = inner.getBoundingClientRect();
    if (box.right > innerWidth - 8) inner.classList.add(box.width + 8 < holder.getBoundingClientRect().left ? "to-left" : "in-place");
  };
  const enter = () => {
    show(true);
    inner.querySelector("[role=menuitem]")?.focus();
  };
  button.addEventListener("click", enter);
  holder.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(true));
  holder.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && !inner.contains(document.activeElement) && show(false));
  holder.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight" && event.target === button) enter();
    else if (event.key === "ArrowLeft" && inner.contains(event.target)) {
      show(false);
      button.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return holder;
}

function onKey(event) {
  const list = event.currentTarget;
  const items = [...list.querySelectorAll("[role=menuitem]")].filter((item) => item.closest("[role=menu]") === list);
  const at = items.indexOf(document.activeElement);
  const to = (place) => items[(place + items.length) % items.length]?.focus();
  switch (event.key) {
    case "ArrowDown": to(at + 1); break;
    case "ArrowUp": to(at - 1); break;
    case "Home": to(0); break;
    case "End": to(-1); break;
    case "Escape": case "Tab": closeMenu(); break;
    default: {
      const found = items.findIndex((item, place) => place > at && item.textContent.toLowerCase().startsWith(event.key.toLowerCase()));
      if (event.key.length !== 1 || found < 0) return;
      to(found);
    }
  }
  event.preventDefault();
  event.stopPropagation();
}
