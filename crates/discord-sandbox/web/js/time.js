// Times as Discord writes them, in the language and zone of the browser.

import { store } from "./store.js";

const format = (options) => new Intl.DateTimeFormat(undefined, options);
const TIME = format({ hour: "2-digit", minute: "2-digit" });
const DAY = format({ day: "numeric", month: "long", year: "numeric" });
const SHORT_DAY = format({ day: "2-digit", month: "2-digit", year: "numeric" });
const FULL = format({ weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });

/** The forms of `<t:...:F>`, by their letter. */
const STYLES = {
  t: { hour: "2-digit", minute: "2-digit" },
  T: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  d: { day: "2-digit", month: "2-digit", year: "numeric" },
  D: { day: "numeric", month: "long", year: "numeric" },
  f: { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" },
  F: { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" },
};

/** When a message was sent, on this machine's clock. */
export function momentOf(message) {
  return new Date(Date.parse(message.timestamp) + store.skew);
}

export function clock(date) {
  return TIME.format(date);
}

export function longDay(date) {
  return DAY.format(date);
}

export function full(date) {
  return FULL.format(date);
}

/** `Today at 09:41`, `Yesterday at 09:41`, or the date. */
export function relativeDay(date) {
  const midnight = new Date();
  midnight.setHours(0, 0, 0, 0);
  const days = Math.floor((midnight - date) / 86_400_000) + 1;
  if (date >= midnight) return `Today at ${clock(date)}`;
  return days === 1 ? `Yesterday at ${clock(date)}` : `${SHORT_DAY.format(date)} ${clock(date)}`;
}

/** The text of `<t:seconds:style>`. */
export function stamp(seconds, style = "f") {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return "Invalid date";
  return style === "R" ? ago(date) : format(STYLES[style] ?? STYLES.f).format(date);
}

const UNITS = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1]];

function ago(date) {
  const seconds = Math.round((date - Date.now()) / 1000);
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS[UNITS.length - 1];
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}
