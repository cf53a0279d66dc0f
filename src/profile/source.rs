//! The text of a file: decoded, checked for what no format allows, and able to say where a byte stands.

use std::path::Path;

use super::limits::MAX_FILE_BYTES;
use crate::fault::{Fault, Faults, Place};

/// The text of one file and its name.
#[derive(Debug)]
pub(super) struct Source<'a> {
    /// The file as the person named it.
    pub(super) file: &'a str,
    /// Its text, without a byte order mark.
    pub(super) text: &'a str,
    lines: Lines,
}

impl<'a> Source<'a> {
    /// Decodes a file: UTF-8, not too long, not empty, without control characters.
    pub(super) fn decode(file: &'a str, bytes: &'a [u8]) -> Result<Self, Faults> {
        if bytes.len() > MAX_FILE_BYTES {
            return Err(too_long(file, bytes.len()).into());
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            let advice = "Save it as UTF-8.";
            return Err(Fault::new(file, "the file is UTF-16 text", advice).at(1, 1).into());
        }
        let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(file, bytes, error.valid_up_to()))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim().is_empty() {
            let advice = "Write a title and at least one competency with statements into it.";
            return Err(Fault::new(file, "the file is empty", advice).into());
        }
        let source = Self { file, text, lines: Lines::of(text) };
        let controls = source.control_characters();
        if controls.is_empty() { Ok(source) } else { Err(Faults(controls)) }
    }

    /// Where a byte of the text stands.
    pub(super) fn place(&self, offset: usize) -> Place {
        self.lines.place(self.text, offset)
    }

    /// A fault at a byte of the text.
    pub(super) fn fault_at(
        &self,
        offset: usize,
        what: impl Into<String>,
        advice: impl Into<String>,
    ) -> Fault {
        let Place { line, column } = self.place(offset);
        Fault::new(self.file, what, advice).at(line, column)
    }

    /// The name of the file without folder and extension.
    pub(super) fn stem(&self) -> &'a str {
        Path::new(self.file).file_stem().and_then(|stem| stem.to_str()).unwrap_or(self.file)
    }

    fn control_characters(&self) -> Vec<Fault> {
        let controls =
            self.text.char_indices().filter(|(_, c)| c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
        controls
            .take(super::limits::MAX_FAULTS + 1)
            .map(|(offset, c)| {
                let what = format!("a control character (U+{:04X}) stands in the text", u32::from(c));
                self.fault_at(offset, what, "Delete it.")
            })
            .collect()
    }
}

/// The fault of a file that is longer than a profile may be.
pub(super) fn too_long(file: &str, bytes: usize) -> Fault {
    let what = format!("the file has {bytes} bytes; a profile has at most {MAX_FILE_BYTES}");
    Fault::new(file, what, "Split it into one file for each role.")
}

fn not_utf8(file: &str, bytes: &[u8], offset: usize) -> Faults {
    let valid = String::from_utf8_lossy(&bytes[..offset]);
    let valid = valid.trim_start_matches('\u{feff}');
    let Place { line, column } = Lines::of(valid).place(valid, valid.len());
    let what = format!("the file is not UTF-8 text: byte {offset} is 0x{:02x}", bytes[offset]);
    Fault::new(file, what, "Save it as UTF-8, or replace the character at this place.")
        .at(line, column)
        .into()
}

/// Where the lines of a text start. A line ends with a line feed, a carriage return, or both.
///
/// A file of one long line with thousands of values in it is legal, so a column is not counted from the start of its
/// line: the characters are counted once, and noted every [`STRIDE`] bytes.
#[derive(Debug)]
struct Lines {
    starts: Vec<usize>,
    characters_before_stride: Vec<usize>,
}

/// Bytes between two notes of the number of characters.
const STRIDE: usize = 256;

impl Lines {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends_line = |&(i, &byte): &(usize, &u8)| {
            byte == b'\n' || (byte == b'\r' && bytes.get(i + 1).is_none_or(|&next| next != b'\n'))
        };
        let after_ends = bytes.iter().enumerate().filter(ends_line).map(|(i, _)| i + 1);
        let starts = std::iter::once(0).chain(after_ends).collect();
        let mut characters = 0;
        let mut characters_before_stride = vec![0];
        for stride in bytes.chunks(STRIDE) {
            characters += count_characters(stride);
            characters_before_stride.push(characters);
        }
        Self { starts, characters_before_stride }
    }

    fn place(&self, text: &str, offset: usize) -> Place {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts[line - 1];
        Place { line, column: self.characters(text, offset) - self.characters(text, start) + 1 }
    }

    fn characters(&self, text: &str, offset: usize) -> usize {
        let stride = offset / STRIDE;
        self.characters_before_stride[stride] + count_characters(&text.as_bytes()[stride * STRIDE..offset])
    }
}

/// Counts the bytes that start a character.
fn count_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::Source;
    use crate::fault::Place;

    #[track_caller]
    fn check_place(text: &str, offset: usize, line: usize, column: usize) {
        let source = Source::decode("p.md", text.as_bytes()).unwrap();
        assert_eq!(source.place(offset), Place { line, column }, "byte {offset} of {text:?}");
    }

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        check_place("ab\ncd", 0, 1, 1);
        check_place("ab\ncd", 3, 2, 1);
        check_place("ab\r\ncd", 5, 2, 2); // CRLF is one line end.
        check_place("ab\rcd", 3, 2, 1); // A lone carriage return ends a line too.
        check_place("“é” x", 9, 1, 5); // Columns count characters, not bytes.
        check_place("ab", 2, 1, 3); // The end of the text has a place.
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        let source = Source::decode("p.md", "\u{feff}# Title".as_bytes()).unwrap();
        assert_eq!(source.text, "# Title");
    }

    #[track_caller]
    fn check_refused(bytes: &[u8], expected: &str) {
        let faults = Source::decode("p.md", bytes).unwrap_err();
        assert!(faults.to_string().contains(expected), "{faults}");
    }

    #[test]
    fn what_no_format_allows_is_refused_with_its_place() {
        check_refused(b"", "p.md: the file is empty");
        check_refused(b" \r\n\t\n", "p.md: the file is empty");
        check_refused(b"# T\nab\xffcd", "p.md:2:3: the file is not UTF-8 text: byte 6 is 0xff");
        check_refused(b"# T\na\0b", "p.md:2:2: a control character (U+0000) stands in the text");
        check_refused(b"a\x1b[31mb", "U+001B");
        check_refused(b"\xff\xfe#\0", "UTF-16");
        check_refused(
            &vec![b'a'; 1024 * 1024 + 1],
            "the file has 1048577 bytes; a profile has at most 1048576",
        );
    }

    #[test]
    fn every_control_character_is_reported_up_to_the_limit() {
        let faults = Source::decode("p.md", b"a\0b\nc\x07").unwrap_err();
        assert_eq!(faults.0.len(), 2);
        let many = Source::decode("p.md", &vec![1; 100_000]).unwrap_err();
        assert!(many.0.len() <= super::super::limits::MAX_FAULTS + 1);
    }
}
