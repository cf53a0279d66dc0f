// A box to pick one or several things from a list, by pointer or by keyboard.

import { avatar } from "./avatar.js";
import { fill, h, icon } from "./dom.js";

/** Lists that are longer than this have a box to search in. */
const SEARCHABLE = 8;
let count = 0;

/**
 * Makes a picker. `options`: `{ value, label, description?, person?, sign?, emoji? }`. `onDone` gets the values when the
 * person has picked; `picked` are those that are picked at first.
 */
export function picker({ options, placeholder, label, least = 1, most = 1, picked = [], disabled = false, custom = "", onDone }) {
  let values = [...picked];
  let popup = null;
  const face = h("span", { class: "picker-face" });
  const button = h("button", { type: "button", class: "picker", disabled, "aria-haspopup": "listbox", "aria-expanded": "false", "aria-label": label ?? placeholder, data: { custom } }, face, icon("down"), h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")));
  const drawFace = () => {
    const chosen = options.filter((option) => values.includes(option.value));
    fill(face, chosen.length === 0 ? h("span", { class: "placeholder" }, placeholder) : chosen.map((option) => h("span", { class: "picked" }, sign(option), option.label)));
    button.setAttribute("aria-label", [label ?? placeholder, chosen.map((option) => option.label).join(", ")].filter(Boolean).join(": "));
  };
  const close = (isDone) => {
    if (!popup) return;
    popup.remove();
    popup = null;
    watcher.abort();
    button.setAttribute("aria-expanded", "false");
    const isChanged = values.length !== picked.length || values.some((value) => !picked.includes(value));
    if (isDone && isChanged && values.length >= least) {
      picked = [...values];
      onDone(values, button);
    } else if (isChanged) values = [...picked];
    drawFace();
  };
  let watcher = new AbortController();
  const show = () => {
    watcher = new AbortController();
    popup = drawPopup({
      options, least, most, label: label ?? placeholder,
      isPicked: (value) => values.includes(value),
      toggle: (value) => {
        if (most === 1) {
          values = values.includes(value) && least === 0 ? [] : [value];
          close(true);
          button.focus();
          return;
        }
        if (values.includes(value)) values = values.filter((each) => each !== value);
        else if (values.length < most) values = [...values, value];
        drawFace();
      },
      close: (isDone) => {
        close(isDone);
        button.focus();
      },
    });
    (button.closest("dialog") ?? document.getElementById("layers")).append(popup);
    popup.showPopover?.();
    place(popup, button);
    button.setAttribute("aria-expanded", "true");
    popup.querySelector("input, [role=option][tabindex='0']")?.focus();
    addEventListener("pointerdown", (event) => !popup?.contains(event.target) && !button.contains(event.target) && close(true), { capture: true, signal: watcher.signal });
    addEventListener("resize", () => close(false), { signal: watcher.signal });
  };
  button.addEventListener("click", () => (popup ? close(true) : show()));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" || popup) return;
    event.preventDefault();
    show();
  });
  drawFace();
  return button;
}

function place(popup, button) {
  const box = button.getBoundingClientRect();
  popup.style.width = `${box.width}px`;
  const height = popup.getBoundingClientRect().height;
  const fitsBelow = box.bottom + height + 4 < innerHeight;
  popup.style.left = `${Math.max(8, Math.min(box.left, innerWidth - box.width - 8))}px`;
  popup.style.top = `${fitsBelow ? box.bottom + 4 : Math.max(8, box.top - height - 4)}px`;
}

function sign(option) {
  if (option.person) return avatar(option.person, "tiny");
  if (option.sign) return icon(option.sign);
  return option.emoji ?? null;
}

function drawPopup({ options, most, label, isPicked, toggle, close }) {
  const isMany = most > 1;
  const list = h("div", { class: "picker-list", role: "listbox", id: `picker-${++count}`, "aria-label": label, "aria-multiselectable": isMany ? "true" : null });
  const search = options.length > SEARCHABLE && h("input", { type: "search", class: "picker-search", placeholder: "Search", "aria-label": `Search ${label}`, "aria-controls": list.id });
  const popup = h("div", { class: "picker-popup", popover: "manual" }, search, list, isMany && h("button", { type: "button", class: "button primary picker-done", on: { click: () => close(true) } }, "Done"));
  const draw = () => {
    const words = (search ? search.value : "").toLowerCase();
    const found = options.filter((option) => option.label.toLowerCase().includes(words));
    fill(list, found.length === 0 ? h("p", { class: "picker-none" }, options.length ? "Nothing has that name." : "There is nothing to pick here.") : found.map((option, at) => drawOption(option, at)));
  };
  const drawOption = (option, at) => {
    const isOn = isPicked(option.value);
    const choose = () => {
      toggle(option.value);
      if (!isMany) return;
      draw();
      list.querySelector(`[data-value="${CSS.escape(option.value)}"]`)?.focus();
    };
    return h("div", { class: "picker-option", role: "option", tabindex: at === 0 ? "0" : "-1", "aria-selected": String(isOn), data: { value: option.value }, on: { click: choose } },
      sign(option),
      h("span", { class: "picker-words" }, h("span", {}, option.label), option.description && h("small", {}, option.description)),
      isMany ? h("span", { class: `box ${isOn ? "on" : ""}`, "aria-hidden": "true" }, isOn && icon("check")) : isOn && icon("check"));
  };
  if (search) search.addEventListener("input", draw);
  popup.addEventListener("keydown", (event) => {
    const items = [...list.querySelectorAll("[role=option]")];
    const at = items.indexOf(document.activeElement);
    if (event.key === "ArrowDown") items[Math.min(at + 1, items.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (at <= 0 ? search || items[0] : items[at - 1])?.focus();
    else if (event.key === "Enter" || (event.key === " " && at >= 0)) {
      if (event.target.classList.contains("picker-done")) return;
      (items[at] ?? items[0])?.click();
    } else if (event.key === "Escape") close(false);
    else if (event.key === "Tab" && !isMany) close(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  draw();
  return popup;
}
