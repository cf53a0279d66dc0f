// Pictures side by side, in the places that Discord gives to so many, and one of them large.

import { covered } from "./cover.js";
import { openDialog } from "./dialog.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { ownAddress, picture } from "./picture.js";

/** Pictures: `{ url, description?, filename?, isSpoiler?, onSave? }`. A click on one shows it large. */
export function gallery(pictures) {
  const shown = pictures.filter(({ url }) => ownAddress(url));
  return h("div", { class: `gallery of-${pictures.length}` }, pictures.map((each, at) => {
    const small = picture(each.url, each.description, "gallery-picture");
    const label = each.description || each.filename || `Picture ${at + 1} of ${pictures.length}`;
    const open = () => openViewer(shown, shown.indexOf(each));
    const face = shown.includes(each)
      ? h("button", { type: "button", class: "gallery-open", "aria-label": label, title: each.description, on: { click: open } }, small)
      : h("div", { class: "gallery-open" }, small);
    return h("figure", { class: "gallery-item" }, covered(each.isSpoiler, face));
  }));
}

/** Shows a picture as large as the window lets it be; the arrows go to those beside it. */
function openViewer(pictures, first) {
  let at = first;
  const name = h("span");
  const stage = h("div", { class: "viewer-stage" });
  const foot = h("footer", { class: "viewer-foot" });
  const show = () => {
    const { url, description, filename, onSave } = pictures[at];
    const step = (by, name, words) => pictures.length > 1 && iconButton(name, words, () => move(by));
    fill(name, filename ?? "Picture");
    fill(stage, picture(url, description, "viewer-picture"));
    fill(foot, step(-1, "left", "Previous picture"), pictures.length > 1 && h("span", { role: "status" }, `${at + 1} of ${pictures.length}`), step(1, "right", "Next picture"),
      h("span", { class: "viewer-words" }, description),
      h("a", { class: "button", href: ownAddress(url), download: filename ?? "", on: { click: () => onSave?.() } }, icon("save"), "Save"));
  };
  const move = (by) => {
    const label = document.activeElement?.getAttribute("aria-label");
    at = (at + by + pictures.length) % pictures.length;
    show();
    [...foot.querySelectorAll("button")].find((button) => button.getAttribute("aria-label") === label)?.focus();
  };
  show();
  const onKey = ({ key }) => {
    if (key === "ArrowLeft") move(-1);
    else if (key === "ArrowRight") move(1);
  };
  openDialog(name, () => [stage, foot], { class: "dialog viewer", on: { keydown: onKey } });
}
