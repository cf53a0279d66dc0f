//! The schema that YAML, TOML and JSON profiles share, read from a [`Tree`]. `docs/profiles.md` describes it.

use super::draft::{Draft, DraftCompetency, DraftQualification, DraftStatement, Located, Required};
use super::fault_list::FaultList;
use super::source::Source;
use super::tree::{Key, Tree, Value};
use crate::fault::{Fault, Place};
use crate::suggest::nearest;

const PROFILE_KEYS: [&str; 6] =
    ["id", "title", "purpose", "responsibilities", "competencies", "qualifications"];
const COMPETENCY_KEYS: [&str; 2] = ["name", "statements"];
const STATEMENT_KEYS: [&str; 2] = ["text", "level"];
const QUALIFICATION_KEYS: [&str; 2] = ["name", "url"];

/// Reads a profile from a tree: whatever can be understood, and a fault for everything that cannot.
pub(super) fn read(source: &Source<'_>, tree: &Tree) -> (Draft, FaultList) {
    let mut reader = Reader { file: source.file, faults: FaultList::default() };
    let draft = reader.profile(tree);
    (draft, reader.faults)
}

struct Reader<'a> {
    file: &'a str,
    faults: FaultList,
}

impl Reader<'_> {
    fn profile(&mut self, tree: &Tree) -> Draft {
        let mut draft = Draft::default();
        if !matches!(tree.value, Value::Table(_)) {
            draft.unreadable = vec![Required::Title, Required::Competencies];
        }
        for (key, value) in self.table(tree, "the profile", &PROFILE_KEYS) {
            match key.text.as_str() {
                "id" => draft.id = self.optional_text(value, "the id"),
                "title" => {
                    draft.title = self.text(value, "the title");
                    if draft.title.is_none() {
                        draft.unreadable.push(Required::Title);
                    }
                }
                "purpose" => draft.purpose = self.optional_text(value, "the purpose"),
                "responsibilities" => {
                    let items = self.list(value, "the responsibilities");
                    draft.responsibilities =
                        items.iter().filter_map(|item| self.text(item, "a responsibility")).collect();
                }
                "competencies" => {
                    let faults_before = self.faults.found();
                    let items = self.list(value, "the competencies");
                    draft.competencies = items.iter().filter_map(|item| self.competency(item)).collect();
                    if draft.competencies.is_empty() && faults_before < self.faults.found() {
                        draft.unreadable.push(Required::Competencies);
                    }
                }
                "qualifications" => {
                    let items = self.list(value, "the qualifications");
                    draft.qualifications = items.iter().filter_map(|item| self.qualification(item)).collect();
                }
                _ => {}
            }
        }
        draft
    }

    fn competency(&mut self, tree: &Tree) -> Option<DraftCompetency> {
        let mut name = None;
        let mut statements = Vec::new();
        let faults_before = self.faults.found();
        for (key, value) in self.table(tree, "a competency", &COMPETENCY_KEYS) {
            match key.text.as_str() {
                "name" => name = self.text(value, "the name of a competency"),
                "statements" => {
                    let items = self.list(value, "the statements");
                    statements = items.iter().filter_map(|item| self.statement(item)).collect();
                }
                _ => {}
            }
        }
        if name.is_none() && self.faults.found() == faults_before {
            self.fault(tree.place, "a competency has no name", "Add a `name` to it.");
        }
        Some(DraftCompetency { name: name?, statements })
    }

    fn statement(&mut self, tree: &Tree) -> Option<DraftStatement> {
        if !matches!(tree.value, Value::Table(_)) {
            return Some(DraftStatement { text: self.text(tree, "a statement")?, level: None });
        }
        let mut text = None;
        let mut level = None;
        let faults_before = self.faults.found();
        for (key, value) in self.table(tree, "a statement", &STATEMENT_KEYS) {
            match key.text.as_str() {
                "text" => text = self.text(value, "the text of a statement"),
                "level" => level = self.optional_text(value, "the level of a statement"),
                _ => {}
            }
        }
        if text.is_none() && self.faults.found() == faults_before {
            self.fault(tree.place, "a statement has no text", "Add a `text` to it.");
        }
        Some(DraftStatement { text: text?, level })
    }

    fn qualification(&mut self, tree: &Tree) -> Option<DraftQualification> {
        if !matches!(tree.value, Value::Table(_)) {
            return Some(DraftQualification { name: self.text(tree, "a qualification")?, url: None });
        }
        let mut name = None;
        let mut url = None;
        let faults_before = self.faults.found();
        for (key, value) in self.table(tree, "a qualification", &QUALIFICATION_KEYS) {
            match key.text.as_str() {
                "name" => name = self.text(value, "the name of a qualification"),
                "url" => url = self.optional_text(value, "the link of a qualification"),
                _ => {}
            }
        }
        if name.is_none() && self.faults.found() == faults_before {
            self.fault(tree.place, "a qualification has no name", "Add a `name` to it.");
        }
        Some(DraftQualification { name: name?, url })
    }

    /// The known keys of a table, each at most once; anything else becomes a fault.
    fn table<'t>(&mut self, tree: &'t Tree, what: &str, known: &[&str]) -> Vec<(&'t Key, &'t Tree)> {
        let Value::Table(entries) = &tree.value else {
            let keys = known.join("`, `");
            let advice = format!("Write a table with the keys `{keys}`.");
            self.wrong_kind(tree, what, "a table of keys and values", &advice);
            return Vec::new();
        };
        let mut kept: Vec<(&Key, &Tree)> = Vec::new();
        for (key, value) in entries {
            if !known.contains(&key.text.as_str()) {
                self.unknown_key(key, what, known);
            } else if kept.iter().any(|(earlier, _)| earlier.text == key.text) {
                let what = format!("{what} has a key twice");
                self.faults.push(self.at(key.place, what, "Keep one of the two.").found(&key.text));
            } else {
                kept.push((key, value));
            }
        }
        kept
    }

    fn list<'t>(&mut self, tree: &'t Tree, what: &str) -> &'t [Tree] {
        match &tree.value {
            Value::List(items) => items,
            Value::Nothing => &[],
            _ => {
                self.wrong_kind(tree, what, "a list", "Write a list, even for a single item.");
                &[]
            }
        }
    }

    fn optional_text(&mut self, tree: &Tree, what: &str) -> Option<Located> {
        if tree.value == Value::Nothing { None } else { self.text(tree, what) }
    }

    fn text(&mut self, tree: &Tree, what: &str) -> Option<Located> {
        if let Value::Text(text) = &tree.value {
            return Some(Located::new(text, tree.place));
        }
        self.wrong_kind(
            tree,
            what,
            "a text",
            "Write a text, in quotation marks if it could be read as anything else.",
        );
        None
    }

    fn wrong_kind(&mut self, tree: &Tree, what: &str, wanted: &str, advice: &str) {
        let kind = tree.value.kind();
        let what = format!("{what} should be {wanted}, and this is {kind}");
        self.fault(tree.place, what, advice);
    }

    fn unknown_key(&mut self, key: &Key, what: &str, known: &[&str]) {
        if self.faults.is_full() {
            return self.faults.count(1); // Finding the nearest key takes time.
        }
        let known_keys = known.join("`, `");
        let advice = match nearest(&key.text, known.iter().copied()) {
            Some(near) => format!("Did you mean `{near}`? The keys are `{known_keys}`."),
            None => format!("Delete it; the keys are `{known_keys}`."),
        };
        let what = format!("{what} has no key of this name");
        self.faults.push(self.at(key.place, what, advice).found(&key.text));
    }

    fn fault(&mut self, place: Place, what: impl Into<String>, advice: impl Into<String>) {
        self.faults.push(self.at(place, what, advice));
    }

    fn at(&self, place: Place, what: impl Into<String>, advice: impl Into<String>) -> Fault {
        Fault::new(self.file, what, advice).at(place.line, place.column)
    }
}
