//! What a candidate gets before the interview: nothing about it should come as a surprise.

use super::{Block, Column, Document, Layout, Page, Row, Table};
use crate::export::sheet::Sheet;
use crate::export::{plain, words};
use crate::template::QuestionKind;

/// Whether the candidate is shown the questions beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Questions {
    /// The pack says how the interview works, and no more.
    Withheld,
    /// The pack ends with the questions; never with probes or anchors, which would give the answers away.
    Shown,
}

const TIMES: &[Column] = &[Column { name: "Part", share: 70 }, Column { name: "About", share: 30 }];

const SCALE: &[Column] =
    &[Column { name: "Rating", share: 16 }, Column { name: "What it is called", share: 84 }];

const STAR: [&str; 4] = [
    "Situation: where and when was it, and who was there? Two or three sentences are enough.",
    "Task: what had to be done, and what of it was yours to do?",
    "Action: what did you do, step by step, and why that way? Most of your answer belongs here. Say “I” where it was you, and “we” where it was all of you.",
    "Result: what came of it, for whom, and how do you know? Say what you learned, also when it did not go well.",
];

const TIPS: [&str; 5] = [
    "Choose real examples. They may come from paid work, study, volunteering or the rest of your life.",
    "A recent example is easier to tell in detail than an old one.",
    "Take a moment to think before you answer, and ask to hear a question again whenever you like.",
    "You may bring notes and look at them.",
    "Leave out names and anything that is confidential about other people or employers.",
];

const ADJUSTMENTS: [&str; 6] = [
    "the questions in writing, beforehand or during the interview",
    "more time for the interview, or breaks in it",
    "another time of day, or an interview by video instead of in person, or the other way round",
    "a place without steps, with less noise, or with other light",
    "an interpreter for sign language, captions, or large print",
    "somebody with you for support",
];

const GENRE: &str = "Your interview";

/// The pack for everybody who is interviewed with this sheet.
pub(in crate::export) fn pack(sheet: &Sheet, questions: Questions) -> Document {
    let mut pages = vec![about(sheet, questions), preparing(sheet), adjustments()];
    if questions == Questions::Shown {
        pages.push(asked(sheet));
    }
    let title = format!("{GENRE}: {}", name(sheet));
    // Neither seed nor version: with the seed, anybody can make the questions again.
    Document { head: title.clone(), origin: "How the interview works.".to_owned(), title, pages }
}

/// What stands behind "Your interview" in the title.
fn name(sheet: &Sheet) -> &str {
    sheet.role.as_deref().unwrap_or("what to expect")
}

fn about(sheet: &Sheet, questions: Questions) -> Page {
    let mut blocks = vec![
        Block::Title { genre: GENRE, name: name(sheet).to_owned() },
        paragraph(
            "Thank you for your interest in this role. These pages say how the interview works, so that you can prepare \
             and nothing about it comes as a surprise.",
        ),
        Block::Fields(&["Date and time", "Place or link", "Whom to ask"]),
        heading("How the interview works"),
        paragraph(
            "It is a structured interview. Everybody who is interviewed for this role is asked the same questions, in \
             the same words and the same order, and all answers are rated on the same scale. Two to four people \
             will usually talk to you. They take notes, so please do not be put off when they look down, and they may ask a \
             little more about each answer to be sure that they have understood you.",
        ),
        Block::Table(times(sheet)),
    ];
    if sheet.role.is_some() {
        blocks.push(heading("What it is about"));
        blocks.push(Block::Paragraph(format!(
            "The questions are about {} that the role calls for:",
            words::counted_in(sheet.asked().count(), "competency", "competencies")
        )));
        blocks.push(Block::List(sheet.asked().map(|competency| competency.name.clone()).collect()));
    }
    blocks.push(paragraph(match questions {
        Questions::Shown => "You will find the questions at the end of these pages.",
        Questions::Withheld => "You will hear the questions in the interview.",
    }));
    Page { layout: Layout::Cover, blocks }
}

fn times(sheet: &Sheet) -> Table {
    let asked = sheet.question_minutes();
    let row = |part: String, minutes: u32| Row { cells: vec![part, words::minutes(minutes)], faint: false };
    let frame = sheet.minutes.saturating_sub(asked);
    let mut rows = vec![row(words::counted(sheet.questions.len(), "question"), asked)];
    if frame > 0 {
        rows.push(row("Welcome, your own questions, and what happens next".to_owned(), frame));
    }
    rows.push(row("Together".to_owned(), sheet.minutes));
    Table { columns: TIMES, rows }
}

