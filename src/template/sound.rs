//! How a lead is heard: whether two of them sound alike in one interview, and whether the statement comes last.

use std::collections::BTreeSet;

use super::lead::Form;

/// Words in a row that two leads may not share. "A time when you" may come again, "How would you go about" is noticed.
const NOTICED: usize = 5;

/// What of a lead is heard whatever the statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sound {
    /// Every five words that stand in a row between the braces.
    sequences: BTreeSet<String>,
    /// Whether nothing is said behind the statement.
    pub(super) ends_with_statement: bool,
}

impl Sound {
    /// How a lead of this template, built around this form, is heard.
    pub(super) fn of(template: &str, form: Form) -> Self {
        let mut sequences = BTreeSet::new();
        for piece in template.split("{{") {
            let text = piece.rsplit_once("}}").map_or(piece, |(_, text)| text).to_lowercase();
            let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            let words: Vec<&str> = words.collect();
            sequences.extend(words.windows(NOTICED).map(|sequence| sequence.join(" ")));
        }
        let last = template.rsplit_once("{{").and_then(|(_, last)| last.split_once("}}"));
        let ends_with_statement = last.is_some_and(|(tag, behind)| {
            tag.split_whitespace().last() == Some(form.as_str()) && !behind.contains(char::is_alphanumeric)
        });
        Self { sequences, ends_with_statement }
    }

    /// Whether both say enough words in the same order for a listener to notice.
    pub(super) fn echoes(&self, other: &Self) -> bool {
        !self.sequences.is_disjoint(&other.sequences)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, alike: bool, why: &str) {
        let (one, other) = (Sound::of(one, Form::Past), Sound::of(other, Form::Past));
        assert_eq!((one.echoes(&other), other.echoes(&one)), (alike, alike), "{why}");
    }

    #[test]
    fn leads_that_share_five_words_in_a_row_sound_alike() {
        check(
            "Tell me about a time when you {{past}}.",
            "Tell me about a time when your work involved {{gerund}}.",
            true,
            "the same opener",
        );
        check(
            "Imagine it is your first month. How would you go about {{gerund}}?",
            "If you could begin again, how would you go about {{gerund}}?",
            true,
            "the same end, whatever its capitals",
        );
        check(
            "Imagine it is your first month{{#if role}} as {{a role}}{{/if}}. Where would you start?",
            "Imagine it is your first month and you have a task that calls for {{quality}}.",
            true,
            "words before a condition",
        );
    }

    #[test]
    fn leads_that_share_fewer_words_or_only_names_of_fields_do_not() {
        check(
            "Tell me about a time when you {{past}}.",
            "Walk me through a time when you {{past}}.",
            false,
            "four words in a row",
        );
        check(
            "Tell me about a time when you {{past}}.",
            "Tell me about the last time you {{past}}.",
            false,
            "words that are not in a row",
        );
        check(
            "{{#if a}}{{b}}{{c}}{{d}}{{e}}{{/if}}",
            "{{#if a}}{{b}}{{c}}{{d}}{{e}}{{/if}}",
            false,
            "no words",
        );
    }

    #[test]
    fn the_statement_comes_last_where_no_word_follows_it() {
        for (template, form, expected, why) in [
            ("Tell me about a time when you {{past}}.", Form::Past, true, "a full stop"),
            ("Tell me about a time when you found it hard {{to base}}.", Form::Base, true, "a helper"),
            (
                "{{#if level}}Now: {{/if}}tell me when you {{past}}.",
                Form::Past,
                true,
                "a condition before it",
            ),
            (
                "Think back to a time when you {{past}}. What happened?",
                Form::Past,
                false,
                "one more sentence",
            ),
            ("Tell me when you {{past}} as {{a role}}.", Form::Past, false, "another field"),
            (
                "Tell me when you {{past}}{{#if level}} as an expert{{/if}}.",
                Form::Past,
                false,
                "a condition behind it",
            ),
        ] {
            assert_eq!(Sound::of(template, form).ends_with_statement, expected, "{why}");
        }
    }
}
