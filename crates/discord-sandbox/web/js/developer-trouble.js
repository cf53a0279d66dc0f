// Trouble on demand: what a bad day of Discord's looks like to the bot.

import { act } from "./act.js";
import { announce, h } from "./dom.js";

/** Each kind: its name, what it does, and which of the boxes it heeds. */
const REQUESTS = [
  ["rate_limited", "Rate limit (429)", "Discord asks the bot to wait."],
  ["globally_rate_limited", "Global rate limit (429)", "The same for everything that the bot does."],
  ["server_error", "Server error (500)", "The request has no effect."],
  ["latency", "Latency", "The answer comes late."],
  ["lost_answer", "Lost answer", "The request takes effect, and the answer says 500."],
];
const GATEWAY = [
  ["drop_sockets", "Drop the connection", "The socket breaks without a word."],
  ["reconnect", "Ask to reconnect (op 7)", "The bot should resume."],
  ["resumable_session", "Invalid session, resumable (op 9)", "The bot may resume."],
  ["invalid_session", "Invalid session (op 9)", "The bot has to identify anew."],
  ["ignore_heartbeats", "Leave heartbeats unanswered", "The bot should notice and reconnect."],
  ["answer_heartbeats", "Answer heartbeats again", "Back to normal."],
  ["deliver_twice", "Deliver the next interaction twice", "As a gateway may after a resume."],
];

export function troubleTab() {
  const path = h("input", { class: "input", id: "trouble-path", placeholder: "/callback" });
  const times = h("input", { class: "input", id: "trouble-times", type: "number", min: "1", max: "1000", value: "1" });
  const time = h("input", { class: "input", id: "trouble-time", type: "number", min: "0", max: "60000", step: "100", value: "2000" });
  const said = h("p", { class: "trouble-said", role: "status" });
  const bring = (kind, name) => async () => {
    const answer = await act({ do: "trouble", kind, path: path.value.trim(), times: Number(times.value) || 1, milliseconds: Number(time.value) || 0 });
    said.textContent = answer.outcome === "done" ? `${name}: done, or waiting for the next request.` : answer.reason;
    announce(said.textContent);
  };
  const button = ([kind, name, meaning]) => h("button", { type: "button", class: "trouble", on: { click: bring(kind, name) } }, h("span", {}, name), h("small", {}, meaning));
  const field = (label, input) => h("div", { class: "field" }, h("label", { for: input.id }, label), input);
  return h("div", { class: "troubles" },
    h("h3", { class: "side-label" }, "The bot's next requests"),
    h("div", { class: "trouble-fields" }, field("Path contains", path), field("How many", times), field("Milliseconds", time)),
    REQUESTS.map(button),
    h("h3", { class: "side-label" }, "The gateway"),
    GATEWAY.map(button), said);
}
