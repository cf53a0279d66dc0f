//! How much a word behind a joint looks like a verb, and how much like a noun, before its siblings are asked.

use super::cue::Cue;
use super::joints::{Joint, Link};
use crate::evidence::Evidence;
use crate::lexicon::{Pair, Readings as R, known_base, pair};
use crate::noun_phrase::{
    Number, Object, is_adjective, is_stranded, noun_phrase, object_before, starts_noun,
};
use crate::stage::head::{Shape, class_of, takes_of};
use crate::text::{Token, TokenKind};
use crate::weights::Class;

/// What a word behind a joint looks like on its own.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The word has the shape of the first verb.
    pub(super) can_be_verb: bool,
    /// The word can be one more noun.
    pub(super) can_be_noun: bool,
    /// The class of the word, for the weights of the cues.
    pub(super) class: Class,
    /// For the verb.
    pub(super) verb: Evidence,
    /// For the noun.
    pub(super) noun: Evidence,
    /// Nothing, or a particle only, stands between the word and the next joint.
    pub(super) bare: bool,
    /// A pronoun or an article follows: the word has an object of its own, if it is a verb.
    pub(super) own_object: bool,
    /// A pronoun follows that can only be an object: "store it".
    pub(super) pronoun_follows: bool,
    /// One word stands behind the verb before the joint, and one behind this word: "pluck hens and gut fish".
    pub(super) symmetric: bool,
    /// A clause follows: "research how genes act".
    pub(super) clause_follows: bool,
    /// The lexicon knows the last word before the joint.
    pub(super) before_known: bool,
    /// The item holds a pronoun that speaks of something before: "act on it".
    pub(super) resumes: bool,
    /// A preposition and a pronoun follow: "works within them", "act on it".
    pub(super) resumes_at_once: bool,
    /// The verb takes a preposition, and one follows: "respond with empathy".
    pub(super) intransitive: bool,
    /// A preposition follows that the verb does not take: "challenge to schools".
    pub(super) lacks_object: bool,
    /// The verb is hardly used without an object.
    pub(super) transitive: bool,
    /// The item has any object at all.
    pub(super) has_object: bool,
    /// The noun before the joint belongs to "of", "for" or "between": "construction of access routes and forest roads".
    pub(super) inside_preposition: bool,
    /// The word can stand bare as a noun.
    pub(super) mass: bool,
    /// The word and the next are a compound: "change logs".
    pub(super) compound: bool,
    /// The word and the next are a compound of the dictionary.
    pub(super) dictionary_compound: bool,
    /// The object before the joint has an article or a number, and what follows this word has none.
    pub(super) loses_article: bool,
    /// The noun that closes the phrase, if the word is a noun.
    pub(super) noun_head: usize,
    /// How many words stand between the last verb and the joint, in fours.
    pub(super) distance: f32,
    /// The word is a homograph.
    pub(super) homograph: bool,
    /// The object before the joint.
    pub(super) before: Object,
}