fn preparing(sheet: &Sheet) -> Page {
    let mut blocks = vec![heading("How to prepare")];
    let asks = |kind| sheet.questions.iter().any(|question| question.kind == kind);
    let kinds = [
        (
            QuestionKind::Behavioural,
            "Some questions ask about something that you have done. Tell one story, and tell what you did yourself.",
        ),
        (
            QuestionKind::Contrary,
            "A question may ask about a time when something did not work out. It is not a trap: everybody has such \
             times, and what counts is what you did and what you learned.",
        ),
        (
            QuestionKind::Situational,
            "Some questions ask what you would do. Say how you would go about it, what you would want to know first, and \
             why.",
        ),
    ];
    blocks.extend(kinds.into_iter().filter(|(kind, _)| asks(*kind)).map(|(_, text)| paragraph(text)));
    blocks.push(subheading("A shape for your answers: STAR"));
    blocks.push(list(&STAR));
    blocks.push(subheading("What helps"));
    blocks.push(list(&TIPS));
    blocks.push(heading("How your answers are rated"));
    blocks.push(paragraph(
        "Each interviewer rates each answer alone, from notes of what you said, before they compare. The scale and the \
         examples of what an answer of each rating shows were fixed before the first interview.",
    ));
    let level = |level: &crate::export::sheet::Level| Row {
        cells: vec![level.rating.to_string(), level.label.clone()],
        faint: false,
    };
    blocks.push(Block::Table(Table { columns: SCALE, rows: sheet.scale.iter().map(level).collect() }));
    blocks.push(paragraph(
        "A question that could not be asked, or that gave nothing to rate, is “not assessed”. That is never counted as a \
         low rating.",
    ));
    blocks.push(Block::Paragraph(weights(sheet)));
    Page { layout: Layout::Prose, blocks }
}

/// How much each competency counts, as sentences.
fn weights(sheet: &Sheet) -> String {
    if !sheet.is_weighted() {
        return "Every competency counts the same.".to_owned();
    }
    let more = sheet.asked().filter(|competency| competency.weight != 1);
    let more: Vec<String> = more
        .map(|competency| match competency.weight {
            2 => format!("{} counts twice", competency.name),
            weight => format!("{} counts {weight} times", competency.name),
        })
        .collect();
    format!("Not every competency counts the same: {}; each of the others counts once.", more.join(", "))
}

fn adjustments() -> Page {
    let blocks = vec![
        heading("If something would put you at a disadvantage"),
        paragraph(
            "Please tell us if a change to the interview would let you show better what you can do. You need not \
             say why, and nobody will ask for a diagnosis. People ask, for example, for:",
        ),
        list(&ADJUSTMENTS),
        paragraph(
            "Write to the person who invited you, as early as you can, and say what would help. If you only find \
             out during the interview, say so then. Your request has no influence on your ratings; the interviewers learn no \
             more than what they need in order to make the change.",
        ),
        heading("Your questions"),
        paragraph(
            "There is time for them at the end of the interview. If you want to know something before, write to the person \
             who invited you.",
        ),
        heading("Afterwards"),
        paragraph(
            "The interviewers will tell you at the end when you can expect to hear from us. You may ask for feedback on your \
             answers, and what is kept about your interview and for how long.",
        ),
    ];
    Page { layout: Layout::Prose, blocks }
}

/// The questions in their order, with their competency and time.
fn asked(sheet: &Sheet) -> Page {
    let mut blocks = vec![
        heading("The questions"),
        paragraph(
            "These are all of them, in their order. The interviewers may ask a little more about each answer.",
        ),
    ];
    for (number, question) in (1..).zip(&sheet.questions) {
        blocks.push(Block::Subheading(format!("{number}. {}", question.competency)));
        blocks.push(Block::Lead(plain::line(&question.lead)));
        blocks.push(Block::Small(format!("About {}.", words::minutes(question.minutes))));
    }
    Page { layout: Layout::Prose, blocks }
}

fn heading(text: &str) -> Block {
    Block::Heading(text.to_owned())
}

fn subheading(text: &str) -> Block {
    Block::Subheading(text.to_owned())
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.to_owned())
}

fn list(items: &[&str]) -> Block {
    Block::List(items.iter().map(|&item| item.to_owned()).collect())
}
