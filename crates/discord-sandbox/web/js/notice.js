// Notices that only this page shows: refusals, and commands that nobody answered.

import { h, icon, iconButton } from "./dom.js";
import { on } from "./store.js";
import { addNotice } from "./timeline.js";

export function startNotices() {
  on("notice", ({ text, detail }) => {
    const notice = h("div", { class: "notice", role: "alert" }, icon("warning"), h("div", { class: "notice-words" }, h("p", {}, text), detail && h("small", {}, detail)));
    notice.append(iconButton("close", "Dismiss", () => notice.remove()));
    addNotice(notice);
  });
  // They belong to the place and the person.
  on("messages", ({ reset }) => reset && document.querySelectorAll(".notice").forEach((notice) => notice.remove()));
}

export function thinkingDots() {
  return h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
}
