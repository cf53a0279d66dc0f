//! Adverbs before the first verb: they stay where they are, and they make a verb likely.

use crate::lexicon::Readings as R;
use crate::text::{Token, TokenKind};

/// The first token behind the leading adverbs. "Quickly and accurately key data" starts at "key".
///
/// An adverb that can be a verb ("further") is one only where another verb follows it.
pub(crate) fn skip(text: &str, tokens: &[Token], from: usize, to: usize) -> usize {
    let mut at = from;
    while let Some(token) = tokens.get(at).filter(|token| at < to && token.kind == TokenKind::Word) {
        let next = tokens.get(at + 1).filter(|_| at + 1 < to);
        let correlative = ["either", "neither", "both", "not"].iter().any(|word| token.reads(text, word))
            && next.is_some_and(|next| next.is(R::BASE | R::GERUND | R::THIRD) || next.reads(text, "only"));
        let object_follows = next.is_some_and(|next| {
            next.is(R::DETERMINER | R::OBJECT) && !next.is(R::NOUN | R::BASE | R::ADVERB)
        });
        if object_follows && !correlative && !token.is(R::KNOWN) {
            // "sully it": what an object follows is no adverb.
            break;
        }
        let verb_follows = next.is_some_and(|next| next.is(R::BASE | R::THIRD | R::GERUND));
        // "Best practice" is no adverb before a verb; "fast track" is left to the verb as well.
        let plain_verb_follows = next.is_some_and(|next| {
            next.is(R::BASE | R::THIRD | R::GERUND) && !next.is(R::STRONG | R::WEAK | R::MASS)
        });
        let adverb = token.is(R::ADVERB)
            && match () {
                () if token.is(R::BASE | R::NOUN | R::THIRD) => verb_follows,
                () if token.is(R::ADJECTIVE) => plain_verb_follows,
                () => true,
            };
        let joins = at > from
            && (token.is(R::COORDINATOR) && next.is_some_and(|next| next.is(R::ADVERB) && !next.is(R::BASE)));
        if !(adverb || correlative || joins) {
            break;
        }
        at += 1;
        // "Regularly, and without being asked, ..." is left to the leading phrase.
        if tokens.get(at).is_some_and(|token| token.kind == TokenKind::Comma && at < to)
            && tokens.get(at + 1).is_some_and(|token| token.is(R::ADVERB) && !token.is(R::BASE))
        {
            at += 1;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenise;

    #[test]
    fn adverbs_are_skipped_and_verbs_and_adjectives_are_not() {
        for (text, verb) in [
            ("Quickly and accurately key data", "key"),
            ("Always put safety first", "put"),
            ("Not only write but edit", "write"),
            ("Only promise what you can deliver", "promise"),
            ("Rely on data", "Rely"),
            ("Sully it", "Sully"),
            ("Best practice in archiving", "Best"),
        ] {
            let tokens = tokenise(text);
            let at = skip(text, &tokens, 0, tokens.len());
            assert_eq!(tokens[at].text(text), verb, "{text}");
        }
    }
}
