// Components of messages, old and new: rows, buttons, selects, containers, sections, texts, galleries, files.

import { attachment } from "./attachment.js";
import { covered } from "./cover.js";
import { colour } from "./embed.js";
import { h, icon } from "./dom.js";
import { gallery } from "./gallery.js";
import { markdown } from "./markdown.js";
import { picture } from "./picture.js";
import { select } from "./select.js";
import { pressButton } from "./use.js";

export const KIND = {
  row: 1, button: 2, stringSelect: 3, textInput: 4, userSelect: 5, roleSelect: 6, mentionableSelect: 7, channelSelect: 8,
  section: 9, text: 10, thumbnail: 11, gallery: 12, file: 13, separator: 14, container: 17, label: 18, upload: 19,
  radios: 21, checkboxes: 22, checkbox: 23,
};
export const SELECTS = [KIND.stringSelect, KIND.userSelect, KIND.roleSelect, KIND.mentionableSelect, KIND.channelSelect];

/** The parts of a message, as elements. */
export function components(list, message) {
  return (list ?? []).map((part) => component(part, message));
}

function component(part, message) {
  switch (part.type) {
    case KIND.row: return h("div", { class: "row" }, components(part.components, message));
    case KIND.button: return button(part, message);
    case KIND.section: return h("div", { class: "section" }, h("div", { class: "section-text" }, components(part.components, message)), part.accessory && component(part.accessory, message));
    case KIND.text: return h("div", { class: "text-display" }, markdown(part.content));
    case KIND.thumbnail: return covered(part.spoiler, h("div", { class: "thumbnail" }, picture(part.media?.url, part.description, "thumbnail-picture")));
    case KIND.gallery: return gallery((part.items ?? []).map((item) => pictureOf(item, message)));
    case KIND.file: return covered(part.spoiler, attachment(fileOf(part, message)));
    case KIND.separator: return h("hr", { class: `separator ${part.divider === false ? "invisible" : ""} ${part.spacing === 2 ? "wide" : ""}` });
    case KIND.container: return container(part, message);
    default: return SELECTS.includes(part.type) ? select(part, message) : h("p", { class: "unknown" }, `A component of type ${part.type}, which this page cannot draw yet.`);
  }
}

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium" };

/** The emoji of a button or an option: a custom one has no picture here, so its name stands for it. */
export function emoji(value) {
  if (!value?.name) return null;
  return h("span", { class: "part-emoji", "aria-hidden": "true" }, value.id ? `:${value.name}:` : value.name);
}

function button(part, message) {
  const label = part.label ?? (part.style === 6 ? "Premium" : "");
  const words = [emoji(part.emoji), label && h("span", {}, label)];
  if (part.url) {
    return h("a", { class: `button link ${part.disabled ? "disabled" : ""}`, href: part.disabled ? null : part.url, target: "_blank", rel: "noopener noreferrer", "aria-disabled": part.disabled ? "true" : null }, words, icon("link"));
  }
  return h("button", {
    type: "button",
    class: `button ${STYLES[part.style] ?? "secondary"}`,
    disabled: Boolean(part.disabled) || !part.custom_id,
    "aria-label": label || part.emoji?.name || "Button",
    data: { custom: part.custom_id ?? "" },
    on: { click: (event) => pressButton(message, part, event.currentTarget) },
  }, words, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")));
}

function container(part, message) {
  const box = h("div", { class: `container ${Number.isInteger(part.accent_color) ? "accented" : ""}` }, components(part.components, message));
  if (Number.isInteger(part.accent_color)) box.style.setProperty("--edge", colour(part.accent_color));
  return covered(part.spoiler, box);
}

/** An item of a gallery, with the name of its file where it came with the message. */
function pictureOf({ media, description, spoiler }, message) {
  const file = message.attachments?.find((each) => each.url === media?.url);
  return { url: media?.url, description, filename: file?.filename, isSpoiler: spoiler };
}

/** The attachment that a file component shows. */
function fileOf(part, message) {
  const id = part.file?.attachment_id;
  const known = message.attachments?.find((file) => file.id === id || file.url === part.file?.url);
  return known ?? { url: part.file?.url ?? "", filename: part.name ?? part.file?.url?.split("/").pop() ?? "file", size: part.size ?? 0 };
}
