//! The lexicon: every word form that the engine knows.
//!
//! A verb is there with all its forms, so that reading a statement costs one look-up a word. The [table] is laid out
//! when the program is built; words that it does not hold are [guessed](guess) from their shape.

mod guess;
mod hash;
mod table;
mod word;

pub(crate) use word::{NONE, Readings, Word};

/// The readings of a word in lower case.
pub(crate) fn look_up(word: &str) -> Word {
    table::get(word).unwrap_or_else(|| guess::guess(word))
}

/// The base form behind an inflected form, where the word has such a reading: "planning" gives "plan".
pub(crate) fn base_of(word: &str) -> Option<String> {
    match table::get(word).and_then(|entry| table::base(entry.verb)) {
        Some(base) => Some(base.to_owned()),
        None => guess::base_of(word),
    }
}

/// Who says that two words are a compound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compound {
    /// The list that was written for statements about work.
    Listed,
    /// The dictionary.
    Dictionary,
}

/// Whether two words that stand side by side are a compound that a data file holds, in singular or plural: "work
/// order", "patrol car", "change requests".
pub(crate) fn compound(first: Word, first_text: &str, second: &str) -> Option<Compound> {
    if !first.is(Readings::OPENS_COMPOUND) {
        return None;
    }
    let pair = format!("{first_text} {second}").to_ascii_lowercase();
    let singular = |ending: &str, instead: &str| {
        pair.strip_suffix(ending).and_then(|stem| table::get(&format!("{stem}{instead}")))
    };
    let found = table::get(&pair)
        .or_else(|| singular("s", ""))
        .or_else(|| singular("es", ""))
        .or_else(|| singular("ies", "y"))?;
    Some(if found.is(Readings::KNOWN) { Compound::Listed } else { Compound::Dictionary })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compound_is_known_in_singular_and_plural_only_with_its_own_noun() {
        let found = |first: &str, second: &str| compound(look_up(&first.to_lowercase()), first, second);
        assert_eq!(found("work", "order"), Some(Compound::Listed));
        assert_eq!(found("Work", "orders"), Some(Compound::Listed));
        assert_eq!(found("policy", "documents"), Some(Compound::Listed));
        assert_eq!(found("hedge", "funds"), Some(Compound::Dictionary));
        assert_eq!(found("report", "variances"), None);
        assert_eq!(found("grade", "scripts"), None);
    }
}
