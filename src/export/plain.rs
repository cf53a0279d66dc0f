//! Texts of people without the characters that no file should carry.
//!
//! Profiles refuse control characters, but templates and stored sets come from elsewhere: XML forbids them, and a
//! terminal obeys them.

/// What a character becomes in a text that is shown: itself, a space, or nothing.
fn shown(c: char) -> Option<char> {
    match c {
        // Embeddings, overrides and isolates turn the words beside them around (Unicode TR 36, 2.5). The three marks of
        // direction, U+200E, U+200F and U+061C, touch only their own place and stay.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        // No characters at all, and forbidden in XML.
        '\u{fffe}' | '\u{ffff}' => None,
        '\u{2028}' | '\u{2029}' => Some(' '),
        c if c.is_control() => Some(' '),
        c => Some(c),
    }
}

/// The text as one line, without space at its ends.
pub(super) fn line(text: &str) -> String {
    let line: String = text.chars().filter_map(shown).collect();
    line.trim().to_owned()
}

/// The text as one line of at most so many characters: cut between words, with a mark that it goes on.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let line = line(text);
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most.saturating_sub(1)).collect();
    // A word that fills the line alone is cut where the room ends.
    let end = cut.rfind(' ').filter(|end| *end > cut.len() / 2).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([' ', ',', ';', ':']))
}

/// Whether a text reads from the right: its first letter is of a script that does (Hebrew, Arabic and their neighbours).
pub(super) fn is_right_to_left(text: &str) -> bool {
    let right =
        |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    text.chars().find(|c| c.is_alphabetic()).is_some_and(right)
}

/// The paragraphs of a script, one line each: a blank line ends a paragraph.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.lines().map(line) {
        match paragraphs.last_mut() {
            Some(paragraph) if !line.is_empty() && !paragraph.is_empty() => *paragraph += &format!(" {line}"),
            Some(paragraph) if !line.is_empty() => *paragraph = line,
            _ => paragraphs.push(String::new()),
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// A whole file that was put together of texts: its line ends stay.
pub(super) fn file(text: &str) -> String {
    text.chars().filter_map(|c| if c == '\n' { Some(c) } else { shown(c) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_only_what_can_be_shown() {
        for (text, expected, why) in [
            ("Plan\twork\r\nwell", "Plan work  well", "tabs and line ends"),
            ("\u{1b}[31mred\u{0}", "[31mred", "what a terminal would obey"),
            ("a\u{2028}b\u{85}c", "a b c", "line ends of Unicode"),
            ("\u{202e}abc\u{202c} \u{2066}d\u{2069}", "abc d", "turned around"),
            ("\u{200f}שלום\u{200e}", "\u{200f}שלום\u{200e}", "marks of direction are harmless"),
            ("x\u{ffff}y\u{fffe}", "xy", "no characters"),
            ("Zoë’s “plan” 👩‍💻", "Zoë’s “plan” 👩‍💻", "everything else stays"),
        ] {
            assert_eq!(line(text), expected, "{why}");
        }
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        for (text, expected, why) in [
            ("Plan work", "Plan work", "short enough"),
            ("Plan the work, then do it", "Plan the work…", "no comma before the mark"),
            ("xxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxx…", "one word"),
            ("ééééééééééééééééééééé", "ééééééééééééééé…", "characters, not bytes"),
        ] {
            assert_eq!(shortened(text, 16), expected, "{why}");
        }
    }

    #[test]
    fn the_first_letter_says_from_where_a_text_reads() {
        for (text, expected) in
            [("שלום abc", true), ("1. سلام", true), ("Plan שלום", false), ("12 %", false), ("", false)]
        {
            assert_eq!(is_right_to_left(text), expected, "{text}");
        }
    }

    #[test]
    fn a_blank_line_ends_a_paragraph() {
        assert_eq!(paragraphs("\none\ntwo\n \n\nthree\r\n"), ["one two", "three"]);
        assert!(paragraphs(" \n\t\n").is_empty());
    }
}
