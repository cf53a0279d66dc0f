// Embeds: the boxes with a coloured edge.

import { h } from "./dom.js";
import { inlineMarkdown, link, markdown } from "./markdown.js";
import { picture } from "./picture.js";
import { relativeDay } from "./time.js";

/** A colour number as CSS. */
export function colour(number) {
  return `#${Math.max(0, Math.min(number, 0xffffff)).toString(16).padStart(6, "0")}`;
}

export function embed(data) {
  const box = h("article", { class: "embed" });
  if (Number.isInteger(data.color)) box.style.setProperty("--edge", colour(data.color));
  const linked = (text, url) => (url ? link(url, text) : text);
  const foot = [data.footer?.text, data.timestamp && relativeDay(new Date(data.timestamp))].filter(Boolean).join(" • ");
  box.append(
    h("div", { class: "embed-main" },
      data.author?.name && h("div", { class: "embed-author" }, data.author.icon_url && picture(data.author.icon_url, "", "embed-icon"), linked(data.author.name, data.author.url)),
      data.title && h("div", { class: "embed-title" }, linked(inlineMarkdown(data.title), data.url)),
      data.description && h("div", { class: "embed-text" }, markdown(data.description)),
      data.fields?.length > 0 && h("dl", { class: "embed-fields" }, data.fields.map((field) =>
        h("div", { class: field.inline ? "embed-field inline" : "embed-field" }, h("dt", {}, inlineMarkdown(field.name)), h("dd", {}, markdown(field.value))))),
      data.image?.url && picture(data.image.url, data.image.description, "embed-image"),
      foot && h("footer", { class: "embed-foot" }, data.footer?.icon_url && picture(data.footer.icon_url, "", "embed-icon"), foot)),
    data.thumbnail?.url ? picture(data.thumbnail.url, data.thumbnail.description, "embed-thumbnail") : "");
  return box;
}
