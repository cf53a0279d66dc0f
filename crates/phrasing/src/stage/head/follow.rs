//! What follows a word that may be the first verb: an article, a particle, a preposition, another verb.

use super::cue::Cue;
use super::object::{self, verb_with_object};
use super::{Shape, Site};
use crate::evidence::Evidence;
use crate::lexicon::{Pair, Readings as R, known_base, pair};
use crate::noun_phrase::is_stranded;
use crate::text::TokenKind;
use crate::weights::Class;

/// Weighs what follows the verb.
pub(super) fn weigh(site: Site<'_>, evidence: &mut Evidence, depth: u8) {
    let Site { tokens, at, to, shape, class, .. } = site;
    let verb = &tokens[at];
    let mut add = |cue: Cue| evidence.put(cue.weighed(class, 1.0));
    let next = tokens.get(at + 1).filter(|_| at + 1 < to);
    if verb.is(R::OBJECTLESS)
        && next.is_none_or(|next| {
            next.kind != TokenKind::Word
                || (next.is(R::PREPOSITION | R::ADVERB | R::SUBORDINATOR | R::COORDINATOR)
                    && !next.is(R::NOUN | R::OF))
        })
    {
        add(Cue::Objectless);
    }
    if let Some(next) = next.filter(|next| next.is(R::PREPOSITION | R::TO)) {
        let base = known_base(verb.word).unwrap_or(verb.text(site.text));
        match pair(base, next.text(site.text)) {
            Some(Pair::Object) => add(Cue::PrepositionOfVerb),
            Some(Pair::Compound) => add(Cue::PrepositionOfNoun),
            Some(Pair::Dictionary) | None => {}
        }
    }
    let Some(next) = next else {
        return add(Cue::NothingFollows);
    };
    match next.kind {
        TokenKind::Word => {}
        TokenKind::Comma | TokenKind::Slash => return coordinated(site, evidence, depth),
        _ => return,
    }
    if next.is(R::COORDINATOR) {
        return coordinated(site, evidence, depth);
    }
    if next.is(R::OBJECT | R::DETERMINER) && !next.is(R::NAME) && !next.is(R::NOUN) {
        return add(Cue::Article);
    }
    if next.is(R::DETERMINER) {
        return add(Cue::Possessive);
    }
    if next.is(R::WH) {
        return add(Cue::Clause);
    }
    if next.is(R::TO) {
        let infinitive = tokens.get(at + 2).is_some_and(|word| word.is(R::BASE) && !word.is(R::WEAK));
        return add(match (infinitive, verb.is(R::TAKES_PREPOSITION)) {
            (true, _) => Cue::ToInfinitive,
            (false, true) => Cue::ToTaken,
            (false, false) => Cue::To,
        });
    }
    let of_behind = tokens.get(at + 2).is_some_and(|word| at + 2 < to && word.is(R::OF));
    if shape == Shape::Gerund && next.is(R::PARTICLE) && of_behind && !next.reads(site.text, "out") {
        // "Drawing up of trusts"
        return add(Cue::Of);
    }
    if next.is(R::PARTICLE) && !next.is(R::PREPOSITION) {
        return add(Cue::Particle);
    }
    if is_stranded(tokens, at + 1, to) {
        return add(Cue::Stranded);
    }
    let gerund_behind = tokens.get(at + 2).is_some_and(|word| at + 2 < to && word.is(R::GERUND));
    if next.is(R::SUBORDINATOR) && gerund_behind {
        return add(Cue::Subjectless);
    }
    if next.is(R::PREPOSITION) && !next.is(R::GERUND | R::ADJECTIVE | R::NOUN) {
        if !next.is(R::OF) && (at + 2..to).any(|place| verb_with_object(tokens, place, to, shape).is_some()) {
            add(Cue::Later);
        }
        let own = tokens.get(at + 3).is_some_and(|word| at + 3 < to && word.reads(site.text, "own"));
        let taken = verb.is(R::TAKES_PREPOSITION);
        return add(match next.is(R::OF) {
            true if takes_of(verb.text(site.text)) => Cue::OfTaken,
            true => Cue::Of,
            // "Accounts for their own time": nobody but a job holder has an own.
            false if own && taken => Cue::Own,
            false if next.reads(site.text, "for") && taken => Cue::ForTaken,
            false if next.reads(site.text, "for") => Cue::For,
            false if taken => Cue::PrepositionTaken,
            false => Cue::Preposition,
        });
    }
    if next.is(R::SUBORDINATOR) {
        return add(Cue::Subordinator);
    }
    if next.is(R::ADVERB) && !next.is(R::ADJECTIVE | R::NOUN) {
        return add(Cue::Adverb);
    }
    if next.is(R::NUMBER) {
        return add(Cue::Number);
    }
    object::weigh(site, evidence);
}

/// "dispose of", "approves of": the verbs behind which "of" is no sign of a noun.
pub(crate) fn takes_of(verb: &str) -> bool {
    const VERBS: [&str; 16] = [
        "dispos",
        "approv",
        "disapprov",
        "think",
        "speak",
        "learn",
        "hear",
        "know",
        "consist",
        "conceiv",
        "partak",
        "beware",
        "complain",
        "despair",
        "dream",
        "boast",
    ];
    let verb = verb.to_ascii_lowercase();
    VERBS.iter().any(|stem| verb.starts_with(stem))
}

/// The verb is coordinated at once: "set and review", "change and release management".
fn coordinated(site: Site<'_>, evidence: &mut Evidence, depth: u8) {
    let Site { tokens, at, to, shape, class, .. } = site;
    let mut other = at + 1;
    while tokens.get(other).is_some_and(|token| {
        other < to
            && (token.kind != TokenKind::Word
                || token.is(R::COORDINATOR)
                || (token.is(R::ADVERB) && !token.is(R::BASE | R::SUBORDINATOR)))
    }) {
        other += 1;
    }
    let Some(second) = tokens.get(other).filter(|_| other < to) else { return };
    if !second.is(shape.reading()) {
        if second.is(R::PREPOSITION | R::SUBORDINATOR) {
            return;
        }
        let known = second.is(R::KNOWN | R::MASS | R::PLURAL);
        let cue = if known { Cue::SecondIsNone } else { Cue::SecondUnknown };
        return evidence.put(cue.weighed(class, 1.0));
    }
    let cue = match () {
        () if second.is(R::WEAK) => Cue::SecondWeak,
        () if second.is(R::STRONG) => Cue::SecondStrong,
        () => Cue::SecondVerb,
    };
    evidence.put(cue.weighed(class, 1.0));
    if second.is(R::STRONG | R::WEAK) && shape != Shape::Gerund {
        evidence.put(Cue::SecondUsage.weighed(class, f32::from(second.word.usage) / 10.0));
        evidence.put(Cue::SecondUsageAtWork.weighed(class, f32::from(second.word.usage_at_work) / 10.0));
    }
    if depth < 6 && !matches!(class, Class::Plain | Class::Third) {
        weigh(Site { at: other, class: Class::Second, ..site }, evidence, depth + 1);
    }
}
