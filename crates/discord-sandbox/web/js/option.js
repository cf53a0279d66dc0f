// One option of a command that is being typed: a pill with a name and a box, and what may stand in the box.

import { act } from "./act.js";
import { avatar } from "./avatar.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { size } from "./attachment.js";
import { channelOptions, peopleOptions, roleOptions } from "./select.js";
import { localised } from "./store.js";

export const TYPE = { text: 3, integer: 4, boolean: 5, user: 6, channel: 7, role: 8, mentionable: 9, number: 10, file: 11 };
const WORDS = { 3: "text", 4: "whole number", 5: "true or false", 6: "person", 7: "channel", 8: "role", 9: "person or role", 10: "number", 11: "file" };
/** How long the person pauses before the bot is asked for suggestions, in milliseconds. */
const PAUSE = 120;
const LARGEST_FILE = 10 * 1024 * 1024;
/** So many suggestions are shown at once. */
const SHOWN = 25;

/** An option with what the person put in it. `line` is the command line that it stands in. */
export class Option {
  constructor(spec, line) {
    this.spec = spec;
    this.line = line;
    this.label = localised(spec, "name");
    /** What was picked from a list: its value, and how it reads. */
    this.chosen = null;
    this.file = null;
    this.isFile = spec.type === TYPE.file;
    this.input = this.isFile ? this.drawFile() : this.drawInput();
    this.element = h("span", { class: "pill", role: "group", "aria-label": this.label }, h("span", { class: "pill-name", "aria-hidden": "true" }, this.label), this.input, this.isFile && [this.chooser, this.clear]);
    this.asked = 0;
  }

  drawInput() {
    const isNumber = [TYPE.integer, TYPE.number].includes(this.spec.type);
    return h("input", {
      class: "pill-input", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false",
      "aria-autocomplete": "list", "aria-label": this.description(), inputmode: isNumber ? "decimal" : null, size: "1",
      on: {
        input: () => this.typed(),
        focus: () => this.line.focused(this),
      },
    });
  }

  drawFile() {
    this.chooser = h("input", { type: "file", hidden: true, on: { change: () => this.chooser.files[0] && this.setFile(this.chooser.files[0]) } });
    this.clear = iconButton("close", "Take the file out", () => this.setFile(null), { class: "icon-button pill-clear", hidden: true });
    return h("button", { type: "button", class: "pill-file", "aria-label": this.description(), on: { click: () => this.chooser.click(), focus: () => this.line.focused(this) } }, faceOf(null));
  }

  /** Name, meaning and kind, for those who listen. */
  description() {
    return `${this.label}${this.spec.required ? ", required" : ""}: ${localised(this.spec, "description")} (${WORDS[this.spec.type]})`;
  }

  /** Puts a file in, or takes it out; the focus is then where Enter goes on. */
  setFile(file) {
    this.file = file;
    // Or the same file could not be chosen again.
    this.chooser.value = "";
    fill(this.input, faceOf(file));
    this.input.setAttribute("aria-label", file ? `${this.description()}: ${file.name}, ${size(file.size)}` : this.description());
    this.clear.hidden = !file;
    this.element.classList.toggle("invalid", Boolean(file && this.problem()));
    this.input.focus();
    this.suggest();
  }

  typed() {
    this.chosen = null;
    this.fit();
    this.element.classList.remove("invalid");
    this.suggest();
  }

  fit() {
    this.input.size = Math.max(1, Math.min(60, [...this.input.value].length));
  }

  choose(value, label) {
    this.chosen = { value: String(value), label };
    this.input.value = label;
    this.fit();
    this.element.classList.remove("invalid");
  }

  get isEmpty() {
    return this.isFile ? !this.file : this.input.value === "";
  }

  /** What the sandbox gets; the names of people, channels and roles stand for ids. */
  get value() {
    if (this.chosen) return this.chosen.value;
    const typed = this.input.value.trim().toLowerCase();
    const only = (this.fixed() ?? []).find((item) => item.label.toLowerCase() === typed || String(item.value).toLowerCase() === typed);
    return only ? String(only.value) : this.input.value;
  }

