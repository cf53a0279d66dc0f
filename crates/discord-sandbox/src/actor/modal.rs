//! Forms that a bot opens and a person fills in.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Invocation, User, component, deliver::Action, listed};
use crate::{
    ids::Snowflake,
    validate::{components::kind, items},
};

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
    fields: BTreeMap<String, Value>,
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
        self.fields.insert(field.to_owned(), text.into());
        self
    }

    /// Picks in a select, radio group or group of checkboxes, named by its label or custom id.
    pub fn select(mut self, field: &str, values: &[&str]) -> Self {
        self.fields.insert(field.to_owned(), values.to_vec().into());
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
    fn fields(&self) -> Vec<(&str, &Value)> {
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

    /// The data of the submission.
    pub(crate) fn to_data(&self, filled: &BTreeMap<String, Value>) -> Result<Value, String> {
        let fields = self.fields();
        let known = |name: &String| fields.iter().any(|(label, f)| label == name || f["custom_id"] == *name);
        if let Some(unknown) = filled.keys().find(|name| !known(name)) {
            let labels = listed(fields.iter().map(|(label, _)| *label));
            return Err(format!("the form has no field `{unknown}`; it has {labels}"));
        }
        let mut components = Vec::new();
        for (index, part) in items(&self.json["components"]).iter().enumerate() {
            let id = part["id"].as_u64().unwrap_or(index as u64 + 1);
            components.push(match component::type_of(part) {
                kind::ACTION_ROW => {
                    let inner = items(&part["components"]).iter();
                    let inner: Result<Vec<_>, _> =
                        inner.map(|f| answer(f["label"].as_str().unwrap_or_default(), f, filled)).collect();
                    json!({"type": 1, "id": id, "components": inner?})
                }
                kind::LABEL => {
                    let label = part["label"].as_str().unwrap_or_default();
                    json!({"type": 18, "id": id, "component": answer(label, &part["component"], filled)?})
                }
                other => json!({"type": other, "id": id}),
            });
        }
        Ok(json!({"custom_id": self.json["custom_id"], "components": components}))
    }
}

/// What a person put into a field, as the bot gets it.
fn answer(label: &str, field: &Value, filled: &BTreeMap<String, Value>) -> Result<Value, String> {
    let by_id = field["custom_id"].as_str().and_then(|id| filled.get(id));
    let given = by_id.or_else(|| filled.get(label));
    let is_required = field["required"] != false;
    let mut json = json!({"type": field["type"], "custom_id": field["custom_id"]});
    if component::type_of(field) == kind::TEXT_INPUT {
        let text = given.unwrap_or(&field["value"]).as_str().unwrap_or_default();
        let length = text.chars().count() as u64;
        let most = field["max_length"].as_u64().unwrap_or(4000);
        let least = field["min_length"].as_u64().unwrap_or(0);
        if is_required && length == 0 {
            return Err(format!("the field `{label}` is required"));
        }
        if length > most || (length > 0 && length < least) {
            return Err(format!("the field `{label}` takes {least} to {most} characters, not {length}"));
        }
        json["value"] = text.into();
        return Ok(json);
    }
    let picked: Vec<&str> = match given {
        Some(Value::String(one)) => vec![one],
        Some(several) => items(several).iter().filter_map(Value::as_str).collect(),
        None => {
            let defaults = items(&field["options"]).iter().filter(|option| option["default"] == true);
            defaults.filter_map(|option| option["value"].as_str()).collect()
        }
    };
    let mut values = Vec::new();
    for text in picked {
        let options = items(&field["options"]);
        let option = options.iter().find(|o| o["value"] == text || o["label"] == text);
        if option.is_none() && !options.is_empty() {
            return Err(format!("the field `{label}` has no `{text}` to pick"));
        }
        values.push(option.map_or_else(|| Value::from(text), |option| option["value"].clone()));
    }
    if is_required && values.is_empty() && component::type_of(field) != kind::CHECKBOX {
        return Err(format!("the field `{label}` is required"));
    }
    match component::type_of(field) {
        kind::RADIO_GROUP => json["value"] = values.pop().unwrap_or_default(),
        kind::CHECKBOX => json["value"] = values.first().is_some_and(|value| value == "true").into(),
        _ => json["values"] = values.into(),
    }
    Ok(json)
}
