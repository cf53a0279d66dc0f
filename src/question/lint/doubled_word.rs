//! The same word twice in a row: "the the plan".

/// Words that English does double: "the work that that takes", "what they had had to do".
const MAY_DOUBLE: [&str; 2] = ["that", "had"];

pub(super) fn check(question: &str) -> Option<String> {
    let mut before = "";
    for word in question.split_whitespace() {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        let joined = before.ends_with(|c: char| c.is_alphanumeric())
            && word.starts_with(|c: char| c.is_alphanumeric());
        let same = before.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase() == plain.to_lowercase();
        if joined && same && !MAY_DOUBLE.contains(&plain.to_lowercase().as_str()) {
            return Some(format!("the word `{plain}` stands twice in a row"));
        }
        before = word;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fires_on_a_word_that_stands_twice() {
        super::super::cases::check(
            check,
            &["Tell me about the the plan.", "How do you use your Your tools?", "You plan and and do."],
            &[
                "Tell me about the plan.",
                "The work that that takes is yours.",
                "What you do, do well.",
                "Step by step, how would you plan?",
                "Explain CI/CD to a team.",
            ],
        );
    }
}