  /** What stands in a test that is copied. */
  get shown() {
    const isNamed = [TYPE.user, TYPE.channel, TYPE.role, TYPE.mentionable].includes(this.spec.type);
    return isNamed && this.chosen ? this.chosen.label.replace(/^[@#]/, "") : this.value;
  }

  /** What is wrong with it, in words; null if nothing is. */
  problem() {
    const { spec } = this;
    if (this.isEmpty) return spec.required ? `${this.label} is required.` : null;
    if (this.isFile) return this.file.size > LARGEST_FILE ? `${this.file.name} has ${size(this.file.size)}; 10 MB is the most.` : null;
    const fixed = this.fixed();
    if (fixed) return fixed.some((item) => String(item.value) === this.value) ? null : `Pick one of the list for ${this.label}.`;
    const { value } = this;
    if (spec.type === TYPE.integer && !/^-?\d{1,16}$/.test(value)) return `${this.label} is a whole number.`;
    if (spec.type === TYPE.number && (value.trim() === "" || Number.isNaN(Number(value)))) return `${this.label} is a number.`;
    if ([TYPE.integer, TYPE.number].includes(spec.type)) {
      if (spec.min_value !== undefined && Number(value) < spec.min_value) return `${this.label} is at least ${spec.min_value}.`;
      if (spec.max_value !== undefined && Number(value) > spec.max_value) return `${this.label} is at most ${spec.max_value}.`;
      return null;
    }
    const length = [...value].length;
    if (length < (spec.min_length ?? 0)) return `${this.label} has at least ${spec.min_length} characters.`;
    return length > (spec.max_length ?? 6000) ? `${this.label} has at most ${spec.max_length ?? 6000} characters.` : null;
  }

  /** The values that there are, if they are a list that the page knows. */
  fixed() {
    const { spec } = this;
    if (spec.choices?.length) return spec.choices.map((choice) => ({ value: choice.value, label: localised(choice, "name") }));
    switch (spec.type) {
      case TYPE.boolean: return [{ value: "True", label: "True" }, { value: "False", label: "False" }];
      case TYPE.user: return peopleOptions().map(named("@"));
      case TYPE.role: return roleOptions();
      case TYPE.mentionable: return [...peopleOptions().map(named("@")), ...roleOptions()];
      case TYPE.channel: return channelOptions(spec.channel_types).map(named("#"));
      default: return null;
    }
  }

  /** Shows what the box may hold, in the list above. */
  async suggest() {
    const heading = this.heading();
    const fixed = this.fixed();
    if (fixed) {
      const words = this.chosen ? "" : this.input.value.toLowerCase();
      const found = fixed.filter((item) => item.label.toLowerCase().includes(words));
      this.show(heading, found);
    } else if (this.spec.autocomplete) {
      await this.ask(heading);
    } else this.show(heading, []);
  }

  /** Asks the bot, once the person pauses. */
  async ask(heading) {
    const number = ++this.asked;
    if (this.line.suggestions.input !== this.input) this.show([heading, h("span", { class: "suggest-wait" }, "Loading…")], []);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const isStale = () => number !== this.asked || document.activeElement !== this.input;
    if (isStale()) return;
    const answer = await act({ do: "suggest", text: this.line.text(this) });
    if (isStale()) return;
    if (answer.outcome === "choices") {
      const items = answer.choices.map((choice) => ({ value: choice.value, label: localised(choice, "name") }));
      this.show(items.length ? heading : [heading, h("span", { class: "suggest-wait" }, "No options match your search.")], items);
    } else this.show([heading, h("span", { class: "suggest-wrong" }, "Loading options failed.")], []);
  }

  heading() {
    return [h("strong", {}, this.label), h("span", {}, localised(this.spec, "description")), h("span", { class: "suggest-kind" }, `${WORDS[this.spec.type]}${range(this.spec)}`)];
  }

  show(heading, items) {
    const take = (item) => () => {
      this.choose(item.value, item.label);
      this.line.next(this);
    };
    const isTyped = this.input.value !== "" && !this.chosen;
    const first = this.chosen ? items.findIndex((item) => String(item.value) === this.chosen.value) : this.spec.required || isTyped ? 0 : -1;
    this.line.suggestions.show(this.input, heading, items.slice(0, SHOWN).map((item) => ({ label: item.label, sign: item.person ? avatar(item.person, "tiny") : item.sign && icon(item.sign), take: take(item) })), first);
  }
}

/** What stands on the button for a file. */
function faceOf(file) {
  return [icon("file"), h("span", { class: "pill-file-name" }, file ? file.name : "Choose or drop a file"), file && h("span", { class: "file-size" }, size(file.size))];
}

const named = (mark) => (item) => ({ ...item, label: `${mark}${item.label}`, sign: null });

function range({ min_value: least, max_value: most }) {
  if (least !== undefined && most !== undefined) return `, ${least} to ${most}`;
  if (least !== undefined) return `, at least ${least}`;
  return most !== undefined ? `, at most ${most}` : "";
}
