//! Nouns behind a word that may be the first verb: its object, or the rest of a compound.

use super::{Shape, Site};
use crate::evidence::Evidence;
use crate::lexicon::{Readings as R, is_compound};
use crate::noun_phrase::{Number, noun_phrase};
use crate::text::{Token, TokenKind};

/// Nouns follow: are they the object, or do they close a compound that starts with this word?
pub(super) fn weigh(site: Site<'_>, homograph: bool, evidence: &mut Evidence) {
    let Site { text, tokens, at, to, shape } = site;
    let next = &tokens[at + 1];
    let verb = &tokens[at];
    let phrase = noun_phrase(tokens, at + 1, to);
    let lone = phrase.words == 1 && phrase.end >= to;
    let adjective = !lone && !is_compound(verb.text(text), next.text(text)) && next.is(R::ADJECTIVE)
        || (next.is(R::PAST) && !next.is(R::BASE));
    let ends = phrase.end >= to || tokens[phrase.end].kind == TokenKind::Colon;
    let of_follows = tokens.get(phrase.end).is_some_and(|token| token.is(R::OF));
    if shape == Shape::Gerund && is_compound(verb.text(text), next.text(text)) && ends {
        return evidence.add("a known compound", -4.0);
    }
    if !homograph {
        return evidence.add("object follows", 2.0);
    }
    if shape == Shape::Third {
        let service = phrase.words == 1 && phrase.closes_compound && phrase.number != Number::Plural && ends;
        let later_verb = (phrase.end..to).any(|place| verb_with_object(tokens, place, to, shape));
        let points = match (verb.is(R::ATTRIBUTIVE), service) {
            (true, _) if later_verb => 3.0,
            (_, true) => -3.0,
            (true, false) => 0.0,
            (false, false) => 3.0,
        };
        return evidence.add("noun follows a plural", points);
    }
    if adjective && !next.is(R::NOUN | R::MASS | R::HEAD) {
        evidence.add("adjective follows", if verb.is(R::ADJECTIVE_VERB) { 1.0 } else { 3.0 });
    }
    if next.is(R::NAME) {
        evidence.add("name follows", 0.5);
    }
    if verb.is(R::ADJECTIVE_VERB) && of_follows && !phrase.determined && phrase.number != Number::Plural {
        evidence.add("adjective before a nominalisation", -4.0);
    }
    let last_gerund = phrase.end > at + 2 && tokens[phrase.end - 1].is(R::GERUND);
    if verb.is(R::ADJECTIVE_VERB) && phrase.number == Number::Mass && last_gerund {
        evidence.add("adjective before a nominalisation", -4.0);
    }
    let last = phrase.end.checked_sub(1).map_or(next, |last| &tokens[last]);
    let last_is_gerund = last.is(R::GERUND) && !last.is(R::BASE) && (phrase.words > 1 || last.is(R::HEAD));
    let later_verb = (phrase.end..to).any(|place| verb_with_object(tokens, place, to, shape));
    let comma_follows =
        tokens.get(phrase.end).is_some_and(|token| phrase.end < to && token.kind == TokenKind::Comma);
    let lone_gerund = shape == Shape::Base
        && phrase.words == 1
        && last.is(R::GERUND)
        && !last.is(R::BASE)
        && !later_verb
        && (ends || tokens[phrase.end].is(R::COORDINATOR))
        && !verb.is(R::FIRST);
    let compound = is_compound(verb.text(text), next.text(text));
    if shape != Shape::Third && compound {
        evidence.add("a known compound", if later_verb || comma_follows { -2.0 } else { -4.0 });
    }
    let describes = !next.is(R::NOUN | R::MASS | R::HEAD | R::BASE)
        || (next.is(R::ADJECTIVE_VERB) && !next.is(R::STRONG));
    let qualified = phrase.starts_with_adjective && describes && !verb.is(R::ADJECTIVE_VERB);
    let points = match phrase.number {
        _ if compound && !later_verb => 0.0,
        _ if qualified && phrase.words > 1 => 1.5,
        _ if verb.is(R::GERUND) && last.is(R::GERUND_HEAD) && !later_verb => -3.0,
        _ if lone_gerund => -3.5,
        Number::Plural if phrase.closes_compound && ends && phrase.words == 1 => -2.5,
        Number::Plural if phrase.closes_compound => 0.0,
        Number::Plural => 2.5,
        Number::Mass if phrase.closes_compound || last_is_gerund => -3.5,
        Number::Mass if verb.is(R::GERUND) => 0.5,
        Number::Mass | Number::Count if last.is(R::ACTIVITY) && ends && !verb.is(R::FIRST) => -2.5,
        // "Rope access", "Fish health"
        Number::Mass if verb.is(R::WEAK) && lone => -0.75,
        Number::Mass => 1.5,
        Number::Count if phrase.closes_compound => -3.5,
        Number::Count if phrase.person => -2.0,
        // A bare singular that the lexicon knows as a thing is no object; of an unknown word nobody can tell.
        Number::Count if last.is(R::KNOWN) => -2.5,
        Number::Count if verb.is(R::ADJECTIVE_VERB) => -3.0,
        Number::Count => -1.0,
        Number::None => 0.0,
    };
    evidence.add("noun follows", points);
    let purpose = tokens.get(phrase.end).is_some_and(|token| token.is(R::TO))
        && tokens.get(phrase.end + 1).is_some_and(|token| {
            // "attention to detail": a homograph at the end is a noun.
            token.is(R::BASE) && (!token.is(R::STRONG | R::WEAK) || phrase.end + 2 < to)
        });
    if purpose {
        evidence.add("purpose follows the object", 2.0);
    }
    let more = tokens.get(phrase.end).is_some_and(|token| {
        phrase.end < to
            && (token.is(R::SUBORDINATOR | R::WH | R::ADVERB)
                || (token.is(R::PREPOSITION) && !token.is(R::OF)))
    });
    if more {
        evidence.add("more follows the object", 0.75);
    }
    if later_verb {
        evidence.add("a verb is coordinated later", 2.5);
    }
}

/// Whether a coordinator or a comma at `place` is followed by a verb of this shape that has an object of its own.
pub(super) fn verb_with_object(tokens: &[Token], place: usize, to: usize, shape: Shape) -> bool {
    let joint = tokens[place].is(R::COORDINATOR) || tokens[place].kind == TokenKind::Comma;
    let Some(verb) = tokens.get(place + 1).filter(|verb| joint && place + 1 < to && verb.is(shape.reading()))
    else {
        return false;
    };
    let Some(next) = tokens.get(place + 2).filter(|_| place + 2 < to) else { return false };
    if next.is(R::DETERMINER | R::OBJECT) || (next.is(R::PARTICLE) && !next.is(R::PREPOSITION)) {
        return true;
    }
    let plain = verb.is(R::PLAIN) && !verb.is(R::STRONG | R::WEAK);
    let object = noun_phrase(tokens, place + 2, to);
    let stands = matches!(object.number, Number::Plural | Number::Mass) && !object.closes_compound;
    (plain && next.kind == TokenKind::Word) || (stands && !verb.is(R::WEAK))
}

/// Whether a third person that is no plural, with an object of its own, is coordinated at `place`: ", takes the lead".
pub(super) fn sure_third(tokens: &[Token], place: usize, to: usize) -> bool {
    verb_with_object(tokens, place, to, Shape::Third)
        && tokens
            .get(place + 1)
            .is_some_and(|verb| verb.is(R::PLAIN) && !verb.is(R::PLURAL | R::STRONG | R::WEAK))
}
