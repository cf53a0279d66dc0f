//! A question ends with exactly one full stop or question mark.

pub(super) fn check(question: &str) -> Option<String> {
    let mark = |c: char| matches!(c, '.' | '?' | '!' | ',' | ';' | ':' | '…');
    let closes = |c: char| matches!(c, '"' | '”' | '’' | '\'' | ')' | ']');
    let body = question.trim_end_matches(|c| mark(c) || closes(c));
    let marks: String = question[body.len()..].chars().filter(|c| mark(*c)).collect();
    match marks.as_str() {
        "." | "?" => None,
        "" => Some("it has no full stop or question mark at its end".to_owned()),
        _ => Some(format!("it ends with `{marks}` and not with one full stop or question mark")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fires_on_missing_and_doubled_end_marks() {
        super::super::cases::check(
            check,
            &[
                "Tell me more",
                "Tell me more..",
                "What then??",
                "What then?.",
                "Tell me more;",
                "Tell me more…",
                "He said “more.”.",
            ],
            &[
                "Tell me more.",
                "What then?",
                "Tell me about being “fit for purpose”.",
                "Why (and when)?",
                "He said “more.”",
            ],
        );
    }
}
