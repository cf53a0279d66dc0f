// One message.

import { act } from "./act.js";
import { attachments } from "./attachment.js";
import { avatar } from "./avatar.js";
import { components, KIND } from "./component.js";
import { h, icon, iconButton } from "./dom.js";
import { embed } from "./embed.js";
import { messageMenu } from "./message-menu.js";
import { markdown } from "./markdown.js";
import { account, emit, store } from "./store.js";
import { clock, full, momentOf, relativeDay } from "./time.js";
import { hasFailed, isBusy, mark } from "./use.js";

const FLAG = { suppressEmbeds: 1 << 2, ephemeral: 1 << 6, loading: 1 << 7 };
/** Messages of one author within this time stand together. */
const TOGETHER = 7 * 60_000;
const TYPED = 20;
const FROM_MENU = 23;
const SYSTEM = { 1: "added someone", 4: "changed the channel's name", 6: "pinned a message", 18: "started a thread", 21: "started this thread" };

/** Whether a message goes on below the one before, without a picture and a name of its own. */
export function isContinued(message, before) {
  return Boolean(before) && !header(message) && before.author.id === message.author.id && !SYSTEM[message.type] && !SYSTEM[before.type]
    && isEphemeral(before) === isEphemeral(message) && momentOf(message) - momentOf(before) < TOGETHER;
}

export function isEphemeral(message) {
  return (message.flags & FLAG.ephemeral) !== 0;
}

/** What a listener is told of a new message. */
export function spoken(message) {
  const texts = [message.content, ...textsOf(message.components ?? []), ...(message.embeds ?? []).flatMap((each) => [each.title, each.description])];
  const words = texts.filter(Boolean).join(" ").replace(/[*_~`#|>]/g, "").replace(/\s+/g, " ").slice(0, 300);
  return `${nameOf(message.author)}: ${words || "a message without text"}`;
}

function textsOf(parts) {
  return parts.flatMap((part) => [part.type === KIND.text && part.content, ...textsOf(part.components ?? [])]);
}

export function nameOf(author) {
  return account(author.id)?.name ?? author.global_name ?? author.username;
}

/** Draws a message below the one before it. */
export function drawMessage(message, before) {
  const isLoading = (message.flags & FLAG.loading) !== 0;
  const continued = isContinued(message, before);
  const when = momentOf(message);
  const author = account(message.author.id) ?? { name: nameOf(message.author), isBot: message.author.bot };
  const item = h("li", {
    class: `message ${continued ? "continued" : ""} ${isEphemeral(message) ? "ephemeral" : ""}`,
    tabindex: "-1",
    data: { message: message.id },
    "aria-label": `${author.name}, ${relativeDay(when)}`,
  });
  item.append(
    continued
      ? h("time", { class: "message-time", datetime: when.toISOString(), title: full(when) }, clock(when))
      : h("button", { type: "button", class: "message-avatar", tabindex: "-1", "aria-label": `${author.name}'s menu`, on: { click: (event) => emit("person-menu", { person: author, at: event.currentTarget }) } }, avatar(author)),
    h("div", { class: "message-main" },
      header(message),
      !continued && h("div", { class: "message-head" },
        h("button", { type: "button", class: "message-author", on: { click: (event) => emit("person-menu", { person: author, at: event.currentTarget }) } }, author.name),
        author.isBot && h("span", { class: "tag" }, "APP"),
        h("time", { datetime: when.toISOString(), title: full(when) }, relativeDay(when))),
      SYSTEM[message.type] ? system(message, author) : body(message, isLoading),
      message.reactions?.length > 0 && reactions(message),
      hasFailed(message) && h("p", { class: "failed", role: "alert" }, icon("warning"), "This interaction failed"),
      isEphemeral(message) && ephemeralFoot(message)),
    tools(message));
  for (const button of item.querySelectorAll("button.button[data-custom]")) mark(button, isBusy(message, { custom_id: button.dataset.custom }));
  item.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, input, .menu")) return;
    event.preventDefault();
    messageMenu(message, event.clientX || event.clientY ? { x: event.clientX, y: event.clientY } : item);
  });
  return item;
}

