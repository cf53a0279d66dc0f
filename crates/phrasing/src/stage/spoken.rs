//! What an interviewer would leave out: bracketed tool lists, and qualifiers of the level.

use crate::lexicon::Readings as R;
use crate::phrase::LeftOutKind;
use crate::text::{Token, TokenKind};

/// A range of the text to leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gap {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: LeftOutKind,
}

/// Level qualifiers, as they stand in statements. Longer ones first where one starts another.
const QUALIFIERS: [&str; 32] = [
    "under direct supervision",
    "under close supervision",
    "under general supervision",
    "under limited supervision",
    "under minimal supervision",
    "under routine supervision",
    "under supervision",
    "under guidance",
    "under direction",
    "under the guidance of senior colleagues",
    "under the supervision of senior colleagues",
    "with support as required",
    "with support where required",
    "with support as needed",
    "with support when needed",
    "with some support",
    "with support",
    "with guidance",
    "with some guidance",
    "with minimal guidance",
    "with minimal supervision",
    "with little supervision",
    "with limited supervision",
    "with supervision",
    "without supervision",
    "with assistance",
    "with some assistance",
    "with minimal support",
    "at a basic level",
    "at an advanced level",
    "to a basic level",
    "to an advanced level",
];

/// The gaps in the text from `from` on, in order.
pub(crate) fn gaps(text: &str, tokens: &[Token], from: usize, to: usize) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let end = tokens.get(to.wrapping_sub(1)).map_or(text.len(), |token| token.end);
    for token in tokens.get(from..to).unwrap_or_default() {
        if token.kind == TokenKind::Aside && text[token.start..].starts_with(['(', '[']) {
            gaps.push(Gap { start: token.start, end: token.end, kind: LeftOutKind::ToolList });
        }
        let opens = ["under", "with", "without", "at", "to"].iter().any(|word| token.reads(text, word));
        if opens {
            let rest = &text[token.start..end];
            let qualifier = QUALIFIERS
                .iter()
                .filter(|qualifier| {
                    rest.get(..qualifier.len()).is_some_and(|start| start.eq_ignore_ascii_case(qualifier))
                })
                .filter(|qualifier| {
                    let behind = rest[qualifier.len()..].trim_start_matches(' ');
                    behind.is_empty() || behind.starts_with([',', ';', '('])
                })
                .max_by_key(|qualifier| qualifier.len());
            if let Some(qualifier) = qualifier {
                let gap = Gap {
                    start: token.start,
                    end: token.start + qualifier.len(),
                    kind: LeftOutKind::LevelQualifier,
                };
                gaps.push(gap);
            }
        }
    }
    gaps
}

words!(
    /// Nouns that say nothing without their examples.
    VAGUE,
    "../../data/nouns-vague.txt"
);

/// An action of at most this many words is short enough to be said with its examples.
const SHORT: usize = 12;

/// Fewest words that are left of an action: with fewer, the examples say what it is about.
const LEFT: usize = 5;

/// The examples at the end of a long action: from "such as", "including" or "e.g." to the next main verb, at one of
/// `joints`, or to the end. Where more than a list follows them, they stay.
pub(crate) fn examples(text: &str, tokens: &[Token], from: usize, to: usize, joints: &[usize]) -> Vec<Gap> {
    let words = |from: usize, to: usize| {
        tokens[from..to].iter().filter(|token| token.kind == TokenKind::Word).count()
    };
    if words(from, to) <= SHORT {
        return Vec::new();
    }
    let mut gaps = Vec::new();
    let mut part = from;
    for end in joints.iter().copied().filter(|joint| *joint > from).chain([to]) {
        let opener = (part + 1..end).find(|at| opens_examples(text, tokens, *at));
        let list = opener.filter(|at| {
            words(part, *at) >= LEFT && says_enough(text, tokens, *at) && is_list(text, tokens, *at, end)
        });
        if let Some(at) = list {
            let gap = Gap { start: tokens[at].start, end: tokens[end - 1].end, kind: LeftOutKind::Examples };
            gaps.push(gap);
        }
        part = end;
    }
    gaps
}

/// Whether the noun before the examples says something without them.
fn says_enough(text: &str, tokens: &[Token], opener: usize) -> bool {
    let noun = tokens[..opener].iter().rev().find(|token| token.kind == TokenKind::Word);
    noun.is_none_or(|noun| !VAGUE.contains(noun.text(text).to_lowercase().as_str()))
}

fn opens_examples(text: &str, tokens: &[Token], at: usize) -> bool {
    let reads = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.reads(text, word));
    (reads(at, "such") && reads(at + 1, "as"))
        || (reads(at, "for") && reads(at + 1, "example"))
        || ["including", "e.g.", "e.g", "eg"].iter().any(|word| reads(at, word))
}

/// Whether nothing but things follow: no purpose, no clause, no "using ...", which belong to the action.
fn is_list(text: &str, tokens: &[Token], opener: usize, end: usize) -> bool {
    let clause = |token: &Token| {
        let of = ["of", "in", "between", "as", "like"].iter().any(|word| token.reads(text, word));
        let verb =
            token.is(R::AUXILIARY | R::MODAL) || token.is(R::TO | R::SUBORDINATOR | R::WH | R::PREPOSITION);
        verb && !of
    };
    let tail = |at: usize| {
        tokens[at].kind == TokenKind::Comma
            && tokens
                .get(at + 1)
                .is_some_and(|next| next.is(R::GERUND | R::PREPOSITION | R::TO) && !next.is(R::COORDINATOR))
    };
    let behind = (opener + 2).min(end);
    let simple = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Comma | TokenKind::Slash);
    behind < end
        && tokens[behind..end].iter().all(|token| simple(token) && !clause(token))
        && !(behind..end).any(tail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenise;

    #[test]
    fn tool_lists_and_levels_are_gaps_and_nothing_else() {
        for (text, expected) in [
            ("Plan sprints (e.g. Jira, Trello) well", vec!["(e.g. Jira, Trello)"]),
            ("Give vaccines under supervision", vec!["under supervision"]),
            ("Give vaccines with support as required", vec!["with support as required"]),
            ("Work under supervision of vets", vec![]),
            ("Update the case(s)", vec![]),
            ("Work with support staff", vec![]),
        ] {
            let tokens = tokenise(text);
            let found: Vec<&str> =
                gaps(text, &tokens, 0, tokens.len()).iter().map(|gap| &text[gap.start..gap.end]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn examples_are_left_out_where_the_action_is_long_and_says_enough_without() {
        for (text, expected) in [
            (
                "Keep the records of all stock in the store, such as tins, jars, bottles, and crates",
                vec!["such as tins, jars, bottles, and crates"],
            ),
            (
                "Report on every accident at the three plants of the group, including near misses and small spills",
                vec!["including near misses and small spills"],
            ),
            ("Use tools such as saws, drills, planes, clamps, files, hammers, chisels, and lathes", vec![]),
            ("Keep the records of the stock, such as tins", vec![]),
            (
                "Give short talks to all the pupils of the school on topics such as diet, sleep, and sport",
                vec![],
            ),
            (
                "Fit all the new parts of the line, such as belts or lamps into their frames in the hall",
                vec![],
            ),
            ("Advise all growers of the region on methods such as grafting, to help them save water", vec![]),
            (
                "Check the state of all of the machines, such as presses and lathes, using gauges and lamps",
                vec![],
            ),
        ] {
            let tokens = tokenise(text);
            let found: Vec<&str> = examples(text, &tokens, 0, tokens.len(), &[])
                .iter()
                .map(|gap| &text[gap.start..gap.end])
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