/// Weighs the word behind a joint. `item_end` is the next joint or the end, `verb_before` the token behind the last verb.
pub(super) fn weigh(
    text: &str,
    tokens: &[Token],
    joint: &Joint,
    item_end: usize,
    after_verb: usize,
    shape: Shape,
    keep_notes: bool,
) -> Candidate {
    let at = joint.candidate;
    let token = &tokens[at];
    let closed = R::DETERMINER | R::PREPOSITION | R::TO | R::MODAL | R::WH | R::COORDINATOR | R::SUBJECT;
    let is_word = token.kind == TokenKind::Word;
    let unknown_verb = shape == Shape::Base
        && !token.is(R::BASE
            | R::PLURAL
            | R::ADJECTIVE
            | R::ADVERB
            | R::PAST
            | R::NAME
            | R::OBJECT
            | R::NUMBER
            | R::PERSON
            | R::THIRD
            | R::GERUND)
        && tokens.get(at + 1).is_some_and(|next| {
            let object = next.is(R::DETERMINER | R::OBJECT) && !next.is(R::NOUN | R::NAME);
            let prefixed = ["de", "re", "un"].iter().any(|prefix| token.text(text).starts_with(prefix));
            at + 1 < item_end && (object || (prefixed && !token.is(R::KNOWN) && starts_noun(next.word)))
        });
    // "even when the news is bad"
    let intensifies = token.reads(text, "even")
        && tokens.get(at + 1).is_some_and(|next| at + 1 < item_end && next.is(R::SUBORDINATOR | R::WH));
    // "... and are able to choose": no third person singular.
    let plural = shape == Shape::Third && ["are", "were", "am"].iter().any(|word| token.reads(text, word));
    let can_be_verb = is_word
        && !plural
        && (token.is(shape.reading()) || unknown_verb)
        && !token.is(closed)
        && !intensifies;
    let alone = at + 1 >= item_end;
    let gerund_tail = !alone && token.is(R::GERUND) && !token.is(R::MASS | R::NOUN | R::BASE | R::PLURAL);
    let opens_tail = token.is(R::PREPOSITION | R::TO | R::SUBORDINATOR | R::WH | R::MODAL)
        && !token.is(R::DETERMINER)
        || (token.is(R::ADVERB) && !token.is(R::ADJECTIVE | R::NOUN | R::BASE));
    let participle = token.is(R::PAST)
        && !token.is(R::BASE)
        && tokens.get(at + 1).is_some_and(|next| at + 1 < item_end && next.is(R::PREPOSITION | R::ADVERB));
    let tail = opens_tail || participle || (gerund_tail && shape != Shape::Gerund);
    let can_be_noun = is_word && !tail;
    let bare =
        (at + 1..item_end).all(|place| tokens[place].is(R::PARTICLE) && !tokens[place].is(R::PREPOSITION));
    let next = tokens.get(at + 1).filter(|_| at + 1 < item_end);
    let own_object = next.is_some_and(|next| next.is(R::DETERMINER | R::OBJECT) && !next.is(R::NAME));
    let particle = next.is_some_and(|next| next.is(R::PARTICLE) && !next.is(R::PREPOSITION));
    // A particle settles it: "cash up", "kit out".
    let homograph = match shape {
        Shape::Gerund => token.is(R::MASS),
        Shape::Base | Shape::Third => !particle && token.is(R::STRONG | R::WEAK),
    };
    let known_compound =
        next.filter(|_| shape == Shape::Base).and_then(|next| pair(token.text(text), next.text(text)));
    let words_before = joint.at.saturating_sub(after_verb).min(8);
    let determined = |from: usize, to: usize| {
        (from..to).any(|at| tokens[at].is(R::DETERMINER | R::NUMBER) && !tokens[at].is(R::NOUN))
    };
    let mut candidate = Candidate {
        can_be_verb,
        class: class_of(token, shape),
        can_be_noun,
        verb: Evidence::new(keep_notes),
        noun: Evidence::new(keep_notes),
        bare,
        own_object,
        pronoun_follows: next
            .is_some_and(|next| ["it", "them", "him", "us", "me"].iter().any(|word| next.reads(text, word))),
        symmetric: joint.link == Link::Coordinator
            && joint.at == after_verb + 1
            && tokens.get(at + 2).is_none_or(|next| {
                item_end == at + 2
                    || (tokens[joint.at - 1].is(R::PLURAL)
                        && !next.is(R::OF)
                        && next.is(R::PREPOSITION | R::SUBORDINATOR | R::WH))
            })
            && tokens[joint.at - 1].is(R::PLURAL | R::THIRD | R::MASS),
        clause_follows: next.is_some_and(|next| next.is(R::WH)),
        before_known: joint.at.checked_sub(1).is_some_and(|before| tokens[before].is(R::KNOWN)),
        resumes: (at + 1..item_end.min(at + 5)).any(|place| {
            ["it", "them", "these", "those", "this"].iter().any(|word| tokens[place].reads(text, word))
        }),
        resumes_at_once: next.is_some_and(|next| next.is(R::PREPOSITION) && !next.is(R::OF))
            && ["it", "them"].iter().any(|word| {
                tokens.get(at + 2).is_some_and(|token| at + 2 < item_end && token.reads(text, word))
            }),
        lacks_object: !token.is(R::TAKES_PREPOSITION)
            && next.is_some_and(|next| {
                next.is(R::PREPOSITION | R::TO) && !next.is(R::PARTICLE | R::NOUN | R::ADJECTIVE | R::GERUND)
            })
            && !is_stranded(tokens, at + 1, item_end),
        transitive: !token.is(R::OBJECTLESS | R::TAKES_PREPOSITION),
        intransitive: token.is(R::TAKES_PREPOSITION)
            && !token.is(R::STRONG | R::WEAK)
            && next.is_some_and(|next| next.is(R::PREPOSITION)),
        has_object: next.is_some_and(|next| next.kind == TokenKind::Word && starts_noun(next.word)),
        inside_preposition: behind_preposition(tokens, after_verb, joint.at),
        mass: token.is(R::MASS),
        compound: known_compound == Some(Pair::Compound),
        dictionary_compound: known_compound == Some(Pair::Dictionary),
        loses_article: determined(after_verb, joint.at.min(after_verb + 6))
            && !determined(at + 1, item_end.min(at + 6)),
        noun_head: at,
        distance: f32::from(u8::try_from(words_before).unwrap_or(8)) / 4.0,
        homograph,
        before: object_before(tokens, after_verb, joint.at),
    };
    if can_be_verb {
        strength(token, shape, &mut candidate);
        follow(text, tokens, at, item_end, shape, &mut candidate);
        if joint.favours_verb {
            candidate.verb.put(Cue::Favoured.weighed(candidate.class, 1.0));
        }
    }
    if can_be_noun {
        as_noun(tokens, at, item_end, joint, &mut candidate);
    }
    candidate
}

