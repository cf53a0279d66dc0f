// The developer's panel: what went over the wire, what was wrong with it, trouble on demand, and a test to copy.

import { fill, h, iconButton } from "./dom.js";
import { look } from "./live.js";
import { emit, on } from "./store.js";
import { troubleTab } from "./developer-trouble.js";
import { testTab } from "./developer-test.js";
import { rowOf } from "./developer-row.js";

/** So many rows are kept on the screen. */
const ROWS = 400;

const panel = () => document.getElementById("developer");
const entries = [];
/** When the gateway sent each interaction, by its id. */
const sentAt = new Map();
const filters = { request: true, event: true, finding: true, heartbeat: false };
let words = "";
let tab = "transcript";
let rows = null;

export function startDeveloper() {
  on("log", receive);
  on("toggle-developer", () => {
    panel().hidden = !panel().hidden;
    document.getElementById("app").classList.toggle("with-developer", !panel().hidden);
    look({ developer: !panel().hidden });
    if (!panel().hidden) draw();
    emit("developer");
  });
}

function receive(news) {
  const fresh = [...news.entries.map(known), ...news.findings.map((finding) => ({ ...finding, kind: "finding", name: finding.text }))];
  entries.push(...fresh);
  if (panel().hidden) return;
  if (news.findings.length) drawTabs();
  if (tab !== "transcript" && tab !== "findings") return;
  const list = panel().querySelector(".rows");
  const wasAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  rows.querySelector(".nothing")?.remove();
  rows.append(...fresh.filter(isShown).map(rowOf));
  while (rows.childElementCount > ROWS) rows.firstElementChild.remove();
  if (wasAtEnd) list.scrollTop = list.scrollHeight;
}

/** An entry with what follows from the ones before: how long an interaction took to be answered. */
function known(entry) {
  if (entry.kind === "sent" && entry.name === "INTERACTION_CREATE") sentAt.set(entry.sent?.id, entry.at);
  const callback = /^POST \/interactions\/(\d+)\//.exec(entry.name ?? "");
  const since = callback && sentAt.get(callback[1]);
  return since === undefined || since === null ? entry : { ...entry, took: entry.at - since };
}

function groupOf(entry) {
  if (entry.kind === "finding") return "finding";
  if (/^HEARTBEAT/.test(entry.name)) return "heartbeat";
  return ["request", "posted"].includes(entry.kind) ? "request" : "event";
}

function isShown(entry) {
  const fits = !words || JSON.stringify(entry).toLowerCase().includes(words);
  return fits && (tab === "findings" ? entry.kind === "finding" : filters[groupOf(entry)]);
}

const TABS = [["transcript", "Transcript"], ["findings", "Findings"], ["trouble", "Trouble"], ["test", "Test"]];

function drawTabs() {
  const findings = entries.filter((entry) => entry.kind === "finding").length;
  const button = ([id, name]) => h("button", {
    type: "button", role: "tab", id: `tab-${id}`, "aria-selected": String(id === tab), "aria-controls": "developer-tab", tabindex: id === tab ? "0" : "-1",
    on: {
      click: () => {
        tab = id;
        draw();
      },
    },
  }, name, id === "findings" && findings > 0 && h("span", { class: "badge" }, String(findings)));
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = TABS.findIndex(([id]) => id === tab);
    [tab] = TABS[(at + step + TABS.length) % TABS.length];
    draw();
    panel().querySelector(`#tab-${tab}`).focus();
  };
  fill(panel().querySelector(".tabs"), TABS.map(button)).onkeydown = move;
}

function draw() {
  const close = iconButton("close", "Close the developer panel", () => emit("toggle-developer"));
  const body = h("div", { class: "developer-body", role: "tabpanel", id: "developer-tab", "aria-labelledby": `tab-${tab}` });
  fill(panel(), h("header", { class: "side-head" }, h("h2", {}, "Developer"), close), h("div", { class: "tabs", role: "tablist", "aria-label": "Developer panel" }), body);
  drawTabs();
  if (tab === "trouble") fill(body, troubleTab());
  else if (tab === "test") fill(body, testTab());
  else fill(body, tab === "transcript" && drawFilters(), h("div", { class: "rows", tabindex: "0", role: "region", "aria-label": "Entries" }, rows = h("ul", {})));
  if (rows && (tab === "transcript" || tab === "findings")) drawRows();
}

function drawRows() {
  const shown = entries.filter(isShown).slice(-ROWS);
  fill(rows, shown.length ? shown.map(rowOf) : h("li", { class: "nothing" }, tab === "findings" ? "Nothing is wrong so far." : "Nothing yet."));
  const list = panel().querySelector(".rows");
  list.scrollTop = list.scrollHeight;
}

function drawFilters() {
  const chip = (id, name) => h("button", {
    type: "button", class: "chip", "aria-pressed": String(filters[id]),
    on: {
      click: (event) => {
        filters[id] = !filters[id];
        event.currentTarget.setAttribute("aria-pressed", String(filters[id]));
        drawRows();
      },
    },
  }, name);
  const search = h("input", { type: "search", class: "input", placeholder: "Find in names and JSON", "aria-label": "Find in the transcript", value: words });
  search.addEventListener("input", () => {
    words = search.value.toLowerCase();
    drawRows();
  });
  return h("div", { class: "filters" }, search, h("div", { class: "chips" }, chip("request", "Requests"), chip("event", "Events"), chip("finding", "Findings"), chip("heartbeat", "Heartbeats")));
}
