//! A guide as JSON, and back.

use serde::{Deserialize, Serialize};

use super::limits::MAX_FILE_BYTES;
use super::{Guide, MalformedGuide};

/// The version of the layout that this program writes.
pub const SCHEMA_VERSION: u32 = 1;

/// The version of a guide's layout: there is one so far, and no other is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(into = "u32", try_from = "u32")]
pub struct SchemaVersion;

impl From<SchemaVersion> for u32 {
    fn from(_: SchemaVersion) -> Self {
        SCHEMA_VERSION
    }
}

impl TryFrom<u32> for SchemaVersion {
    type Error = String;

    fn try_from(version: u32) -> Result<Self, Self::Error> {
        if version == SCHEMA_VERSION {
            return Ok(Self);
        }
        Err(format!(
            "the guide has schema {version}, and this version of Starling reads schema {SCHEMA_VERSION} only"
        ))
    }
}

impl Guide {
    /// The guide as indented JSON with a line end.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("texts, numbers and lists always serialise") + "\n"
    }

    /// Reads a guide from JSON, and checks that it is one that Starling could have made.
    ///
    /// # Errors
    ///
    /// What is wrong, with its place where there is one.
    pub fn from_json(text: &str) -> Result<Self, MalformedGuide> {
        if text.len() > MAX_FILE_BYTES {
            return Err(MalformedGuide::new(format!(
                "it has {} bytes, and a guide has at most {MAX_FILE_BYTES}",
                text.len()
            )));
        }
        let guide: Self =
            serde_json::from_str(text).map_err(|error| MalformedGuide::new(error.to_string()))?;
        guide.validate()?;
        Ok(guide)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::guide::model::{Kept, Weight};
    use crate::guide::{Person, Source, State, Timestamp, Warning, Weights};

    #[test]
    fn a_guide_is_read_back_as_it_was_written() {
        let mut guide = sample::guide();
        assert_eq!(Guide::from_json(&guide.to_json()).unwrap(), guide);
        let (by, at) = (Person::new(u64::MAX, "Maya"), Timestamp::from_unix(1_772_443_800));
        let warning = Warning {
            rule: "leading words".to_owned(),
            what: "it says “successfully”".to_owned(),
            why: "That gives the answer away.".to_owned(),
            kept: Some(Kept { by: by.clone(), at }),
        };
        guide.questions[0].source = Source::Own { author: by.clone(), warnings: vec![warning] };
        guide.questions[0].statement = None;
        guide.weights = Weights::Unequal {
            weights: vec![Weight { competency: guide.questions[0].competency.clone(), weight: 2 }],
            reason: "The role turns on it.".to_owned(),
            by: by.clone(),
            at,
        };
        guide.state = State::Approved { by, at };
        assert_eq!(Guide::from_json(&guide.to_json()).unwrap(), guide);
    }

    #[test]
    fn the_layout_is_as_documented() {
        insta::assert_snapshot!(sample::guide().to_json());
    }

    #[test]
    fn the_part_of_a_statement_is_read_back_and_may_be_missing() {
        let mut guide = sample::guide();
        guide.questions[0].part =
            Some(crate::question::Part { number: 1, of: 2, text: "plan work".to_owned() });
        let text = guide.to_json();
        assert!(text.contains("\"part\": {"));
        assert_eq!(Guide::from_json(&text).unwrap(), guide);
        let older = sample::guide().to_json();
        assert!(!older.contains("\"part\""), "an older guide has none");
        assert_eq!(Guide::from_json(&older).unwrap(), sample::guide());
    }

    #[test]
    fn what_is_not_known_is_refused_with_its_place() {
        let text = sample::guide().to_json();
        for (from, to, expected) in [
            ("\"schema\": 1", "\"schema\": 2", "the guide has schema 2"),
            ("\"title\":", "\"name\": \"x\",\n  \"title\":", "unknown field `name`"),
            ("\"minutes\": 6", "\"minutes\": 6,\n      \"rating\": 3", "unknown field `rating`"),
            ("\"state\": \"draft\"", "\"state\": \"final\"", "unknown variant `final`"),
            ("\"created\": \"", "\"created\": \"on ", "is no moment"),
        ] {
            let said = Guide::from_json(&text.replacen(from, to, 1)).unwrap_err().to_string();
            assert!(said.contains(expected) && said.contains("line "), "{from}: {said}");
        }
    }
}
