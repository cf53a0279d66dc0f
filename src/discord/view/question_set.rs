//! A question set as a message: each question with its buttons, in pages.

use std::ops::Range;

use crate::discord::component_id::{ComponentId, SetAction, SetState, Source};
use crate::discord::view::escape::escape;
use crate::discord::view::limits::{self, cut};
use crate::discord::view::reply::{Audience, Block, Button, File, Reply};
use crate::export;
use crate::question::{Question, QuestionSet, Shortfall, Size};

/// Components of a question: a section with its text and its button, and a row of three buttons.
const QUESTION_COMPONENTS: usize = 3 + 1 + 3;
/// Components around the questions: the heading, and the row of buttons for the set with its three buttons.
const FRAME_COMPONENTS: usize = 1 + (1 + 3);
/// Components of a set with the file that its profile is in.
const FILE_COMPONENTS: usize = 1;
/// Questions of a page of a set of several pages, which has two more buttons for turning.
const PER_PAGE: usize =
    (limits::MESSAGE_COMPONENTS - FRAME_COMPONENTS - FILE_COMPONENTS - 2) / QUESTION_COMPONENTS;
/// Longest text of one question, so that a page of them stays within a message.
const QUESTION_TEXT: usize = (limits::MESSAGE_TEXT - 500) / PER_PAGE;
/// Longest part of a source statement that is shown beside its question.
const SOURCE_TEXT: usize = 200;
/// Longest part of an action that is shown behind its statement.
const PART_TEXT: usize = 100;
/// Longest name of a competency or a role that is shown.
const NAME_TEXT: usize = 80;

/// Longest part of a profile's id in the name of a file.
const FILE_NAME: usize = 60;

/// Name of the file that a set made from a message carries: the profile that its buttons go back to.
pub(in crate::discord) const PROFILE_FILE: &str = "profile.json";

/// Questions of a set that is shown as one page.
fn one_page(source: Source) -> usize {
    let file = match source {
        Source::Catalogue => 0,
        Source::Attached => FILE_COMPONENTS,
    };
    (limits::MESSAGE_COMPONENTS - FRAME_COMPONENTS - file) / QUESTION_COMPONENTS
}

/// The questions of each page.
fn page_ranges(set: &QuestionSet, source: Source) -> Vec<Range<usize>> {
    let count = set.questions.len();
    let characters: usize =
        set.questions.iter().enumerate().map(|(at, question)| text_of(at, question).chars().count()).sum();
    if count <= one_page(source) && characters <= QUESTION_TEXT * PER_PAGE {
        return std::iter::once(0..count).collect();
    }
    (0..count).step_by(PER_PAGE).map(|start| start..(start + PER_PAGE).min(count)).collect()
}

/// How many pages a set takes.
pub(in crate::discord) fn page_count(set: &QuestionSet, source: Source) -> usize {
    page_ranges(set, source).len()
}

/// The page on which a question stands. A change of one question may move others from page to page.
pub(in crate::discord) fn page_of(set: &QuestionSet, source: Source, at: usize) -> usize {
    page_ranges(set, source).iter().position(|page| page.contains(&at)).unwrap_or_default()
}

/// The page of a set that its state names. A page that the set does not have becomes its last one.
pub(in crate::discord) fn show(
    set: &QuestionSet,
    state: &SetState,
    audience: Audience,
    note: Option<&str>,
) -> Reply {
    let pages = page_ranges(set, state.source);
    let page = usize::from(state.page).min(pages.len().saturating_sub(1));
    let state = SetState { page: small(page), ..state.clone() };
    let mut blocks = vec![Block::Text(heading(set, page, pages.len(), note))];
    for at in pages[page].clone() {
        blocks.extend(question_blocks(at, &set.questions[at], &state));
    }
    blocks.push(Block::Buttons(set_buttons(&state, page, pages.len())));
    Reply { audience, blocks, files: Vec::new() }
}

/// The text above the questions.
fn heading(set: &QuestionSet, page: usize, pages: usize, note: Option<&str>) -> String {
    let coverage = &set.coverage;
    let minutes = set.request.size.interview_minutes(set.minutes());
    let mut text = format!(
        "## Interview questions: {}\n{}, about {minutes} minutes with introduction and closing. They test {} of {} competencies \
         and {} of {} statements{}.\n-# Seed {} · profile version {}",
        cut(&escape(&set.profile.title), NAME_TEXT),
        counted(set.questions.len(), "question"),
        coverage.tested_competencies(),
        coverage.competencies.len(),
        coverage.tested_statements(),
        coverage.statements(),
        export::in_part(coverage.tested_statements(), coverage.statements_in_part()),
        set.request.seed,
        set.profile.version.as_str().chars().take(8).collect::<String>(),
    );
    if pages > 1 {
        text += &format!(" · page {} of {pages}", page + 1);
    }
    if let Some(shortfall) = set.shortfall {
        text += &format!("\n{}", shortfall_text(shortfall, set.request.size));
    }
    if let Some(note) = note {
        text = format!("{note}\n{text}");
    }
    text
}

