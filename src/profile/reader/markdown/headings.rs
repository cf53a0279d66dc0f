//! What the headings of role profiles mean, by the words of the vocabulary.

use super::vocabulary::{
    FILLERS, GROUPS, LEVEL_WORDS, MAX_PHRASE_WORDS, MODAL_ENDINGS, OPEN_ENDINGS, STEMS, SUBJECTS, holds,
    part_of,
};
use crate::profile::model::Level;

/// The part of a profile that a heading announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Purpose,
    Responsibilities,
    Competencies,
    Qualifications,
    Omitted(Omitted),
}

/// A section that holds no competencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Omitted {
    Pay,
    Applying,
    Employer,
    Measures,
    Equality,
    Conditions,
    ReportingLine,
    Document,
}

impl Omitted {
    /// Why the section is left out, as a clause.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Pay => "it is about pay and benefits, not about a competency",
            Self::Applying => "it is about applying for the role, not about a competency",
            Self::Employer => "it is about the employer, not about a competency",
            Self::Measures => "it says how results are measured, not what the role asks of a person",
            Self::Equality => "it is a statement about equal opportunities, not a competency",
            Self::Conditions => "it is about where and when the work is done, not about a competency",
            Self::ReportingLine => "it is about who reports to whom, not about a competency",
            Self::Document => "it is about the document, not about the role",
        }
    }

    /// Whether the words mean the same inside a list of competencies. "Inclusion" is a competency there; "Salary" never.
    fn is_certain(self) -> bool {
        matches!(self, Self::Pay | Self::Applying | Self::Measures | Self::ReportingLine | Self::Document)
    }
}

/// What a heading means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It announces these parts, in this order; at least one.
    Parts(Vec<Part>),
    /// It is the start of the sentences below it: "You should be able to:".
    Stem,
    /// It gives the proficiency level of what is below it.
    Level(Level),
    /// It sorts what is below it without naming it: "Essential", "Desirable".
    Group,
    /// It names something: a competency, or a section that the vocabulary does not hold.
    Name,
}

/// Longest text that can mean anything by its words, in bytes.
const MAX_HEADING_BYTES: usize = 200;

/// What a heading, or a bold line in its place, means.
pub(super) fn meaning(heading: &str) -> Meaning {
    if is_long(heading) {
        return Meaning::Name;
    }
    let words = words(heading);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if let Some(level) = level(&words) {
        return Meaning::Level(level);
    }
    if holds(GROUPS, &words.join(" ")) {
        return Meaning::Group;
    }
    let parts = parts(&words);
    if !parts.is_empty() {
        return Meaning::Parts(parts);
    }
    if is_about_employer(&words) {
        return Meaning::Parts(vec![Part::Omitted(Omitted::Employer)]);
    }
    if is_stem(heading) { Meaning::Stem } else { Meaning::Name }
}

/// Whether a line is the start of sentences that other lines end: "The post holder will:".
///
/// "Understands what customers need" ends with an open word too; only a colon, or a subject before a modal verb, makes
/// a line a stem.
pub(super) fn is_stem(line: &str) -> bool {
    let is_sentence = line.trim_end().ends_with(['.', '!', '?']) && !line.trim_end().ends_with("...");
    if is_long(line) || is_sentence {
        return false;
    }
    let words = words(line);
    let first = words.first().map(String::as_str).unwrap_or_default();
    let last = words.last().map(String::as_str).unwrap_or_default();
    let is_left_open = line.trim_end().ends_with([':', '…']) || line.trim_end().ends_with("...");
    let is_modal = holds(MODAL_ENDINGS, last);
    holds(STEMS, &words.join(" "))
        || (is_left_open && (is_modal || holds(OPEN_ENDINGS, last)))
        || (is_modal && holds(SUBJECTS, first))
}

/// The parts that still hold their meaning for a heading inside a list of competencies; empty if it names one there.
///
/// "Accountability", "Purpose" and "Inclusion" are competencies when they stand among others.
pub(super) fn parts_among_competencies(parts: &[Part]) -> Vec<Part> {
    let keeps = |part: &Part| match part {
        Part::Competencies | Part::Qualifications => true,
        Part::Omitted(omitted) => omitted.is_certain(),
        Part::Purpose | Part::Responsibilities => false,
    };
    if parts.iter().all(keeps) { parts.to_vec() } else { Vec::new() }
}

/// Whether a text is too long for a heading or a stem.
fn is_long(text: &str) -> bool {
    text.len() > MAX_HEADING_BYTES
}

/// The words of a heading in lower case, without numbers and punctuation.
fn words(heading: &str) -> Vec<String> {
    let lower = heading.to_lowercase().replace('’', "'");
    let pieces = lower.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let is_word = |piece: &&str| piece.contains(char::is_alphabetic);
    pieces.filter(is_word).map(|piece| piece.trim_matches('\'').to_owned()).collect()
}

fn level(words: &[&str]) -> Option<Level> {
    let names: Vec<&&str> = words.iter().filter(|word| !holds(LEVEL_WORDS, word)).collect();
    match names.as_slice() {
        [name] => name.parse().ok(),
        _ => None,
    }
}

