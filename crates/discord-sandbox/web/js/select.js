// The five kinds of select, with what there is to pick.

import { emoji, KIND } from "./component.js";
import { picker } from "./picker.js";
import { guild, store } from "./store.js";
import { isBusy, mark, pick } from "./use.js";

/** People, the bot among them, as options. */
export function peopleOptions() {
  const people = [...store.world.people, { ...store.world.bot, isBot: true }];
  return people.map((person) => ({ value: person.id, label: person.name, person }));
}

export function roleOptions() {
  return (guild()?.roles ?? []).map((role) => ({ value: role.id, label: role.name.replace(/^@?/, "@"), sign: "at" }));
}

/** Channels of the guild, of certain types if any are named. */
export function channelOptions(types) {
  const inside = (guild()?.channels ?? []).filter((channel) => !types?.length || types.includes(channel.kind));
  return inside.map((channel) => ({ value: channel.id, label: channel.name ?? "direct message", sign: "hash" }));
}

/** What can be picked in a select. */
export function optionsOf(part) {
  switch (part.type) {
    case KIND.userSelect: return peopleOptions();
    case KIND.roleSelect: return roleOptions();
    case KIND.mentionableSelect: return [...peopleOptions(), ...roleOptions()];
    case KIND.channelSelect: return channelOptions(part.channel_types);
    default: return (part.options ?? []).map((option) => ({ value: option.value, label: option.label, description: option.description, emoji: emoji(option.emoji) }));
  }
}

/** What is picked before the person picks. */
export function defaultsOf(part) {
  if (part.type === KIND.stringSelect) return (part.options ?? []).filter((option) => option.default).map((option) => option.value);
  return (part.default_values ?? []).map((value) => value.id);
}

const PLACEHOLDERS = { 5: "Select a person", 6: "Select a role", 7: "Select a person or role", 8: "Select a channel" };

export function placeholderOf(part) {
  return part.placeholder ?? PLACEHOLDERS[part.type] ?? "Make a selection";
}

/** A select on a message. */
export function select(part, message) {
  const element = picker({
    options: optionsOf(part),
    placeholder: placeholderOf(part),
    least: part.min_values ?? 1,
    most: part.max_values ?? 1,
    picked: defaultsOf(part),
    disabled: Boolean(part.disabled),
    custom: part.custom_id,
    onDone: (values, button) => pick(message, part, button, values),
  });
  mark(element, isBusy(message, part));
  return element;
}
