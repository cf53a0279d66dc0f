//! The first verb: is there one, and in which shape?
//!
//! "Test backup generators" is an action and "Test automation" is a noun phrase. The decision is a sum of
//! [evidence](crate::evidence): how strongly the word is a verb, what follows it, and what kind of noun closes the
//! phrase behind it.

use crate::evidence::Evidence;
use crate::lexicon::{Readings as R, is_compound};
use crate::noun_phrase::{Number, is_stranded, noun_phrase};
use crate::text::{Token, TokenKind};

/// The shape of a verb in the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// "plan"
    Base,
    /// "plans"
    Third,
    /// "planning"
    Gerund,
}

impl Shape {
    /// The reading that a word needs to be a verb of this shape.
    pub(crate) fn reading(self) -> R {
        match self {
            Self::Base => R::BASE,
            Self::Third => R::THIRD,
            Self::Gerund => R::GERUND,
        }
    }
}

/// What stands before the head and what it makes us expect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expect {
    /// Nothing: the statement starts here.
    Anything,
    /// "You can ...": a base form must follow.
    Base,
    /// "Experience of ...": a gerund may follow.
    Gerund,
    /// An adverb such as "promptly" stands before: a verb is likely.
    Verb,
}

/// The head of a statement.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    /// Its shape when it is a verb.
    pub(crate) shape: Shape,
    /// Whether the statement is an action.
    pub(crate) evidence: Evidence,
}

impl Head {
    /// Whether the evidence says that the word is a verb.
    pub(crate) fn is_verb(&self) -> bool {
        self.evidence.total() > 0.0
    }
}

/// Weighs the word at `at` as the first verb of the tokens up to `to`.
pub(crate) fn weigh(
    text: &str,
    tokens: &[Token],
    at: usize,
    to: usize,
    expect: Expect,
    keep_notes: bool,
) -> Option<Head> {
    let token = tokens.get(at).filter(|token| token.kind == TokenKind::Word && at < to)?;
    let mut evidence = Evidence::new(keep_notes);
    let shape = shape_of(tokens, at, to, expect, &mut evidence)?;
    match expect {
        Expect::Base => evidence.add("lead-in wants a verb", 12.0),
        Expect::Gerund if shape == Shape::Gerund => evidence.add("lead-in wants a gerund", 3.0),
        Expect::Gerund => evidence.add("lead-in wants a gerund", -12.0),
        Expect::Verb => evidence.add("adverb before", if shape == Shape::Gerund { 2.0 } else { 4.0 }),
        Expect::Anything => {}
    }
    match shape {
        Shape::Base | Shape::Third => strength(token, shape, &mut evidence),
        Shape::Gerund => evidence.add("gerund", if token.is(R::MASS) { -1.0 } else { 1.0 }),
    }
    follow(Site { text, tokens, at, to, shape }, &mut evidence, 0);
    let words = to - at;
    if shape == Shape::Base && words > 7 {
        // Noun phrases stay short; an imperative with all its conditions does not.
        evidence.add("a long statement", if words > 10 { 3.0 } else { 1.5 });
    }
    Some(Head { shape, evidence })
}

fn shape_of(
    tokens: &[Token],
    at: usize,
    to: usize,
    expect: Expect,
    evidence: &mut Evidence,
) -> Option<Shape> {
    let token = &tokens[at];
    if expect == Expect::Gerund && token.is(R::GERUND) {
        return Some(Shape::Gerund);
    }
    if token.is(R::BASE) {
        return Some(Shape::Base);
    }
    if token.is(R::THIRD) && expect != Expect::Base {
        return Some(Shape::Third);
    }
    if token.is(R::GERUND) && expect != Expect::Base {
        return Some(Shape::Gerund);
    }
    let closed = R::PREPOSITION
        | R::DETERMINER
        | R::COORDINATOR
        | R::MODAL
        | R::WH
        | R::NUMBER
        | R::SUBJECT
        | R::OBJECT;
    if expect == Expect::Base && !token.is(closed | R::AUXILIARY | R::ADVERB) {
        return Some(Shape::Base);
    }
    let plain_word = R::KNOWN
        | closed
        | R::ADJECTIVE
        | R::ADVERB
        | R::NAME
        | R::PAST
        | R::PERSON
        | R::PLURAL
        | R::MASS
        | R::GERUND;
    if expect != Expect::Gerund && !token.is(plain_word) {
        let points = unknown_verb(tokens, at, to);
        if points > 0.0 {
            evidence.add("unknown word, used like a verb", points);
            return Some(Shape::Base);
        }
    }
    // A word that the lexicon does not hold is a verb where an article or a pronoun follows it: "dogfood the product".
    let next = tokens.get(at + 1).filter(|_| at + 1 < to)?;
    let unknown = !token.is(R::KNOWN | closed | R::ADJECTIVE | R::ADVERB | R::NAME | R::PAST | R::PERSON);
    if unknown && next.kind == TokenKind::Word && next.is(R::DETERMINER) && !token.is(R::MASS) {
        evidence.add("unknown word before an article", 1.0);
        return Some(if token.is(R::PLURAL) { Shape::Third } else { Shape::Base });
    }
    None
}

