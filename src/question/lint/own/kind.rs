//! A question whose words are of another kind than it is labelled.

use crate::template::QuestionKind;

/// What only a question about what a person would do says.
const HYPOTHETICAL: [&str; 6] = ["would you", "you would", "imagine", "suppose", "what if", "how might you"];
/// What only a question about the past says.
const PAST: [&str; 5] = ["a time when", "did you", "have you", "an occasion when", "an example of when you"];

/// Whether the words ask what a person would do.
pub(super) fn is_hypothetical(question: &str) -> bool {
    let lower = question.to_lowercase();
    HYPOTHETICAL.iter().any(|words| lower.contains(words)) && !asks_for_the_past(&lower)
}

fn asks_for_the_past(lower: &str) -> bool {
    PAST.iter().any(|words| lower.contains(words))
}

pub(super) fn check(question: &str, kind: QuestionKind) -> Option<String> {
    match kind {
        QuestionKind::Situational => asks_for_the_past(&question.to_lowercase())
            .then(|| "it is labelled situational, and asks what the candidate did".to_owned()),
        QuestionKind::Behavioural | QuestionKind::Contrary => is_hypothetical(question)
            .then(|| format!("it is labelled {kind}, and asks what the candidate would do")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fires_when_the_label_and_the_words_differ() {
        super::super::cases::check(
            |question| check(question, QuestionKind::Behavioural),
            &["What would you do if a plan failed?", "Imagine that a plan fails."],
            &[
                "Tell me about a plan that failed.",
                "Tell me about a time when you thought that you would fail.",
            ],
        );
        super::super::cases::check(
            |question| check(question, QuestionKind::Situational),
            &["Tell me about a time when a plan failed.", "How did you plan it?"],
            &["What would you do if a plan failed?", "Your plan has failed. How do you tell the team?"],
        );
    }
}
