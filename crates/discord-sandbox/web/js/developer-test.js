// What was done in the page, as a Rust test to copy.

import { copyButton } from "./copy.js";
import { h } from "./dom.js";
import { on, store } from "./store.js";

let code = null;

on("world", () => code?.isConnected && load());

async function load() {
  const shown = code;
  shown.textContent = await fetch("/page/test").then((response) => response.text()).catch(() => "The sandbox has stopped.");
}

export function testTab() {
  code = h("code", {});
  load();
  const count = store.world?.steps_done ?? 0;
  return h("div", { class: "test-tab" },
    h("p", {}, "A test that repeats what was done in this page, with this crate. Put it into ", h("code", { class: "md-code" }, "tests/"), ", and start your bot where it says so."),
    copyButton(count === 0 ? "Nothing was done yet" : "Copy as a test", () => code.textContent, { class: "button primary", disabled: count === 0 }),
    h("pre", { tabindex: "0", "aria-label": "The test" }, code));
}
