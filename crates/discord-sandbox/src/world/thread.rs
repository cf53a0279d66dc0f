//! Threads: a channel's side rooms, open to all who see the channel or to their members only.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    World,
    channel::{Channel, ChannelKind},
    message::{Draft, flags},
};
use crate::{clock::Moment, gateway::intents, ids::Snowflake};

/// Minutes without a message after which a thread may be archived.
pub(crate) const ARCHIVE_AFTER: [u64; 4] = [60, 1_440, 4_320, 10_080];
/// The type of the message by which a channel says that a thread was opened.
const THREAD_CREATED: u8 = 18;
/// The type of the first message of a thread that was opened on a message.
const THREAD_STARTER: u8 = 21;

/// What a thread has beside what every channel has.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Thread {
    pub(crate) owner: Snowflake,
    /// Who is in it, and since when.
    pub(crate) members: Vec<(Snowflake, Moment)>,
    pub(crate) archived: bool,
    pub(crate) locked: bool,
    /// Whether members who do not own it may add others to a private one.
    pub(crate) invitable: bool,
    /// In minutes.
    pub(crate) archive_after: u64,
    pub(crate) created: Moment,
    /// When it was last archived or taken up again.
    pub(crate) changed: Moment,
    /// When something was last said.
    pub(crate) active: Moment,
    /// How many messages were ever posted in it.
    pub(crate) posted: u64,
}

impl Thread {
    pub(crate) fn has(&self, person: Snowflake) -> bool {
        self.members.iter().any(|(member, _)| *member == person)
    }

    /// Writes what a thread has into its channel object.
    pub(crate) fn write(&self, json: &mut Value, channel: &Channel) {
        json["parent_id"] = json!(channel.parent);
        json["owner_id"] = json!(self.owner);
        json["message_count"] = channel.messages.len().into();
        json["total_message_sent"] = self.posted.into();
        json["member_count"] = self.members.len().into();
        json["rate_limit_per_user"] = 0.into();
        json["thread_metadata"] = json!({
            "archived": self.archived, "locked": self.locked, "auto_archive_duration": self.archive_after,
            "archive_timestamp": self.changed.to_iso(), "create_timestamp": self.created.to_iso(),
        });
        if channel.kind == ChannelKind::PrivateThread {
            json["thread_metadata"]["invitable"] = self.invitable.into();
        }
    }

    /// The object that says of someone that they are in it.
    pub(crate) fn member_json(&self, id: Snowflake, person: Snowflake) -> Option<Value> {
        let (_, since) = self.members.iter().find(|(member, _)| *member == person)?;
        Some(json!({"id": id, "user_id": person, "join_timestamp": since.to_iso(), "flags": 0}))
    }
}

/// A thread about to be opened.
#[derive(Debug)]
pub(crate) struct NewThread<'a> {
    pub(crate) parent: Snowflake,
    pub(crate) name: &'a str,
    pub(crate) owner: Snowflake,
    pub(crate) is_private: bool,
    pub(crate) invitable: bool,
    pub(crate) archive_after: u64,
    /// The message that it is about.
    pub(crate) on: Option<Snowflake>,
}

impl World {
    /// Opens a thread with its owner in it, and gives its id.
    pub(crate) fn open_thread(&mut self, new: &NewThread<'_>) -> Snowflake {
        let now = self.now();
        // A thread on a message has the message's id.
        let id = new.on.unwrap_or_else(|| self.new_id());
        let kind = if new.is_private { ChannelKind::PrivateThread } else { ChannelKind::PublicThread };
        let thread = Thread {
            owner: new.owner,
            members: vec![(new.owner, now)],
            archived: false,
            locked: false,
            invitable: new.invitable,
            archive_after: new.archive_after,
            created: now,
            changed: now,
            active: now,
            posted: 0,
        };
        self.channels.push(Channel {
            name: Some(new.name.to_owned()),
            guild: self.channel(new.parent).and_then(|parent| parent.guild),
            parent: Some(new.parent),
            thread: Some(thread),
            ..Channel::new(id, kind)
        });
        self.announce_new_thread(id);
        self.say_that_it_was_opened(new, id);
        id
    }

    fn announce_new_thread(&mut self, id: Snowflake) {
        let Some(channel) = self.channel(id).filter(|channel| self.bot_sees(channel)) else { return };
        let (guild, mut json) = (channel.guild, self.channel_json(channel));
        json["newly_created"] = true.into();
        self.gateway.tell(guild, "THREAD_CREATE", intents::GUILDS, |_| json.clone());
    }

