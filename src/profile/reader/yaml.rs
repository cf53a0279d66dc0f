//! YAML, by serde-saphyr: every value and key with its place, and a budget against documents that unfold.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, Error, Location, Options, Spanned};

use crate::fault::{Fault, Place};
use crate::profile::draft::one_line;
use crate::profile::fault_list::FaultList;
use crate::profile::limits::MAX_NESTING;
use crate::profile::source::Source;
use crate::profile::tree::{Key, Tree, Value};

/// Most values of a document. A profile of 2,000 statements with levels needs about 10,000.
const MAX_VALUES: usize = 50_000;
/// Most uses of an anchor. A profile needs none.
const MAX_ALIASES: usize = 100;

/// How the crate's scanner says that brackets nest too deeply; it has no error of its own for that.
const NESTING_MESSAGE: &str = "recursion limit";

/// Reads the YAML text of a file.
pub(in crate::profile) fn read(source: &Source<'_>) -> Result<Tree, FaultList> {
    read_part(source, source.text, 1)
}

/// Reads YAML text that is part of a file and starts on line `first_line` of it.
pub(in crate::profile) fn read_part(
    source: &Source<'_>,
    text: &str,
    first_line: usize,
) -> Result<Tree, FaultList> {
    match serde_saphyr::from_str_with_options::<Spanned<Node>>(text, options()) {
        Ok(node) => Ok(tree(node, first_line)),
        Err(error) => Err(syntax_fault(source.file, &error, first_line).into()),
    }
}

fn options() -> Options {
    let budget = serde_saphyr::budget! {
        max_depth: MAX_NESTING,
        flow_nesting_limit: MAX_NESTING,
        max_nodes: MAX_VALUES,
        max_events: 3 * MAX_VALUES,
        max_aliases: MAX_ALIASES,
        max_anchors: MAX_ALIASES,
    };
    serde_saphyr::options! {
        budget: budget,
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        with_snippet: false,
    }
}

fn syntax_fault(file: &str, error: &Error, first_line: usize) -> Fault {
    let (what, advice) = match root(error) {
        root if matches!(root, Error::Budget { .. }) || root.to_string().contains(NESTING_MESSAGE) => (
            format!(
                "the YAML has more than {MAX_NESTING} levels, {MAX_ALIASES} aliases or {MAX_VALUES} values"
            ),
            "Write each value out where it belongs, and no deeper than the schema.",
        ),
        Error::MultipleDocuments { .. } => (
            "the file holds more than one YAML document".to_owned(),
            "Write each profile into a file of its own, without a line of `---` inside.",
        ),
        _ => {
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or_default();
            let what = format!("the YAML cannot be read: {}", one_line(message));
            (what, "Correct the YAML at this place; a text with `: ` or `#` in it needs quotation marks.")
        }
    };
    let fault = Fault::new(file, what, advice);
    match error.location() {
        Some(location) => {
            let place = place(location, first_line);
            fault.at(place.line, place.column)
        }
        None => fault,
    }
}

/// The error itself, where the crate wraps it in the alias that led to it.
fn root(error: &Error) -> &Error {
    match error {
        Error::AliasError { error, .. } | Error::WithSnippet { error, .. } => root(error),
        _ => error,
    }
}

fn place(location: Location, first_line: usize) -> Place {
    let number = |counted: u64| usize::try_from(counted).unwrap_or(usize::MAX).max(1);
    Place { line: number(location.line()) + first_line - 1, column: number(location.column()) }
}

/// A YAML value whose children know their places.
enum Node {
    Text(String),
    List(Vec<Spanned<Node>>),
    Table(Vec<(Spanned<Node>, Spanned<Node>)>),
    Nothing,
    Other(&'static str),
}

fn tree(node: Spanned<Node>, first_line: usize) -> Tree {
    let value = match node.value {
        Node::Text(text) => Value::Text(text),
        Node::List(items) => Value::List(items.into_iter().map(|item| tree(item, first_line)).collect()),
        Node::Table(entries) => {
            let entries = entries.into_iter();
            Value::Table(
                entries.map(|(key, value)| (self::key(key, first_line), tree(value, first_line))).collect(),
            )
        }
        Node::Nothing => Value::Nothing,
        Node::Other(kind) => Value::Other(kind),
    };
    Tree { place: place(node.referenced, first_line), value }
}

/// A key that is no text can be no key of a profile: its kind stands for it in the message.
fn key(node: Spanned<Node>, first_line: usize) -> Key {
    let place = place(node.referenced, first_line);
    let text = match node.value {
        Node::Text(text) => text,
        Node::List(_) => "a list".to_owned(),
        Node::Table(_) => "a table".to_owned(),
        Node::Nothing => "null".to_owned(),
        Node::Other(kind) => kind.to_owned(),
    };
    Key { text, place }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(text))
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Other("true or false"))
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Other("a number"))
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Other("a number"))
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<Node, E> {
        Ok(Node::Other("a number"))
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<Node, E> {
        Ok(Node::Other("a number"))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Other("a number"))
    }

    fn visit_bytes<E: de::Error>(self, _: &[u8]) -> Result<Node, E> {
        Ok(Node::Other("binary data"))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_none<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut table = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            table.push(entry);
        }
        Ok(Node::Table(table))
    }
}
