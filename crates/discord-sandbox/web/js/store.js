// What the page knows, and who wants to hear of changes.

export const store = {
  /** Title and first steps, as the sandbox gave them. */
  page: { title: "", steps: [] },
  /** The sandbox's own address, which attachments are at. */
  base: "",
  /** How far the sandbox's clock is behind this machine's, in milliseconds. */
  skew: 0,
  /** Whether the websocket is open. */
  isConnected: false,
  /** Bot, people, guilds and commands, as the current person sees them. */
  world: null,
  /** The messages of the current channel by id, oldest first. */
  messages: new Map(),
  /** The newest message that each person has seen in each channel. */
  seen: new Map(),
};

const listeners = new Map();

/** Calls back whenever the topic changes. */
export function on(topic, listener) {
  if (!listeners.has(topic)) listeners.set(topic, []);
  listeners.get(topic).push(listener);
}

export function emit(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

/** The person who is looking. */
export function me() {
  return store.world?.people.find((person) => person.id === store.world.me) ?? null;
}

/** Every channel that the person sees. */
export function channels() {
  if (!store.world) return [];
  const { guilds, dm } = store.world;
  return [...guilds.flatMap((guild) => guild.channels), ...(dm ? [dm] : [])];
}

/** The channel that is open. */
export function channel() {
  return channels().find((each) => each.id === store.world.channel) ?? null;
}

/** The guild of the open channel; none in direct messages. */
export function guild() {
  return store.world?.guilds.find((each) => each.channels.some((inside) => inside.id === store.world.channel)) ?? null;
}

/** A person or the bot, by id. */
export function account(id) {
  if (!store.world) return null;
  if (id === store.world.bot.id) return { ...store.world.bot, isBot: true };
  return store.world.people.find((person) => person.id === id) ?? null;
}

export function role(id) {
  return store.world?.guilds.flatMap((each) => each.roles).find((each) => each.id === id) ?? null;
}

/** Whether there is something in a channel that the person has not looked at. */
export function isUnread(each) {
  if (!each.last || each.id === store.world.channel) return false;
  const seen = store.seen.get(`${store.world.me}:${each.id}`);
  return seen !== undefined && BigInt(each.last) > BigInt(seen);
}

/** Notes that the person has seen everything in these channels. */
export function markSeen(list) {
  for (const each of list) store.seen.set(`${store.world.me}:${each.id}`, each.last ?? "0");
}

/** A text of a command in the person's language. */
export function localised(part, key) {
  return part[`${key}_localizations`]?.[me()?.locale] ?? part[key] ?? "";
}
