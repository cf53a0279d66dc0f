//! The levels below the main one that a part opens: infinitives, bare infinitives, clauses and gerunds.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lexicon::Readings as R;
use crate::text::{Token, TokenKind};

/// The verb of a clause, as far as it matters: what could be coordinated with it?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClauseVerb {
    /// "that inform", "can read": a base form could follow.
    Base,
    /// "that records": a third person could follow.
    Third,
    /// "that are facing": nothing could.
    Other,
}

/// How likely the word behind "to" is a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubtful {
    /// "to plan and"
    Little,
    /// "to court and"
    Much,
}

/// The verb before an infinitive that says what for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// "meet with wardens to plan repairs"
    Intransitive,
    /// "use data to spot trends"
    Use,
}

/// How a clause ends with its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClauseEnd {
    /// The verb needs an object: "so that vets can scan".
    Waits,
    /// It needs none: "why batches fail".
    Done,
}

/// What is open below the main level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Level {
    /// "to win support"
    pub(super) infinitive: bool,
    /// "help visitors plan"
    pub(super) bare: bool,
    /// "make visitors feel safe": the bare infinitive belongs to make or let, and seldom has a sibling.
    pub(super) made: bool,
    /// "that inform decisions"
    pub(super) clause: Option<ClauseVerb>,
    /// What the clause is about.
    pub(super) topic: Option<Topic>,
    /// The object of the clause stands before it: "what users need".
    pub(super) gap: bool,
    /// "by automating"
    pub(super) gerund: bool,
    /// "such as hot pies", "using hand tools": what follows is rather a list of these.
    pub(super) tail: bool,
    /// "e.g. stop and slew": examples can be anything, verbs too.
    pub(super) examples: bool,
    /// The infinitive has no object yet: "to read, write and count".
    pub(super) hanging: bool,
    /// The word behind "to" may be a noun: "escort prisoners to court".
    pub(super) doubtful: Option<Doubtful>,
    /// The verb of the clause ends the part and has no object: "what users read", "why batches fail".
    pub(super) clause_ends: Option<ClauseEnd>,
    /// What the verb before the infinitive says of it.
    pub(super) purpose: Option<Purpose>,
    /// The infinitive is a passive: "to be involved". No base form is its sibling.
    pub(super) passive: bool,
    /// The clause says what a verb like "ensure" makes sure of, so it goes on behind an "and".
    pub(super) assured: bool,
}

