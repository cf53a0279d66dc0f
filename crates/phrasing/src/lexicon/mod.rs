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

/// Whether two words that stand side by side are a compound that the data file holds, in singular or plural: "work
/// order", "patrol car", "change requests".
pub(crate) fn is_compound(first: Word, first_text: &str, second: &str) -> bool {
    if !first.is(Readings::OPENS_COMPOUND) {
        return false;
    }
    let pair = format!("{first_text} {second}").to_ascii_lowercase();
    let singular = |ending: &str, instead: &str| {
        pair.strip_suffix(ending).is_some_and(|stem| table::holds(&format!("{stem}{instead}")))
    };
    table::holds(&pair) || singular("s", "") || singular("es", "") || singular("ies", "y")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compound_is_known_in_singular_and_plural_only_with_its_own_noun() {
        let is_compound =
            |first: &str, second: &str| is_compound(look_up(&first.to_lowercase()), first, second);
        assert!(is_compound("work", "order") && is_compound("Work", "orders"));
        assert!(is_compound("change", "requests") && is_compound("policy", "documents"));
        assert!(!is_compound("report", "variances") && !is_compound("grade", "scripts"));
    }
}
