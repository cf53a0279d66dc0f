//! Closed questions: a yes or a no is no answer that can be rated.

use super::words;

/// Words that begin a question for a yes or a no, when "you", "your" or "there" follows.
const VERBS: [&str; 20] = [
    "do", "does", "did", "are", "is", "was", "were", "have", "has", "had", "can", "could", "will", "would",
    "should", "may", "might", "don't", "didn't", "haven't",
];
/// What makes such a beginning a polite request: "Can you tell me about ...".
const REQUESTS: [&str; 7] = ["tell", "describe", "explain", "give", "walk", "talk", "think"];

pub(super) fn check(question: &str) -> Option<String> {
    let last = question.split_inclusive(['?', '.', '!']).map(str::trim).rfind(|text| !text.is_empty())?;
    let words = words(&last.replace('’', "'"));
    let (first, second) = (words.first()?, words.get(1)?);
    let closed = last.ends_with('?')
        && VERBS.contains(&first.as_str())
        && ["you", "your", "there"].contains(&second.as_str());
    let polite = words.iter().skip(2).take(3).any(|word| REQUESTS.contains(&word.as_str()));
    (closed && !polite).then(|| format!("“{first} {second} ...” can be answered with yes or no"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fires_on_questions_for_yes_or_no() {
        super::super::cases::check(
            check,
            &[
                "Do you like planning?",
                "Have you led a team?",
                "You have two offers. Would you take the first?",
                "Is there anything that you find hard?",
            ],
            &[
                "Tell me about a team that you led.",
                "Can you tell me about a team that you led?",
                "Could you please describe a plan that failed?",
                "What do you do when a plan fails?",
                "Would you walk me through a release?",
            ],
        );
    }
}
