//! How a question can approach a statement, and the noun phrase that fits the question.

use crate::lexicon::Readings as R;
use crate::phrase::Nature;
use crate::text::{Token, TokenKind};

/// Nouns behind which the subject of a knowledge statement stands.
const KNOWLEDGE: [&str; 9] = [
    "knowledge",
    "understanding",
    "awareness",
    "familiarity",
    "appreciation",
    "grasp",
    "comprehension",
    "expertise",
    "proficiency",
];

/// A nature and where the noun phrase that fits it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) nature: Nature,
    /// The first token of the noun phrase.
    pub(crate) from: usize,
}

/// Whether a capital of this word stays.
pub(crate) fn is_name(token: &Token, surface: &str) -> bool {
    token.is(R::PROPER) && surface.starts_with(|c: char| c.is_uppercase())
}

/// The nature of a statement without a verb.
pub(crate) fn of_noun(text: &str, tokens: &[Token], from: usize, to: usize) -> Reading {
    if let Some(subject) = knowledge_subject(text, tokens, from, to) {
        return Reading { nature: Nature::Knowledge, from: subject };
    }
    for (opener, link) in [
        ("experience", "of"),
        ("experience", "in"),
        ("responsibility", "for"),
        ("responsible", "for"),
        ("experience", "with"),
    ] {
        let place = (from..to.min(from + 4)).find(|at| tokens[*at].reads(text, opener));
        if let Some(at) = place.filter(|at| at + 2 < to && tokens[at + 1].reads(text, link)) {
            return Reading { nature: Nature::Activity, from: at + 2 };
        }
    }
    Reading { nature: by_nouns(text, tokens, from, to), from }
}

/// The subject behind "knowledge of", "good awareness of", "familiarity with".
pub(crate) fn knowledge_subject(text: &str, tokens: &[Token], from: usize, to: usize) -> Option<usize> {
    let at =
        (from..to.min(from + 6)).find(|at| KNOWLEDGE.iter().any(|word| tokens[*at].reads(text, word)))?;
    let plain = tokens[from..at]
        .iter()
        .all(|token| token.kind == TokenKind::Word && !token.is(R::PREPOSITION | R::TO));
    let link = tokens.get(at + 1).filter(|_| at + 2 < to)?;
    let links = ["of", "with", "in", "about", "on"].iter().any(|word| link.reads(text, word));
    // "Knowledge and understanding of X": the subject stands behind the second one.
    if link.is(R::COORDINATOR) {
        return knowledge_subject(text, tokens, at + 2, to);
    }
    (plain && links).then_some(at + 2)
}

/// What the first nouns name: something done, something one is, or a subject.
fn by_nouns(text: &str, tokens: &[Token], from: usize, to: usize) -> Nature {
    let ends = |token: &Token| match token.kind {
        TokenKind::Comma => false,
        TokenKind::Word => token.is(R::PREPOSITION | R::TO | R::WH),
        _ => true,
    };
    let head_end = (from..to).find(|at| ends(&tokens[*at])).unwrap_or(to);
    let nouns = || {
        (from..head_end)
            .rev()
            .filter(|at| tokens[*at].kind == TokenKind::Word && !tokens[*at].is(R::COORDINATOR))
    };
    let Some(last) = nouns().next() else { return Nature::Quality };
    if tokens[last].is(R::QUALITY) {
        return Nature::Quality;
    }
    let of_follows = tokens.get(head_end).is_some_and(|token| token.is(R::OF));
    if tokens[last].is(R::ACTIVITY)
        || (of_follows && is_nominalisation(tokens[last].text(text)))
        || (from..head_end).any(|at| {
            let before_and = tokens
                .get(at + 1)
                .is_some_and(|token| token.is(R::COORDINATOR) || token.kind == TokenKind::Comma);
            before_and && tokens[at].is(R::ACTIVITY)
        })
    {
        return Nature::Activity;
    }
    if tokens[from].is(R::GERUND) && !tokens[last].is(R::PLURAL) && head_end == to {
        return Nature::Activity;
    }
    if nouns().any(|at| tokens[at].is(R::QUALITY)) {
        return Nature::Quality;
    }
    // A bare subject label: plural or mass, or a name. A singular thing is something one has.
    let subject = tokens[last].is(R::PLURAL | R::MASS | R::NAME | R::HEAD);
    let personal = tokens[last].is(R::PERSON);
    let described = tokens[from].is(R::ADJECTIVE) && !subject && head_end > from + 1;
    if personal || described { Nature::Quality } else { Nature::Knowledge }
}

/// "Identification of", "handling of": a noun made of a verb. Some that only end so are left out.
fn is_nominalisation(word: &str) -> bool {
    const LOOKALIKES: [&str; 12] = [
        "composition",
        "legislation",
        "condition",
        "information",
        "environment",
        "equipment",
        "function",
        "position",
        "nutrition",
        "regulation",
        "section",
        "nation",
    ];
    let word = word.to_lowercase();
    ["tion", "sion", "ment", "ing"].iter().any(|end| word.ends_with(end))
        && !LOOKALIKES.contains(&word.as_str())
}

/// The verbs that no behaviour shows.
pub(crate) fn is_meta_verb(base: &str) -> bool {
    [
        "understand",
        "know",
        "demonstrate",
        "appreciate",
        "possess",
        "comprehend",
        "describe",
        "show",
        "display",
        "exhibit",
    ]
    .contains(&base)
}

/// Where the subject of a meta-verb starts: "understand basic Welsh", "be aware of the risks", "demonstrate knowledge of law".
pub(crate) fn subject_of_meta(
    text: &str,
    tokens: &[Token],
    verb: usize,
    to: usize,
    base: &str,
) -> Option<usize> {
    match base {
        "understand" | "know" | "comprehend" | "appreciate" => {
            let next = tokens.get(verb + 1).filter(|_| verb + 1 < to)?;
            let clause = ["that", "when", "if", "whether", "to"].iter().any(|word| next.reads(text, word));
            let adverb = next.is(R::ADVERB) && !next.is(R::ADJECTIVE);
            (!clause && !adverb && next.kind == TokenKind::Word && !next.is(R::PREPOSITION))
                .then_some(verb + 1)
        }
        "be" => {
            let state = (verb + 1..to.min(verb + 5)).find(|at| {
                ["aware", "familiar", "knowledgeable", "conversant", "mindful", "acquainted"]
                    .iter()
                    .any(|word| tokens[*at].reads(text, word))
            })?;
            tokens.get(state + 1).filter(|token| state + 2 < to && token.is(R::PREPOSITION))?;
            Some(state + 2)
        }
        "have" | "demonstrate" | "show" | "possess" | "display" | "exhibit" => {
            knowledge_subject(text, tokens, verb + 1, to)
        }
        _ => None,
    }
}