    fn say_that_it_was_opened(&mut self, new: &NewThread<'_>, id: Snowflake) {
        let guild = self.channel(new.parent).and_then(|parent| parent.guild);
        let body = json!({"content": new.name});
        let (channel, body, kind, about) = match new.on {
            // In the thread, a message that stands for the one it is about.
            Some(on) => (
                id,
                json!({}),
                THREAD_STARTER,
                json!({"message_id": on, "channel_id": new.parent, "guild_id": guild}),
            ),
            // A private thread is not told of.
            None if new.is_private => return,
            None => (new.parent, body, THREAD_CREATED, json!({"channel_id": id, "guild_id": guild})),
        };
        let draft = Draft { kind, reference: Some(about), ..Draft::plain(channel, new.owner, &body) };
        self.post(&draft);
        if let Some(on) = new.on {
            let json = self.channel(id).map(|channel| self.channel_json(channel));
            if let Some((message, json)) = self.messages.get_mut(&on).zip(json) {
                message.json["thread"] = json;
                message.json["flags"] = (message.flags() | flags::HAS_THREAD).into();
            }
            self.announce("MESSAGE_UPDATE", on);
        }
    }

    /// Adds someone to a thread. False if they are in it already.
    pub(crate) fn join_thread(&mut self, id: Snowflake, person: Snowflake) -> bool {
        let (now, bot) = (self.now(), self.bot.id);
        let Some(channel) = self.channel_mut(id) else { return false };
        let (guild, kind) = (channel.guild, channel.kind);
        let Some(thread) = channel.thread.as_mut().filter(|thread| !thread.has(person)) else { return false };
        thread.members.push((person, now));
        let count = thread.members.len();
        if person == bot && kind == ChannelKind::PrivateThread {
            self.announce_channel("THREAD_CREATE", id);
        }
        let joined = self.channel(id).and_then(|c| c.thread.as_ref()?.member_json(id, person));
        let json = json!({"id": id, "guild_id": guild, "member_count": count, "added_members": [joined]});
        self.tell_of_members(id, person, &json);
        true
    }

    /// Takes someone out of a thread. False if they are not in it.
    pub(crate) fn leave_thread(&mut self, id: Snowflake, person: Snowflake) -> bool {
        let Some(channel) = self.channel_mut(id) else { return false };
        let guild = channel.guild;
        let Some(thread) = channel.thread.as_mut().filter(|thread| thread.has(person)) else { return false };
        thread.members.retain(|(member, _)| *member != person);
        let count = thread.members.len();
        let json =
            json!({"id": id, "guild_id": guild, "member_count": count, "removed_member_ids": [person]});
        self.tell_of_members(id, person, &json);
        true
    }

    /// The bot hears of itself with the intent for guilds, of others with that for members.
    fn tell_of_members(&mut self, id: Snowflake, person: Snowflake, json: &Value) {
        let is_bot = person == self.bot.id;
        let Some(channel) = self.channel(id).filter(|channel| is_bot || self.bot_sees(channel)) else {
            return;
        };
        let guild = channel.guild;
        let intent = if is_bot { intents::GUILDS } else { intents::GUILD_MEMBERS };
        self.gateway.tell(guild, "THREAD_MEMBERS_UPDATE", intent, |_| json.clone());
    }

    /// Something is about to be said in a thread: its author is in it from now on, and it is taken up again.
    pub(crate) fn enliven(&mut self, id: Snowflake, author: Snowflake) {
        let now = self.now();
        let Some(thread) = self.channel_mut(id).and_then(|channel| channel.thread.as_mut()) else { return };
        thread.active = now;
        thread.posted += 1;
        let was_archived = std::mem::take(&mut thread.archived);
        if was_archived {
            thread.changed = now;
        }
        self.join_thread(id, author);
        if was_archived {
            self.announce_channel("THREAD_UPDATE", id);
        }
    }

    /// Archives the threads in which nothing was said for their time.
    pub(crate) fn archive_quiet_threads(&mut self) {
        let now = self.now();
        let mut quiet = Vec::new();
        for channel in &mut self.channels {
            let Some(thread) = channel.thread.as_mut().filter(|thread| !thread.archived) else { continue };
            if now.since(thread.active) >= Duration::from_secs(thread.archive_after * 60) {
                (thread.archived, thread.changed) = (true, now);
                quiet.push(channel.id);
            }
        }
        for id in quiet {
            self.announce_channel("THREAD_UPDATE", id);
        }
    }
}
