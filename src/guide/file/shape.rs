//! What the JSON of a guide is made of, as far as its faults are told one by one.

use serde::de::DeserializeOwned;

use crate::guide::model::{Rating, SchemaVersion, Timestamp, Wanted};
use crate::guide::{Anchor, GuideId, Person, Source, State, Weights};
use crate::profile::{Level, ProfileId, Version};
use crate::question::{Part, QuestionId, Seed};
use crate::template::{Probe, QuestionKind};

/// What a value has to be.
pub(super) enum Shape {
    /// A value that is read at once: how, and what can stand in its place while the rest is looked at.
    Value(fn(&str) -> Result<(), serde_json::Error>, &'static str),
    /// An object of these keys.
    Object(&'static [Key]),
    /// A list of values of one shape.
    List(&'static Shape),
}

/// A key of an object.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    /// Whether it may be left out.
    pub(super) optional: bool,
}

const fn key(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, optional: false }
}

const fn optional(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, optional: true }
}

const fn value<T: DeserializeOwned>(stand_in: &'static str) -> Shape {
    Shape::Value(|text| serde_json::from_str::<T>(text).map(drop), stand_in)
}

const fn text() -> Shape {
    value::<String>("\"-\"")
}

const fn number() -> Shape {
    value::<u32>("1")
}

const PERSON: &str = r#"{"name": "-"}"#;

/// A guide.
pub(super) static GUIDE: Shape = Shape::Object(&[
    key("schema", value::<SchemaVersion>("1")),
    key("id", value::<GuideId>("\"0000000000\"")),
    key("title", text()),
    key("version", number()),
    key("revision", number()),
    key("state", value::<State>("\"draft\"")),
    key("author", value::<Person>(PERSON)),
    key("created", value::<Timestamp>("\"2000-01-01T00:00:00Z\"")),
    key("origin", Shape::Object(ORIGIN)),
    key("scale", Shape::List(&value::<Rating>(r#"{"rating": 1, "label": "-"}"#))),
    key("weights", value::<Weights>("\"equal\"")),
    key("introduction", text()),
    key("closing", text()),
    key("questions", Shape::List(&Shape::Object(QUESTION))),
]);

const ORIGIN: &[Key] = &[
    key("profile", Shape::Object(PROFILE)),
    key("templates", text()),
    key("seed", value::<Seed>("1")),
    key("request", value::<Wanted>(r#"{"competencies": [], "size": {"count": 1}, "kinds": []}"#)),
];

const PROFILE: &[Key] = &[
    key("id", value::<ProfileId>("\"-\"")),
    key("title", text()),
    key("version", value::<Version>("\"-\"")),
    key("competencies", Shape::List(&Shape::Object(COMPETENCY))),
];

const COMPETENCY: &[Key] = &[key("name", text()), key("statements", Shape::List(&Shape::Object(STATEMENT)))];

const STATEMENT: &[Key] = &[key("text", text()), optional("level", value::<Option<Level>>("null"))];

const QUESTION: &[Key] = &[
    key("id", value::<QuestionId>("\"-\"")),
    key("competency", text()),
    optional("statement", value::<Option<String>>("null")),
    optional("part", value::<Option<Part>>("null")),
    key("kind", value::<QuestionKind>("\"behavioural\"")),
    key("lead", text()),
    key("probes", Shape::List(&value::<Probe>(r#"{"kind": "action", "text": "-"}"#))),
    key("anchors", Shape::List(&value::<Anchor>(r#"{"rating": 1, "text": "-"}"#))),
    key("minutes", number()),
    key("must_ask", value::<bool>("false")),
    key("source", value::<Source>(r#"{"generated": {"lead": "-", "action": 0}}"#)),
];
