// The list above the message box: commands, options, and what an option can be.

import { fill, h } from "./dom.js";

/** The suggestion that Enter or Tab would take, and how to show others. */
export class Suggestions {
  constructor(holder, id) {
    this.list = h("div", { class: "suggest-list", role: "listbox", id, "aria-label": "Suggestions" });
    this.head = h("div", { class: "suggest-head" });
    this.box = h("div", { class: "suggest", hidden: true }, this.head, this.list);
    holder.append(this.box);
    this.items = [];
    this.at = -1;
    this.input = null;
  }

  /**
   * Shows items `{ label, description?, sign?, note?, take }` for an input, below a heading. `first`: which one is
   * marked at first; -1 for none.
   */
  show(input, heading, items, first = 0) {
    this.input = input;
    this.items = items;
    fill(this.head, heading);
    this.head.hidden = !heading;
    fill(this.list, items.map((item, at) => this.draw(item, at)));
    this.box.hidden = items.length === 0 && !heading;
    input?.setAttribute("aria-expanded", String(items.length > 0));
    input?.setAttribute("aria-controls", this.list.id);
    this.mark(items.length ? Math.min(first, items.length - 1) : -1);
  }

  draw(item, at) {
    // A press must not take the focus from the input.
    const hold = (event) => event.preventDefault();
    return h("div", { class: "suggestion", role: "option", id: `${this.list.id}-${at}`, "aria-selected": "false", on: { pointerdown: hold, click: () => item.take(), pointermove: () => this.at !== at && this.mark(at) } },
      item.sign,
      h("span", { class: "suggestion-words" }, h("span", { class: "suggestion-label" }, item.label), item.description && h("small", {}, item.description)),
      item.note && h("span", { class: "suggestion-note" }, item.note));
  }

  mark(at) {
    this.at = at;
    [...this.list.children].forEach((element, place) => element.setAttribute("aria-selected", String(place === at)));
    const marked = this.list.children[at];
    marked?.scrollIntoView({ block: "nearest" });
    if (marked) this.input?.setAttribute("aria-activedescendant", marked.id);
    else this.input?.removeAttribute("aria-activedescendant");
  }

  get isOpen() {
    return !this.box.hidden && this.items.length > 0;
  }

  get marked() {
    return this.isOpen ? this.items[this.at] ?? null : null;
  }

  hide() {
    this.box.hidden = true;
    this.items = [];
    this.at = -1;
    this.input?.setAttribute("aria-expanded", "false");
    this.input?.removeAttribute("aria-activedescendant");
  }

  /** Up and down, round and round. Says whether the key was one of these. */
  move(key) {
    if (!this.isOpen || !["ArrowDown", "ArrowUp"].includes(key)) return false;
    const step = key === "ArrowDown" ? 1 : -1;
    this.mark((this.at + step + this.items.length) % this.items.length);
    return true;
  }
}