function system(message, author) {
  const thread = message.message_reference?.channel_id;
  const open = () => emit("open-channel", thread);
  return h("p", { class: "system" }, `${author.name} ${SYSTEM[message.type]}`, message.content && [": ", thread ? h("button", { type: "button", class: "text-button", on: { click: open } }, message.content) : message.content]);
}

function body(message, isLoading) {
  if (isLoading) return h("p", { class: "thinking" }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), `${nameOf(message.author)} is thinking…`);
  const shown = new Set(fileComponents(message.components ?? []));
  const files = (message.attachments ?? []).filter((file) => !shown.has(file.id) && !shown.has(file.url));
  return [
    message.content && h("div", { class: "message-text" }, markdown(message.content), edited(message)),
    files.length > 0 && h("div", { class: "attachments" }, attachments(files)),
    (message.flags & FLAG.suppressEmbeds) === 0 && message.embeds?.map(embed),
    message.components?.length > 0 && h("div", { class: "components" }, components(message.components, message)),
    !message.content && edited(message),
  ];
}

/** The files that components show already: file, gallery and thumbnail components name attachments. */
function fileComponents(parts) {
  return parts.flatMap((part) => [
    part.file?.attachment_id, part.media?.attachment_id, ...(part.items ?? []).map((item) => item.media?.attachment_id),
    part.accessory?.media?.attachment_id, part.file?.url, ...fileComponents(part.components ?? []),
  ].filter(Boolean));
}

function edited(message) {
  return message.edited_timestamp && h("span", { class: "edited", title: full(new Date(Date.parse(message.edited_timestamp) + store.skew)) }, "(edited)");
}

/** The start of a text that may be long: about as much as fits into one line. */
function start(text) {
  return text.length > 90 ? `${text.slice(0, 90).trimEnd()}…` : text;
}

/** The line above a message that answers something: who used what. */
function header(message) {
  const used = message.interaction_metadata;
  if (used && (message.type === TYPED || message.type === FROM_MENU)) {
    const who = account(used.user?.id) ?? { name: nameOf(used.user ?? {}) };
    const name = used.name ?? "a command";
    return h("div", { class: "message-reply" }, h("span", { class: "reply-line", "aria-hidden": "true" }), avatar(who, "tiny"),
      h("span", {}, h("strong", {}, who.name), " used ", h("span", { class: "used" }, message.type === TYPED ? `/${name}` : name)));
  }
  if (SYSTEM[message.type]) return null;
  const source = message.message_reference?.message_id ?? used?.interacted_message_id;
  if (!source) return null;
  const original = store.messages.get(source);
  const words = original ? start(spoken(original)) : "A message that is gone";
  const go = () => emit("show-message", source);
  return h("div", { class: "message-reply" }, h("span", { class: "reply-line", "aria-hidden": "true" }), h("button", { type: "button", class: "reply-to", disabled: !original, on: { click: go } }, words));
}

function ephemeralFoot(message) {
  const dismiss = () => act({ do: "dismiss", message: message.id });
  return h("p", { class: "ephemeral-foot" }, icon("eye"), "Only you can see this · ", h("button", { type: "button", class: "text-button", on: { click: dismiss } }, "Dismiss message"));
}

function reactions(message) {
  const chip = ({ emoji, count }) => {
    const name = emoji.id ? `${emoji.name}:${emoji.id}` : emoji.name;
    const toggle = () => act({ do: "react", message: message.id, emoji: name });
    return h("button", { type: "button", class: "reaction", "aria-label": `${emoji.name}, ${count}: react`, on: { click: toggle } }, emoji.id ? `:${emoji.name}:` : emoji.name, h("span", {}, String(count)));
  };
  return h("div", { class: "reactions" }, message.reactions.map(chip));
}

function tools(message) {
  return h("div", { class: "message-tools" }, iconButton("more", "More", (event) => messageMenu(message, event.currentTarget), { tabindex: "-1", "aria-haspopup": "menu" }));
}
