//! What every format for people says in the same words.

use crate::export::sheet::{Competency, Question, Sheet, Statement};
use crate::question::{QuestionSet, Size};
use crate::template::{ProbeKind, QuestionKind};

/// How to use the probes.
pub(super) const PROBES_ADVICE: &str = "Ask only for what the answer has left out.";

/// What belongs under evidence.
pub(super) const EVIDENCE_ADVICE: &str = "What the candidate said and did, in their own words.";

/// What belongs under notes.
pub(super) const NOTES_ADVICE: &str = "What you want to come back to.";

/// How to rate.
pub(super) const RATING_ADVICE: &str = "Rate alone, from the evidence, before you compare with anybody.";

/// The way out of rating: its name, and when to take it. A row below the anchors, because it is a value of its own.
pub(super) const NOT_ASSESSED: (&str, &str) = (
    "Not assessed",
    "The question was not asked, or the answer gave nothing to rate. This is not a low rating.",
);

/// What stands for the anchor of a rating that has none.
pub(super) const BETWEEN: &str = "Between the ratings above and below.";

/// What identifies a candidate: never a name.
pub(super) const REFERENCE: &str = "Candidate reference";

/// What the file is about: "Interview questions: IT Project Manager".
pub(super) fn title(sheet: &Sheet) -> String {
    format!("{}: {}", sheet.genre, sheet.title)
}

/// How many questions and minutes, as a sentence.
pub(super) fn size(sheet: &Sheet) -> String {
    format!(
        "{}, about {} with introduction and closing.",
        counted(sheet.questions.len(), "question"),
        minutes(sheet.minutes),
    )
}

/// How much of the profile is tested, as a sentence after that of [`size`].
pub(super) fn coverage(sheet: &Sheet) -> String {
    format!("They test {}.", coverage_line(sheet))
}

/// How much of the profile is tested: "5 of 8 competencies and 5 of 34 statements".
pub(super) fn coverage_line(sheet: &Sheet) -> String {
    let competencies = &sheet.competencies;
    let tested: usize = competencies.iter().map(Competency::tested).sum();
    let statements: usize = competencies.iter().map(|competency| competency.statements.len()).sum();
    format!(
        "{} of {} and {tested} of {}{}",
        sheet.asked().count(),
        counted_in(competencies.len(), "competency", "competencies"),
        counted(statements, "statement"),
        in_part(tested, competencies.iter().map(Competency::in_part).sum()),
    )
}

/// How many of the tested statements hold actions that no question is about: ", 2 of these in part"; nothing for none.
pub(crate) fn in_part(tested: usize, in_part: usize) -> String {
    match in_part {
        0 => String::new(),
        all if all == tested => if all == 1 { ", in part" } else { ", each in part" }.to_owned(),
        some => format!(", {some} of these in part"),
    }
}

/// Why there are fewer questions than were asked for, as sentences.
pub(super) fn shortfall(set: &QuestionSet) -> Option<String> {
    let shortfall = set.shortfall?;
    let asked = match set.request.size {
        Size::Count(count) => counted(count as usize, "question"),
        Size::Minutes(asked) => minutes(asked),
    };
    let mut sentences = format!(
        "You asked for {asked}. The profile has {} to ask about, so the set has {}.",
        counted(shortfall.statements, "statement"),
        set.questions.len(),
    );
    if shortfall.refused > 0 {
        sentences += &format!(
            " {} could not be turned into a sound question.",
            counted(shortfall.refused, "statement")
        );
    }
    Some(sentences)
}

/// A question's facts in one line: "behavioural · must ask · 6 minutes · q-179497fe".
pub(super) fn facts(question: &Question) -> String {
    format!(
        "{} · {} · {} · {}",
        kind(question.kind),
        must_ask(question),
        minutes(question.minutes),
        question.id
    )
}

/// Whether a question may be left out: "must ask" or "optional".
pub(super) fn must_ask(question: &Question) -> &'static str {
    if question.must_ask { "must ask" } else { "optional" }
}

/// The statement that a question tests, or that it tests none in particular.
pub(super) fn source(question: &Question) -> String {
    match &question.statement {
        Some(statement) => match &question.part {
            Some(part) => format!("From the statement: {statement} (here only: {part})"),
            None => format!("From the statement: {statement}"),
        },
        None => "The panel’s own question, from no statement in particular.".to_owned(),
    }
}

/// The kind of a question as a panel calls it.
pub(super) fn kind(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Behavioural => "behavioural",
        QuestionKind::Situational => "situational",
        QuestionKind::Contrary => "contrary evidence",
    }
}

/// A question's probes, those of one kind together under a heading.
pub(super) fn probes(question: &Question) -> Vec<(&'static str, Vec<String>)> {
    let of_kind = |kind: &ProbeKind| {
        let probes = question.probes.iter().filter(|probe| probe.kind == *kind);
        (probe_heading(*kind), probes.map(|probe| probe.text.clone()).collect())
    };
    ProbeKind::ALL.iter().map(of_kind).filter(|(_, texts): &(_, Vec<_>)| !texts.is_empty()).collect()
}

/// The heading above the probes of a kind.
fn probe_heading(kind: ProbeKind) -> &'static str {
    match kind {
        ProbeKind::Situation => "Situation",
        ProbeKind::Task => "Task",
        ProbeKind::Action => "Action",
        ProbeKind::Result => "Result",
        ProbeKind::Reflection => "Reflection",
        ProbeKind::Redirect => "Redirect",
    }
}

/// The questions that test something, by their numbers: "questions 1 and 4", "not tested".
pub(super) fn tested_by(numbers: &[usize]) -> String {
    let shown: Vec<String> = numbers.iter().map(usize::to_string).collect();
    match &shown[..] {
        [] => "not tested".to_owned(),
        [only] => format!("question {only}"),
        [first @ .., last] => format!("questions {} and {last}", first.join(", ")),
    }
}

/// What tests a statement: "question 4", "question 4, 1 of its 2 parts", "not tested".
pub(super) fn statement_tested_by(statement: &Statement) -> String {
    let by = tested_by(&statement.questions);
    match statement.parts {
        Some((tested, of)) => format!("{by}, {tested} of its {of} parts"),
        None => by,
    }
}

/// "1 question", "5 questions".
pub(super) fn counted(count: usize, what: &str) -> String {
    counted_in(count, what, &format!("{what}s"))
}

pub(super) fn counted_in(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

pub(super) fn minutes(count: u32) -> String {
    format!("{count} {}", if count == 1 { "minute" } else { "minutes" })
}
