// The messages of a channel. Only the newest are drawn at first, older ones when the person scrolls up to them.

import { announce, fill, h, hush, icon } from "./dom.js";
import { drawMessage, spoken } from "./message.js";
import { channel, emit, on, store } from "./store.js";
import { longDay, momentOf } from "./time.js";

/** So many messages are drawn at first, and with each step upwards. */
const PAGE = 50;
/** So near to the end counts as being there, in pixels. */
const NEAR = 80;
const PRIVATE_THREAD = 12;
const THREADS = [10, 11, PRIVATE_THREAD];
/** The flag of a message that the bot is still thinking about. */
const LOADING = 1 << 7;

let list = null;
let box = null;
let jump = null;
/** The ids that are drawn, in order. */
let drawn = [];
/** The messages that the bot is still thinking about. */
const loading = new Set();
/** Whether the newest message is to stay in sight. */
let sticks = true;
/** How high the messages and their window were when that was last seen to. */
let measured = "";

export function startTimeline() {
  box = document.getElementById("timeline");
  list = h("ol", { class: "messages" });
  jump = h("button", { type: "button", class: "jump", hidden: true, on: { click: toEnd } }, "Jump to the newest ", icon("down"));
  fill(box, h("div", { class: "scroller", tabindex: "0", role: "region", on: { scroll: onScroll, keydown: onKey } }, h("div", { class: "start" }), list), jump);
  // What is measured only once it is on the screen, such as an image, must not push the end out of sight, and neither
  // must a smaller window or a higher box below.
  const sizes = new ResizeObserver(() => {
    if (sticks) toEnd();
    measured = sizeNow();
  });
  sizes.observe(list);
  sizes.observe(scroller());
  on("messages", update);
  on("redraw-message", redraw);
  on("show-message", showMessage);
  on("world", () => drawnFor !== key() && redrawNames());
}

/** Names and permissions in a message go by the world; a new one may know more of them. */
let drawnFor = "";
function key() {
  return JSON.stringify([store.world.people, store.world.bot.name]);
}
function redrawNames() {
  drawnFor = key();
  if (drawn.length) drawAll();
}

const scroller = () => box.firstElementChild;
const sizeNow = () => `${scroller().scrollHeight} ${scroller().clientHeight}`;
const isAtEnd = () => scroller().scrollHeight - scroller().scrollTop - scroller().clientHeight < NEAR;

function update({ reset, put, gone }) {
  const wasAtEnd = reset || isAtEnd();
  const isFresh = (message) => !drawn.includes(message.id) || loading.has(message.id);
  const fresh = reset ? [] : put.filter(isFresh);
  if (reset) {
    hush();
    drawAll();
  } else {
    gone.forEach(remove);
    if (gone.length) hush();
    for (const message of put) {
      if (drawn.includes(message.id)) redraw(message.id);
      else if (isNewest(message.id)) append(message);
    }
    fresh.filter((message) => message.author.id !== store.world.me).slice(-3).forEach((message) => announce(spoken(message)));
  }
  for (const message of put) {
    if ((message.flags & LOADING) !== 0) loading.add(message.id);
    else loading.delete(message.id);
  }
  const answer = fresh.findLast((message) => message.interaction_metadata?.user?.id === store.world.me);
  if (answer) showAnswer(answer.id);
  else if (wasAtEnd) toEnd();
  else if (put.length) jump.hidden = false;
}

/** Brings an answer into sight: all of it, or its start if it is taller than the screen. */
function showAnswer(id) {
  const element = elementOf(id);
  // What the browser has not drawn yet has no height of its own.
  if (element) element.style.contentVisibility = "visible";
  const isTall = element && element.getBoundingClientRect().height > scroller().clientHeight;
  if (!isTall) return toEnd();
  sticks = false;
  element.scrollIntoView({ block: "start" });
  return undefined;
}

const isNewest = (id) => !drawn.length || BigInt(id) > BigInt(drawn[drawn.length - 1]);

function drawAll() {
  const ids = [...store.messages.keys()];
  drawn = ids.slice(-Math.max(PAGE, Math.min(drawn.length, ids.length)));
  drawnFor = key();
  scroller().setAttribute("aria-label", `Messages in ${channel()?.name ?? store.world.bot.name}`);
  drawStart();
  fill(list, drawn.map(item));
}

/** What stands above the first message of a channel. */
function drawStart() {
  const open = channel();
  const isWhole = drawn.length === store.messages.size;
  if (!isWhole || !open) return fill(scroller().querySelector(".start"));
  const [sign, heading, words] = startOf(open);
  return fill(scroller().querySelector(".start"), h("span", { class: "start-sign" }, icon(sign)), h("h2", {}, heading), h("p", {}, words));
}

