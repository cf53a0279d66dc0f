//! Coordination: which words behind a comma, an "and" or a slash are verbs of the main level?
//!
//! The statement is cut at its [joints]. What stands behind a joint is a main verb, a verb of a lower
//! [level] (an infinitive, a relative clause), one more noun of a list, or something else. [`weigh`] says what each word
//! looks like on its own; [`search`] finds the labelling that makes sense as a whole: lists are closed, verbs without
//! an object share the next one, siblings are of one kind.

mod joints;
mod level;
mod search;
mod weigh;

use crate::explain::{Stage, Trace};
use crate::stage::head::Shape;
use crate::text::Token;

/// What stands behind a joint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A verb of the main level: it changes with the first one.
    Verb,
    /// A verb of a lower level: it stays.
    Lower,
    /// A noun: one more object.
    Noun,
    /// A phrase that is no part of any list: "using hand tools", "including weekends".
    Tail,
}

/// A decision about one joint.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decision {
    /// The first token of the separator.
    pub(crate) joint: usize,
    /// The word behind it.
    pub(crate) candidate: usize,
    /// What the word is.
    pub(crate) role: Role,
    /// How far the best reading lay before the other one.
    pub(crate) margin: f32,
    /// The words before the candidate are "or" or "nor".
    pub(crate) alternative: bool,
    /// The word stands behind a "to" that repeats the one of the lead-in, and that goes with it.
    pub(crate) behind_to: bool,
    /// The word could have been a verb at all.
    pub(crate) could_be_verb: bool,
}

/// Decides about every joint behind the head.
pub(crate) fn decide(
    text: &str,
    tokens: &[Token],
    head: usize,
    to: usize,
    shape: Shape,
    lead_in_to: bool,
    trace: &mut Trace,
) -> Vec<Decision> {
    let joints = joints::find(text, tokens, head, to, lead_in_to);
    if joints.is_empty() {
        return Vec::new();
    }
    let words = search::Words { text, tokens, head, to, shape, keep_notes: trace.is_on() };
    let decisions = search::best(words, &joints);
    for (decision, note) in &decisions {
        trace.note(Stage::Coordination, role_name(decision.role), || {
            format!("\"{}\" {note}", tokens[decision.candidate].text(text))
        });
    }
    decisions.into_iter().map(|(decision, _)| decision).collect()
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Verb => "main verb",
        Role::Lower => "verb of a lower level",
        Role::Noun => "noun",
        Role::Tail => "tail",
    }
}
