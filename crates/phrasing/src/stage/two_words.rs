//! Verbs of two words whose second one changes: "fact check articles", "line manages staff".

use crate::lexicon::{self, Readings as R};
use crate::noun_phrase::starts_noun;
use crate::text::{Token, TokenKind};

/// The points from which the second word is a verb: less, and "dry dock inspection" would be one.
pub(crate) const ENOUGH: f32 = 2.0;

words!(
    /// The verbs, with a hyphen.
    TWO_WORDS,
    "../../data/verbs-two-words.txt"
);

/// The place of the second word, where the word at `at` and the one behind it are such a verb.
pub(crate) fn second(text: &str, tokens: &[Token], at: usize, to: usize) -> Option<usize> {
    let shapes = R::BASE | R::THIRD | R::GERUND;
    let word = |at: usize| tokens.get(at).filter(|token| at < to && token.kind == TokenKind::Word);
    let (first, second) = (word(at)?, word(at + 1).filter(|second| second.is(shapes))?);
    let object = tokens.get(at + 2).filter(|_| at + 2 < to);
    if object.is_none_or(|next| next.kind != TokenKind::Word || !starts_noun(next.word)) {
        // "Code review", "fault finding on hydraulics"
        return None;
    }
    let surface = second.text(text).to_lowercase();
    let base = if second.is(R::BASE) { Some(surface.as_str()) } else { lexicon::known_base(second.word) };
    let joined = format!("{}-{}", first.text(text).to_lowercase(), base?);
    TWO_WORDS.contains(joined.as_str()).then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenise;

    #[test]
    fn the_second_word_is_found_in_any_of_its_shapes() {
        for (text, place) in [
            ("Fact check articles", Some(1)),
            ("line manages staff", Some(1)),
            ("Stage managing plays", Some(1)),
            ("Check facts", None),
            ("Follow up leads", None),
            ("Fact", None),
            ("Code review", None),
        ] {
            let tokens = tokenise(text);
            assert_eq!(second(text, &tokens, 0, tokens.len()), place, "{text}");
        }
    }
}
