//! Guilds, as far as a bot looks at them.

use serde_json::{Value, json};

use super::{Answer, Call};
use crate::{
    error::ApiError,
    hub::Hub,
    ids::Snowflake,
    permissions::Permissions,
    world::{World, guild::Guild, person::Person},
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
    let channels = world.channels.iter().filter(|c| c.guild == Some(guild) && c.thread.is_none());
    Ok(Answer::ok(channels.map(|channel| world.channel_json(channel)).collect()))
}

/// `GET /guilds/{guild}/roles`.
pub(crate) fn roles(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let roles = found(&world, call)?.roles.iter().enumerate();
    Ok(Answer::ok(roles.map(|(position, role)| role.to_json(position)).collect()))
}

/// The member object as REST gives it: without the permissions, which only interactions carry.
fn member_json(world: &World, person: &Person, guild: &Guild) -> Value {
    let mut json = world.member_json(person, guild);
    if let Some(json) = json.as_object_mut() {
        json.remove("permissions");
    }
    json
}

fn person<'w>(world: &'w World, call: &Call) -> Result<&'w Person, ApiError> {
    call.id("user").and_then(|id| world.person(id)).ok_or_else(ApiError::unknown_member)
}

/// `GET /guilds/{guild}/members/{user}`.
pub(crate) fn member(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let guild = found(&world, call)?;
    Ok(Answer::ok(member_json(&world, person(&world, call)?, guild)))
}

/// `GET /guilds/{guild}/members`: one, unless asked for more.
pub(crate) fn members(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    listed(hub, call, |_| true)
}

/// `GET /guilds/{guild}/members/search`: by how the name starts.
pub(crate) fn search(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let start = call.query("query").unwrap_or_default().to_lowercase();
    listed(hub, call, |person| person.name.to_lowercase().starts_with(&start))
}

fn listed(hub: &Hub, call: &Call, is_it: impl Fn(&Person) -> bool) -> Result<Answer, ApiError> {
    let world = hub.world();
    let guild = found(&world, call)?;
    let limit = call.query("limit").and_then(|limit| limit.parse().ok()).unwrap_or(1);
    let after = call.query("after").and_then(|id| id.parse::<Snowflake>().ok());
    let people = std::iter::once(&world.bot).chain(&world.people);
    let people = people.filter(|person| after.is_none_or(|after| person.id > after) && is_it(person));
    Ok(Answer::ok(people.take(limit).map(|person| member_json(&world, person, guild)).collect()))
}

/// `PUT /guilds/{guild}/members/{user}/roles/{role}`.
pub(crate) fn add_role(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    change_role(hub, call, true)
}

/// `DELETE /guilds/{guild}/members/{user}/roles/{role}`.
pub(crate) fn remove_role(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    change_role(hub, call, false)
}

fn change_role(hub: &Hub, call: &Call, add: bool) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let (guild, role) = {
        let guild = found(&world, call)?;
        let role = guild.roles.iter().find(|role| Some(role.id) == call.id("role"));
        (guild.id, role.ok_or_else(ApiError::unknown_role)?.name.clone())
    };
    if !world.bot.permissions.allow(Permissions::MANAGE_ROLES) {
        return Err(ApiError::missing_permissions());
    }
    let person = person(&world, call)?.id;
    world.change_role(guild, person, &role, add);
    Ok(Answer::no_content())
}
