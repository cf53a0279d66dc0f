//! Role profiles: what a role asks of a person, read from a file that a person wrote.
//!
//! A file goes one way: bytes -> `source` (decoded text) -> `reader` (one for each format) -> `draft` (texts with their
//! places) -> `check` (the rules) -> [`Profile`]. YAML, TOML and JSON meet in a `tree` that one `schema` reads.

mod catalogue;
mod check;
mod draft;
mod fault_list;
mod json;
pub mod limits;
mod model;
mod reader;
mod schema;
mod source;
mod tree;

use std::path::Path;

pub use catalogue::{Catalogue, Change, Origin, ProfileFolder, Reload, UnknownProfile, read_file};
pub use json::to_json;
pub use model::{
    Competency, Level, NO_ROLE, OmittedSection, Profile, ProfileId, Qualification, Statement, Version, role,
};

use crate::fault::{Fault, Faults};
use crate::suggest::nearest;
use source::Source;

/// A format that a profile can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Markdown,
    Yaml,
    Toml,
    Json,
    Csv,
}

/// File extensions and what they mean.
const EXTENSIONS: [(&str, Format); 7] = [
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("yaml", Format::Yaml),
    ("yml", Format::Yaml),
    ("toml", Format::Toml),
    ("json", Format::Json),
    ("csv", Format::Csv),
];

/// Reads a profile. The extension of the file name says which format it is in; the name also gives the id.
///
/// Pure: no file is opened. Lines, columns and texts in the result are those of `bytes`.
///
/// ```
/// let text = "# Tester\n\n## Skills\n\n### Testing\n- Writes **clear** tests\n- Finds and reports faults\n";
/// let profile = starling::profile::parse("tester.md", text.as_bytes())?;
/// assert_eq!(profile.title, "Tester");
/// let testing = &profile.competencies[0];
/// assert_eq!((testing.name.as_str(), testing.statements[0].text.as_str()), ("Testing", "Writes clear tests"));
/// assert_eq!(testing.statements[0].line, 6);
/// # Ok::<(), starling::fault::Faults>(())
/// ```
///
/// # Errors
/// Everything that is wrong with the file, in its order, as far as its syntax lets it be read.
pub fn parse(file_name: &str, bytes: &[u8]) -> Result<Profile, Faults> {
    let format = format_of(file_name)?;
    let source = Source::decode(file_name, bytes)?;
    let read = match format {
        Format::Markdown => reader::markdown::read(&source),
        Format::Csv => reader::csv::read(&source),
        Format::Json => reader::json::read(&source).map(|tree| schema::read(&source, &tree)),
        Format::Yaml => reader::yaml::read(&source).map(|tree| schema::read(&source, &tree)),
        Format::Toml => reader::toml::read(&source).map(|tree| schema::read(&source, &tree)),
    };
    let (draft, faults) = read.map_err(|faults| faults.in_order(file_name))?;
    check::finish(&source, draft, faults)
}

/// Whether a file of this name in a folder of profiles is taken for one: hidden files and a `README.md` are not.
pub fn is_profile_file(file_name: &str) -> bool {
    format_of(file_name).is_ok()
        && !file_name.starts_with('.')
        && !file_name.eq_ignore_ascii_case("readme.md")
}

fn format_of(file_name: &str) -> Result<Format, Fault> {
    let extension =
        Path::new(file_name).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let lower = extension.to_lowercase();
    if let Some(&(_, format)) = EXTENSIONS.iter().find(|(known, _)| *known == lower) {
        return Ok(format);
    }
    let known = EXTENSIONS.map(|(known, _)| known);
    let list = known.join(", .");
    let what = if extension.is_empty() {
        "the file name has no extension, so its format is unknown".to_owned()
    } else {
        format!("no profile format has the extension .{extension}")
    };
    let advice = match nearest(&lower, known) {
        Some(near) if !lower.is_empty() => format!("Did you mean .{near}? A profile is a file in .{list}."),
        _ => format!("A profile is a file in .{list}."),
    };
    Err(Fault::new(file_name, what, advice))
}

#[cfg(test)]
mod tests;
