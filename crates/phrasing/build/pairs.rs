//! Pairs of words that stand side by side: compounds, and verbs with their objects.
//!
//! They are kept as a set of hashes, not as text: the engine asks about pairs and never lists them. A slot holds the
//! upper thirty bits of the hash and the kind of the pair in the lowest two; zero is free. Two pairs that share a slot
//! value are told apart by nothing, which happens to one pair in several thousand that no list holds.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use crate::hash;

/// What a pair is. The numbers are those of `src/lexicon/pairs.rs`.
const COMPOUND: u32 = 1;
const DICTIONARY: u32 = 2;
const OBJECT: u32 = 3;

/// The hash table, ready to be included.
pub(crate) fn lay_out(data: &Path) -> io::Result<Vec<u8>> {
    let mut kinds: BTreeMap<(String, String), u32> = BTreeMap::new();
    read(&data.join("generated/compounds.txt"), &[DICTIONARY], &mut kinds)?;
    read(&data.join("pairs.txt"), &[COMPOUND, OBJECT], &mut kinds)?;
    let slots = (kinds.len() * 2).next_power_of_two();
    let mut table = vec![0_u32; slots];
    for ((first, second), kind) in kinds {
        let hash = hash::pair(first.as_bytes(), second.as_bytes());
        let mut slot = (hash >> 2) as usize & (slots - 1);
        while table[slot] != 0 {
            slot = (slot + 1) & (slots - 1);
        }
        table[slot] = hash & !3 | kind;
    }
    Ok(table.iter().flat_map(|slot| slot.to_le_bytes()).collect())
}

/// Reads a list: a first word and a colon, then the second words, those of each further kind behind a bar.
fn read(path: &Path, order: &[u32], kinds: &mut BTreeMap<(String, String), u32>) -> io::Result<()> {
    for line in fs::read_to_string(path)?.lines().filter(|line| !line.starts_with('#')) {
        let Some((first, seconds)) = line.split_once(':') else {
            return Err(io::Error::other(format!("{}: no colon in {line:?}", path.display())));
        };
        for (words, kind) in seconds.split('|').zip(order) {
            for second in words.split_whitespace() {
                kinds.insert((first.to_owned(), second.to_owned()), *kind);
            }
        }
    }
    Ok(())
}
