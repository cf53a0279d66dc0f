// The bar above the messages, and the drawers of a narrow screen.

import { fill, h, icon, iconButton } from "./dom.js";
import { channel, emit, on, store } from "./store.js";

const side = () => document.getElementById("side");
const people = () => document.getElementById("people");
const app = () => document.getElementById("app");
const scrim = () => document.getElementById("scrim");

export function startBar() {
  on("world", draw);
  on("connection", draw);
  on("developer", draw);
  on("close-drawers", closeDrawers);
  scrim().addEventListener("click", closeDrawers);
  addEventListener("keydown", (event) => event.key === "Escape" && !scrim().hidden && closeDrawers());
}

/** Opens one of the drawers, from a button that gets the focus back. */
function openDrawer(name) {
  app().dataset.drawer = name;
  scrim().hidden = false;
  (name === "side" ? side() : people()).querySelector("button")?.focus();
}

function closeDrawers() {
  if (scrim().hidden) return;
  const name = app().dataset.drawer;
  delete app().dataset.drawer;
  scrim().hidden = true;
  document.querySelector(`[data-focus="open-${name}"]`)?.focus();
}

function togglePeople() {
  if (matchMedia("(max-width: 900px)").matches) return openDrawer("people");
  app().classList.toggle("without-people");
  return draw();
}

function draw() {
  if (!store.world) return;
  const open = channel();
  const name = open?.name ?? store.world.bot.name;
  const isDeveloper = !document.getElementById("developer").hidden;
  const focused = document.activeElement?.dataset?.focus;
  fill(document.getElementById("bar"),
    iconButton("menu", "Servers and channels", () => openDrawer("side"), { class: "icon-button only-narrow", data: { focus: "open-side" } }),
    icon(open?.name ? (open.only_for ? "lock" : open.kind >= 10 ? "thread" : "hash") : "at"),
    h("h1", { class: "bar-name" }, name),
    open?.topic && h("p", { class: "bar-topic" }, open.topic),
    h("span", { class: "bar-space" }),
    !store.isConnected && h("span", { class: "bar-state", role: "status" }, "Connecting…"),
    store.isConnected && !store.world.bot.online && h("span", { class: "bar-state", role: "status" }, `${store.world.bot.name} is offline`),
    open?.kind === 0 && store.world.may.open_threads && iconButton("thread", "New thread", () => emit("new-thread", null), { data: { focus: "bar-thread" } }),
    iconButton("help", "First steps", () => emit("show-steps"), { data: { focus: "bar-help" } }),
    iconButton("code", isDeveloper ? "Close the developer panel" : "Developer panel", () => emit("toggle-developer"), { "aria-pressed": String(isDeveloper), data: { focus: "bar-developer" } }),
    iconButton("people", "Members", togglePeople, { data: { focus: "open-people" } }));
  document.title = `${open?.name ? `#${open.name}` : name} · ${store.page.title}`;
  if (focused) document.getElementById("bar").querySelector(`[data-focus="${focused}"]`)?.focus();
}
