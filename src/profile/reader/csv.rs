//! CSV: `competency,statement[,level]` under a header line, as a spreadsheet saves it.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord, Trim};

use crate::fault::{Fault, Place};
use crate::profile::check::title_of_file;
use crate::profile::draft::{Draft, DraftCompetency, DraftStatement, Located};
use crate::profile::fault_list::FaultList;
use crate::profile::limits::MAX_FAULTS;
use crate::profile::source::Source;
use crate::suggest::nearest;

const COLUMNS: [&str; 3] = ["competency", "statement", "level"];

/// Reads the rows of a file; the title and the id come from the name of the file.
pub(in crate::profile) fn read(source: &Source<'_>) -> Result<(Draft, FaultList), FaultList> {
    let delimiter = delimiter_of(source.text);
    if let Some(offset) = unclosed_cell(source.text, delimiter) {
        let what = "a cell has no closing quotation mark";
        let advice = "Close it, and write a quotation mark inside it twice.";
        return Err(source.fault_at(offset, what, advice).into());
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .delimiter(delimiter)
        .from_reader(source.text.as_bytes());
    let mut rows = Rows { source, faults: FaultList::default(), delimiter, known: HashMap::new() };
    let mut draft = Draft { title: Some(title_of_file(source)), ..Draft::default() };
    let mut columns = None;
    for record in reader.records() {
        match (record, &columns) {
            (Ok(record), None) => {
                columns = rows.header(&record);
                if columns.is_none() {
                    return Err(rows.faults); // Without its columns no row can be understood.
                }
            }
            (Ok(record), Some(columns)) => rows.row(&record, columns, &mut draft),
            (Err(error), _) => rows.syntax(&error),
        }
        if rows.faults.is_full() {
            break;
        }
    }
    Ok((draft, rows.faults))
}

/// The delimiter of the header line: a comma, or what spreadsheets write where the comma is the decimal sign.
fn delimiter_of(text: &str) -> u8 {
    let header = text.trim_start().lines().next().unwrap_or_default();
    [b',', b';', b'\t'].into_iter().find(|&sign| header.contains(char::from(sign))).unwrap_or(b',')
}

/// Which cell of a row holds what.
#[derive(Debug)]
struct Columns {
    competency: usize,
    statement: usize,
    level: Option<usize>,
    count: usize,
}

struct Rows<'a> {
    source: &'a Source<'a>,
    faults: FaultList,
    delimiter: u8,
    /// Competencies by name.
    known: HashMap<String, usize>,
}

