//! The table that the build script laid out: look-ups where the words lie, and nothing to do at start-up.

use super::hash;
use super::word::{Readings, Word};

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

const HEAD: usize = 20;
const SLOTS: usize = size(0);
const ENTRIES_AT: usize = HEAD + SLOTS * 4;
const SETS_AT: usize = ENTRIES_AT + size(1) * ENTRY;
const BASES_AT: usize = SETS_AT + size(2) * 8;
const BASES: usize = size(3);
const TEXT_AT: usize = BASES_AT + BASES * 4;
const ENTRY: usize = 12;

/// A number of the head, known when the program is compiled.
const fn size(at: usize) -> usize {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
    u32::from_le_bytes([bytes[at * 4], bytes[at * 4 + 1], bytes[at * 4 + 2], bytes[at * 4 + 3]]) as usize
}

/// The word, if the table holds it.
pub(super) fn get(word: &str) -> Option<Word> {
    let entry = find(word)?;
    let set = usize::from(u16_at(entry + 8));
    let readings = BYTES.get(SETS_AT + set * 8..)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))?;
    Some(Word {
        readings: Readings::from_bits_truncate(readings),
        verb: u16_at(entry + 10),
        usage: i8_at(entry + 5),
        usage_at_work: i8_at(entry + 6),
        opens: u8_at(entry + 7) >> 4,
        closes: u8_at(entry + 7) & 15,
    })
}

/// The base form of a verb by its number.
pub(super) fn base(number: u16) -> Option<&'static str> {
    let number = usize::from(number);
    if number >= BASES {
        return None;
    }
    text(ENTRIES_AT + u32_at(BASES_AT + number * 4) as usize * ENTRY)
}

/// The place of the entry of a word.
fn find(word: &str) -> Option<usize> {
    let mut slot = hash::of(word.as_bytes()) as usize & (SLOTS - 1);
    loop {
        let number = u32_at(HEAD + slot * 4) as usize;
        let entry = ENTRIES_AT + number.checked_sub(1)? * ENTRY;
        if text(entry)? == word {
            return Some(entry);
        }
        slot = (slot + 1) & (SLOTS - 1);
    }
}

fn text(entry: usize) -> Option<&'static str> {
    let from = TEXT_AT + u32_at(entry) as usize;
    let len = usize::from(*BYTES.get(entry + 4)?);
    std::str::from_utf8(BYTES.get(from..from + len)?).ok()
}

fn u32_at(at: usize) -> u32 {
    BYTES.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

fn u16_at(at: usize) -> u16 {
    BYTES.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u16::from_le_bytes(*bytes))
}

fn u8_at(at: usize) -> u8 {
    BYTES.get(at).copied().unwrap_or_default()
}

fn i8_at(at: usize) -> i8 {
    i8::from_le_bytes([u8_at(at)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_of_a_verb_leads_to_its_base() {
        let word = get("planning").expect("a common form");
        assert!(word.is(Readings::GERUND));
        assert_eq!(base(word.verb), Some("plan"));
        assert_eq!(base(u16::MAX), None, "a word without a verb has no base");
    }

    #[test]
    fn a_word_that_no_list_has_is_not_found() {
        assert_eq!(get("qwyjibo"), None);
        assert_eq!(get(""), None, "an empty word");
    }
}
