// Using a button or a select: what is on its way, and what failed.

import { act } from "./act.js";
import { announce } from "./dom.js";
import { followUp } from "./answer.js";
import { emit, on } from "./store.js";

/** The parts whose click is on its way, as `message:custom id`. */
const busy = new Set();
/** The messages below which "This interaction failed" stands. */
const failed = new Set();

export function startUse() {
  on("interaction-failed", (message) => {
    failed.add(message);
    announce("This interaction failed");
    emit("redraw-message", message);
  });
}

export function isBusy(message, part) {
  return busy.has(`${message.id}:${part.custom_id}`);
}

export function hasFailed(message) {
  return failed.has(message.id);
}

/** Presses a button. */
export async function pressButton(message, part, element) {
  await use(message, part, element, { do: "click", message: message.id, custom_id: part.custom_id });
}

/** Picks in a select. */
export async function pick(message, part, element, values) {
  await use(message, part, element, { do: "select", message: message.id, custom_id: part.custom_id, values });
}

async function use(message, part, element, what) {
  const key = `${message.id}:${part.custom_id}`;
  if (busy.has(key)) return;
  busy.add(key);
  mark(element, true);
  if (failed.delete(message.id)) emit("redraw-message", message.id);
  const answer = await act(what);
  busy.delete(key);
  mark(element, false);
  // The message may have been drawn anew meanwhile.
  mark(document.querySelector(`[data-message="${message.id}"] [data-custom="${CSS.escape(part.custom_id)}"]`), false);
  if (answer.outcome !== "failed") emit("redraw-message", message.id);
  followUp(answer, { message: message.id });
}

/** Shows on the part that it is on its way. */
export function mark(element, isOnItsWay) {
  if (!element) return;
  element.classList.toggle("busy", isOnItsWay);
  if (isOnItsWay) element.setAttribute("aria-busy", "true");
  else element.removeAttribute("aria-busy");
}
