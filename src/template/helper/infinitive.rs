//! `{{to base}}`: the infinitive with "to", also of a verb phrase that says what not to do.

/// Openings of a base form that say what not to do, and what they become before "to".
const NEGATIONS: &[(&str, &str)] =
    &[("do not ", "not"), ("don't ", "not"), ("don’t ", "not"), ("not ", "not"), ("never ", "never")];

/// "manage risks" gives "to manage risks"; "never cut corners" gives "never to cut corners".
///
/// After "expected", "asked" or "find it hard" the negation stands before the "to"; "to do not share" is no English.
pub(super) fn to(base: &str) -> String {
    for (opening, negation) in NEGATIONS {
        if let Some(rest) = strip_start(base, opening) {
            return format!("{negation} to {rest}");
        }
    }
    format!("to {base}")
}

/// The text after an opening, whatever the case of the opening.
fn strip_start<'t>(text: &'t str, opening: &str) -> Option<&'t str> {
    let start = text.get(..opening.len())?;
    start.eq_ignore_ascii_case(opening).then(|| &text[opening.len()..])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::render;
    use super::to;

    #[test]
    fn an_infinitive_gets_its_to() {
        for (base, expected) in [
            ("manage conflict within the team", "to manage conflict within the team"),
            ("be the first point of contact", "to be the first point of contact"),
            ("clearly agree what you expect of others", "to clearly agree what you expect of others"),
        ] {
            assert_eq!(to(base), expected);
        }
    }

    #[test]
    fn a_negation_goes_before_the_to() {
        for (base, expected) in [
            ("never cut corners on safety", "never to cut corners on safety"),
            ("do not share passwords", "not to share passwords"),
            ("don’t share passwords", "not to share passwords"),
            ("not share passwords", "not to share passwords"),
        ] {
            assert_eq!(to(base), expected);
        }
    }

    #[test]
    fn a_word_that_only_starts_like_a_negation_is_left_alone() {
        for (base, expected) in [
            ("note what was agreed", "to note what was agreed"),
            ("notify users, not managers", "to notify users, not managers"),
            ("do nothing without a plan", "to do nothing without a plan"),
            ("né", "to né"),
        ] {
            assert_eq!(to(base), expected);
        }
    }

    #[test]
    fn anything_but_a_text_is_refused_with_the_right_way_to_write_it() {
        let error = render("{{to minutes}}", &json!({"minutes": 5})).unwrap_err();
        assert_eq!(error, "the helper `to` takes a text, not 5; write for example {{to base}}");
        assert!(render("{{to base}}", &json!({})).unwrap_err().contains("strict mode"));
    }
}