impl Level {
    /// What is open behind the tokens `from..to`, given what was open before. `from` is the verb of the part, or the
    /// first word of one that has none.
    pub(super) fn behind(
        self,
        text: &str,
        tokens: &[Token],
        from: usize,
        to: usize,
        starts_with_verb: bool,
    ) -> Self {
        let mut level = self;
        level.hanging = false;
        level.clause_ends = None;
        let mut at = from;
        // The verb of the clause: it opens in this part, or the part goes on with one.
        let mut clause_at = starts_with_verb.then_some(from);
        if starts_with_verb && causes(text, tokens, from) {
            level.bare = has_bare_infinitive(text, tokens, from, to);
            level.made = level.bare && ["make", "let"].iter().any(|verb| tokens[from].reads(text, verb));
        }
        if starts_with_verb {
            level.assured = assures(text, tokens, from, to);
            if level.assured && !level.made {
                let opener = from + usize::from(makes(text, tokens, from));
                let found = clause(text, tokens, opener, to).filter(|found| found.verb != ClauseVerb::Third);
                level.clause = found.as_ref().map(|found| found.verb);
                clause_at = found.map(|found| found.at);
            }
        }
        while at < to {
            let token = &tokens[at];
            if token.kind != TokenKind::Word {
                at += 1;
                continue;
            }
            let next = tokens.get(at + 1).filter(|_| at + 1 < to);
            // "rescuing failing programmes": behind another gerund, the word describes the object.
            let describes = starts_with_verb
                && at == from + 1
                && tokens[from].is(R::GERUND)
                && next.is_some_and(|next| next.is(R::PLURAL | R::MASS | R::PERSON));
            if token.is(R::TO) {
                let mut verb = at + 1;
                while verb < to && tokens[verb].is(R::ADVERB) && !tokens[verb].is(R::BASE) {
                    verb += 1;
                }
                if verb < to && at > 0 && opens_infinitive(text, tokens, (from, at, verb), to) {
                    level.infinitive = true;
                    level.clause = None;
                    level.passive = tokens[verb].reads(text, "be")
                        && tokens.get(verb + 1).is_some_and(|next| {
                            verb + 1 < to && next.is(R::PAST) && !next.is(R::BASE | R::ADJECTIVE)
                        });
                    level.gap = at > from
                        && ["what", "which", "who", "whom"]
                            .iter()
                            .any(|word| tokens[at - 1].reads(text, word));
                    level.hanging = verb + 1 == to && !level.gap;
                    level.purpose = starts_with_verb.then(|| purpose(text, &tokens[from])).flatten();
                    level.doubtful = doubtful(tokens, verb, to);
                    if causes(text, tokens, verb) {
                        level.bare |= has_bare_infinitive(text, tokens, verb, to);
                    }
                }
            } else if at > from
                && token.is(R::WH | R::SUBORDINATOR)
                && !next.is_some_and(|next| next.is(R::GERUND))
            {
                if let Some(found) = clause(text, tokens, at, to) {
                    level.topic = Some(topic(text, tokens, at, found.at));
                    level.clause = Some(found.verb);
                    level.gap = found.gap;
                    clause_at = Some(found.at);
                }
            } else if token.is(R::PREPOSITION) && next.is_some_and(|next| next.is(R::GERUND)) {
                level.gerund = true;
            } else if token.is(R::GERUND) && at > from && !token.is(R::MASS | R::BASE) && !describes {
                level.gerund = true;
                level.tail |= next.is_some_and(|next| {
                    next.is(R::DETERMINER | R::ADJECTIVE) || crate::noun_phrase::starts_noun(next.word)
                }) && at > from + 1
                    && !tokens[at - 1].is(R::PREPOSITION | R::DETERMINER | R::ADJECTIVE);
            }
            if (at > from || !starts_with_verb) && opens_examples(text, tokens, at) {
                level.tail = true;
                level.examples |= ["e.g.", "i.e."].iter().any(|word| token.reads(text, word));
            }
            at += 1;
        }
        if level.clause.is_some() && !level.gap {
            level.clause_ends = clause_at.and_then(|verb| clause_end(tokens, verb, to));
        }
        level
    }
}

/// Whether the verb of the part says by itself that an infinitive behind it is what for.
fn purpose(text: &str, verb: &Token) -> Option<Purpose> {
    if ["use", "uses", "using"].iter().any(|word| verb.reads(text, word)) {
        return Some(Purpose::Use);
    }
    verb.is(R::OBJECTLESS | R::TAKES_PREPOSITION).then_some(Purpose::Intransitive)
}

/// Whether an infinitive could be a noun: it has no object that says otherwise.
fn doubtful(tokens: &[Token], verb: usize, to: usize) -> Option<Doubtful> {
    let word = &tokens[verb];
    let next = tokens.get(verb + 1).filter(|_| verb + 1 < to);
    if !word.is(R::STRONG | R::WEAK | R::ADJECTIVE_VERB)
        || next.is_some_and(|next| next.is(R::DETERMINER | R::OBJECT | R::PARTICLE | R::WH))
    {
        return None;
    }
    let rarely = word.is(R::WEAK | R::ADJECTIVE_VERB) || word.word.usage_at_work < 0;
    Some(if rarely { Doubtful::Much } else { Doubtful::Little })
}

/// Whether the part ends with the verb of its clause, an adverb behind it set aside.
fn clause_end(tokens: &[Token], at: usize, to: usize) -> Option<ClauseEnd> {
    let verb = at + usize::from(tokens[at].is(R::MODAL));
    let object = (verb + 1..to).any(|at| !tokens[at].is(R::ADVERB) || tokens[at].is(R::NOUN));
    let found = tokens.get(verb).filter(|_| verb < to && !object)?;
    Some(if found.is(R::OBJECTLESS) { ClauseEnd::Done } else { ClauseEnd::Waits })
}

