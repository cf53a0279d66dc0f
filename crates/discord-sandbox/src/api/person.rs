//! People: who is there, and what they may.

use axum::{Json, extract::State};
use serde::Deserialize;
use serde_json::json;

use super::{Asked, AtHub, Failure, Told};
use crate::{Error, Permissions, User};

/// A person as they are to be. What is not said stays as it is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    name: String,
    /// A number as text, as Discord writes permissions.
    permissions: Option<String>,
    /// The names of all their roles.
    roles: Option<Vec<String>>,
    locale: Option<String>,
    /// Whether the bot may write to them.
    takes_direct_messages: Option<bool>,
}

/// `POST /sandbox/person`.
pub(super) async fn change(State(hub): AtHub, Asked(wanted): Asked<Wanted>) -> Told {
    let permissions = wanted.permissions.as_deref().map(|text| {
        let bits = text.parse().map(Permissions::from_bits);
        bits.map_err(|_| Failure::bad_request(format!("the permissions `{text}` are no number")))
    });
    let permissions = permissions.transpose()?;
    {
        let world = hub.world();
        let known = |role: &String| world.guilds.iter().any(|g| g.roles.iter().any(|r| r.name == *role));
        if let Some(role) = wanted.roles.iter().flatten().find(|role| !known(role)) {
            return Err(Error::NotThere(format!("there is no role `{role}`")).into());
        }
    }
    let id = User::named(&hub, &wanted.name).id;
    let mut world = hub.world();
    if let Some(person) = world.people.iter_mut().find(|person| person.id == id) {
        person.permissions = permissions.unwrap_or(person.permissions);
        person.roles = wanted.roles.unwrap_or_else(|| person.roles.clone());
        person.locale = wanted.locale.unwrap_or_else(|| person.locale.clone());
        person.takes_direct_messages = wanted.takes_direct_messages.unwrap_or(person.takes_direct_messages);
    }
    drop(world);
    hub.touch();
    Ok(Json(json!({"id": id})))
}