/// How far the words behind an unknown word say that it is a verb: another verb, a purpose, an adverb, a second phrase
/// with an article.
fn unknown_verb(tokens: &[Token], at: usize, to: usize) -> f32 {
    let phrase = noun_phrase(tokens, at + 1, to);
    let mut points = -1.75;
    if (at + 2..to).any(|place| verb_with_object(tokens, place, to, Shape::Base)) {
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

fn strength(token: &Token, shape: Shape, evidence: &mut Evidence) {
    let third = shape == Shape::Third;
    if token.is(R::ATTRIBUTIVE) && third {
        evidence.add("attributive plural", -3.0);
    }
    if token.is(R::WEAK) {
        evidence.add("rarely a verb", if third { -1.5 } else { -0.5 });
    } else if token.is(R::STRONG) {
        evidence.add("often a verb", if third { 1.0 } else { 2.0 });
    } else if token.is(R::PLAIN) {
        evidence.add("hardly but a verb", 4.0);
    }
    if token.is(R::FIRST) && !third && !token.is(R::WEAK) {
        evidence.add("a verb when it comes first", 2.0);
    }
    if token.is(R::ADJECTIVE_VERB) && !third {
        evidence.add("an adjective too", if token.is(R::WEAK) { -1.0 } else { -0.5 });
    }
}

/// A word that may be the first verb, and what it stands in.
#[derive(Clone, Copy)]
struct Site<'t> {
    text: &'t str,
    tokens: &'t [Token],
    at: usize,
    to: usize,
    shape: Shape,
}

/// Weighs what follows the verb.
fn follow(site: Site<'_>, evidence: &mut Evidence, depth: u8) {
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
        let points = match (next.is(R::OF), verb.is(R::TAKES_PREPOSITION)) {
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
    object(site, homograph, evidence);
}

/// "dispose of", "approves of": the verbs behind which "of" is no sign of a noun.
fn takes_of(verb: &str) -> bool {
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
        follow(Site { at: other, ..site }, evidence, depth + 1);
    }
}

/// Nouns follow: are they the object, or do they close a compound that starts with this word?
fn object(site: Site<'_>, homograph: bool, evidence: &mut Evidence) {
    let Site { text, tokens, at, to, shape } = site;
    let next = &tokens[at + 1];
    let verb = &tokens[at];
    let phrase = noun_phrase(tokens, at + 1, to);
    let lone = phrase.words == 1 && phrase.end >= to;
    let adjective = !lone && !is_compound(verb.text(text), next.text(text)) && next.is(R::ADJECTIVE)
        || (next.is(R::PAST) && !next.is(R::BASE));
    let ends = phrase.end >= to || tokens[phrase.end].kind == TokenKind::Colon;
    let of_follows = tokens.get(phrase.end).is_some_and(|token| token.is(R::OF));
    if !homograph {
        return evidence.add("object follows", 2.0);
    }
    if shape == Shape::Third {
        let service = phrase.words == 1 && phrase.closes_compound && phrase.number != Number::Plural && ends;
        let points = match (verb.is(R::ATTRIBUTIVE), service) {
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
        Number::Mass if verb.is(R::GERUND) => -0.5,
        Number::Mass | Number::Count if last.is(R::ACTIVITY) && ends && !verb.is(R::FIRST) => -2.5,
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
fn verb_with_object(tokens: &[Token], place: usize, to: usize, shape: Shape) -> bool {
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
