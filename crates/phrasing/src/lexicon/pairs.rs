//! Pairs of words: what a word opens as a noun ("book club"), and what it takes as a verb ("book flights").

use super::hash;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pairs.bin"));

/// How many slots there are: a power of two.
const SLOTS: usize = BYTES.len() / 4;

/// Longer words open and close nothing.
const LONGEST: usize = 32;

/// What two words are that stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pair {
    /// A compound of the list that was written for statements about work.
    Compound,
    /// A compound of the dictionary.
    Dictionary,
    /// A verb and its object.
    Object,
}

/// What a word and a noun are together; the noun may be a plural: "work order", "patrol cars", "book flights".
pub(crate) fn pair(first: &str, second: &str) -> Option<Pair> {
    let (mut first_room, mut second_room) = ([0; LONGEST], [0; LONGEST]);
    let first = lower(first, &mut first_room)?;
    let second = lower(second, &mut second_room)?;
    if let Some(found) = find(first, second) {
        return Some(found);
    }
    let stem = second.strip_suffix(b"s")?;
    if let Some(found) = find(first, stem) {
        return Some(found);
    }
    let stem = stem.strip_suffix(b"e")?;
    if let Some(found) = find(first, stem) {
        return Some(found);
    }
    let len = stem.strip_suffix(b"i")?.len();
    let mut room = [0; LONGEST];
    room[..len].copy_from_slice(&stem[..len]);
    room[len] = b'y';
    find(first, &room[..=len])
}

fn lower<'r>(word: &str, room: &'r mut [u8; LONGEST]) -> Option<&'r [u8]> {
    let room = room.get_mut(..word.len())?;
    room.copy_from_slice(word.as_bytes());
    room.make_ascii_lowercase();
    Some(room)
}

fn find(first: &[u8], second: &[u8]) -> Option<Pair> {
    let hash = hash::pair(first, second);
    let mut slot = (hash >> 2) as usize & (SLOTS - 1);
    loop {
        let held =
            BYTES.get(slot * 4..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u32::from_le_bytes(*bytes));
        if held == 0 {
            return None;
        }
        if held >> 2 == hash >> 2 {
            return match held & 3 {
                1 => Some(Pair::Compound),
                2 => Some(Pair::Dictionary),
                _ => Some(Pair::Object),
            };
        }
        slot = (slot + 1) & (SLOTS - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_known_in_singular_and_plural_only_with_its_own_noun() {
        assert_eq!(pair("work", "order"), Some(Pair::Compound));
        assert_eq!(pair("Work", "orders"), Some(Pair::Compound));
        assert_eq!(pair("book", "clubs"), Some(Pair::Compound));
        assert_eq!(pair("book", "flights"), Some(Pair::Object));
        assert_eq!(pair("acting", "out"), Some(Pair::Dictionary));
        assert_eq!(pair("report", "xylophones"), None);
        assert_eq!(pair("grade", "scripts"), None);
        assert_eq!(pair("", ""), None, "empty words");
        assert_eq!(pair(&"x".repeat(100), "s"), None, "no word is that long");
    }
}
