//! Question sets as files: one format each, the same set in all of them.

mod json;
mod markdown;
mod text;

pub use json::json;
pub use markdown::markdown;
pub use text::{TextStyle, text};

use crate::question::QuestionSet;

/// What a set can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For reading in a terminal.
    Text,
    /// For a wiki or an editor.
    Markdown,
    /// The documented schema, for programs.
    Json,
}

/// The bytes of a set in a format.
pub fn export(set: &QuestionSet, format: Format, style: TextStyle) -> Vec<u8> {
    match format {
        Format::Text => text(set, style).into_bytes(),
        Format::Markdown => markdown(set).into_bytes(),
        Format::Json => json(set).into_bytes(),
    }
}

/// How many questions and minutes, in words: "12 questions, about 87 minutes with introduction and closing".
fn size_line(set: &QuestionSet) -> String {
    let count = set.questions.len();
    let minutes = set.request.size.interview_minutes(set.minutes());
    let questions = if count == 1 { "question" } else { "questions" };
    format!("{count} {questions}, about {minutes} minutes with introduction and closing")
}

/// What is tested, in words.
fn coverage_line(set: &QuestionSet) -> String {
    let coverage = &set.coverage;
    format!(
        "{} of {} competencies and {} of {} statements are tested",
        coverage.tested_competencies(),
        coverage.competencies.len(),
        coverage.tested_statements(),
        coverage.statements(),
    )
}

/// Why there are fewer questions than were asked for, as a sentence.
fn shortfall_line(set: &QuestionSet) -> Option<String> {
    set.shortfall.map(|shortfall| {
        let mut line = format!(
            "You asked for {} questions; the profile has {} statements that fit, so the set has {}.",
            shortfall.wanted,
            shortfall.statements,
            set.questions.len(),
        );
        if shortfall.refused > 0 {
            line += &format!(" {} could not be turned into a sound question.", shortfall.refused);
        }
        line
    })
}
