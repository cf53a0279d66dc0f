//! Sections that hold competencies, read into competencies with statements.

use std::collections::HashMap;

use super::block::{Block, Item};
use super::headings::{Meaning, Part, meaning};
use super::line::Line;
use super::list::{self, Certainty, level_word};
use super::section::{Scope, Section, UnknownHeading};
use super::table::{self, Row};
use crate::fault::Place;
use crate::profile::draft::{DraftCompetency, DraftQualification, DraftStatement, Located};

/// Longest plain line before a list that is taken for the name of a competency, in words.
const MAX_PLAIN_NAME_WORDS: usize = 6;

/// Collects the competencies of a file, section by section.
pub(super) struct Collector {
    competencies: Vec<DraftCompetency>,
    unknown: UnknownHeading,
    /// Which competency the next statements belong to, if one has been named in this section.
    open: Option<usize>,
    /// The level of the next statements.
    level: Option<Located>,
    /// Statements of the section that no name has been given for.
    nameless: Vec<DraftStatement>,
    /// Paragraphs of the open competency or of the section: statements if there are no others.
    prose: Vec<DraftStatement>,
    found_in_section: usize,
    /// The competency that the heading at a place has named.
    by_heading: HashMap<Place, usize>,
}

impl Collector {
    pub(super) fn new(unknown: UnknownHeading) -> Self {
        Self {
            competencies: Vec::new(),
            unknown,
            open: None,
            level: None,
            nameless: Vec::new(),
            prose: Vec::new(),
            found_in_section: 0,
            by_heading: HashMap::new(),
        }
    }

    /// Reads the competencies of one section.
    pub(super) fn section(&mut self, section: &Section) {
        self.level = None;
        self.found_in_section = 0;
        let is_umbrella = section.scope != Scope::Competency;
        for (index, block) in section.blocks.iter().enumerate() {
            let next = section.blocks.get(index + 1);
            match block {
                Block::Heading { line, .. } => self.level = Some(level_word(&line.located())),
                Block::Paragraph(lines) => self.paragraph(lines, next, is_umbrella),
                Block::List(items) if self.opens_competency(items, next) => {}
                Block::List(items) if self.open.is_some() => {
                    let statements = list::statements(items, self.level.as_ref());
                    self.add(statements);
                }
                Block::List(items) => self.list(items, is_umbrella),
                Block::Table(table) => {
                    for row in table::rows(table, self.open.is_some() || !is_umbrella) {
                        self.row(row);
                    }
                }
            }
        }
        self.close();
        self.end_section(section);
    }

    /// The competencies, and the qualifications that stood among them: "Qualifications" in a person specification.
    pub(super) fn finish(self) -> (Vec<DraftCompetency>, Vec<DraftQualification>) {
        let are_qualifications = |competency: &DraftCompetency| {
            meaning(&competency.name.text) == Meaning::Parts(vec![Part::Qualifications])
        };
        let (qualifications, competencies): (Vec<_>, Vec<_>) =
            self.competencies.into_iter().partition(are_qualifications);
        let names = qualifications.into_iter().flat_map(|competency| competency.statements);
        let names = names.map(|statement| DraftQualification { name: statement.text, url: None });
        (competencies, names.collect())
    }

    fn paragraph(&mut self, lines: &[Line], next: Option<&Block>, is_umbrella: bool) {
        let before_list = matches!(next, Some(Block::List(_))) && lines.len() == 1;
        let header = Meaning::Parts(vec![Part::Competencies]);
        let mut names_competency = false;
        for line in lines {
            let text = line.text();
            match meaning(&text) {
                Meaning::Level(_) => self.level = Some(level_word(&line.located())),
                Meaning::Group | Meaning::Stem => {}
                // "**Skill**" is the header of a broken table; "**Knowledge**" before a list is a competency.
                meaning if meaning == header && !before_list => {}
                Meaning::Parts(_) | Meaning::Name => {
                    if let Some((name, text)) = competency_line(line, is_umbrella, before_list) {
                        self.open(name);
                        let statement = text.map(|text| self.statement(text));
                        self.add(statement.into_iter().collect());
                        names_competency = true;
                    } else if names_competency {
                        let statement = self.statement(line.located());
                        self.add(vec![statement]);
                    } else if !text.ends_with(':') {
                        let statement = self.statement(line.located());
                        self.prose.push(statement);
                    }
                }
            }
        }
    }