/// Why there are fewer questions than were asked for.
fn shortfall_text(shortfall: Shortfall, size: Size) -> String {
    let Shortfall { wanted, statements, refused } = shortfall;
    let wanted = counted(wanted, "question");
    let wish = match size {
        Size::Count(_) => format!("You asked for {wanted}"),
        Size::Minutes(minutes) => format!("{minutes} minutes have room for {wanted}"),
    };
    let mut text = format!("{wish}; the profile has {} to ask about.", counted(statements, "statement"));
    if refused > 0 {
        text += &format!(" {} could not be turned into a sound question.", counted(refused, "statement"));
    }
    text
}

fn question_blocks(at: usize, question: &Question, state: &SetState) -> [Block; 2] {
    let id = |action: fn(u8) -> SetAction| ComponentId::Set(action(small(at)), state.clone());
    [
        Block::Section {
            text: text_of(at, question),
            button: Button::new("Another wording", id(SetAction::Reword)).primary(),
        },
        Block::Buttons(vec![
            Button::new("Another statement", id(SetAction::Restate)),
            Button::new("Probes", id(SetAction::Probes)),
            Button::new("Rating anchors", id(SetAction::Anchors)),
        ]),
    ]
}

/// A question as it is read: the lead stands out, its origin is small below it.
fn text_of(at: usize, question: &Question) -> String {
    let must_ask = if question.must_ask { "must ask" } else { "optional" };
    let part = question
        .part
        .as_ref()
        .map_or_else(String::new, |part| format!(" (here only: {})", cut(&escape(&part.text), PART_TEXT)));
    let origin = format!(
        "-# {} · {} · {must_ask} · {} minutes · {}\n-# From: {}{part}",
        cut(&escape(&question.competency), NAME_TEXT),
        question.kind,
        question.minutes,
        question.id,
        cut(&escape(&question.statement), SOURCE_TEXT),
    );
    let room = QUESTION_TEXT - origin.chars().count() - 10;
    format!("**{}. {}**\n{origin}", at + 1, cut(&escape(&question.lead), room))
}

fn set_buttons(state: &SetState, page: usize, pages: usize) -> Vec<Button> {
    let id = |action: SetAction| ComponentId::Set(action, state.clone());
    let mut buttons = Vec::new();
    if pages > 1 {
        let previous = id(SetAction::Page(small(page.saturating_sub(1))));
        let next = id(SetAction::Page(small(page + 1)));
        buttons.push(Button::new("Previous page", previous).enabled(page > 0));
        buttons.push(Button::new("Next page", next).enabled(page + 1 < pages));
    }
    buttons.push(Button::new("Make a guide", ComponentId::GuideOfSet(state.clone())));
    buttons.push(Button::new("New set", id(SetAction::New)));
    buttons.push(Button::new("Markdown file", id(SetAction::File)));
    buttons
}

/// The probes of a question.
pub(in crate::discord) fn probes(at: usize, question: &Question) -> Reply {
    let mut lines = vec![format!("### Probes for question {}", at + 1), quoted(question)];
    let mut kind = None;
    for probe in &question.probes {
        if kind.replace(probe.kind) != Some(probe.kind) {
            lines.push(format!("**{}**", capitalised(probe.kind.as_str())));
        }
        lines.push(format!("- {}", cut(&escape(&probe.text), 200)));
    }
    lines.push("-# Ask only for what the answer has left out.".to_owned());
    one_message(&lines)
}

/// The rating anchors of a question.
pub(in crate::discord) fn anchors(at: usize, question: &Question) -> Reply {
    let mut lines = vec![format!("### Rating anchors for question {}", at + 1), quoted(question)];
    for anchor in question.anchors.iter().rev() {
        lines.push(format!(
            "**{} {}** {}",
            anchor.rating,
            escape(&anchor.label),
            cut(&escape(&anchor.text), 500)
        ));
    }
    lines.push("-# Rate what the candidate said and did. “Not assessed” is not a low rating.".to_owned());
    one_message(&lines)
}

/// The set as a Markdown file.
pub(in crate::discord) fn file(set: &QuestionSet) -> Reply {
    let id: String = set.profile.id.as_str().chars().take(FILE_NAME).collect();
    let name = format!("{id}-{}.md", set.request.seed);
    let text =
        format!("The set with its probes, anchors and coverage. Seed {} makes it again.", set.request.seed);
    let bytes = export::export(set, export::Format::Markdown);
    Reply::file(text, File { name, bytes, description: None })
}

fn quoted(question: &Question) -> String {
    format!("> {}", cut(&escape(&question.lead), QUESTION_TEXT))
}

fn one_message(lines: &[String]) -> Reply {
    Reply::sentence(cut(&lines.join("\n"), limits::MESSAGE_TEXT))
}

/// "1 question", "5 questions".
pub(in crate::discord) fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A position as buttons hold it.
fn small(position: usize) -> u8 {
    u8::try_from(position).unwrap_or(u8::MAX)
}
