//! A phrase or a clause before the verb moves to the end: "With the team, review faults" is "review faults with the
//! team".

use super::head::Expect;
use super::{adverbs, head};
use crate::lexicon::Readings as R;
use crate::text::{Token, TokenKind};

/// No leading phrase has as many tokens.
const FARTHEST: usize = 80;

/// The points below which no word is taken for the verb behind a leading phrase.
const LEAST: f32 = -6.0;

/// The comma behind a leading phrase, if the statement starts with one.
pub(crate) fn find(text: &str, tokens: &[Token], from: usize, to: usize) -> Option<usize> {
    let first = tokens.get(from).filter(|token| token.kind == TokenKind::Word)?;
    let opens = first.is(R::PREPOSITION | R::SUBORDINATOR | R::TO | R::WH)
        || (first.is(R::GERUND) && !first.is(R::BASE))
        || (first.is(R::ADVERB) && !first.is(R::BASE))
        || together(text, tokens, from)
        || participle(text, tokens, from)
        || inverted(text, tokens, from, to);
    if !opens {
        return None;
    }
    // "Rather than wait, ..." and "Instead of waiting, ..." open like a preposition.
    let joined = tokens.get(from + 1).is_some_and(|next| next.is(R::PREPOSITION));
    let adverb_only = first.is(R::ADVERB) && !first.is(R::PREPOSITION | R::SUBORDINATOR) && !joined;
    if first.is(R::TO) && !says_why(tokens, from, to) {
        return None;
    }
    let gerund = first.is(R::GERUND) && !first.is(R::PREPOSITION);
    let commas = || (from + 1..to.min(from + FARTHEST)).filter(|at| tokens[*at].kind == TokenKind::Comma);
    // How sure the word behind a comma is a verb, beyond what is needed.
    let sure = |comma: &usize| {
        if adverb_only
            && tokens[from + 1..*comma].iter().any(|token| token.is(R::BASE | R::THIRD | R::GERUND))
        {
            return None;
        }
        let at = adverbs::skip(text, tokens, comma + 1, to);
        let expect = if at > comma + 1 { Expect::Verb } else { Expect::Anything };
        let head = head::weigh(text, tokens, at, to, expect, false)?;
        let needed = match head.shape {
            head::Shape::Gerund if gerund => return None,
            // "With the team, ..., running" is rare; a list of activities is not.
            head::Shape::Gerund => 5.0,
            _ if tokens[at].is(R::PLAIN) || first.reads(text, "using") => 0.5,
            _ if gerund => 3.0,
            _ => 2.0,
        };
        Some(head.evidence.total() - needed)
    };
    let found = commas().find(|comma| sure(comma).is_some_and(|sure| sure > 0.0));
    // What starts with a preposition is no noun phrase: there the likeliest comma needs less.
    let needs_verb = first.is(R::PREPOSITION | R::SUBORDINATOR | R::MODAL) && !first.is(R::GERUND | R::BASE);
    found.or_else(|| {
        let likely = |comma| Some((comma, sure(&comma)?)).filter(|(_, sure)| needs_verb && *sure > LEAST);
        commas().filter_map(likely).max_by(|a, b| a.1.total_cmp(&b.1)).map(|(comma, _)| comma)
    })
}

/// "Should a guest fall ill, ...", "Should fog close in, ...": a subject and its verb stand behind "should".
fn inverted(text: &str, tokens: &[Token], from: usize, to: usize) -> bool {
    let Some(subject) = tokens.get(from + 1).filter(|_| tokens[from].reads(text, "should") && from + 3 < to)
    else {
        return false;
    };
    let verb = &tokens[from + 2];
    subject.is(R::DETERMINER)
        || (subject.is(R::NOUN | R::PLURAL | R::MASS | R::WEAK) && !subject.is(R::PLAIN) && verb.is(R::BASE))
}

/// "To reduce waste, ..." says why; "To edit, check and publish news" is a list behind "to".
fn says_why(tokens: &[Token], from: usize, to: usize) -> bool {
    let Some(verb) = tokens.get(from + 1).filter(|_| from + 3 < to) else { return false };
    let has_object =
        tokens.get(from + 2).is_some_and(|token| token.kind == TokenKind::Word && !token.is(R::COORDINATOR));
    let oxford = (from..to).any(|at| {
        tokens[at].kind == TokenKind::Comma
            && tokens.get(at + 1).is_some_and(|token| token.is(R::COORDINATOR))
    });
    has_object && !oxford && verb.is(R::PURPOSE)
}

/// "Together with", "as part of", "once approved", "alongside".
fn together(text: &str, tokens: &[Token], from: usize) -> bool {
    [
        "together",
        "alongside",
        "once",
        "jointly",
        "working",
        "each",
        "every",
        "rather",
        "instead",
        "subject",
        "due",
        "prior",
    ]
    .iter()
    .any(|word| tokens[from].reads(text, word))
}

/// "Based on the findings", "Given a brief", "Guided by the data": a participle with its phrase.
fn participle(text: &str, tokens: &[Token], from: usize) -> bool {
    let first = &tokens[from];
    first.reads(text, "given")
        || (first.is(R::PAST)
            && !first.is(R::BASE)
            && tokens.get(from + 1).is_some_and(|next| next.is(R::PREPOSITION)))
}

/// The statement with its leading phrase at the end, and without the comma between.
pub(crate) fn moved(text: &str, tokens: &[Token], from: usize, comma: usize, to: usize) -> String {
    let end = tokens.get(to - 1).map_or(text.len(), |token| token.end);
    let main = &text[tokens[comma + 1].start..end];
    let phrase = &text[tokens[from].start..tokens[comma - 1].end];
    let mut out = String::with_capacity(text.len());
    out.push_str(main);
    out.push(' ');
    let first = tokens[from];
    let keeps_capital = first.is(R::NAME) && !first.is(R::PREPOSITION | R::SUBORDINATOR);
    let mut chars = phrase.chars();
    match chars.next() {
        Some(c) if !keeps_capital => out.extend(c.to_lowercase()),
        Some(c) => out.push(c),
        None => {}
    }
    out.push_str(chars.as_str());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenise;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>, why: &str) {
        let tokens = tokenise(text);
        let found =
            find(text, &tokens, 0, tokens.len()).map(|comma| moved(text, &tokens, 0, comma, tokens.len()));
        assert_eq!(found.as_deref(), expected, "{text}: {why}");
    }

    #[test]
    fn a_phrase_before_the_verb_moves() {
        check("With the team, review faults", Some("review faults with the team"), "preposition");
        check("Where conflicts arise, mediate", Some("mediate where conflicts arise"), "clause");
        check(
            "With vets, nurses and grooms, plan care",
            Some("plan care with vets, nurses and grooms"),
            "a list inside",
        );
        check("To reduce waste, change suppliers", Some("change suppliers to reduce waste"), "purpose");
        check("Each week, count the stock", Some("count the stock each week"), "time");
        check("Should a guest fall ill, call help", Some("call help should a guest fall ill"), "inversion");
    }

    #[test]
    fn a_list_of_verbs_is_no_leading_phrase() {
        check("To edit, check and publish news", None, "a list behind to");
        check("Carefully unpack, check, and shelve stock", None, "a list behind an adverb");
        check("Planning, running and closing projects", None, "a list of gerunds");
        check("Plan events, book rooms", None, "no opener");
    }
}
