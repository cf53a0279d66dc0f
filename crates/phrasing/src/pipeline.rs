//! The stages in their order: text in, [`Phrase`] out.

use crate::assemble;
use crate::explain::{Stage, Trace};
use crate::lexicon::Readings;
use crate::phrase::{LeftOut, LeftOutKind, Phrase};
use crate::stage::head::{self, Expect, Head};
use crate::stage::negation::{self, Negation};
use crate::stage::sentences::{self, Cut};
use crate::stage::{adverbs, label, lead_in, leading_phrase, two_words};
use crate::text::{Token, TokenKind, clean, tokenise};

/// A statement once its start is known.
pub(crate) struct Reading {
    /// The cleaned text, in the order of its forms.
    pub(crate) text: String,
    pub(crate) tokens: Vec<Token>,
    /// The first token of the phrase, adverbs included.
    pub(crate) start: usize,
    /// The token behind the phrase.
    pub(crate) to: usize,
    /// The first verb, where there is one.
    pub(crate) head: Option<(usize, Head)>,
    pub(crate) negation: Option<Negation>,
    /// The words are "responsible for" and a noun: a state that needs "be".
    pub(crate) needs_be: bool,
    /// A lead-in or an adverb promised a verb.
    pub(crate) expect: Expect,
    /// A leading phrase moved to the end.
    pub(crate) moved: bool,
    pub(crate) left_out: Vec<LeftOut>,
}

/// Reads one statement.
pub(crate) fn read(statement: &str, trace: &mut Trace) -> Phrase {
    let cleaned = clean::clean(statement, trace);
    let reading = find_phrase(cleaned, trace);
    assemble::phrase(reading, trace)
}

/// From the text to the place of the first verb.
fn find_phrase(text: String, trace: &mut Trace) -> Reading {
    let tokens = tokenise(&text);
    let mut reading = Reading {
        to: tokens.len(),
        text,
        tokens,
        start: 0,
        head: None,
        negation: None,
        needs_be: false,
        expect: Expect::Anything,
        moved: false,
        left_out: Vec::new(),
    };
    drop_label(&mut reading, trace);
    cut_sentences(&mut reading, trace);
    move_leading_phrase(&mut reading, trace);
    // A lead-in may stand behind another: "You will be responsible for ...". Four in a row have not been seen.
    for _ in 0..4 {
        if !drop_lead_in(&mut reading, trace) {
            break;
        }
        drop_label(&mut reading, trace);
        move_leading_phrase(&mut reading, trace);
    }
    find_head(&mut reading, trace);
    reading
}

fn drop_label(reading: &mut Reading, trace: &mut Trace) {
    let Some(behind) = label::skip(&reading.text, &reading.tokens, reading.start, reading.to) else { return };
    leave_out(reading, behind, LeftOutKind::Label);
    trace.note(Stage::Label, "heading", || {
        reading.left_out.last().map_or_else(String::new, |out| out.text.clone())
    });
}

/// Leaves out the words from the start of the phrase up to a token.
fn leave_out(reading: &mut Reading, behind: usize, kind: LeftOutKind) {
    let from = reading.tokens[reading.start].start;
    let to = reading.tokens.get(behind).map_or(reading.text.len(), |token| token.start);
    reading.left_out.push(LeftOut { kind, text: reading.text[from..to].trim().to_owned() });
    reading.start = behind;
}

fn cut_sentences(reading: &mut Reading, trace: &mut Trace) {
    if !reading.tokens.iter().any(|token| matches!(token.kind, TokenKind::Stop | TokenKind::Semicolon)) {
        return;
    }
    let offset = reading.tokens.get(reading.start).map_or(0, |token| token.start);
    let rest = &reading.text[offset..];
    match sentences::cut(rest, &shifted(&reading.tokens[reading.start..], offset)) {
        Some(Cut::Keep(end)) => {
            reading.to = reading.start + end;
            trace.note(Stage::Sentences, "first sentence only", || rest.to_owned());
        }
        Some(Cut::Joined(text)) => {
            trace.note(Stage::Sentences, "second imperative joined", || text.clone());
            replace_text(reading, text);
        }
        None => {}
    }
}

/// The tokens as they stand in the text behind an offset.
fn shifted(tokens: &[Token], offset: usize) -> Vec<Token> {
    tokens
        .iter()
        .map(|token| Token { start: token.start - offset, end: token.end - offset, ..*token })
        .collect()
}

