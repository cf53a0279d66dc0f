// The messages of a channel. So many are drawn, at first the newest; others take their place as the person scrolls.

import { announce, fill, h, hush, icon } from "./dom.js";
import { drawMessage, spoken } from "./message.js";
import { channel, emit, on, store } from "./store.js";
import { longDay, momentOf } from "./time.js";

/** So many messages are drawn at first. */
const PAGE = 50;
/** So many more are drawn with each step up or down: few enough for one frame. */
const STEP = 25;
/** More than these are never drawn: what is far from the screen is taken off the page. */
const MOST = 200;
/** So near to the first or last drawn message the next ones are drawn, in pixels. */
const AHEAD = 800;
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
/** Whether the newest message is among them. */
let hasNewest = true;
/** The newest id so far. */
let newest = 0n;
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
  if (drawn.length) show(drawn);
}

const scroller = () => box.firstElementChild;
const sizeNow = () => `${scroller().scrollHeight} ${scroller().clientHeight}`;
const isAtEnd = () => hasNewest && scroller().scrollHeight - scroller().scrollTop - scroller().clientHeight < NEAR;

function update({ reset, put, gone }) {
  const follows = reset || sticks;
  const isNew = (message) => BigInt(message.id) > newest;
  const fresh = reset ? [] : put.filter((message) => isNew(message) || loading.has(message.id));
  if (reset) {
    hush();
    showNewest();
  } else {
    gone.forEach(remove);
    if (gone.length) hush();
    put.filter((message) => drawn.includes(message.id)).forEach((message) => redraw(message.id));
    take(put.filter(isNew), follows);
    fresh.filter((message) => message.author.id !== store.world.me).slice(-3).forEach((message) => announce(spoken(message)));
  }
  for (const message of put) {
    if (isNew(message)) newest = BigInt(message.id);
    if ((message.flags & LOADING) !== 0) loading.add(message.id);
    else loading.delete(message.id);
  }
  const answer = fresh.findLast((message) => message.interaction_metadata?.user?.id === store.world.me);
  if (answer) showAnswer(answer.id);
  else if (follows) toEnd();
  else if (put.length) jump.hidden = false;
}

/** Takes up new messages below the others, unless that would take what the person is reading off the page. */
function take(added, follows) {
  if (!hasNewest || added.length === 0) return;
  if (follows && added.length > PAGE) showNewest();
  else if (follows || drawn.length + added.length <= MOST) {
    added.forEach((message) => append(message.id));
    drop(drawn.slice(0, Math.max(0, drawn.length - MOST)));
  } else hasNewest = false;
}

/** Brings an answer into sight: all of it, or its start if it is taller than the screen. */
function showAnswer(id) {
  if (!hasNewest) showNewest();
  const element = elementOf(id);
  // What the browser has not drawn yet has no height of its own.
  if (element) element.style.contentVisibility = "visible";
  const isTall = element && element.getBoundingClientRect().height > scroller().clientHeight;
  if (!isTall) return toEnd();
  sticks = false;
  element.scrollIntoView({ block: "start" });
  return undefined;
}

const known = () => [...store.messages.keys()];

function showNewest() {
  show(known().slice(-PAGE));
}

/** Draws these messages, which follow each other, and no others. */
function show(ids) {
  drawn = ids;
  hasNewest = ids.at(-1) === known().at(-1);
  drawnFor = key();
  scroller().setAttribute("aria-label", `Messages in ${channel()?.name ?? store.world.bot.name}`);
  drawStart();
  fill(list, drawn.map(item));
}

/** What stands above the first message of a channel. */
function drawStart() {
  const open = channel();
  const isWhole = drawn[0] === store.messages.keys().next().value;
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
  const ids = known();
  return ids[ids.indexOf(id) - 1];
}

const elementOf = (id) => list.querySelector(`:scope > [data-message="${id}"]`);

function append(id) {
  drawn.push(id);
  list.append(...[item(id)].flat());
}

function remove(id) {
  const at = drawn.indexOf(id);
  if (at < 0) return;
  const after = drawn[at + 1];
  drop([id]);
  if (after) redraw(after);
}

/** Takes messages off the page, as they are gone or far from the screen. */
function drop(ids) {
  const gone = new Set(ids);
  for (const element of [...list.children]) if (gone.has(element.dataset.message ?? element.dataset.day)) element.remove();
  drawn = drawn.filter((id) => !gone.has(id));
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

/** Draws those before the first, and takes as many off below. */
function older() {
  const ids = known();
  const [first] = drawn;
  const from = ids.indexOf(first);
  if (from <= 0) return;
  inPlace(first, () => {
    const added = ids.slice(Math.max(0, from - STEP), from);
    drop(drawn.slice(MOST - added.length));
    drawn = [...added, ...drawn];
    list.prepend(...added.flatMap(item));
  });
  hasNewest = drawn.at(-1) === ids.at(-1);
}

/** Draws those after the last, and takes as many off above. */
function newer() {
  const ids = known();
  const last = drawn.at(-1);
  const from = ids.indexOf(last) + 1;
  inPlace(last, () => {
    const added = ids.slice(from, from + STEP);
    drop(drawn.slice(0, Math.max(0, drawn.length + added.length - MOST)));
    added.forEach(append);
  });
  hasNewest = drawn.at(-1) === ids.at(-1);
}

/** Changes what is drawn while a message stays where it is on the screen. */
function inPlace(id, change) {
  const top = () => elementOf(id).getBoundingClientRect().top;
  const before = top();
  change();
  drawStart();
  scroller().scrollTop += top() - before;
}

function toEnd() {
  if (!hasNewest) showNewest();
  sticks = true;
  scroller().scrollTop = scroller().scrollHeight;
  jump.hidden = true;
}

function onScroll() {
  // With a change of sizes the browser scrolls by itself, which is nobody's wish.
  if (isAtEnd() || measured === sizeNow()) sticks = isAtEnd();
  const { scrollTop, scrollHeight, clientHeight } = scroller();
  if (scrollTop < AHEAD) older();
  else if (!hasNewest && scrollHeight - scrollTop - clientHeight < AHEAD) newer();
  if (isAtEnd()) jump.hidden = true;
}

function showMessage(id) {
  const ids = known();
  const at = ids.indexOf(id);
  if (!drawn.includes(id) && at >= 0) show(ids.slice(Math.max(0, at - PAGE / 2), at + PAGE / 2));
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
  scroller().append(element);
  if (sticks) toEnd();
}
