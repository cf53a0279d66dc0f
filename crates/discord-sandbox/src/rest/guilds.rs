//! Guilds, as far as a bot looks at them.

use serde_json::{Value, json};

use super::{Answer, Call};
use crate::{
    error::ApiError,
    hub::Hub,
    world::{World, guild::Guild},
};

fn found<'w>(world: &'w World, call: &Call) -> Result<&'w Guild, ApiError> {
    call.id("guild").and_then(|id| world.guild(id)).ok_or_else(ApiError::unknown_guild)
}

/// `GET /users/@me/guilds`.
pub(crate) fn mine(hub: &Hub, _: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let entry = |guild: &Guild| {
        json!({
            "id": guild.id, "name": guild.name, "icon": null, "banner": null, "owner": false, "features": [],
            "permissions": world.bot.permissions.to_string(),
        })
    };
    Ok(Answer::ok(world.guilds.iter().map(entry).collect()))
}

/// `GET /guilds/{guild}`: the guild without what only the gateway tells.
pub(crate) fn get(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let mut json = world.guild_json(found(&world, call)?);
    if let Some(json) = json.as_object_mut() {
        for key in
            ["members", "channels", "threads", "voice_states", "presences", "stage_instances", "joined_at"]
        {
            json.remove(key);
        }
        for key in ["guild_scheduled_events", "soundboard_sounds", "large", "unavailable", "member_count"] {
            json.remove(key);
        }
    }
    Ok(Answer::ok(json))
}

/// `GET /guilds/{guild}/channels`.
pub(crate) fn channels(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let guild = found(&world, call)?.id;
    let channels = world.channels.iter().filter(|channel| channel.guild == Some(guild));
    Ok(Answer::ok(channels.map(|channel| world.channel_json(channel)).collect()))
}

/// `GET /guilds/{guild}/roles`.
pub(crate) fn roles(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let roles = found(&world, call)?.roles.iter().enumerate();
    Ok(Answer::ok(roles.map(|(position, role)| role.to_json(position)).collect()))
}

/// `GET /guilds/{guild}/members/{user}`: without the permissions, which only interactions carry.
pub(crate) fn member(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let guild = found(&world, call)?;
    let person = call.id("user").and_then(|id| world.person(id)).ok_or_else(ApiError::unknown_member)?;
    let mut json: Value = world.member_json(person, guild);
    if let Some(json) = json.as_object_mut() {
        json.remove("permissions");
    }
    Ok(Answer::ok(json))
}