fn replace_text(reading: &mut Reading, text: String) {
    reading.tokens = tokenise(&text);
    reading.to = reading.tokens.len();
    reading.text = text;
    reading.start = 0;
}

fn move_leading_phrase(reading: &mut Reading, trace: &mut Trace) {
    let mut from = reading.start;
    let awaited = reading.expect == Expect::Gerund
        && reading.tokens.get(from).is_some_and(|token| token.is(Readings::GERUND));
    if reading.moved || awaited {
        // "Responsible for planning menus, ordering supplies ..."
        return;
    }
    if reading.tokens.get(from).is_some_and(|token| token.kind == TokenKind::Comma) && from > 0 {
        from += 1;
    }
    let Some(comma) = leading_phrase::find(&reading.text, &reading.tokens, from, reading.to) else { return };
    let opens = reading.tokens[from];
    let text = leading_phrase::moved(&reading.text, &reading.tokens, from, comma, reading.to);
    trace.note(Stage::LeadingPhrase, "moved to the end", || text.clone());
    replace_text(reading, text);
    reading.moved = true;
    if reading.expect == Expect::Anything {
        let preposition =
            opens.is(Readings::PREPOSITION | Readings::SUBORDINATOR) && !opens.is(Readings::BASE);
        reading.expect = if preposition { Expect::Moved } else { Expect::Verb };
    }
}

fn drop_lead_in(reading: &mut Reading, trace: &mut Trace) -> bool {
    let lead = lead_in::candidates(&reading.text, &reading.tokens, reading.start).find(|lead| {
        if lead.end >= reading.to {
            return false;
        }
        let mut at = lead.end;
        if reading.tokens[at].kind == TokenKind::Comma {
            return lead.expect == Expect::Base;
        }
        if let Some(negation) = negation::read(&reading.text, &reading.tokens, at) {
            at = negation.to;
        }
        let verb = adverbs::skip(&reading.text, &reading.tokens, at, reading.to);
        let nested = lead_in::candidates(&reading.text, &reading.tokens, lead.end).next().is_some();
        (nested && lead.expect == Expect::Base)
            || head::weigh(&reading.text, &reading.tokens, verb, reading.to, lead.expect, false)
                .is_some_and(|head| head.is_verb())
    });
    let Some(lead) = lead else { return false };
    leave_out(reading, lead.end, LeftOutKind::Stem);
    reading.expect = lead.expect;
    trace.note(Stage::LeadIn, "lead-in", || {
        reading.left_out.last().map_or_else(String::new, |out| out.text.clone())
    });
    true
}

fn find_head(reading: &mut Reading, trace: &mut Trace) {
    let (text, tokens, to) = (&reading.text, &reading.tokens, reading.to);
    let mut at = reading.start;
    if let Some(negation) = negation::read(text, tokens, at) {
        trace.note(Stage::Negation, "do not", || text[tokens[at].start..].to_owned());
        at = negation.to;
        reading.negation = Some(negation);
        if reading.expect == Expect::Anything {
            reading.expect = Expect::Base;
        }
    }
    let verb = adverbs::skip(text, tokens, at, to);
    if verb > at {
        trace
            .note(Stage::Adverbs, "adverbs stay", || text[tokens[at].start..tokens[verb - 1].end].to_owned());
        if reading.expect == Expect::Anything {
            reading.expect = Expect::Verb;
        }
    }
    let state = tokens
        .get(at)
        .is_some_and(|token| ["responsible", "accountable"].iter().any(|word| token.reads(text, word)))
        && tokens.get(at + 1).is_some_and(|token| token.reads(text, "for") || token.reads(text, "to"))
        && at + 2 < to;
    if state && reading.negation.is_none() {
        trace.note(Stage::Head, "a state", || "responsible for a thing: needs \"be\"".to_owned());
        reading.needs_be = true;
        return;
    }
    let weigh = |at: usize| head::weigh(text, tokens, at, to, reading.expect, trace.is_on());
    let second = two_words::second(text, tokens, verb, to)
        .and_then(|second| Some((second, weigh(second)?)))
        .filter(|(_, head)| head.evidence.total() > two_words::ENOUGH);
    if let Some((verb, head)) = second.or_else(|| Some((verb, weigh(verb)?))) {
        if trace.is_on() {
            let what = format!("\"{}\" as {:?}", tokens[verb].text(text), head.shape);
            let rule = if head.is_verb() { "verb" } else { "noun phrase" };
            trace.weighed(Stage::Head, rule, &what, &head.evidence);
        }
        reading.head = Some((verb, head));
    }
}
