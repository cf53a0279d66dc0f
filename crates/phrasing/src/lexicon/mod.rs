//! The lexicon: every word form that the engine knows.
//!
//! A verb is there with all its forms, so that reading a statement costs one look-up a word. The [table] is laid out
//! when the program is built; words that it does not hold are [guessed](guess) from their shape.

mod guess;
mod hash;
mod pairs;
mod table;
mod word;

pub(crate) use pairs::{Pair, pair};
pub(crate) use word::{NONE, Readings, Word};

/// The readings of a word in lower case.
pub(crate) fn look_up(word: &str) -> Word {
    table::get(word).unwrap_or_else(|| guess::guess(word))
}

/// The base form behind an inflected form, where the word has such a reading: "planning" gives "plan".
pub(crate) fn base_of(word: &str) -> Option<String> {
    match table::get(word).and_then(known_base) {
        Some(base) => Some(base.to_owned()),
        None => guess::base_of(word),
    }
}

/// The same where the lexicon holds the verb, without guessing.
pub(crate) fn known_base(word: Word) -> Option<&'static str> {
    table::base(word.verb)
}
