//! Who did something to a guide.

use serde::{Deserialize, Serialize};

/// A person, by their id on Discord and the name they had at the time.
///
/// A guide outlives its author: once a person has asked to be forgotten, they are [`Person::forgotten`] in every guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The id on Discord, as text, since it is too large for the numbers of many readers of JSON. None on the command
    /// line, or when the person is forgotten.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "as_text")]
    pub id: Option<u64>,
    /// The name to show.
    pub name: String,
}

impl Person {
    /// A person on Discord.
    pub fn new(id: u64, name: impl Into<String>) -> Self {
        Self { id: Some(id), name: name.into() }
    }

    /// A person who works on the command line.
    pub fn local(name: impl Into<String>) -> Self {
        Self { id: None, name: name.into() }
    }

    /// Stands for somebody who asked to be forgotten.
    pub fn forgotten() -> Self {
        Self { id: None, name: "a former member".to_owned() }
    }

    /// Whether this is the person of that id.
    pub fn is(&self, id: u64) -> bool {
        self.id == Some(id)
    }
}

/// Numbers as text.
mod as_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[expect(clippy::ref_option, reason = "the shape that serde asks for")]
    pub(super) fn serialize<S: Serializer>(id: &Option<u64>, serializer: S) -> Result<S::Ok, S::Error> {
        match id {
            Some(id) => serializer.collect_str(id),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| text.parse().map_err(|_| Error::custom(format!("`{text}` is no id of a person"))))
            .transpose()
    }
}