/** Drawing, heading and words for the start of a channel, a thread, or the messages with the bot. */
function startOf({ name, kind, only_for: isPrivate }) {
  const { bot } = store.world;
  if (!name) return ["at", bot.name, `This is the start of your direct messages with ${bot.name}.`];
  if (THREADS.includes(kind)) return ["thread", name, `This is the start of ${kind === PRIVATE_THREAD ? "a private" : "a"} thread.`];
  return [isPrivate ? "lock" : "hash", `Welcome to #${name}`, `This is the start of #${name}${isPrivate ? ", a private channel" : ""}.`];
}

/** A message as an item, with the day above it where a new one starts. */
function item(id) {
  const message = store.messages.get(id);
  const before = store.messages.get(previous(id));
  const day = longDay(momentOf(message));
  const isNewDay = !before || longDay(momentOf(before)) !== day;
  const element = drawMessage(message, isNewDay ? null : before);
  return isNewDay ? [h("li", { class: "day", role: "separator", data: { day: id } }, h("span", {}, day)), element] : element;
}

function previous(id) {
  const at = drawn.indexOf(id);
  if (at > 0) return drawn[at - 1];
  const ids = [...store.messages.keys()];
  return ids[ids.indexOf(id) - 1];
}

const elementOf = (id) => list.querySelector(`:scope > [data-message="${id}"]`);

function append(message) {
  drawn.push(message.id);
  list.append(...[item(message.id)].flat());
}

function remove(id) {
  const at = drawn.indexOf(id);
  if (at < 0) return;
  const after = drawn[at + 1];
  drawn.splice(at, 1);
  elementOf(id)?.remove();
  list.querySelector(`:scope > [data-day="${id}"]`)?.remove();
  if (after) redraw(after);
}

/** Draws a message anew, and leaves the focus where it was within it. */
function redraw(id) {
  const old = elementOf(id);
  if (!old || !store.messages.has(id)) return;
  const inside = old.contains(document.activeElement) ? document.activeElement : null;
  const custom = inside?.dataset?.custom;
  list.querySelector(`:scope > [data-day="${id}"]`)?.remove();
  const fresh = [item(id)].flat();
  old.replaceWith(...fresh);
  const element = fresh[fresh.length - 1];
  if (inside) (element.querySelector(custom ? `[data-custom="${CSS.escape(custom)}"]` : null) ?? element.querySelector("[data-custom]") ?? element).focus({ preventScroll: true });
}

function older() {
  const ids = [...store.messages.keys()];
  const from = ids.indexOf(drawn[0]);
  if (from <= 0) return;
  const added = ids.slice(Math.max(0, from - PAGE), from);
  const height = scroller().scrollHeight;
  const top = scroller().scrollTop;
  const [first] = drawn;
  drawn = [...added, ...drawn];
  list.prepend(...added.flatMap(item));
  redraw(first);
  drawStart();
  scroller().scrollTop = top + scroller().scrollHeight - height;
}

function toEnd() {
  sticks = true;
  scroller().scrollTop = scroller().scrollHeight;
  jump.hidden = true;
}

function onScroll() {
  // With a change of sizes the browser scrolls by itself, which is nobody's wish.
  if (isAtEnd() || measured === sizeNow()) sticks = isAtEnd();
  if (scroller().scrollTop < 400) older();
  if (isAtEnd()) jump.hidden = true;
}

function showMessage(id) {
  while (!drawn.includes(id) && drawn[0] !== [...store.messages.keys()][0]) older();
  sticks = false;
  const element = elementOf(id);
  element?.scrollIntoView({ block: "center" });
  element?.classList.add("shown");
  element?.focus({ preventScroll: true });
  setTimeout(() => element?.classList.remove("shown"), 1500);
}

/** The arrow keys go from message to message; Enter opens the menu of the one that has the focus. */
function onKey(event) {
  const element = event.target.closest(".message");
  const isMessage = event.target === element;
  if (event.target !== scroller() && !isMessage) return;
  const items = [...list.querySelectorAll(":scope > .message")];
  const at = items.indexOf(element);
  if (event.key === "ArrowUp") (at < 0 ? items[items.length - 1] : items[Math.max(0, at - 1)])?.focus();
  else if (event.key === "ArrowDown" && at >= 0) items[Math.min(at + 1, items.length - 1)]?.focus();
  else if (event.key === "Enter" && isMessage) element.querySelector(".message-tools button").click();
  else if (event.key === "Escape") emit("focus-composer");
  else return;
  event.preventDefault();
}

/** Things that only the page knows, below the messages: a command that is on its way, or one that failed. */
export function addNotice(element) {
  const wasAtEnd = isAtEnd();
  scroller().append(element);
  if (wasAtEnd) toEnd();
}
