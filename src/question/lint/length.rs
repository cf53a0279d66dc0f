//! A question is heard, not read: more than sixty words cannot be kept in mind.

/// Most words of a question.
const MAX_WORDS: usize = 60;

pub(super) fn check(question: &str) -> Option<String> {
    let words = question.split_whitespace().count();
    (words > MAX_WORDS)
        .then(|| format!("it has {words} words, and more than {MAX_WORDS} cannot be kept in mind"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fires_above_sixty_words_only() {
        let of = |words: usize| vec!["word"; words].join(" ");
        super::super::cases::check(check, &[&of(61)], &[&of(60), ""]);
    }
}
