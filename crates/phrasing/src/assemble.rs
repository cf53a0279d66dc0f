//! From a reading to a [`Phrase`]: the verbs are inflected and the forms put into words.

use crate::actions;
use crate::coordination::{self, Decision, Role};
use crate::explain::{Stage, Trace};
use crate::inflect::{self, Spelling};
use crate::lexicon::{self, Readings as R};
use crate::phrase::{Certainty, Doubt, Kind, LeftOut, LeftOutKind, Nature, Phrase};
use crate::pipeline::Reading;
use crate::render::{self, Edit, Form};
use crate::stage::head::Shape;
use crate::stage::spoken::{self, Gap};
use crate::stage::{nature, person};
use crate::text::{Token, TokenKind};

/// Below this margin the decision about the first verb is a doubt; below twice of it the reading is only likely. A
/// margin is the logarithm of how much likelier the model holds the reading than the other one.
const CLOSE: f32 = 1.0;
/// The same for the verbs behind it, where the model is bolder.
const CLOSE_JOINT: f32 = 2.5;

/// Puts the phrase together.
pub(crate) fn phrase(reading: Reading, trace: &mut Trace) -> Phrase {
    if reading.needs_be {
        return state(reading, trace);
    }
    match &reading.head {
        Some((verb, head)) if head.is_verb() => {
            let (verb, shape, margin) = (*verb, head.shape, head.evidence.total());
            action(reading, verb, shape, margin, trace)
        }
        _ => noun(reading, trace),
    }
}

fn action(reading: Reading, verb: usize, shape: Shape, head_margin: f32, trace: &mut Trace) -> Phrase {
    let Reading { text, tokens, start, to, negation, mut left_out, moved, expect, .. } = reading;
    let third_too = negation.is_some_and(|negation| negation.third);
    let stems = || left_out.iter().filter(|out| out.kind == LeftOutKind::Stem);
    let lead_in = stems().next_back().and_then(|out| out.text.trim_end_matches(':').split(' ').next_back());
    let keep_notes = trace.is_on();
    let words =
        coordination::Words { text: &text, tokens: &tokens, head: verb, to, shape, third_too, keep_notes };
    let decisions = coordination::decide(words, lead_in, trace);
    let spelling = spelling_of(&text, &tokens);
    let mut edits = Vec::with_capacity(4);
    if let Some(negation) = negation {
        let (from, end) = (tokens[negation.from].start, tokens[negation.to - 1].end);
        edits.push(Edit {
            start: from,
            end,
            base: "do not".into(),
            past: "did not".into(),
            gerund: "not".into(),
        });
    }
    let head_base = base_form(&text, &tokens[verb], shape);
    let mut verbs = vec![verb];
    edits.push(inflected(&tokens[verb], &head_base, spelling, negation.is_some()));
    let mut only_meta = nature::is_meta_verb(&head_base) || head_base == "be" || head_base == "have";
    for decision in decisions.iter().filter(|decision| decision.role == Role::Verb) {
        let third = third_too && !tokens[decision.candidate].is(R::BASE);
        let shape = if third { Shape::Third } else { shape };
        let base = base_form(&text, &tokens[decision.candidate], shape);
        let negated = negation.is_some()
            && !third
            && (decision.alternative || !has_coordinator(&text, &tokens, decision));
        only_meta &= nature::is_meta_verb(&base);
        if let Some((marker, next)) = decision.repeats.and_then(|at| tokens.get(at).zip(tokens.get(at + 1))) {
            edits.push(Edit::always(marker.start, next.start, "".into()));
        }
        edits.push(inflected(&tokens[decision.candidate], &base, spelling, negated));
        verbs.push(decision.candidate);
    }
    for edit in &edits {
        trace.note(Stage::Inflection, "verb", || format!("{}, {}, {}", edit.base, edit.past, edit.gerund));
    }
    for replacement in person::replacements(&text, &tokens, &verbs, to) {
        let (from, end) = (tokens[replacement.from].start, tokens[replacement.to].end);
        trace.note(Stage::Person, "the job holder is you", || text[from..end].to_owned());
        edits.push(Edit::always(from, end, replacement.with));
    }
    edits.sort_by_key(|edit| edit.start);
    let (from, end) = (tokens[start].start, tokens[to - 1].end);
    let forms = render::forms(&text, from, end, &edits, &[], false);
    let joints: Vec<usize> = decisions
        .iter()
        .filter(|decision| decision.role == Role::Verb)
        .map(|decision| decision.joint)
        .collect();
    let mut gaps = spoken::gaps(&text, &tokens, start, to);
    gaps.extend(spoken::examples(&text, &tokens, verb, to, &joints));
    gaps.sort_by_key(|gap| gap.start);
    note_gaps(&text, &gaps, &mut left_out, trace);
    let spoken_forms =
        if gaps.is_empty() { forms.clone() } else { render::forms(&text, from, end, &edits, &gaps, false) };
    let subject = only_meta.then(|| nature::subject_of_meta(&text, &tokens, verb, to, &head_base)).flatten();
    let noun = subject.filter(|_| verbs.len() == 1 && negation.is_none() && !moved).map(|subject| {
        let keep = keeps_capital(&text, &tokens[subject]);
        render::render(&text, tokens[subject].start, end, &edits, &gaps, Form::Base, keep)
    });
    let meta = only_meta && (noun.is_some() || nature::is_meta_verb(&head_base));
    let nature = if noun.is_some() { Nature::Knowledge } else { Nature::Behaviour };
    trace.note(Stage::Nature, "nature", || format!("{nature:?}"));
    let actions = if negation.is_none() && !moved {
        let statement = actions::Statement {
            text: &text,
            tokens: &tokens,
            start,
            to,
            verbs: &verbs,
            decisions: &decisions,
            edits: &edits,
            gaps: &gaps,
        };
        actions::separate(statement, CLOSE)
    } else {
        Vec::new()
    };
    let (certainty, doubts) = certainty_of(&text, &tokens, verb, head_margin, expect, &decisions);
    Phrase {
        kind: Kind::Action,
        actions: if actions.is_empty() { vec![spoken_forms.clone()] } else { actions },
        forms: Some(forms),
        spoken: Some(spoken_forms),
        noun,
        left_out,
        nature,
        meta,
        certainty,
        doubts,
    }
}

