// Discord's markdown, drawn as elements.

import { h } from "./dom.js";
import { parseInline } from "./markdown-inline.js";
import { parse } from "./markdown-block.js";
import { account, channels, emit, role, store } from "./store.js";
import { full, stamp } from "./time.js";

/** A message's text, with blocks. */
export function markdown(source) {
  return parse(source ?? "").map(drawBlock);
}

/** One line, such as the title of an embed. */
export function inlineMarkdown(source) {
  return parseInline(source ?? "").map(drawInline);
}

function drawBlock(block) {
  switch (block.kind) {
    case "fence":
      return h("pre", { class: "md-fence", tabindex: "0", data: { language: block.language } }, h("code", {}, block.text));
    case "quote":
      return h("blockquote", { class: "md-quote" }, block.children.map(drawBlock));
    case "heading":
      return h(`h${block.level + 2}`, { class: `md-heading md-heading-${block.level}` }, block.children.map(drawInline));
    case "subtext":
      return h("p", { class: "md-subtext" }, block.children.map(drawInline));
    case "list":
      return drawList(block);
    default:
      return h("p", { class: "md-text" }, block.children.map(drawInline));
  }
}

function drawList(list) {
  const items = list.items.map((item) => h("li", {}, item.children.map(drawInline), item.list && drawList(item.list)));
  return list.isOrdered ? h("ol", { class: "md-list", start: String(list.start) }, items) : h("ul", { class: "md-list" }, items);
}

const TAGS = { strong: "strong", em: "em", underline: "u", strike: "s" };

function drawInline(node) {
  switch (node.kind) {
    case "text":
      return node.text;
    case "code":
      return h("code", { class: "md-code" }, node.text);
    case "link":
      return link(node.url, node.children.map(drawInline));
    case "mention":
      return mention(node);
    case "emoji":
      return h("span", { class: "md-emoji", title: `:${node.name}:` }, `:${node.name}:`);
    case "time":
      return h("time", { class: "md-time", title: full(new Date(node.seconds * 1000)) }, stamp(node.seconds, node.style));
    case "spoiler":
      return spoiler(node.children.map(drawInline));
    default:
      return h(TAGS[node.kind], {}, node.children.map(drawInline));
  }
}

/** A link that opens beside the page and tells the other side nothing of it. */
export function link(url, ...children) {
  return h("a", { class: "md-link", href: url, target: "_blank", rel: "noopener noreferrer", title: url }, children);
}

/** Text that is covered until it is clicked. */
export function spoiler(children) {
  const inner = h("span", { class: "md-spoiler-text", inert: true }, children);
  const cover = h("button", { type: "button", class: "md-spoiler", "aria-label": "Spoiler: show it", "aria-expanded": "false" }, inner);
  cover.addEventListener("click", () => cover.replaceWith(h("span", { class: "md-revealed" }, ...inner.childNodes)), { once: true });
  return cover;
}

function mention({ of, id, name }) {
  if (of === "person") {
    const person = account(id);
    const open = (event) => emit("person-menu", { person, at: event.currentTarget });
    return person
      ? h("button", { type: "button", class: "md-mention", on: { click: open } }, `@${person.name}`)
      : h("span", { class: "md-mention" }, "@unknown-user");
  }
  if (of === "role") return h("span", { class: "md-mention" }, `@${role(id)?.name ?? "unknown-role"}`);
  if (of === "channel") {
    const found = channels().find((each) => each.id === id);
    const open = () => emit("open-channel", id);
    return found
      ? h("button", { type: "button", class: "md-mention", on: { click: open } }, `#${found.name ?? "direct message"}`)
      : h("span", { class: "md-mention" }, "#unknown");
  }
  if (of === "command") {
    const isKnown = store.world?.commands.some((command) => command.id === id);
    const start = () => emit("start-command", name);
    return isKnown
      ? h("button", { type: "button", class: "md-mention", on: { click: start } }, `/${name}`)
      : h("span", { class: "md-mention" }, `/${name}`);
  }
  return h("span", { class: "md-mention" }, `@${name}`);
}
