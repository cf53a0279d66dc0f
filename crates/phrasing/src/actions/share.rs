//! Verbs that share one object: "Plan and budget projects" is to plan projects, and to budget projects.

use super::{Part, Statement, forms};
use crate::coordination::Role;
use crate::lexicon::{self, Readings as R};
use crate::phrase::Forms;
use crate::text::TokenKind;

/// Verbs before one object: all but the last stand bare.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) parts: Vec<Part>,
    /// The tokens of the object that each of the bare verbs gets too; `None` where that is not sure.
    shared: Option<(usize, usize)>,
}

impl Group {
    /// The first token of the group, and the one behind it.
    pub(super) fn span(&self) -> (usize, usize) {
        (self.parts.first().map_or(0, |part| part.from), self.parts.last().map_or(0, |part| part.to))
    }

    /// The last part of this group and the first of the next, between which the statement is cut.
    pub(super) fn cut(&self, next: &Self) -> Option<(Part, Part)> {
        Some((*self.parts.last()?, *next.parts.first()?))
    }

    /// The actions of the group: one for each verb if all get the object, else one for all of them.
    pub(super) fn actions(&self, statement: Statement<'_>) -> Vec<Forms> {
        let (from, to) = self.span();
        let Some((object, object_end)) = self.shared else {
            return forms(statement, from, to, false).into_iter().collect();
        };
        let Some((last, bare)) = self.parts.split_last() else { return Vec::new() };
        let with_object = |part: &Part| {
            let verb = forms(statement, part.from, part.to, false)?;
            let object = forms(statement, object, object_end, true)?.base;
            let join = |verb: String| format!("{verb} {object}");
            Some(Forms { base: join(verb.base), past: join(verb.past), gerund: join(verb.gerund) })
        };
        let of_last = forms(statement, last.from, last.to, false);
        bare.iter().filter_map(with_object).chain(of_last).collect()
    }
}

/// Puts each verb without an object to those behind it, up to the one that has it.
pub(super) fn groups(statement: Statement<'_>, parts: &[Part]) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut open = Vec::new();
    for part in parts {
        open.push(*part);
        if !is_bare(statement, *part) {
            let shared = shared(statement, &open);
            groups.push(Group { parts: std::mem::take(&mut open), shared });
        }
    }
    // A last verb without an object belongs to what stands before it.
    if !open.is_empty() {
        match groups.last_mut() {
            Some(last) => {
                last.parts.append(&mut open);
                last.shared = None;
            }
            None => groups.push(Group { parts: open, shared: None }),
        }
    }
    groups
}

fn is_bare(statement: Statement<'_>, part: Part) -> bool {
    let little = R::PARTICLE | R::PREPOSITION | R::ADVERB;
    (part.verb + 1..part.to).all(|at| statement.tokens[at].is(little))
}

/// The object that all verbs of a group have for sure.
fn shared(statement: Statement<'_>, group: &[Part]) -> Option<(usize, usize)> {
    let (last, bare) = group.split_last().filter(|(_, bare)| !bare.is_empty())?;
    let takes = |part: &Part| takes_object(statement, *part);
    let alternatives = group.iter().skip(1).any(|part| part.alternative);
    if alternatives || !bare.iter().all(takes) || OWN_OBJECT.contains(base(statement, last.verb).as_str()) {
        return None;
    }
    let object = last.verb + 1;
    opens_noun_phrase(statement, object, last.to)
        .then(|| (object, end_of_object(statement, object, last.to)))
        .filter(|(from, to)| from < to)
}

words!(
    /// Verbs whose object is hardly ever that of a verb before them too.
    OWN_OBJECT,
    "../../data/verbs-own-object.txt"
);
words!(
    /// Verbs that take no object, or seldom.
    INTRANSITIVE,
    "../../data/verbs-intransitive.txt"
);
words!(
    /// Verbs whose particle stands before the object.
    PHRASAL,
    "../../data/verbs-phrasal.txt"
);

fn base(statement: Statement<'_>, verb: usize) -> String {
    let surface = statement.tokens[verb].text(statement.text).to_lowercase();
    if statement.tokens[verb].is(R::BASE) { surface } else { lexicon::base_of(&surface).unwrap_or(surface) }
}

/// Whether a bare verb, with its particle, takes an object.
pub(super) fn takes_object(statement: Statement<'_>, part: Part) -> bool {
    let base = base(statement, part.verb);
    match statement.tokens.get(part.verb + 1..part.to) {
        Some([]) => !INTRANSITIVE.contains(base.as_str()),
        Some([particle]) => {
            PHRASAL.contains(format!("{base}-{}", particle.text(statement.text).to_lowercase()).as_str())
        }
        _ => false,
    }
}

/// Whether a noun phrase starts here, as against "on time", "to see", "that all is well", "them".
fn opens_noun_phrase(statement: Statement<'_>, at: usize, to: usize) -> bool {
    let first = crate::stage::adverbs::skip(statement.text, statement.tokens, at, to);
    let Some(token) = statement.tokens.get(first).filter(|_| first < to) else { return false };
    let other = R::PREPOSITION | R::TO | R::WH | R::SUBORDINATOR | R::AUXILIARY | R::MODAL;
    let pronoun = token.is(R::OBJECT | R::SUBJECT) && !token.is(R::DETERMINER | R::PERSON);
    token.kind == TokenKind::Word && !token.is(other) && !pronoun
}

/// Where the object ends that the bare verbs get. What follows may belong to the last verb alone: "collect and take
/// samples to the laboratory" is no collecting to the laboratory.
fn end_of_object(statement: Statement<'_>, from: usize, to: usize) -> usize {
    let Statement { text, tokens, decisions, .. } = statement;
    let stays = |at: usize| {
        let prepositions = ["of", "for", "about", "between", "against", "per"];
        prepositions.iter().any(|word| tokens[at].reads(text, word))
    };
    let such_as = |at: usize| {
        tokens[at].reads(text, "such") && tokens.get(at + 1).is_some_and(|next| next.reads(text, "as"))
    };
    let ends = |at: &usize| {
        let token = &tokens[*at];
        let opens = token.is(R::PREPOSITION | R::SUBORDINATOR | R::TO) && !stays(*at);
        let tail = decisions
            .binary_search_by_key(at, |decision| decision.candidate)
            .is_ok_and(|found| decisions[found].role == Role::Tail)
            && tokens[*at - 1].kind != TokenKind::Word;
        opens || tail || such_as(*at) || matches!(token.kind, TokenKind::Stop | TokenKind::Colon)
    };
    // A relative clause goes on to its end: prepositions in it are its own.
    let relative = |at: &usize| *at > from && tokens[*at].is(R::WH) && !tokens[*at].is(R::DETERMINER);
    let clause = (from..to).find(relative).unwrap_or(to);
    let Some(end) = (from..clause).find(ends) else { return to };
    // "based on", "according to", "items collected along the way": a word that needs what is cut off goes with it.
    let needs_more = |at: usize| {
        let opens = ["according", "prior", "due", "subject", "relative"]
            .iter()
            .any(|word| tokens[at].reads(text, word));
        opens || tokens[at].is(R::PAST) && !tokens[at].is(R::NOUN | R::MASS)
    };
    if end > from && needs_more(end - 1) { end - 1 } else { end }
}
