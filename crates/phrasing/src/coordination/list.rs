//! What the place of a word in its list says about each role that it could have.

use super::cue::Cue;
use super::joints::{Joint, Link};
use super::level::{ClauseEnd, ClauseVerb, Doubtful, Level, Purpose, Topic};
use super::state::State;
use super::weigh::Candidate;
use super::{Role, Words};
use crate::evidence::Evidence;
use crate::lexicon::{Pair, Readings as R, known_base, pair};
use crate::noun_phrase::Object;
use crate::stage::head::Shape;
use crate::weights::Class;

/// The object before the joint needs one more noun. The end of a clause looks like one and is none.
pub(super) fn open_before(state: &State, candidate: &Candidate) -> bool {
    (candidate.before == Object::Open || state.waiting) && state.level.clause.is_none()
}

/// What the list says about a main verb at this joint.
pub(super) fn main_verb(
    joint: &Joint,
    state: &State,
    candidate: &Candidate,
    shape: Shape,
    last: bool,
    evidence: &mut Evidence,
) {
    let class = candidate.class;
    let mut put = |cue: Cue, value: f32| evidence.put(cue.weighed(class, value));
    let waits_for_object = state.bare == Some(Role::Verb);
    put(
        match joint.link {
            Link::Comma => Cue::BehindComma,
            Link::Coordinator => Cue::BehindAnd,
            Link::CommaCoordinator => Cue::BehindCommaAnd,
        },
        1.0,
    );
    if joint.semicolon {
        put(Cue::BehindSemicolon, 1.0);
    }
    put(Cue::Distant, candidate.distance);
    if candidate.before == Object::Complete && !waits_for_object && !state.level.hanging {
        put(Cue::ObjectComplete, 1.0);
    }
    if candidate.loses_article {
        put(Cue::ObjectDetermined, 1.0);
    }
    if last {
        put(Cue::LastPart, 1.0);
    }
    if joint.repeats.is_some() {
        // "Ability to give advice and to check work": the same "to", unless another infinitive stands between.
        let inside = state.level.infinitive && shape == Shape::Base;
        put(if inside { Cue::RepeatsInfinitive } else { Cue::Repeats }, 1.0);
    }
    if waits_for_object && state.bare_homograph && candidate.compound {
        // "review risk, issue and change logs": the compound closes a list of nouns.
        put(Cue::CompoundClosesList, 1.0);
    } else if waits_for_object {
        // "advice, support and challenge to schools": what a preposition follows brings no object to share.
        let nothing = candidate.lacks_object && state.bare_homograph;
        put(if nothing { Cue::SharesNothing } else { Cue::SharesObject }, 1.0);
    } else if open_before(state, candidate) && joint.link != Link::CommaCoordinator && candidate.homograph {
        put(if candidate.before_known { Cue::WaitsKnown } else { Cue::Waits }, 1.0);
    }
    if state.open_nouns {
        put(Cue::BehindNouns, 1.0);
    }
    if open_before(state, candidate) && !waits_for_object && !candidate.own_object {
        // "audit purchase, stock and post records": a bare singular waits for the noun that closes the list.
        let waits = match joint.link {
            Link::Comma => candidate.bare && candidate.before_known,
            Link::Coordinator => state.open_nouns,
            Link::CommaCoordinator => state.waiting,
        };
        if waits {
            put(Cue::WaitsForClose, 1.0);
        }
    }
    match joint.link {
        Link::CommaCoordinator if !state.open_nouns => put(Cue::ReopensMain, 1.0),
        Link::Coordinator if state.open_verbs => put(Cue::ClosesVerbs, 1.0),
        _ => {}
    }
    let pronoun_behind = candidate.resumes && !candidate.own_object;
    if pronoun_behind && state.level == Level::default() && joint.link == Link::Coordinator {
        // "agree goals and report progress against them": a noun hardly speaks of its own sibling.
        put(Cue::Resumes, 1.0);
    }
    if pronoun_behind && candidate.resumes_at_once && joint.link != Link::Comma {
        // "knows the limits of the role and works within them"
        put(Cue::ResumesAtOnce, 1.0);
    }
    if candidate.transitive && (candidate.lacks_object || (last && candidate.bare)) {
        // "wax, and soot from panel paintings"
        put(Cue::LacksObject, 1.0);
    }
    if joint.slash && !waits_for_object {
        put(Cue::Slash, 1.0);
    }
    if !waits_for_object && !candidate.own_object {
        if candidate.homograph && joint.link == Link::Comma {
            put(Cue::HomographBehindComma, 1.0);
        }
        if candidate.homograph && joint.alternative && !candidate.clause_follows {
            put(Cue::HomographBehindOr, 1.0);
        }
        if candidate.homograph && candidate.bare && joint.link != Link::CommaCoordinator {
            put(Cue::HomographBare, 1.0);
        }
        let inside = candidate.inside_preposition && state.level.clause.is_none();
        if candidate.homograph && inside && joint.link == Link::Coordinator {
            put(Cue::HomographInside, 1.0);
        }
        if candidate.homograph && candidate.bare && candidate.mass {
            put(Cue::HomographBareMass, 1.0);
        }
        if state.level.tail && joint.link != Link::CommaCoordinator {
            let examples = joint.link == Link::Comma || state.level.examples;
            put(if examples { Cue::InExamples } else { Cue::InTail }, 1.0);
        }
    }
    if state.level.hanging && state.level.infinitive && joint.link != Link::CommaCoordinator {
        put(Cue::BehindHanging, 1.0);
    }
    if state.bare == Some(Role::Lower) && joint.link != Link::CommaCoordinator {
        put(Cue::BehindBareLower, 1.0);
    }
}

