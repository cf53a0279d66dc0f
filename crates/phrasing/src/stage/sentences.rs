//! Several sentences: a second imperative behind a semicolon is joined with "and"; everything else goes.

use super::head::Expect;
use super::{adverbs, head};
use crate::text::{Token, TokenKind};

/// What to do with a statement of several sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cut {
    /// The first sentence alone, up to this token.
    Keep(usize),
    /// A new text, in which a semicolon became "and".
    Joined(String),
}

/// Looks for the end of the first sentence.
pub(crate) fn cut(text: &str, tokens: &[Token]) -> Option<Cut> {
    let stop = tokens.iter().position(|token| token.kind == TokenKind::Stop && ends_sentence(text, token));
    let to = stop.unwrap_or(tokens.len());
    let semicolon = tokens[..to].iter().position(|token| token.kind == TokenKind::Semicolon);
    if let Some(mark) = semicolon {
        let mut at = mark + 1;
        while tokens.get(at).is_some_and(|token| token.reads(text, "and") || token.reads(text, "then")) {
            at += 1;
        }
        let verb = adverbs::skip(text, tokens, at, to);
        let expect = if verb > at { Expect::Verb } else { Expect::Anything };
        let imperative = head::weigh(text, tokens, verb, to, expect, false)
            .is_some_and(|head| head.evidence.total() > 2.0);
        let more = tokens[mark + 1..to].iter().any(|token| token.kind == TokenKind::Semicolon);
        if imperative && !more {
            let second = &text[tokens[at].start..tokens[to - 1].end];
            let comma = if text[..tokens[mark].start].contains(" and ") { "," } else { "" };
            return Some(Cut::Joined(format!(
                "{}{comma} and {}",
                &text[..tokens[mark].start],
                lowered(second)
            )));
        }
        if imperative && mark > 0 {
            return Some(Cut::Keep(mark));
        }
    }
    stop.filter(|stop| *stop > 0).map(Cut::Keep)
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
            ("Escort prisoners. Uniform provided", "Escort prisoners"),
            ("Buy bread; milk; and tea", "Buy bread; milk; and tea"),
            ("Work 37.5 hours", "Work 37.5 hours"),
        ] {
            assert_eq!(joined(given), expected);
        }
    }
}
