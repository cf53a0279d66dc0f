//! Words that lean on the part before: "Collect feedback and use it" is, cut, to collect feedback and to use feedback.

use super::share::Group;
use super::{Part, Statement};
use crate::lexicon::Readings as R;
use crate::render::Edit;
use crate::text::{Token, TokenKind};

/// Words that mean something said before and that no noun can stand for.
const LEANING: [&str; 20] = [
    "this",
    "these",
    "they",
    "theirs",
    "he",
    "she",
    "him",
    "her",
    "his",
    "hers",
    "same",
    "former",
    "latter",
    "why",
    "accordingly",
    "otherwise",
    "thereby",
    "therefore",
    "ones",
    "themselves",
];

words!(
    /// Nouns that behind "the" mean something said before.
    LEANING_NOUNS,
    "../../data/nouns-leaning.txt"
);

/// Longest noun phrase, in words, that a pronoun is replaced by.
const LONGEST: usize = 4;

/// The edits, with each pronoun that means something in the part before replaced by it; `None` where a part leans on
/// another and nothing sure can stand instead.
pub(super) fn resolved(statement: Statement<'_>, groups: &[Group]) -> Option<Vec<Edit>> {
    let mut edits = statement.edits.to_vec();
    for (number, group) in groups.iter().enumerate().skip(1) {
        let (from, to) = group.span();
        for at in from..to {
            let start = statement.tokens[at].start;
            if statement.edits.binary_search_by_key(&start, |edit| edit.start).is_ok() {
                continue;
            }
            match leaning(statement, at, to) {
                Leaning::No => {}
                Leaning::Always => return None,
                Leaning::On(number_of, use_) => {
                    let before = groups.get(number - 1)?;
                    if at_home(statement, groups, number, at, number_of) {
                        continue;
                    }
                    edits.push(replacement(statement, before, group, at, number_of, use_)?);
                }
            }
        }
    }
    edits.sort_by_key(|edit| edit.start);
    Some(edits)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    One,
    Many,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// "it", "them"
    Object,
    /// "its", "their"
    Possessive,
}

enum Leaning {
    No,
    Always,
    On(Number, Use),
}

fn leaning(statement: Statement<'_>, at: usize, to: usize) -> Leaning {
    let Statement { text, tokens, .. } = statement;
    let token = &tokens[at];
    let reads = |words: &[&str]| words.iter().any(|word| token.reads(text, word));
    let next = tokens.get(at + 1).filter(|_| at + 1 < to);
    let next_reads =
        |words: &[&str]| next.is_some_and(|next| words.iter().any(|word| next.reads(text, word)));
    if token.kind != TokenKind::Word {
        return Leaning::No;
    }
    if reads(&["it"]) {
        return Leaning::On(Number::One, Use::Object);
    }
    if reads(&["its"]) {
        return Leaning::On(Number::One, Use::Possessive);
    }
    if reads(&["them"]) {
        return Leaning::On(Number::Many, Use::Object);
    }
    if reads(&["their"]) {
        return Leaning::On(Number::Many, Use::Possessive);
    }
    let pointing = reads(&["those"])
        && !next.is_some_and(|next| next.is(R::PREPOSITION | R::WH | R::PAST | R::ADJECTIVE));
    let such = reads(&["such"]) && !next_reads(&["as"]);
    let so = reads(&["do", "doing"]) && next_reads(&["so"]);
    if reads(&LEANING) || pointing || such || so || is_leaning_noun(statement, at, to) {
        return Leaning::Always;
    }
    Leaning::No
}

/// "the results", with nothing behind that says whose.
fn is_leaning_noun(statement: Statement<'_>, at: usize, to: usize) -> bool {
    let Statement { text, tokens, .. } = statement;
    if !tokens[at].reads(text, "the") || at + 1 >= to {
        return false;
    }
    let noun = tokens[at + 1].text(text).to_lowercase();
    let listed = LEANING_NOUNS.contains(noun.as_str());
    let says_whose = tokens.get(at + 2).filter(|_| at + 2 < to).is_some_and(|next| {
        let of =
            ["of", "for", "from", "in", "behind", "on", "about"].iter().any(|word| next.reads(text, word));
        next.kind == TokenKind::Word && (of || !next.is(R::PREPOSITION | R::TO | R::COORDINATOR | R::ADVERB))
    });
    listed && !says_whose
}

/// Whether the part itself has a noun before the pronoun that it can mean, and no part before has another.
fn at_home(statement: Statement<'_>, groups: &[Group], number: usize, at: usize, number_of: Number) -> bool {
    if number_of == Number::One {
        return false;
    }
    let many = |token: &Token| token.is(R::PLURAL | R::PERSON);
    let own = groups.get(number).map_or(at, |group| group.span().0);
    let elsewhere = groups.iter().take(number).any(|group| {
        let (from, to) = group.span();
        statement.tokens[from..to].iter().any(many)
    });
    !elsewhere && statement.tokens[own..at].iter().any(many)
}

/// The pronoun, replaced by the object of the part before: only if that is one plain noun phrase of the right number,
/// and nothing stands between verb and pronoun that it could mean instead.
fn replacement(
    statement: Statement<'_>,
    before: &Group,
    group: &Group,
    at: usize,
    number_of: Number,
    use_: Use,
) -> Option<Edit> {
    let Statement { text, tokens, .. } = statement;
    let ([part], Some(first)) = (before.parts.as_slice(), group.parts.first()) else { return None };
    let (from, to) = plain_object(statement, *part, number_of)?;
    let rival = tokens[first.verb + 1..at].iter().any(|token| match number_of {
        Number::One => token.kind != TokenKind::Word || !token.is(R::PARTICLE | R::PREPOSITION | R::ADVERB),
        Number::Many => token.kind != TokenKind::Word || token.is(R::PLURAL | R::PERSON),
    });
    let one_of = use_ == Use::Object && tokens[at - 1].is(R::OF);
    let several = group.parts.len() > 1 || one_of;
    if rival || several {
        return None;
    }
    let noun = &text[tokens[from].start..tokens[to - 1].end];
    let words = match (use_, noun.ends_with('s')) {
        (Use::Object, _) => noun.to_owned(),
        (Use::Possessive, true) => format!("{noun}’"),
        (Use::Possessive, false) => format!("{noun}’s"),
    };
    Some(Edit::always(tokens[at].start, tokens[at].end, words.into()))
}

/// The object of a part, if it is a noun phrase of a few words without anything behind it.
fn plain_object(statement: Statement<'_>, part: Part, number_of: Number) -> Option<(usize, usize)> {
    let (from, to) = (part.verb + 1, part.to);
    let words = statement.tokens.get(from..to).filter(|words| !words.is_empty() && words.len() <= LONGEST)?;
    let other = R::PREPOSITION | R::COORDINATOR | R::TO | R::WH | R::AUXILIARY | R::OBJECT | R::SUBORDINATOR;
    let plain = words.iter().all(|word| {
        word.kind == TokenKind::Word
            && (word.is(R::DETERMINER) || !word.is(other))
            && !word.is(R::COORDINATOR)
    });
    let last = words.last()?;
    let many = last.is(R::PLURAL);
    let noun = !last.is(R::DETERMINER) && (!last.is(R::ADVERB | R::ADJECTIVE | R::PAST) || last.is(R::NOUN));
    let right = many == (number_of == Number::Many);
    (plain && noun && right && (many || !last.is(R::PERSON))).then_some((from, to))
}
