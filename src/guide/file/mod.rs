//! A guide from a file that a person brings: everything that is wrong with it, where, and what to do.
//!
//! `shape` says what a guide's JSON is made of, `walk` finds every value that cannot be read, and the rules of the model tell
//! what is wrong with those that can.

mod shape;
mod walk;

use serde_json::value::RawValue;

use super::Guide;
use super::model::SCHEMA_VERSION;
use super::model::limits::{MAX_FAULTS, MAX_FILE_BYTES};
use crate::fault::{Fault, Faults};
use walk::{Entries, Unreadable, Walk, What};

/// What to do about a file that is no guide of Starling's at all.
const EXPORT_AGAIN: &str =
    "Export the guide again with `--format json`, or mend the file; docs/guide-format.md describes it.";

/// Reads a guide from the JSON that an export wrote.
///
/// Pure: no file is opened; `file` is only its name.
///
/// # Errors
///
/// Everything that is wrong, with line, column and the text that stands there.
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
    source.guide()
}

/// The text of a file.
struct Source<'a> {
    file: &'a str,
    text: &'a str,
}

impl Source<'_> {
    /// Refuses what is no JSON, and a layout that this program does not know, before its keys are blamed.
    fn schema(&self) -> Result<(), Fault> {
        let Entries(keys) = serde_json::from_str(self.text).map_err(|error| self.of_json(0, &error))?;
        let Some((_, schema)) = keys.iter().find(|(key, _)| key == "schema") else {
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

    /// The guide, or everything that can be told to be wrong with it.
    fn guide(&self) -> Result<Guide, Faults> {
        let whole: &RawValue = serde_json::from_str(self.text).map_err(|error| self.of_json(0, &error))?;
        let walk = Walk::through(whole, &shape::GUIDE);
        let mut faults: Vec<Fault> = walk.faults.iter().map(|fault| self.of_walk(fault)).collect();
        if !walk.is_full() {
            let guide: Guide = serde_json::from_str(&walk.mended).map_err(|error| self.of_json(0, &error))?;
            let broken = guide.faults();
            if faults.is_empty() && broken.is_empty() {
                return Ok(guide);
            }
            let known = broken.iter().filter(|fault| !walk.is_unknown(fault.way()));
            faults.extend(known.take(MAX_FAULTS).map(|fault| {
                let offset = walk.part(fault.way()).map_or(0, |part| self.offset(part));
                self.fault(offset, &fault.to_string(), fault.advice())
            }));
        }
        faults.sort_by_key(|fault| fault.place);
        if faults.len() >= MAX_FAULTS {
            faults.truncate(MAX_FAULTS);
            let what = format!("these are the first {MAX_FAULTS} faults, and there may be more");
            faults.push(Fault::new(self.file, what, "Correct these and try again."));
        }
        Err(Faults(faults))
    }

    /// A value that cannot be read, as a fault of the file.
    fn of_walk(&self, Unreadable { value, what }: &Unreadable<'_>) -> Fault {
        let offset = self.offset(value);
        match what {
            What::Error(error) if value.get().starts_with(['{', '[']) => self.of_json(offset, error),
            What::Error(error) => {
                Fault { place: self.fault(offset, "", "").place, ..self.of_json(offset, error) }
            }
            What::Missing(key) => self.fault(offset, &format!("the key `{key}` is missing"), EXPORT_AGAIN),
            What::Twice(key) => {
                self.fault(offset, &format!("the key `{key}` is there twice"), "Delete one of the two.")
            }
            What::Unknown(key, near) => {
                let advice = match near {
                    Some(near) => format!("Did you mean `{near}`? docs/guide-format.md describes the keys."),
                    None => "Delete it; docs/guide-format.md describes the keys.".to_owned(),
                };
                self.fault(offset, &format!("no guide has the key `{key}` here"), &advice)
            }
        }
    }

    /// The fault that the reader of JSON found in the value that begins at this byte, at its place.
    fn of_json(&self, base: usize, error: &serde_json::Error) -> Fault {
        let said = error.to_string();
        let what = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what);
        let what = ["u8", "u16", "u32", "u64"].iter().fold(what.to_owned(), |what, name| {
            what.replace(&format!("expected {name}"), "expected a whole number")
        });
        let text = &self.text[base..];
        let before: usize =
            text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let mut offset = (before + error.column().saturating_sub(1)).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        self.fault(base + offset, &what, EXPORT_AGAIN)
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

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let text = [
            ("\"title\": \"Rele", "\"titel\": \"Rele"),
            ("\"version\": 1,", "\"version\": 0,"),
            ("\"revision\": 1", "\"revision\": -1"),
            ("\"author\": {", "\"author\": {\n    \"nickname\": \"M\","),
            ("\"rating\": 3,", "\"rating\": \"three\","),
            ("\"name\": \"Planning\"", "\"name\": \"\""),
            ("\"text\": \"Manage risks and issues\"", "\"text\": [\"Manage risks and issues\"]"),
            ("\"count\": 2", "\"count\": 900"),
            ("\"minutes\": 6", "\"minutes\": 600"),
            ("\"must_ask\": true", "\"must_ask\": \"yes\", \"must_ask\": true"),
            ("\"kind\": \"situation\"", "\"kind\": \"guess\""),
        ]
        .iter()
        .fold(sample::guide().to_json(), |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        });
        insta::assert_snapshot!(read("guide.json", text.as_bytes()).unwrap_err());
    }

    #[test]
    fn of_very_many_faults_the_first_are_told() {
        let guide = sample::guide().to_json();
        for (what, more) in
            [("unreadable", "1,".repeat(200_000)), ("unsound", "{\"text\": \" \"},".repeat(60_000))]
        {
            let text = guide.replacen("\"statements\": [", &format!("\"statements\": [{more}"), 1);
            let Faults(faults) = read("guide.json", text.as_bytes()).unwrap_err();
            assert_eq!(faults.len(), MAX_FAULTS + 1, "{what}");
            assert_eq!(faults[MAX_FAULTS].what, "these are the first 100 faults, and there may be more");
        }
    }
}
