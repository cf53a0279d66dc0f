//! The search for the labelling of all joints that makes most sense as a whole.
//!
//! Hypotheses are extended joint by joint and the best few are kept, so the time is linear in the number of joints.

use super::joints::{Joint, Link};
use super::level::{ClauseVerb, Level};
use super::weigh::{Candidate, weigh};
use super::{Decision, Role};
use crate::lexicon::Readings as R;
use crate::noun_phrase::Object;
use crate::stage::head::Shape;
use crate::text::Token;

/// Hypotheses kept at each joint. The best one has never been below the tenth place.
const BEAM: usize = 10;

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

/// One joint and the part behind it.
#[derive(Clone, Copy)]
struct Step<'j> {
    joint: &'j Joint,
    item_end: usize,
    last: bool,
}

/// What a hypothesis knows about the words read so far.
#[derive(Debug, Clone, Copy)]
struct State {
    score: f32,
    /// A comma opened a list of verbs that no "and" has closed yet.
    open_verbs: bool,
    /// A comma opened a list of nouns.
    open_nouns: bool,
    /// A comma opened a list of verbs of a lower level.
    open_lower: bool,
    /// The last item is a verb without an object.
    bare: Option<Role>,
    /// The list of nouns began with a bare singular, which waits for the noun that closes it: "purchase, stock and post
    /// records".
    waiting: bool,
    /// Whether that verb is a homograph.
    bare_homograph: bool,
    /// What is open below the main level.
    level: Level,
    /// The token behind the last verb.
    after_verb: usize,
    /// The role of the item before.
    last: Role,
    /// The last step, for reading the labels back.
    node: usize,
}

struct Node {
    parent: usize,
    role: Role,
    margin: f32,
    note: Option<Box<str>>,
}

/// The best decision about each joint, with a note for the trace.
pub(super) fn best(words: Words<'_>, joints: &[Joint]) -> Vec<(Decision, String)> {
    let Words { text, tokens, head, to, shape, third_too, keep_notes } = words;
    let first_end = joints.first().map_or(to, |joint| joint.at);
    let head_bare = (head + 1..first_end).all(|at| tokens[at].is(R::PARTICLE | R::PREPOSITION));
    let mut nodes = vec![Node { parent: usize::MAX, role: Role::Verb, margin: f32::MAX, note: None }];
    let mut states = vec![State {
        score: 0.0,
        open_verbs: false,
        open_nouns: false,
        open_lower: false,
        bare: head_bare.then_some(Role::Verb),
        waiting: false,
        bare_homograph: false,
        level: Level::default().behind(text, tokens, head, first_end, true),
        after_verb: head + 1,
        last: Role::Verb,
        node: 0,
    }];
    let mut could_be_verb = Vec::with_capacity(joints.len());
    for (number, joint) in joints.iter().enumerate() {
        let item_end = joints.get(number + 1).map_or(to, |next| next.at);
        let last = number + 1 == joints.len();
        let mut extended: Vec<State> = Vec::with_capacity(states.len() * 3);
        could_be_verb.push(tokens[joint.candidate].is(shape.reading()));
        // Hypotheses differ in their last verb at most, so the same word is weighed once or twice.
        let mut weighed: Vec<(usize, Candidate)> = Vec::with_capacity(2);
        for state in &states {
            let after_verb = state.after_verb.max(last_item_start(joints, number));
            let place = weighed.iter().position(|(after, _)| *after == after_verb).unwrap_or_else(|| {
                let third =
                    third_too && tokens[joint.candidate].is(R::THIRD) && !tokens[joint.candidate].is(R::BASE);
                let shape = if third { Shape::Third } else { shape };
                let candidate = weigh(text, tokens, joint, item_end, after_verb, shape, keep_notes);
                weighed.push((after_verb, candidate));
                weighed.len() - 1
            });
            let candidate = &weighed[place].1;
            let step = Step { joint, item_end, last };
            extend(words, step, state, candidate, &mut extended, &mut nodes);
        }
        extended.sort_by(|a, b| b.score.total_cmp(&a.score));
        extended.truncate(BEAM);
        states = extended;
    }
    let mut decisions = Vec::with_capacity(joints.len());
    let mut node =
        states.iter().max_by(|a, b| final_score(a).total_cmp(&final_score(b))).map_or(0, |state| state.node);
    for (number, joint) in joints.iter().enumerate().rev() {
        let Some(step) = nodes.get(node) else { break };
        let decision = Decision {
            joint: joint.at,
            candidate: joint.candidate,
            role: step.role,
            margin: step.margin,
            alternative: joint.alternative,
            repeats: joint.repeats,
            could_be_verb: could_be_verb.get(number).copied().unwrap_or(false),
        };
        decisions.push((decision, step.note.as_deref().unwrap_or_default().to_owned()));
        node = step.parent;
    }
    decisions.reverse();
    decisions
}

