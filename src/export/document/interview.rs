//! What a panel takes to an interview: an overview, a page for each question, and what is tested.

use super::{Bar, Block, Column, Document, Layout, Page, Rating, Row, Space, Table};
use crate::export::sheet::{Anchor, Competency, Question, Sheet};
use crate::export::{plain, words};

const AT_A_GLANCE: &[Column] = &[
    Column { name: "No.", share: 7 },
    Column { name: "Question", share: 43 },
    Column { name: "Competency", share: 25 },
    Column { name: "Kind", share: 14 },
    Column { name: "Minutes", share: 11 },
];

const STATEMENTS: &[Column] =
    &[Column { name: "Statement", share: 78 }, Column { name: "Tested by", share: 22 }];

/// Longest lead that the overview shows in full, in characters.
const GLANCE: usize = 90;

/// The whole sheet for interviewers.
pub(in crate::export) fn interview(sheet: &Sheet) -> Document {
    let mut pages = vec![cover(sheet), introduction(sheet)];
    let questions = sheet.questions.iter().enumerate();
    pages.extend(questions.map(|(at, question)| ask(at + 1, sheet.questions.len(), question)));
    pages.push(closing(sheet));
    pages.push(coverage(sheet));
    Document {
        title: words::title(sheet),
        head: format!("{} · {}", words::title(sheet), sheet.edition),
        origin: sheet.origin.clone(),
        pages,
    }
}

fn cover(sheet: &Sheet) -> Page {
    let mut blocks = vec![Block::Title { genre: sheet.genre, name: sheet.title.clone() }];
    if let Some(role) = sheet.role.as_ref().filter(|role| **role != sheet.title) {
        blocks.push(Block::Paragraph(format!("For the role of {role}.")));
    }
    blocks.push(Block::Paragraph(format!("{} {}", words::size(sheet), words::coverage(sheet))));
    blocks.extend(sheet.remarks.iter().cloned().map(Block::Paragraph));
    blocks.push(Block::Fields(&[words::REFERENCE, "Interviewer", "Date"]));
    blocks.push(Block::Heading("At a glance".to_owned()));
    blocks.push(Block::Table(at_a_glance(sheet)));
    blocks.push(Block::Heading("Coverage".to_owned()));
    let weighted = sheet.is_weighted();
    let bar = |competency: &Competency| Bar {
        name: competency.name.clone(),
        statements: competency.statements.iter().map(|statement| !statement.questions.is_empty()).collect(),
        by: words::tested_by(&competency.questions),
        weight: (weighted && !competency.questions.is_empty()).then_some(competency.weight),
    };
    blocks.push(Block::Bars(sheet.competencies.iter().map(bar).collect()));
    blocks.push(Block::Small(sheet.origin.clone()));
    Page { layout: Layout::Cover, blocks }
}

fn at_a_glance(sheet: &Sheet) -> Table {
    let row = |(at, question): (usize, &Question)| Row {
        cells: vec![
            (at + 1).to_string(),
            plain::shortened(&question.lead, GLANCE),
            question.competency.clone(),
            words::kind(question.kind).to_owned(),
            if question.must_ask {
                question.minutes.to_string()
            } else {
                format!("{} (optional)", question.minutes)
            },
        ],
        faint: false,
    };
    Table { columns: AT_A_GLANCE, rows: sheet.questions.iter().enumerate().map(row).collect() }
}

fn introduction(sheet: &Sheet) -> Page {
    let mut blocks = vec![Block::Heading("Introduction".to_owned())];
    blocks.push(Block::Small("Say this to every candidate, in these words.".to_owned()));
    blocks.extend(plain::paragraphs(&sheet.introduction).into_iter().map(Block::Paragraph));
    Page { layout: Layout::Prose, blocks }
}

/// One question with all that is needed to ask it and to rate the answer.
fn ask(number: usize, of: usize, question: &Question) -> Page {
    let mut ratings: Vec<Rating> = question.anchors.iter().map(rating).collect();
    let (label, text) = words::NOT_ASSESSED;
    ratings.push(Rating { rating: None, label: label.to_owned(), text: text.to_owned() });
    let mut blocks = vec![
        Block::Heading(format!("{number}. {}", question.competency)),
        Block::Small(format!("Question {number} of {of} · {}", words::facts(question))),
        Block::Lead(question.lead.clone()),
        Block::Small(words::source(question)),
    ];
    if !question.probes.is_empty() {
        blocks.push(Block::Subheading("Probes".to_owned()));
        blocks.push(Block::Small(words::PROBES_ADVICE.to_owned()));
        blocks.push(Block::Probes(words::probes(question)));
    }
    blocks.push(Block::Writing(vec![
        Space { heading: "Evidence", advice: words::EVIDENCE_ADVICE, share: 64 },
        Space { heading: "Notes", advice: words::NOTES_ADVICE, share: 36 },
    ]));
    blocks.push(Block::Subheading("Rating".to_owned()));
    blocks.push(Block::Small(words::RATING_ADVICE.to_owned()));
    blocks.push(Block::Ratings(ratings));
    Page { layout: Layout::Question, blocks }
}

fn rating(anchor: &Anchor) -> Rating {
    Rating {
        rating: Some(anchor.rating),
        label: anchor.label.clone(),
        text: anchor.text.clone().unwrap_or_else(|| words::BETWEEN.to_owned()),
    }
}

fn closing(sheet: &Sheet) -> Page {
    let mut blocks = vec![Block::Heading("Closing".to_owned())];
    blocks.extend(plain::paragraphs(&sheet.closing).into_iter().map(Block::Paragraph));
    blocks.push(Block::Writing(vec![Space {
        heading: "Notes",
        advice: "What the candidate asked, and what you promised.",
        share: 100,
    }]));
    Page { layout: Layout::Prose, blocks }
}

fn coverage(sheet: &Sheet) -> Page {
    let mut blocks = vec![Block::Heading("Coverage by statement".to_owned())];
    for competency in sheet.competencies.iter().filter(|competency| !competency.statements.is_empty()) {
        blocks.push(Block::Subheading(competency.name.clone()));
        let rows = competency.statements.iter().map(|statement| Row {
            cells: vec![statement.text.clone(), words::statement_tested_by(statement)],
            faint: statement.questions.is_empty(),
        });
        blocks.push(Block::Table(Table { columns: STATEMENTS, rows: rows.collect() }));
    }
    Page { layout: Layout::Prose, blocks }
}
