//! Nouns behind a word that may be the first verb: its object, or the rest of a compound.

use super::cue::Cue;
use super::{Shape, Site};
use crate::evidence::Evidence;
use crate::lexicon::{Pair, Readings as R, known_base, pair};
use crate::noun_phrase::{Number, is_adjective, noun_phrase};
use crate::text::{Token, TokenKind};

/// Nouns follow: are they the object, or do they close a compound that starts with this word?
pub(super) fn weigh(site: Site<'_>, evidence: &mut Evidence) {
    let Site { text, tokens, at, to, shape, class } = site;
    let mut add = |cue: Cue| evidence.put(cue.weighed(class, 1.0));
    let verb = &tokens[at];
    let next = &tokens[at + 1];
    let phrase = noun_phrase(tokens, at + 1, to);
    let behind = tokens.get(phrase.end).filter(|_| phrase.end < to);
    let ends = behind.is_none_or(|token| token.kind == TokenKind::Colon);
    let alone = phrase.words == 1;
    let last = phrase.end.checked_sub(1).map_or(next, |last| &tokens[last]);
    let later_verb = (phrase.end..to).filter_map(|place| verb_with_object(tokens, place, to, shape)).max();
    let opener = verb.text(text);
    let known_compound = pair(opener, next.text(text));
    if known_compound == Some(Pair::Dictionary) {
        add(Cue::DictionaryCompound);
    }
    if phrase.words > 1 && !phrase.determined && pair(opener, last.text(text)) == Some(Pair::Compound) {
        add(Cue::CompoundCloses);
    }
    let base = if shape == Shape::Base { Some(opener) } else { known_base(verb.word) };
    if base.is_some_and(|base| pair(base, last.text(text)) == Some(Pair::Object)) {
        add(Cue::KnownObject);
    }
    if phrase.words > 1
        && tokens
            .get(at + 2)
            .is_some_and(|inner| pair(next.text(text), inner.text(text)) == Some(Pair::Compound))
    {
        add(Cue::InnerCompound);
    }
    if known_compound == Some(Pair::Compound) {
        let more = later_verb.is_some() || behind.is_some_and(|token| token.kind == TokenKind::Comma);
        add(match phrase.number {
            _ if more => Cue::CompoundMore,
            // "draft policies": a plural or a mass noun could stand as an object, a bare singular could not.
            Number::Plural | Number::Mass => Cue::CompoundObject,
            Number::Count | Number::None => Cue::Compound,
        });
    } else if is_adjective(next.word) && !next.is(R::NOUN | R::MASS | R::HEAD) && !(alone && ends) {
        add(if verb.is(R::ADJECTIVE_VERB) { Cue::AdjectiveAdjective } else { Cue::Adjective });
    }
    if next.is(R::NAME) {
        add(Cue::Name);
    }
    if !phrase.determined && phrase.number != Number::None {
        let mut rank = |cue: Cue, rank: u8| evidence.put(cue.weighed(class, f32::from(rank) / 4.0));
        rank(Cue::Opens, verb.word.opens);
        rank(Cue::Closes, last.word.closes);
        if phrase.words > 1 {
            rank(Cue::InnerOpens, next.word.opens);
        }
    }
    let mut add = |cue: Cue| evidence.put(cue.weighed(class, 1.0));
    let gerund_closes = last.is(R::GERUND) && !last.is(R::BASE);
    if verb.is(R::ADJECTIVE_VERB) && !phrase.determined && phrase.number != Number::Plural {
        let of_follows = behind.is_some_and(|token| token.is(R::OF));
        if of_follows || (gerund_closes && phrase.end > at + 2) {
            add(Cue::Nominalisation);
            if of_follows && alone {
                // "Secure storage of records": whatever the noun, nothing else is said of it.
                return;
            }
        }
    }
    let describes = !next.is(R::NOUN | R::MASS | R::HEAD | R::BASE)
        || (next.is(R::ADJECTIVE_VERB) && !next.is(R::STRONG));
    if phrase.starts_with_adjective && describes && !alone {
        add(Cue::Qualified);
    }
    if shape == Shape::Gerund && last.is(R::GERUND_HEAD) && later_verb.is_none() {
        add(Cue::GerundHead);
    }
    add(match phrase.number {
        Number::Plural if phrase.closes_compound && alone => Cue::PluralClosesAlone,
        Number::Plural if phrase.closes_compound => Cue::PluralCloses,
        Number::Plural if alone => Cue::PluralAlone,
        Number::Plural => Cue::Plural,
        Number::Mass if gerund_closes && alone => Cue::LoneGerund,
        Number::Mass if gerund_closes => Cue::GerundCloses,
        Number::Mass | Number::Count if last.is(R::ACTIVITY) && ends => Cue::Activity,
        Number::Mass if phrase.closes_compound => Cue::MassCloses,
        Number::Mass if alone => Cue::MassAlone,
        Number::Mass => Cue::Mass,
        Number::Count if phrase.closes_compound => Cue::CountCloses,
        Number::Count if phrase.person => Cue::Person,
        // A bare singular that the lexicon knows as a thing is no object; of an unknown word nobody can tell.
        Number::Count if !last.is(R::KNOWN) => Cue::CountUnknown,
        Number::Count if alone => Cue::CountAlone,
        Number::Count => Cue::Count,
        Number::None => Cue::NoNoun,
    });
    match later_verb {
        Some(Sureness::Sure) => add(Cue::LaterSure),
        Some(Sureness::Likely) => add(Cue::Later),
        None => {}
    }
    let Some(behind) = behind.filter(|_| !ends) else { return add(Cue::Ends) };
    if behind.is(R::TO) {
        let purpose = tokens.get(phrase.end + 1).is_some_and(|token| {
            // "attention to detail": a homograph at the end is a noun.
            token.is(R::BASE) && (!token.is(R::STRONG | R::WEAK) || phrase.end + 2 < to)
        });
        add(if purpose { Cue::Purpose } else { Cue::ToBehind });
    } else if behind.is(R::OF) {
        add(Cue::OfBehind);
    } else if behind.is(R::SUBORDINATOR | R::WH | R::ADVERB | R::PREPOSITION) {
        add(Cue::More);
    } else if later_verb.is_none() {
        add(Cue::Joined);
    }
}

