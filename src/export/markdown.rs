//! A document as Markdown: for a wiki, an editor, or a printer.

use crate::export::document::{Bar, Block, Document, Rating, Table};
use crate::export::plain;

/// The pages of the document, one after the other.
pub(super) fn markdown(document: &Document) -> String {
    let mut page = Page::default();
    for block in document.pages.iter().flat_map(|page| &page.blocks) {
        page.push(block);
    }
    page.0
}

/// A page of blocks with an empty line between two of them.
#[derive(Default)]
struct Page(String);

impl Page {
    fn block(&mut self, block: &str) {
        if block.is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0 += block;
        self.0.push('\n');
    }

    fn push(&mut self, block: &Block) {
        match block {
            Block::Title { genre, name } => self.block(&format!("# {genre}: {}", escape(name))),
            Block::Heading(text) => self.block(&format!("## {}", heading(text))),
            Block::Subheading(text) => self.block(&format!("### {}", heading(text))),
            Block::Paragraph(text) | Block::Small(text) => self.block(&escape(text)),
            Block::Lead(text) => self.block(&format!("**{}**", escape(text))),
            Block::List(items) => self.block(&list(items)),
            Block::Fields(names) => {
                self.block(&names.iter().map(|name| format!("- {name}:")).collect::<Vec<_>>().join("\n"));
            }
            Block::Probes(kinds) => {
                let probes = kinds.iter().flat_map(|(heading, texts)| {
                    let texts = texts.iter().map(|text| format!("  - {}", escape(text)));
                    std::iter::once(format!("- *{heading}*")).chain(texts)
                });
                self.block(&probes.collect::<Vec<_>>().join("\n"));
            }
            Block::Writing(spaces) => {
                for space in spaces {
                    self.block(&format!("### {}", space.heading));
                    self.block(space.advice);
                }
            }
            Block::Ratings(ratings) => self.block(&self::ratings(ratings)),
            Block::Bars(bars) => self.block(&self::bars(bars)),
            Block::Table(table) => self.block(&self::table(table)),
        }
    }
}

fn list(items: &[String]) -> String {
    items.iter().map(|item| format!("- {}", escape(item))).collect::<Vec<_>>().join("\n")
}

fn ratings(ratings: &[Rating]) -> String {
    let rows = ratings.iter().map(|rating| {
        let number = rating.rating.map_or_else(|| "–".to_owned(), |rating| rating.to_string());
        vec![number, escape(&rating.label), escape(&rating.text)]
    });
    grid(&["Rating", "Label", "What the answer shows"], rows)
}

fn bars(bars: &[Bar]) -> String {
    let weighted = bars.iter().any(|bar| bar.weight.is_some());
    let columns: &[&str] = &["Competency", "Statements tested", "By", "Counts"];
    let rows = bars.iter().map(|bar| {
        let mut row = vec![escape(&bar.name), bar.count(), bar.by.clone()];
        row.extend(weighted.then(|| bar.weight.map(|weight| format!("× {weight}")).unwrap_or_default()));
        row
    });
    grid(&columns[..if weighted { 4 } else { 3 }], rows)
}

fn table(table: &Table) -> String {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let cells = |row: &Vec<String>| row.iter().map(|cell| escape(cell)).collect();
    grid(&names, table.rows.iter().map(|row| cells(&row.cells)))
}

/// A table of cells that are escaped already.
fn grid(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let head = columns.iter().map(|&name| name.to_owned()).collect();
    let rule = vec!["---".to_owned(); columns.len()];
    [head, rule].into_iter().chain(rows).map(line).collect::<Vec<_>>().join("\n")
}

/// A text behind the marks of a heading: a number of ours at its start is no list.
fn heading(text: &str) -> String {
    let line = plain::line(text);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.get(digits..).and_then(|rest| rest.strip_prefix(". ")) {
        Some(name) if digits > 0 => format!("{}. {}", &line[..digits], escape(name)),
        _ => escape(&line),
    }
}

/// Text of a person inside Markdown: one line, shown as it was written.
fn escape(text: &str) -> String {
    let line = plain::line(text);
    let mut escaped = String::with_capacity(line.len() + 8);
    // The mark that makes a list of a line: behind its digits, else at its start.
    let list_mark = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let block_mark = match c {
            '#' if ends_heading(&line, at) => true,
            '#' | '-' | '+' | '>' | '=' => at == 0,
            '.' | ')' => at == list_mark && at > 0,
            _ => false,
        };
        if block_mark || matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '|' | '~' | '&') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Whether the rest of the line would be taken for the closing marks of a heading.
fn ends_heading(line: &str, at: usize) -> bool {
    line[..at].ends_with(' ') && line[at..].bytes().all(|byte| byte == b'#')
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser};

    use super::*;

    #[test]
    fn text_of_a_person_is_shown_as_written() {
        for (text, expected, why) in [
            ("Plan *well*", r"Plan \*well\*", "emphasis"),
            ("a | b", r"a \| b", "a table's border"),
            ("# title", r"\# title", "a heading"),
            ("Learn C #", r"Learn C \#", "the end of a heading"),
            ("1. Plan", r"1\. Plan", "a numbered list"),
            ("===", r"\===", "an underlined heading"),
            ("R&amp;D", r"R\&amp;D", "an entity"),
            ("C# and C++ 2.0", "C# and C++ 2.0", "marks inside a line mean nothing"),
            ("<script>", r"\<script>", "HTML"),
        ] {
            assert_eq!(escape(text), expected, "{why}");
        }
    }

    /// The text that a reader of GitHub's Markdown sees, if nothing in it is markup.
    fn seen(markdown: &str) -> Option<String> {
        let mut seen = String::new();
        let extensions = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
        for event in Parser::new_ext(markdown, extensions | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM) {
            match event {
                Event::Text(text) => seen += &text,
                Event::Start(pulldown_cmark::Tag::Paragraph)
                | Event::End(pulldown_cmark::TagEnd::Paragraph) => {}
                _ => return None,
            }
        }
        Some(seen)
    }

    proptest::proptest! {
        #[test]
        fn a_reader_of_markdown_sees_the_text(text in "[-#>=+*_`~|!&<>\\[\\]().:a-c12\\\\ ]{1,24}") {
            let line = plain::line(&text);
            proptest::prop_assume!(!line.is_empty());
            proptest::prop_assert_eq!(seen(&escape(&text)), Some(line));
        }
    }
}
