//! People, the bot among them.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{builder, ids::Snowflake, permissions::Permissions};

/// Someone with an account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Person {
    pub(crate) id: Snowflake,
    pub(crate) name: String,
    pub(crate) locale: String,
    pub(crate) permissions: Permissions,
    /// The names of their roles, in each guild that has one of that name.
    pub(crate) roles: Vec<String>,
    pub(crate) is_bot: bool,
    /// Whether the bot may write to them.
    pub(crate) takes_direct_messages: bool,
}

impl Person {
    pub(crate) fn new(id: Snowflake, spec: &builder::Person) -> Self {
        let builder::Person { name, locale, permissions, roles, takes_direct_messages } = spec.clone();
        Self { id, name, locale, permissions, roles, is_bot: false, takes_direct_messages }
    }

    /// The user object. It has no `locale`, as Discord only tells that to the person themselves.
    pub(crate) fn to_json(&self) -> Value {
        let username: String = self.name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(".");
        json!({
            "id": self.id,
            "username": username,
            "global_name": if self.is_bot { Value::Null } else { self.name.clone().into() },
            "discriminator": if self.is_bot { "0001" } else { "0" },
            "avatar": null, "banner": null, "accent_color": null, "avatar_decoration_data": null,
            "primary_guild": null, "collectibles": null,
            "bot": self.is_bot, "system": false,
            "public_flags": 0, "flags": 0,
        })
    }
}