/// "such as", "including", "e.g.", "like".
fn opens_examples(text: &str, tokens: &[Token], at: usize) -> bool {
    let openers = R::DETERMINER | R::PREPOSITION | R::GERUND | R::BASE | R::THIRD | R::NAME | R::ADJECTIVE;
    if !tokens[at].is(openers) {
        return false;
    }
    let reads = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.reads(text, word));
    (reads(at, "such") && reads(at + 1, "as"))
        || ["including", "includes", "include", "e.g.", "using", "i.e."].iter().any(|word| reads(at, word))
}

/// "to" before a base form; a word that is nearly always a noun needs an object: "to field calls", "to market".
///
/// `places`: the verb of the part, the "to", and the word that may be the infinitive.
fn opens_infinitive(text: &str, tokens: &[Token], places: (usize, usize, usize), to: usize) -> bool {
    let (from, at, verb) = places;
    let token = &tokens[verb];
    if !token.is(R::BASE) {
        return false;
    }
    let object = tokens.get(verb + 1).filter(|_| verb + 1 < to);
    if tokens[at - 1].reads(text, "up") && token.reads(text, "date") {
        return false;
    }
    let wants_noun = || [from, at - 1].iter().any(|place| wants_noun_behind_to(tokens[*place].text(text)));
    if token.is(R::STRONG) && object.is_none() && wants_noun() {
        return false;
    }
    !token.is(R::WEAK)
        || object.is_some_and(|next| next.is(R::DETERMINER | R::OBJECT | R::PLURAL | R::ADJECTIVE | R::MASS))
}

/// Whether the verb takes a bare infinitive: help, let, make and have somebody do something.
fn causes(text: &str, tokens: &[Token], at: usize) -> bool {
    const VERBS: [&str; 12] = [
        "help", "helps", "helping", "let", "lets", "letting", "make", "makes", "making", "watch", "see",
        "have",
    ];
    VERBS.iter().any(|verb| tokens[at].reads(text, verb))
}

/// "help visitors plan", "let them solve": a base form behind the object; behind "help" also at once: "help implement".
fn has_bare_infinitive(text: &str, tokens: &[Token], causes: usize, to: usize) -> bool {
    let from = causes + 1;
    let helps = ["help", "helps", "helping"].iter().any(|verb| tokens[causes].reads(text, verb));
    let reading = |at: usize| tokens.get(at).filter(|token| at < to && token.kind == TokenKind::Word);
    let plain = R::DETERMINER | R::WEAK | R::ADJECTIVE | R::PERSON;
    if helps && reading(from).is_some_and(|first| first.is(R::BASE) && !first.is(plain)) {
        return true;
    }
    (from + 1..to.min(from + 7))
        .take_while(|at| reading(*at).is_some_and(|token| !token.is(R::PREPOSITION | R::TO)))
        .any(|at| {
            let before = tokens[at - 1];
            let verb = tokens[at];
            verb.is(R::BASE)
                && !verb.is(R::WEAK)
                && (before.is(R::OBJECT | R::PERSON | R::PLURAL)
                    || (verb.is(R::PLAIN) && !before.is(R::DETERMINER)))
        })
}

/// Words behind which "to" and a lone homograph are a phrase with a noun: "open to challenge", "subject to review".
fn wants_noun_behind_to(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
        include_str!("../../data/words-before-to.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(str::split_whitespace)
            .collect()
    });
    WORDS.contains(word.to_ascii_lowercase().as_str())
}

/// "make sure", "be certain".
fn makes(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| next.reads(text, "sure") || next.reads(text, "certain"))
}

/// Whether a clause says what the verb makes sure of, with or without "that": "ensure staff know and follow the rules".
fn assures(text: &str, tokens: &[Token], at: usize, to: usize) -> bool {
    const VERBS: [&str; 3] = ["ensure", "ensures", "ensuring"];
    at + 2 < to && (VERBS.iter().any(|verb| tokens[at].reads(text, verb)) || makes(text, tokens, at))
}

