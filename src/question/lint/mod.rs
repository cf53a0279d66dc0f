//! The last look at a question before a person reads it: what must never be let out.
//!
//! Each rule is one file with the texts on which it must fire and those on which it must not.

mod doubled_word;
mod end_mark;
mod hole;
mod length;
mod own;
mod protected_topic;
mod spacing;

use std::fmt;

pub use own::{Advice, advice, kind_of, tidy};

/// What the lint holds against a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// What is wrong, as a clause: "the word `the` stands twice in a row".
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.what, self.rule)
    }
}

/// One rule: its name, and what it holds against a text.
type Rule = (&'static str, fn(&str) -> Option<String>);

/// All rules, cheapest first.
const RULES: [Rule; 6] = [
    ("length", length::check),
    ("spacing", spacing::check),
    ("end mark", end_mark::check),
    ("hole", hole::check),
    ("doubled word", doubled_word::check),
    ("protected topic", protected_topic::check),
];

/// Everything that the rules hold against a question; empty for one that may be asked.
pub fn lint(question: &str) -> Vec<Finding> {
    RULES.iter().filter_map(|(rule, check)| check(question).map(|what| Finding { rule, what })).collect()
}

/// Whether a question may be asked; stops at the first finding.
pub fn passes(question: &str) -> bool {
    RULES.iter().all(|(_, check)| check(question).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finding_is_reported_with_its_rule() {
        let findings: Vec<String> =
            lint("Tell me  about the the time you {{past}}").iter().map(Finding::to_string).collect();
        insta::assert_snapshot!(findings.join("\n"));
    }

    #[test]
    fn a_plain_question_passes() {
        assert_eq!(lint("Tell me about a time when you planned a release."), []);
        assert!(passes("Tell me about a time when you planned a release."));
    }
}

#[cfg(test)]
mod cases {
    /// Asserts that a rule fires on the first texts and stays silent on the second.
    #[track_caller]
    pub(super) fn check(rule: fn(&str) -> Option<String>, fires: &[&str], silent: &[&str]) {
        for text in fires {
            assert!(rule(text).is_some(), "must fire on: {text}");
        }
        for text in silent {
            assert_eq!(rule(text), None, "must not fire on: {text}");
        }
    }
}
