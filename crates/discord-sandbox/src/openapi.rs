//! Checks requests and answers against Discord's own API description, when the variable `DISCORD_OPENAPI` names a copy.
//!
//! The description knows shapes, not rules: it is a second opinion on the bot's requests, and the only one on the
//! sandbox's answers. Without the variable nothing is checked.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};

use crate::rest::routes::Route;

/// Where the description is read from.
const VARIABLE: &str = "DISCORD_OPENAPI";
/// The name that the description goes by among schemas.
const NAME: &str = "https://discord.invalid/openapi.json";

/// The description, read once, as every sandbox of a test run needs the same.
static DESCRIPTION: LazyLock<Option<Description>> = LazyLock::new(Description::read);

struct Description {
    document: Value,
    /// Each compiled schema by its place in the document.
    compiled: Mutex<HashMap<String, Option<Arc<Validator>>>>,
    registry: Registry<'static>,
}

/// What is wrong with a request that was accepted and with its answer.
pub(crate) fn faults(route: &Route, request: &Value, status: u16, answer: &Value) -> Vec<String> {
    let description = DESCRIPTION.as_ref().filter(|_| (200..300).contains(&status));
    description.map(|description| description.faults(route, request, status, answer)).unwrap_or_default()
}

impl Description {
    fn read() -> Option<Self> {
        let path = std::env::var_os(VARIABLE)?;
        let read = || Self::new(serde_json::from_slice(&std::fs::read(&path)?)?);
        read().map_err(|error| tracing::error!("cannot use {}: {error}", path.display())).ok()
    }

    fn new(document: Value) -> Result<Self, Box<dyn std::error::Error>> {
        let registry = Registry::new().add(NAME, document.clone())?.prepare()?;
        Ok(Self { document, compiled: Mutex::default(), registry })
    }

    fn faults(&self, route: &Route, request: &Value, status: u16, answer: &Value) -> Vec<String> {
        let Some(place) = self.place_of(route) else { return Vec::new() };
        let mut faults = Vec::new();
        if !request.is_null() {
            let schema = format!("{place}/requestBody/content/application~1json/schema");
            let mut request = request.clone();
            as_described(&mut request);
            faults.extend(self.check("request", &schema, &request));
        }
        if !answer.is_null() {
            let schema = format!("{place}/responses/{status}/content/application~1json/schema");
            faults.extend(self.check("answer", &schema, answer));
        }
        faults
    }

    /// The JSON pointer of a route's operation.
    fn place_of(&self, route: &Route) -> Option<String> {
        let paths = self.document["paths"].as_object()?;
        let method = route.method.to_lowercase();
        let (path, _) = paths.iter().find(|(path, operations)| {
            let (ours, theirs): (Vec<_>, Vec<_>) =
                (route.path.split('/').collect(), path.split('/').collect());
            let is_same = |(a, b): (&&str, &&str)| a == b || (a.starts_with('{') && b.starts_with('{'));
            operations[&method].is_object()
                && ours.len() == theirs.len()
                && ours.iter().zip(&theirs).all(is_same)
        })?;
        Some(format!("/paths/{}/{method}", path.replace('~', "~0").replace('/', "~1")))
    }

    fn check(&self, what: &str, place: &str, value: &Value) -> Vec<String> {
        let Some(validator) = self.validator(place) else { return Vec::new() };
        validator
            .iter_errors(value)
            .map(|error| format!("{what} at `{}`: {}", error.instance_path(), error.masked()))
            .collect()
    }

    fn validator(&self, place: &str) -> Option<Arc<Validator>> {
        self.document.pointer(place)?;
        let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = compiled.entry(place.to_owned()).or_insert_with(|| {
            // A fragment of an address may hold no braces.
            let fragment = place.replace('{', "%7B").replace('}', "%7D");
            let schema = json!({"$ref": format!("{NAME}#{fragment}")});
            let built = jsonschema::options().with_registry(&self.registry).build(&schema);
            built.map(Arc::new).map_err(|error| tracing::error!("cannot use {place}: {error}")).ok()
        });
        entry.clone()
    }
}

/// Writes the way of the description what Discord takes, and documents, another way too: ids of files as numbers, and
/// permissions as text.
fn as_described(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map.iter_mut() {
                match (key.as_str(), &mut *inner) {
                    ("attachments", Value::Array(files)) => files.iter_mut().for_each(id_as_text),
                    ("default_member_permissions" | "allow" | "deny", Value::String(bits)) => {
                        *inner = bits.parse::<u64>().map_or(Value::Null, Value::from);
                    }
                    _ => as_described(inner),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(as_described),
        _ => {}
    }
}

fn id_as_text(file: &mut Value) {
    if let Some(id) = file["id"].as_u64() {
        file["id"] = id.to_string().into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rest::routes::ROUTES;

    #[test]
    fn requests_and_answers_are_held_against_the_description() {
        let json = |schema: Value| json!({"content": {"application/json": {"schema": schema}}});
        let message = json!({"$ref": "#/components/schemas/Message"});
        let operation = json!({"requestBody": json(message.clone()), "responses": {"200": json(message)}});
        let description = Description::new(json!({
            "paths": {"/channels/{channel_id}/messages": {"post": operation}},
            "components": {"schemas": {"Message": {
                "required": ["content"], "properties": {"content": {"type": "string"}}}}},
        }))
        .expect("the description is valid");
        let route = |method: &str, path: &str| {
            ROUTES.iter().find(|route| route.method == method && route.path == path).expect(path)
        };
        let post = route("POST", "/channels/{channel}/messages");
        let (good, bad) = (json!({"content": "a"}), json!({"content": 1}));
        assert_eq!(description.faults(post, &good, 200, &good), [""; 0]);
        assert_eq!(
            description.faults(post, &bad, 200, &json!({})),
            [
                "request at `/content`: value is not of type \"string\"",
                "answer at ``: \"content\" is a required property"
            ]
        );
        let mut request = json!({"attachments": [{"id": 0}], "components": [{"id": 1}], "default_member_permissions": "32", "permission_overwrites": [{"allow": "1024"}]});
        as_described(&mut request);
        let expected = json!({"attachments": [{"id": "0"}], "components": [{"id": 1}], "default_member_permissions": 32, "permission_overwrites": [{"allow": 1024}]});
        assert_eq!(request, expected);
        assert_eq!(description.faults(route("GET", "/gateway"), &bad, 200, &bad), [""; 0], "not described");
    }
}
