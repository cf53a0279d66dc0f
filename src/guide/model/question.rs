//! A question of a guide.

use serde::{Deserialize, Serialize};

use super::{Person, Scale, StandardScale, Timestamp};
use crate::question::{Part, Question, QuestionId};
use crate::template::{self, Probe, QuestionKind};

/// One question, with all that an interviewer needs to ask and rate it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideQuestion {
    /// Stable name: the same statement asked in the same words has the same one in every guide and export.
    pub id: QuestionId,
    /// The competency it tests.
    pub competency: String,
    /// The statement it tests, in the profile's words; a person's own question may test none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// The action of the statement that it is about; none when it is about the whole statement, and in a guide that was
    /// made before parts were noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// Behavioural, situational or contrary-evidence.
    pub kind: QuestionKind,
    /// What the interviewer says.
    pub lead: String,
    /// What the interviewer asks for when the answer leaves it out.
    pub probes: Vec<Probe>,
    /// What an answer looks like, lowest rating first. A rating without an anchor lies between its neighbours.
    pub anchors: Vec<Anchor>,
    /// Minutes to allow, probes included.
    pub minutes: u32,
    /// Whether every candidate must be asked this one, or it may be left out when time is short.
    pub must_ask: bool,
    /// Where its words come from.
    pub source: Source,
}

/// What an answer of one rating shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// A rating of the guide's scale.
    pub rating: u8,
    /// What an interviewer can see or hear in such an answer.
    pub text: String,
}

/// Where the words of a question come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Source {
    /// From a template.
    Generated {
        /// The id of the lead: `behavioural/walk-me-through`.
        lead: String,
        /// Zero for the whole statement, else the number of the one action it is about.
        action: u8,
    },
    /// From a person.
    Own {
        /// Who wrote it.
        author: Person,
        /// What the lint holds against it. A guide with a warning that nobody said to keep is not approved.
        warnings: Vec<Warning>,
    },
}

/// What the lint holds against a person's own question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// The rule's name: "leading words".
    pub rule: String,
    /// What is wrong, as a clause: "the word `successfully` gives the answer away".
    pub what: String,
    /// Why that matters, as a sentence.
    pub why: String,
    /// Who said to keep the question as it is, and when; none while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Kept>,
}

/// A decision to keep a question in spite of a warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// Who decided it.
    pub by: Person,
    /// When.
    pub at: Timestamp,
}

impl GuideQuestion {
    /// A question of a set, on the guide's scale.
    pub(in crate::guide) fn generated(question: Question, lead: &template::Lead, scale: &Scale) -> Self {
        Self {
            id: question.id,
            competency: question.competency,
            statement: Some(question.statement),
            part: question.part,
            kind: question.kind,
            lead: question.lead,
            probes: question.probes,
            anchors: anchors_of(&question.anchors, scale),
            minutes: question.minutes,
            must_ask: question.must_ask,
            source: Source::Generated { lead: lead.id.clone(), action: question.pick.action },
        }
    }

    /// What an answer of this rating shows, if an anchor says so.
    pub fn anchor(&self, rating: u8) -> Option<&str> {
        self.anchors.iter().find(|anchor| anchor.rating == rating).map(|anchor| anchor.text.as_str())
    }

    /// The warnings that nobody has decided about yet.
    pub fn open_warnings(&self) -> impl Iterator<Item = &Warning> {
        let warnings = match &self.source {
            Source::Generated { .. } => &[][..],
            Source::Own { warnings, .. } => warnings,
        };
        warnings.iter().filter(|warning| warning.kept.is_none())
    }
}

/// The templates' five anchors on a scale.
pub(in crate::guide) fn anchors_of(five: &[template::Anchor], scale: &Scale) -> Vec<Anchor> {
    let standard = scale.standard().unwrap_or(StandardScale::Five);
    let anchor = |anchor: &template::Anchor| {
        Some(Anchor { rating: standard.of_five(anchor.rating)?, text: anchor.text.clone() })
    };
    five.iter().filter_map(anchor).collect()
}
