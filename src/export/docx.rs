//! A document as DOCX, for Word and LibreOffice: a page per question, with room to type.

mod markup;
mod package;
#[cfg(test)]
pub(in crate::export) mod schema_order;

use crate::export::document::{Bar, Block, Column, Document, Page, Rating, Space, Table};
use markup::{Cell, Lines, Row, Style, new_page, paragraph, table};

/// Least heights of what is left empty, in twentieths of a point.
const FIELD_HEIGHT: u32 = 380;
const WRITING_HEIGHT: u32 = 2_700;
/// Columns of probes, side by side.
const PROBE_COLUMNS: [u32; 3] = [34, 33, 33];

/// The pages of the document.
pub(super) fn docx(document: &Document) -> Vec<u8> {
    let mut body = Body::default();
    for page in &document.pages {
        body.page(page);
    }
    package::pack(&body.0, document)
}

/// The paragraphs and tables of a document, in order.
#[derive(Default)]
struct Body(String);

impl Body {
    fn page(&mut self, page: &Page) {
        let is_first = self.0.is_empty();
        for (at, block) in page.blocks.iter().enumerate() {
            match block {
                Block::Heading(text) if at == 0 && !is_first => self.push(&new_page(Style::Heading1, text)),
                _ => self.block(block),
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Title { genre, name } => {
                self.text(Style::Genre, genre);
                self.text(Style::Title, name);
            }
            Block::Heading(text) => self.text(Style::Heading1, text),
            Block::Subheading(text) => self.text(Style::Heading2, text),
            Block::Paragraph(text) => self.text(Style::Body, text),
            Block::Small(text) => self.text(Style::Small, text),
            Block::Lead(text) => self.text(Style::Lead, text),
            Block::List(items) => items.iter().for_each(|item| self.text(Style::Item, item)),
            Block::Fields(names) => self.fields(names),
            Block::Probes(kinds) => self.probes(kinds),
            Block::Writing(spaces) => self.writing(spaces),
            Block::Ratings(ratings) => self.ratings(ratings),
            Block::Bars(bars) => self.bars(bars),
            Block::Table(table) => self.texts(table),
        }
    }

    fn fields(&mut self, names: &[&str]) {
        let field = |name: &&str| {
            Row::new([Cell::new(Style::Small, name), Cell::new(Style::Cell, "")]).at_least(FIELD_HEIGHT)
        };
        let rows: Vec<Row> = names.iter().map(field).collect();
        self.table(Lines::Between, &[26, 74], &rows);
    }

    /// The probes, those of one kind in one cell.
    fn probes(&mut self, kinds: &[(&'static str, Vec<String>)]) {
        let of_kind = |(heading, texts): &(&str, Vec<String>)| {
            texts.iter().fold(Cell::new(Style::Kind, heading), |cell, text| cell.and(Style::Probe, text))
        };
        let rows = kinds.chunks(PROBE_COLUMNS.len()).map(|kinds| {
            let empty = std::iter::repeat_with(|| Cell::new(Style::Cell, ""));
            Row::new(kinds.iter().map(of_kind).chain(empty).take(PROBE_COLUMNS.len()))
        });
        self.table(Lines::None, &PROBE_COLUMNS, &rows.collect::<Vec<_>>());
    }

    /// Cells to type in, below what belongs there.
    fn writing(&mut self, spaces: &[Space]) {
        let cell = |space: &Space| {
            Cell::new(Style::Name, space.heading).and(Style::Small, space.advice).and(Style::Cell, "")
        };
        let shares: Vec<u32> = spaces.iter().map(|space| space.share).collect();
        let row = Row::new(spaces.iter().map(cell)).at_least(WRITING_HEIGHT);
        self.text(Style::Gap, "");
        self.table(Lines::All, &shares, &[row]);
    }

    /// The ratings, each with a box to tick.
    fn ratings(&mut self, ratings: &[Rating]) {
        let row = |rating: &Rating| {
            let number = rating.rating.map(|rating| format!("{rating} ")).unwrap_or_default();
            Row::new([
                Cell::new(Style::Tick, "☐").centred(),
                Cell::new(Style::Name, &(number + &rating.label)),
                Cell::new(Style::Cell, &rating.text),
            ])
        };
        let mut rows = vec![Row::header(["Tick", "Rating", "What the answer shows"])];
        rows.extend(ratings.iter().map(row));
        self.table(Lines::Between, &[8, 20, 72], &rows);
    }

    fn bars(&mut self, bars: &[Bar]) {
        let weighted = bars.iter().any(|bar| bar.weight.is_some());
        let (names, shares): (&[&str], &[u32]) = if weighted {
            (&["Competency", "Statements tested", "By", "Counts"], &[40, 28, 22, 10])
        } else {
            (&["Competency", "Statements tested", "By"], &[46, 30, 24])
        };
        let row = |bar: &Bar| {
            let squares = bar.statements.iter().map(|tested| if *tested { '■' } else { '□' });
            let tested = format!("{}  {}", squares.collect::<String>(), bar.count());
            let weight = bar.weight.map(|weight| format!("× {weight}")).unwrap_or_default();
            let texts = [tested, bar.by.clone()].into_iter().chain(weighted.then_some(weight));
            let cells = texts.map(|text| Cell::new(Style::Cell, &text));
            Row::new(std::iter::once(Cell::new(Style::Name, &bar.name)).chain(cells))
        };
        let mut rows = vec![Row::header(names.iter().copied())];
        rows.extend(bars.iter().map(row));
        self.table(Lines::Between, shares, &rows);
    }

    fn texts(&mut self, table: &Table) {
        let mut rows = vec![Row::header(table.columns.iter().map(|column| column.name))];
        rows.extend(table.rows.iter().map(|row| {
            let style = if row.faint { Style::Faint } else { Style::Cell };
            Row::new(row.cells.iter().map(|text| Cell::new(style, text)))
        }));
        let shares: Vec<u32> = table.columns.iter().map(|Column { share, .. }| *share).collect();
        self.table(Lines::Between, &shares, &rows);
    }

    fn text(&mut self, style: Style, text: &str) {
        self.push(&paragraph(style, text));
    }

    /// A table, and a paragraph after it: Word joins tables that touch, and a document ends with a paragraph.
    fn table(&mut self, lines: Lines, percents: &[u32], rows: &[Row]) {
        self.push(&table(lines, percents, rows));
        self.text(Style::Gap, "");
    }

    fn push(&mut self, markup: &str) {
        self.0 += markup;
    }
}