    /// Opens the competency that a list only names, if it does: "1. **Leadership**" before a list of its own.
    fn opens_competency(&mut self, items: &[Item], next: Option<&Block>) -> bool {
        let ([item], Some(Block::List(_))) = (items, next) else { return false };
        let name = lone_name(item);
        let names = name.is_some();
        if let Some(name) = name {
            self.open(name);
        }
        names
    }

    fn list(&mut self, items: &[Item], is_umbrella: bool) {
        let least = if is_umbrella { Certainty::Possible } else { Certainty::Certain };
        let found: Vec<_> = items.iter().map(|item| list::competency(item, self.level.as_ref())).collect();
        let fits =
            |entry: &Option<(Certainty, _)>| entry.as_ref().is_some_and(|(certainty, _)| *certainty >= least);
        let all_are_competencies = found.iter().all(fits);
        for (item, found) in items.iter().zip(found) {
            match found {
                Some((certainty, competency))
                    if all_are_competencies || (is_umbrella && certainty == Certainty::Certain) =>
                {
                    self.open(competency.name);
                    self.add(competency.statements);
                    self.close();
                }
                _ => {
                    let statements = list::statements(std::slice::from_ref(item), self.level.as_ref());
                    self.add(statements);
                }
            }
        }
    }

    fn row(&mut self, row: Row) {
        if let Some(name) = row.name {
            self.open(name);
        }
        self.add(row.statements);
    }

    /// Starts a competency, or goes on with the last one if that has the same name.
    fn open(&mut self, name: Located) {
        self.close();
        self.level = None;
        self.found_in_section += 1;
        let last = self.competencies.len().checked_sub(1);
        self.open = last.filter(|&last| self.competencies[last].name.text == name.text);
        if self.open.is_none() {
            self.open = Some(self.competencies.len());
            self.competencies.push(DraftCompetency { name, statements: Vec::new() });
        }
    }

    /// Ends the open competency. Its paragraphs are statements if it has no others.
    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            let prose = std::mem::take(&mut self.prose);
            let statements = &mut self.competencies[open].statements;
            if statements.is_empty() {
                *statements = prose;
            }
        }
    }

    fn add(&mut self, statements: Vec<DraftStatement>) {
        match self.open {
            Some(open) => self.competencies[open].statements.extend(statements),
            None => self.nameless.extend(statements),
        }
    }

    /// Gives what has no name the name of the section.
    fn end_section(&mut self, section: &Section) {
        let mut statements = std::mem::take(&mut self.nameless);
        let prose = std::mem::take(&mut self.prose);
        let is_introduction = section.has_subsections || self.found_in_section > 0;
        if statements.is_empty() && !is_introduction && section.scope != Scope::Preamble {
            statements = prose;
        }
        let Some(heading) = &section.heading else { return };
        let is_wanted = section.scope == Scope::Competency && self.unknown == UnknownHeading::LeaveOut;
        if statements.is_empty() && (is_introduction || !is_wanted) {
            return;
        }
        if let Some(name) = heading.plain_name().or_else(|| Some(heading.located())) {
            // "Essential" and "Desirable" sort the statements of one section: both parts have its heading.
            let next = self.competencies.len();
            let index = *self.by_heading.entry(heading.place).or_insert(next);
            match self.competencies.get_mut(index) {
                Some(same) => same.statements.extend(statements),
                None => self.competencies.push(DraftCompetency { name, statements }),
            }
        }
    }

    fn statement(&self, text: Located) -> DraftStatement {
        DraftStatement { text, level: self.level.clone() }
    }
}

/// The competency that a line of a paragraph names, and its first statement if that stands on the same line.
fn competency_line(line: &Line, is_umbrella: bool, before_list: bool) -> Option<(Located, Option<Located>)> {
    if let Some(name) = line.bold_name() {
        return Some((name, None));
    }
    if !is_umbrella {
        return None;
    }
    if let Some((name, text)) = line.bold_label() {
        return Some((name, Some(text)));
    }
    let is_short = |name: &Located| name.text.split(' ').count() <= MAX_PLAIN_NAME_WORDS;
    line.plain_name().filter(|name| before_list && is_short(name)).map(|name| (name, None))
}

/// The bold name that is all there is in an item.
fn lone_name(item: &Item) -> Option<Located> {
    match item.paragraphs.as_slice() {
        [lines] if lines.len() == 1 && item.children.is_empty() => lines[0].bold_name(),
        _ => None,
    }
}
