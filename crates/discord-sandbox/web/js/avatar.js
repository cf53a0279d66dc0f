// Pictures of people: their initials on a colour that goes by their name.

import { h } from "./dom.js";

const COLOURS = 8;

/** Up to two initials. */
export function initials(name) {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters.map((word) => [...word][0] ?? "").join("").toUpperCase();
}

export function avatar(person, size = "") {
  const name = person?.name ?? person?.global_name ?? person?.username ?? "?";
  const number = [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 7) % COLOURS;
  return h("span", { class: `avatar ${size}`, data: { colour: person?.isBot ? "bot" : number }, "aria-hidden": "true" }, initials(name));
}
