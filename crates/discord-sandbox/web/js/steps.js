// First steps for a newcomer: a card above the messages that ticks off what was done.

import { announce, fill, h, icon, iconButton } from "./dom.js";
import { inlineMarkdown } from "./markdown.js";
import { KIND } from "./component.js";
import { on, store } from "./store.js";

const KEY = "sandbox-steps";
let state = { done: [], isClosed: false, isOpen: false };

export function startSteps() {
  on("hello", () => {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (kept) state = kept;
    draw();
  });
  on("show-steps", () => change({ isClosed: false, isOpen: true }));
  on("acted", ({ what, message, answer }) => ["done", "form"].includes(answer.outcome) && acted(what, message));
  on("became", () => tick((done) => done.by === "switch_person"));
  on("saved", () => tick((done) => done.by === "download"));
}

function acted(what, message) {
  if (what.do === "slash") tick((done) => done.by === "command" && what.text.slice(1).startsWith(done.name) && /^$|\s/.test(what.text.slice(1 + done.name.length).slice(0, 1)));
  if (what.do === "message_command") tick((done) => done.by === "message_command" && done.name === what.name);
  if (what.do === "click") {
    const label = labelOf(message?.components ?? [], what.custom_id);
    tick((done) => done.by === "click" && done.name === label);
  }
}

/** The label of a button, wherever it is in a message. */
function labelOf(parts, custom) {
  for (const part of parts) {
    if (part.type === KIND.button && part.custom_id === custom) return part.label;
    const found = labelOf([...(part.components ?? []), ...(part.accessory ? [part.accessory] : [])], custom);
    if (found) return found;
  }
  return null;
}

function tick(isIt) {
  const { steps } = store.page;
  const fresh = steps.map((step, at) => at).filter((at) => isIt(steps[at].done) && !state.done.includes(at));
  if (fresh.length === 0) return;
  change({ done: [...state.done, ...fresh] });
  announce(state.done.length === steps.length ? "All first steps are done" : `First step done: ${state.done.length} of ${steps.length}`);
}

function change(values) {
  state = { ...state, ...values };
  sessionStorage.setItem(KEY, JSON.stringify(state));
  draw();
}

function draw() {
  const holder = document.getElementById("steps");
  const { steps } = store.page;
  if (state.isClosed || steps.length === 0) return fill(holder);
  const next = steps.findIndex((step, at) => !state.done.includes(at));
  const isDone = next < 0;
  const close = iconButton("close", "Close the first steps", () => change({ isClosed: true }));
  const toggle = h("button", { type: "button", class: "text-button", "aria-expanded": String(state.isOpen), on: { click: () => change({ isOpen: !state.isOpen }) } }, state.isOpen ? "Show only the next" : "Show all");
  const item = (step, at) => h("li", { class: state.done.includes(at) ? "done" : at === next ? "next" : "" },
    h("span", { class: "step-mark", "aria-label": state.done.includes(at) ? "done" : "to do", role: "img" }, state.done.includes(at) && icon("check")),
    h("span", {}, inlineMarkdown(step.text)));
  return fill(holder, h("section", { class: "steps", "aria-label": "First steps" },
    h("header", { class: "steps-head" },
      h("strong", {}, isDone ? "All done" : "First steps"),
      h("span", { class: "steps-count" }, `${state.done.length} of ${steps.length}`),
      h("progress", { max: String(steps.length), value: state.done.length, "aria-label": "First steps done" }),
      h("span", { class: "bar-space" }), toggle, close),
    isDone && !state.isOpen
      ? h("p", { class: "steps-text" }, "You have seen what matters. Look around: other people, direct messages, and the developer panel at the top right.")
      : h("ol", { class: "steps-list" }, state.isOpen ? steps.map(item) : item(steps[next], next))));
}
