//! What every format for people says in the same words.

use crate::question::{Question, QuestionId, QuestionSet, Size};
use crate::template::{ProbeKind, QuestionKind};

/// How to use the probes.
pub(super) const PROBES_ADVICE: &str = "Ask only for what the answer has left out.";

/// What belongs under evidence.
pub(super) const EVIDENCE_ADVICE: &str = "What the candidate said and did, in their own words.";

/// What belongs under notes.
pub(super) const NOTES_ADVICE: &str = "What you want to come back to.";

/// The way out of rating: its name, and when to take it. Rows below the anchors, because it is a value of its own.
pub(super) const NOT_ASSESSED: (&str, &str) = (
    "Not assessed",
    "The question was not asked, or the answer gave nothing to rate. This is not a low rating.",
);

/// What the file is about: "Interview questions: IT Project Manager".
pub(super) fn title(set: &QuestionSet) -> String {
    format!("Interview questions: {}", set.profile.title)
}

/// How many questions and minutes, as a sentence.
pub(super) fn size(set: &QuestionSet) -> String {
    format!(
        "{}, about {} with introduction and closing.",
        counted(set.questions.len(), "question"),
        minutes(set.request.size.interview_minutes(set.minutes())),
    )
}

/// How much of the profile is tested, as a sentence.
pub(super) fn coverage(set: &QuestionSet) -> String {
    let coverage = &set.coverage;
    let (competencies, statements) = (coverage.tested_competencies(), coverage.tested_statements());
    format!(
        "The set tests {competencies} of {} and {statements} of {}.",
        counted_in(coverage.competencies.len(), "competency", "competencies"),
        counted(coverage.statements(), "statement"),
    )
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

/// What makes the set again: seed, profile and templates.
pub(super) fn origin(set: &QuestionSet) -> String {
    let (profile, templates) = (&set.profile, &set.templates);
    format!(
        "Seed {} · profile {} version {} · templates version {templates}",
        set.request.seed, profile.id, profile.version
    )
}

/// A question's facts in one line: "behavioural · must ask · 6 minutes · q-179497fe".
pub(super) fn facts(question: &Question) -> String {
    let must_ask = if question.must_ask { "must ask" } else { "optional" };
    format!("{} · {must_ask} · {} · {}", kind(question.kind), minutes(question.minutes), question.id)
}

/// The kind of a question as a panel calls it.
fn kind(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Behavioural => "behavioural",
        QuestionKind::Situational => "situational",
        QuestionKind::Contrary => "contrary evidence",
    }
}

/// A question's probes, those of one kind together under a heading.
pub(super) fn probes(question: &Question) -> Vec<(&'static str, Vec<&str>)> {
    let of_kind = |kind: &ProbeKind| {
        let probes = question.probes.iter().filter(|probe| probe.kind == *kind);
        (probe_heading(*kind), probes.map(|probe| probe.text.as_str()).collect())
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

/// The questions that test something, by their numbers in the set: "questions 1 and 4", "not tested".
pub(super) fn tested_by<'a>(set: &QuestionSet, ids: impl IntoIterator<Item = &'a QuestionId>) -> String {
    let number = |id: &QuestionId| set.questions.iter().position(|question| question.id == *id);
    let mut numbers: Vec<usize> = ids.into_iter().filter_map(number).map(|at| at + 1).collect();
    numbers.sort_unstable();
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    match &numbers[..] {
        [] => "not tested".to_owned(),
        [only] => format!("question {only}"),
        [first @ .., last] => format!("questions {} and {last}", first.join(", ")),
    }
}

/// "1 question", "5 questions".
pub(super) fn counted(count: usize, what: &str) -> String {
    counted_in(count, what, &format!("{what}s"))
}

fn counted_in(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

fn minutes(count: u32) -> String {
    format!("{count} {}", if count == 1 { "minute" } else { "minutes" })
}
