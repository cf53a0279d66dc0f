//! A guide to edit: all its questions in short, one of them in full, and what can be done about it.

use crate::discord::component_id::{ComponentId, GuideAction, GuideKey};
use crate::discord::view::escape::escape;
use crate::discord::view::guide::{files, scale_words, standing_now, weights_words};
use crate::discord::view::limits::{self, cut};
use crate::discord::view::question_set::counted;
use crate::discord::view::reply::{Block, Button, Choice, Picks, Reply, Select};
use crate::guide::model::limits::MAX_QUESTIONS;
use crate::guide::{Guide, GuideQuestion, Source};
use crate::store::Stored;

/// What the person sees who has approved a guide.
pub(in crate::discord) const APPROVED: &str = "**Approved.** This version stays as it is; a change begins the next one. Take it along with “Hand over as”.";

/// Characters of the parts of the message, so that all of them fit into it.
const NOTE_TEXT: usize = 900;
const HEADING_TEXT: usize = 600;
const LIST_TEXT: usize = 1_100;
const QUESTION_TEXT: usize = 1_350;
const _: () = assert!(NOTE_TEXT + HEADING_TEXT + LIST_TEXT + QUESTION_TEXT < limits::MESSAGE_TEXT, "it fits");
/// Longest title, name, lead and statement that are shown.
const TITLE_TEXT: usize = 160;
const NAME_TEXT: usize = 80;
const LEAD_TEXT: usize = 600;
const STATEMENT_TEXT: usize = 200;
/// Longest line of a question in the list of them, where there are few.
const LINE_TEXT: usize = 110;
/// Characters of such a line that are no part of the question: its number and its marks.
const LINE_MARKS: usize = 10;
const _: () = assert!(LIST_TEXT / MAX_QUESTIONS > LINE_MARKS + 20, "a line says something");

/// The guide with the question at this place in full, from zero, and a note above it.
pub(in crate::discord) fn show(stored: &Stored, key: GuideKey, at: usize, note: Option<&str>) -> Reply {
    let guide = &stored.guide;
    let at = at.min(guide.questions.len().saturating_sub(1));
    let mut blocks = Vec::new();
    blocks.extend(note.map(|note| Block::Text(cut(note, NOTE_TEXT))));
    blocks.push(Block::Text(cut(&heading(stored), HEADING_TEXT)));
    blocks.push(Block::Text(cut(&list(guide, at), LIST_TEXT)));
    if guide.questions.len() > 1 {
        blocks.push(Block::Select(pick(guide, key, at)));
    }
    if let Some(question) = guide.questions.get(at) {
        blocks.push(Block::Text(cut(&in_full(at, question), QUESTION_TEXT)));
        blocks.extend(question_buttons(guide, key, at, question));
    }
    blocks.push(Block::Select(write(guide, key)));
    blocks.push(Block::Select(Select {
        id: ComponentId::Guide(GuideAction::Export, key),
        hint: "Hand over as ...",
        choices: files::choices(),
        picks: Picks::One,
    }));
    let id = |action| ComponentId::Guide(action, key);
    let mut last = vec![Button::new("Title, scale, weights, more", id(GuideAction::Whole))];
    if !guide.is_approved() {
        last.insert(0, Button::new("Approve", id(GuideAction::Approve)).primary());
    }
    blocks.push(Block::Buttons(last));
    Reply::private(blocks)
}

fn heading(stored: &Stored) -> String {
    let guide = &stored.guide;
    let coverage = guide.coverage();
    format!(
        "## {}\n{}, {} minutes with introduction and closing, for {}. They test {} of {} competencies.\n{} {}\n-# {} · guide {}",
        cut(&escape(&guide.title), TITLE_TEXT),
        counted(guide.questions.len(), "question"),
        guide.minutes(),
        cut(&escape(&guide.origin.profile.title), NAME_TEXT),
        guide.competencies().len(),
        coverage.competencies.len(),
        scale_words(guide),
        weights_words(guide),
        standing_now(stored),
        guide.id,
    )
}

