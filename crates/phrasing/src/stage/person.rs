//! The job holder is "you": "his or her own" and a "their" that means nobody else become "your".

use crate::lexicon::Readings as R;
use crate::text::{Token, TokenKind};

/// Words that a replacement stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Replacement {
    /// First and last token, both replaced.
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// What stands there instead.
    pub(crate) with: &'static str,
}

/// Finds the pronouns that mean the job holder in the tokens from the verb on.
pub(crate) fn replacements(text: &str, tokens: &[Token], verb: usize, to: usize) -> Vec<Replacement> {
    let mut found = Vec::new();
    let mut others = false;
    let mut people = false;
    let mut person = false;
    let mut at = verb + 1;
    while at < to {
        let token = &tokens[at];
        let reads =
            |offset: usize, word: &str| tokens.get(at + offset).is_some_and(|token| token.reads(text, word));
        let slash = tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Slash);
        let his_or_her = (reads(0, "his") || reads(0, "her"))
            && (reads(1, "or") || slash)
            && (reads(2, "her") || reads(2, "his"));
        let oneself = ["himself", "herself"].iter().any(|word| reads(0, word))
            && (reads(1, "or") || slash)
            && ["herself", "himself", "themselves"].iter().any(|word| reads(2, word));
        if his_or_her && !people {
            found.push(Replacement { from: at, to: at + 2, with: "your" });
            at += 3;
            continue;
        }
        if oneself && !people {
            found.push(Replacement { from: at, to: at + 2, with: "yourself" });
            at += 3;
            continue;
        }
        let own = reads(1, "own");
        let one = reads(0, "his")
            || (reads(0, "her") && tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word));
        if (one && !person) || (reads(0, "their") && !people && (own || !others)) {
            found.push(Replacement { from: at, to: at, with: "your" });
        } else if (reads(0, "themselves") || reads(0, "oneself")) && !people && !others {
            found.push(Replacement { from: at, to: at, with: "yourself" });
        } else if reads(0, "one's") || reads(0, "one’s") {
            found.push(Replacement { from: at, to: at, with: "your" });
        }
        if token.is(R::PERSON) || ["others", "those", "them"].iter().any(|word| reads(0, word)) {
            people = true;
            person |=
                !token.is(R::PLURAL) && tokens[at - 1].is(R::DETERMINER | R::ADJECTIVE) && !reads(0, "team");
        }
        if token.is(R::PLURAL | R::PERSON) || reads(0, "each") || reads(0, "every") || token.is(R::NAME) {
            others = true;
        }
        at += 1;
    }
    found
}
