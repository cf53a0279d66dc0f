// The left: servers, channels, and who the person is.

import { avatar, initials } from "./avatar.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { look } from "./live.js";
import { emit, guild, isUnread, me, on, store } from "./store.js";
import { themeButton } from "./theme.js";

const TEXT = 0;
const CATEGORY = 4;
const THREADS = [11, 12];

export function startSidebar() {
  on("world", draw);
  on("connection", draw);
  on("open-channel", openChannel);
}

/** Opens a channel that the person sees. */
export function openChannel(id) {
  look({ person: store.world.me, channel: id });
  emit("close-drawers");
}

/** Becomes somebody else, in the same channel if they see it. */
export function become(id) {
  if (id === store.world.me) return;
  look({ person: id, channel: store.world.channel });
  emit("became", id);
}

function draw() {
  if (!store.world) return;
  const focused = document.activeElement?.dataset?.focus;
  drawServers();
  drawChannels();
  drawMe();
  if (focused && !document.activeElement?.dataset?.focus) document.querySelector(`[data-focus="${focused}"]`)?.focus({ preventScroll: true });
}

function drawServers() {
  const { guilds, dm } = store.world;
  const here = guild();
  const server = (label, isHere, hasNews, picture, target, focus) =>
    h("li", { class: `server ${isHere ? "here" : ""} ${hasNews ? "unread" : ""}` },
      h("button", { type: "button", "aria-label": hasNews ? `${label}, unread` : label, "aria-current": isHere ? "true" : null, title: label, disabled: !target, data: { focus }, on: { click: () => openChannel(target) } }, picture));
  fill(document.getElementById("servers"), h("ul", {},
    server("Direct messages", !here, isUnread(dm), icon("at"), dm.id, "server-dm"),
    h("li", { class: "server-line", role: "separator" }),
    guilds.map((each) => server(each.name, each === here, each.channels.some(isUnread), initials(each.name), each.channels.find((inside) => inside.kind === TEXT)?.id, `server-${each.id}`))));
}

function drawChannels() {
  const here = guild();
  const list = here
    ? [h("header", { class: "side-head" }, h("h1", {}, here.name)), sections(here).map(([name, inside]) => [h("h2", { class: "side-label" }, name), h("ul", {}, inside.map(drawChannel))])]
    : [h("header", { class: "side-head" }, h("h1", {}, "Direct messages")), h("ul", {}, drawDirect())];
  fill(document.getElementById("channels"), list);
}

/** The channels below their headings: those without a category first. */
function sections({ channels: inside }) {
  const categories = inside.filter((each) => each.kind === CATEGORY);
  const under = (parent) => inside.filter((each) => each.kind === TEXT && (each.parent ?? null) === parent);
  const found = [["Text channels", under(null)], ...categories.map((each) => [each.name, under(each.id)])];
  return found.filter(([, list]) => list.length > 0);
}

function drawChannel(each) {
  const isShown = (thread) => thread.parent === each.id && (!thread.archived || thread.id === store.world.channel);
  const threads = guild().channels.filter((inside) => THREADS.includes(inside.kind) && isShown(inside));
  return h("li", {}, channelButton(each, each.only_for ? "lock" : "hash", each.name, each.only_for ? "private channel" : "channel"),
    threads.length > 0 && h("ul", { class: "threads" }, threads.map((thread) => h("li", {}, channelButton(thread, "thread", thread.name, thread.kind === 12 ? "private thread" : "thread")))));
}

function channelButton(each, drawing, name, kind) {
  const isHere = each.id === store.world.channel;
  const hasNews = isUnread(each);
  return h("button", {
    type: "button",
    class: `channel ${isHere ? "here" : ""} ${hasNews ? "unread" : ""} ${each.archived ? "archived" : ""}`,
    "aria-current": isHere ? "page" : null,
    "aria-label": `${name} (${kind}${hasNews ? ", unread" : ""})`,
    data: { focus: `channel-${each.id}` },
    on: { click: () => openChannel(each.id) },
  }, icon(drawing), h("span", { class: "channel-name" }, name));
}

function drawDirect() {
  const { bot, dm } = store.world;
  return h("li", {}, h("button", {
    type: "button",
    class: `channel ${dm.id === store.world.channel ? "here" : ""} ${isUnread(dm) ? "unread" : ""}`,
    "aria-current": dm.id === store.world.channel ? "page" : null,
    data: { focus: "channel-dm" },
    on: { click: () => openChannel(dm.id) },
  }, avatar({ ...bot, isBot: true }, "small"), h("span", { class: "channel-name" }, bot.name)));
}

/** What a person is, in a word: the first of their roles. */
export function title(person) {
  return person.roles[0] ?? (BigInt(person.permissions) & 8n ? "Administrator" : "Member");
}

function drawMe() {
  const person = me();
  const choose = (each) => {
    const isMe = each.id === person.id;
    return h("button", {
      type: "button",
      class: `person-choice ${isMe ? "here" : ""}`,
      "aria-pressed": String(isMe),
      "aria-label": `${each.name}, ${title(each)}`,
      title: isMe ? `You are ${each.name}` : `Become ${each.name} (${title(each)})`,
      data: { focus: `person-${each.id}` },
      on: { click: () => become(each.id) },
    }, avatar(each));
  };
  fill(document.getElementById("me"),
    h("div", { class: "me-name" }, h("strong", {}, person.name), h("span", {}, title(person))),
    h("div", { class: "me-tools" },
      iconButton("help", "First steps", () => emit("show-steps"), { data: { focus: "me-help" } }),
      themeButton(),
      iconButton("more", "Your permissions", () => emit("permissions", person), { data: { focus: "me-more" } })),
    h("div", { class: "me-people", role: "group", "aria-label": "Be somebody else" }, store.world.people.map(choose)));
}
