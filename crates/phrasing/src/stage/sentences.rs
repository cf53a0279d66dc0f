//! Several sentences: imperatives behind semicolons are joined with "and"; everything else goes.

use super::head::Expect;
use super::{adverbs, head};
use crate::text::{Token, TokenKind};

/// What to do with a statement of several sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cut {
    /// The first sentence alone, up to this token.
    Keep(usize),
    /// A new text, in which semicolons became commas and "and".
    Joined(String),
}

/// The points from which the first word behind a semicolon is a verb.
const ENOUGH: f32 = 2.0;

/// No statement has as many parts behind semicolons.
const MOST_PARTS: usize = 12;

/// Looks for the end of the first sentence.
pub(crate) fn cut(text: &str, tokens: &[Token]) -> Option<Cut> {
    let stop = tokens.iter().position(|token| token.kind == TokenKind::Stop && ends_sentence(text, token));
    let to = stop.unwrap_or(tokens.len());
    if let Some(text) = joined(text, tokens, to) {
        return Some(Cut::Joined(text));
    }
    stop.filter(|stop| *stop > 0).map(Cut::Keep)
}

/// Joins the imperatives behind semicolons to the first one: "Log faults; order parts; brief crews" is one list. Parts
/// that hold commas or coordinators keep their semicolons.
fn joined(text: &str, tokens: &[Token], to: usize) -> Option<String> {
    let marks: Vec<usize> =
        (1..to).filter(|at| tokens[*at].kind == TokenKind::Semicolon).take(MOST_PARTS).collect();
    let first = *marks.first()?;
    let begin = adverbs::skip(text, tokens, 0, first);
    let shape = head::weigh(text, tokens, begin, first, Expect::Anything, false).map(|head| head.shape);
    let mut parts = vec![&text[..tokens[first].start]];
    for (number, mark) in marks.iter().enumerate() {
        let end = marks.get(number + 1).copied().unwrap_or(to);
        let mut at = mark + 1;
        while at < end && (tokens[at].reads(text, "and") || tokens[at].reads(text, "then")) {
            at += 1;
        }
        let verb = adverbs::skip(text, tokens, at, end);
        let expect = if verb > at { Expect::Verb } else { Expect::Anything };
        let head = head::weigh(text, tokens, verb, end, expect, false)?;
        // "Drive vans; weekends included": a part of another shape is none of the list.
        if head.evidence.total() <= ENOUGH || shape.is_some_and(|shape| shape != head.shape) {
            return None;
        }
        parts.push(&text[tokens[at].start..tokens[end - 1].end]);
    }
    let holds_list = |part: &&str| part.contains(',') || part.contains(" and ") || part.contains(" or ");
    if parts.len() > 2 && parts.iter().any(holds_list) {
        return None;
    }
    let (last, before) = parts.split_last()?;
    let comma = if before.iter().any(|part| part.contains(" and ")) { "," } else { "" };
    let before: Vec<String> = before
        .iter()
        .enumerate()
        .map(|(at, part)| if at > 0 { lowered(part) } else { (*part).to_owned() })
        .collect();
    Some(format!("{}{comma} and {}", before.join(", "), lowered(last)))
}

/// A full stop ends a sentence when a space and a word follow it, or nothing.
fn ends_sentence(text: &str, token: &Token) -> bool {
    let rest = &text[token.end..];
    rest.is_empty() || rest.starts_with(' ')
}

fn lowered(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenise;

    #[test]
    fn a_second_imperative_is_joined_and_anything_else_goes() {
        let joined = |text: &str| match cut(text, &tokenise(text)) {
            Some(Cut::Joined(text)) => text,
            Some(Cut::Keep(end)) => text[..tokenise(text)[end - 1].end].to_owned(),
            None => text.to_owned(),
        };
        for (given, expected) in [
            (
                "Inspect sites weekly; report defects to the surveyor",
                "Inspect sites weekly and report defects to the surveyor",
            ),
            ("Plan and run events; report the costs", "Plan and run events, and report the costs"),
            ("Log faults; order parts; and brief crews", "Log faults, order parts and brief crews"),
            ("Escort prisoners. Uniform provided", "Escort prisoners"),
            ("Buy bread; milk; and tea", "Buy bread; milk; and tea"),
            ("Work 37.5 hours", "Work 37.5 hours"),
        ] {
            assert_eq!(joined(given), expected);
        }
    }
}
