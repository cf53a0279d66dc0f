//! Negation: "Do not X" is "did not X" in the past and "not X-ing" as a gerund. "Never" is an adverb like others.

use crate::lexicon::Readings as R;
use crate::text::Token;

/// A "do not" before the head.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Negation {
    /// The words are "does not": a third person behind an "and" is not negated.
    pub(crate) third: bool,
    /// The first token of "do not" and the token behind it.
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// Reads "do not", "don't", "does not", "not" and "not to" at the start.
pub(crate) fn read(text: &str, tokens: &[Token], at: usize) -> Option<Negation> {
    let reads =
        |offset: usize, word: &str| tokens.get(at + offset).is_some_and(|token| token.reads(text, word));
    let len = if (reads(0, "do") || reads(0, "does")) && reads(1, "not") {
        2
    } else if ["don't", "don’t", "doesn't", "doesn’t"].iter().any(|word| reads(0, word)) {
        1
    } else if reads(0, "not") && reads(1, "to") {
        2
    } else if reads(0, "not") && tokens.get(at + 1).is_some_and(|next| next.is(R::BASE | R::GERUND)) {
        1
    } else {
        return None;
    };
    let third = ["does", "doesn't", "doesn’t"].iter().any(|word| reads(0, word));
    Some(Negation { third, from: at, to: at + len })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenise;

    #[test]
    fn only_do_and_not_negate() {
        for (text, words) in [
            ("Do not share it", Some(2)),
            ("Don't share it", Some(1)),
            ("Does not share it", Some(2)),
            ("Not to share it", Some(2)),
            ("Not only share it", None),
            ("Not afraid of it", None),
            ("Do the accounts", None),
            ("Never share it", None),
        ] {
            let tokens = tokenise(text);
            assert_eq!(read(text, &tokens, 0).map(|negation| negation.to), words, "{text}");
        }
    }
}
