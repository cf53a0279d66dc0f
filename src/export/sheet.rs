//! What the formats write: a question set or an interview guide, as one value.
//!
//! `of_set` and `of_guide` fill it in, so that every format is written once and says the same of both.

mod of_guide;
mod of_set;

use crate::template::{Probe, QuestionKind};

/// A set or a guide, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What it is: "Interview questions".
    pub(super) genre: &'static str,
    /// What it is called: the role, or the title of the guide.
    pub(super) title: String,
    /// The role that candidates apply for, where the profile names one.
    pub(super) role: Option<String>,
    /// Which one it is, for the head of every page: "seed 7", "version 2".
    pub(super) edition: String,
    /// What it was made from, in one line.
    pub(super) origin: String,
    /// How to get it again or more of it, as sentences for a terminal.
    pub(super) hint: String,
    /// What a reader should know before using it, as sentences.
    pub(super) remarks: Vec<String>,
    /// How long the interview takes, with introduction and closing.
    pub(super) minutes: u32,
    /// What the interviewer says first.
    pub(super) introduction: String,
    /// What the interviewer says last.
    pub(super) closing: String,
    /// The ratings that an answer can get, lowest first.
    pub(super) scale: Vec<Level>,
    /// The questions, in the order to ask them.
    pub(super) questions: Vec<Question>,
    /// Every competency, tested or not.
    pub(super) competencies: Vec<Competency>,
}

/// One rating of the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) rating: u8,
    pub(super) label: String,
}

/// A question as an interviewer needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Question {
    /// Its stable name.
    pub(super) id: String,
    pub(super) competency: String,
    /// The statement it tests; a person's own question may test none.
    pub(super) statement: Option<String>,
    /// The action of the statement that it is about, in its base form; none for the whole.
    pub(super) part: Option<String>,
    pub(super) kind: QuestionKind,
    pub(super) lead: String,
    pub(super) probes: Vec<Probe>,
    /// One for each rating of the scale.
    pub(super) anchors: Vec<Anchor>,
    pub(super) minutes: u32,
    pub(super) must_ask: bool,
}

/// What an answer of one rating shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) rating: u8,
    pub(super) label: String,
    /// None where the answer lies between those of its neighbours.
    pub(super) text: Option<String>,
}

/// A competency and which questions test it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Competency {
    pub(super) name: String,
    /// How much it counts beside the others.
    pub(super) weight: u8,
    pub(super) statements: Vec<Statement>,
    /// The numbers of all questions that are about it, in order; those that test no statement in particular too.
    pub(super) questions: Vec<usize>,
}

/// A statement and the numbers of the questions that test it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    pub(super) text: String,
    pub(super) questions: Vec<usize>,
    /// How many of its actions they are about, and of how many; none where that is all of it, or nothing.
    pub(super) parts: Option<(usize, usize)>,
}

impl Competency {
    /// How many of its tested statements hold actions that no question is about.
    pub(super) fn in_part(&self) -> usize {
        self.statements.iter().filter(|statement| statement.parts.is_some()).count()
    }

    /// How many of its statements are tested.
    pub(super) fn tested(&self) -> usize {
        self.statements.iter().filter(|statement| !statement.questions.is_empty()).count()
    }
}

impl Sheet {
    /// The competencies that are asked about.
    pub(super) fn asked(&self) -> impl Iterator<Item = &Competency> {
        self.competencies.iter().filter(|competency| !competency.questions.is_empty())
    }

    /// Whether some competencies count more than others.
    pub(super) fn is_weighted(&self) -> bool {
        self.asked().any(|competency| competency.weight != 1)
    }

    /// How much the competency of a question counts beside the others.
    pub(super) fn weight(&self, question: &Question) -> u8 {
        let of = self.competencies.iter().find(|competency| competency.name == question.competency);
        of.map_or(1, |competency| competency.weight)
    }

    /// Minutes that the questions take.
    pub(super) fn question_minutes(&self) -> u32 {
        self.questions.iter().map(|question| question.minutes).sum()
    }
}
