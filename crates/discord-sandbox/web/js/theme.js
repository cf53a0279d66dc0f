// Dark and light: as the system says, until the person says otherwise.

import { iconButton } from "./dom.js";
import { emit, on } from "./store.js";

const KEY = "sandbox-theme";
const system = matchMedia("(prefers-color-scheme: light)");

function current() {
  return localStorage.getItem(KEY) ?? (system.matches ? "light" : "dark");
}

export function startTheme() {
  const show = () => (document.documentElement.dataset.theme = current());
  system.addEventListener("change", () => {
    show();
    emit("connection");
  });
  on("theme", show);
  show();
}

export function themeButton() {
  const isLight = current() === "light";
  const turn = () => {
    localStorage.setItem(KEY, isLight ? "dark" : "light");
    emit("theme");
    emit("connection");
  };
  return iconButton(isLight ? "moon" : "sun", isLight ? "Dark colours" : "Light colours", turn, { data: { focus: "me-theme" } });
}
