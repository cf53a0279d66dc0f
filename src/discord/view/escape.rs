//! People's text inside Discord's Markdown: shown as it was written, never as markup or a mention.

/// Characters that Discord's Markdown gives a meaning.
const MARKUP: [char; 12] = ['\\', '*', '_', '~', '`', '|', '>', '<', '#', '[', ']', '@'];

/// The text with every character of markup escaped, on one line.
pub(in crate::discord) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for c in text.chars() {
        let c = if c.is_control() { ' ' } else { c };
        if needs_escape(c, before) {
            escaped.push('\\');
        }
        escaped.push(c);
        before = c;
    }
    escaped
}

/// A round bracket means something only behind a square one, as the address of a link; elsewhere it stays as it is, so
/// that ordinary sentences read well for those who copy them.
fn needs_escape(c: char, before: char) -> bool {
    MARKUP.contains(&c) || (c == '(' && before == ']')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_mentions_are_shown_as_written() {
        for (text, expected, why) in [
            ("plan *well*", r"plan \*well\*", "emphasis"),
            ("snake_case", r"snake\_case", "underscores"),
            ("<@123> and @everyone", r"\<\@123\> and \@everyone", "mentions"),
            ("[text](https://a.b)", r"\[text\]\(https://a.b)", "links"),
            ("# heading", r"\# heading", "headings"),
            ("costs (planned): fine", "costs (planned): fine", "ordinary punctuation stays"),
            ("a\nb", "a b", "one line"),
        ] {
            assert_eq!(escape(text), expected, "{why}");
        }
    }
}
