//! What a reader found in a file, before anybody has checked it: texts with their places.

use super::model::OmittedSection;
use crate::fault::Place;

/// A text and where it starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Located {
    pub(super) text: String,
    pub(super) place: Place,
}

impl Located {
    /// The text with every run of white space and line breaks made one space.
    pub(super) fn new(text: &str, place: Place) -> Self {
        Self { text: one_line(text), place }
    }
}

/// A profile as its file has it: nothing is required yet, everything may be wrong.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) id: Option<Located>,
    pub(super) title: Option<Located>,
    pub(super) purpose: Option<Located>,
    pub(super) responsibilities: Vec<Located>,
    pub(super) competencies: Vec<DraftCompetency>,
    pub(super) qualifications: Vec<DraftQualification>,
    pub(super) omitted: Vec<OmittedSection>,
    /// Required fields that are there and could not be read: their fault is known, and "missing" would mislead.
    pub(super) unreadable: Vec<Required>,
}

/// A field that each profile must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Required {
    Title,
    Competencies,
}

#[derive(Debug, Clone)]
pub(super) struct DraftCompetency {
    pub(super) name: Located,
    pub(super) statements: Vec<DraftStatement>,
}

#[derive(Debug, Clone)]
pub(super) struct DraftStatement {
    pub(super) text: Located,
    pub(super) level: Option<Located>,
}

#[derive(Debug, Clone)]
pub(super) struct DraftQualification {
    pub(super) name: Located,
    pub(super) url: Option<Located>,
}

/// A text on one line: white space and line breaks become single spaces, none at the ends.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A readable title for a file that gives none: `head-of-service-desk` becomes "Head of Service Desk".
pub(super) fn title_of_stem(stem: &str) -> String {
    let words = stem.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let titled = |(index, word): (usize, &str)| {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if index == 0 || !SMALL_WORDS.contains(&word) => {
                first.to_uppercase().chain(letters).collect()
            }
            _ => word.to_owned(),
        }
    };
    words.enumerate().map(titled).collect::<Vec<String>>().join(" ")
}

/// Words that stay small inside a title.
const SMALL_WORDS: [&str; 9] = ["a", "an", "and", "at", "for", "in", "of", "the", "to"];

#[cfg(test)]
mod tests {
    use super::title_of_stem;

    #[test]
    fn a_file_name_becomes_a_title() {
        let rows = [
            ("service-desk-analyst", "Service Desk Analyst"),
            ("head_of_service.desk", "Head of Service Desk"),
            ("the tester", "The Tester"), // The first word is never small.
            ("éclair", "Éclair"),
            ("---", ""),
        ];
        for (stem, title) in rows {
            assert_eq!(title_of_stem(stem), title);
        }
    }
}
