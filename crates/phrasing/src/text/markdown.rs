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
        let link = rest[open..].find("](").and_then(|middle| {
            let target = open + middle + 2;
            let close = rest[target..].find(')')?;
            (!rest[open + 1..open + middle].contains('[')).then_some((open + middle, target + close))
        });
        let Some((text_end, end)) = link else {
            out.push_str(&rest[..=open]);
            rest = &rest[open + 1..];
            continue;
        };
        out.push_str(rest[..open].strip_suffix('!').unwrap_or(&rest[..open]));
        out.push_str(&rest[open + 1..text_end]);
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

fn tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let inside = &rest[open + 1..];
        let tag =
            inside.find('>').filter(|_| inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'));
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
