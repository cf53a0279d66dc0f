// Pictures of people: their initials on a colour of their own.

import { h } from "./dom.js";
import { store } from "./store.js";

const COLOURS = 8;

/** Up to two initials. */
export function initials(name) {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters.map((word) => [...word][0] ?? "").join("").toUpperCase();
}

export function avatar(person, size = "") {
  const name = person?.name ?? person?.global_name ?? person?.username ?? "?";
  const place = (store.world?.people ?? []).findIndex((each) => each.id === person?.id);
  const number = place >= 0 ? place % COLOURS : [...name].length % COLOURS;
  return h("span", { class: `avatar ${size}`, data: { colour: person?.isBot ? "bot" : number }, "aria-hidden": "true" }, initials(name));
}
