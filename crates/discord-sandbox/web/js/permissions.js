// The dialog in which a person's permissions and roles are set.

import { act } from "./act.js";
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { followUp } from "./answer.js";
import { guild, on, store } from "./store.js";

const PERMISSIONS = [
  ["Administrator", 3, "Every permission, and no command is hidden."],
  ["Manage server", 5, "What most bots ask for before they change settings."],
  ["View channels", 10, "Without it, no channel of a server is seen."],
  ["Send messages", 11, "Without it, only commands can be used."],
  ["Manage messages", 13, "Delete and pin what others wrote."],
  ["Attach files", 15, "Files on messages."],
  ["Read message history", 16, "What was said before."],
  ["Manage roles", 28, "Give roles to others."],
  ["Use application commands", 31, "Without it, no bot can be used here."],
  ["Manage threads", 34, "Archive threads, and see all of them."],
  ["Create private threads", 36, "Threads for some people only."],
].map(([name, bit, meaning]) => ({ name, bit: 1n << BigInt(bit), meaning }));

export function startPermissions() {
  on("permissions", (person) => person && open(person));
}

function open(person) {
  let bits = BigInt(person.permissions);
  const roles = new Set(person.roles);
  const row = (name, meaning, isOn, set) => h("label", { class: "switch" },
    h("span", { class: "switch-words" }, h("span", {}, name), meaning && h("small", {}, meaning)),
    h("input", { type: "checkbox", role: "switch", checked: isOn, on: { change: (event) => set(event.target.checked) } }));
  const there = (guild() ?? store.world.guilds[0])?.roles.slice(1) ?? [];
  openDialog(`Permissions of ${person.name}`, (dialog) => {
    const save = async (event) => {
      event.preventDefault();
      const answer = await act({ do: "permissions", target: person.id, bits: String(bits), roles: [...roles] });
      if (answer.outcome === "done") dialog.close();
      followUp(answer, {});
    };
    return h("form", { class: "form", on: { submit: save } },
      h("div", { class: "form-fields" },
        PERMISSIONS.map(({ name, bit, meaning }) => row(name, meaning, (bits & bit) !== 0n, (isOn) => (bits = isOn ? bits | bit : bits & ~bit))),
        there.length > 0 && h("h3", { class: "side-label" }, "Roles"),
        there.map((role) => row(role.name, null, roles.has(role.name), (isOn) => (isOn ? roles.add(role.name) : roles.delete(role.name))))),
      h("footer", { class: "dialog-foot" }, h("button", { type: "button", class: "button quiet", on: { click: () => dialog.close() } }, "Cancel"), h("button", { type: "submit", class: "button primary" }, "Save")));
  });
}
