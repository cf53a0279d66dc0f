//! Noun phrases: where one ends, and whether it can stand as an object without an article.

use crate::lexicon::{Readings as R, Word};
use crate::text::{Token, TokenKind};

/// How many the last noun of a phrase names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Number {
    /// "reports": stands bare.
    Plural,
    /// "stock", "training": stands bare.
    Mass,
    /// "contract": needs an article, or another noun behind it.
    Count,
    /// There is no noun.
    None,
}

/// A noun phrase in the tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NounPhrase {
    /// The token behind the phrase.
    pub(crate) end: usize,
    /// How many words it has.
    pub(crate) words: usize,
    /// It has an article, a possessive or a number.
    pub(crate) determined: bool,
    /// It starts with an adjective or a participle.
    pub(crate) starts_with_adjective: bool,
    /// The number of its last noun.
    pub(crate) number: Number,
    /// Its last noun is one that closes compounds ("management", "plans").
    pub(crate) closes_compound: bool,
    /// Its last noun names people.
    pub(crate) person: bool,
}

/// Reads the noun phrase that starts at `from`, if one does, and goes no further than `to`.
pub(crate) fn noun_phrase(tokens: &[Token], from: usize, to: usize) -> NounPhrase {
    let mut phrase = NounPhrase {
        end: from,
        words: 0,
        determined: false,
        starts_with_adjective: false,
        number: Number::None,
        closes_compound: false,
        person: false,
    };
    let mut at = from;
    while at < to {
        let token = &tokens[at];
        let next = tokens.get(at + 1).filter(|_| at + 1 < to);
        if token.kind == TokenKind::Aside {
            at += 1;
            continue;
        }
        if token.kind != TokenKind::Word || !belongs(token, next, phrase.number) {
            break;
        }
        if token.is(R::DETERMINER) && !token.is(R::NOUN | R::BASE) {
            if phrase.words > 0 {
                break;
            }
            phrase.determined = true;
        } else if token.is(R::DETERMINER | R::NUMBER) {
            phrase.determined = true;
        }
        if phrase.words == 0 || (phrase.words == 1 && phrase.determined) {
            phrase.starts_with_adjective = is_adjective(token.word);
        }
        let noun = number_of(token.word);
        let only_adjective =
            is_adjective(token.word) && !token.is(R::NOUN | R::MASS | R::PLURAL | R::HEAD | R::BASE);
        if !only_adjective && !token.is(R::ADVERB) {
            phrase.number = noun;
            phrase.closes_compound = token.is(R::HEAD);
            phrase.person = token.is(R::PERSON);
        }
        phrase.words += 1;
        at += 1;
    }
    phrase.end = at;
    phrase
}

/// Whether a token can be part of a noun phrase.
fn belongs(token: &Token, next: Option<&Token>, number: Number) -> bool {
    let word = token.word;
    let has_noun = number != Number::None;
    if word.is(R::TO | R::MODAL | R::AUXILIARY | R::COORDINATOR) {
        return false;
    }
    let next_is_noun = next.is_some_and(|next| next.kind == TokenKind::Word && starts_noun(next.word));
    if word.is(R::PREPOSITION) && !word.is(R::ADJECTIVE | R::NOUN | R::BASE | R::GERUND | R::DETERMINER) {
        return false;
    }
    if word.is(R::PARTICLE) && !word.is(R::ADJECTIVE | R::NOUN | R::BASE) {
        return false;
    }
    if word.is(R::WH | R::SUBORDINATOR) && !word.is(R::DETERMINER | R::NOUN) {
        return false;
    }
    if word.is(R::ADVERB) && !word.is(R::ADJECTIVE | R::NOUN | R::MASS) {
        return next.is_some_and(|next| is_adjective(next.word));
    }
    if has_noun && word.is(R::PAST) && !word.is(R::BASE | R::NOUN) {
        // "ingredients used", "people involved in": behind its noun a participle stands outside the phrase.
        return next_is_noun && !next.is_some_and(|next| next.is(R::DETERMINER));
    }
    if number == Number::Plural && word.is(R::GERUND) && !word.is(R::MASS | R::HEAD) {
        // "pools using chlorine": a plural does not stand before a gerund that belongs to it.
        return false;
    }
    if has_noun && word.is(R::GERUND) {
        let goes_on = next.is_some_and(|next| {
            next.is(R::DETERMINER | R::ADJECTIVE | R::OBJECT | R::PREPOSITION) && !next.is(R::OF)
        });
        return !goes_on || (word.is(R::MASS) && !next.is_some_and(|next| next.is(R::PREPOSITION)));
    }
    if word.is(R::OBJECT | R::SUBJECT) && !word.is(R::DETERMINER) {
        return !has_noun;
    }
    if has_noun && word.is(R::BASE) && word.is(R::PLAIN) && !word.is(R::NOUN | R::MASS | R::HEAD) {
        return false;
    }
    true
}