/// Where the item before this joint starts, so that its object is looked for there and not further back.
fn last_item_start(joints: &[Joint], number: usize) -> usize {
    number.checked_sub(1).and_then(|before| joints.get(before)).map_or(0, |joint| joint.candidate)
}

/// What an unfinished list costs at the end.
fn final_score(state: &State) -> f32 {
    let mut score = state.score;
    if state.open_verbs {
        score -= 2.5;
    }
    if state.open_nouns {
        score -= 1.5;
    }
    if state.open_lower {
        score -= 1.5;
    }
    if state.bare == Some(Role::Verb) {
        score -= if state.bare_homograph { 2.5 } else { 0.75 };
    }
    score
}

/// Adds every way to go on from a hypothesis.
fn extend(
    words: Words<'_>,
    step: Step<'_>,
    state: &State,
    candidate: &Candidate,
    extended: &mut Vec<State>,
    nodes: &mut Vec<Node>,
) {
    let Step { joint, last, .. } = step;
    let shape = words.shape;
    let mut options: [Option<f32>; 4] = [None; 4];
    if candidate.can_be_verb {
        options[0] = Some(candidate.verb.total() + main_verb(joint, state, candidate, shape));
        options[1] =
            lower_verb(joint, state, candidate, shape, last).map(|points| candidate.verb.total() + points);
    }
    if candidate.can_be_noun {
        options[2] = Some(candidate.noun.total() + noun(joint, state, candidate));
    } else {
        options[3] = Some(if state.open_nouns && joint.link == Link::CommaCoordinator { -1.0 } else { 0.0 });
    }
    if candidate.can_be_verb && shape == Shape::Gerund && joint.link == Link::Comma {
        options[3] = Some(0.5);
    }
    let roles = [Role::Verb, Role::Lower, Role::Noun, Role::Tail];
    for (place, points) in options.iter().enumerate() {
        let Some(points) = *points else { continue };
        let others =
            options.iter().enumerate().filter(|(other, _)| *other != place).filter_map(|(_, points)| *points);
        let rival = others.fold(f32::MIN, f32::max);
        let margin = if rival == f32::MIN { f32::MAX } else { points - rival };
        let role = roles[place];
        let note = words.keep_notes.then(|| {
            format!(
                "verb {}, noun {}; with its place in the list: {}",
                candidate.verb.describe(),
                candidate.noun.describe(),
                describe(&options)
            )
            .into_boxed_str()
        });
        nodes.push(Node { parent: state.node, role, margin, note });
        let mut next = follow_up(words, step, state, candidate, role);
        next.score = state.score + points;
        next.node = nodes.len() - 1;
        extended.push(next);
    }
}

fn describe(options: &[Option<f32>; 4]) -> String {
    let names = ["main verb", "lower verb", "noun", "tail"];
    let parts: Vec<String> = names
        .iter()
        .zip(options)
        .filter_map(|(name, points)| points.map(|points| format!("{name} {points:+.2}")))
        .collect();
    parts.join(", ")
}

/// The object before the joint needs one more noun. The end of a clause looks like one and is none.
fn open_before(state: &State, candidate: &Candidate) -> bool {
    (candidate.before == Object::Open || state.waiting) && state.level.clause.is_none()
}