/// Whether the noun phrase that ends at the joint stands behind a preposition.
fn behind_preposition(tokens: &[Token], from: usize, joint: usize) -> bool {
    tokens
        .get(from..joint)
        .unwrap_or_default()
        .iter()
        .rev()
        .take_while(|token| token.kind == TokenKind::Word)
        .find(|token| token.is(R::PREPOSITION | R::TO))
        .is_some_and(|token| token.is(R::PREPOSITION) && !token.is(R::TO))
}

/// Whether the noun right before the joint has an article: "part of a team and ...".
fn has_article(tokens: &[Token], joint: usize) -> bool {
    let phrase = tokens.get(joint.saturating_sub(3)..joint).unwrap_or_default();
    phrase.iter().any(|token| token.is(R::DETERMINER) && !token.is(R::NOUN | R::NAME))
        && phrase.last().is_some_and(|last| !last.is(R::PLURAL | R::MASS))
}

fn strength(token: &Token, shape: Shape, candidate: &mut Candidate) {
    let class = candidate.class;
    let mut put = |cue: Cue, value: f32| candidate.verb.put(cue.weighed(class, value));
    let itself = match shape {
        Shape::Base if !token.is(R::BASE) => Cue::ItselfUnknown,
        Shape::Base if token.is(R::WEAK) => Cue::ItselfWeak,
        Shape::Third if token.is(R::WEAK) => Cue::ThirdWeak,
        Shape::Base if token.is(R::STRONG) => Cue::ItselfStrong,
        Shape::Third if token.is(R::STRONG) => Cue::ThirdStrong,
        Shape::Gerund if token.is(R::MASS) => Cue::GerundNoun,
        Shape::Gerund => Cue::Gerund,
        Shape::Base | Shape::Third => Cue::ItselfPlain,
    };
    put(itself, 1.0);
    if shape == Shape::Base && token.is(R::ADJECTIVE_VERB) {
        put(Cue::AdjectiveToo, 1.0);
    }
    put(Cue::Usage, f32::from(token.word.usage) / 10.0);
    put(Cue::UsageAtWork, f32::from(token.word.usage_at_work) / 10.0);
}

