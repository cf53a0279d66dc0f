//! Everything that exists: people, guilds, channels, messages, commands, interactions and gateway sessions.
//!
//! One lock guards it all ([`crate::hub::Hub::world`]), and nothing waits while holding it.

pub(crate) mod channel;
pub(crate) mod command;
mod delivery;
pub(crate) mod guild;
pub(crate) mod interaction;
mod mention;
pub(crate) mod message;
pub(crate) mod overwrite;
pub(crate) mod person;
pub(crate) mod reaction;
pub(crate) mod thread;

use std::{collections::BTreeMap, sync::Arc};

use bytes::Bytes;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use self::{
    channel::Channel, command::Command, guild::Guild, interaction::Interaction, message::Message,
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
    pub(crate) messages: BTreeMap<Snowflake, Message>,
    pub(crate) commands: Vec<Command>,
    pub(crate) interactions: BTreeMap<Snowflake, Interaction>,
    /// The interactions that are acknowledged and whose outcome is still to come.
    pub(crate) awaiting: Vec<Snowflake>,
    pub(crate) files: BTreeMap<Snowflake, StoredFile>,
    pub(crate) gateway: Gateway,
    pub(crate) endpoint: Endpoint,
}

/// How many bytes of files the sandbox keeps. The oldest files are forgotten first.
pub(crate) const KEPT_FILE_BYTES: usize = 64 * 1024 * 1024;

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

    /// Someone new in every guild.
    pub(crate) fn join(&mut self, spec: &crate::builder::Person) -> Snowflake {
        let id = self.new_id();
        self.people.push(Person::new(id, spec));
        let guilds: Vec<_> = self.guilds.iter().map(|guild| guild.id).collect();
        for guild in guilds {
            self.announce_member("GUILD_MEMBER_ADD", guild, id);
        }
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
        self.forget_old_files();
        json
    }

    /// Drops the oldest files while all together are too long. What is written of them in messages stays.
    fn forget_old_files(&mut self) {
        let mut bytes: usize = self.files.values().map(|file| file.bytes.len()).sum();
        while bytes > KEPT_FILE_BYTES
            && let Some((_, file)) = self.files.pop_first()
        {
            bytes -= file.bytes.len();
        }
    }

    fn forget_files_of(&mut self, message: &Message) {
        for file in message.json["attachments"].as_array().into_iter().flatten() {
            if let Some(id) = file["id"].as_str().and_then(|id| id.parse().ok()) {
                self.files.remove(&id);
            }
        }
    }
}
