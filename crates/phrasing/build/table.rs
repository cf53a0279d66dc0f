//! Lays the lexicon out in bytes. All numbers are little-endian.
//!
//! | part | holds |
//! | --- | --- |
//! | head | five numbers of 32 bits: slots, entries, sets of readings, bases, bytes of text |
//! | slots | for each value of the hash, the number of an entry plus one, or zero; the next slot is tried if it is taken |
//! | entries | 12 bytes each: place of the text (32 bits), its length (8), usage (8), usage at work (8), opens and closes (4 each), number of the set of readings (16), number of the verb (16) |
//! | sets | the distinct sets of readings, 64 bits each |
//! | bases | the number of an entry for each verb, 32 bits |
//! | text | the words, end to end |

use std::collections::BTreeMap;
use std::num::TryFromIntError;

use crate::collect::Words;
use crate::hash;

/// The table, ready to be included.
pub(crate) fn lay_out(words: &Words) -> Result<Vec<u8>, TryFromIntError> {
    // At most half of the slots are taken, so that a look-up hardly ever tries a second one.
    let slots = (words.forms.len() * 2).next_power_of_two();
    let mut table = vec![0_u32; slots];
    let mut entries = Vec::with_capacity(words.forms.len() * 12);
    let mut sets: BTreeMap<u64, u16> = BTreeMap::new();
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    let mut text = String::new();
    for (number, (form, word)) in words.forms.iter().enumerate() {
        let number = u32::try_from(number)?;
        let next = u16::try_from(sets.len())?;
        let set = *sets.entry(word.readings.bits()).or_insert(next);
        entries.extend(u32::try_from(text.len())?.to_le_bytes());
        entries.push(u8::try_from(form.len())?);
        entries.extend(word.usage.to_le_bytes());
        entries.extend(word.usage_at_work.to_le_bytes());
        entries.push(word.opens.min(15) << 4 | word.closes.min(15));
        entries.extend(set.to_le_bytes());
        entries.extend(word.verb.to_le_bytes());
        text.push_str(form);
        numbers.insert(form, number);
        let mut slot = hash::of(form.as_bytes()) as usize & (slots - 1);
        while table[slot] != 0 {
            slot = (slot + 1) & (slots - 1);
        }
        table[slot] = number + 1;
    }
    let mut ordered: Vec<(u16, u64)> = sets.iter().map(|(readings, number)| (*number, *readings)).collect();
    ordered.sort_unstable();
    let mut bytes = Vec::new();
    for size in [slots, words.forms.len(), ordered.len(), words.bases.len(), text.len()] {
        bytes.extend(u32::try_from(size)?.to_le_bytes());
    }
    bytes.extend(table.iter().flat_map(|slot| slot.to_le_bytes()));
    bytes.extend(entries);
    bytes.extend(ordered.iter().flat_map(|(_, readings)| readings.to_le_bytes()));
    let entry_of = |base: &String| numbers.get(base.as_str()).copied().unwrap_or(u32::MAX);
    bytes.extend(words.bases.iter().flat_map(|base| entry_of(base).to_le_bytes()));
    bytes.extend(text.as_bytes());
    Ok(bytes)
}
