//! A protected topic or a proxy of one: what an interviewer may not ask a candidate.

use std::sync::LazyLock;

use regex::RegexSet;
use serde::Deserialize;

/// The table of topics, as its file spells it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    topic: Vec<Topic>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Topic {
    name: String,
    patterns: Vec<String>,
}

/// All patterns, and for each the name of its topic.
static TOPICS: LazyLock<(RegexSet, Vec<String>)> = LazyLock::new(|| {
    let table: Table =
        toml::from_str(include_str!("protected_topics.toml")).expect("the table is a constant");
    let (mut patterns, mut names) = (Vec::new(), Vec::new());
    for topic in table.topic {
        names.extend(topic.patterns.iter().map(|_| topic.name.clone()));
        patterns.extend(topic.patterns);
    }
    (RegexSet::new(patterns).expect("the patterns are constants"), names)
});

pub(super) fn check(question: &str) -> Option<String> {
    let (patterns, names) = &*TOPICS;
    let first = patterns.matches(&question.to_lowercase()).into_iter().next()?;
    Some(format!("it asks the candidate about a protected topic: {}", names[first]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fires_when_the_candidate_is_asked_and_not_when_the_work_is() {
        super::super::cases::check(
            check,
            &[
                "How old are you?",
                "When did you graduate?",
                "What is your date of birth?",
                "Are you married?",
                "Do you plan to have children?",
                "Where are you from?",
                "Are you a native English speaker?",
                "What is your religion?",
                "Do you have a disability?",
                "How much sick leave did you take, and what is your sickness record?",
                "What was your previous salary?",
                "Have you ever been arrested?",
                "Are you a trade union member?",
                "How would you make sure that you are under 35?",
            ],
            &[
                "How would you support patients with disabilities?",
                "Tell me about a time when you cared for children under five.",
                "Tell me about a time when you negotiated with a trade union.",
                "Tell me about a time when you planned health services for women.",
                "Are you authorised to work here?",
                "Tell me about a time when you improved the health and safety of your team.",
                "Tell me about a time when you prepared the salary budget.",
                "How do you go about promoting equality of race, religion and gender?",
            ],
        );
    }
}
