//! The rules that every profile obeys whatever its format: from a [`Draft`] to a [`Profile`], or to all its faults.

use std::collections::HashMap;

use super::draft::{
    Draft, DraftCompetency, DraftQualification, DraftStatement, Located, Required, title_of_stem,
};
use super::fault_list::FaultList;
use super::json::version_of;
use super::limits::{
    MAX_COMPETENCIES, MAX_ID_CHARS, MAX_NAME_CHARS, MAX_PURPOSE_CHARS, MAX_QUALIFICATIONS,
    MAX_RESPONSIBILITIES, MAX_STATEMENT_CHARS, MAX_STATEMENTS, MAX_URL_CHARS,
};
use super::model::{Competency, Level, Profile, ProfileId, Qualification, Statement, Version};
use super::source::Source;
use crate::fault::{Fault, Faults, Place};
use crate::suggest::nearest;

/// Makes a profile of a draft, unless the reader or the rules found a fault; then all of them, in the order of the file.
pub(super) fn finish(source: &Source<'_>, draft: Draft, faults: FaultList) -> Result<Profile, Faults> {
    let mut checker = Checker { source, faults };
    let profile = checker.profile(draft);
    match profile {
        Some(profile) if checker.faults.is_empty() => Ok(profile),
        _ => Err(checker.faults.in_order(source.file)),
    }
}

struct Checker<'a> {
    source: &'a Source<'a>,
    faults: FaultList,
}

