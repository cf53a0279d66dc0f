//! Why a guide cannot be made or changed as a person wishes.

use super::model::limits::MAX_TITLE;

/// A refusal; the guide stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GuideError {
    /// The guide has as many questions as it may.
    #[error("the guide is full")]
    Full,
    /// The title is empty or too long.
    #[error("a title has 1 to {MAX_TITLE} characters, not {characters}")]
    Title {
        /// How many it has.
        characters: usize,
    },
}

/// A title as a guide may have it: on one line, without spaces around it.
pub(super) fn title(text: &str) -> Result<String, GuideError> {
    let title = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match title.chars().count() {
        1..=MAX_TITLE => Ok(title),
        characters => Err(GuideError::Title { characters }),
    }
}
