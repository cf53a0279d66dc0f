//! The first verb: is there one, and in which shape?
//!
//! "Test backup generators" is an action and "Test automation" is a noun phrase. The decision is a sum of
//! [evidence](crate::evidence): how strongly the word is a verb, what follows it, and what kind of noun closes the
//! phrase behind it.

mod cue;
mod follow;
mod object;
mod unknown;

pub(crate) use cue::prepare;
pub(crate) use follow::takes_of;

use self::cue::Cue;
use crate::evidence::Evidence;
use crate::lexicon::Readings as R;
use crate::text::{Token, TokenKind};
use crate::weights::Class;

/// How many tokens behind the word can say something about it. Words are weighed behind several commas, so without a
/// bound the time would grow with the square of the length.
const FARTHEST: usize = 120;

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
    /// A phrase and a comma stood before, and moved to the end: "By day three, ...".
    Moved,
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
    let to = to.min(at + FARTHEST);
    let mut evidence = Evidence::new(keep_notes);
    let shape = shape_of(text, tokens, at, to, expect, &mut evidence)?;
    match expect {
        Expect::Base => evidence.add("lead-in wants a verb", 12.0),
        Expect::Gerund if shape == Shape::Gerund => evidence.add("lead-in wants a gerund", 3.0),
        Expect::Gerund => evidence.add("lead-in wants a gerund", -12.0),
        // What opens with a preposition is no noun phrase, so a verb must come.
        Expect::Moved => evidence.add("a phrase and a comma before", 8.0),
        Expect::Verb | Expect::Anything => {}
    }
    let class = class_of(token, shape);
    if expect == Expect::Verb {
        evidence.put(Cue::AdverbBefore.weighed(class, 1.0));
    }
    strength(Site { text, tokens, at, to, shape, class }, &mut evidence);
    follow::weigh(Site { text, tokens, at, to, shape, class }, &mut evidence, 0);
    // Noun phrases stay short; an imperative with all its conditions does not.
    let words = (to - at).saturating_sub(4).min(8);
    evidence.put(Cue::Long.weighed(class, f32::from(u8::try_from(words).unwrap_or(8)) / 4.0));
    Some(Head { shape, evidence })
}

fn shape_of(
    text: &str,
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
        let points = unknown::weigh(tokens, at, to);
        if points > 0.0 {
            evidence.add("unknown word, used like a verb", points);
            return Some(Shape::Base);
        }
    }
    let noun = token.is(R::PLURAL) && !token.is(R::ATTRIBUTIVE | R::PERSON | R::HEAD);
    if expect == Expect::Anything && noun && (at + 2..to).any(|place| object::sure_third(tokens, place, to)) {
        evidence.add("a plural before a sure third person", 1.0);
        return Some(Shape::Third);
    }
    // A word that the lexicon does not hold is a verb where an article or a pronoun follows it: "dogfood the product".
    let next = tokens.get(at + 1).filter(|_| at + 1 < to)?;
    let unknown = !token.is(R::KNOWN | closed | R::ADJECTIVE | R::ADVERB | R::NAME | R::PAST | R::PERSON);
    if unknown && next.kind == TokenKind::Word && next.is(R::DETERMINER) && !token.is(R::MASS) {
        evidence.add("unknown word before an article", 1.0);
        return Some(if token.is(R::PLURAL) { Shape::Third } else { Shape::Base });
    }
    // A noun has no article behind it: "pill the cat".
    let article = ["the", "a", "an"].iter().any(|word| next.reads(text, word));
    let noun =
        token.is(R::NOUN) && !token.is(closed | R::ADJECTIVE | R::ADVERB | R::NAME | R::PLURAL | R::PAST);
    if noun && article && expect == Expect::Anything {
        evidence.add("noun before an article", 0.0);
        return Some(Shape::Base);
    }
    None
}

