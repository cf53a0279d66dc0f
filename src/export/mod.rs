//! Question sets as files: one format each, the same set in all of them.
//!
//! Everything here is pure: the same set gives the same bytes, so a file says nothing of when or where it was made.

mod csv;
mod docx;
mod html;
mod json;
mod markdown;
mod plain;
#[cfg(test)]
mod tests;
mod text;
mod words;

pub use self::csv::csv;
pub use docx::docx;
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use text::{TextStyle, text};

use crate::question::QuestionSet;

/// What a set can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For reading in a terminal.
    Text(TextStyle),
    /// For a wiki or an editor.
    Markdown,
    /// One page to print or to show in a browser.
    Html,
    /// The documented schema, for programs.
    Json,
    /// A row per question, for a spreadsheet.
    Csv,
    /// For Word and LibreOffice.
    Docx,
}

/// The bytes of a set in a format.
pub fn export(set: &QuestionSet, format: Format) -> Vec<u8> {
    match format {
        Format::Text(style) => text(set, style).into_bytes(),
        Format::Markdown => markdown(set).into_bytes(),
        Format::Html => html(set).into_bytes(),
        Format::Json => json(set).into_bytes(),
        Format::Csv => csv(set).into_bytes(),
        Format::Docx => docx(set),
    }
}
