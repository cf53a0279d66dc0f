//! Coordination: which words behind a comma, an "and" or a slash are verbs of the main level?
//!
//! The statement is cut at its [joints]. What stands behind a joint is a main verb, a verb of a lower
//! [level] (an infinitive, a relative clause), one more noun of a list, or something else. [`weigh`] says what each word
//! looks like on its own, [`list`] what its place in the list says; [`search`] finds the labelling that makes most sense
//! as a whole: lists are closed, verbs without an object share the next one, siblings are of one kind. What each [`cue`]
//! is worth is learnt: a log-linear model over whole labellings.

mod cue;
mod joints;
mod level;
mod list;
mod search;
mod state;
mod weigh;

pub(crate) use cue::prepare;

use crate::evidence::Cue;
use crate::explain::{Stage, Trace};
use crate::stage::head::Shape;
use crate::text::Token;

/// What all hypotheses share: the words, and the shape of the first verb.
#[derive(Clone, Copy)]
pub(crate) struct Words<'t> {
    /// The cleaned text.
    pub(crate) text: &'t str,
    /// Its tokens.
    pub(crate) tokens: &'t [Token],
    /// The first verb.
    pub(crate) head: usize,
    /// The token behind the phrase.
    pub(crate) to: usize,
    /// The shape of the first verb.
    pub(crate) shape: Shape,
    /// Behind "does not", a third person is a main verb as well.
    pub(crate) third_too: bool,
    /// Somebody wants to see the evidence.
    pub(crate) keep_notes: bool,
}

/// One way to read all joints.
pub(crate) struct Labelling {
    /// The main verbs behind the first one.
    pub(crate) verbs: Vec<usize>,
    /// What speaks for this way and against it.
    pub(crate) cues: Vec<Cue>,
}

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
    /// The "to" before the word that repeats the one of the lead-in, and that goes with it.
    pub(crate) repeats: Option<usize>,
    /// The word could have been a verb at all.
    pub(crate) could_be_verb: bool,
}

/// Decides about every joint behind the head. `lead_in` is the last word of the lead-in: the "to" of "able to".
pub(crate) fn decide(words: Words<'_>, lead_in: Option<&str>, trace: &mut Trace) -> Vec<Decision> {
    let Words { text, tokens, head, to, .. } = words;
    let joints = joints::find(text, tokens, head, to, lead_in);
    let (decisions, labellings) = search::best(words, &joints);
    trace.labelled(text, tokens, head, &labellings, words.shape);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenise;

    /// The main verbs of a text, the first one included.
    #[track_caller]
    fn check(text: &str, expected: &[&str], why: &str) {
        let tokens = tokenise(text);
        let shape = if tokens[0].is(crate::lexicon::Readings::BASE) { Shape::Base } else { Shape::Third };
        let words = Words {
            text,
            tokens: &tokens,
            head: 0,
            to: tokens.len(),
            shape,
            third_too: false,
            keep_notes: false,
        };
        let decisions = decide(words, None, &mut Trace::off());
        let mut found = vec![tokens[0].text(text)];
        let verbs = decisions.iter().filter(|decision| decision.role == Role::Verb);
        found.extend(verbs.map(|decision| tokens[decision.candidate].text(text)));
        assert_eq!(found, expected, "{text}: {why}");
    }

    #[test]
    fn main_verbs_are_found_behind_every_joint() {
        check("Cut, sew and press garments", &["Cut", "sew", "press"], "they share an object");
        check("Track spend and report variances", &["Track", "report"], "a mass noun is a whole object");
        check(
            "Hear appeals from tenants, landlords, or agents and issue decisions",
            &["Hear", "issue"],
            "the list is closed",
        );
        check(
            "Help visitors plan tours, and answer questions",
            &["Help", "answer"],
            "the comma reopens the main level",
        );
        check(
            "Log faults that users report and chase suppliers",
            &["Log", "chase"],
            "an object of its own behind a gap",
        );
        check(
            "Pick tools, such as saws, and make cuts",
            &["Pick", "make"],
            "a comma in front of examples opens no list",
        );
        check("Track use and step in when it stalls", &["Track", "step"], "a preposition without a noun");
    }

    #[test]
    fn nouns_and_lower_verbs_are_left() {
        check("Draft contract and purchase documents", &["Draft"], "the first noun needs the last");
        check("Cover shifts, breaks, and leave", &["Cover"], "siblings of a noun are nouns");
        check("Produce reports that inform decisions and drive change", &["Produce"], "relative clause");
        check("Use logic to win support or change views", &["Use"], "infinitive");
        check("Pack goods such as tins, jars, and book ends", &["Pack"], "examples");
        check(
            "Designs processes and controls and documents them",
            &["Designs", "documents"],
            "a plural between",
        );
    }
}