/// Every question on a line; the one in full stands out.
fn list(guide: &Guide, at: usize) -> String {
    let room = (LIST_TEXT / guide.questions.len().max(1)).saturating_sub(LINE_MARKS).min(LINE_TEXT);
    let line = |(place, question): (usize, &GuideQuestion)| {
        let lead = cut(&escape(&question.lead), room);
        if place == at { format!("**{}. {lead}**", place + 1) } else { format!("{}. {lead}", place + 1) }
    };
    guide.questions.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

fn pick(guide: &Guide, key: GuideKey, at: usize) -> Select {
    let choice = |(place, question): (usize, &GuideQuestion)| Choice {
        label: format!("{}. {}", place + 1, question.lead),
        value: place.to_string(),
        is_picked: place == at,
    };
    Select {
        id: ComponentId::Guide(GuideAction::Pick, key),
        hint: "Look at another question",
        choices: guide.questions.iter().enumerate().map(choice).collect(),
        picks: Picks::One,
    }
}

/// The question with all that speaks against it.
fn in_full(at: usize, question: &GuideQuestion) -> String {
    let must_ask = if question.must_ask { "must ask" } else { "optional" };
    let mut lines = vec![
        format!("### Question {}", at + 1),
        cut(&escape(&question.lead), LEAD_TEXT),
        format!(
            "-# {} · {} · {must_ask} · {}",
            cut(&escape(&question.competency), NAME_TEXT),
            question.kind,
            counted(usize::try_from(question.minutes).unwrap_or(usize::MAX), "minute"),
        ),
    ];
    lines.extend(
        question
            .statement
            .iter()
            .map(|statement| format!("-# From: {}", cut(&escape(statement), STATEMENT_TEXT))),
    );
    if let Source::Own { author, .. } = &question.source {
        lines.push(format!("-# Written by {}", cut(&escape(&author.name), NAME_TEXT)));
    }
    lines.extend(question.open_warnings().map(|warning| {
        format!("**Think again:** {}. {}", capitalised(&escape(&warning.what)), escape(&warning.why))
    }));
    lines.join("\n")
}

fn capitalised(clause: &str) -> String {
    let mut letters = clause.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn question_buttons(guide: &Guide, key: GuideKey, at: usize, question: &GuideQuestion) -> [Block; 2] {
    let place = u8::try_from(at).unwrap_or(u8::MAX);
    let button =
        |label, action: fn(u8) -> GuideAction| Button::new(label, ComponentId::Guide(action(place), key));
    let is_own = matches!(question.source, Source::Own { .. });
    let mut first = if is_own {
        vec![button("Edit the text", GuideAction::Change)]
    } else {
        vec![
            button("Another wording", GuideAction::Reword),
            button("Another statement", GuideAction::Restate),
        ]
    };
    if question.open_warnings().next().is_some() {
        first.push(button("Keep it as it is", GuideAction::Keep).primary());
    }
    first.push(button("Probes and anchors", GuideAction::Details));
    first.push(button("Remove", GuideAction::Remove).enabled(guide.questions.len() > 1));
    let must_ask = if question.must_ask {
        button("Make it optional", GuideAction::Optional)
    } else {
        button("Make it a must", GuideAction::MustAsk)
    };
    let add = Button::new("Add a question", ComponentId::Guide(GuideAction::Add, key));
    let second = vec![
        button("Move up", GuideAction::Up).enabled(at > 0),
        button("Move down", GuideAction::Down).enabled(at + 1 < guide.questions.len()),
        must_ask,
        button("Minutes", GuideAction::Minutes),
        add.enabled(guide.questions.len() < MAX_QUESTIONS),
    ];
    [Block::Buttons(first), Block::Buttons(second)]
}

/// The competencies to write a question about: those that are asked about first, for a list holds only so many.
fn write(guide: &Guide, key: GuideKey) -> Select {
    let asked = guide.competencies();
    let mut known: Vec<(usize, &str)> = guide
        .origin
        .profile
        .competencies
        .iter()
        .enumerate()
        .map(|(at, known)| (at, known.name.as_str()))
        .collect();
    known.sort_by_key(|(_, name)| !asked.contains(name));
    let choice = |(at, name): (usize, &str)| Choice {
        label: name.to_owned(),
        value: at.to_string(),
        is_picked: false,
    };
    Select {
        id: ComponentId::Guide(GuideAction::Write, key),
        hint: "Write your own question about ...",
        choices: known.into_iter().map(choice).collect(),
        picks: Picks::One,
    }
}
