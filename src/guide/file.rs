//! A guide from a file that a person brings: what is wrong with it, where, and what to do.

use std::collections::HashMap;

use serde_json::value::RawValue;

use super::Guide;
use super::model::{Part, SCHEMA_VERSION, limits::MAX_FILE_BYTES};
use crate::fault::{Fault, Faults};

/// What to do about a file that is no guide of Starling's at all.
const EXPORT_AGAIN: &str =
    "Export the guide again with `--format json`, or mend the file; docs/guide-format.md describes it.";

/// Reads a guide from the JSON that an export wrote.
///
/// Pure: no file is opened; `file` is only its name.
///
/// # Errors
///
/// What is wrong, with line, column and the text that stands there.
pub fn read(file: &str, bytes: &[u8]) -> Result<Guide, Faults> {
    if bytes.len() > MAX_FILE_BYTES {
        let what = format!("the file has {} bytes; a guide has at most {MAX_FILE_BYTES}", bytes.len());
        return Err(Fault::new(
            file,
            what,
            "Is it the right file? A guide is a JSON file that Starling exported.",
        )
        .into());
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let source = Source { file, text: &before };
        source.fault(before.len(), "this is no UTF-8 text", "Save the file as UTF-8.")
    })?;
    let source = Source { file, text: text.strip_prefix('\u{feff}').unwrap_or(text) };
    if source.text.trim().is_empty() {
        return Err(Fault::new(file, "the file is empty", EXPORT_AGAIN).into());
    }
    source.schema()?;
    let guide: Guide = serde_json::from_str(source.text).map_err(|error| source.of_json(&error))?;
    match guide.validate() {
        Ok(()) => Ok(guide),
        Err(fault) => {
            let offset = fault.part().and_then(|part| source.offset_of(part)).unwrap_or_default();
            Err(source.fault(offset, &fault.to_string(), "Mend it in the file, and import it again.").into())
        }
    }
}

/// The text of a file.
struct Source<'a> {
    file: &'a str,
    text: &'a str,
}

impl Source<'_> {
    /// Refuses a layout that this program does not know, before its keys are blamed.
    fn schema(&self) -> Result<(), Fault> {
        let keys: HashMap<String, &RawValue> =
            serde_json::from_str(self.text).map_err(|error| self.of_json(&error))?;
        let Some(schema) = keys.get("schema") else {
            let what = "the key `schema` is missing, so this is no guide";
            return Err(self.fault(0, what, EXPORT_AGAIN));
        };
        let advice = match schema.get().parse::<u32>() {
            Ok(SCHEMA_VERSION) => return Ok(()),
            Ok(newer) if newer > SCHEMA_VERSION => "Update Starling: a newer version wrote this file.",
            _ => EXPORT_AGAIN,
        };
        let what =
            format!("this version of Starling reads guides of schema {SCHEMA_VERSION}, not {}", schema.get());
        Err(self.fault(self.offset(schema), &what, advice))
    }

    /// The fault that the reader of JSON found, at its place.
    fn of_json(&self, error: &serde_json::Error) -> Fault {
        let said = error.to_string();
        let what = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what);
        let what = ["u8", "u16", "u32", "u64"].iter().fold(what.to_owned(), |what, name| {
            what.replace(&format!("expected {name}"), "expected a whole number")
        });
        let before: usize =
            self.text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let mut offset = (before + error.column().saturating_sub(1)).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        self.fault(offset, &what, EXPORT_AGAIN)
    }

    /// Where a part of the guide begins.
    fn offset_of(&self, part: Part) -> Option<usize> {
        let keys: HashMap<String, &RawValue> = serde_json::from_str(self.text).ok()?;
        match part {
            Part::Key(key) => keys.get(key).map(|value| self.offset(value)),
            Part::Question(at) => {
                let questions: Vec<&RawValue> = serde_json::from_str(keys.get("questions")?.get()).ok()?;
                questions.get(at).map(|question| self.offset(question))
            }
        }
    }

    /// Where a value stands: its text is a part of the file's.
    fn offset(&self, value: &RawValue) -> usize {
        value.get().as_ptr().addr().saturating_sub(self.text.as_ptr().addr())
    }

    /// A fault at a byte of the text, showing the line that stands there.
    fn fault(&self, offset: usize, what: &str, advice: &str) -> Fault {
        let before = &self.text[..offset.min(self.text.len())];
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let line = self.text[start..].lines().next().unwrap_or_default();
        let number = before.matches('\n').count() + 1;
        let column = before[start..].chars().count() + 1;
        Fault::new(self.file, what, advice).at(number, column).found(line.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::model::sample;

    #[test]
    fn a_guide_is_read_back_from_its_file() {
        let guide = sample::guide();
        assert_eq!(read("guide.json", guide.to_json().as_bytes()), Ok(guide.clone()));
        let marked = format!("\u{feff}{}", guide.to_json());
        assert_eq!(read("guide.json", marked.as_bytes()), Ok(guide), "a byte order mark is no text");
    }

    #[test]
    fn every_fault_says_where_it_is_and_what_to_do() {
        let text = sample::guide().to_json();
        let said: Vec<String> = [
            ("\"schema\": 1", "\"schema\": 2"),
            ("\"schema\": 1", "\"schema\": \"one\""),
            ("\"schema\": 1,", ""),
            ("\"title\":", "\"name\": \"x\",\n  \"title\":"),
            ("\"minutes\": 6", "\"minutes\": \"six\""),
            ("\"minutes\": 6", "\"minutes\": 600"),
            ("\"state\": \"draft\"", "\"state\": \"final\""),
            ("\"created\": \"", "\"created\": \"on "),
            ("\"title\": \"Rele", "\"title\": \"  \", \"x\": \"Rele"),
            ("\"version\": 1", "\"version\": 0"),
            ("\"version\": 1,", "\"version\": 1"),
            (&text, " "),
            (&text, "[]"),
        ]
        .iter()
        .map(|(from, to)| read("guide.json", text.replacen(from, to, 1).as_bytes()).unwrap_err().to_string())
        .collect();
        insta::assert_snapshot!(said.join("\n"));
        assert!(
            read("guide.json", b"{\"schema\": \xff").unwrap_err().to_string().starts_with("guide.json:1:12")
        );
        assert!(read("guide.json", &vec![b' '; MAX_FILE_BYTES + 1]).is_err());
    }
}