/// How sure it is that a word is a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sureness {
    /// A homograph with what could be its object: "and cost plans".
    Likely,
    /// A verb that is hardly anything else, or one with an article or a particle behind it: "and relabel panels".
    Sure,
}

/// Whether a coordinator or a comma at `place` is followed by a verb of this shape that has an object of its own.
pub(super) fn verb_with_object(tokens: &[Token], place: usize, to: usize, shape: Shape) -> Option<Sureness> {
    let joint = tokens[place].is(R::COORDINATOR) || tokens[place].kind == TokenKind::Comma;
    let verb = tokens.get(place + 1).filter(|verb| joint && place + 1 < to && verb.is(shape.reading()))?;
    let next = tokens.get(place + 2).filter(|_| place + 2 < to)?;
    if next.is(R::DETERMINER | R::OBJECT) || (next.is(R::PARTICLE) && !next.is(R::PREPOSITION)) {
        return Some(Sureness::Sure);
    }
    let plain = verb.is(R::PLAIN) && !verb.is(R::STRONG | R::WEAK);
    if plain && next.kind == TokenKind::Word {
        return Some(if verb.is(R::MASS | R::NOUN) { Sureness::Likely } else { Sureness::Sure });
    }
    let object = noun_phrase(tokens, place + 2, to);
    let stands = matches!(object.number, Number::Plural | Number::Mass) && !object.closes_compound;
    (stands && !verb.is(R::WEAK)).then_some(Sureness::Likely)
}

/// Whether a third person that is no plural, with an object of its own, is coordinated at `place`: ", takes the lead".
pub(super) fn sure_third(tokens: &[Token], place: usize, to: usize) -> bool {
    verb_with_object(tokens, place, to, Shape::Third).is_some()
        && tokens
            .get(place + 1)
            .is_some_and(|verb| verb.is(R::PLAIN) && !verb.is(R::PLURAL | R::STRONG | R::WEAK))
}
