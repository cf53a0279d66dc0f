//! The parts of a profile beside its competencies: purpose, responsibilities, qualifications.

use super::block::{Block, Item};
use super::headings::is_stem;
use super::line::Line;
use super::list::{joined, statements};
use super::section::{Scope, Section};
use crate::profile::draft::{Draft, DraftQualification, Located};

/// Shortest paragraph under the title that is taken for the purpose, in characters.
const MIN_PURPOSE_CHARS: usize = 40;

/// Adds the paragraphs of a section to the purpose; the items of its lists if it has no paragraphs.
pub(super) fn purpose(section: &Section, draft: &mut Draft) {
    let mut texts: Vec<Located> = paragraphs(section).collect();
    if texts.is_empty() {
        texts = items(section).into_iter().collect();
    }
    for text in texts {
        match &mut draft.purpose {
            Some(purpose) => {
                purpose.text.push(' ');
                purpose.text.push_str(&text.text);
            }
            None => draft.purpose = Some(text),
        }
    }
}

/// The first whole sentence before or under the title, unless it speaks of the document.
pub(super) fn purpose_of_preamble(sections: &[Section]) -> Option<Located> {
    let preamble = sections.iter().filter(|section| section.scope == Scope::Preamble);
    preamble.flat_map(paragraphs).find(|text| {
        let lower = text.text.to_lowercase();
        let is_about_document =
            ["profile", "document", "page"].iter().any(|word| lower.starts_with(&format!("this {word}")));
        text.text.ends_with('.') && text.text.chars().count() >= MIN_PURPOSE_CHARS && !is_about_document
    })
}

/// Adds the items of a section's lists and tables to the responsibilities; its paragraphs if it has no others.
pub(super) fn responsibilities(section: &Section, draft: &mut Draft) {
    let mut texts = items(section);
    if texts.is_empty() {
        texts = paragraphs(section).collect();
    }
    draft.responsibilities.extend(texts);
}

/// Adds the items of a section's lists and tables to the qualifications; its paragraphs if it has no others.
pub(super) fn qualifications(section: &Section, draft: &mut Draft) {
    let before = draft.qualifications.len();
    for block in &section.blocks {
        match block {
            Block::List(items) => draft.qualifications.extend(items.iter().flat_map(item_qualifications)),
            Block::Table(table) => {
                let cells = table.rows.iter().filter_map(|row| row.first());
                draft.qualifications.extend(cells.flatten().map(qualification));
            }
            Block::Heading { .. } | Block::Paragraph(_) => {}
        }
    }
    if draft.qualifications.len() == before {
        let lines = section.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(lines) => Some(lines),
            _ => None,
        });
        let lines = lines.flatten().filter(|line| !line.text().ends_with(':') && !is_stem(&line.text()));
        draft.qualifications.extend(lines.map(qualification));
    }
}

fn item_qualifications(item: &Item) -> Vec<DraftQualification> {
    let lines: Vec<&Line> = item.paragraphs.iter().flatten().collect();
    let own = joined(&lines).filter(|text| item.children.is_empty() || !text.text.ends_with(':'));
    let url = lines.iter().find_map(|line| line.link.clone());
    let own = own.map(|name| DraftQualification { name, url });
    own.into_iter().chain(item.children.iter().flat_map(item_qualifications)).collect()
}

fn qualification(line: &Line) -> DraftQualification {
    DraftQualification { name: line.unbulleted(), url: line.link.clone() }
}

/// The paragraphs of a section that are no introductions of a list.
fn paragraphs(section: &Section) -> impl Iterator<Item = Located> {
    let texts = section.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(lines) => joined(&lines.iter().collect::<Vec<_>>()),
        _ => None,
    });
    texts.filter(|text| !text.text.ends_with(':') && !is_stem(&text.text))
}

/// The items of a section's lists, and the last cells of the rows of its tables.
fn items(section: &Section) -> Vec<Located> {
    let mut texts = Vec::new();
    for block in &section.blocks {
        match block {
            Block::List(items) => {
                texts.extend(statements(items, None).into_iter().map(|statement| statement.text));
            }
            Block::Table(table) => {
                let cells =
                    table.rows.iter().filter_map(|row| row.iter().rev().find(|cell| !cell.is_empty()));
                texts.extend(cells.flatten().map(Line::unbulleted));
            }
            Block::Heading { .. } | Block::Paragraph(_) => {}
        }
    }
    texts
}
