// Discord's markdown within a line, read into a tree of plain objects.

/** Deeper than this, marks are text. */
const DEEPEST = 12;

/** Each rule: a pattern for the start of the rest, and what it makes of a match. `before` is the character before. */
const RULES = [
  { pattern: /^\\([^0-9A-Za-z\s])/, make: (m) => ({ kind: "text", text: m[1] }) },
  { pattern: /^(`+)(?!`)([\s\S]*?[^`])\1(?!`)/, make: (m) => ({ kind: "code", text: m[2].replace(/^ (`.*`) $/, "$1") }) },
  { pattern: /^<(https?:\/\/[^\s<>]+)>/, make: (m) => ({ kind: "link", url: m[1], children: [text(m[1])] }) },
  { pattern: /^<@!?(\d+)>/, make: (m) => ({ kind: "mention", of: "person", id: m[1] }) },
  { pattern: /^<@&(\d+)>/, make: (m) => ({ kind: "mention", of: "role", id: m[1] }) },
  { pattern: /^<#(\d+)>/, make: (m) => ({ kind: "mention", of: "channel", id: m[1] }) },
  { pattern: /^<\/([^:<>\n]{1,100}):(\d+)>/, make: (m) => ({ kind: "mention", of: "command", id: m[2], name: m[1] }) },
  { pattern: /^<a?:(\w{2,32}):\d+>/, make: (m) => ({ kind: "emoji", name: m[1] }) },
  { pattern: /^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/, make: (m) => ({ kind: "time", seconds: Number(m[1]), style: m[2] }) },
  { pattern: /^@(everyone|here)\b/, make: (m) => ({ kind: "mention", of: "all", name: m[1] }) },
  {
    pattern: /^\[((?:\\.|[^[\]\\]|\[[^[\]]*\])+)\]\(<?(https?:\/\/[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+["'][^"'\n]*["'])?\)/,
    make: (m, deeper) => ({ kind: "link", url: m[2], children: deeper(m[1]) }),
  },
  { pattern: /^https?:\/\/[^\s<>]*[^\s<>.,:;"')\]|*_~]/, make: (m) => ({ kind: "link", url: m[0], children: [text(m[0])] }) },
  { pattern: /^\*\*\*([^\s*](?:[\s\S]*?[^\s*])?)\*\*\*(?!\*)/, make: (m, deeper) => ({ kind: "strong", children: [{ kind: "em", children: deeper(m[1]) }] }) },
  { pattern: /^\*\*([\s\S]+?)\*\*(?!\*)/, make: (m, deeper) => ({ kind: "strong", children: deeper(m[1]) }) },
  { pattern: /^__([\s\S]+?)__(?!_)/, make: (m, deeper) => ({ kind: "underline", children: deeper(m[1]) }) },
  { pattern: /^\*(?![\s*])((?:\\[\s\S]|\*\*[\s\S]+?\*\*|[^*\\])+?)\*(?!\*)/, make: (m, deeper) => ({ kind: "em", children: deeper(m[1]) }) },
  { pattern: /^_(?![\s_])((?:\\[\s\S]|__[\s\S]+?__|[^_\\])+?)_(?![\p{L}\p{N}_])/u, notAfterWord: true, make: (m, deeper) => ({ kind: "em", children: deeper(m[1]) }) },
  { pattern: /^~~([\s\S]+?)~~(?!~)/, make: (m, deeper) => ({ kind: "strike", children: deeper(m[1]) }) },
  { pattern: /^\|\|([\s\S]+?)\|\|/, make: (m, deeper) => ({ kind: "spoiler", children: deeper(m[1]) }) },
];

/** What plain text runs up to: the next character that could start a rule. */
const PLAIN = /^[^\\`<@[h*_~|]+|^[\s\S]/u;
const WORD = /[\p{L}\p{N}]/u;

function text(value) {
  return { kind: "text", text: value };
}

/** Reads a text that has no blocks in it. */
export function parseInline(source, depth = 0) {
  if (depth > DEEPEST) return [text(source)];
  const found = [];
  const add = (node) => {
    const last = found[found.length - 1];
    if (node.kind === "text" && last?.kind === "text") last.text += node.text;
    else found.push(node);
  };
  let rest = source;
  let before = "";
  const deeper = (inner) => parseInline(inner, depth + 1);
  while (rest) {
    const [node, taken] = first(rest, before, deeper);
    add(node);
    before = taken.slice(-1);
    rest = rest.slice(taken.length);
  }
  return found;
}

function first(rest, before, deeper) {
  for (const rule of RULES) {
    if (rule.notAfterWord && WORD.test(before)) continue;
    const match = rule.pattern.exec(rest);
    if (match) return [rule.make(match, deeper), match[0]];
  }
  const [plain] = PLAIN.exec(rest);
  return [text(plain), plain];
}