/// What the list says about a main verb at this joint.
fn main_verb(joint: &Joint, state: &State, candidate: &Candidate, shape: Shape) -> f32 {
    let mut points = 0.0;
    if joint.repeats.is_some() {
        // "Ability to give advice and to check work": the same "to", unless another infinitive stands between.
        points += if state.level.infinitive && shape == Shape::Base { -6.0 } else { 6.0 };
    }
    if state.bare == Some(Role::Verb) && state.bare_homograph && candidate.compound {
        // "review risk, issue and change logs": the compound closes a list of nouns.
        points -= 2.5;
    } else if state.bare == Some(Role::Verb) {
        // "advice, support and challenge to schools": what a preposition follows brings no object to share.
        points += if candidate.lacks_object && state.bare_homograph { 0.5 } else { 2.5 };
    } else if open_before(state, candidate) && joint.link != Link::CommaCoordinator && candidate.homograph {
        points -= if candidate.before_known { 2.0 } else { 1.0 };
    }
    if state.open_nouns {
        points -= 2.5;
    }
    if open_before(state, candidate) && state.bare != Some(Role::Verb) && !candidate.own_object {
        // "audit purchase, stock and post records": a bare singular waits for the noun that closes the list.
        let waits = match joint.link {
            Link::Comma => candidate.bare && candidate.before_known,
            Link::Coordinator => state.open_nouns,
            Link::CommaCoordinator => state.waiting,
        };
        if waits {
            points -= 3.0;
        }
    }
    match joint.link {
        Link::CommaCoordinator if !state.open_nouns => points += 1.25,
        Link::Coordinator if state.open_verbs => points += 1.5,
        _ => {}
    }
    let pronoun_behind = candidate.resumes && !candidate.own_object;
    if pronoun_behind && state.level == Level::default() && joint.link == Link::Coordinator {
        // "agree goals and report progress against them": a noun hardly speaks of its own sibling.
        points += 1.0;
    }
    if pronoun_behind && candidate.resumes_at_once && joint.link != Link::Comma {
        // "knows the limits of the role and works within them"
        points += 2.0;
    }
    if joint.slash && state.bare != Some(Role::Verb) {
        points -= 4.0;
    }
    if state.bare != Some(Role::Verb) && !candidate.own_object {
        if candidate.homograph && joint.link == Link::Comma {
            points -= 1.0;
        }
        if candidate.homograph && joint.alternative && !candidate.clause_follows {
            points -= 2.5;
        }
        if candidate.homograph && candidate.bare && joint.link != Link::CommaCoordinator {
            points -= 2.0;
        }
        let inside = candidate.inside_preposition && state.level.clause.is_none();
        if candidate.homograph && inside && joint.link == Link::Coordinator {
            points -= 0.9;
        }
        if candidate.homograph && candidate.bare && candidate.mass {
            points -= 1.5;
        }
        if state.level.tail && joint.link != Link::CommaCoordinator {
            points -= if joint.link == Link::Comma || state.level.examples { 4.0 } else { 2.0 };
        }
    }
    if state.level.hanging && state.level.infinitive && joint.link != Link::CommaCoordinator {
        points -= 1.5;
    }
    if state.bare == Some(Role::Lower) && joint.link != Link::CommaCoordinator {
        points -= 1.5;
    }
    points
}

