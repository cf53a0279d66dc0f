//! Lead-ins: "You should be able to", "Experience of", "Responsible for".
//!
//! The patterns stand in `data/lead-ins.txt`. The first pattern that matches and whose expectation holds wins, and
//! another lead-in may follow it ("You will be responsible for ...").

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::head::Expect;
use crate::text::{Token, TokenKind};

/// A lead-in that was found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LeadIn {
    /// The first token behind it.
    pub(crate) end: usize,
    /// What it makes us expect.
    pub(crate) expect: Expect,
}

struct Pattern {
    expect: Expect,
    elements: Vec<Element>,
}

struct Element {
    words: Vec<&'static str>,
    optional: bool,
}

struct Patterns {
    all: Vec<Pattern>,
    by_first: FxHashMap<&'static str, Vec<usize>>,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let mut patterns = Vec::new();
    let mut by_first: FxHashMap<&'static str, Vec<usize>> = FxHashMap::default();
    for line in include_str!("../../data/lead-ins.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let expect = match words.next() {
            Some("base") => Expect::Base,
            Some("gerund") => Expect::Gerund,
            _ => Expect::Verb,
        };
        let elements: Vec<Element> = words
            .map(|word| {
                let optional = word.starts_with('?');
                Element { words: word.trim_start_matches('?').split('|').collect(), optional }
            })
            .collect();
        for element in &elements {
            for word in &element.words {
                let list = by_first.entry(word).or_default();
                if list.last() != Some(&patterns.len()) {
                    list.push(patterns.len());
                }
            }
            if !element.optional {
                break;
            }
        }
        patterns.push(Pattern { expect, elements });
    }
    Patterns { all: patterns, by_first }
});

/// The lead-ins that match at a token, the most telling first.
pub(crate) fn candidates<'t>(
    text: &'t str,
    tokens: &'t [Token],
    at: usize,
) -> impl Iterator<Item = LeadIn> + 't {
    let Patterns { all: patterns, by_first } = &*PATTERNS;
    let mut key = [0_u8; 20];
    let first = tokens.get(at).filter(|token| token.kind == TokenKind::Word).and_then(|token| {
        let surface = token.text(text);
        let room = key.get_mut(..surface.len())?;
        room.copy_from_slice(surface.as_bytes());
        room.make_ascii_lowercase();
        let word = std::str::from_utf8(room).ok()?;
        if word.starts_with(|c: char| c.is_ascii_digit()) { by_first.get("#") } else { by_first.get(word) }
    });
    first.map(Vec::as_slice).unwrap_or_default().iter().filter_map(move |number| {
        let pattern = &patterns[*number];
        let end = matches(text, tokens, at, &pattern.elements)?;
        Some(LeadIn { end: behind_colon(tokens, end), expect: pattern.expect })
    })
}

/// "You can: plan the work": the colon belongs to the lead-in.
fn behind_colon(tokens: &[Token], end: usize) -> usize {
    let colon = tokens.get(end).is_some_and(|token| matches!(token.kind, TokenKind::Colon | TokenKind::Dash));
    if colon { end + 1 } else { end }
}

/// The place behind the pattern, if it matches. An optional element is tried first and then left out.
fn matches(text: &str, tokens: &[Token], at: usize, elements: &[Element]) -> Option<usize> {
    let Some((element, rest)) = elements.split_first() else { return Some(at) };
    let token = tokens.get(at).filter(|token| token.kind == TokenKind::Word);
    let hit = token.is_some_and(|token| {
        element.words.iter().any(|word| match *word {
            "#" => token.text(text).starts_with(|c: char| c.is_ascii_digit()),
            word => token.text(text).eq_ignore_ascii_case(word),
        })
    });
    let found = if hit { matches(text, tokens, at + 1, rest) } else { None };
    found.or_else(|| if element.optional { matches(text, tokens, at, rest) } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenise;

    #[track_caller]
    fn check(text: &str, rest: Option<&str>, why: &str) {
        let tokens = tokenise(text);
        let found = candidates(text, &tokens, 0).next().map(|lead| &text[tokens[lead.end].start..]);
        assert_eq!(found, rest, "{text}: {why}");
    }

    #[test]
    fn a_lead_in_is_found_whatever_its_options() {
        check("You should be able to plan events", Some("plan events"), "the longest pattern wins");
        check("You’ll plan events", Some("plan events"), "curly apostrophe");
        check("You can: plan events", Some("plan events"), "the colon belongs to it");
        check("Proven ability to plan events", Some("plan events"), "an adjective before ability");
        check("At least three years' experience of planning", Some("planning"), "years in words");
        check("5+ years of experience in planning", Some("planning"), "years in figures");
        check("The post holder will plan events", Some("plan events"), "the post holder");
        check("Directly responsible for planning", Some("planning"), "an adverb before responsible");
    }

    #[test]
    fn what_only_starts_like_a_lead_in_is_none() {
        check("Young people can plan events", None, "not you");
        check("Experienced planners", None, "no preposition");
        check("Canteen planning", None, "not can");
    }
}