/// What a clause is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// "reports that inform", "guests who stay"
    Relative,
    /// "tools that others can use"
    Modal,
    /// "how children play"
    Asked,
    /// "as they pass", "before ice forms"
    When,
    /// "so that partners build"
    So,
}

/// The clause that a word opens.
struct Clause {
    verb: ClauseVerb,
    /// The token of the verb, or of the modal before it.
    at: usize,
    /// The object stands before the verb.
    gap: bool,
}

/// What the clause is about that the word at `opener` opens.
fn topic(text: &str, tokens: &[Token], opener: usize, verb: usize) -> Topic {
    let reads = |words: &[&str]| words.iter().any(|word| tokens[opener].reads(text, word));
    match () {
        () if reads(&["so"]) || (opener > 0 && tokens[opener - 1].reads(text, "so")) => Topic::So,
        () if tokens[verb].is(R::MODAL) => Topic::Modal,
        () if reads(&["how", "what", "why", "whether", "whatever"]) => Topic::Asked,
        () if reads(&["that", "who", "which", "whom", "whose"]) => Topic::Relative,
        () => Topic::When,
    }
}

/// The clause that a word opens, if it does.
fn clause(text: &str, tokens: &[Token], at: usize, to: usize) -> Option<Clause> {
    let opener = &tokens[at];
    let that = opener.reads(text, "that");
    let relative = that || opener.reads(text, "who") || opener.reads(text, "which");
    let behind_noun = at > 0 && {
        let before = tokens[at - 1];
        before.kind == TokenKind::Aside
            || before.is(R::PLURAL | R::MASS | R::PERSON | R::HEAD | R::OBJECT)
            || !before.is(R::BASE | R::THIRD | R::GERUND | R::PREPOSITION | R::ADVERB)
    };
    let first = tokens.get(at + 1).filter(|token| at + 1 < to && token.kind == TokenKind::Word)?;
    let asks_object =
        ["what", "which", "whom", "whatever", "whichever"].iter().any(|word| opener.reads(text, word));
    if relative && behind_noun {
        let verb = match () {
            () if first.is(R::MODAL) => Some(ClauseVerb::Base),
            () if first.is(R::AUXILIARY) => Some(ClauseVerb::Other),
            () if first.is(R::BASE) && !first.is(R::DETERMINER) => Some(ClauseVerb::Base),
            () if first.is(R::THIRD) => Some(ClauseVerb::Third),
            () => None,
        };
        if let Some(verb) = verb {
            return Some(Clause { verb, at: at + 1, gap: false });
        }
    }
    let gap = asks_object || (that && behind_noun);
    let mut subject_is_plural = false;
    for (place, token) in tokens.iter().enumerate().take(to.min(at + 14)).skip(at + 1) {
        if token.kind != TokenKind::Word {
            continue;
        }
        // "as the will directs": behind an article it is a noun.
        if token.is(R::MODAL) && !tokens[place - 1].is(R::DETERMINER) {
            return Some(Clause { verb: ClauseVerb::Base, at: place, gap });
        }
        if token.is(R::AUXILIARY) && !token.is(R::BASE) {
            return Some(Clause { verb: ClauseVerb::Other, at: place, gap });
        }
        if place > at + 1 && subject_is_plural && token.is(R::BASE) && !token.is(R::PLURAL) {
            return Some(Clause { verb: ClauseVerb::Base, at: place, gap });
        }
        if place > at + 1 && token.is(R::THIRD) && !subject_is_plural && !token.is(R::ATTRIBUTIVE) {
            return Some(Clause { verb: ClauseVerb::Third, at: place, gap });
        }
        if place == at + 1 && asks_object && token.is(R::THIRD) && !token.is(R::PLURAL) {
            return Some(Clause { verb: ClauseVerb::Third, at: place, gap: false });
        }
        if token.is(R::PREPOSITION) && place > at + 1 {
            continue;
        }
        subject_is_plural = token.is(R::PLURAL)
            || (token.is(R::SUBJECT) && !["it", "he", "she"].iter().any(|word| token.reads(text, word)));
    }
    None
}