pub(crate) fn class_of(token: &Token, shape: Shape) -> Class {
    match shape {
        Shape::Base if token.is(R::WEAK) => Class::Weak,
        Shape::Base if token.is(R::STRONG) => Class::Strong,
        Shape::Base => Class::Plain,
        Shape::Third if token.is(R::STRONG | R::WEAK | R::PLURAL) => Class::Plural,
        Shape::Third => Class::Third,
        Shape::Gerund if token.is(R::MASS) => Class::GerundNoun,
        Shape::Gerund => Class::Gerund,
    }
}

fn strength(site: Site<'_>, evidence: &mut Evidence) {
    let Site { tokens, at, to, shape, class, .. } = site;
    let token = &tokens[at];
    evidence.put(Cue::Itself.weighed(class, 1.0));
    let word = token.word;
    let others = R::STRONG | R::WEAK | R::NOUN | R::MASS | R::PLURAL | R::ADJECTIVE | R::HEAD | R::PERSON;
    if word.is(R::PLAIN) && !word.is(others) && word.usage >= 0 {
        evidence.put(Cue::OnlyVerb.weighed(class, 1.0));
    }
    evidence.put(Cue::Usage.weighed(class, f32::from(word.usage) / 10.0));
    evidence.put(Cue::UsageAtWork.weighed(class, f32::from(word.usage_at_work) / 10.0));
    let third = shape == Shape::Third;
    if token.is(R::ATTRIBUTIVE) && third {
        evidence.put(Cue::Attributive.weighed(class, 1.0));
    }
    let preposition = tokens.get(at + 1).is_some_and(|next| at + 1 < to && next.is(R::PREPOSITION));
    if token.is(R::FIRST) && !third && !preposition {
        evidence.put(Cue::First.weighed(class, 1.0));
    }
    if token.is(R::ADJECTIVE_VERB) && !third {
        evidence.put(Cue::AdjectiveToo.weighed(class, 1.0));
    }
}

/// A word that may be the first verb, and what it stands in.
#[derive(Clone, Copy)]
pub(super) struct Site<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) at: usize,
    pub(super) to: usize,
    pub(super) shape: Shape,
    /// The class of the word, for the weights of the cues.
    pub(super) class: Class,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenise;

    #[track_caller]
    fn check(text: &str, verb: bool, why: &str) {
        let tokens = tokenise(text);
        let found = weigh(text, &tokens, 0, tokens.len(), Expect::Anything, true);
        let reason =
            found.as_ref().map_or_else(|| "no verb at all".to_owned(), |head| head.evidence.describe());
        assert_eq!(found.is_some_and(|head| head.is_verb()), verb, "{text}: {why}\n{reason}");
    }

    #[test]
    fn a_verb_is_known_by_what_follows() {
        check("Test the pumps", true, "an article follows");
        check("Test pumps weekly", true, "a plural object");
        check("Sign off timesheets", true, "a particle");
        check("Network with peers", true, "the verb takes a preposition");
        check("Pivot quickly", true, "an adverb");
        check("Step in when others are away", true, "a preposition without a noun");
        check("Set and review targets", true, "another verb");
        check("Keeping accurate records", true, "a gerund with its object");
        check("Putting up signs of brass", true, "a gerund with a particle and its object");
        check("Getting out of trouble", true, "out of is one preposition");
        check("Offboard leavers and archive mail", true, "a word that no list has, and a verb later");
    }

    #[test]
    fn a_noun_phrase_is_known_by_how_it_closes() {
        check("Test automation", false, "a noun that closes compounds");
        check("Flower arranging", false, "a lone gerund");
        check("Work orders", false, "a known compound");
        check("Review of pumps", false, "of");
        check("Drawing up of trusts", false, "of behind a gerund and its particle");
        check("Sales support", false, "an attributive plural");
        check("Training courses", false, "a compound behind a gerund");
        check("Secure storage of records", false, "an adjective before a nominalisation");
        check("Design and technology", false, "no verb behind the and");
        check("Testing", false, "nothing follows");
    }
}