impl Rows<'_> {
    fn header(&mut self, record: &StringRecord) -> Option<Columns> {
        let names: Vec<String> = record.iter().map(str::to_lowercase).collect();
        let find = |wanted: &str| names.iter().position(|name| name == wanted);
        for (cell, name) in names.iter().enumerate().take(MAX_FAULTS) {
            if !COLUMNS.contains(&name.as_str()) {
                let advice = match nearest(name, COLUMNS) {
                    Some(near) => format!(
                        "Did you mean `{near}`? The columns are `competency`, `statement` and `level`."
                    ),
                    None => {
                        "Delete the column; the columns are `competency`, `statement` and `level`.".to_owned()
                    }
                };
                self.fault(record, cell, "the header has a column that a profile does not know", advice);
            } else if find(name) != Some(cell) {
                self.fault(record, cell, "the header names a column twice", "Delete one of the two.");
            }
        }
        for wanted in ["competency", "statement"] {
            if find(wanted).is_none() && self.faults.is_empty() {
                let what = format!("the header has no column `{wanted}`");
                let advice =
                    "Start the file with the line `competency,statement` or `competency,statement,level`.";
                self.fault(record, 0, what, advice);
            }
        }
        if !self.faults.is_empty() {
            return None;
        }
        Some(Columns {
            competency: find("competency")?,
            statement: find("statement")?,
            level: find("level"),
            count: names.len(),
        })
    }

    fn row(&mut self, record: &StringRecord, columns: &Columns, draft: &mut Draft) {
        if record.len() != columns.count {
            let what = format!("a row has {} cells; the header has {}", record.len(), columns.count);
            let advice = "Put a text with a comma in it in double quotation marks.";
            return self.fault(record, record.len().min(columns.count).saturating_sub(1), what, advice);
        }
        let text = self.cell(record, columns.statement);
        let level =
            columns.level.map(|column| self.cell(record, column)).filter(|level| !level.text.is_empty());
        let name = self.cell(record, columns.competency);
        let statement = DraftStatement { text, level };
        if name.text.is_empty() {
            match draft.competencies.last_mut() {
                Some(above) => above.statements.push(statement),
                None => {
                    self.fault(record, columns.competency, "the first row names no competency", "Name it.");
                }
            }
            return;
        }
        let next = draft.competencies.len();
        let index = *self.known.entry(name.text.clone()).or_insert(next);
        match draft.competencies.get_mut(index) {
            Some(known) => known.statements.push(statement),
            None => draft.competencies.push(DraftCompetency { name, statements: vec![statement] }),
        }
    }

    fn syntax(&mut self, error: &csv::Error) {
        let fault =
            Fault::new(self.source.file, format!("the CSV cannot be read: {error}"), "Save it as CSV again.");
        self.faults.push(fault);
    }

    fn cell(&self, record: &StringRecord, cell: usize) -> Located {
        Located::new(record.get(cell).unwrap_or_default(), self.place(record, cell))
    }

    fn fault(
        &mut self,
        record: &StringRecord,
        cell: usize,
        what: impl Into<String>,
        advice: impl Into<String>,
    ) {
        let Place { line, column } = self.place(record, cell);
        let fault = Fault::new(self.source.file, what, advice).at(line, column);
        self.faults.push(fault.found(record.get(cell).unwrap_or_default()));
    }

    /// Where the text of a cell starts. The csv crate knows where a record starts; the cells before are walked over.
    fn place(&self, record: &StringRecord, cell: usize) -> Place {
        let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let bytes = self.source.text.as_bytes();
        // Blank lines before a record belong to it.
        let blank = bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let mut at = start + blank;
        for _ in 0..cell {
            at = (cell_end(bytes, at, self.delimiter).at + 1).min(bytes.len());
        }
        let is_before_text = |byte: &&u8| byte.is_ascii_whitespace() || **byte == b'"';
        let is_empty = record.get(cell).is_none_or(str::is_empty);
        let lead = if is_empty { 0 } else { bytes[at..].iter().take_while(is_before_text).count() };
        self.source.place(at + lead)
    }
}

/// Where the text of a cell ends.
struct CellEnd {
    /// The delimiter or line end after it, or the end of the file.
    at: usize,
    /// Whether its quotation marks are closed.
    is_closed: bool,
}

/// Finds the end of the cell that starts at a byte. Quotation marks count only if the cell starts with one.
fn cell_end(bytes: &[u8], start: usize, delimiter: u8) -> CellEnd {
    let mut at = start;
    let mut is_closed = true;
    if bytes.get(at) == Some(&b'"') {
        is_closed = false;
        at += 1;
        while at < bytes.len() && !is_closed {
            let is_doubled = bytes.get(at + 1) == Some(&b'"');
            match bytes[at] {
                b'"' if is_doubled => at += 2,
                b'"' => {
                    is_closed = true;
                    at += 1;
                }
                _ => at += 1,
            }
        }
    }
    let ends = |byte: &u8| *byte == delimiter || matches!(byte, b'\r' | b'\n');
    let rest = bytes.get(at..).unwrap_or_default();
    CellEnd { at: at + rest.iter().position(ends).unwrap_or(rest.len()), is_closed }
}

/// Where a cell starts whose quotation marks are never closed: it would swallow the rest of the file.
fn unclosed_cell(text: &str, delimiter: u8) -> Option<usize> {
    let mut start = 0;
    while start < text.len() {
        let end = cell_end(text.as_bytes(), start, delimiter);
        if !end.is_closed {
            return Some(start);
        }
        start = end.at + 1;
    }
    None
}
