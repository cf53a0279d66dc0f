//! Everything that exists: people, guilds, channels, messages, commands, interactions and gateway sessions.
//!
//! One lock guards it all ([`crate::hub::Hub::world`]), and nothing waits while holding it.

pub(crate) mod command;
pub(crate) mod guild;
pub(crate) mod interaction;
mod mention;
pub(crate) mod message;
pub(crate) mod person;

use std::{collections::HashMap, sync::Arc};

use bytes::Bytes;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use self::{
    command::Command,
    guild::{Channel, ChannelKind, Guild},
    interaction::Interaction,
    message::Message,
    person::Person,
};
use crate::{
    clock::{Clock, Moment},
    endpoint::Endpoint,
    gateway::Gateway,
    ids::{Mint, Snowflake},
};

/// The state of the sandbox.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) clock: Arc<Clock>,
    pub(crate) mint: Mint,
    /// Where attachments are served: the sandbox's own address.
    pub(crate) base: String,
    /// The application's id, which is the bot's user id too.
    pub(crate) application: Snowflake,
    pub(crate) bot: Person,
    pub(crate) people: Vec<Person>,
    pub(crate) guilds: Vec<Guild>,
    pub(crate) channels: Vec<Channel>,
    pub(crate) messages: HashMap<Snowflake, Message>,
    pub(crate) commands: Vec<Command>,
    pub(crate) interactions: HashMap<Snowflake, Interaction>,
    pub(crate) tokens: HashMap<String, Snowflake>,
    /// The interactions that are acknowledged and whose outcome is still to come.
    pub(crate) awaiting: Vec<Snowflake>,
    pub(crate) files: HashMap<Snowflake, StoredFile>,
    pub(crate) gateway: Gateway,
    pub(crate) endpoint: Endpoint,
}

/// The bytes of an attachment.
#[derive(Clone, Debug)]
pub(crate) struct StoredFile {
    pub(crate) filename: String,
    pub(crate) content_type: String,
    pub(crate) bytes: Bytes,
}

impl StoredFile {
    /// A file whose media type, unless it is given, goes by its name.
    pub(crate) fn new(filename: String, content_type: Option<&str>, bytes: Bytes) -> Self {
        let by_name = || mime_guess::from_path(&filename).first_or_octet_stream().to_string();
        let content_type = content_type.map_or_else(by_name, str::to_owned);
        Self { filename, content_type, bytes }
    }
}

impl World {
    pub(crate) fn now(&self) -> Moment {
        self.clock.now()
    }

    pub(crate) fn new_id(&mut self) -> Snowflake {
        self.mint.next(self.clock.now().millis())
    }

    pub(crate) fn person(&self, id: Snowflake) -> Option<&Person> {
        if id == self.bot.id {
            return Some(&self.bot);
        }
        self.people.iter().find(|person| person.id == id)
    }

    pub(crate) fn person_named(&self, name: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.name.eq_ignore_ascii_case(name))
    }

    pub(crate) fn guild(&self, id: Snowflake) -> Option<&Guild> {
        self.guilds.iter().find(|guild| guild.id == id)
    }

    pub(crate) fn channel(&self, id: Snowflake) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    pub(crate) fn channel_mut(&mut self, id: Snowflake) -> Option<&mut Channel> {
        self.channels.iter_mut().find(|channel| channel.id == id)
    }

    /// The channel between the bot and a person, opened at need.
    pub(crate) fn dm_with(&mut self, person: Snowflake) -> Snowflake {
        self.private_channel(ChannelKind::Dm, vec![person])
    }

    /// A channel outside every guild between these people, opened at need.
    pub(crate) fn private_channel(&mut self, kind: ChannelKind, recipients: Vec<Snowflake>) -> Snowflake {
        let found = self.channels.iter().find(|c| c.kind == kind && c.recipients == recipients);
        if let Some(channel) = found {
            return channel.id;
        }
        let id = self.new_id();
        self.channels.push(Channel {
            id,
            kind,
            name: None,
            guild: None,
            recipients,
            only_for: None,
            messages: Vec::new(),
        });
        id
    }

    /// Someone new in every guild.
    pub(crate) fn join(&mut self, spec: &crate::builder::Person) -> Snowflake {
        let id = self.new_id();
        self.people.push(Person::new(id, spec));
        id
    }

    /// The member object of a person in a guild, with the permissions that interactions carry.
    pub(crate) fn member_json(&self, person: &Person, guild: &Guild) -> Value {
        let roles = guild.roles.iter().filter(|role| person.roles.contains(&role.name));
        json!({
            "user": person.to_json(),
            "nick": null, "avatar": null, "banner": null,
            "roles": roles.map(|role| role.id).collect::<Vec<_>>(),
            "joined_at": "2025-01-01T00:00:00.000000+00:00",
            "premium_since": null,
            "deaf": false, "mute": false, "flags": 0, "pending": false,
            "permissions": person.permissions.to_string(),
            "communication_disabled_until": null,
            "unusual_dm_activity_until": null,
        })
    }

    /// Stores an upload and gives the attachment object that describes it.
    pub(crate) fn store_file(
        &mut self,
        channel: Snowflake,
        file: StoredFile,
        description: Option<&str>,
        ephemeral: bool,
    ) -> Value {
        let id = self.new_id();
        let name = utf8_percent_encode(&file.filename, NON_ALPHANUMERIC);
        let url = format!("{}/attachments/{channel}/{id}/{name}", self.base);
        let mut json = json!({
            "id": id, "filename": file.filename, "size": file.bytes.len(), "url": url, "proxy_url": url,
            "content_type": file.content_type,
        });
        if let Some(text) = description {
            json["description"] = text.into();
        }
        if ephemeral {
            json["ephemeral"] = true.into();
        }
        self.files.insert(id, file);
        json
    }
}
