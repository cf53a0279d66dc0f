// Files on messages: images are shown, texts can be read, and everything can be saved.

import { covered } from "./cover.js";
import { fill, h, icon } from "./dom.js";
import { gallery } from "./gallery.js";
import { ownAddress } from "./picture.js";
import { emit } from "./store.js";

const TEXT = /^text\/|^application\/(json|xml|x-yaml|yaml|toml)/;
const TEXT_NAME = /\.(md|markdown|txt|csv|json|ya?ml|toml|xml|log|rs|js|html)$/i;
/** So much of a text is shown at first, in characters. */
const EXCERPT = 900;
/** A longer text is for saving, not for reading here. */
const READABLE = 512 * 1024;

export function size(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(2)} MB`;
}

/** The files of a message: first the pictures, side by side, and then the others. */
export function attachments(files) {
  const isPicture = (file) => (file.content_type ?? "").startsWith("image/");
  const pictures = files.filter(isPicture).map((file) => ({ url: file.url, description: file.description, filename: file.filename, isSpoiler: isSpoiler(file), onSave: () => emit("saved", file) }));
  const others = files.filter((file) => !isPicture(file)).map((file) => covered(isSpoiler(file), attachment(file)));
  return [pictures.length > 0 && gallery(pictures), others];
}

/** Discord knows a spoiler by its name. */
function isSpoiler(file) {
  return file.filename.startsWith("SPOILER_");
}

/** A file with what can be done with it. */
export function attachment(file) {
  const own = ownAddress(file.url);
  const saved = () => emit("saved", file);
  const isText = (TEXT.test(file.content_type ?? "") || TEXT_NAME.test(file.filename)) && file.size <= READABLE;
  const preview = h("div", { class: "file-preview", hidden: true });
  const card = h("div", { class: "file" },
    icon("file"),
    h("div", { class: "file-words" },
      h("a", { class: "file-name", href: own ?? file.url, download: file.filename, on: { click: saved } }, file.filename),
      h("span", { class: "file-size" }, size(file.size))),
    isText && own && reader(own, file, preview),
    h("a", { class: "icon-button", href: own ?? file.url, download: file.filename, "aria-label": `Save ${file.filename}`, title: "Save", on: { click: saved } }, icon("save")));
  return h("div", { class: "file-box" }, preview, card);
}

/** The button that shows what a text says. */
function reader(address, file, preview) {
  const button = h("button", { type: "button", class: "icon-button", "aria-expanded": "false", "aria-label": `Read ${file.filename}`, title: "Read" }, icon("eye"));
  button.addEventListener("click", async () => {
    const isShown = preview.hidden;
    if (isShown && !preview.firstChild) await read(address, preview);
    preview.hidden = !isShown;
    button.setAttribute("aria-expanded", String(isShown));
  });
  return button;
}

async function read(address, preview) {
  const text = await fetch(address).then((response) => response.text()).catch(() => "The file could not be read.");
  const code = h("code", {}, text.slice(0, EXCERPT) + (text.length > EXCERPT ? "\n…" : ""));
  const more = h("button", { type: "button", class: "text-button" }, `Show all ${text.split("\n").length} lines`);
  more.addEventListener("click", () => {
    fill(code, text);
    more.remove();
  });
  fill(preview, h("pre", { tabindex: "0" }, code), text.length > EXCERPT && more);
}
