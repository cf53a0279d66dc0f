//! Who may do what in which channel: a person's permissions, changed by the channel's overwrites.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    World,
    channel::{Channel, ChannelKind},
    person::Person,
};
use crate::{ids::Snowflake, permissions::Permissions, world::message::id_text};

/// A change of permissions in one channel, for a role or for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Overwrite {
    pub(crate) id: Snowflake,
    pub(crate) is_person: bool,
    pub(crate) allow: Permissions,
    pub(crate) deny: Permissions,
}

impl Overwrite {
    /// Lets a person see a channel that others do not.
    pub(crate) fn lets_see(person: Snowflake) -> Self {
        Self { id: person, is_person: true, allow: Permissions::VIEW_CHANNEL, deny: Permissions::NONE }
    }

    /// Hides a channel from a role; a guild's own id is everyone's.
    pub(crate) fn hides_from(role: Snowflake) -> Self {
        Self { id: role, is_person: false, allow: Permissions::NONE, deny: Permissions::VIEW_CHANNEL }
    }

    /// The overwrite that a request describes, if its id is one.
    pub(crate) fn read(json: &Value) -> Option<Self> {
        let bits = |key: &str| Permissions::from_bits(id_text(&json[key]).parse().unwrap_or(0));
        let id = id_text(&json["id"]).parse().ok()?;
        Some(Self { id, is_person: json["type"] == 1, allow: bits("allow"), deny: bits("deny") })
    }

    pub(crate) fn to_json(self) -> Value {
        json!({
            "id": self.id, "type": u8::from(self.is_person),
            "allow": self.allow.to_string(), "deny": self.deny.to_string(),
        })
    }

    fn apply(self, to: Permissions) -> Permissions {
        to.without(self.deny) | self.allow
    }
}

impl World {
    /// What a person may do in a channel, by Discord's order: everyone's overwrite, those of their roles, their own.
    /// Who does not see a channel may do nothing there.
    pub(crate) fn permissions_in(&self, person: &Person, channel: &Channel) -> Permissions {
        let Some(guild) = channel.guild.and_then(|id| self.guild(id)) else { return person.permissions };
        if person.permissions.allow(Permissions::ADMINISTRATOR) {
            return person.permissions;
        }
        // A thread has no overwrites of its own.
        let parent = channel.parent.filter(|_| channel.kind.is_thread()).and_then(|id| self.channel(id));
        let overwrites = &parent.unwrap_or(channel).overwrites;
        let roles = guild.roles.iter().filter(|role| person.roles.contains(&role.name));
        let roles: Vec<_> = roles.map(|role| role.id).collect();
        let of = |is_it: &dyn Fn(&Overwrite) -> bool| {
            let none = (Permissions::NONE, Permissions::NONE);
            let all = overwrites.iter().filter(|overwrite| is_it(overwrite));
            let (allow, deny) = all.fold(none, |(allow, deny), o| (allow | o.allow, deny | o.deny));
            Overwrite { id: guild.id, is_person: false, allow, deny }
        };
        let may = of(&|o| !o.is_person && o.id == guild.id).apply(person.permissions);
        let may = of(&|o| !o.is_person && roles.contains(&o.id)).apply(may);
        let may = of(&|o| o.is_person && o.id == person.id).apply(may);
        if may.allow(Permissions::VIEW_CHANNEL) { may } else { Permissions::NONE }
    }

    /// Whether someone sees a channel and what is in it.
    pub(crate) fn sees(&self, person: Snowflake, channel: &Channel) -> bool {
        let Some(person) = self.person(person) else { return false };
        match channel.kind {
            ChannelKind::Dm => person.is_bot || channel.recipients.contains(&person.id),
            ChannelKind::GroupDm => channel.recipients.contains(&person.id),
            ChannelKind::PrivateThread => {
                let may = self.permissions_in(person, channel);
                let is_member = channel.thread.as_ref().is_some_and(|thread| thread.has(person.id));
                may.allow(Permissions::VIEW_CHANNEL) && (is_member || may.allow(Permissions::MANAGE_THREADS))
            }
            ChannelKind::Text | ChannelKind::Category | ChannelKind::PublicThread => {
                self.permissions_in(person, channel).allow(Permissions::VIEW_CHANNEL)
            }
        }
    }

    /// Whether the bot sees a channel: its direct messages, but not other people's, and what its permissions let it.
    pub(crate) fn bot_sees(&self, channel: &Channel) -> bool {
        self.sees(self.bot.id, channel)
    }

    /// Whether the bot may do something in a channel. Outside guilds nothing stops it.
    pub(crate) fn bot_may(&self, needed: Permissions, channel: &Channel) -> bool {
        channel.guild.is_none() || self.permissions_in(&self.bot, channel).allow(needed)
    }
}
