// The dialog in which a thread is opened.

import { act } from "./act.js";
import { followUp } from "./answer.js";
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { picker } from "./picker.js";
import { peopleOptions } from "./select.js";
import { channel, emit, on, store } from "./store.js";

export function startThreads() {
  on("new-thread", open);
}

/** A thread on a message, or beside them. Only one beside them can be private. */
function open(message) {
  const name = h("input", { class: "input", id: "thread-name", maxlength: "100", required: true, autocomplete: "off" });
  const isPrivate = h("input", { type: "checkbox", role: "switch", on: { change: () => (others.hidden = !isPrivate.checked) } });
  let people = [];
  const options = peopleOptions().filter((option) => option.value !== store.world.me);
  const others = h("div", { class: "field", hidden: true }, h("span", { class: "field-description" }, "Who is in it besides you"),
    picker({ options, placeholder: "Nobody else", label: "Who is in it besides you", least: 0, most: options.length, onDone: (values) => (people = values) }));
  openDialog(message ? "Thread on this message" : `New thread in #${channel().name}`, (dialog) => {
    const create = async (event) => {
      event.preventDefault();
      const answer = await act({ do: "thread", name: name.value.trim(), message: message?.id ?? null, private: isPrivate.checked, people: isPrivate.checked ? people : [] });
      dialog.close();
      if (answer.outcome === "done") emit("open-channel", answer.channel);
      followUp(answer, {});
    };
    return h("form", { class: "form", on: { submit: create } },
      h("div", { class: "form-fields" },
        h("div", { class: "field" }, h("label", { for: name.id }, "Name"), name),
        !message && store.world.may.open_private_threads && h("label", { class: "switch" }, h("span", { class: "switch-words" }, h("span", {}, "Private"), h("small", {}, "Only those who are in it see it.")), isPrivate),
        others),
      h("footer", { class: "dialog-foot" }, h("button", { type: "button", class: "button quiet", on: { click: () => dialog.close() } }, "Cancel"), h("button", { type: "submit", class: "button primary" }, "Create")));
  });
  name.focus();
}
