//! Labels: a heading before a colon or a dash goes when an action follows it: "Teamwork: helps others".

use super::head::{Expect, Shape};
use super::{adverbs, head, lead_in, negation};
use crate::lexicon::Readings as R;
use crate::text::{Token, TokenKind};

/// The longest heading, in words.
const LONGEST_LABEL: usize = 7;

/// The first token behind a label, if the statement starts with one.
pub(crate) fn skip(text: &str, tokens: &[Token], from: usize, to: usize) -> Option<usize> {
    let mark = (from..to.min(from + LONGEST_LABEL + 1))
        .find(|at| matches!(tokens[*at].kind, TokenKind::Colon | TokenKind::Dash | TokenKind::Stop))?;
    if mark == from || mark + 1 >= to {
        return None;
    }
    let words = mark - from;
    let expect = Expect::Anything;
    let negated = negation::read(text, tokens, from).is_some();
    let label_head = head::weigh(text, tokens, from, mark, expect, false);
    let gerund_behind = tokens[mark + 1].is(R::GERUND) && !tokens[mark + 1].is(R::BASE);
    let action_before = label_head.as_ref().is_some_and(|head| head.is_verb() && head.shape != Shape::Gerund);
    if negated || (gerund_behind && action_before && tokens[mark].kind == TokenKind::Dash) {
        // "Run sprints – tracking progress" goes on with a participle, and "Do not guess: ask" is no heading.
        return None;
    }
    let short = match tokens[mark].kind {
        TokenKind::Colon => LONGEST_LABEL,
        _ => 4,
    };
    if words > short || lead_in::candidates(text, tokens, from).any(|lead| lead.end > mark) {
        return None;
    }
    let behind = mark + 1;
    if !opens_action(text, tokens, behind, to) {
        return None;
    }
    if tokens[mark].kind == TokenKind::Stop && label_head.as_ref().is_some_and(head::Head::is_verb) {
        return None;
    }
    // "Manage the following: prepare ..." keeps its first part; "Planning and delivery: plans ..." does not.
    let label_is_action = words > 2
        && label_head.is_some_and(|head| head.evidence.total() > 3.0)
        && tokens[from + 1..mark].iter().any(|token| token.is(R::DETERMINER));
    (!label_is_action).then_some(behind)
}

/// Whether an action, perhaps behind a lead-in, starts here.
pub(crate) fn opens_action(text: &str, tokens: &[Token], from: usize, to: usize) -> bool {
    let leads = lead_in::candidates(text, tokens, from).any(|lead| {
        let at = adverbs::skip(text, tokens, lead.end, to);
        head::weigh(text, tokens, at, to, lead.expect, false).is_some_and(|head| head.is_verb())
    });
    if leads {
        return true;
    }
    let at = adverbs::skip(text, tokens, from, to);
    let expect = if at > from { Expect::Verb } else { Expect::Anything };
    head::weigh(text, tokens, at, to, expect, false).is_some_and(|head| head.is_verb())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenise;

    #[track_caller]
    fn check(text: &str, rest: &str, why: &str) {
        let tokens = tokenise(text);
        let behind = skip(text, &tokens, 0, tokens.len()).unwrap_or(0);
        assert_eq!(&text[tokens[behind].start..], rest, "{text}: {why}");
    }

    #[test]
    fn a_heading_goes_where_an_action_follows() {
        check("Teamwork: helps others", "helps others", "colon");
        check("Leadership – leads by example", "leads by example", "dash");
        check("Planning: able to run a project", "able to run a project", "a lead-in follows");
    }

    #[test]
    fn what_is_no_heading_stays() {
        check(
            "Key skills: negotiation and diplomacy",
            "Key skills: negotiation and diplomacy",
            "no action follows",
        );
        check("Run sprints – tracking progress", "Run sprints – tracking progress", "a participle follows");
        check("Do not guess: ask first", "Do not guess: ask first", "a negation is no heading");
        check(
            "Manage the following: plan events",
            "Manage the following: plan events",
            "the first part is an action",
        );
        check(
            "Check fences daily. Mend any gaps",
            "Check fences daily. Mend any gaps",
            "a sentence, not a heading",
        );
    }
}
