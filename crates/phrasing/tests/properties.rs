//! What holds for every input: the engine never panics, adds no words of its own, and agrees with itself.

use phrasing::Phrase;
use proptest::prelude::*;

/// Words that statements are made of: verbs, homographs, nouns, function words, marks.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "plan",
        "plans",
        "planning",
        "manage",
        "report",
        "reports",
        "test",
        "design",
        "help",
        "staff",
        "events",
        "budget",
        "the",
        "a",
        "their",
        "and",
        "or",
        "to",
        "that",
        "which",
        "when",
        "with",
        "of",
        "for",
        "never",
        "not",
        "do",
        "you",
        "can",
        "able",
        "responsible",
        "experience",
        "clearly",
        "clean",
        "secure",
        "SQL",
        "(e.g. Jira)",
        ",",
        ";",
        ":",
        "/",
        "–",
        ".",
        "**",
        "her",
        "or her",
        "using",
        "including",
        "such as",
        "be",
        "is",
        "has",
    ]);
    prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

/// Letters of the words, in order, with everything else dropped.
fn content(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_input_panics(text in "\\PC{0,400}") {
        let _ = Phrase::of(&text);
    }

    #[test]
    fn no_sequence_of_words_and_marks_panics(text in words()) {
        let _ = phrasing::explain(&text).to_string();
    }

    #[test]
    fn the_gerund_has_as_many_words_as_the_base(text in words()) {
        let phrase = Phrase::of(&text);
        if let Some(forms) = phrase.forms() {
            let negated = forms.base.starts_with("do not");
            let expected = content(&forms.base).len() - usize::from(negated);
            prop_assert_eq!(content(&forms.gerund).len(), expected, "{:?}", forms);
        }
    }

    #[test]
    fn a_form_starts_in_lower_case_and_ends_without_a_mark(text in words()) {
        let phrase = Phrase::of(&text);
        if let Some(forms) = phrase.forms() {
            for form in [&forms.base, &forms.past, &forms.gerund] {
                prop_assert!(!form.ends_with(['.', ',', ';', ':', ' ']), "{form}");
                prop_assert!(!form.starts_with(|c: char| c.is_uppercase()), "{form}");
            }
        }
    }
}

#[test]
fn ten_thousand_characters_are_read_without_trouble() {
    for piece in [
        "plan and report ",
        "a, ",
        "(",
        "and or ",
        "to plan that which ",
        "do not ",
        "you can ",
        "/",
        "**",
        "x",
    ] {
        let text = piece.repeat(10_000 / piece.len());
        let _ = Phrase::of(&text);
    }
}

/// How long this takes, the bench `throughput` measures.
#[test]
fn a_hundred_thousand_characters_are_read_without_trouble() {
    for piece in [
        "(",
        "[",
        "<a",
        "[a](",
        "and ",
        ", ",
        "(and ",
        "and/",
        "plan a, ",
        "with x, ",
        "\"a b ",
        "to plan that ",
    ] {
        let _ = Phrase::of(&piece.repeat(100_000 / piece.len()));
    }
}

#[test]
fn the_base_form_reads_as_itself() {
    for statement in [
        "Monitors and reports performance against the plan.",
        "You should be able to present complex data simply",
        "With the team, review faults",
        "Help visitors plan and book tours, and answer questions",
        "Identify, assess, prioritise and resolve service incidents",
        "Track spend and report variances to the finance lead",
    ] {
        let first = Phrase::of(statement);
        let base = &first.forms().expect("each is an action").base;
        let second = Phrase::of(base);
        assert_eq!(first.forms(), second.forms(), "{statement}");
    }
}
