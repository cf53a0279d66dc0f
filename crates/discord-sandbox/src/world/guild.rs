//! Guilds and the channels in and outside them.

use serde_json::{Value, json};

use super::World;
use crate::{ids::Snowflake, permissions::Permissions};

/// A server.
#[derive(Clone, Debug)]
pub(crate) struct Guild {
    pub(crate) id: Snowflake,
    pub(crate) name: String,
    pub(crate) locale: String,
    pub(crate) owner: Snowflake,
    pub(crate) roles: Vec<Role>,
}

/// A role of a guild. The first has the guild's own id and is everyone's.
#[derive(Clone, Debug)]
pub(crate) struct Role {
    pub(crate) id: Snowflake,
    pub(crate) name: String,
}

impl Role {
    pub(crate) fn to_json(&self, position: usize) -> Value {
        json!({
            "id": self.id, "name": self.name, "color": 0, "hoist": false, "icon": null, "unicode_emoji": null,
            "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null},
            "position": position, "permissions": Permissions::MEMBER.to_string(), "managed": false,
            "mentionable": false, "flags": 0,
        })
    }
}

/// The channel types that the sandbox has; the numbers are Discord's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChannelKind {
    Text = 0,
    Dm = 1,
    GroupDm = 3,
}

/// A place where messages are.
#[derive(Clone, Debug)]
pub(crate) struct Channel {
    pub(crate) id: Snowflake,
    pub(crate) kind: ChannelKind,
    pub(crate) name: Option<String>,
    pub(crate) guild: Option<Snowflake>,
    /// The people of a channel outside guilds, the bot left out.
    pub(crate) recipients: Vec<Snowflake>,
    /// Who may see a private channel of a guild; everyone when there is no list.
    pub(crate) only_for: Option<Vec<Snowflake>>,
    /// The messages, oldest first.
    pub(crate) messages: Vec<Snowflake>,
}

impl Channel {
    /// The bot sees its guilds' channels and its own direct messages, not other people's.
    pub(crate) fn is_visible_to_bot(&self) -> bool {
        self.kind != ChannelKind::GroupDm
    }

    pub(crate) fn is_visible_to(&self, person: Snowflake) -> bool {
        match (&self.only_for, self.guild) {
            (Some(people), _) => people.contains(&person),
            (None, Some(_)) => true,
            (None, None) => self.recipients.contains(&person),
        }
    }
}

impl World {
    /// The channel object.
    pub(crate) fn channel_json(&self, channel: &Channel) -> Value {
        let last = channel.messages.last();
        let mut json = json!({
            "id": channel.id, "type": channel.kind as u8, "last_message_id": last, "flags": 0,
        });
        if let Some(guild) = channel.guild {
            json["guild_id"] = json!(guild);
            json["name"] = json!(channel.name);
            json["position"] = 0.into();
            json["permission_overwrites"] = json!([]);
            json["topic"] = Value::Null;
            json["nsfw"] = false.into();
            json["parent_id"] = Value::Null;
            json["rate_limit_per_user"] = 0.into();
        } else {
            let people = channel.recipients.iter().filter_map(|id| self.person(*id));
            json["recipients"] = people.map(super::person::Person::to_json).collect();
        }
        json
    }

    /// The channel as interactions carry it, with the permissions of the person who acts.
    pub(crate) fn partial_channel_json(&self, channel: &Channel, permissions: Permissions) -> Value {
        let mut json = self.channel_json(channel);
        json["permissions"] = permissions.to_string().into();
        json["app_permissions"] = self.bot.permissions.to_string().into();
        json
    }

    /// The data of a `GUILD_CREATE`.
    pub(crate) fn guild_json(&self, guild: &Guild) -> Value {
        let channels: Vec<_> = self
            .channels
            .iter()
            .filter(|c| c.guild == Some(guild.id))
            .map(|c| self.channel_json(c))
            .collect();
        let members: Vec<_> =
            std::iter::once(&self.bot).chain(&self.people).map(|p| self.member_json(p, guild)).collect();
        let roles: Vec<_> = guild.roles.iter().enumerate().map(|(at, role)| role.to_json(at)).collect();
        let mut json = json!({
            "id": guild.id, "name": guild.name, "owner_id": guild.owner, "preferred_locale": guild.locale,
            "roles": roles, "member_count": members.len(), "members": members, "channels": channels,
            "joined_at": "2025-01-01T00:00:00.000000+00:00", "threads": [], "voice_states": [], "presences": [],
            "stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": [], "features": [],
            "emojis": [], "stickers": [],
        });
        if let Some(json) = json.as_object_mut() {
            json.extend(GUILD_NUMBERS.map(|(key, number)| (key.to_owned(), number.into())));
            json.extend(GUILD_SWITCHES.map(|key| (key.to_owned(), false.into())));
            json.extend(GUILD_NULLS.map(|key| (key.to_owned(), Value::Null)));
        }
        json
    }
}

/// What every guild of the sandbox has alike, as a client library demands that it is there.
const GUILD_NUMBERS: [(&str, u64); 12] = [
    ("afk_timeout", 300),
    ("verification_level", 0),
    ("default_message_notifications", 1),
    ("explicit_content_filter", 0),
    ("mfa_level", 0),
    ("system_channel_flags", 0),
    ("premium_tier", 0),
    ("premium_subscription_count", 0),
    ("nsfw_level", 0),
    ("max_members", 500_000),
    ("max_video_channel_users", 25),
    ("max_stage_video_channel_users", 50),
];
const GUILD_SWITCHES: [&str; 5] =
    ["widget_enabled", "premium_progress_bar_enabled", "nsfw", "large", "unavailable"];
const GUILD_NULLS: [&str; 17] = [
    "icon",
    "icon_hash",
    "splash",
    "discovery_splash",
    "banner",
    "description",
    "afk_channel_id",
    "widget_channel_id",
    "application_id",
    "system_channel_id",
    "rules_channel_id",
    "public_updates_channel_id",
    "safety_alerts_channel_id",
    "vanity_url_code",
    "max_presences",
    "incidents_data",
    "hub_type",
];