/// What the list says about a verb of a lower level. Tells whether one is open that this word could belong to.
pub(super) fn lower_verb(
    joint: &Joint,
    state: &State,
    candidate: &Candidate,
    shape: Shape,
    last: bool,
    evidence: &mut Evidence,
) -> bool {
    let level = state.level;
    let infinitive = (level.infinitive || level.bare) && shape == Shape::Base;
    let clause = match level.clause {
        Some(ClauseVerb::Base) => shape == Shape::Base,
        Some(ClauseVerb::Third) => shape == Shape::Third,
        _ => false,
    };
    let gerund = level.gerund && shape == Shape::Gerund;
    if !(infinitive || clause || gerund) {
        return false;
    }
    let class = candidate.class;
    let mut put = |cue: Cue| evidence.put(cue.weighed(class, 1.0));
    if clause {
        put(Cue::LowerOnClause);
        match level.topic {
            Some(Topic::Relative) => put(Cue::LowerRelative),
            Some(Topic::Modal) => put(Cue::LowerModal),
            Some(Topic::Asked) => put(Cue::LowerAsked),
            Some(Topic::When) => put(Cue::LowerWhen),
            Some(Topic::So) => put(Cue::LowerSo),
            None => {}
        }
        if !level.gap && !level.assured && !candidate.own_object && !candidate.resumes {
            // "reports that inform decisions and drive change"
            put(Cue::LowerSubject);
        }
    }
    if infinitive {
        put(Cue::LowerOnInfinitive);
    }
    if state.open_nouns {
        put(Cue::LowerInNouns);
    }
    let shares_object =
        state.bare == Some(Role::Lower) && (state.open_lower || joint.link != Link::CommaCoordinator);
    put(match joint.link {
        _ if shares_object => Cue::LowerShares,
        Link::Coordinator if state.open_lower || state.last == Role::Lower => {
            if infinitive {
                Cue::LowerAgainInfinitive
            } else {
                Cue::LowerAgain
            }
        }
        Link::Coordinator if state.open_verbs => Cue::LowerBehindVerbs,
        Link::Coordinator if infinitive => Cue::LowerInfinitive,
        Link::Coordinator => Cue::LowerClause,
        Link::Comma if infinitive => Cue::LowerCommaInfinitive,
        Link::Comma => Cue::LowerComma,
        Link::CommaCoordinator if state.open_lower => Cue::LowerCloses,
        Link::CommaCoordinator => Cue::LowerCommaAnd,
    });
    if joint.semicolon {
        put(Cue::LowerSemicolon);
    }
    match level.purpose.filter(|_| infinitive) {
        Some(Purpose::Intransitive) => put(Cue::LowerPurpose),
        Some(Purpose::Use) => put(Cue::LowerUse),
        None => {}
    }
    match level.doubtful.filter(|_| infinitive) {
        Some(Doubtful::Little) => put(Cue::LowerDoubtful),
        Some(Doubtful::Much) => put(Cue::LowerDoubtfulMuch),
        None => {}
    }
    match level.clause_ends.filter(|_| clause) {
        Some(ClauseEnd::Waits) => put(Cue::LowerClauseWaits),
        Some(ClauseEnd::Done) => put(Cue::LowerClauseDone),
        None => {}
    }
    if level.made && candidate.own_object {
        put(Cue::LowerMade);
    }
    if level.passive && infinitive {
        put(Cue::LowerPassive);
    }
    if level.assured && clause {
        put(Cue::LowerAssured);
    }
    if level.gap && candidate.own_object {
        put(Cue::LowerOwnObject);
    } else if level.gap && (candidate.has_object || candidate.resumes || candidate.intransitive) {
        put(Cue::LowerGap);
    }
    let waits = level.clause_ends == Some(ClauseEnd::Waits);
    if clause && !infinitive && candidate.resumes && !level.assured && !waits {
        put(Cue::LowerResumes);
    }
    if infinitive && level.hanging && joint.link != Link::CommaCoordinator {
        put(Cue::LowerHanging);
    }
    if clause && level.gap && candidate.bare && last {
        put(Cue::LowerBareGap);
    }
    let open = candidate.before == Object::Open && !level.hanging;
    if open && joint.link == Link::Coordinator && candidate.homograph {
        put(Cue::LowerOpen);
    }
    true
}

