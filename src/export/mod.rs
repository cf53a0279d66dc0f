//! Question sets and interview guides as files: one format each, the same content in all of them.
//!
//! Everything here is pure: the same content gives the same bytes, so a file says nothing of when or where it was made.
//!
//! In reading order:
//!
//! - `sheet`: a set or a guide as one value, which every format writes.
//! - `document`: pages of blocks, for the formats that people read: what a panel takes along, what a candidate gets.
//! - `words`, `plain`: what all formats say alike, and texts without what no file should carry.
//! - `text`, `markdown`, `html`, `docx`, `csv`, `xlsx`, `json`: one format each.
//! - `picture`: the coverage as a picture.

mod csv;
mod document;
mod docx;
mod html;
mod json;
mod markdown;
mod picture;
mod plain;
mod sheet;
#[cfg(test)]
mod tests;
mod text;
mod words;
mod xlsx;

pub use document::Questions;
pub use picture::{Picture, picture};
pub use sheet::Sheet;
pub use text::TextStyle;
pub(crate) use words::in_part;
pub use xlsx::Scorecard;

use crate::guide::Guide;
use crate::profile::ProfileId;
use crate::question::QuestionSet;

/// What can be written to a file.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// A fresh set of questions.
    Set(&'a QuestionSet),
    /// An interview guide.
    Guide(&'a Guide),
}

impl<'a> From<&'a QuestionSet> for Content<'a> {
    fn from(set: &'a QuestionSet) -> Self {
        Self::Set(set)
    }
}

impl<'a> From<&'a Guide> for Content<'a> {
    fn from(guide: &'a Guide) -> Self {
        Self::Guide(guide)
    }
}

impl From<Content<'_>> for Sheet {
    fn from(content: Content<'_>) -> Self {
        match content {
            Content::Set(set) => set.into(),
            Content::Guide(guide) => guide.into(),
        }
    }
}

/// What a set or a guide can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For reading in a terminal.
    Text(TextStyle),
    /// For a wiki or an editor.
    Markdown,
    /// One page to print or to show in a browser.
    Html,
    /// The documented schema, for programs. A guide can be read back from it.
    Json,
    /// A row per question, for a spreadsheet.
    Csv,
    /// For Word and LibreOffice.
    Docx,
    /// A workbook to rate candidates in.
    Xlsx(Scorecard),
    /// The coverage as a picture.
    Png,
}

impl Format {
    /// The extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text(_) => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Docx => "docx",
            Self::Xlsx(_) => "xlsx",
            Self::Png => "png",
        }
    }

    /// Whether a file of it is text that a terminal can show.
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Docx | Self::Xlsx(_) | Self::Png)
    }
}

/// The bytes of a set or a guide in a format: what interviewers work with.
pub fn export<'a>(content: impl Into<Content<'a>>, format: Format) -> Vec<u8> {
    let content = content.into();
    let sheet = || Sheet::from(content);
    let interview = || document::interview(&sheet());
    match format {
        Format::Text(style) => text::text(&sheet(), style).into_bytes(),
        Format::Markdown => markdown::markdown(&interview()).into_bytes(),
        Format::Html => html::html(&interview()).into_bytes(),
        Format::Json => match content {
            Content::Set(set) => json::json(set).into_bytes(),
            Content::Guide(guide) => guide.to_json().into_bytes(),
        },
        Format::Csv => csv::csv(&sheet()).into_bytes(),
        Format::Docx => docx::docx(&interview()),
        Format::Xlsx(scorecard) => xlsx::xlsx(&sheet(), scorecard),
        Format::Png => picture(&sheet()).png,
    }
}

/// What a file of a set or a guide is called: `it-project-manager-seed-7.docx`, `spring-2026-version-2.xlsx`.
pub fn file_name<'a>(content: impl Into<Content<'a>>, format: Format) -> String {
    let sheet = Sheet::from(content.into());
    format!("{}.{}", name_of(&format!("{:.60} {}", sheet.title, sheet.edition)), format.extension())
}

/// What the file of a candidate pack is called: `it-project-manager-your-interview.html`. It names no seed, with which
/// anybody could make the questions again.
pub fn pack_file_name<'a>(content: impl Into<Content<'a>>, format: PackFormat) -> String {
    let sheet = Sheet::from(content.into());
    let role = sheet.role.unwrap_or_default();
    format!("{}.{}", name_of(&format!("{role:.60} your interview")), format.extension())
}

/// A text as the name of a file: letters and digits with hyphens between them.
fn name_of(text: &str) -> String {
    ProfileId::from_text(text).to_string()
}

/// What a candidate pack can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackFormat {
    /// For an e-mail or a web page.
    Markdown,
    /// One page to print or to show in a browser.
    Html,
    /// For Word and LibreOffice.
    Docx,
}

impl PackFormat {
    /// The extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Docx => "docx",
        }
    }
}

/// What a candidate gets before the interview: how it works and how answers are rated, with or without the questions;
/// never a probe or an anchor.
pub fn candidate_pack<'a>(
    content: impl Into<Content<'a>>,
    questions: Questions,
    format: PackFormat,
) -> Vec<u8> {
    let pack = document::pack(&Sheet::from(content.into()), questions);
    match format {
        PackFormat::Markdown => markdown::markdown(&pack).into_bytes(),
        PackFormat::Html => html::html(&pack).into_bytes(),
        PackFormat::Docx => docx::docx(&pack),
    }
}
