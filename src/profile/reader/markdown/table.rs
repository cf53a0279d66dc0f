//! Tables of competencies: which column names them, which hold statements, which give a level.

use super::block::{Cell, Table};
use super::headings::{Meaning, Part, is_stem, meaning};
use super::line::Line;
use super::list::level_word;
use crate::profile::draft::{DraftStatement, Located};

/// What a row of a table adds: statements, to a competency that it names or to the one above.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) name: Option<Located>,
    pub(super) statements: Vec<DraftStatement>,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    Name,
    Statements(Option<Located>),
    Level,
    Ignored,
}

/// Headers of a column that names competencies, beside the words for a section of competencies.
const NAME_HEADERS: [&str; 8] =
    ["area", "category", "theme", "criterion", "dimension", "name", "title", "topic"];
/// Headers of a column of levels.
const LEVEL_HEADERS: [&str; 3] = ["level", "proficiency", "proficiency level"];
/// Headers of columns that say something about the statement beside them.
const IGNORED_HEADERS: [&str; 9] =
    ["evidence", "notes", "comments", "priority", "source", "ref", "no", "id", "importance"];
/// Words in the headers of such columns: "How assessed", "Method of assessment".
const IGNORED_WORDS: [&str; 6] = ["assessed", "assessment", "method", "measured", "weight", "weighting"];

/// Cells that tick something off and say nothing themselves: a column of them is about the statement beside it.
const MARKS: [&str; 19] = [
    "yes",
    "no",
    "y",
    "n",
    "x",
    "e",
    "d",
    "n/a",
    "*",
    "-",
    "–",
    "—",
    "✓",
    "✔",
    "✗",
    "essential",
    "desirable",
    "required",
    "preferred",
];

/// The rows of a table. In a section that is itself one competency, a table without a column of names holds statements.
pub(super) fn rows(table: &Table, inside_competency: bool) -> Vec<Row> {
    let (header, body) = header_and_body(table);
    let columns = columns(header, body, inside_competency);
    body.iter().map(|cells| row(cells, &columns)).collect()
}

/// The header cells; a table whose header is empty has it in the first row.
fn header_and_body(table: &Table) -> (&[Cell], &[Vec<Cell>]) {
    match table.rows.split_first() {
        Some((first, rest)) if table.header.iter().all(Vec::is_empty) && is_header(first) => (first, rest),
        _ => (&table.header, &table.rows),
    }
}

fn is_header(cells: &[Cell]) -> bool {
    let named = cells.iter().any(|cell| {
        let text = cell_text(cell).to_lowercase();
        matches!(meaning(&text), Meaning::Parts(parts) if parts == [Part::Competencies])
            || NAME_HEADERS.contains(&text.as_str())
    });
    named && cells.iter().all(|cell| cell.len() <= 1)
}

fn columns(header: &[Cell], body: &[Vec<Cell>], inside_competency: bool) -> Vec<Column> {
    let mut columns: Vec<Column> = header.iter().map(column).collect();
    let cells = |index: usize| body.iter().filter_map(move |row| row.get(index));
    let ticked = (0..columns.len()).any(|index| holds_marks(cells(index)));
    for (index, column) in columns.iter_mut().enumerate() {
        let is_empty = cells(index).all(Vec::is_empty);
        if matches!(column, Column::Statements(_)) && (holds_marks(cells(index)) || (ticked && is_empty)) {
            *column = Column::Ignored;
        }
    }
    let names = columns.iter().filter(|column| **column == Column::Name).count();
    if names > 1 {
        // "Competency | Behaviours": the first names, the others hold statements.
        let later = columns.iter_mut().filter(|column| **column == Column::Name).skip(1);
        later.for_each(|column| *column = Column::Statements(None));
    } else if names == 0 && !inside_competency && columns.len() > 1 {
        columns[0] = Column::Name;
    }
    if !columns.iter().any(|column| matches!(column, Column::Statements(_)))
        && let Some(only) = columns.iter_mut().find(|column| **column == Column::Name)
    {
        *only = Column::Statements(None);
    }
    columns
}

/// Whether these cells hold marks, and nothing else.
fn holds_marks<'a>(cells: impl Iterator<Item = &'a Cell>) -> bool {
    let mut texts = cells.map(cell_text).filter(|text| !text.trim().is_empty()).peekable();
    texts.peek().is_some() && texts.all(|text| MARKS.contains(&text.trim().to_lowercase().as_str()))
}

fn column(cell: &Cell) -> Column {
    let text = cell_text(cell);
    let lower = text.to_lowercase();
    let lower = lower.trim_end_matches([':', '.', '?']).trim();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let first_place = cell.first().map(Line::located);
    match (meaning(&text), first_place) {
        (Meaning::Level(_), Some(place)) => Column::Statements(Some(level_word(&place))),
        (Meaning::Parts(parts), _) if parts == [Part::Competencies] => Column::Name,
        (Meaning::Parts(parts), _) if parts.iter().all(|part| matches!(part, Part::Omitted(_))) => {
            Column::Ignored
        }
        _ if NAME_HEADERS.contains(&lower) => Column::Name,
        _ if LEVEL_HEADERS.contains(&lower) => Column::Level,
        _ if words.any(|word| IGNORED_WORDS.contains(&word)) || IGNORED_HEADERS.contains(&lower) => {
            Column::Ignored
        }
        _ => Column::Statements(None),
    }
}

fn row(cells: &[Cell], columns: &[Column]) -> Row {
    let pairs = || cells.iter().zip(columns);
    let of_kind =
        |wanted: Column| pairs().find(|(_, column)| **column == wanted).and_then(|(cell, _)| cell.first());
    let name = of_kind(Column::Name).map(|line| line.plain_name().unwrap_or_else(|| line.located()));
    let row_level = of_kind(Column::Level).map(|line| level_word(&line.located()));
    let mut statements = Vec::new();
    for (cell, column) in pairs() {
        if let Column::Statements(column_level) = column {
            let level = column_level.clone().or_else(|| row_level.clone());
            let texts = cell
                .iter()
                .map(Line::unbulleted)
                .filter(|text| !text.text.is_empty() && !is_stem(&text.text));
            statements.extend(texts.map(|text| DraftStatement { text, level: level.clone() }));
        }
    }
    Row { name, statements }
}

fn cell_text(cell: &Cell) -> String {
    let lines: Vec<String> = cell.iter().map(Line::text).collect();
    lines.join(" ")
}
