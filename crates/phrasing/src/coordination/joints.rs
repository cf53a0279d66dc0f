//! The joints of a statement: commas, coordinators and slashes, with the word behind each.

use crate::lexicon::Readings as R;
use crate::stage::two_words;
use crate::text::{Token, TokenKind};

/// How the parts at a joint are coordinated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// A comma and nothing else.
    Comma,
    /// "and", "or", "but", a slash.
    Coordinator,
    /// ", and" or a semicolon: closes a list, or opens the main level again.
    CommaCoordinator,
}

/// A place where one part ends and another begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Joint {
    /// The first token of the separator.
    pub(super) at: usize,
    /// The word behind the separator and behind any adverbs.
    pub(super) candidate: usize,
    /// How the parts are linked.
    pub(super) link: Link,
    /// The coordinator is "or" or "nor".
    pub(super) alternative: bool,
    /// The coordinator is "but" or "then", or an adverb stands before the word.
    pub(super) favours_verb: bool,
    /// A slash.
    pub(super) slash: bool,
    /// A semicolon: what follows starts again.
    pub(super) semicolon: bool,
    /// The word stands behind a "to" or an "of" that repeats the last word of a lead-in: "able to give advice and to
    /// check work", "experience of leading teams and of setting budgets".
    pub(super) repeats: Option<usize>,
}

/// Finds the joints behind the head. `link` is the last word of the lead-in: the "to" of "able to".
pub(super) fn find(text: &str, tokens: &[Token], head: usize, to: usize, link: Option<&str>) -> Vec<Joint> {
    let mut joints = Vec::new();
    let mut at = head + 1;
    while at < to {
        let Some((joint, next)) = joint_at(text, tokens, at, to, link) else {
            at += 1;
            continue;
        };
        joints.push(joint);
        at = next.max(at + 1);
    }
    joints
}

fn joint_at(
    text: &str,
    tokens: &[Token],
    at: usize,
    to: usize,
    lead_in: Option<&str>,
) -> Option<(Joint, usize)> {
    let mut comma = false;
    let mut coordinator = false;
    let mut slash = false;
    let mut semicolon = false;
    let mut alternative = false;
    let mut favours_verb = false;
    let mut place = at;
    while let Some(token) = tokens.get(place).filter(|_| place < to) {
        match token.kind {
            TokenKind::Comma => comma = true,
            TokenKind::Semicolon => semicolon = true,
            TokenKind::Dash => comma = true,
            TokenKind::Slash => {
                slash = true;
                coordinator = true;
            }
            TokenKind::Word if token.is(R::COORDINATOR) => {
                coordinator = true;
                alternative |= token.reads(text, "or") || token.reads(text, "nor");
                favours_verb |=
                    token.reads(text, "but") || token.reads(text, "then") || token.reads(text, "yet");
            }
            TokenKind::Word if as_well_as(text, tokens, place) => {
                coordinator = true;
                place += 2;
            }
            TokenKind::Mark => {}
            _ => break,
        }
        place += 1;
    }
    if !(comma || coordinator || semicolon) || place >= to {
        return None;
    }
    place = behind_insertion(text, tokens, place, to, coordinator, comma);
    let shape = if tokens[place].is(R::TO) { R::BASE } else { R::GERUND };
    let repeats = (coordinator
        && lead_in.is_some_and(|word| tokens[place].reads(text, word))
        && tokens.get(place + 1).is_some_and(|token| place + 1 < to && token.is(shape | R::ADVERB)))
    .then_some(place);
    if repeats.is_some() {
        place += 1;
    }
    let verb = crate::stage::adverbs::skip(text, tokens, place, to);
    let mut candidate = place;
    if verb > place && verb < to && tokens[verb].is(R::BASE | R::THIRD | R::GERUND) {
        candidate = verb;
        favours_verb = true;
    }
    if let Some(second) = two_words::second(text, tokens, candidate, to).filter(|second| {
        let object = tokens.get(second + 1).filter(|_| second + 1 < to);
        tokens[*second].is(R::PLAIN) || object.is_some_and(|next| next.is(R::DETERMINER | R::OBJECT))
    }) {
        // "seal joints and pressure test the pipework"
        candidate = second;
    }
    let link = match (comma, coordinator) {
        _ if semicolon => Link::CommaCoordinator,
        (true, true) => Link::CommaCoordinator,
        (true, false) => Link::Comma,
        _ => Link::Coordinator,
    };
    let joint = Joint { at, candidate, link, alternative, favours_verb, slash, semicolon, repeats };
    // "and, with colleagues, develop": the insertion belongs to the separator, so the search goes on behind it.
    Some((joint, candidate))
}

fn as_well_as(text: &str, tokens: &[Token], at: usize) -> bool {
    let reads =
        |offset: usize, word: &str| tokens.get(at + offset).is_some_and(|token| token.reads(text, word));
    reads(0, "as") && reads(1, "well") && reads(2, "as")
}

/// Skips ", with colleagues," and "where appropriate" between the coordinator and its word.
fn behind_insertion(
    text: &str,
    tokens: &[Token],
    place: usize,
    to: usize,
    coordinator: bool,
    comma: bool,
) -> usize {
    if !coordinator {
        return place;
    }
    let Some(first) = tokens.get(place) else { return place };
    let reduced = first.is(R::SUBORDINATOR)
        && tokens.get(place + 1).is_some_and(|token| token.is(R::ADJECTIVE | R::PAST) && !token.is(R::BASE))
        && place + 2 < to;
    if reduced {
        let next = place + 2;
        let comma_behind = tokens.get(next).is_some_and(|token| token.kind == TokenKind::Comma);
        return if comma_behind && next + 1 < to { next + 1 } else { next };
    }
    let inserted =
        comma || tokens.get(place.wrapping_sub(1)).is_some_and(|token| token.kind == TokenKind::Comma);
    if inserted && first.is(R::PREPOSITION | R::SUBORDINATOR) {
        let close = (place + 1..to.min(place + 9)).find(|at| tokens[*at].kind == TokenKind::Comma);
        if let Some(close) = close {
            let behind = crate::stage::adverbs::skip(text, tokens, close + 1, to);
            if behind < to && tokens[behind].is(R::BASE | R::THIRD | R::GERUND) {
                return close + 1;
            }
        }
    }
    place
}
