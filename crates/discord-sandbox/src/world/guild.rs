//! Guilds and their roles.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{World, channel::Channel};
use crate::{gateway::intents, ids::Snowflake, permissions::Permissions};

/// A server.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Guild {
    pub(crate) id: Snowflake,
    pub(crate) name: String,
    pub(crate) locale: String,
    pub(crate) owner: Snowflake,
    pub(crate) roles: Vec<Role>,
}

/// A role of a guild. The first has the guild's own id and is everyone's.
#[derive(Clone, Debug, Serialize, Deserialize)]
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

impl World {
    /// Gives someone a role or takes it, and tells the bots that asked for members.
    pub(crate) fn change_role(&mut self, guild: Snowflake, person: Snowflake, role: &str, add: bool) {
        let everyone = self.people.iter_mut().chain(std::iter::once(&mut self.bot));
        for person in everyone.filter(|each| each.id == person) {
            person.roles.retain(|name| name != role);
            person.roles.extend(add.then(|| role.to_owned()));
        }
        self.announce_member("GUILD_MEMBER_UPDATE", guild, person);
    }

    /// Tells the bots that asked for members of one.
    pub(crate) fn announce_member(&mut self, event: &str, guild: Snowflake, person: Snowflake) {
        let Some((person, of)) = self.person(person).zip(self.guild(guild)) else { return };
        let mut json = self.member_json(person, of);
        json["guild_id"] = json!(guild);
        self.gateway.tell(Some(guild), event, intents::GUILD_MEMBERS, |_| json.clone());
    }

    /// The data of a `GUILD_CREATE`.
    pub(crate) fn guild_json(&self, guild: &Guild) -> Value {
        let mine = || self.channels.iter().filter(|c| c.guild == Some(guild.id));
        let channels: Vec<_> = mine().filter(|c| c.thread.is_none()).map(|c| self.channel_json(c)).collect();
        let is_active = |c: &&Channel| c.thread.as_ref().is_some_and(|thread| !thread.archived);
        let threads = mine().filter(is_active).filter(|c| self.bot_sees(c));
        let threads: Vec<_> = threads.map(|c| self.channel_json(c)).collect();
        let members: Vec<_> =
            std::iter::once(&self.bot).chain(&self.people).map(|p| self.member_json(p, guild)).collect();
        let roles: Vec<_> = guild.roles.iter().enumerate().map(|(at, role)| role.to_json(at)).collect();
        let mut json = json!({
            "id": guild.id, "name": guild.name, "owner_id": guild.owner, "preferred_locale": guild.locale,
            "roles": roles, "member_count": members.len(), "members": members, "channels": channels,
            "joined_at": "2025-01-01T00:00:00.000000+00:00", "threads": threads, "voice_states": [], "presences": [],
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
