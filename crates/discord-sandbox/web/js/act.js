// What the person does, sent to the sandbox.

import { emit, store } from "./store.js";

/**
 * Does something as the current person in the current channel, and gives the bot's first answer:
 * `done`, `form`, `choices`, `failed` or `refused`. `files` are pairs of an option's name and a file.
 */
export async function act(what, files = []) {
  const form = new FormData();
  form.append("action", JSON.stringify({ person: store.world.me, channel: store.world.channel, act: what }));
  for (const [option, file] of files) form.append(`file:${option}`, file);
  // The message as the person sees it: by the time the answer comes, the bot may have changed it.
  const message = store.messages.get(what.message);
  let answer;
  try {
    const response = await fetch("/page/act", { method: "POST", body: form });
    answer = response.ok ? await response.json() : { outcome: "refused", reason: await response.text() };
  } catch {
    answer = { outcome: "refused", reason: "The sandbox has stopped. Start it again, and this page goes on." };
  }
  emit("acted", { what, message, answer });
  return answer;
}
