//! A value of YAML, TOML or JSON with its places: the three formats meet here, and one schema reads them all.

use crate::fault::Place;

/// A value and where it starts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tree {
    pub(super) place: Place,
    pub(super) value: Value,
}

/// What a value is, as far as a profile can use it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    List(Vec<Tree>),
    /// Keys in the order of the file; one that is written twice is there twice.
    Table(Vec<(Key, Tree)>),
    /// `null`, or nothing after the colon in YAML.
    Nothing,
    /// A value that no field of a profile takes, by what it is: "a number", "a date".
    Other(&'static str),
}

/// A key of a table and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    pub(super) text: String,
    pub(super) place: Place,
}

impl Value {
    /// What the value is, for a message: "a list".
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Table(_) => "a table of keys and values",
            Self::Nothing => "nothing",
            Self::Other(kind) => kind,
        }
    }
}