fn follow(text: &str, tokens: &[Token], at: usize, end: usize, shape: Shape, candidate: &mut Candidate) {
    let token = &tokens[at];
    let homograph = candidate.homograph;
    let scale = if homograph { 1.0 } else { 0.35 };
    let class = candidate.class;
    let evidence = &mut candidate.verb;
    let mut put = |cue: Cue, value: f32| evidence.put(cue.weighed(class, value));
    let words = (end - at).saturating_sub(2).min(8);
    put(Cue::Long, f32::from(u8::try_from(words).unwrap_or(8)) / 4.0);
    let object_at_once = tokens.get(at + 1).filter(|next| at + 1 < end && next.kind == TokenKind::Word);
    if token.is(R::OBJECTLESS)
        && object_at_once
            .is_none_or(|next| next.is(R::PREPOSITION | R::ADVERB | R::SUBORDINATOR) && !next.is(R::NOUN))
    {
        put(Cue::Objectless, 1.0);
    }
    if let Some(next) = object_at_once.filter(|next| next.is(R::PREPOSITION | R::TO)) {
        let base = known_base(token.word).unwrap_or(token.text(text));
        match pair(base, next.text(text)) {
            Some(Pair::Object) => put(Cue::PrepositionOfVerb, 1.0),
            Some(Pair::Compound) => put(Cue::PrepositionOfNoun, 1.0),
            Some(Pair::Dictionary) | None => {}
        }
    }
    let Some(next) = object_at_once else {
        return put(Cue::NothingFollows, 1.0);
    };
    if next.is(R::DETERMINER | R::OBJECT) && !next.is(R::NAME) {
        return put(Cue::Article, 1.0);
    }
    if next.is(R::WH) {
        return put(Cue::Clause, 1.0);
    }
    if next.is(R::TO) {
        let infinitive =
            tokens.get(at + 2).is_some_and(|word| at + 2 < end && word.is(R::BASE) && !word.is(R::WEAK));
        return match (infinitive, token.is(R::TAKES_PREPOSITION)) {
            (_, true) => put(Cue::ToTaken, 1.0),
            (true, false) => put(Cue::ToInfinitive, scale),
            (false, false) => put(Cue::To, scale),
        };
    }
    if next.is(R::PARTICLE) && !next.is(R::PREPOSITION) {
        return put(Cue::Particle, 1.0);
    }
    if is_stranded(tokens, at + 1, end) {
        return put(Cue::Stranded, 1.0);
    }
    if next.is(R::PREPOSITION) && !next.is(R::GERUND | R::ADJECTIVE | R::NOUN) {
        return match (next.is(R::OF), token.is(R::TAKES_PREPOSITION)) {
            (true, _) if token.is(R::MASS | R::STRONG | R::WEAK) => put(Cue::OfNoun, 1.0),
            (true, _) if takes_of(token.text(text)) => put(Cue::OfTaken, 1.0),
            // "the design and build of flood walls"
            (true, _) => put(Cue::Of, 1.0),
            (false, true) if homograph => put(Cue::PrepositionTakenHomograph, 1.0),
            (false, true) => put(Cue::PrepositionTaken, 1.0),
            (false, false) => put(Cue::Preposition, scale),
        };
    }
    if next.is(R::SUBORDINATOR) {
        return put(Cue::Subordinator, 1.0);
    }
    if next.is(R::ADVERB) && !next.is(R::ADJECTIVE | R::NOUN) {
        return put(Cue::Adverb, 1.0);
    }
    let participle = next.is(R::PAST) && !next.is(R::BASE | R::ADJECTIVE);
    if participle
        && homograph
        && tokens.get(at + 2).is_some_and(|word| at + 2 < end && word.is(R::PREPOSITION))
    {
        // "sand and cement needed for the job"
        return put(Cue::Participle, 1.0);
    }
    if next.is(R::NUMBER) {
        return put(Cue::Number, 1.0);
    }
    if next.is(R::MODAL | R::AUXILIARY) && !next.is(R::BASE) {
        return put(Cue::Finite, 1.0);
    }
    let compound = homograph && candidate.compound;
    if compound {
        put(Cue::Compound, 1.0);
    }
    if candidate.dictionary_compound {
        put(Cue::DictionaryCompound, 1.0);
    }
    let phrase = noun_phrase(tokens, at + 1, end);
    put(if phrase.end >= end { Cue::Ends } else { Cue::More }, 1.0);
    let last = phrase.end.checked_sub(1).map_or(next, |last| &tokens[last]);
    let base = if shape == Shape::Base { Some(token.text(text)) } else { known_base(token.word) };
    if base.is_some_and(|base| pair(base, last.text(text)) == Some(Pair::Object)) {
        put(Cue::KnownObject, 1.0);
    }
    if phrase.words > 1 {
        if homograph && !phrase.determined && pair(token.text(text), last.text(text)) == Some(Pair::Compound)
        {
            put(Cue::CompoundCloses, 1.0);
        }
        if pair(next.text(text), tokens[at + 2].text(text)) == Some(Pair::Compound) {
            put(Cue::InnerCompound, 1.0);
        }
    }
    if !homograph {
        return put(Cue::Object, 1.0);
    }
    if shape == Shape::Third {
        return put(Cue::NounBehindPlural, 1.0);
    }
    put(Cue::Opens, f32::from(token.word.opens) / 4.0);
    put(Cue::Closes, f32::from(last.word.closes) / 4.0);
    let adjective = is_adjective(next.word) && !next.is(R::NOUN | R::MASS | R::HEAD);
    if adjective {
        put(if token.is(R::ADJECTIVE_VERB) { Cue::AdjectiveAdjective } else { Cue::Adjective }, 1.0);
    }
    if adjective && phrase.words > 1 {
        // An adjective between them: the two nouns are no compound.
        return put(Cue::Qualified, 1.0);
    }
    if candidate.symmetric && phrase.number != Number::Count && !compound {
        put(Cue::Alike, 1.0);
    }
    let last_is_gerund =
        phrase.end.checked_sub(1).is_some_and(|last| tokens[last].is(R::GERUND) && !tokens[last].is(R::BASE));
    put(
        match phrase.number {
            Number::Mass if last_is_gerund && shape == Shape::Gerund => Cue::GerundClosesGerund,
            Number::Mass if last_is_gerund => Cue::GerundCloses,
            Number::Plural if phrase.closes_compound => Cue::PluralCloses,
            Number::Plural => Cue::Plural,
            Number::Mass if phrase.closes_compound => Cue::MassCloses,
            Number::Mass if phrase.person => Cue::Person,
            Number::Mass => Cue::Mass,
            Number::Count if phrase.closes_compound => Cue::CountCloses,
            Number::Count => Cue::Count,
            Number::None => return,
        },
        1.0,
    );
}

