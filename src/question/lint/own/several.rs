//! Several questions in one: the candidate answers the part that they remember.

use super::words;

/// Words that begin a question.
pub(super) const QUESTION_WORDS: [&str; 9] =
    ["what", "how", "why", "when", "where", "who", "which", "whom", "whose"];
/// Words that begin a request.
const REQUESTS: [&str; 6] = ["tell", "describe", "explain", "give", "walk", "talk"];

pub(super) fn check(question: &str) -> Option<String> {
    let sentences = question.split_inclusive(['?', '.', '!']).map(str::trim).filter(|text| !text.is_empty());
    let asks = sentences.filter(|text| text.ends_with('?') || begins_a_request(text)).count();
    if asks > 1 {
        return Some(format!("it asks {asks} things, one after the other"));
    }
    let words = words(question);
    let joined = words.windows(4).find_map(|four| joins(four).then(|| four[1..3].join(" ")))?;
    Some(format!("“{joined} ...” adds another question to the first"))
}

fn begins_a_request(sentence: &str) -> bool {
    words(sentence).first().is_some_and(|first| REQUESTS.contains(&first.as_str()))
}

/// Whether the second of four words joins a question to another: "it, *and* how you". "When and where was this" is one
/// question, and "and what to do" is part of one.
fn joins(four: &[String]) -> bool {
    let is_question_word = |word: &String| QUESTION_WORDS.contains(&word.as_str());
    let joint = ["and", "or", "then"].contains(&four[1].as_str());
    joint && !is_question_word(&four[0]) && is_question_word(&four[2]) && four[3] != "to"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fires_when_more_than_one_thing_is_asked() {
        super::super::cases::check(
            check,
            &[
                "Tell me about a conflict, and how you resolved it.",
                "What did you do? What came of it?",
                "Tell me about a plan. Describe what went wrong.",
                "How did you decide and what did you learn?",
            ],
            &[
                "Tell me about a conflict in your team.",
                "When and where was this?",
                "Tell me about a time when you decided what to build and when to stop.",
                "Your team is short of two people. What would you do?",
                "Tell me about a time when you planned and led a release.",
                "What would you do if a customer complained and nobody answered?",
            ],
        );
    }
}
