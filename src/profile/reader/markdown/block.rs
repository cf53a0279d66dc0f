//! Events of the Markdown parser made into blocks: headings, paragraphs, lists and tables of [`Line`]s.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::guard;
use super::line::{Line, Weight};
use super::mend::{Mended, is_ruler};
use crate::fault::Fault;
use crate::profile::draft::Located;
use crate::profile::limits::{MAX_LINES, MAX_NESTING};
use crate::profile::source::Source;

/// A block of a Markdown text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Heading { depth: u8, line: Line },
    Paragraph(Vec<Line>),
    List(Vec<Item>),
    Table(Table),
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Item {
    /// Its paragraphs.
    pub(super) paragraphs: Vec<Vec<Line>>,
    /// The items of the lists inside it.
    pub(super) children: Vec<Item>,
}

/// A table of GitHub's Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Table {
    pub(super) header: Vec<Cell>,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// The lines of a cell, which `<br>` separates.
pub(super) type Cell = Vec<Line>;

/// HTML tags that start another line inside a paragraph or cell.
const BREAKING_TAGS: [&str; 6] = ["br", "li", "p", "div", "ul", "ol"];

/// Splits the Markdown text that starts at byte `start` of a file into blocks.
pub(super) fn blocks(source: &Source<'_>, start: usize) -> Result<Vec<Block>, Fault> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let text = &source.text[start..];
    if let Some(offset) = guard::too_deep(text) {
        return Err(too_deep(source, start + offset));
    }
    let mended = Mended::of(text);
    let mut builder = Builder::new(source);
    for (event, range) in Parser::new_ext(&mended.text, options).into_offset_iter() {
        builder.event(event, start + mended.original(range.start))?;
    }
    Ok(builder.blocks)
}

/// Collects the events. Lists nest on a stack of open items, so depth costs no recursion.
struct Builder<'a> {
    source: &'a Source<'a>,
    blocks: Vec<Block>,
    /// Open lists, outermost first, each with its finished items.
    lists: Vec<Vec<Item>>,
    /// Open items, outermost first.
    items: Vec<Item>,
    table: Option<Table>,
    row: Vec<Cell>,
    /// Finished lines of the open paragraph, heading or cell.
    lines: Vec<Line>,
    /// The line being read.
    line: Option<Line>,
    line_count: usize,
    bold_depth: usize,
    nesting: usize,
    in_code_or_html: bool,
}

impl<'a> Builder<'a> {
    fn new(source: &'a Source<'a>) -> Self {
        Self {
            source,
            blocks: Vec::new(),
            lists: Vec::new(),
            items: Vec::new(),
            table: None,
            row: Vec::new(),
            lines: Vec::new(),
            line: None,
            line_count: 0,
            bold_depth: 0,
            nesting: 0,
            in_code_or_html: false,
        }
    }

    /// Takes an event in, which starts at a byte of the file.
    fn event(&mut self, event: Event<'_>, offset: usize) -> Result<(), Fault> {
        match event {
            Event::Start(tag) => self.start(tag, offset)?,
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) if !self.in_code_or_html => self.words(&words, offset)?,
            Event::SoftBreak => {
                if let Some(line) = &mut self.line {
                    line.wrap();
                }
            }
            Event::HardBreak => self.end_line(),
            Event::InlineHtml(tag) if breaks_line(&tag) => self.end_line(),
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: Tag<'_>, offset: usize) -> Result<(), Fault> {
        self.nesting += 1;
        if self.nesting > MAX_NESTING {
            return Err(too_deep(self.source, offset));
        }
        match tag {
            Tag::Strong => self.bold_depth += 1,
            Tag::Link { dest_url, .. } => self.link(&dest_url, offset),
            Tag::Paragraph | Tag::Heading { .. } => self.end_block(),
            Tag::List(_) => {
                self.end_block();
                self.lists.push(Vec::new());
            }
            Tag::Item => self.items.push(Item::default()),
            Tag::Table(_) => {
                self.end_block();
                self.table = Some(Table::default());
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.end_block();
                self.in_code_or_html = true;
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) {
        self.nesting = self.nesting.saturating_sub(1);
        match tag {
            TagEnd::Strong => self.bold_depth = self.bold_depth.saturating_sub(1),
            TagEnd::Paragraph => self.end_block(),
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::Item => {
                self.end_block();
                if let (Some(item), Some(list)) = (self.items.pop(), self.lists.last_mut()) {
                    list.push(item);
                }
            }
            TagEnd::List(_) => {
                let list = self.lists.pop().unwrap_or_default();
                match self.items.last_mut() {
                    Some(item) => item.children.extend(list),
                    None => self.blocks.push(Block::List(list)),
                }
            }
            TagEnd::TableCell => {
                self.end_line();
                self.row.push(std::mem::take(&mut self.lines));
            }
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.header = std::mem::take(&mut self.row);
                }
            }
            TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(std::mem::take(&mut self.row));
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.blocks.push(Block::Table(table));
                }
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.in_code_or_html = false,
            _ => {}
        }
    }

    fn words(&mut self, words: &str, offset: usize) -> Result<(), Fault> {
        let weight = if self.bold_depth > 0 { Weight::Bold } else { Weight::Plain };
        if weight == Weight::Bold && self.line.as_ref().is_some_and(Line::ends_before_bold) {
            self.end_line();
        }
        let Some(line) = &mut self.line else {
            // The border of a broken table, or a bullet inside a cell, is no word.
            let first = words.trim_start_matches(|c: char| c == '|' || c.is_whitespace());
            if !first.is_empty() {
                let mut line = Line::starting_at(self.source.place(offset + words.len() - first.len()));
                line.push(first, weight);
                self.line = Some(line);
                self.line_count += 1;
            }
            if self.line_count > MAX_LINES {
                let what =
                    format!("the file has more than {MAX_LINES} headings, paragraphs, items and cells");
                return Err(self.source.fault_at(offset, what, "Split it into one file for each role."));
            }
            return Ok(());
        };
        line.push(words, weight);
        Ok(())
    }

    fn link(&mut self, url: &str, offset: usize) {
        let place = self.source.place(offset);
        let line = self.line.get_or_insert_with(|| Line::starting_at(place));
        line.link.get_or_insert_with(|| Located::new(url, place));
    }

    fn end_line(&mut self) {
        if let Some(mut line) = self.line.take() {
            line.trim_borders();
            if !line.is_empty() {
                self.lines.push(line);
            }
        }
    }

    fn end_block(&mut self) {
        self.end_line();
        let lines = std::mem::take(&mut self.lines);
        if lines.is_empty() || lines.iter().all(|line| is_ruler(&line.text())) {
            return;
        }
        match self.items.last_mut() {
            Some(item) => item.paragraphs.push(lines),
            None => self.blocks.push(Block::Paragraph(lines)),
        }
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        self.end_line();
        let mut lines = std::mem::take(&mut self.lines).into_iter();
        let Some(line) = lines.next() else { return };
        match self.items.last_mut() {
            // A heading inside a list item is its text.
            Some(item) => item.paragraphs.push(vec![line]),
            None => self.blocks.push(Block::Heading { depth: level as u8, line }),
        }
    }
}

fn too_deep(source: &Source<'_>, offset: usize) -> Fault {
    let what = format!("lists, quotations or markup are nested deeper than {MAX_NESTING} levels");
    source.fault_at(offset, what, "Write it with fewer levels.")
}

/// Whether an HTML tag inside a text starts another line.
fn breaks_line(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let name: String = name.chars().take_while(char::is_ascii_alphanumeric).collect();
    BREAKING_TAGS.contains(&name.to_ascii_lowercase().as_str())
}
