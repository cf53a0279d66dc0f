//! Forms that a bot opens and a person fills in.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde_json::{Value, json};

use super::{Invocation, User, component, deliver::Action};
use crate::{
    ids::Snowflake,
    validate::{components::kind, items},
    world::StoredFile,
};

/// What a person put into a field.
#[derive(Clone, Debug)]
pub(crate) enum Filled {
    Text(String),
    Picked(Vec<String>),
    Ticked(bool),
    Files(Vec<StoredFile>),
}

/// The form itself.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// The interaction that it answers.
    pub(crate) origin: Snowflake,
    pub(crate) json: Value,
}

/// A form on a person's screen.
#[derive(Clone, Debug)]
#[must_use = "a form does nothing until it is submitted"]
pub struct Modal {
    user: User,
    form: Form,
    fields: BTreeMap<String, Filled>,
}

impl Modal {
    pub(crate) fn new(user: User, form: Form) -> Self {
        Self { user, form, fields: BTreeMap::new() }
    }

    /// The title.
    pub fn title(&self) -> &str {
        self.form.json["title"].as_str().unwrap_or_default()
    }

    /// The form's own custom id.
    pub fn custom_id(&self) -> &str {
        self.form.json["custom_id"].as_str().unwrap_or_default()
    }

    /// The JSON that the bot sent.
    pub fn json(&self) -> &Value {
        &self.form.json
    }

    /// The labels of the fields, in order.
    pub fn labels(&self) -> Vec<String> {
        self.form.fields().into_iter().map(|(label, _)| label.to_owned()).collect()
    }

    /// Writes into a field, named by its label or custom id.
    pub fn fill(mut self, field: &str, text: &str) -> Self {
        self.fields.insert(field.to_owned(), Filled::Text(text.to_owned()));
        self
    }

    /// Picks in a select, radio group or group of checkboxes, named by its label or custom id. The values are labels or
    /// values of its options, or names of people, roles or channels.
    pub fn select(mut self, field: &str, values: &[&str]) -> Self {
        let values = values.iter().map(|&value| value.to_owned()).collect();
        self.fields.insert(field.to_owned(), Filled::Picked(values));
        self
    }

    /// Ticks a single checkbox, or takes the tick away.
    pub fn check(mut self, field: &str, on: bool) -> Self {
        self.fields.insert(field.to_owned(), Filled::Ticked(on));
        self
    }

    /// Adds a file to a field for files, named by its label or custom id.
    pub fn upload(mut self, field: &str, filename: &str, bytes: impl Into<Bytes>) -> Self {
        let file = StoredFile::new(filename.to_owned(), None, bytes.into());
        match self.fields.get_mut(field) {
            Some(Filled::Files(files)) => files.push(file),
            _ => {
                self.fields.insert(field.to_owned(), Filled::Files(vec![file]));
            }
        }
        self
    }

    /// Sends the form. A required field that is empty is refused, as Discord's client would.
    pub fn submit(self) -> Invocation {
        let action = Action::Submit { modal: Box::new(self.form), fields: self.fields };
        Invocation::new(&self.user, action)
    }
}

impl Form {
    /// Each field with its label.
    pub(crate) fn fields(&self) -> Vec<(&str, &Value)> {
        let mut found = Vec::new();
        for part in items(&self.json["components"]) {
            match component::type_of(part) {
                kind::ACTION_ROW => found.extend(
                    items(&part["components"])
                        .iter()
                        .map(|field| (field["label"].as_str().unwrap_or_default(), field)),
                ),
                kind::LABEL => found.push((part["label"].as_str().unwrap_or_default(), &part["component"])),
                _ => {}
            }
        }
        found
    }

    /// The components of the submission, part by part as the form has them; `answer` gives what is in a field.
    pub(super) fn answered(
        &self,
        mut answer: impl FnMut(&str, &Value) -> Result<Value, String>,
    ) -> Result<Vec<Value>, String> {
        let mut components = Vec::new();
        let mut last = 0;
        for part in items(&self.json["components"]) {
            let id = number(part, &mut last);
            let mut answer = |label: &Value, field: &Value| -> Result<Value, String> {
                let id = number(field, &mut last);
                let mut json = answer(label.as_str().unwrap_or_default(), field)?;
                json["id"] = id.into();
                Ok(json)
            };
            components.push(match component::type_of(part) {
                kind::ACTION_ROW => {
                    let inner = items(&part["components"]).iter();
                    let inner: Result<Vec<_>, _> =
                        inner.map(|field| answer(&field["label"], field)).collect();
                    json!({"type": kind::ACTION_ROW, "id": id, "components": inner?})
                }
                kind::LABEL => {
                    let field = answer(&part["label"], &part["component"])?;
                    json!({"type": kind::LABEL, "id": id, "component": field})
                }
                other => json!({"type": other, "id": id}),
            });
        }
        Ok(components)
    }
}

/// The `id` of a component: its own, or the next in the order of the form.
fn number(component: &Value, last: &mut u64) -> u64 {
    *last += 1;
    component["id"].as_u64().filter(|id| *id != 0).unwrap_or(*last)
}
