//! What follows a word that may be the first verb: an article, a particle, a preposition, another verb.

use super::object::{self, verb_with_object};
use super::{Shape, Site};
use crate::evidence::Evidence;
use crate::lexicon::Readings as R;
use crate::noun_phrase::is_stranded;
use crate::text::TokenKind;

/// Weighs what follows the verb.
pub(super) fn weigh(site: Site<'_>, evidence: &mut Evidence, depth: u8) {
    let Site { tokens, at, to, shape, .. } = site;
    let verb = &tokens[at];
    let homograph = match shape {
        Shape::Gerund => verb.is(R::MASS),
        Shape::Base | Shape::Third => verb.is(R::STRONG | R::WEAK),
    };
    let scale = if homograph { 1.0 } else { 0.4 };
    let Some(next) = tokens.get(at + 1).filter(|_| at + 1 < to) else {
        evidence.add("nothing follows", if shape == Shape::Gerund { -6.0 } else { -4.0 * scale });
        return;
    };
    match next.kind {
        TokenKind::Word => {}
        TokenKind::Comma | TokenKind::Slash => {
            return coordinated(site, evidence, depth);
        }
        _ => return,
    }
    if next.is(R::COORDINATOR) {
        return coordinated(site, evidence, depth);
    }
    if next.is(R::OBJECT | R::DETERMINER) && !next.is(R::NAME) && !next.is(R::NOUN) {
        return evidence.add("article or pronoun follows", 7.0);
    }
    if next.is(R::DETERMINER) {
        return evidence.add("possessive follows", 5.0);
    }
    if next.is(R::WH) {
        return evidence.add("clause follows", 4.0);
    }
    if next.is(R::TO) {
        let infinitive = tokens.get(at + 2).is_some_and(|word| word.is(R::BASE) && !word.is(R::WEAK));
        let points = match (infinitive, verb.is(R::TAKES_PREPOSITION)) {
            (true, _) => 2.5,
            (false, true) => 2.0,
            (false, false) => -2.0 * scale,
        };
        return evidence.add("to follows", points);
    }
    let particle = next.is(R::PARTICLE) && !next.is(R::PREPOSITION);
    if particle {
        return evidence.add("particle follows", 4.0);
    }
    if is_stranded(tokens, at + 1, to) {
        return evidence.add("a preposition without a noun follows", 2.5);
    }
    let gerund_behind = tokens.get(at + 2).is_some_and(|word| at + 2 < to && word.is(R::GERUND));
    if next.is(R::SUBORDINATOR) && gerund_behind {
        return evidence.add("a clause without its subject follows", 3.0);
    }
    if next.is(R::PREPOSITION) && !next.is(R::GERUND | R::ADJECTIVE | R::NOUN) {
        if (at + 2..to).any(|place| verb_with_object(tokens, place, to, shape)) && !next.is(R::OF) {
            evidence.add("a verb is coordinated later", 2.5);
        }
        let own = tokens.get(at + 3).is_some_and(|word| at + 3 < to && word.reads(site.text, "own"));
        let points = match (next.is(R::OF), verb.is(R::TAKES_PREPOSITION)) {
            // "Accounts for their own time": nobody but a job holder has an own.
            (false, true) if own => 6.0,
            (true, _) if takes_of(verb.text(site.text)) => 1.0,
            (true, _) => -7.0,
            (false, true) if shape == Shape::Third && homograph && next.reads(site.text, "for") => -2.0,
            (false, true) => 2.5,
            (false, false) if shape == Shape::Gerund => -1.0,
            (false, false) if verb.is(R::FIRST) => -5.0,
            (false, false) => -3.0 * scale,
        };
        return evidence.add("preposition follows", points);
    }
    if next.is(R::SUBORDINATOR) {
        return evidence.add("clause follows", 1.5);
    }
    if next.is(R::ADVERB) && !next.is(R::ADJECTIVE | R::NOUN) {
        return evidence.add("adverb follows", 4.0);
    }
    if next.is(R::NUMBER) {
        return evidence.add("number follows", 2.0);
    }
    object::weigh(site, homograph, evidence);
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
    let Site { tokens, at, to, shape, .. } = site;
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
        let homograph = tokens[at].is(R::STRONG | R::WEAK | R::GERUND);
        let unknown = !second.is(R::KNOWN | R::MASS | R::PLURAL);
        let points = match (homograph, unknown) {
            (true, _) => -6.0,
            (false, true) => -2.0,
            (false, false) => -4.5,
        };
        return evidence.add("coordinated with no verb", points);
    }
    let points = match () {
        () if shape == Shape::Gerund => 1.0,
        () if second.is(R::WEAK) => 0.0,
        () if second.is(R::STRONG) => 0.5,
        () => 3.0,
    };
    evidence.add("coordinated with a verb", points);
    if depth >= 6 {
        return;
    }
    if shape == Shape::Gerund || tokens[at].is(R::STRONG | R::WEAK) {
        weigh(Site { at: other, ..site }, evidence, depth + 1);
    }
}