/// What the list says about one more noun.
pub(super) fn noun(
    words: Words<'_>,
    joint: &Joint,
    state: &State,
    candidate: &Candidate,
    evidence: &mut Evidence,
) {
    let Words { text, tokens, .. } = words;
    let class = candidate.class;
    let mut put = |cue: Cue| evidence.put(cue.weighed(class, 1.0));
    let verb = tokens[state.after_verb - 1];
    let base = if verb.is(R::BASE) { Some(verb.text(text)) } else { known_base(verb.word) };
    let noun = tokens[candidate.noun_head].text(text);
    if candidate.can_be_verb && base.is_some_and(|base| pair(base, noun) == Some(Pair::Object)) {
        // "check orders and returns"
        put(Cue::NounKnownObject);
    }
    if joint.semicolon {
        put(Cue::NounSemicolon);
    }
    if candidate.pronoun_follows && candidate.can_be_verb {
        put(Cue::NounPronoun);
    }
    match state.bare {
        Some(Role::Verb) if candidate.can_be_verb => put(Cue::NounBehindBareVerb),
        Some(Role::Verb) if state.bare_homograph => put(Cue::NounBehindBareHomograph),
        Some(Role::Verb) => put(Cue::NounBehindBare),
        Some(_) => put(Cue::NounBehindBareLower),
        None => {}
    }
    match joint.link {
        Link::Coordinator => {
            if open_before(state, candidate) {
                put(Cue::NounAwaited);
            }
            if state.open_nouns {
                put(Cue::NounClosesList);
            }
        }
        Link::CommaCoordinator if state.open_nouns => put(Cue::NounClosesCommaList),
        Link::CommaCoordinator if joint.alternative => put(Cue::NounCommaOr),
        Link::CommaCoordinator => put(Cue::NounCommaAnd),
        Link::Comma => {}
    }
}

/// What the list says about a phrase that is no part of it.
pub(super) fn tail(
    joint: &Joint,
    state: &State,
    candidate: &Candidate,
    shape: Shape,
    evidence: &mut Evidence,
) -> bool {
    let gerund = candidate.can_be_verb && shape == Shape::Gerund && joint.link == Link::Comma;
    if gerund {
        evidence.put(Cue::TailGerund.weighed(candidate.class, 1.0));
    } else if !candidate.can_be_noun && state.open_nouns && joint.link == Link::CommaCoordinator {
        evidence.put(Cue::TailInNouns.weighed(candidate.class, 1.0));
    }
    gerund || !candidate.can_be_noun
}

/// What an unfinished list costs at the end.
pub(super) fn end(state: &State, evidence: &mut Evidence) {
    let mut put = |cue: Cue| evidence.put(cue.weighed(Class::Plain, 1.0));
    if state.open_verbs {
        put(Cue::EndOpenVerbs);
    }
    if state.open_nouns {
        put(Cue::EndOpenNouns);
    }
    if state.open_lower {
        put(Cue::EndOpenLower);
    }
    if state.bare == Some(Role::Verb) {
        put(if state.bare_homograph { Cue::EndBareHomograph } else { Cue::EndBare });
    }
}
