//! TOML, by the toml crate, whose recovering parser gives every value its span and every syntax error at once.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::fault::{Fault, Place};
use crate::profile::fault_list::{FaultList, MAX_KEPT};
use crate::profile::source::Source;
use crate::profile::tree::{Key, Tree, Value};

/// Reads the TOML text of a file.
pub(in crate::profile) fn read(source: &Source<'_>) -> Result<Tree, FaultList> {
    read_part(source, source.text, 0)
}

/// Reads TOML text that is part of a file and starts at byte `start` of it.
pub(in crate::profile) fn read_part(
    source: &Source<'_>,
    text: &str,
    start: usize,
) -> Result<Tree, FaultList> {
    let place_of = |offset: usize| source.place(start + offset);
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(Tree { place: place_of(0), value: self::table(table.get_ref(), &place_of) });
    }
    let kept = errors.iter().take(MAX_KEPT);
    let mut faults: FaultList =
        kept.map(|error| syntax_fault(source.file, error.message(), error.span(), &place_of)).collect();
    faults.count(errors.len().saturating_sub(MAX_KEPT));
    Err(faults)
}

fn syntax_fault(
    file: &str,
    message: &str,
    span: Option<Range<usize>>,
    place_of: &dyn Fn(usize) -> Place,
) -> Fault {
    let message = message.lines().collect::<Vec<_>>().join("; ");
    let advice = "Correct the TOML at this place; a text stands in quotation marks.";
    let fault = Fault::new(file, format!("the TOML cannot be read: {message}"), advice);
    match span {
        Some(span) => {
            let Place { line, column } = place_of(span.start);
            fault.at(line, column)
        }
        None => fault,
    }
}

fn tree(value: &Spanned<DeValue<'_>>, place_of: &dyn Fn(usize) -> Place) -> Tree {
    let place = place_of(value.span().start);
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Array(items) => Value::List(items.iter().map(|item| tree(item, place_of)).collect()),
        DeValue::Table(entries) => table(entries, place_of),
        DeValue::Integer(_) | DeValue::Float(_) => Value::Other("a number"),
        DeValue::Boolean(_) => Value::Other("true or false"),
        DeValue::Datetime(_) => Value::Other("a date"),
    };
    Tree { place, value }
}

fn table(entries: &DeTable<'_>, place_of: &dyn Fn(usize) -> Place) -> Value {
    let entry = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let key = Key { text: key_text(key.get_ref()), place: place_of(key.span().start) };
        (key, tree(value, place_of))
    };
    Value::Table(entries.iter().map(entry).collect())
}

fn key_text(key: &impl AsRef<str>) -> String {
    key.as_ref().to_owned()
}
