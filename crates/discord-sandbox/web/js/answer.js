// What the bot made of something that the person did, as far as it does not come as a message.

import { openForm } from "./form.js";
import { emit } from "./store.js";

/**
 * Shows a form, a refusal, or a failure. `where.message` is the message that was used, `where.what` the command.
 */
export function followUp(answer, where) {
  if (answer.outcome === "form") openForm(answer.id, answer.form, where);
  else if (answer.outcome === "refused") emit("notice", { text: answer.reason });
  else if (answer.outcome === "failed" && where.message) emit("interaction-failed", where.message);
  else if (answer.outcome === "failed") emit("notice", { text: "The application did not respond", detail: answer.reason });
}
