//! Why a guide cannot be made or changed as a person wishes.

use crate::guide::model::limits::{MAX_LEAD, MAX_QUESTIONS, MAX_REASON, MAX_TITLE, MINUTES, WEIGHT};
use crate::question::QuestionId;

/// A refusal; the guide stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GuideError {
    /// The guide has as many questions as it may.
    #[error("a guide has at most {MAX_QUESTIONS} questions")]
    Full,
    /// The title is empty or too long.
    #[error("a title has 1 to {MAX_TITLE} characters, not {0}")]
    Title(usize),
    /// The guide has no such question any more.
    #[error("the guide has no question {0}")]
    NoQuestion(QuestionId),
    /// The profile has no such competency.
    #[error("the guide's profile has no competency called `{0}`")]
    NoCompetency(String),
    /// No other lead says this statement.
    #[error("no other wording fits the statement")]
    NoWording,
    /// Every statement of the competencies that the guide asks about is asked about already.
    #[error("every statement is in the guide already")]
    NoStatement,
    /// A person's own question has no other words than theirs.
    #[error("question {0} is a person's own")]
    Own(QuestionId),
    /// The question is no person's own, so its words are the templates'.
    #[error("question {0} is not a person's own")]
    NotOwn(QuestionId),
    /// The question is the first or the last already.
    #[error("the question cannot move further")]
    Edge,
    /// The guide would be left without a question.
    #[error("the guide has only this question")]
    OnlyQuestion,
    /// Minutes out of bounds.
    #[error("a question takes {least} to {most} minutes, not {0}", least = MINUTES.start(), most = MINUTES.end())]
    Minutes(u32),
    /// The words of an own question are none, or too many.
    #[error("a question has 1 to {MAX_LEAD} characters, not {0}")]
    Lead(usize),
    /// An own question that is in the guide already.
    #[error("the guide has this question already")]
    Twice,
    /// The guide would test no competency.
    #[error("no competency is left")]
    NoCompetencies,
    /// A competency is to go that a person wrote a question about.
    #[error("a person's own question is about `{0}`")]
    OwnAbout(String),
    /// A weight out of bounds.
    #[error("a weight is {least} to {most}, not `{0}`", least = WEIGHT.start(), most = WEIGHT.end())]
    Weight(String),
    /// A line of weights that is none.
    #[error("`{0}` is no competency with its weight")]
    WeightLine(String),
    /// Weights that are not equal need a reason.
    #[error("a reason has 1 to {MAX_REASON} characters, not {0}")]
    Reason(usize),
    /// Warnings that nobody has decided about.
    #[error("{} questions have open warnings", .0.len())]
    OpenWarnings(Vec<usize>),
    /// The version is approved already.
    #[error("version {0} is approved already")]
    Approved(u32),
    /// The templates cannot say what the guide needs.
    #[error("the templates cannot say it: {0}")]
    Templates(String),
}

/// A title as a guide may have it: on one line, without spaces around it.
///
/// # Errors
///
/// If it says nothing, or too much.
pub fn title(text: &str) -> Result<String, GuideError> {
    let title = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match title.chars().count() {
        1..=MAX_TITLE => Ok(title),
        characters => Err(GuideError::Title(characters)),
    }
}
