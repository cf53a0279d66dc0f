//! The JSON form of a profile: what `starling profile show --format json` prints, and what the version is a digest of.

use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::model::{Competency, Level, Profile, Statement, Version};

/// Bytes of the SHA-256 digest that a [`Version`] keeps. Eight bytes, sixteen digits, are short enough to read out and
/// long enough that two profiles never meet by chance.
const VERSION_BYTES: usize = 8;

/// The profile as JSON, indented, with the keys in the order of the schema and a line feed at the end.
///
/// A statement with a level is an object `{"text", "level"}`, one without is a plain string; what the profile does not
/// say is `null`. [`parse`](super::parse) reads the result back into an equal profile, but for the line numbers.
///
/// ```
/// # use starling::profile::{parse, to_json};
/// let profile = parse("tester.csv", b"competency,statement\nTesting,Writes tests\n")?;
/// assert!(to_json(&profile).starts_with("{\n  \"id\": \"tester\",\n  \"title\": \"Tester\","));
/// # Ok::<(), starling::fault::Faults>(())
/// ```
pub fn to_json(profile: &Profile) -> String {
    let mut text =
        serde_json::to_string_pretty(&ProfileJson::of(profile)).expect("texts and lists are always JSON");
    text.push('\n');
    text
}

/// The version of a profile: the start of the SHA-256 digest of its JSON form without white space.
pub(super) fn version_of(profile: &Profile) -> Version {
    let canonical = serde_json::to_vec(&ProfileJson::of(profile)).expect("texts and lists are always JSON");
    let digest = Sha256::digest(canonical);
    let mut digits = String::with_capacity(2 * VERSION_BYTES);
    for byte in &digest[..VERSION_BYTES] {
        write!(digits, "{byte:02x}").expect("a string takes every write");
    }
    Version(digits)
}

#[derive(Serialize)]
struct ProfileJson<'a> {
    id: &'a str,
    title: &'a str,
    purpose: Option<&'a str>,
    responsibilities: Vec<&'a str>,
    competencies: Vec<CompetencyJson<'a>>,
    qualifications: Vec<QualificationJson<'a>>,
}

#[derive(Serialize)]
struct CompetencyJson<'a> {
    name: &'a str,
    statements: Vec<StatementJson<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum StatementJson<'a> {
    Plain(&'a str),
    Levelled { text: &'a str, level: Level },
}

#[derive(Serialize)]
struct QualificationJson<'a> {
    name: &'a str,
    url: Option<&'a str>,
}

impl<'a> ProfileJson<'a> {
    fn of(profile: &'a Profile) -> Self {
        Self {
            id: profile.id.as_str(),
            title: &profile.title,
            purpose: profile.purpose.as_deref(),
            responsibilities: profile
                .responsibilities
                .iter()
                .map(|statement| statement.text.as_str())
                .collect(),
            competencies: profile.competencies.iter().map(CompetencyJson::of).collect(),
            qualifications: profile
                .qualifications
                .iter()
                .map(|qualification| QualificationJson {
                    name: &qualification.name,
                    url: qualification.url.as_deref(),
                })
                .collect(),
        }
    }
}

impl<'a> CompetencyJson<'a> {
    fn of(competency: &'a Competency) -> Self {
        Self {
            name: &competency.name,
            statements: competency.statements.iter().map(StatementJson::of).collect(),
        }
    }
}

impl<'a> StatementJson<'a> {
    fn of(statement: &'a Statement) -> Self {
        match statement.level {
            Some(level) => Self::Levelled { text: &statement.text, level },
            None => Self::Plain(&statement.text),
        }
    }
}
