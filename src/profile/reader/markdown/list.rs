//! Items of a list as statements, or as competencies with statements of their own.

use super::block::Item;
use super::headings::{Meaning, is_stem, meaning};
use super::line::Line;
use crate::profile::draft::{DraftCompetency, DraftStatement, Located, one_line};

/// The statements of items, nested ones included, at a proficiency level if one is given.
///
/// A nested list under an item that ends with a colon holds the statements, and the item only introduces them;
/// otherwise the item and everything nested in it are statements.
pub(super) fn statements(items: &[Item], level: Option<&Located>) -> Vec<DraftStatement> {
    items.iter().flat_map(|item| item_statements(item, level)).collect()
}

fn item_statements(item: &Item, level: Option<&Located>) -> Vec<DraftStatement> {
    let Some(text) = item_text(item) else { return statements(&item.children, level) };
    let own_level = match meaning(&text.text) {
        Meaning::Level(_) if !item.children.is_empty() => Some(level_word(&text)),
        Meaning::Group if !item.children.is_empty() => return statements(&item.children, level),
        _ => None,
    };
    if let Some(own_level) = own_level {
        return statements(&item.children, Some(&own_level));
    }
    let introduces = if item.children.is_empty() { is_stem(&text.text) } else { text.text.ends_with(':') };
    let own = (!introduces).then(|| DraftStatement { text, level: level.cloned() });
    own.into_iter().chain(statements(&item.children, level)).collect()
}

/// The level that a heading or line names, as the level's own word.
pub(super) fn level_word(text: &Located) -> Located {
    match meaning(&text.text) {
        Meaning::Level(level) => Located { text: level.as_str().to_owned(), place: text.place },
        _ => text.clone(),
    }
}

/// All the words of an item's own paragraphs.
fn item_text(item: &Item) -> Option<Located> {
    let lines: Vec<&Line> = item.paragraphs.iter().flatten().collect();
    joined(&lines)
}

/// Lines as one text at the place of the first.
pub(super) fn joined(lines: &[&Line]) -> Option<Located> {
    let first = lines.first()?;
    let words: Vec<String> = lines.iter().map(|line| line.text()).collect();
    Some(Located { text: one_line(&words.join(" ")), place: first.place })
}

/// How sure it is that an item is a competency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// "Name: text", or a text with a list nested in it: a competency if its neighbours are.
    Possible,
    /// "**Name**: text", or a bold name with a list nested in it.
    Certain,
}

/// The competency that an item is, if it can be one.
pub(super) fn competency(item: &Item, level: Option<&Located>) -> Option<(Certainty, DraftCompetency)> {
    let (first, more_lines) = item.paragraphs.first()?.split_first()?;
    if !matches!(meaning(&first.text()), Meaning::Name | Meaning::Parts(_)) {
        return None;
    }
    let lines = more_lines.iter().map(Line::located);
    let paragraphs =
        item.paragraphs[1..].iter().filter_map(|lines| joined(&lines.iter().collect::<Vec<_>>()));
    let plain = |text| DraftStatement { text, level: level.cloned() };
    let mut inner: Vec<DraftStatement> = lines.chain(paragraphs).map(plain).collect();
    inner.extend(statements(&item.children, level));
    if let Some((name, text)) = first.bold_label() {
        inner.insert(0, plain(text));
        return Some((Certainty::Certain, DraftCompetency { name, statements: inner }));
    }
    if !inner.is_empty() {
        let bold = first.bold_name().map(|name| (Certainty::Certain, name));
        let plain_name = || Some((Certainty::Possible, first.plain_name()?));
        let (certainty, name) = bold.or_else(plain_name)?;
        return Some((certainty, DraftCompetency { name, statements: inner }));
    }
    let (name, text) = first.plain_label()?;
    Some((Certainty::Possible, DraftCompetency { name, statements: vec![plain(text)] }))
}
