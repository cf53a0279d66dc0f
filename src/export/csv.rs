//! A question set as comma-separated values: a row per question, for a spreadsheet.

use crate::export::plain;
use crate::question::{Question, QuestionSet};

/// The columns, in order.
const HEADER: [&str; 14] = [
    "number",
    "id",
    "competency",
    "statement",
    "kind",
    "lead",
    "must_ask",
    "minutes",
    "probes",
    "anchor_1",
    "anchor_2",
    "anchor_3",
    "anchor_4",
    "anchor_5",
];

/// The questions as RFC 4180 describes it: a header row, fields quoted where needed, lines that end with CR LF.
///
/// A text that a spreadsheet would take for a formula has an apostrophe before it.
pub fn csv(set: &QuestionSet) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut write =
        |row: &[String]| writer.write_record(row).expect("rows of one length go into memory without fail");
    write(&HEADER.map(str::to_owned));
    for (at, question) in set.questions.iter().enumerate() {
        write(&row(at + 1, question));
    }
    let bytes = writer.into_inner().expect("memory takes what is left to write");
    String::from_utf8(bytes).expect("a table of texts is text")
}

fn row(number: usize, question: &Question) -> [String; HEADER.len()] {
    let probes: Vec<&str> = question.probes.iter().map(|probe| probe.text.as_str()).collect();
    let anchor = |rating: u8| {
        let anchor = question.anchors.iter().find(|anchor| anchor.rating == rating);
        anchor.map(|anchor| cell(&format!("{}: {}", anchor.label, anchor.text))).unwrap_or_default()
    };
    [
        number.to_string(),
        question.id.to_string(),
        cell(&question.competency),
        cell(&question.statement),
        question.kind.to_string(),
        cell(&question.lead),
        question.must_ask.to_string(),
        question.minutes.to_string(),
        cell(&probes.join(" | ")),
        anchor(1),
        anchor(2),
        anchor(3),
        anchor(4),
        anchor(5),
    ]
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