/// The parts that a heading names if every word of it belongs to the vocabulary or says nothing.
fn parts(words: &[&str]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let longest = rest.len().min(MAX_PHRASE_WORDS);
        let phrase = (1..=longest).rev().find_map(|count| Some((count, part_of(&rest[..count].join(" "))?)));
        match phrase {
            Some((count, part)) => {
                if !parts.contains(&part) {
                    parts.push(part);
                }
                rest = &rest[count..];
            }
            None if holds(FILLERS, rest[0]) => rest = &rest[1..],
            None => return Vec::new(),
        }
    }
    parts
}

/// "About the department", "About Northwind": whoever it is, it is no competency.
fn is_about_employer(words: &[&str]) -> bool {
    words.len() > 1 && words[0] == "about"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(heading: &str, expected: &Meaning) {
        assert_eq!(&meaning(heading), expected, "meaning of {heading:?}");
    }

    fn part(part: Part) -> Meaning {
        Meaning::Parts(vec![part])
    }

    fn omitted(omitted: Omitted) -> Meaning {
        part(Part::Omitted(omitted))
    }

    #[test]
    fn a_heading_of_known_words_announces_its_part() {
        check("1.1 Job purpose", &part(Part::Purpose));
        check("Role summary", &part(Part::Purpose));
        check("About the role", &part(Part::Purpose));
        check("1.2 Key responsibilities", &part(Part::Responsibilities));
        check("What you’ll do", &part(Part::Responsibilities)); // A curly apostrophe.
        check("Main duties and responsibilities:", &part(Part::Responsibilities));
        check("2.1 Job skills", &part(Part::Competencies));
        check("Knowledge, skills and experience", &part(Part::Competencies));
        check("PERSON SPECIFICATION", &part(Part::Competencies));
        check("Essential skills", &part(Part::Competencies));
        check("2.2 Relevant Qualifications", &part(Part::Qualifications));
        check("Education & training", &part(Part::Qualifications));
    }

    #[test]
    fn a_heading_may_announce_several_parts() {
        check(
            "1. Job purpose and responsibilities",
            &Meaning::Parts(vec![Part::Purpose, Part::Responsibilities]),
        );
        check(
            "2. Skills and qualifications",
            &Meaning::Parts(vec![Part::Competencies, Part::Qualifications]),
        );
    }

    #[test]
    fn sections_without_competencies_are_recognised() {
        check("Salary and benefits", &omitted(Omitted::Pay));
        check("What we offer", &omitted(Omitted::Pay));
        check("How to apply", &omitted(Omitted::Applying));
        check("About us", &omitted(Omitted::Employer));
        check("About Northwind Rail", &omitted(Omitted::Employer)); // Whoever the employer is.
        check("Key performance indicators", &omitted(Omitted::Measures));
        check("KPIs", &omitted(Omitted::Measures));
        check("Equal opportunities", &omitted(Omitted::Equality));
        check("Equality, diversity and inclusion", &omitted(Omitted::Equality));
        check("Working pattern", &omitted(Omitted::Conditions));
        check("Location", &omitted(Omitted::Conditions));
        check("Reporting line", &omitted(Omitted::ReportingLine));
        check("Version history", &omitted(Omitted::Document));
    }

    #[test]
    fn a_word_too_many_makes_a_heading_a_name() {
        check("Benefits Management", &Meaning::Name); // A competency of project managers.
        check("Stakeholder management", &Meaning::Name);
        check("Application security", &Meaning::Name);
        check("Location intelligence", &Meaning::Name);
        check("Leadership", &Meaning::Name);
        check("Accountability", &Meaning::Name); // The plural is a section, the singular a competency.
        check("Role", &Meaning::Name); // Nothing but words that say nothing.
    }

    #[test]
    fn stems_levels_and_groups_are_no_names() {
        check("You should be able to:", &Meaning::Stem);
        check("The post holder will", &Meaning::Stem);
        check("Behavioural indicators", &Meaning::Stem);
        check("Key skills you need include:", &Meaning::Stem);
        check("Understands what customers need", &Meaning::Name); // A statement, though its last word is open.
        check("The analyst answers the questions that people have.", &Meaning::Name); // A whole sentence.
        check("Working", &Meaning::Level(Level::Working));
        check("Skill level: practitioner", &Meaning::Level(Level::Practitioner));
        check("Level: Expert", &Meaning::Level(Level::Expert));
        check("Essential criteria", &Meaning::Group);
        check("Desirable", &Meaning::Group);
        check("Nice to have:", &Meaning::Group);
    }

    #[test]
    fn among_competencies_a_certain_part_stays_and_a_doubtful_one_is_a_name() {
        let among = |heading| match meaning(heading) {
            Meaning::Parts(parts) => parts_among_competencies(&parts),
            _ => Vec::new(),
        };
        assert_eq!(among("Qualifications"), [Part::Qualifications]);
        assert_eq!(among("Salary"), [Part::Omitted(Omitted::Pay)]);
        assert_eq!(among("Diversity and inclusion"), []);
        assert_eq!(among("Purpose"), []);
    }
}
