//! Which competencies and statements a set tests, and which it does not.

use crate::profile::Profile;
use crate::question::{Question, QuestionId, tested_parts};

/// A statement and the questions that test it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoveredStatement {
    /// The statement in the profile's words.
    pub text: String,
    /// The questions that test it; empty when none does.
    pub questions: Vec<QuestionId>,
    /// How many of its actions they are about, and of how many; none where that is all of it, or nothing.
    pub parts: Option<(usize, usize)>,
}

/// A competency and how much of it is tested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompetencyCoverage {
    /// Its name.
    pub name: String,
    /// Its statements, in the profile's order.
    pub statements: Vec<CoveredStatement>,
}

impl CompetencyCoverage {
    /// How many of its statements are tested.
    pub fn tested(&self) -> usize {
        self.statements.iter().filter(|statement| !statement.questions.is_empty()).count()
    }
}

/// What a set tests of a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Every competency of the profile, in its order.
    pub competencies: Vec<CompetencyCoverage>,
}

impl Coverage {
    /// The coverage of a profile by these questions.
    pub(super) fn of(profile: &Profile, questions: &[Question]) -> Self {
        let mut position = 0;
        let competencies = profile.competencies.iter().map(|competency| CompetencyCoverage {
            name: competency.name.clone(),
            statements: competency
                .statements
                .iter()
                .map(|statement| {
                    let here = position;
                    position += 1;
                    let tests = |question: &&Question| usize::from(question.pick.statement) == here;
                    let tested = || questions.iter().filter(tests);
                    CoveredStatement {
                        text: statement.text.clone(),
                        questions: tested().map(|question| question.id.clone()).collect(),
                        parts: tested_parts(tested().map(|question| question.part.as_ref())),
                    }
                })
                .collect(),
        });
        Self { competencies: competencies.collect() }
    }

    /// Competencies with at least one tested statement.
    pub fn tested_competencies(&self) -> usize {
        self.competencies.iter().filter(|competency| competency.tested() > 0).count()
    }

    /// The names of the competencies with at least one tested statement, in the profile's order.
    pub fn tested_names(&self) -> Vec<String> {
        let tested = self.competencies.iter().filter(|competency| competency.tested() > 0);
        tested.map(|competency| competency.name.clone()).collect()
    }

    /// Tested statements over all competencies.
    pub fn tested_statements(&self) -> usize {
        self.competencies.iter().map(CompetencyCoverage::tested).sum()
    }

    /// Of the tested statements, those that hold actions which no question is about.
    pub fn statements_in_part(&self) -> usize {
        let statements = self.competencies.iter().flat_map(|competency| &competency.statements);
        statements.filter(|statement| statement.parts.is_some()).count()
    }

    /// Statements over all competencies, tested or not.
    pub fn statements(&self) -> usize {
        self.competencies.iter().map(|competency| competency.statements.len()).sum()
    }
}
