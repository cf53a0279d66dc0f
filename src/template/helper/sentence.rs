//! `{{sentence words}}`: the words with a capital letter, for the start of a sentence.

/// "attention to detail" gives "Attention to detail"; a name such as "iOS" keeps its own letters.
pub(super) fn sentence(text: &str) -> String {
    let first_word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let has_inner_capital = first_word.chars().skip(1).any(char::is_uppercase);
    let mut rest = text.chars();
    match rest.next() {
        Some(first) if !has_inner_capital => first.to_uppercase().chain(rest).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::render;
    use super::sentence;

    #[test]
    fn the_first_letter_becomes_a_capital() {
        for (text, expected) in [
            ("attention to detail", "Attention to detail"),
            ("élan in front of an audience", "Élan in front of an audience"),
            ("e-mail etiquette", "E-mail etiquette"),
        ] {
            assert_eq!(sentence(text), expected);
        }
    }

    #[test]
    fn text_that_has_its_capitals_or_needs_none_stays() {
        for text in ["iOS development", "eBay", "SQL", "3D modelling", "", "“quoted” words"] {
            assert_eq!(sentence(text), text);
        }
    }

    #[test]
    fn anything_but_a_text_is_refused_with_the_right_way_to_write_it() {
        let error = render("{{sentence names}}", &json!({"names": ["a"]})).unwrap_err();
        assert_eq!(
            error,
            "the helper `sentence` takes a text, not [\"a\"]; write for example {{sentence gerund}}"
        );
    }
}
