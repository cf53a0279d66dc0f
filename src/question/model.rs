//! A question, and a set of them.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::profile::{ProfileId, Version};
use crate::question::{Coverage, Part, Pick, Request};
use crate::template::{Anchor, Probe, QuestionKind};

/// The stable name of a question: the same statement asked in the same words has the same id in every set and export.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuestionId(pub(super) String);

impl QuestionId {
    /// The id of a question that a person wrote: the same words about the same competency have the same one.
    pub fn of_own(competency: &str, lead: &str) -> Self {
        let digest = Sha256::new().chain_update(competency).chain_update([0]).chain_update(lead).finalize();
        Self(digest[..4].iter().fold("own-".to_owned(), |id, byte| id + &format!("{byte:02x}")))
    }

    /// The id as text: `q-` (or `own-` for a question that a person wrote) and eight hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One question of a set, with all that an interviewer needs to ask and rate it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Stable name.
    pub id: QuestionId,
    /// The competency it tests.
    pub competency: String,
    /// The statement it was made from, in the profile's words.
    pub statement: String,
    /// The action of the statement that it is about; none when it is about the whole statement.
    pub part: Option<Part>,
    /// Behavioural, situational or contrary-evidence.
    pub kind: QuestionKind,
    /// What the interviewer says.
    pub lead: String,
    /// What the interviewer asks for when the answer leaves it out.
    pub probes: Vec<Probe>,
    /// What an answer looks like at each rating, lowest first.
    pub anchors: Vec<Anchor>,
    /// Minutes to allow, probes included.
    pub minutes: u32,
    /// Whether every candidate must be asked this one, or it may be left out when time is short.
    pub must_ask: bool,
    /// What it was made of.
    pub pick: Pick,
}

/// The profile that a set was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileRef {
    /// Its stable name.
    pub id: ProfileId,
    /// The role.
    pub title: String,
    /// The digest of its content.
    pub version: Version,
}

/// Why a set holds fewer questions than were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortfall {
    /// How many were asked for.
    pub wanted: usize,
    /// How many statements there were to ask about.
    pub statements: usize,
    /// How many of those no template could turn into a question that passes the lint.
    pub refused: usize,
}

/// A set of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionSet {
    /// What it was made from.
    pub profile: ProfileRef,
    /// The digest of the templates it was made with.
    pub templates: String,
    /// What was asked for.
    pub request: Request,
    /// The questions, in the order to ask them.
    pub questions: Vec<Question>,
    /// What is tested and what is not.
    pub coverage: Coverage,
    /// What the interviewer says first.
    pub introduction: String,
    /// What the interviewer says last.
    pub closing: String,
    /// Set when there are fewer questions than were asked for.
    pub shortfall: Option<Shortfall>,
}

impl QuestionSet {
    /// What the set was made of, question by question.
    pub fn picks(&self) -> Vec<Pick> {
        self.questions.iter().map(|question| question.pick).collect()
    }

    /// Minutes that the questions take, without introduction and closing.
    pub fn minutes(&self) -> u32 {
        self.questions.iter().map(|question| question.minutes).sum()
    }
}
