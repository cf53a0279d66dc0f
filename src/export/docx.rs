//! A question set as a DOCX document, for Word and LibreOffice: a page per question, with room to type.

mod markup;
mod package;

use crate::export::{plain, words};
use crate::question::{Question, QuestionSet};
use markup::{Lines, Row, Style, new_page, paragraph, table};

/// Least heights of what is left empty, in twentieths of a point.
const FIELD_HEIGHT: u32 = 360;
const EVIDENCE_HEIGHT: u32 = 1_900;
const NOTES_HEIGHT: u32 = 1_000;
/// Columns of probes, side by side.
const PROBE_COLUMNS: [u32; 3] = [34, 33, 33];

/// The whole set: a cover with introduction and coverage, a page for each question, the closing, and what is tested.
pub fn docx(set: &QuestionSet) -> Vec<u8> {
    let mut body = Body::default();
    body.cover(set);
    for (at, question) in set.questions.iter().enumerate() {
        body.question(at + 1, question);
    }
    body.closing(set);
    body.coverage_by_statement(set);
    package::pack(&body.0, set)
}

/// The paragraphs and tables of a document, in order.
#[derive(Default)]
struct Body(String);

impl Body {
    fn cover(&mut self, set: &QuestionSet) {
        self.text(Style::Title, &words::title(set));
        self.text(Style::Body, &format!("{} {}", words::size(set), words::coverage(set)));
        if let Some(shortfall) = words::shortfall(set) {
            self.text(Style::Body, &shortfall);
        }
        self.text(Style::Small, &words::origin(set));
        let field = |name| {
            Row::new([paragraph(Style::Name, name), paragraph(Style::Cell, "")]).at_least(FIELD_HEIGHT)
        };
        self.table(&[30, 70], &["Candidate reference", "Interviewer", "Date"].map(field));
        self.text(Style::Heading1, "Introduction");
        self.script(&set.introduction);
        self.text(Style::Heading1, "Coverage");
        let mut rows = vec![Row::header(["Competency", "Statements tested", "By"])];
        rows.extend(set.coverage.competencies.iter().map(|competency| {
            let ids = competency.statements.iter().flat_map(|statement| &statement.questions);
            let tested = format!("{} of {}", competency.tested(), competency.statements.len());
            Row::of_texts([&competency.name, &tested, &words::tested_by(set, ids)])
        }));
        self.table(&[56, 22, 22], &rows);
    }

    /// One question with all that is needed to ask it and to rate the answer.
    fn question(&mut self, number: usize, question: &Question) {
        self.push(&new_page(Style::Heading1, &format!("{number}. {}", question.competency)));
        self.text(Style::Small, &words::facts(question));
        self.text(Style::Lead, &question.lead);
        self.text(Style::Small, &format!("From the statement: {}", question.statement));
        self.text(Style::Heading2, "Probes");
        self.text(Style::Small, words::PROBES_ADVICE);
        self.probes(question);
        self.text(Style::Heading2, "Evidence");
        self.text(Style::Small, words::EVIDENCE_ADVICE);
        self.empty_box(EVIDENCE_HEIGHT);
        self.text(Style::Heading2, "Rating");
        self.anchors(question);
        self.text(Style::Heading2, "Notes");
        self.text(Style::Small, words::NOTES_ADVICE);
        self.empty_box(NOTES_HEIGHT);
    }

    /// The probes, those of one kind in one cell.
    fn probes(&mut self, question: &Question) {
        let of_kind = |(heading, texts): &(&str, Vec<&str>)| {
            let probes: String = texts.iter().map(|text| paragraph(Style::Probe, text)).collect();
            paragraph(Style::Name, heading) + &probes
        };
        let kinds = words::probes(question);
        let rows = kinds.chunks(PROBE_COLUMNS.len()).map(|kinds| {
            let empty = std::iter::repeat_with(|| paragraph(Style::Cell, ""));
            Row::new(kinds.iter().map(of_kind).chain(empty).take(PROBE_COLUMNS.len()))
        });
        self.push(&table(Lines::Unseen, &PROBE_COLUMNS, &rows.collect::<Vec<_>>()));
    }

    /// The anchors, each with a box to tick.
    fn anchors(&mut self, question: &Question) {
        let row = |name: &str, shows: &str| {
            let texts = [(Style::Tick, "☐"), (Style::Name, name), (Style::Cell, shows)];
            Row::new(texts.map(|(style, text)| paragraph(style, text)))
        };
        let mut rows = vec![Row::header(["Tick", "Rating", "What the answer shows"])];
        let anchors = question.anchors.iter();
        rows.extend(anchors.map(|anchor| row(&format!("{} {}", anchor.rating, anchor.label), &anchor.text)));
        let (not_assessed, when) = words::NOT_ASSESSED;
        rows.push(row(not_assessed, when));
        self.table(&[8, 20, 72], &rows);
    }

    fn closing(&mut self, set: &QuestionSet) {
        self.push(&new_page(Style::Heading1, "Closing"));
        self.script(&set.closing);
        self.text(Style::Heading2, "Notes");
        self.empty_box(NOTES_HEIGHT);
    }

    fn coverage_by_statement(&mut self, set: &QuestionSet) {
        self.push(&new_page(Style::Heading1, "Coverage by statement"));
        for competency in &set.coverage.competencies {
            self.text(Style::Heading2, &competency.name);
            let mut rows = vec![Row::header(["Statement", "Tested by"])];
            rows.extend(competency.statements.iter().map(|statement| {
                Row::of_texts([&statement.text, &words::tested_by(set, &statement.questions)])
            }));
            self.table(&[78, 22], &rows);
        }
    }

    fn script(&mut self, text: &str) {
        plain::paragraphs(text).iter().for_each(|text| self.text(Style::Body, text));
    }

    fn text(&mut self, style: Style, text: &str) {
        self.push(&paragraph(style, text));
    }

    fn empty_box(&mut self, height: u32) {
        self.table(&[100], &[Row::of_texts([""]).at_least(height)]);
    }

    fn table(&mut self, percents: &[u32], rows: &[Row]) {
        self.push(&table(Lines::Seen, percents, rows));
    }

    fn push(&mut self, markup: &str) {
        self.0 += markup;
    }
}
