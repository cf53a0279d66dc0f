//! Whether two leads sound alike to somebody who hears both in one interview.

use std::collections::BTreeSet;

/// Words in a row that two leads may not share. "A time when you" may come again, "How would you go about" is noticed.
const NOTICED: usize = 5;

/// What a lead says whatever the statement: every five words that stand in a row between its braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FixedWords(BTreeSet<String>);

impl FixedWords {
    /// The fixed words of a lead's template.
    pub(super) fn of(template: &str) -> Self {
        let mut sequences = BTreeSet::new();
        for piece in template.split("{{") {
            let text = piece.rsplit_once("}}").map_or(piece, |(_, text)| text).to_lowercase();
            let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            let words: Vec<&str> = words.collect();
            sequences.extend(words.windows(NOTICED).map(|sequence| sequence.join(" ")));
        }
        Self(sequences)
    }

    /// Whether both say enough words in the same order for a listener to notice.
    pub(super) fn echo(&self, other: &Self) -> bool {
        !self.0.is_disjoint(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, alike: bool, why: &str) {
        let (one, other) = (FixedWords::of(one), FixedWords::of(other));
        assert_eq!((one.echo(&other), other.echo(&one)), (alike, alike), "{why}");
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
}
