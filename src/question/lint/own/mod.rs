//! What else is looked at in a question that a person wrote: each a rule in its own file, with the reason that the person
//! is told. It is advice: they may keep the question as it is.

mod closed;
mod kind;
mod leading_words;
mod several;

use super::lint;
use crate::template::QuestionKind;

/// What is held against a person's own question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The rule's name.
    pub rule: &'static str,
    /// What is wrong, as a clause.
    pub what: String,
    /// Why that matters, as a sentence.
    pub why: &'static str,
}

/// One rule: its name, what it holds against a question of a kind, and why.
type Rule = (&'static str, fn(&str, QuestionKind) -> Option<String>, &'static str);

const RULES: [Rule; 4] = [
    (
        "leading words",
        |question, _| leading_words::check(question),
        "Words that say what a good answer is give it away, and then everybody gives the same one.",
    ),
    (
        "several questions",
        |question, _| several::check(question),
        "People answer the part that they remember, so the answers cannot be compared. Keep one question, and make the rest \
         probes.",
    ),
    (
        "closed question",
        |question, _| closed::check(question),
        "A yes or a no cannot be rated. Begin with “Tell me about a time when you ...” or “What would you do if ...”.",
    ),
    (
        "kind",
        kind::check,
        "What a person did and what a person would do are rated by different anchors. Choose the other kind, or change the \
         words.",
    ),
];

/// Why the rules of every question matter.
fn why(rule: &str) -> &'static str {
    match rule {
        "protected topic" => {
            "The law in many countries protects candidates from being asked this, and the answer has no bearing on the work."
        }
        "length" => "A question is heard, not read; a long one has to be asked twice.",
        _ => "The interviewer reads the question aloud, word for word.",
    }
}

/// Everything that the rules hold against a question of a person's own; empty for one that nothing speaks against.
pub fn advice(question: &str, kind: QuestionKind) -> Vec<Advice> {
    let sound = lint(question).into_iter().map(|finding| Advice {
        rule: finding.rule,
        what: finding.what,
        why: why(finding.rule),
    });
    let own = RULES
        .iter()
        .filter_map(|(rule, check, why)| check(question, kind).map(|what| Advice { rule, what, why }));
    sound.chain(own).collect()
}

/// A person's question as it is asked: on one line, without spaces around it, and with a mark at its end.
pub fn tidy(text: &str) -> String {
    let mut question = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if question.ends_with(|c: char| c.is_alphanumeric()) {
        let first = question.split(' ').next().unwrap_or_default().to_lowercase();
        question.push(if several::QUESTION_WORDS.contains(&first.as_str()) { '?' } else { '.' });
    }
    question
}

/// The kind that the words of a question are of: situational where they ask what a person would do.
pub fn kind_of(question: &str) -> QuestionKind {
    if kind::is_hypothetical(question) { QuestionKind::Situational } else { QuestionKind::Behavioural }
}

/// The words of a text in lower case, without what stands around them.
fn words(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_question_has_nothing_against_it() {
        for (question, kind) in [
            (
                "Tell me about a time when you changed a plan that others had agreed on.",
                QuestionKind::Behavioural,
            ),
            (
                "What would you do if two teams needed the same person in the same week?",
                QuestionKind::Situational,
            ),
            ("Tell me about a deadline that you missed.", QuestionKind::Contrary),
        ] {
            assert_eq!(advice(question, kind), [], "{question}");
            if kind != QuestionKind::Contrary {
                assert_eq!(kind_of(question), kind);
            }
        }
    }

    #[test]
    fn the_advice_on_a_bad_question_reads_well() {
        let question = "Do you have children, and how did you successfully manage that? What would you do";
        let said: Vec<String> = advice(question, QuestionKind::Behavioural)
            .into_iter()
            .map(|advice| format!("{}: {}. {}", advice.rule, advice.what, advice.why))
            .collect();
        insta::assert_snapshot!(said.join("\n"));
    }

    #[test]
    fn a_question_is_tidied_without_changing_its_words() {
        for (typed, expected) in [
            ("  Tell me about\na plan ", "Tell me about a plan."),
            ("what would you do", "what would you do?"),
            ("Why?", "Why?"),
            ("Tell me about “Lean”", "Tell me about “Lean”"),
            ("", ""),
        ] {
            assert_eq!(tidy(typed), expected);
        }
    }
}

#[cfg(test)]
mod cases {
    /// Asserts that a rule fires on the first texts and stays silent on the second.
    #[track_caller]
    pub(super) fn check(rule: impl Fn(&str) -> Option<String>, fires: &[&str], silent: &[&str]) {
        for text in fires {
            assert!(rule(text).is_some(), "must fire on: {text}");
        }
        for text in silent {
            assert_eq!(rule(text), None, "must not fire on: {text}");
        }
    }
}
