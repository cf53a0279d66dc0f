// Discord's markdown as blocks: code, quotes, headings, subtext, lists, and lines of text.

import { parseInline } from "./markdown-inline.js";

const FENCE = /^```(?:([\w+#.-]{1,24})\n)?\n*([\s\S]*?)\n*```/;
const HEADING = /^(#{1,3}) +(\S.*)$/;
const SUBTEXT = /^-# +(\S.*)$/;
const ITEM = /^( *)([-*]|\d{1,10}\.) +(\S.*)$/;

/** Reads a message's text. */
export function parse(source) {
  return blocks(source.replace(/\r\n?/g, "\n"), false);
}

/** `isQuoted`: quotes do not nest. */
function blocks(source, isQuoted) {
  const found = [];
  let lines = [];
  const flush = () => {
    if (lines.length) found.push({ kind: "paragraph", children: parseInline(lines.join("\n")) });
    lines = [];
  };
  let rest = source;
  while (rest) {
    const fence = FENCE.exec(rest);
    if (fence && fence[2].trim()) {
      flush();
      found.push({ kind: "fence", language: fence[1] ?? "", text: fence[2] });
      rest = rest.slice(fence[0].length).replace(/^\n/, "");
      continue;
    }
    if (!isQuoted && rest.startsWith(">>> ")) {
      flush();
      found.push({ kind: "quote", children: blocks(rest.slice(4), true) });
      break;
    }
    const [line, after] = cut(rest);
    const block = isQuoted || !line.startsWith("> ") ? lineBlock(line) : null;
    if (!isQuoted && line.startsWith("> ")) {
      flush();
      const quote = /^(?:> .*(?:\n|$))+/.exec(rest)[0];
      found.push({ kind: "quote", children: blocks(quote.replace(/\n$/, "").replace(/^> /gm, ""), true) });
      rest = rest.slice(quote.length);
    } else if (block) {
      flush();
      add(found, block);
      rest = after;
    } else {
      // A fence may open within a line.
      const at = line.indexOf("```");
      const opens = at > 0 && FENCE.test(rest.slice(at));
      lines.push(opens ? line.slice(0, at) : line);
      rest = opens ? rest.slice(at) : after;
    }
  }
  flush();
  return found;
}

function cut(text) {
  const end = text.indexOf("\n");
  return end < 0 ? [text, ""] : [text.slice(0, end), text.slice(end + 1)];
}

/** A line that is a block by itself. */
function lineBlock(line) {
  let match;
  if ((match = HEADING.exec(line))) return { kind: "heading", level: match[1].length, children: parseInline(match[2]) };
  if ((match = SUBTEXT.exec(line))) return { kind: "subtext", children: parseInline(match[1]) };
  if ((match = ITEM.exec(line))) {
    const isOrdered = /\d/.test(match[2]);
    return { kind: "item", indent: match[1].length, isOrdered, number: parseInt(match[2], 10), children: parseInline(match[3]) };
  }
  return null;
}

/** Adds a block; an item joins the list before it, deeper ones the list of the last item. */
function add(found, block) {
  if (block.kind !== "item") {
    found.push(block);
    return;
  }
  const { indent, isOrdered, number, children } = block;
  const item = { children, list: null };
  let holder = found;
  let last = found[found.length - 1];
  while (last?.kind === "list" && indent > last.indent) {
    const owner = last.items[last.items.length - 1];
    if (!owner.list) {
      owner.list = { kind: "list", indent, isOrdered, start: number, items: [item] };
      return;
    }
    holder = null;
    last = owner.list;
  }
  if (last?.kind === "list" && (holder === null || last.isOrdered === isOrdered)) last.items.push(item);
  else found.push({ kind: "list", indent, isOrdered, start: number, items: [item] });
}
