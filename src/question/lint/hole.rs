//! A hole: a place where a word should stand and none does.

use std::sync::LazyLock;

use regex::Regex;

/// Left-over template marks, empty brackets or quotes, punctuation with nothing before it, and end words that want a word.
static HOLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?x)
        \{\{ | \}\}                                   # a mark that was not filled
        | \(\s*\) | \[\s*\] | “\s*” | "\s*"           # brackets and quotes around nothing
        | \s[,;:.?!](?:\s|$) | [,;:]\s*[,;:.?!]       # punctuation with nothing before it
        | \b(?:a|an|the|when\ you|of|your)[.?!]$      # an end that wants a word
        "#,
    )
    .expect("the pattern is a constant")
});

pub(super) fn check(question: &str) -> Option<String> {
    if question.is_empty() {
        return Some("it is empty".to_owned());
    }
    HOLE.find(question).map(|hole| format!("a word is missing at `{}`", hole.as_str().trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fires_where_a_word_is_missing() {
        super::super::cases::check(
            check,
            &[
                "",
                "Tell me about a time when you {{past}}.",
                "Tell me about a time when you .",
                "Tell me about a time when you.",
                "What is your knowledge of?",
                "How do you use () at work?",
                "You said “”.",
                "First, , then?",
                "Plan a,. now.",
            ],
            &[
                "Tell me about a time when you planned a release.",
                "How do you use tools (any will do) at work?",
                "Which .NET service did you run?",
                "Tell me about it: what is the team proud of now?",
            ],
        );
    }
}