/// "Responsible for the stores": a state, told with "be".
fn state(reading: Reading, trace: &mut Trace) -> Phrase {
    let Reading { text, tokens, start, to, mut left_out, .. } = reading;
    let (from, end) = (tokens[start].start, tokens[to - 1].end);
    let first = tokens[start].text(&text).to_lowercase();
    let be = |form: &str| format!("{form} {first}").into();
    let mut edits = vec![Edit {
        start: from,
        end: tokens[start].end,
        base: be("be"),
        past: be("were"),
        gerund: be("being"),
    }];
    for replacement in person::replacements(&text, &tokens, &[start + 1], to) {
        edits.push(Edit::always(
            tokens[replacement.from].start,
            tokens[replacement.to].end,
            replacement.with,
        ));
    }
    let forms = render::forms(&text, from, end, &edits, &[], false);
    let gaps = spoken::gaps(&text, &tokens, start, to);
    note_gaps(&text, &gaps, &mut left_out, trace);
    let spoken_forms = render::forms(&text, from, end, &edits, &gaps, false);
    let thing = (start..to).find(|at| tokens[*at].reads(&text, "for")).map(|at| at + 1).filter(|at| *at < to);
    let noun = thing.map(|thing| {
        let keep = keeps_capital(&text, &tokens[thing]);
        render::render(&text, tokens[thing].start, end, &edits, &gaps, Form::Base, keep)
    });
    Phrase {
        kind: Kind::Action,
        actions: vec![spoken_forms.clone()],
        forms: Some(forms),
        spoken: Some(spoken_forms),
        noun,
        left_out,
        nature: Nature::Activity,
        meta: false,
        certainty: Certainty::Sure,
        doubts: Vec::new(),
    }
}

fn noun(reading: Reading, trace: &mut Trace) -> Phrase {
    let Reading { text, tokens, start, to, head, mut left_out, .. } = reading;
    let empty = start >= to || tokens.is_empty();
    let (nature, noun) = if empty {
        (Nature::Quality, text.clone())
    } else {
        let found = nature::of_noun(&text, &tokens, start, to);
        let gaps = spoken::gaps(&text, &tokens, found.from, to);
        note_gaps(&text, &gaps, &mut left_out, trace);
        let keep = keeps_capital(&text, &tokens[found.from]);
        let (from, end) = (tokens[found.from].start, tokens[to - 1].end);
        if found.from > start {
            let stem = text[tokens[start].start..from].trim().to_owned();
            left_out.push(LeftOut { kind: LeftOutKind::Stem, text: stem });
        }
        (found.nature, render::render(&text, from, end, &[], &gaps, Form::Base, keep))
    };
    trace.note(Stage::Nature, "nature", || format!("{nature:?}"));
    let margin = head.as_ref().map_or(f32::MAX, |(_, head)| -head.evidence.total());
    let mut doubts = Vec::new();
    if let Some((verb, _)) = head.as_ref().filter(|_| margin < CLOSE) {
        let word = tokens[*verb].text(&text).to_owned();
        let reason = format!("\"{word}\" was read as a noun; it could be the verb of an action.");
        doubts.push(Doubt { word, reason });
    }
    Phrase {
        kind: Kind::Noun,
        forms: None,
        spoken: None,
        noun: Some(noun),
        left_out,
        nature,
        meta: false,
        actions: Vec::new(),
        certainty: level(margin, CLOSE),
        doubts,
    }
}

