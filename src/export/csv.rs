//! A sheet as comma-separated values: a row per question, for a spreadsheet.

use crate::export::plain;
use crate::export::sheet::{Question, Sheet};

/// The columns before those of the anchors, in order.
const COLUMNS: [&str; 9] =
    ["number", "id", "competency", "statement", "kind", "lead", "must_ask", "minutes", "probes"];

/// The questions as RFC 4180 describes it: a header row, fields quoted where needed, lines that end with CR LF.
///
/// A text that a spreadsheet would take for a formula has an apostrophe before it.
pub(super) fn csv(sheet: &Sheet) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut write =
        |row: &[String]| writer.write_record(row).expect("rows of one length go into memory without fail");
    let anchors = sheet.scale.iter().map(|level| format!("anchor_{}", level.rating));
    let header =
        COLUMNS.into_iter().map(str::to_owned).chain(anchors).chain(["weight".to_owned(), "part".to_owned()]);
    write(&header.collect::<Vec<_>>());
    for (number, question) in (1..).zip(&sheet.questions) {
        write(&row(sheet, number, question));
    }
    let bytes = writer.into_inner().expect("memory takes what is left to write");
    String::from_utf8(bytes).expect("a table of texts is text")
}

fn row(sheet: &Sheet, number: usize, question: &Question) -> Vec<String> {
    let probes: Vec<&str> = question.probes.iter().map(|probe| probe.text.as_str()).collect();
    let first: [String; COLUMNS.len()] = [
        number.to_string(),
        cell(&question.id),
        cell(&question.competency),
        cell(question.statement.as_deref().unwrap_or_default()),
        question.kind.to_string(),
        cell(&question.lead),
        question.must_ask.to_string(),
        question.minutes.to_string(),
        cell(&probes.join(" | ")),
    ];
    let anchor = |rating: u8| {
        let anchor = question.anchors.iter().find(|anchor| anchor.rating == rating)?;
        Some(match &anchor.text {
            Some(text) => cell(&format!("{}: {text}", anchor.label)),
            None => cell(&anchor.label),
        })
    };
    let anchors = sheet.scale.iter().map(|level| anchor(level.rating).unwrap_or_default());
    let last = [sheet.weight(question).to_string(), cell(question.part.as_deref().unwrap_or_default())];
    first.into_iter().chain(anchors).chain(last).collect()
}

/// A text as one line that a spreadsheet shows and never computes.
///
/// A cell that starts like a formula gets an apostrophe before it, as OWASP advises against CSV injection. Tabs and
/// carriage returns, which could hide such a start, are spaces by then and trimmed. Spreadsheets of East Asia take the
/// full-width signs too.
fn cell(text: &str) -> String {
    let line = plain::line(text);
    let formula = line.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula { format!("'{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, expected, why) in [
            ("=1+1", "'=1+1", "a formula"),
            ("+44 20", "'+44 20", "a plus computes too"),
            ("-plan", "'-plan", "a minus computes too"),
            ("@SUM(A1)", "'@SUM(A1)", "an old spelling of a function"),
            ("\t=1", "'=1", "behind a tab"),
            ("\r\n =1", "'=1", "behind a line end"),
            ("\u{202e}=1", "'=1", "behind a mark that is not seen"),
            ("＝1", "'＝1", "full width"),
            ("Plan = do - check", "Plan = do - check", "inside a text they mean nothing"),
        ] {
            assert_eq!(cell(text), expected, "{why}");
        }
    }
}