/// What the list says about a verb of a lower level, if one is open that this word could belong to.
fn lower_verb(joint: &Joint, state: &State, candidate: &Candidate, shape: Shape, last: bool) -> Option<f32> {
    let level = state.level;
    let infinitive = (level.infinitive || level.bare) && shape == Shape::Base;
    let clause = match level.clause {
        Some(ClauseVerb::Base) => shape == Shape::Base,
        Some(ClauseVerb::Third) => shape == Shape::Third,
        _ => false,
    };
    let gerund = level.gerund && shape == Shape::Gerund;
    if !(infinitive || clause || gerund) {
        return None;
    }
    let mut points = 0.0;
    if state.open_nouns {
        points -= 2.5;
    }
    let near = if infinitive { 1.5 } else { 0.75 };
    let shares_object =
        state.bare == Some(Role::Lower) && (state.open_lower || joint.link != Link::CommaCoordinator);
    points += match joint.link {
        _ if shares_object => 2.5,
        Link::Coordinator if state.open_lower || state.last == Role::Lower => near + 1.0,
        Link::Coordinator if state.open_verbs => -1.0,
        Link::Coordinator => near,
        Link::Comma if infinitive => 0.75,
        Link::Comma => -0.5,
        Link::CommaCoordinator if state.open_lower => 1.5,
        Link::CommaCoordinator => -1.25,
    };
    if level.made && candidate.own_object {
        points -= 3.0;
    }
    if level.passive && infinitive {
        points -= 3.0;
    }
    if level.assured && clause {
        points += 1.0;
    }
    if level.gap && candidate.own_object {
        points -= 3.0;
    } else if level.gap && (candidate.has_object || candidate.resumes || candidate.intransitive) {
        points -= 2.5;
    }
    if clause && !infinitive && candidate.resumes && !level.assured {
        points -= 2.0;
    }
    if infinitive && level.hanging && joint.link != Link::CommaCoordinator {
        points += 2.0;
    }
    if clause && level.gap && candidate.bare && last {
        points += 2.0;
    }
    if candidate.before == Object::Open && joint.link == Link::Coordinator && candidate.homograph {
        points -= 1.0;
    }
    Some(points)
}

/// What the list says about one more noun.
fn noun(joint: &Joint, state: &State, candidate: &Candidate) -> f32 {
    let mut points = 0.0;
    match state.bare {
        Some(Role::Verb) if candidate.can_be_verb => points -= 3.0,
        Some(Role::Verb) => points -= if state.bare_homograph { 2.5 } else { 1.0 },
        Some(_) => points -= 1.5,
        None => {}
    }
    match joint.link {
        Link::Coordinator => {
            if open_before(state, candidate) {
                points += 0.75;
            }
            if state.open_nouns {
                points += 0.5;
            }
        }
        Link::CommaCoordinator if state.open_nouns => points += 0.75,
        Link::CommaCoordinator if joint.alternative => points -= 0.5,
        Link::CommaCoordinator => points -= 1.5,
        Link::Comma => {}
    }
    points
}

/// The state behind an item with this role.
fn follow_up(words: Words<'_>, step: Step<'_>, state: &State, candidate: &Candidate, role: Role) -> State {
    let Words { text, tokens, .. } = words;
    let Step { joint, item_end, .. } = step;
    let mut next = *state;
    let comma = joint.link == Link::Comma;
    next.last = role;
    next.bare = None;
    next.waiting = false;
    match role {
        Role::Verb => {
            next.open_verbs = comma;
            next.open_nouns = false;
            next.open_lower = false;
            next.bare = candidate.bare.then_some(Role::Verb);
            // Verbs without an object wait together: "weigh cost, risk and benefit".
            next.bare_homograph = candidate.homograph || (state.bare.is_some() && state.bare_homograph);
            next.after_verb = joint.candidate + 1;
            next.level = Level::default().behind(text, tokens, joint.candidate, item_end, true);
        }
        Role::Lower => {
            next.open_lower = comma;
            next.open_nouns = false;
            next.bare = candidate.bare.then_some(Role::Lower);
            next.after_verb = joint.candidate + 1;
            next.level = state.level.behind(text, tokens, joint.candidate, item_end, true);
        }
        Role::Noun => {
            next.open_nouns = comma;
            next.waiting = comma && open_before(state, candidate) && item_end == joint.candidate + 1;
            next.level = state.level.behind(text, tokens, joint.candidate, item_end, false);
        }
        Role::Tail => {
            next.open_nouns = false;
            // `from` is one before the candidate, so that a clause that opens here is seen.
            next.level = state.level.behind(text, tokens, joint.candidate - 1, item_end, false);
            next.level.tail |= tokens[joint.candidate].is(R::GERUND);
        }
    }
    next
}
