//! The guide itself.

use serde::{Deserialize, Serialize};

use super::{GuideId, GuideQuestion, Origin, Person, Scale, SchemaVersion, Timestamp, Weights};
use crate::question::{CompetencyCoverage, Coverage, CoveredStatement, QuestionId, Size, tested_parts};

/// One version of an interview guide.
///
/// A draft changes; an approved version never does. Both carry the number of their version: the draft of version 2 is what
/// will be approved as version 2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// The version of this layout.
    pub schema: SchemaVersion,
    /// Stable name, shared by all versions.
    pub id: GuideId,
    /// What people call it.
    pub title: String,
    /// The number of this version, from one.
    pub version: u32,
    /// How many changes it has seen over all versions: tells the guide that a person looks at from the one that is now.
    pub revision: u32,
    /// Whether it may still change.
    pub state: State,
    /// Who made it.
    pub author: Person,
    /// When it was made.
    pub created: Timestamp,
    /// What it was made from.
    pub origin: Origin,
    /// How answers are rated.
    pub scale: Scale,
    /// How much each competency counts.
    pub weights: Weights,
    /// What the interviewer says first.
    pub introduction: String,
    /// What the interviewer says last.
    pub closing: String,
    /// The questions, in the order to ask them.
    pub questions: Vec<GuideQuestion>,
}

/// Whether a version may still change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum State {
    /// It may.
    Draft,
    /// It is frozen.
    Approved {
        /// Who approved it.
        by: Person,
        /// When.
        at: Timestamp,
    },
}

impl Guide {
    /// Whether this version is frozen.
    pub fn is_approved(&self) -> bool {
        matches!(self.state, State::Approved { .. })
    }

    /// The question of this id, and its place from zero.
    pub fn question(&self, id: &QuestionId) -> Option<(usize, &GuideQuestion)> {
        self.questions.iter().enumerate().find(|(_, question)| question.id == *id)
    }

    /// Minutes that the questions take.
    pub fn question_minutes(&self) -> u32 {
        self.questions.iter().map(|question| question.minutes).sum()
    }

    /// How long the interview takes, with its introduction and its closing.
    pub fn minutes(&self) -> u32 {
        Size::Count(1).interview_minutes(self.question_minutes())
    }

    /// The competencies that are asked about, in the order in which they first are.
    pub fn competencies(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for question in &self.questions {
            if !names.contains(&question.competency.as_str()) {
                names.push(&question.competency);
            }
        }
        names
    }

    /// What the guide tests of its profile, and what not. A competency that only an own question names comes last.
    pub fn coverage(&self) -> Coverage {
        let covered = |competency: &str, statement: &str| {
            let of = |question: &&GuideQuestion| {
                question.competency == competency && question.statement.as_deref() == Some(statement)
            };
            let tested = || self.questions.iter().filter(of);
            CoveredStatement {
                text: statement.to_owned(),
                questions: tested().map(|question| question.id.clone()).collect(),
                parts: tested_parts(tested().map(|question| question.part.as_ref())),
            }
        };
        let competencies = self.origin.profile.competencies.iter().map(|competency| CompetencyCoverage {
            name: competency.name.clone(),
            statements: competency
                .statements
                .iter()
                .map(|statement| covered(&competency.name, &statement.text))
                .collect(),
        });
        Coverage { competencies: competencies.collect() }
    }

    /// The questions of a competency that test none of its statements in particular: people's own.
    pub fn questions_without_statement<'a>(
        &'a self,
        competency: &'a str,
    ) -> impl Iterator<Item = &'a GuideQuestion> {
        self.questions
            .iter()
            .filter(move |question| question.competency == competency && question.statement.is_none())
    }
}
