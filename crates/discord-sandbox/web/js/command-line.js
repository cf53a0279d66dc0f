// A command that is being filled in: its name, a pill for each option, and a box to add more of them.

import { fill, h, iconButton } from "./dom.js";
import { Option, TYPE } from "./option.js";
import { localised } from "./store.js";

export class CommandLine {
  /** `send` gets the line once it is complete; `leave` is called when the person backs out. */
  constructor(entry, suggestions, { send, leave }) {
    this.entry = entry;
    this.suggestions = suggestions;
    this.send = send;
    this.leave = leave;
    this.options = entry.options.filter((spec) => spec.required).map((spec) => new Option(spec, this));
    this.more = h("input", {
      class: "pill-more", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-autocomplete": "list",
      on: { input: () => this.offer(), focus: () => this.offer() },
    });
    this.pills = h("div", { class: "pills" });
    this.element = h("div", { class: "command-line", role: "group", "aria-label": `Command /${entry.shown}`, on: { keydown: (event) => this.onKey(event), focusout: (event) => this.onLeave(event) } },
      this.pills, iconButton("send", "Send the command", () => this.submit(), { class: "icon-button send" }));
    this.draw();
  }

  draw() {
    const left = this.remaining();
    this.more.placeholder = left.length ? `+${left.length} optional` : "";
    this.more.setAttribute("aria-label", left.length ? `Add one of ${left.length} optional options, or press Enter to send` : "Press Enter to send");
    fill(this.pills, h("span", { class: "command-name" }, `/${this.entry.shown}`), this.options.map((option) => option.element), this.more);
  }

  start() {
    (this.options[0]?.input ?? this.more).focus();
  }

  remaining() {
    const used = this.options.map((option) => option.spec.name);
    return this.entry.options.filter((spec) => !used.includes(spec.name));
  }

  focused(option) {
    option.suggest();
  }

  /** The options that are not used yet, above the last box. */
  offer() {
    const words = this.more.value.toLowerCase();
    const left = this.remaining().filter((spec) => localised(spec, "name").toLowerCase().includes(words));
    const items = left.map((spec) => ({ label: localised(spec, "name"), description: localised(spec, "description"), take: () => this.add(spec) }));
    const heading = items.length ? [h("strong", {}, "Options"), h("span", {}, "Tab or arrows to add one, Enter to send")] : [h("strong", {}, `/${this.entry.shown}`), h("span", {}, `${this.entry.description} — Enter to send`)];
    this.suggestions.show(this.more, heading, items, words ? 0 : -1);
  }

  add(spec) {
    const option = new Option(spec, this);
    this.options.push(option);
    this.more.value = "";
    this.draw();
    option.input.focus();
    return option;
  }

  remove(option) {
    this.options = this.options.filter((each) => each !== option);
    this.draw();
    this.more.focus();
  }

  /** Goes on to the next box: the next option, or the one for more. */
  next(option) {
    const after = this.options[this.options.indexOf(option) + 1];
    (after?.input ?? this.more).focus();
  }

  onKey(event) {
    const option = this.options.find((each) => each.input === event.target);
    if (event.isComposing) return;
    if (this.suggestions.move(event.key)) {
      event.preventDefault();
    } else if (event.key === "Enter" && !event.target.closest("button:not(.pill-file)")) {
      const { marked } = this.suggestions;
      const isPicking = marked && (option ? !option.chosen || option.chosen.label !== marked.label : true);
      if (option?.isFile && !option.file) return;
      event.preventDefault();
      if (isPicking) marked.take();
      else this.submit();
    } else if (event.key === "Tab" && !event.shiftKey) {
      this.onTab(event, option);
    } else if (["Backspace", "Delete"].includes(event.key) && option?.file) {
      event.preventDefault();
      option.setFile(null);
    } else if (event.key === "Backspace" && (option ? option.isEmpty : event.target === this.more && this.more.value === "")) {
      event.preventDefault();
      this.back(option);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.leave("");
    }
  }

  /** Tab takes what is marked and goes on; in the last box it adds the next option, as long as there is one. */
  onTab(event, option) {
    const { marked } = this.suggestions;
    if (option) {
      event.preventDefault();
      if (marked && !option.chosen && !option.isEmpty) marked.take();
      else if (marked && option.spec.required && option.isEmpty) marked.take();
      else this.next(option);
    } else if (event.target === this.more && this.remaining().length) {
      event.preventDefault();
      (marked ?? this.suggestions.items[0])?.take();
    }
  }

  back(option) {
    if (option && !option.spec.required) return this.remove(option);
    const before = option ? this.options[this.options.indexOf(option) - 1] : this.options[this.options.length - 1];
    if (before) before.input.focus();
    else this.leave(`/${this.entry.shown}`);
  }

  onLeave(event) {
    if (!this.element.contains(event.relatedTarget)) this.suggestions.hide();
  }

  /** The line as it is typed. With `focus`, as far as that option, which comes last. */
  text(focus = null) {
    const given = this.options.filter((option) => option !== focus && !option.isFile && !option.isEmpty);
    const parts = given.map((option) => pair(option.spec.name, option.value));
    if (focus) parts.push(pair(focus.spec.name, focus.input.value));
    return [`/${this.entry.name}`, ...parts].join(" ");
  }

  /** The same with names in place of ids. */
  shown() {
    const given = this.options.filter((option) => !option.isFile && !option.isEmpty);
    return [`/${this.entry.name}`, ...given.map((option) => pair(option.spec.name, option.shown))].join(" ");
  }

  submit() {
    const wrong = this.options.find((option) => option.problem());
    if (wrong) {
      wrong.element.classList.add("invalid");
      wrong.input.focus();
      this.suggestions.show(wrong.input, h("span", { class: "suggest-wrong", role: "alert" }, wrong.problem()), []);
      return;
    }
    const files = this.options.filter((option) => option.isFile && option.file).map((option) => [option.spec.name, option.file]);
    this.send({ name: this.entry.name, shown: this.entry.shown, text: this.text(), readable: this.shown(), files });
  }

  /** Puts files that were dropped into the options for files, and gives what to say of those without a place. */
  drop(files) {
    const most = this.entry.options.filter((spec) => spec.type === TYPE.file).length;
    if (most === 0) return "This command takes no file.";
    // One file onto the only option takes the place of what was there.
    const isSwap = files.length === 1 && most === 1;
    const left = files.filter((file) => {
      const unused = this.remaining().find((spec) => spec.type === TYPE.file);
      const option = this.options.find((each) => each.isFile && (isSwap || !each.file)) ?? (unused && this.add(unused));
      option?.setFile(file);
      return !option;
    });
    return left.length > 0 ? `There is no place left for ${left.map((file) => file.name).join(", ")}: this command takes ${most === 1 ? "one file" : `${most} files`}.` : null;
  }
}

/** `name:value`, in quotes where the value would not be read as one word. */
function pair(name, value) {
  return /^[^\s"\\]+$/.test(value) ? `${name}:${value}` : `${name}:"${value.replace(/["\\]/g, "\\$&")}"`;
}
