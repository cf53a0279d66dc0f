// The commands that the person can type, with subcommands as entries of their own.

import { avatar } from "./avatar.js";
import { localised, store } from "./store.js";

const TYPED = 1;
const SUBCOMMAND = 1;
const GROUP = 2;

/** Each thing that can be typed: its names in order, its description and its options. */
export function entries() {
  const typed = store.world.commands.filter((command) => (command.type ?? TYPED) === TYPED);
  const all = typed.flatMap((command) => unfold([command], command.options ?? []));
  return all.sort((a, b) => a.shown.localeCompare(b.shown));
}

function unfold(path, options) {
  const inner = options.filter((option) => option.type === SUBCOMMAND || option.type === GROUP);
  if (inner.length > 0) return inner.flatMap((option) => unfold([...path, option], option.options ?? []));
  const last = path[path.length - 1];
  return [{
    name: path.map((part) => part.name).join(" "),
    shown: path.map((part) => localised(part, "name")).join(" "),
    description: localised(last, "description"),
    options,
  }];
}

/** The commands that fit what was typed after the slash, best first. */
export function matching(words) {
  const wanted = words.trim().toLowerCase();
  const rank = (entry) => {
    const names = [entry.shown.toLowerCase(), entry.name.toLowerCase()];
    if (names.some((name) => name.startsWith(wanted))) return 0;
    if (names.some((name) => name.includes(wanted))) return 1;
    return entry.description.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return entries().map((entry) => [rank(entry), entry]).filter(([place]) => place < 3).sort(([a], [b]) => a - b).map(([, entry]) => entry);
}

/** The entry of exactly this name. */
export function named(name) {
  return entries().find((entry) => entry.name === name || entry.shown === name) ?? null;
}

export function botSign() {
  return avatar({ ...store.world.bot, isBot: true }, "small");
}
