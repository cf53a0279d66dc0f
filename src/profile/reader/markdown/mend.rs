//! Tables that a converter broke over several lines, mended as far as the Markdown parser needs it.
//!
//! A row such as `| **Leading** | * Leads` with more bullets on the lines after it is no table to the parser: it takes
//! the next row for the rest of the last bullet. A blank line before each border that follows other text keeps the
//! cells apart, and the borders are dropped when the blocks are read.

use std::borrow::Cow;

/// A text with blank lines put in, and where they are.
#[derive(Debug)]
pub(super) struct Mended<'a> {
    /// The text for the parser.
    pub(super) text: Cow<'a, str>,
    /// Bytes of `text` that were put in.
    inserted: Vec<usize>,
}

impl<'a> Mended<'a> {
    /// Puts a blank line between a border and the text before it, and around a border that is alone on its line.
    pub(super) fn of(text: &'a str) -> Self {
        if !text.contains('|') {
            return Self { text: Cow::Borrowed(text), inserted: Vec::new() };
        }
        let mut mended = String::with_capacity(text.len() + text.len() / 16);
        let mut inserted = Vec::new();
        let mut before = Kind::Blank;
        for line in text.split_inclusive('\n') {
            let kind = Kind::of(line, before);
            if kind.needs_gap_after(before) {
                inserted.push(mended.len());
                mended.push('\n');
            }
            mended.push_str(line);
            before = kind;
        }
        Self { text: Cow::Owned(mended), inserted }
    }

    /// Where a byte of the mended text stands in the text as it was written.
    pub(super) fn original(&self, offset: usize) -> usize {
        offset - self.inserted.partition_point(|&inserted| inserted < offset)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Text,
    /// A line that starts with a border.
    Row,
    /// A border and nothing else, or the ruler of a table whose header was broken.
    Border,
}

impl Kind {
    fn of(line: &str, before: Self) -> Self {
        match line.trim() {
            "" => Self::Blank,
            "|" => Self::Border,
            line if before != Self::Row && line.starts_with('|') && line.contains('-') && is_ruler(line) => {
                Self::Border
            }
            line if line.starts_with('|') => Self::Row,
            _ => Self::Text,
        }
    }

    fn needs_gap_after(self, before: Self) -> bool {
        match (before, self) {
            (Self::Blank, _) | (_, Self::Blank) => false,
            (Self::Border, _) | (_, Self::Border) => true,
            (Self::Text, Self::Row) => true,
            (_, Self::Text) | (Self::Row, Self::Row) => false,
        }
    }
}

/// Whether a line holds the signs of a table's ruler and nothing else: `| --- | :-: |`.
pub(super) fn is_ruler(line: &str) -> bool {
    line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

#[cfg(test)]
mod tests {
    use super::Mended;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mended = Mended::of(text);
        assert_eq!(mended.text, expected);
        for (offset, c) in mended.text.char_indices().filter(|(_, c)| *c != '\n') {
            assert_eq!(
                text[mended.original(offset)..].chars().next(),
                Some(c),
                "byte {offset} of {expected:?}"
            );
        }
    }

    #[test]
    fn borders_are_kept_apart_from_the_text_before_them() {
        check("* a\n* b |\n| c | * d\n* e |\n", "* a\n* b |\n\n| c | * d\n* e |\n");
        check("|\n**a**\n |\n|---|\n|\nb |\n", "|\n\n**a**\n\n |\n\n|---|\n\n|\n\nb |\n");
        check("**a** |\n|---|\n| b |\n", "**a** |\n\n|---|\n\n| b |\n");
    }

    #[test]
    fn whole_tables_and_other_text_stay_as_they_are() {
        let table = "Text\n\n| a | b |\n|---|---|\n| c | d |\nmore\n";
        check(table, table);
        check("| | |\n|---|---|\n| c | d |\n", "| | |\n|---|---|\n| c | d |\n"); // An empty header is whole.
        check("a\nb\n", "a\nb\n");
    }
}