fn as_noun(tokens: &[Token], at: usize, end: usize, joint: &Joint, candidate: &mut Candidate) {
    let token = &tokens[at];
    let verb_only = token.is(R::BASE | R::THIRD)
        && token.is(R::PLAIN)
        && !token.is(R::MASS | R::NOUN | R::HEAD | R::ADJECTIVE | R::PERSON);
    let class = candidate.class;
    let evidence = &mut candidate.noun;
    let mut put = |cue: Cue| evidence.put(cue.weighed(class, 1.0));
    if verb_only && candidate.can_be_verb {
        put(Cue::NoNoun);
    }
    let phrase = noun_phrase(tokens, at, end);
    candidate.noun_head = phrase.end.saturating_sub(1).max(at);
    let articled = joint.link == Link::Coordinator && has_article(tokens, joint.at);
    if articled
        && phrase.number == Number::Mass
        && !phrase.determined
        && phrase.words > 1
        && candidate.can_be_verb
    {
        // "a team and share credit"
        put(Cue::NoArticle);
    }
    if phrase.number == Number::Count && !phrase.determined && candidate.can_be_verb {
        put(if joint.link == Link::Comma { Cue::BareInList } else { Cue::BareSingular });
    }
    if candidate.can_be_verb && candidate.bare && token.is(R::ADJECTIVE_VERB) && phrase.number != Number::Mass
    {
        put(Cue::LoneAdjective);
    }
}
