//! Markdown and HTML residue: emphasis, links, code marks, entities and tags go, their text stays.

/// Whether the text holds anything that looks like markup at all.
pub(super) fn has_markup(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'*' | b'_' | b'`' | b'[' | b'<' | b'&' | b'\\' | b'~' | b'|'))
}

/// The text without markup.
pub(super) fn strip(text: &str) -> String {
    let text = entities(text);
    let text = links(&text);
    let text = tags(&text);
    emphasis(&text)
}

fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    [
        ("&amp;", "&"),
        ("&nbsp;", " "),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain))
}

/// `[text](target)` becomes `text`.
fn links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let inside = &rest[open + 1..];
        let text_end = inside.find(['[', ']']).filter(|end| inside[*end..].starts_with("]("));
        let Some(text_end) = text_end else {
            out.push_str(&rest[..=open]);
            rest = inside;
            continue;
        };
        // Without a bracket that closes the target, nothing behind is a link either.
        let Some(close) = inside[text_end + 2..].find(')') else { break };
        out.push_str(rest[..open].strip_suffix('!').unwrap_or(&rest[..open]));
        out.push_str(&inside[..text_end]);
        rest = &inside[text_end + 2 + close + 1..];
    }
    out.push_str(rest);
    out
}

fn tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let inside = &rest[open + 1..];
        let opens = inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let tag = if opens { inside.find('>') } else { None };
        if opens && tag.is_none() {
            // No tag closes behind this one.
            break;
        }
        out.push_str(&rest[..open]);
        match tag {
            Some(close) => {
                out.push(' ');
                rest = &inside[close + 1..];
            }
            None => {
                out.push('<');
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Stars and ticks go everywhere; an underscore goes at the edge of a word only, so that `snake_case` stays.
fn emphasis(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let trimmed = text.trim();
    let ticks = trimmed.matches('`').count();
    let whole_is_code = ticks % 2 == 1 || (ticks == 2 && trimmed.starts_with('`') && trimmed.ends_with('`'));
    let mut previous = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let drop = match c {
            '*' | '|' => true,
            // A code span inside the statement stays as its author set it; ticks around the whole go.
            '`' => whole_is_code,
            '~' => previous == '~' || next == '~',
            '_' => !(previous.is_alphanumeric() && next.is_alphanumeric()),
            '\\' => next.is_ascii_punctuation(),
            _ => false,
        };
        if !drop {
            out.push(c);
        }
        previous = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_its_text_stays() {
        for (given, expected) in [
            ("**Negotiate** and _award_ contracts", "Negotiate and award contracts"),
            ("Use [the tool](https://example.org/a_b) well", "Use the tool well"),
            ("Manage R&amp;D", "Manage R&D"),
            ("Lead<br>teams", "Lead teams"),
            ("`Deploy services`", "Deploy services"),
        ] {
            assert_eq!(strip(given), expected);
        }
    }

    #[test]
    fn what_only_looks_like_markup_stays() {
        for given in [
            "Use `git bisect` to find it and `git revert` to undo it",
            "Keep snake_case names",
            "Hold margins < 5 and > 2",
            "Log [draft] papers",
        ] {
            assert_eq!(strip(given), given);
        }
    }
}
