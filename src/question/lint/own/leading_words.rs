//! Leading words: "how you *successfully* handled it" says what the answer has to be.

use super::words;

const LEADING: &str = include_str!("leading_words.txt");

pub(super) fn check(question: &str) -> Option<String> {
    let plain = format!(" {} ", words(&question.replace('’', "'")).join(" "));
    let phrases = LEADING.lines().filter(|line| !line.starts_with('#'));
    let found = phrases.into_iter().find(|phrase| plain.contains(&format!(" {phrase} ")))?;
    Some(format!("“{found}” gives the answer away"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fires_on_words_that_give_the_answer_away() {
        super::super::cases::check(
            check,
            &[
                "Tell me about a time when you successfully led a team.",
                "How did you deal with it effectively?",
                "You would tell your manager, wouldn’t you?",
                "Of course you plan ahead. How?",
                "You must have missed a deadline. Tell me about it.",
            ],
            &[
                "Tell me about a time when you led a team.",
                "Tell me about a success that you are proud of.",
                "How do you measure the effect of a change?",
                "How would you correct a mistake in a published report?",
                "Tell me about a course that you taught.",
            ],
        );
    }
}
