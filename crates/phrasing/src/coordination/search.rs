//! The search for the labelling of all joints that makes most sense as a whole.
//!
//! Hypotheses are extended joint by joint and the best few are kept, so the time is linear in the number of joints.

use super::joints::Joint;
use super::state::State;
use super::weigh::{Candidate, weigh};
use super::{Decision, Labelling, Role, Words, list};
use crate::evidence::{Cue, Evidence};
use crate::lexicon::Readings as R;
use crate::stage::head::Shape;

/// Hypotheses kept at each joint. The best one has never been below the tenth place.
const BEAM: usize = 10;
/// The margin of a joint about which all hypotheses that were kept agree.
const AGREED: f32 = 20.0;

/// One joint and the part behind it.
#[derive(Clone, Copy)]
struct Step<'j> {
    number: usize,
    joint: &'j Joint,
    item_end: usize,
    last: bool,
}

struct Node {
    parent: usize,
    role: Role,
    note: Option<Box<(String, Vec<Cue>)>>,
}

/// The best decision about each joint with a note for the trace, and, where notes are kept, all labellings that came
/// through, best first.
pub(super) fn best(words: Words<'_>, joints: &[Joint]) -> (Vec<(Decision, String)>, Vec<Labelling>) {
    let Words { text, tokens, to, shape, third_too, keep_notes, .. } = words;
    if joints.is_empty() {
        let only = Labelling { verbs: Vec::new(), cues: Vec::new() };
        return (Vec::new(), if keep_notes { vec![only] } else { Vec::new() });
    }
    let first_end = joints.first().map_or(to, |joint| joint.at);
    let mut nodes = vec![Node { parent: usize::MAX, role: Role::Verb, note: None }];
    let mut states = vec![State::start(words, first_end)];
    let mut extended: Vec<State> = Vec::with_capacity(BEAM * 3);
    for (number, joint) in joints.iter().enumerate() {
        let item_end = joints.get(number + 1).map_or(to, |next| next.at);
        let step = Step { number, joint, item_end, last: number + 1 == joints.len() };
        extended.clear();
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
            extend(words, step, state, &weighed[place].1, &mut extended, &mut nodes);
        }
        extended.sort_by(|a, b| b.score.total_cmp(&a.score));
        extended.truncate(BEAM);
        std::mem::swap(&mut states, &mut extended);
    }
    let mut ends: Vec<Evidence> = Vec::with_capacity(states.len());
    for state in &mut states {
        let mut evidence = Evidence::new(keep_notes);
        list::end(state, &mut evidence);
        state.score += evidence.total();
        ends.push(evidence);
    }
    let winner =
        (0..states.len()).reduce(|best, at| if states[at].score > states[best].score { at } else { best });
    let Some(winner) = winner.and_then(|at| states.get(at)) else { return (Vec::new(), Vec::new()) };
    let labellings = if keep_notes { labellings(joints, &nodes, &states, &ends) } else { Vec::new() };
    (decisions(words, joints, &nodes, &states, winner), labellings)
}

/// Reads the labels of the winner back.
fn decisions(
    words: Words<'_>,
    joints: &[Joint],
    nodes: &[Node],
    states: &[State],
    winner: &State,
) -> Vec<(Decision, String)> {
    let mut decisions = Vec::with_capacity(joints.len());
    let mut node = winner.node;
    for (number, joint) in joints.iter().enumerate().rev() {
        let Some(step) = nodes.get(node) else { break };
        let decision = Decision {
            joint: joint.at,
            candidate: joint.candidate,
            role: step.role,
            margin: margin(states, winner, number),
            alternative: joint.alternative,
            repeats: joint.repeats,
            could_be_verb: words.tokens[joint.candidate].is(words.shape.reading()),
        };
        let note = step.note.as_ref().map_or_else(String::new, |note| note.0.clone());
        decisions.push((decision, note));
        node = step.parent;
    }
    decisions.reverse();
    decisions
}

/// How far the winner lies before the best hypothesis that reads this joint otherwise.
fn margin(states: &[State], winner: &State, number: usize) -> f32 {
    let bit = bit(number);
    let others = states.iter().filter(|state| (state.verbs ^ winner.verbs) & bit != 0);
    others.map(|state| winner.score - state.score).fold(AGREED, f32::min)
}

fn bit(number: usize) -> u128 {
    u32::try_from(number).ok().and_then(|number| 1_u128.checked_shl(number)).unwrap_or_default()
}

/// Every labelling that came through, with the cues on its way.
fn labellings(joints: &[Joint], nodes: &[Node], states: &[State], ends: &[Evidence]) -> Vec<Labelling> {
    let mut found: Vec<(f32, Labelling)> = Vec::with_capacity(states.len());
    for (state, end) in states.iter().zip(ends) {
        let mut labelling = Labelling { verbs: Vec::new(), cues: end.cues().to_vec() };
        let mut node = state.node;
        for joint in joints.iter().rev() {
            let Some(step) = nodes.get(node) else { break };
            if step.role == Role::Verb {
                labelling.verbs.push(joint.candidate);
            }
            labelling.cues.extend(step.note.iter().flat_map(|note| note.1.iter().copied()));
            node = step.parent;
        }
        labelling.verbs.reverse();
        found.push((state.score, labelling));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, labelling)| labelling).collect()
}

/// Where the item before this joint starts, so that its object is looked for there and not further back.
fn last_item_start(joints: &[Joint], number: usize) -> usize {
    number.checked_sub(1).and_then(|before| joints.get(before)).map_or(0, |joint| joint.candidate)
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
    let Words { shape, keep_notes, .. } = words;
    let none = Evidence::new(keep_notes);
    let mut options: [Option<(Role, &Evidence, Evidence)>; 4] = [None, None, None, None];
    if candidate.can_be_verb {
        let mut place = Evidence::new(keep_notes);
        list::main_verb(joint, state, candidate, shape, last, &mut place);
        options[0] = Some((Role::Verb, &candidate.verb, place));
        let mut place = Evidence::new(keep_notes);
        options[1] = list::lower_verb(joint, state, candidate, shape, last, &mut place).then_some((
            Role::Lower,
            &candidate.verb,
            place,
        ));
    }
    if candidate.can_be_noun {
        let mut place = Evidence::new(keep_notes);
        list::noun(words, joint, state, candidate, &mut place);
        options[2] = Some((Role::Noun, &candidate.noun, place));
    }
    let mut place = Evidence::new(keep_notes);
    options[3] = list::tail(joint, state, candidate, shape, &mut place).then_some((Role::Tail, &none, place));
    let about_all = keep_notes.then(|| describe(&options));
    for (role, itself, place) in options.iter().flatten() {
        let note = about_all.as_ref().map(|all| {
            let reason = format!("{all}; {}; place: {}", itself.describe(), place.describe());
            Box::new((reason, itself.cues().iter().chain(place.cues()).copied().collect()))
        });
        nodes.push(Node { parent: state.node, role: *role, note });
        let mut next = state.behind(words, joint, step.item_end, candidate, *role);
        if *role == Role::Verb {
            next.verbs |= bit(step.number);
        }
        next.score = state.score + itself.total() + place.total();
        next.node = nodes.len() - 1;
        extended.push(next);
    }
}

fn describe(options: &[Option<(Role, &Evidence, Evidence)>; 4]) -> String {
    let points = |(role, itself, place): &(Role, &Evidence, Evidence)| {
        format!("{} {:+.2}", super::role_name(*role), itself.total() + place.total())
    };
    options.iter().flatten().map(points).collect::<Vec<_>>().join(", ")
}
