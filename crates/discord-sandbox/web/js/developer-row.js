// One entry of the transcript, with its JSON when it is opened.

import { copyButton } from "./copy.js";
import { fill, h } from "./dom.js";

const SIGNS = { request: "bot →", sent: "→ bot", received: "bot →", posted: "→ bot", note: "note", finding: "finding" };

export function rowOf(entry) {
  const isBad = entry.kind === "finding" || entry.status >= 400;
  const hasJson = entry.sent || entry.answer;
  const head = [
    h("span", { class: "row-time" }, `${(entry.at / 1000).toFixed(3)}`),
    h("span", { class: `row-sign ${entry.kind}` }, SIGNS[entry.kind]),
    h("span", { class: "row-name", title: entry.name }, entry.name.replace(/\d{13,}(\d{4})/g, "…$1")),
    entry.status && h("span", { class: `row-status ${isBad ? "bad" : "good"}` }, String(entry.status)),
    entry.took !== undefined && h("span", { class: "row-took", title: "from the interaction to this answer" }, `${entry.took.toFixed(entry.took < 10 ? 1 : 0)} ms`),
  ];
  if (!hasJson) return h("li", { class: `entry ${isBad ? "bad" : ""}` }, h("div", { class: "entry-head" }, head));
  const body = h("div", { class: "entry-json" });
  const details = h("details", {}, h("summary", { class: "entry-head" }, head), body);
  details.addEventListener("toggle", () => {
    if (details.open && !body.firstChild) fill(body, part(entry.kind === "request" ? "Request" : "Data", entry.sent), part("Answer", entry.answer));
  });
  return h("li", { class: `entry ${isBad ? "bad" : ""}` }, details);
}

function part(name, value) {
  if (value === null || value === undefined) return null;
  const text = JSON.stringify(value, null, 2);
  const copying = copyButton("Copy", () => text, { class: "text-button", title: `Copy the ${name.toLowerCase()} as JSON` });
  return [h("div", { class: "entry-part" }, h("h3", {}, name), copying), h("pre", { tabindex: "0", "aria-label": name }, colour(text))];
}

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON with its keys, texts and numbers told apart. */
function colour(text) {
  const found = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    found.push(text.slice(from, match.index));
    const kind = match[2] ? "key" : match[1] ? "text" : match[3] ? "word" : "number";
    found.push(h("span", { class: `json-${kind}` }, match[1] ?? match[0]), match[2] ?? "");
    from = match.index + match[0].length;
  }
  return [...found, text.slice(from)];
}