fn note_gaps(text: &str, gaps: &[Gap], left_out: &mut Vec<LeftOut>, trace: &mut Trace) {
    for gap in gaps {
        let words = &text[gap.start..gap.end];
        trace.note(Stage::Spoken, "not said aloud", || words.to_owned());
        left_out.push(LeftOut { kind: gap.kind, text: words.to_owned() });
    }
}

/// The base form of a verb in the statement, in lower case.
pub(crate) fn base_form(text: &str, token: &Token, shape: Shape) -> String {
    let surface = token.text(text).to_lowercase();
    match (shape, surface.as_str()) {
        (_, "is" | "are" | "am") => "be".to_owned(),
        (Shape::Base, _) => surface,
        _ => lexicon::base_of(&surface).unwrap_or(surface),
    }
}

fn inflected(token: &Token, base: &str, spelling: Spelling, negated: bool) -> Edit {
    let past = if negated { base.to_owned() } else { inflect::past(base, spelling) };
    Edit {
        start: token.start,
        end: token.end,
        base: base.to_owned().into(),
        past: past.into(),
        gerund: inflect::gerund(base, spelling).into(),
    }
}

/// American where the statement spells so.
fn spelling_of(text: &str, tokens: &[Token]) -> Spelling {
    const AMERICAN: [&str; 14] = [
        "color",
        "labor",
        "behavior",
        "center",
        "favor",
        "honor",
        "defense",
        "analyze",
        "catalog",
        "traveling",
        "canceling",
        "labeling",
        "modeling",
        "counseling",
    ];
    let american = tokens.iter().any(|token| {
        let word = token.text(text);
        token.kind == TokenKind::Word
            && (4..=12).contains(&word.len())
            && AMERICAN
                .iter()
                .any(|known| word.get(..known.len()).is_some_and(|start| start.eq_ignore_ascii_case(known)))
    });
    if american { Spelling::American } else { Spelling::British }
}

fn has_coordinator(text: &str, tokens: &[Token], decision: &Decision) -> bool {
    tokens[decision.joint..decision.candidate]
        .iter()
        .any(|token| token.is(R::COORDINATOR) && !token.reads(text, "or") && !token.reads(text, "nor"))
}

fn keeps_capital(text: &str, token: &Token) -> bool {
    let word = token.text(text);
    render::is_acronym(word) || nature::is_name(token, word)
}

fn certainty_of(
    text: &str,
    tokens: &[Token],
    verb: usize,
    head_margin: f32,
    expect: crate::stage::head::Expect,
    decisions: &[Decision],
) -> (Certainty, Vec<Doubt>) {
    let mut doubts = Vec::new();
    let mut certainty = level(head_margin, CLOSE);
    if head_margin < CLOSE && expect == crate::stage::head::Expect::Anything {
        let word = tokens[verb].text(text).to_owned();
        let reason =
            format!("\"{word}\" was read as the verb of an action; it could be part of a noun phrase.");
        doubts.push(Doubt { word, reason });
    }
    for decision in decisions.iter().filter(|decision| decision.could_be_verb) {
        certainty = certainty.min(level(decision.margin, CLOSE_JOINT));
        if decision.margin < CLOSE_JOINT {
            let word = tokens[decision.candidate].text(text).to_owned();
            let (read, other) = match decision.role {
                Role::Verb => ("one more main verb", "a noun, or belong to the phrase before it"),
                _ => ("part of the phrase before it", "one more main verb"),
            };
            let reason = format!("\"{word}\" was read as {read}; it could be {other}.");
            doubts.push(Doubt { word, reason });
        }
    }
    (certainty, doubts)
}

fn level(margin: f32, close: f32) -> Certainty {
    if margin < close {
        Certainty::Doubtful
    } else if margin < close * 2.0 {
        Certainty::Likely
    } else {
        Certainty::Sure
    }
}