impl Checker<'_> {
    fn profile(&mut self, draft: Draft) -> Option<Profile> {
        let id = self.id(draft.id.as_ref());
        let title = match draft.title {
            Some(title) => self.title(title),
            None => self.missing(&draft.unreadable, Required::Title),
        };
        if draft.competencies.is_empty() {
            self.missing::<()>(&draft.unreadable, Required::Competencies);
        }
        let purpose = draft.purpose.filter(|purpose| self.text(purpose, "the purpose", MAX_PURPOSE_CHARS));
        let responsibilities = self.responsibilities(draft.responsibilities);
        let competencies = self.competencies(draft.competencies);
        let qualifications = self.qualifications(draft.qualifications);
        let mut profile = Profile {
            id: id?,
            title: title?,
            purpose: purpose.map(|purpose| purpose.text),
            responsibilities,
            competencies,
            qualifications,
            omitted: draft.omitted,
            version: Version(String::new()),
        };
        profile.version = version_of(&profile);
        Some(profile)
    }

    fn id(&mut self, written: Option<&Located>) -> Option<ProfileId> {
        let text = written.map_or(self.source.stem(), |id| id.text.as_str());
        let id = ProfileId::from_text(text);
        let chars = id.as_str().chars().count();
        let (fault, advice) = if chars == 0 {
            let fault = "the id has no letter or digit".to_owned();
            (fault, "Give the file a name with letters, or the profile an `id`.")
        } else if chars > MAX_ID_CHARS {
            let fault = format!("the id has {chars} characters; it has at most {MAX_ID_CHARS}");
            (fault, "Give the file a shorter name, or the profile a short `id`.")
        } else {
            return Some(id);
        };
        let fault = match written {
            Some(Located { place, .. }) => self.at(*place, fault, advice),
            None => Fault::new(self.source.file, fault, advice),
        };
        self.faults.push(fault.found(text));
        None
    }

    /// Reports a required field as missing, unless it is there and its own fault is known.
    fn missing<T>(&mut self, unreadable: &[Required], field: Required) -> Option<T> {
        let (what, advice) = match field {
            Required::Title => (
                "the profile has no title",
                "Add a `title`, or in Markdown a first heading, that names the role.",
            ),
            Required::Competencies => (
                "the profile has no competencies",
                "Add at least one competency with statements; docs/profiles.md shows how for each format.",
            ),
        };
        if !unreadable.contains(&field) {
            self.faults.push(Fault::new(self.source.file, what, advice));
        }
        None
    }

    fn title(&mut self, title: Located) -> Option<String> {
        self.text(&title, "the title", MAX_NAME_CHARS).then_some(title.text)
    }

    fn responsibilities(&mut self, drafts: Vec<Located>) -> Vec<Statement> {
        self.count(drafts.len(), MAX_RESPONSIBILITIES, "responsibilities", drafts.get(MAX_RESPONSIBILITIES));
        let mut seen = Seen::default();
        let mut kept = Vec::new();
        for text in drafts.into_iter().take(MAX_RESPONSIBILITIES) {
            if self.text(&text, "a responsibility", MAX_STATEMENT_CHARS)
                && self.first(&mut seen, &text, "the responsibility")
            {
                kept.push(Statement::new(text.text, text.place.line, None));
            }
        }
        kept
    }

    fn competencies(&mut self, drafts: Vec<DraftCompetency>) -> Vec<Competency> {
        let beyond = drafts.get(MAX_COMPETENCIES).map(|competency| &competency.name);
        self.count(drafts.len(), MAX_COMPETENCIES, "competencies", beyond);
        let all = || drafts.iter().flat_map(|competency| &competency.statements);
        let beyond = all().nth(MAX_STATEMENTS).map(|statement| &statement.text);
        self.count(all().count(), MAX_STATEMENTS, "statements", beyond);
        let mut seen = Seen::default();
        let mut statements_left = MAX_STATEMENTS;
        let mut kept = Vec::new();
        for mut draft in drafts.into_iter().take(MAX_COMPETENCIES) {
            draft.statements.truncate(statements_left);
            statements_left -= draft.statements.len();
            if self.text(&draft.name, "the name of a competency", MAX_NAME_CHARS) {
                self.first(&mut seen, &draft.name, "the competency");
            }
            if draft.statements.is_empty() && statements_left > 0 {
                let advice = "Give it at least one statement, or delete it.";
                let fault = self.at(draft.name.place, "a competency has no statements", advice);
                self.faults.push(fault.found(&draft.name.text));
            }
            let statements = self.statements(draft.statements);
            kept.push(Competency { name: draft.name.text, line: draft.name.place.line, statements });
        }
        kept
    }

    fn statements(&mut self, drafts: Vec<DraftStatement>) -> Vec<Statement> {
        let mut seen = Seen::default();
        let mut kept = Vec::new();
        for DraftStatement { text, level } in drafts {
            let level = level.and_then(|level| self.level(&level));
            if self.text(&text, "a statement", MAX_STATEMENT_CHARS)
                && self.first(&mut seen, &text, "the statement")
                && self.faults.is_empty()
            {
                kept.push(Statement::new(text.text, text.place.line, level));
            }
        }
        kept
    }

    fn level(&mut self, level: &Located) -> Option<Level> {
        let parsed = level.text.parse();
        if parsed.is_err() {
            let names = Level::ALL.map(Level::as_str);
            let known = names.join("`, `");
            let advice = match nearest(&level.text, names) {
                Some(near) => format!("Did you mean `{near}`? The levels are `{known}`."),
                None => format!("The levels are `{known}`; delete it if the statement has none."),
            };
            let fault = self.at(level.place, "the level of a statement is unknown", advice);
            self.faults.push(fault.found(&level.text));
        }
        parsed.ok()
    }

    fn qualifications(&mut self, drafts: Vec<DraftQualification>) -> Vec<Qualification> {
        let beyond = drafts.get(MAX_QUALIFICATIONS).map(|qualification| &qualification.name);
        self.count(drafts.len(), MAX_QUALIFICATIONS, "qualifications", beyond);
        let mut seen = Seen::default();
        let mut kept = Vec::new();
        for DraftQualification { name, url } in drafts.into_iter().take(MAX_QUALIFICATIONS) {
            if self.text(&name, "the name of a qualification", MAX_NAME_CHARS) {
                self.first(&mut seen, &name, "the qualification");
            }
            let url = url.filter(|url| self.url(url)).map(|url| url.text);
            kept.push(Qualification { name: name.text, url });
        }
        kept
    }

    fn url(&mut self, url: &Located) -> bool {
        let is_web = ["http://", "https://"].iter().any(|scheme| {
            let start = url.text.get(..scheme.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(scheme)) && url.text.len() > scheme.len()
        });
        let fault = if url.text.contains(char::is_whitespace) {
            self.at(url.place, "a link has a space in it", "Write the space as `%20`, or delete the link.")
        } else if !is_web {
            let advice = "Write the whole address, starting with https:// or http://, or delete the link.";
            self.at(url.place, "a link is no web address", advice)
        } else {
            return self.text(url, "a link", MAX_URL_CHARS);
        };
        self.faults.push(fault.found(&url.text));
        false
    }

    /// Whether a text is there, is short enough, and holds nothing but text.
    fn text(&mut self, text: &Located, what: &str, max_chars: usize) -> bool {
        let chars = text.text.chars().count();
        let fault = if chars == 0 {
            self.at(text.place, format!("{what} is empty"), "Write a text, or delete it.")
        } else if chars > max_chars {
            let fault = format!("{what} has {chars} characters; it has at most {max_chars}");
            self.at(text.place, fault, "Shorten it.").found(&text.text)
        } else if text.text.contains(char::is_control) {
            self.at(text.place, format!("{what} has a control character in it"), "Delete it.")
                .found(&text.text)
        } else {
            return true;
        };
        self.faults.push(fault);
        false
    }

    /// Whether a text is the first of its kind, whatever its case.
    fn first(&mut self, seen: &mut Seen, text: &Located, what: &str) -> bool {
        let key = text.text.to_lowercase();
        if let Some(&earlier) = seen.0.get(&key) {
            let fault = format!("{what} is there twice, first on line {earlier}");
            self.faults
                .push(self.at(text.place, fault, "Delete one of the two, or reword it.").found(&text.text));
            return false;
        }
        seen.0.insert(key, text.place.line);
        true
    }

    fn count(&mut self, found: usize, max: usize, what: &str, beyond: Option<&Located>) {
        if let Some(beyond) = beyond {
            let fault = format!("the profile has {found} {what}; it has at most {max}");
            let advice = "Split the profile into one for each role.";
            self.faults.push(self.at(beyond.place, fault, advice).found(&beyond.text));
        }
    }

    fn at(&self, place: Place, what: impl Into<String>, advice: impl Into<String>) -> Fault {
        Fault::new(self.source.file, what, advice).at(place.line, place.column)
    }
}

/// Texts that were there before, in lower case, and their lines.
#[derive(Default)]
struct Seen(HashMap<String, usize>);

/// The title that a file name stands for, at the start of the file.
pub(super) fn title_of_file(source: &Source<'_>) -> Located {
    Located { text: title_of_stem(source.stem()), place: source.place(0) }
}
