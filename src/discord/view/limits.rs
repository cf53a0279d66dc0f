//! Discord's limits, each by its name. Lengths count characters.
//!
//! Source: Discord's developer documentation, pages "Message", "Component Reference" and "Application Commands".

/// Text of all components of one Components V2 message together.
pub(in crate::discord) const MESSAGE_TEXT: usize = 4000;
/// Components of one message, those inside others counted too.
pub(in crate::discord) const MESSAGE_COMPONENTS: usize = 40;
/// Label of a button.
pub(in crate::discord) const BUTTON_LABEL: usize = 80;
/// Custom id of a component.
pub(in crate::discord) const CUSTOM_ID: usize = 100;
/// Title of a form.
pub(in crate::discord) const FORM_TITLE: usize = 45;
/// Label of a field of a form, and what it shows while it is empty.
pub(in crate::discord) const FIELD_LABEL: usize = 45;
pub(in crate::discord) const FIELD_HINT: usize = 100;
/// What a person may write into a field of a form.
pub(in crate::discord) const FIELD_TEXT: usize = 4000;
/// What a list to pick from shows as long as nothing is picked.
pub(in crate::discord) const SELECT_HINT: usize = 150;
/// Description of a file.
pub(in crate::discord) const FILE_DESCRIPTION: usize = 1024;
/// Choices of one autocomplete answer, or of one list to pick from.
pub(in crate::discord) const CHOICES: usize = 25;
/// Name or text value of a choice.
pub(in crate::discord) const CHOICE: usize = 100;

/// Cuts a text to `most` characters; where something is cut off, the last one is an ellipsis.
pub(in crate::discord) fn cut(text: &str, most: usize) -> String {
    if text.chars().nth(most).is_none() {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_between_characters_and_only_if_it_is_too_long() {
        for (text, most, expected, why) in [
            ("plan", 4, "plan", "fits exactly"),
            ("planning", 5, "plan…", "cut, with its mark"),
            ("plan for", 6, "plan…", "no space before the mark"),
            ("ÄÖÜß", 3, "ÄÖ…", "characters, not bytes"),
            ("", 3, "", "nothing to cut"),
        ] {
            assert_eq!(cut(text, most), expected, "{why}");
        }
    }
}
