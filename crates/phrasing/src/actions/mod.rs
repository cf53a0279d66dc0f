//! The separate actions of a statement: one phrase for each coordinated verb, with an object of its own.
//!
//! "Greet visitors and answer the phone" is [cut] at its verbs. Verbs that [share](share) an object each get it: "plan
//! projects", "budget projects". A part whose [pronoun] means something in the part before gets the noun instead, and
//! where that is not sure the statement is not cut at all.

mod pronoun;
mod share;
mod whole;

use crate::coordination::{Decision, Role};
use crate::lexicon::Readings as R;
use crate::phrase::Forms;
use crate::render::{self, Edit};
use crate::stage::spoken::Gap;
use crate::text::{Token, TokenKind};

/// A statement with its verbs found and inflected, ready to be cut.
#[derive(Clone, Copy)]
pub(crate) struct Statement<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) start: usize,
    pub(crate) to: usize,
    /// The first verb and those of the decisions whose role is a verb, in order.
    pub(crate) verbs: &'a [usize],
    pub(crate) decisions: &'a [Decision],
    pub(crate) edits: &'a [Edit],
    /// What is not said aloud.
    pub(crate) gaps: &'a [Gap],
}

/// One verb with the tokens that belong to it: from its adverb to the next separator.
#[derive(Debug, Clone, Copy)]
struct Part {
    from: usize,
    verb: usize,
    to: usize,
    /// The part is linked to the one before by "or".
    alternative: bool,
}

impl Part {
    /// The verb alone.
    fn verb_only(self) -> Self {
        Self { to: self.verb + 1, ..self }
    }
}

/// The separate actions, or nothing where there is only one or the cut is not sure. `sure` is the least margin of a
/// decision that can be relied on.
pub(crate) fn separate(statement: Statement<'_>, sure: f32) -> Vec<Forms> {
    let unsure = statement.decisions.iter().any(|decision| decision.could_be_verb && decision.margin < sure);
    if unsure || statement.verbs.len() < 2 {
        return Vec::new();
    }
    let Some(parts) = parts(statement) else { return Vec::new() };
    let groups = share::groups(statement, &parts);
    let cuts = groups.iter().zip(groups.iter().skip(1));
    if !cuts
        .filter_map(|(before, group)| before.cut(group))
        .all(|(before, part)| whole::can_cut(statement, before, part))
    {
        return Vec::new();
    }
    let Some(edits) = pronoun::resolved(statement, &groups) else { return Vec::new() };
    let resolved = Statement { edits: &edits, ..statement };
    let actions: Vec<Forms> = groups.iter().flat_map(|group| group.actions(resolved)).collect();
    if actions.len() < 2 { Vec::new() } else { actions }
}

/// The statement, cut before each of its verbs; `None` where words stand between a separator and its verb that belong
/// to neither.
fn parts(statement: Statement<'_>) -> Option<Vec<Part>> {
    let Statement { tokens, start, to, verbs, decisions, .. } = statement;
    let joints: Vec<&Decision> = decisions.iter().filter(|decision| decision.role == Role::Verb).collect();
    let ends = joints.iter().map(|joint| joint.joint).chain([to]);
    let mut parts = Vec::with_capacity(verbs.len());
    for (number, (verb, end)) in verbs.iter().zip(ends).enumerate() {
        let joint = number.checked_sub(1).and_then(|before| joints.get(before));
        let from = match joint {
            None => start,
            Some(joint) => behind_separator(tokens, joint)?,
        };
        let alternative = joint.is_some_and(|joint| joint.alternative);
        parts.push(Part { from, verb: *verb, to: end, alternative });
    }
    Some(parts)
}

/// The first token behind the separator; an adverb before the verb belongs to the action.
fn behind_separator(tokens: &[Token], decision: &Decision) -> Option<usize> {
    let words = |at: &usize| tokens[*at].kind == TokenKind::Word && !tokens[*at].is(R::COORDINATOR);
    let mut between = (decision.joint..decision.candidate).filter(words);
    let first = between.clone().next().unwrap_or(decision.candidate);
    let belongs = |at: usize| tokens[at].is(R::ADVERB) || decision.repeats == Some(at);
    between.all(belongs).then_some(first)
}

/// The forms of the tokens between two places.
fn forms(statement: Statement<'_>, from: usize, to: usize, keep_capital: bool) -> Option<Forms> {
    let Statement { text, tokens, edits, gaps, .. } = statement;
    let (first, last) = (tokens.get(from)?, tokens.get(to.checked_sub(1)?)?);
    Some(render::forms(text, first.start, last.end, edits, gaps, keep_capital))
}
