//! The application's registered commands.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ids::Snowflake;

/// One command as it was registered and as Discord answers it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Command {
    pub(crate) id: Snowflake,
    /// The guild it belongs to, or nothing for everywhere.
    pub(crate) guild: Option<Snowflake>,
    /// The command object.
    pub(crate) json: Value,
}

/// What a person does to run a command; the numbers are Discord's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CommandKind {
    /// Types it.
    ChatInput = 1,
    /// Picks it on a person.
    User = 2,
    /// Picks it on a message.
    Message = 3,
}

impl Command {
    pub(crate) fn name(&self) -> &str {
        self.json["name"].as_str().unwrap_or_default()
    }

    /// A command without a type is typed.
    pub(crate) fn is(&self, kind: CommandKind) -> bool {
        self.json["type"].as_u64().unwrap_or(1) == kind as u64
    }

    /// Whether it is offered in a context: 0 guild, 1 the bot's direct messages, 2 another private channel.
    pub(crate) fn is_offered_in(&self, context: u8) -> bool {
        match self.json["contexts"].as_array() {
            Some(contexts) => contexts.contains(&context.into()),
            // Without contexts a command of a guild install is offered in guilds and, unless `dm_permission` says
            // no, in the bot's direct messages.
            None => match context {
                0 => true,
                1 => self.json["dm_permission"].as_bool() != Some(false),
                _ => self.is_installed_by(1),
            },
        }
    }

    /// Whether it comes with an installation of this type: 0 a guild's, 1 a person's.
    pub(crate) fn is_installed_by(&self, install: u8) -> bool {
        match self.json["integration_types"].as_array() {
            Some(types) => types.contains(&install.into()),
            None => install == 0,
        }
    }
}
