//! What a guide was made from.

use serde::{Deserialize, Serialize};

use crate::profile::{Competency, Level, Profile, ProfileId, Statement, Version};
use crate::question::{ProfileRef, QuestionSet, Seed, Size};
use crate::template::QuestionKind;

/// Everything that decided which questions a guide began with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The profile, as it was then.
    pub profile: ProfileSnapshot,
    /// The digest of the templates that words were last taken from.
    pub templates: String,
    /// Where the set's chance came from.
    pub seed: Seed,
    /// What was asked for.
    pub request: Wanted,
}

/// A request for questions, by names that mean something without the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// The competencies to ask about; empty means all.
    pub competencies: Vec<String>,
    /// How many questions.
    pub size: Size,
    /// The kinds to ask; empty means a mixed set.
    pub kinds: Vec<QuestionKind>,
    /// The proficiency level; none means any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
}

/// The part of a profile that questions are made of, as it was when the guide was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileSnapshot {
    /// Its stable name.
    pub id: ProfileId,
    /// The role.
    pub title: String,
    /// The digest of its content.
    pub version: Version,
    /// Its competencies, in its order.
    pub competencies: Vec<CompetencySnapshot>,
}

/// A competency of the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompetencySnapshot {
    /// Its name.
    pub name: String,
    /// Its statements, in the profile's order.
    pub statements: Vec<StatementSnapshot>,
}

/// A statement of the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementSnapshot {
    /// Its words.
    pub text: String,
    /// The proficiency level it belongs to, if the profile says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
}

impl Origin {
    /// The origin of a guide that begins with this set of questions about this profile.
    pub(in crate::guide) fn of(profile: &Profile, set: &QuestionSet) -> Self {
        let name = |at: &usize| profile.competencies.get(*at).map(|competency| competency.name.clone());
        Self {
            profile: ProfileSnapshot::of(profile),
            templates: set.templates.clone(),
            seed: set.request.seed,
            request: Wanted {
                competencies: set.request.competencies.iter().filter_map(name).collect(),
                size: set.request.size,
                kinds: set.request.kinds.clone(),
                level: set.request.level,
            },
        }
    }
}

impl ProfileSnapshot {
    /// The snapshot of a profile.
    pub fn of(profile: &Profile) -> Self {
        let statement = |statement: &Statement| StatementSnapshot {
            text: statement.text.clone(),
            level: statement.level,
        };
        let competency = |competency: &Competency| CompetencySnapshot {
            name: competency.name.clone(),
            statements: competency.statements.iter().map(statement).collect(),
        };
        Self {
            id: profile.id.clone(),
            title: profile.title.clone(),
            version: profile.version.clone(),
            competencies: profile.competencies.iter().map(competency).collect(),
        }
    }

    /// The profile again, as far as questions are made of it: so a guide can be edited though its profile has changed
    /// or is gone.
    pub fn profile(&self) -> Profile {
        let competency = |competency: &CompetencySnapshot| Competency {
            name: competency.name.clone(),
            line: 1,
            statements: competency
                .statements
                .iter()
                .map(|statement| Statement::new(statement.text.clone(), 1, statement.level))
                .collect(),
        };
        Profile {
            id: self.id.clone(),
            title: self.title.clone(),
            purpose: None,
            responsibilities: Vec::new(),
            competencies: self.competencies.iter().map(competency).collect(),
            qualifications: Vec::new(),
            omitted: Vec::new(),
            version: self.version.clone(),
        }
    }

    /// Which profile it was.
    pub fn reference(&self) -> ProfileRef {
        ProfileRef { id: self.id.clone(), title: self.title.clone(), version: self.version.clone() }
    }
}
