//! Channels: those of guilds with their threads, and those between people.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{World, overwrite::Overwrite, person::Person, thread::Thread};
use crate::{gateway::intents, ids::Snowflake, permissions::Permissions};

/// The channel types that the sandbox has; the numbers are Discord's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ChannelKind {
    Text = 0,
    Dm = 1,
    GroupDm = 3,
    Category = 4,
    PublicThread = 11,
    PrivateThread = 12,
}

impl ChannelKind {
    pub(crate) fn is_thread(self) -> bool {
        matches!(self, Self::PublicThread | Self::PrivateThread)
    }
}

/// A place where messages are, or a heading above such places.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Channel {
    pub(crate) id: Snowflake,
    pub(crate) kind: ChannelKind,
    pub(crate) name: Option<String>,
    pub(crate) guild: Option<Snowflake>,
    /// The category of a channel, or the channel of a thread.
    pub(crate) parent: Option<Snowflake>,
    pub(crate) topic: Option<String>,
    /// The people of a channel outside guilds, the bot left out.
    pub(crate) recipients: Vec<Snowflake>,
    pub(crate) overwrites: Vec<Overwrite>,
    /// What only a thread has.
    pub(crate) thread: Option<Thread>,
    /// The messages, oldest first.
    pub(crate) messages: VecDeque<Snowflake>,
}

impl Channel {
    /// A channel with nothing in it.
    pub(crate) fn new(id: Snowflake, kind: ChannelKind) -> Self {
        Self {
            id,
            kind,
            name: None,
            guild: None,
            parent: None,
            topic: None,
            recipients: Vec::new(),
            overwrites: Vec::new(),
            thread: None,
            messages: VecDeque::new(),
        }
    }
}

impl World {
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
        self.channels.push(Channel { recipients, ..Channel::new(id, kind) });
        id
    }

    /// Adds a channel to a guild and tells the bots of it.
    pub(crate) fn open_channel(&mut self, channel: Channel) {
        let id = channel.id;
        self.channels.push(channel);
        self.announce_channel("CHANNEL_CREATE", id);
    }

    /// Takes a channel away, with its threads and messages.
    pub(crate) fn close_channel(&mut self, id: Snowflake) {
        let Some(channel) = self.channel(id) else { return };
        let event = if channel.kind.is_thread() { "THREAD_DELETE" } else { "CHANNEL_DELETE" };
        self.announce_channel(event, id);
        let gone =
            |channel: &Channel| channel.id == id || (channel.kind.is_thread() && channel.parent == Some(id));
        let messages: Vec<_> =
            self.channels.iter().filter(|c| gone(c)).flat_map(|c| c.messages.iter().copied()).collect();
        for message in messages {
            self.messages.remove(&message);
        }
        self.channels.retain(|channel| !gone(channel));
        for child in self.channels.iter_mut().filter(|channel| channel.parent == Some(id)) {
            child.parent = None;
        }
    }

    /// Tells the bots that see a guild's channel what became of it.
    pub(crate) fn announce_channel(&mut self, event: &str, id: Snowflake) {
        let Some(channel) = self.channel(id).filter(|channel| self.bot_sees(channel)) else { return };
        let (guild, json) = (channel.guild, self.channel_json(channel));
        self.gateway.tell(guild, event, intents::GUILDS, |_| json.clone());
    }

    /// The channel object.
    pub(crate) fn channel_json(&self, channel: &Channel) -> Value {
        let mut json = json!({
            "id": channel.id, "type": channel.kind as u8, "last_message_id": channel.messages.back(), "flags": 0,
        });
        if let Some(thread) = &channel.thread {
            json["guild_id"] = json!(channel.guild);
            json["name"] = json!(channel.name);
            thread.write(&mut json, channel);
            if let Some(member) = thread.member_json(channel.id, self.bot.id) {
                json["member"] = member;
            }
        } else if let Some(guild) = channel.guild {
            let siblings = self.channels.iter().filter(|c| c.guild == Some(guild) && c.thread.is_none());
            let overwrites = channel.overwrites.iter().map(|overwrite| overwrite.to_json());
            json["guild_id"] = json!(guild);
            json["name"] = json!(channel.name);
            json["position"] = siblings.take_while(|c| c.id != channel.id).count().into();
            json["permission_overwrites"] = overwrites.collect();
            json["topic"] = json!(channel.topic);
            json["nsfw"] = false.into();
            json["parent_id"] = json!(channel.parent);
            json["rate_limit_per_user"] = 0.into();
        } else {
            let people = channel.recipients.iter().filter_map(|id| self.person(*id));
            json["recipients"] = people.map(Person::to_json).collect();
        }
        json
    }

    /// The channel as interactions carry it, with what the person who acts may do there.
    pub(crate) fn partial_channel_json(&self, channel: &Channel, permissions: Permissions) -> Value {
        let mut json = self.channel_json(channel);
        json["permissions"] = permissions.to_string().into();
        json["app_permissions"] = self.permissions_in(&self.bot, channel).to_string().into();
        json
    }
}
