// The box at the bottom: a message, or a command.

import { act } from "./act.js";
import { followUp } from "./answer.js";
import { CommandLine } from "./command-line.js";
import { botSign, matching, named } from "./commands.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { size } from "./attachment.js";
import { addNotice } from "./timeline.js";
import { channel, me, on, store } from "./store.js";
import { Suggestions } from "./suggest.js";
import { avatar } from "./avatar.js";
import { thinkingDots } from "./notice.js";

let holder = null;
let suggestions = null;
let textBox = null;
let line = null;
let files = [];
let placedFor = "";

export function startComposer() {
  holder = document.getElementById("composer");
  const body = h("div", { class: "composer-body" });
  fill(holder, body);
  suggestions = new Suggestions(holder, "suggestions");
  on("world", () => draw(body));
  on("focus-composer", focus);
  on("insert-text", insert);
  on("start-command", (name) => {
    const entry = named(name);
    if (entry) begin(entry, body);
  });
  holder.addEventListener("focus", focus);
  addEventListener("keydown", (event) => onPageKey(event));
  startDropping(body);
}

function focus() {
  if (line) line.start();
  else textBox?.focus();
}

/** What is typed anywhere goes into the box, as long as nothing else is being typed into. */
function onPageKey(event) {
  const isTyping = event.target.closest?.("input, textarea, select, dialog, [role=menu], [role=listbox]");
  const isText = [...event.key].length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!isText || isTyping || line || !textBox || textBox.disabled) return;
  event.preventDefault();
  insert(event.key);
}

function insert(text) {
  if (!textBox) return;
  textBox.focus();
  textBox.setRangeText(text, textBox.selectionStart, textBox.selectionEnd, "end");
  textBox.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Draws the box anew for another place or person; what is being typed stays otherwise. */
function draw(body) {
  const place = JSON.stringify([store.world.me, store.world.channel, store.world.may]);
  if (place === placedFor) return;
  const hadFocus = holder.contains(document.activeElement);
  placedFor = place;
  files = [];
  showText(body, "");
  if (hadFocus) textBox.focus();
}

function showText(body, text) {
  line = null;
  suggestions.hide();
  const { send, attach, commands } = store.world.may;
  const open = channel();
  const name = open?.name ? `#${open.name}` : store.world.bot.name;
  const isClosed = !send && !commands;
  textBox = h("textarea", {
    class: "composer-text", rows: "1", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-label": `Message ${name}. Type a slash for commands.`,
    placeholder: isClosed ? "You do not have permission to send messages in this channel." : send ? `Message ${name}, or type /` : "Type / for commands", disabled: isClosed,
    on: {
      input: () => onType(body),
      keydown: (event) => onKey(event, body),
      paste: (event) => event.clipboardData.files.length && take([...event.clipboardData.files], body, event),
      blur: () => suggestions.hide(),
      focus: () => textBox.value.startsWith("/") && onType(body),
    },
  });
  textBox.value = text;
  const chooser = h("input", { type: "file", multiple: true, hidden: true, on: { change: () => take([...chooser.files], body) } });
  fill(body,
    files.length > 0 && h("ul", { class: "composer-files", "aria-label": "Files to send" }, files.map((file) => drawFile(file, body))),
    h("div", { class: "composer-row" }, iconButton("plus", "Attach files", () => chooser.click(), { disabled: !attach || !send }), chooser, textBox,
      h("button", { type: "button", class: "icon-button slash", "aria-label": "Commands", title: "Commands", disabled: !commands, on: { click: () => textBox.value === "" && insert("/") } }, "/")));
  fit();
}

function drawFile(file, body) {
  const drop = () => {
    files = files.filter((each) => each !== file);
    showText(body, textBox.value);
    textBox.focus();
  };
  return h("li", {}, icon("file"), h("span", {}, `${file.name} (${size(file.size)})`), iconButton("close", `Leave out ${file.name}`, drop));
}

function fit() {
  textBox.style.height = "auto";
  textBox.style.height = `${Math.min(textBox.scrollHeight, 240)}px`;
}

function onType(body) {
  fit();
  const typed = /^\/([^\n]*)$/.exec(textBox.value);
  if (!typed || !store.world.may.commands) return suggestions.hide();
  const found = matching(typed[1]);
  const items = found.map((entry) => ({ label: `/${entry.shown}`, description: entry.description, sign: botSign(), note: store.world.bot.name, take: () => begin(entry, body) }));
  const heading = items.length ? h("strong", {}, "Commands") : h("span", {}, store.world.bot.online ? "There is no such command here." : "The bot is not connected.");
  return suggestions.show(textBox, heading, items);
}

function onKey(event, body) {
  if (event.isComposing) return;
  if (suggestions.move(event.key)) event.preventDefault();
  else if (["Enter", "Tab"].includes(event.key) && suggestions.marked && !event.shiftKey) {
    event.preventDefault();
    suggestions.marked.take();
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    say(body);
  } else if (event.key === "Escape" && suggestions.isOpen) {
    event.preventDefault();
    suggestions.hide();
    showText(body, "");
    textBox.focus();
  } else if (event.key === "ArrowUp" && textBox.value === "") {
    event.preventDefault();
    document.querySelector(".messages > .message:last-of-type")?.focus();
  }
}

async function say(body) {
  const text = textBox.value;
  if (!text.trim() && files.length === 0) return;
  const sent = files.map((file) => ["", file]);
  const answer = await act({ do: "say", text }, sent);
  if (answer.outcome === "done") {
    files = [];
    showText(body, "");
    textBox.focus();
  }
  followUp(answer, {});
}

/** Starts to fill in a command. */
function begin(entry, body) {
  suggestions.hide();
  line = new CommandLine(entry, suggestions, {
    send: (whole) => run(whole, body),
    leave: (text) => {
      showText(body, text);
      textBox.focus();
      if (text) onType(body);
    },
  });
  fill(body, line.element);
  line.start();
}

async function run(whole, body) {
  showText(body, "");
  textBox.focus();
  const waiting = h("div", { class: "message sending", role: "status" }, h("span", { class: "message-avatar" }, avatar({ ...store.world.bot, isBot: true })),
    h("div", { class: "message-main" },
      h("div", { class: "message-reply" }, h("span", { class: "reply-line", "aria-hidden": "true" }), avatar(me(), "tiny"), h("span", {}, h("strong", {}, me().name), " used ", h("span", { class: "used" }, `/${whole.shown}`))),
      h("p", { class: "thinking" }, thinkingDots(), "Sending the command…")));
  // Most answers come at once; only one that does not is worth a word.
  const slow = setTimeout(() => addNotice(waiting), 250);
  const answer = await act({ do: "slash", text: whole.text, shown: whole.readable }, whole.files);
  clearTimeout(slow);
  waiting.remove();
  followUp(answer, { what: `/${whole.shown}` });
}

/** Files that are dropped go to the options for files, or onto the message. */
function take(list, body, event) {
  event?.preventDefault();
  if (line) {
    const reason = line.drop(list);
    if (reason) followUp({ outcome: "refused", reason }, {});
    return;
  }
  files = [...files, ...list].slice(0, 10);
  showText(body, textBox.value);
  textBox.focus();
}

function startDropping(body) {
  const chat = document.getElementById("chat");
  const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  chat.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    chat.classList.add("dropping");
  });
  chat.addEventListener("dragleave", (event) => !chat.contains(event.relatedTarget) && chat.classList.remove("dropping"));
  chat.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    chat.classList.remove("dropping");
    if (textBox && !textBox.disabled) take([...event.dataTransfer.files], body);
  });
}
