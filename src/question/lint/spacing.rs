//! White space: one space between words, none around the text, no line breaks.

pub(super) fn check(question: &str) -> Option<String> {
    if question.trim() != question {
        return Some("it starts or ends with white space".to_owned());
    }
    if question.contains("  ") {
        return Some("it has a double space".to_owned());
    }
    question
        .chars()
        .find(|c| c.is_control() || (c.is_whitespace() && !matches!(c, ' ' | '\u{a0}')))
        .map(|c| format!("it holds the character U+{:04X}", u32::from(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fires_on_stray_white_space() {
        super::super::cases::check(
            check,
            &["Tell me  more.", " Tell me more.", "Tell me more. ", "Tell me\nmore.", "Tell\tme more."],
            &["Tell me more.", "Ask for 20\u{a0}% more."],
        );
    }
}
