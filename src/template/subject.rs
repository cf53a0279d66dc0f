//! What a template may say: the fields, each documented, and the data made of them.

use serde_json::{Map, Value};

use super::lead::Form;
use crate::profile::Level;

/// The words of one statement, ready to stand in a sentence that speaks to "you".
///
/// Each starts in lower case (unless it starts with a name or an acronym) and has no full stop at its end. The words
/// are data: whatever they hold, braces too, comes out as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wording {
    /// A verb phrase.
    Action {
        /// `{{base}}`: "monitor and report progress". `{{to base}}` gives "to monitor and report progress".
        base: String,
        /// `{{past}}`: "monitored and reported progress".
        past: String,
        /// `{{gerund}}`: "monitoring and reporting progress".
        gerund: String,
    },
    /// `{{knowledge}}`: what a person knows, fit to stand after "knowledge of": "data protection law".
    Knowledge(String),
    /// `{{activity}}`: a duty named by a noun, fit to stand after "responsible for": "release management".
    Activity(String),
    /// `{{quality}}`: what a person has or is, fit to stand after "called for": "attention to detail".
    Quality(String),
}

/// What a question is about: the only thing that leads, probes and anchors can read.
///
/// A field that a subject does not have is not there at all: a template that names it is refused, never rendered with
/// a hole in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The statement's words, as `{{base}}`, `{{past}}` and `{{gerund}}`, or `{{knowledge}}`, or `{{activity}}`, or
    /// `{{quality}}`.
    pub wording: Wording,
    /// `{{competency}}`: the name of the competency that the statement belongs to, as the profile writes it.
    pub competency: String,
    /// `{{role}}`: the title of the role, as the profile writes it: "IT Project Manager". `{{a role}}` gives "an IT
    /// Project Manager". Statements from a message are of no role: a lead that cannot do without one is left out then,
    /// others say `{{#if role}}`.
    pub role: Option<String>,
    /// `{{level}}`: the proficiency level asked for, if there is one. Only a lead with `levels` can rely on it; others
    /// say `{{#if level}}`.
    pub level: Option<Level>,
}

/// The names of every field of a [`Subject`], for checks and for "did you mean".
pub(super) const SUBJECT_FIELDS: &[&str] =
    &["base", "past", "gerund", "knowledge", "activity", "quality", "competency", "role", "level"];

impl Subject {
    /// The words in this form, if the subject has them.
    pub fn form(&self, form: Form) -> Option<&str> {
        match (&self.wording, form) {
            (Wording::Action { base, .. }, Form::Base) => Some(base),
            (Wording::Action { past, .. }, Form::Past) => Some(past),
            (Wording::Action { gerund, .. }, Form::Gerund) => Some(gerund),
            (Wording::Knowledge(noun), Form::Knowledge)
            | (Wording::Activity(noun), Form::Activity)
            | (Wording::Quality(noun), Form::Quality) => Some(noun),
            _ => None,
        }
    }

    /// How many words the statement takes in a question.
    pub fn words(&self) -> usize {
        let forms = Form::ALL.iter().filter_map(|form| self.form(*form));
        forms.map(|words| words.split_whitespace().count()).max().unwrap_or_default()
    }

    /// The fields that are there, by name.
    pub(super) fn fields(&self) -> Fields {
        let mut fields = Fields::default();
        for &form in Form::ALL {
            if let Some(words) = self.form(form) {
                fields.text(form.as_str(), words);
            }
        }
        fields.text("competency", &self.competency);
        if let Some(role) = &self.role {
            fields.text("role", role);
        }
        if let Some(level) = self.level {
            fields.text("level", level.as_str());
        }
        fields
    }
}

/// What the introduction and the closing of an interview can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptContext {
    /// `{{role}}`: the title of the role, as the profile writes it, if there is one.
    pub role: Option<String>,
    /// `{{minutes}}`: how long the interview is planned to take, in minutes.
    pub minutes: u32,
    /// `{{questions}}`: how many lead questions it holds.
    pub questions: u32,
    /// `{{competencies}}`: the names of the competencies asked about, in order; may be empty. `{{list competencies}}`
    /// joins them.
    pub competencies: Vec<String>,
}

/// The names of every field of a [`ScriptContext`].
pub(super) const SCRIPT_FIELDS: &[&str] = &["role", "minutes", "questions", "competencies"];

impl ScriptContext {
    /// The fields by name.
    pub(super) fn fields(&self) -> Fields {
        let mut fields = Fields::default();
        if let Some(role) = &self.role {
            fields.text("role", role);
        }
        fields.values.insert("minutes".to_owned(), self.minutes.into());
        fields.values.insert("questions".to_owned(), self.questions.into());
        fields.values.insert("competencies".to_owned(), self.competencies.clone().into());
        for name in &self.competencies {
            fields.note_blank("competencies", name);
        }
        fields
    }
}

/// The data that a template is rendered with.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Field name to value; a field that is absent is not in the map.
    pub(super) values: Map<String, Value>,
    /// The first field that holds nothing but spaces: it would leave a hole in a sentence.
    pub(super) blank: Option<&'static str>,
}

impl Fields {
    fn text(&mut self, name: &'static str, words: &str) {
        self.note_blank(name, words);
        self.values.insert(name.to_owned(), words.into());
    }

    fn note_blank(&mut self, name: &'static str, words: &str) {
        if words.trim().is_empty() {
            self.blank.get_or_insert(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_the_fields_are_the_fields() {
        let mut seen: Vec<String> = Vec::new();
        for subject in crate::template::trial::subjects() {
            seen.extend(subject.fields().values.keys().cloned());
        }
        seen.sort();
        seen.dedup();
        let mut named = SUBJECT_FIELDS.to_vec();
        named.sort_unstable();
        assert_eq!(seen, named);
        let script = crate::template::trial::scripts().remove(0).fields();
        let mut named = SCRIPT_FIELDS.to_vec();
        named.sort_unstable();
        let mut seen: Vec<&String> = script.values.keys().collect();
        seen.sort_unstable();
        assert_eq!(seen, named);
    }
}
