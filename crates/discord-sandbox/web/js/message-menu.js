// The menu of a message, with the bot's commands under Apps.

import { act } from "./act.js";
import { followUp } from "./answer.js";
import { copy } from "./copy.js";
import { openMenu } from "./menu.js";
import { channel, emit, localised, store } from "./store.js";

const MESSAGE_COMMAND = 3;
const EMOJI = ["👍", "❤️", "🎉", "👀", "✅"];

export function messageMenu(message, at) {
  const commands = store.world.commands.filter((command) => command.type === MESSAGE_COMMAND);
  const run = (command) => async () => followUp(await act({ do: "message_command", name: command.name, message: message.id }), { what: localised(command, "name") });
  const isEphemeral = (message.flags & 64) !== 0;
  openMenu([
    commands.length > 0 && { label: "Apps", items: commands.map((command) => ({ label: localised(command, "name"), run: run(command) })) },
    !isEphemeral && { label: "Add a reaction", items: EMOJI.map((emoji) => ({ label: emoji, run: () => act({ do: "react", message: message.id, emoji }) })) },
    !isEphemeral && store.world.may.open_threads && channel()?.kind === 0 && { label: "Create thread…", run: () => emit("new-thread", message) },
    message.content && { label: "Copy text", run: () => copy(message.content) },
    { label: "Copy as JSON", run: () => copy(JSON.stringify(message, null, 2)) },
    { label: "Copy message ID", run: () => copy(message.id) },
    isEphemeral ? null : false,
    isEphemeral && { label: "Dismiss message", run: () => act({ do: "dismiss", message: message.id }) },
  ], at, "Message");
}
