//! Discord's rules for what a bot sends: one file per rule, with cases that must fire and cases that must not.
//!
//! Sources: Discord's reference pages on messages, components, application commands and interactions, and its API
//! description. Where Discord's code for a fault is not documented, the one seen in public bug reports is used.

pub(crate) mod autocomplete;
pub(crate) mod callback;
pub(crate) mod channel;
pub(crate) mod commands;
pub(crate) mod components;
pub(crate) mod components_v2;
pub(crate) mod embeds;
pub(crate) mod keys;
mod mentions;
pub(crate) mod message;
pub(crate) mod modal;
mod options;
pub(crate) mod selects;

use std::{fmt, ops::RangeInclusive};

use serde_json::{Map, Value, json};

use crate::error::ApiError;

/// Where in a body a fault is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Path(Vec<String>);

impl Path {
    pub(crate) fn root() -> Self {
        Self::default()
    }

    pub(crate) fn key(&self, key: impl fmt::Display) -> Self {
        let mut path = self.0.clone();
        path.push(key.to_string());
        Self(path)
    }
}

/// The faults found so far.
#[derive(Debug, Default)]
pub(crate) struct Errors(Vec<(Path, &'static str, String)>);

impl Errors {
    pub(crate) fn add(&mut self, at: &Path, code: &'static str, message: impl Into<String>) {
        self.0.push((at.clone(), code, message.into()));
    }

    pub(crate) fn required(&mut self, at: &Path) {
        self.add(at, "BASE_TYPE_REQUIRED", "This field is required");
    }

    /// Says that a list is something else.
    pub(crate) fn list(&mut self, at: &Path, value: &Value) {
        if !value.is_null() && !value.is_array() {
            self.add(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        }
    }

    /// Checks the length of a text, in characters, or that of a list.
    pub(crate) fn length(&mut self, at: &Path, value: &Value, allowed: RangeInclusive<usize>) {
        let length = match value {
            Value::Null => return,
            Value::String(text) => text.chars().count(),
            Value::Array(items) => items.len(),
            _ => return self.add(at, "BASE_TYPE_BAD_TYPE", "The value has the wrong type."),
        };
        let (least, most) = allowed.into_inner();
        match (least, length) {
            _ if (least..=most).contains(&length) => {}
            (0, _) => {
                self.add(at, "BASE_TYPE_MAX_LENGTH", format!("Must be {most} or fewer in length."));
            }
            (_, 0) if value.is_string() => self.required(at),
            _ => {
                self.add(
                    at,
                    "BASE_TYPE_BAD_LENGTH",
                    format!("Must be between {least} and {most} in length."),
                );
            }
        }
    }

    /// The same, for something that must be there.
    pub(crate) fn required_length(&mut self, at: &Path, value: &Value, allowed: RangeInclusive<usize>) {
        if value.is_null() {
            self.required(at);
        } else {
            self.length(at, value, allowed);
        }
    }

    /// Checks that a number is one of a few.
    pub(crate) fn one_of(&mut self, at: &Path, value: &Value, allowed: &[u64]) {
        if value.is_null() {
            self.required(at);
        } else if !value.as_u64().is_some_and(|number| allowed.contains(&number)) {
            let list: Vec<_> = allowed.iter().map(u64::to_string).collect();
            self.add(at, "BASE_TYPE_CHOICES", format!("Value must be one of ({}).", list.join(", ")));
        }
    }

    /// The refusal, if there is any fault.
    pub(crate) fn into_result(self) -> Result<(), ApiError> {
        if self.0.is_empty() {
            return Ok(());
        }
        let mut tree = json!({});
        for (path, code, message) in &self.0 {
            let mut node = &mut tree;
            for key in &path.0 {
                node = child(node, key);
            }
            let list = child(node, "_errors");
            if list.is_object() {
                *list = json!([]);
            }
            if let Some(list) = list.as_array_mut() {
                list.push(json!({"code": code, "message": message}));
            }
        }
        Err(ApiError::form(tree))
    }
}

fn child<'t>(node: &'t mut Value, key: &str) -> &'t mut Value {
    if !node.is_object() {
        *node = Map::new().into();
    }
    let slot = &mut node[key];
    if slot.is_null() {
        *slot = json!({});
    }
    slot
}

/// The items of a list; none if it is no list.
pub(crate) fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
pub(crate) mod cases {
    //! How the rules' tables of cases are read.

    use super::*;

    /// A sound command with one key set.
    pub(crate) fn with(key: &str, value: impl Into<Value>) -> Value {
        let mut command = serde_json::json!({"name": "questions", "description": "Make questions"});
        command[key] = value.into();
        command
    }

    /// A sound text option with some keys set.
    pub(crate) fn option(name: &str, more: &Value) -> Value {
        let mut option = serde_json::json!({"type": 3, "name": name, "description": "x"});
        for (key, value) in more.as_object().into_iter().flatten() {
            option[key] = value.clone();
        }
        option
    }

    /// Asserts that `code` is among the faults at `path` (dots between the keys), or, with no code, that there is none.
    #[track_caller]
    pub(crate) fn check(result: Result<(), ApiError>, path: &str, code: &str, reason: &str) {
        match result {
            Ok(()) => assert_eq!(code, "", "{reason}: nothing was found"),
            Err(error) => {
                assert_ne!(code, "", "{reason}: {error:?}");
                let tree = error.errors.clone().unwrap_or_default();
                let at = path.split('.').filter(|key| !key.is_empty()).fold(&tree, |node, key| &node[key]);
                let codes: Vec<_> = items(&at["_errors"]).iter().map(|fault| &fault["code"]).collect();
                assert!(codes.contains(&&Value::from(code)), "{reason}: {tree}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_become_discords_tree() {
        let mut errors = Errors::default();
        let data = Path::root().key("data");
        errors.length(&data.key("content"), &"x".repeat(2001).into(), 0..=2000);
        errors.required(&data.key("embeds").key(0).key("description"));
        errors.required(&data.key("embeds"));
        let Err(error) = errors.into_result() else { panic!("no fault") };
        assert_eq!(
            error.errors,
            Some(json!({"data": {
                "content": {"_errors": [
                    {"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2000 or fewer in length."}]},
                "embeds": {
                    "0": {"description": {"_errors": [
                        {"code": "BASE_TYPE_REQUIRED", "message": "This field is required"}]}},
                    "_errors": [{"code": "BASE_TYPE_REQUIRED", "message": "This field is required"}]}}}))
        );
        assert!(Errors::default().into_result().is_ok());
    }
}
