//! A first word that the lexicon does not hold: new verbs come up every year.

use super::Shape;
use super::object::verb_with_object;
use crate::lexicon::Readings as R;
use crate::noun_phrase::{Number, noun_phrase};
use crate::text::Token;

/// How far the words behind an unknown word say that it is a verb: another verb, a purpose, an adverb, a second phrase
/// with an article.
pub(super) fn weigh(tokens: &[Token], at: usize, to: usize) -> f32 {
    let phrase = noun_phrase(tokens, at + 1, to);
    let mut points = -1.75;
    if (at + 2..to).any(|place| verb_with_object(tokens, place, to, Shape::Base).is_some()) {
        points += 2.5;
    }
    if phrase.number == Number::Plural && !phrase.closes_compound {
        points += 1.0;
    }
    let behind = |offset: usize| tokens.get(phrase.end + offset).filter(|_| phrase.end + offset < to);
    if behind(0).is_some_and(|token| token.is(R::TO)) && behind(1).is_some_and(|token| token.is(R::BASE)) {
        points += 2.0;
    }
    if behind(0).is_some_and(|token| token.is(R::DETERMINER | R::ADVERB | R::PARTICLE | R::SUBORDINATOR)) {
        points += 1.5;
    }
    if behind(0).is_some_and(|token| token.is(R::PREPOSITION) && !token.is(R::OF))
        && behind(1).is_some_and(|token| token.is(R::DETERMINER | R::GERUND))
    {
        points += 1.0;
    }
    points
}
