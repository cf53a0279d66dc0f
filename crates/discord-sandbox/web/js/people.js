// The right: who is in the channel, and what can be done with a person.

import { act } from "./act.js";
import { avatar } from "./avatar.js";
import { fill, h } from "./dom.js";
import { followUp } from "./answer.js";
import { openMenu } from "./menu.js";
import { openChannel, become, title } from "./sidebar.js";
import { account, channel, emit, guild, localised, on, store } from "./store.js";

const USER_COMMAND = 2;

export function startPeople() {
  on("world", draw);
  on("person-menu", ({ person, at }) => personMenu(person, at));
}

/** Who sees the channel, by their first role. */
function groups() {
  const open = channel();
  const here = store.world.people.filter((person) => (open?.only_for ?? [person.id]).includes(person.id) && (guild() || person.id === store.world.me));
  const found = new Map();
  for (const person of here) {
    const name = guild() ? title(person) : "People";
    found.set(name, [...(found.get(name) ?? []), person]);
  }
  return [...found];
}

function draw() {
  if (!store.world) return;
  const { bot } = store.world;
  const focused = document.activeElement?.dataset?.focus;
  const section = (name, people) => [
    h("h2", { class: "side-label" }, `${name} — ${people.length}`),
    h("ul", {}, people.map((person) => h("li", {}, member(person)))),
  ];
  fill(document.getElementById("people"),
    section("Apps", [{ ...bot, isBot: true }]),
    groups().map(([name, people]) => section(name, people)));
  if (focused?.startsWith("member-")) document.querySelector(`[data-focus="${focused}"]`)?.focus({ preventScroll: true });
}

function member(person) {
  const isOff = person.isBot && !person.online;
  const state = person.isBot ? (isOff ? "offline" : "online") : person.id === store.world.me ? "you" : null;
  return h("button", {
    type: "button",
    class: `member ${isOff ? "off" : ""}`,
    "aria-haspopup": "menu",
    "aria-label": [person.name, person.isBot && "app", state].filter(Boolean).join(", "),
    data: { focus: `member-${person.id}` },
    on: {
      click: (event) => personMenu(person, event.currentTarget),
      contextmenu: (event) => {
        event.preventDefault();
        personMenu(person, event.clientX ? { x: event.clientX, y: event.clientY } : event.currentTarget);
      },
    },
  }, h("span", { class: `presence ${isOff ? "" : "online"}` }, avatar(person, "small")), h("span", { class: "member-name" }, person.name), person.isBot && h("span", { class: "tag" }, "APP"), state === "you" && h("span", { class: "member-state" }, "you"));
}

/** What can be done with a person: their menu of commands is the bot's. */
export function personMenu(person, at) {
  if (!person) return;
  const commands = store.world.commands.filter((command) => command.type === USER_COMMAND);
  const run = (command) => async () => followUp(await act({ do: "user_command", name: command.name, target: person.id }), { what: localised(command, "name") });
  const isOther = !person.isBot && person.id !== store.world.me;
  openMenu([
    { heading: person.name },
    person.isBot && { label: "Message", run: () => openChannel(store.world.dm.id) },
    commands.length > 0 && { label: "Apps", items: commands.map((command) => ({ label: localised(command, "name"), run: run(command) })) },
    { label: "Mention", run: () => emit("insert-text", `<@${person.id}> `) },
    isOther && { label: `Become ${person.name}`, run: () => become(person.id) },
    !person.isBot && { label: "Permissions…", run: () => emit("permissions", account(person.id)) },
    null,
    { label: "Copy user ID", run: () => navigator.clipboard.writeText(person.id) },
  ], at, person.name);
}