/// Whether a word can start or carry on a noun phrase.
pub(crate) fn starts_noun(word: Word) -> bool {
    let closed = R::TO | R::MODAL | R::AUXILIARY | R::COORDINATOR | R::PREPOSITION | R::WH | R::SUBORDINATOR;
    let only_adverb = word.is(R::ADVERB) && !word.is(R::ADJECTIVE | R::NOUN);
    !word.is(closed | R::OF) && !only_adverb
}

/// Whether the preposition at `at` has no noun behind it and works as a particle: "step in when ...", "move on".
pub(crate) fn is_stranded(tokens: &[Token], at: usize, to: usize) -> bool {
    let Some(token) =
        tokens.get(at).filter(|token| at < to && token.is(R::PREPOSITION) && token.is(R::PARTICLE))
    else {
        return false;
    };
    let after = tokens.get(at + 1).filter(|_| at + 1 < to);
    let stands_alone = |after: &Token| {
        after.kind != TokenKind::Word
            || (after.is(R::SUBORDINATOR | R::COORDINATOR | R::TO) && !after.is(R::DETERMINER))
    };
    !token.is(R::NOUN | R::SUBORDINATOR) && after.is_none_or(stands_alone)
}

/// Whether a word is an adjective or a participle before a noun.
pub(crate) fn is_adjective(word: Word) -> bool {
    word.is(R::ADJECTIVE) || (word.is(R::PAST) && !word.is(R::BASE))
}

/// How many a noun names, by its own shape.
pub(crate) fn number_of(word: Word) -> Number {
    if word.is(R::PLURAL | R::THIRD) && !word.is(R::MASS) {
        Number::Plural
    } else if word.is(R::MASS | R::NAME | R::GERUND | R::OBJECT) {
        Number::Mass
    } else if word.is(R::ADJECTIVE) && !word.is(R::NOUN | R::HEAD | R::BASE | R::PERSON) {
        Number::None
    } else {
        Number::Count
    }
}

/// Whether the words between a verb and a coordination are an object that can stand alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Object {
    /// There are no words: the verb waits for an object behind the coordination.
    Missing,
    /// The last noun needs a noun behind it: "draft contract and purchase documents".
    Open,
    /// The object is complete.
    Complete,
}

/// Looks at the tokens from behind a verb up to a coordination.
pub(crate) fn object_before(tokens: &[Token], after_verb: usize, joint: usize) -> Object {
    let Some(words) = tokens.get(after_verb..joint) else { return Object::Missing };
    let Some(last) = words.last() else { return Object::Missing };
    if words.iter().all(|token| token.is(R::PARTICLE | R::PREPOSITION) && !token.is(R::NOUN)) {
        return Object::Missing;
    }
    if last.kind != TokenKind::Word {
        return Object::Complete;
    }
    let hangs = last.is(R::ADJECTIVE)
        && !last.is(R::NOUN | R::BASE | R::MASS | R::HEAD | R::PLURAL | R::ADVERB)
        && words.len().checked_sub(2).is_none_or(|before| {
            !starts_noun(words[before].word) || words[before].is(R::ADJECTIVE | R::DETERMINER)
        });
    if hangs && words.len() < 6 {
        // "human, animal and plant tissues": an adjective waits for its noun.
        return Object::Open;
    }
    let open = number_of(last.word) == Number::Count
        && !last.is(R::ADVERB | R::PREPOSITION | R::PARTICLE | R::PAST | R::OBJECT | R::ADJECTIVE);
    if !open {
        return Object::Complete;
    }
    for token in words.iter().rev().skip(1) {
        if token.kind != TokenKind::Word || token.is(R::PREPOSITION | R::TO | R::COORDINATOR) {
            break;
        }
        if token.is(R::DETERMINER | R::NUMBER | R::NAME) {
            return Object::Complete;
        }
    }
    Object::Open
}
