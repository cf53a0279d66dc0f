//! What an interviewer would leave out: bracketed tool lists, and qualifiers of the level.

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
}
