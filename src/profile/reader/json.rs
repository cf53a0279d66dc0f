//! JSON, by serde_json. It reports places only for syntax errors, so each value is read as a raw slice of the text and
//! its place is where the slice starts; the values inside are read from the slice in turn.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::fault::Fault;
use crate::profile::fault_list::FaultList;
use crate::profile::limits::MAX_NESTING;
use crate::profile::source::Source;
use crate::profile::tree::{Key, Tree, Value};

/// Reads the JSON text of a file.
pub(in crate::profile) fn read(source: &Source<'_>) -> Result<Tree, FaultList> {
    let whole: &RawValue = serde_json::from_str(source.text).map_err(|error| syntax_fault(source, &error))?;
    let offset = source.text.find(whole.get()).unwrap_or(0);
    Reader { source }.tree(offset, whole.get(), 0).map_err(FaultList::from)
}

struct Reader<'a> {
    source: &'a Source<'a>,
}

impl Reader<'_> {
    /// Reads the value whose text `raw` starts at a byte of the file.
    fn tree(&self, offset: usize, raw: &str, depth: usize) -> Result<Tree, Fault> {
        if depth > MAX_NESTING {
            let what = format!("values are nested deeper than {MAX_NESTING} levels");
            return Err(self.source.fault_at(offset, what, "A profile needs four levels: take some out."));
        }
        let value = match raw.as_bytes().first() {
            Some(b'[') => self.list(offset, raw, depth)?,
            Some(b'{') => self.table(offset, raw, depth)?,
            Some(b'"') => {
                let text: String =
                    serde_json::from_str(raw).map_err(|error| self.inner_fault(offset, &error))?;
                Value::Text(text)
            }
            Some(b'n') => Value::Nothing,
            Some(b't' | b'f') => Value::Other("true or false"),
            _ => Value::Other("a number"),
        };
        Ok(Tree { place: self.source.place(offset), value })
    }

    fn list(&self, offset: usize, raw: &str, depth: usize) -> Result<Value, Fault> {
        let items: Vec<&RawValue> =
            serde_json::from_str(raw).map_err(|error| self.inner_fault(offset, &error))?;
        let mut cursor = Cursor { text: raw, at: 1 };
        let items = items.into_iter().map(|item| {
            let start = cursor.skip_to(item.get());
            self.tree(offset + start, item.get(), depth + 1)
        });
        Ok(Value::List(items.collect::<Result<_, _>>()?))
    }

    fn table(&self, offset: usize, raw: &str, depth: usize) -> Result<Value, Fault> {
        let Entries(entries) = serde_json::from_str(raw).map_err(|error| self.inner_fault(offset, &error))?;
        let mut cursor = Cursor { text: raw, at: 1 };
        let entries = entries.into_iter().map(|(key, value)| {
            let key = Key { text: key, place: self.source.place(offset + cursor.skip_to_key()) };
            let start = cursor.skip_to(value.get());
            Ok((key, self.tree(offset + start, value.get(), depth + 1)?))
        });
        Ok(Value::Table(entries.collect::<Result<_, _>>()?))
    }

    /// What only shows when a value is decoded: a half surrogate pair in a text.
    fn inner_fault(&self, offset: usize, error: &serde_json::Error) -> Fault {
        let what = format!("the JSON cannot be read: {}", message(error));
        self.source.fault_at(offset, what, ADVICE)
    }
}

const ADVICE: &str = "Correct the JSON at this place; texts stand in double quotation marks, and no comma follows the last item.";

fn syntax_fault(source: &Source<'_>, error: &serde_json::Error) -> Fault {
    let lines_before: usize =
        source.text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    // serde_json counts the bytes of the line that it has read, so the faulty one is the last of them.
    let mut offset = (lines_before + error.column().saturating_sub(1)).min(source.text.len());
    while !source.text.is_char_boundary(offset) {
        offset -= 1;
    }
    source.fault_at(offset, format!("the JSON cannot be read: {}", message(error)), ADVICE)
}

/// The message of serde_json without its own place, which counts bytes.
fn message(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    whole.split(" at line ").next().unwrap_or_default().to_owned()
}

/// Walks over the text of an array or object from value to value.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    /// Moves over white space and punctuation to a value and past it; answers where it starts.
    fn skip_to(&mut self, value: &str) -> usize {
        self.skip_punctuation();
        let start = self.at;
        self.at += value.len();
        start
    }

    /// Moves to the next key and past its closing quotation mark; answers where it starts.
    fn skip_to_key(&mut self) -> usize {
        self.skip_punctuation();
        let start = self.at;
        let mut escaped = false;
        self.at += 1;
        for byte in self.text.as_bytes().get(start + 1..).unwrap_or_default() {
            self.at += 1;
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => break,
                _ => {}
            }
        }
        start
    }

    fn skip_punctuation(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let skipped =
            rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b':'));
        self.at += skipped.count();
    }
}

/// The entries of an object in their order, repeated keys included.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key()? {
            entries.push((key, map.next_value()?));
        }
        Ok(Entries(entries))
    }
}
