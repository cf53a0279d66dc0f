//! The one model that every format is read into.

use std::fmt;
use std::str::FromStr;

use phrasing::Phrase;
use serde::{Deserialize, Serialize};

/// The stable name of a profile: the stem of its file name in lower case, words joined by hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProfileId(String);

impl ProfileId {
    /// Makes an id of any text: letters and digits stay, everything between them becomes one hyphen.
    ///
    /// ```
    /// # use starling::profile::ProfileId;
    /// assert_eq!(ProfileId::from_text("IT Project Manager").as_str(), "it-project-manager");
    /// ```
    pub fn from_text(text: &str) -> Self {
        let lower = text.to_lowercase();
        let words: Vec<&str> =
            lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        Self(words.join("-"))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProfileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The digest of a profile's content: two profiles with the same version ask for the same things.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(pub(super) String);

impl Version {
    /// The digest as lower-case hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Proficiency level that a statement, a template or a request is about.
///
/// The four levels of the UK Government Digital and Data capability framework. A level is what a role asks for; it is
/// never a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Knows of it and can describe it.
    Awareness,
    /// Does it with support.
    Working,
    /// Does it alone and helps others.
    Practitioner,
    /// Leads others in it.
    Expert,
}

impl Level {
    /// All levels, lowest first.
    pub const ALL: [Self; 4] = [Self::Awareness, Self::Working, Self::Practitioner, Self::Expert];

    /// The level's name as profiles and options write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Awareness => "awareness",
            Self::Working => "working",
            Self::Practitioner => "practitioner",
            Self::Expert => "expert",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Level {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wanted = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|level| level.as_str() == wanted).ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.into_iter().map(Self::as_str).collect();
            format!("`{text}` is no proficiency level; the levels are {}", known.join(", "))
        })
    }
}

/// One thing that a role asks for, in its author's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The words, without bullets, markup or line breaks.
    pub text: String,
    /// The line of the source file it starts on, from one.
    pub line: usize,
    /// The proficiency level it belongs to, if the profile says so.
    pub level: Option<Level>,
    /// The grammatical forms of the text.
    pub phrase: Phrase,
}

impl Statement {
    /// A statement of this text on this line, with its forms.
    pub fn new(text: impl Into<String>, line: usize, level: Option<Level>) -> Self {
        let text = text.into();
        let phrase = Phrase::of(&text);
        Self { text, line, level, phrase }
    }
}

/// A competency and the statements that describe it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Competency {
    /// Its name as the profile writes it.
    pub name: String,
    /// The line of the source file its name stands on, from one.
    pub line: usize,
    /// What a person with this competency does or knows; at least one.
    pub statements: Vec<Statement>,
}

/// A certificate, degree or licence: checked with yes or no, never asked about in an interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Qualification {
    /// Its name.
    pub name: String,
    /// Where it is described.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A section of the source that holds no competencies and was left out (benefits, salary, how to apply, ...).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OmittedSection {
    /// The heading of the section.
    pub heading: String,
    /// Its line, from one.
    pub line: usize,
    /// Why it was left out, as a clause: "it is about pay, not about a competency".
    pub reason: String,
}

/// Title of a profile that is of no role: one made of the statements that somebody wrote into a message.
pub const NO_ROLE: &str = "this message";

/// The role that a profile of this title is of, as a question may say it: "as a Nurse"; none for [`NO_ROLE`].
pub fn role(title: &str) -> Option<&str> {
    (title != NO_ROLE).then_some(title)
}

/// A role profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Stable name, made from the file name (or the `id` that the file gives).
    pub id: ProfileId,
    /// The role, as the profile names it: "IT Project Manager".
    pub title: String,
    /// What the role is for, if the profile says so.
    pub purpose: Option<String>,
    /// What the role is responsible for, in order.
    pub responsibilities: Vec<Statement>,
    /// The competencies, in order; at least one.
    pub competencies: Vec<Competency>,
    /// Qualifications, in order.
    pub qualifications: Vec<Qualification>,
    /// Sections that are no competencies.
    pub omitted: Vec<OmittedSection>,
    /// Digest of everything above but the line numbers and the omitted sections.
    pub version: Version,
}
