//! Channels: making, changing and closing them. Threads are channels too.

use serde_json::{Value, json};

use super::{Answer, Call, messages};
use crate::{
    error::ApiError,
    gateway::intents,
    hub::Hub,
    ids::Snowflake,
    permissions::Permissions,
    validate,
    world::{
        World,
        channel::{Channel, ChannelKind},
        message::id_text,
        overwrite::Overwrite,
    },
};

/// Channels of one guild.
const CHANNELS: usize = 500;
/// The channel type that a request asks a category with.
const CATEGORY: u64 = 4;

fn answer(world: &World, id: Snowflake) -> Result<Value, ApiError> {
    Ok(world.channel_json(world.channel(id).ok_or_else(ApiError::unknown_channel)?))
}

/// `GET /channels/{channel}`.
pub(crate) fn get(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    Ok(Answer::ok(world.channel_json(messages::channel(&world, call)?)))
}

/// `POST /channels/{channel}/typing`.
pub(crate) fn typing(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let channel = messages::channel(&world, call)?;
    let (id, guild) = (channel.id, channel.guild);
    let seconds = world.now().millis() / 1000;
    let data = json!({"channel_id": id, "guild_id": guild, "user_id": world.bot.id, "timestamp": seconds});
    let intent = if guild.is_some() { intents::GUILD_MESSAGE_TYPING } else { intents::DIRECT_MESSAGE_TYPING };
    world.gateway.tell(guild, "TYPING_START", intent, |_| data.clone());
    Ok(Answer::no_content())
}

/// `POST /guilds/{guild}/channels`: a text channel or a category.
pub(crate) fn create(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let guild = call.id("guild").and_then(|id| world.guild(id)).ok_or_else(ApiError::unknown_guild)?.id;
    if !world.bot.permissions.allow(Permissions::MANAGE_CHANNELS) {
        return Err(ApiError::missing_permissions());
    }
    let body = &call.body.json;
    validate::channel::fresh(body)?;
    if world.channels.iter().filter(|c| c.guild == Some(guild) && c.thread.is_none()).count() >= CHANNELS {
        return Err(ApiError::too_many_channels());
    }
    let kind = if body["type"] == CATEGORY { ChannelKind::Category } else { ChannelKind::Text };
    let id = world.new_id();
    let mut channel = Channel { guild: Some(guild), ..Channel::new(id, kind) };
    write(&world, &mut channel, body)?;
    world.open_channel(channel);
    Ok(Answer::json(201, answer(&world, id)?))
}

/// Writes what a request names into a channel.
fn write(world: &World, channel: &mut Channel, body: &Value) -> Result<(), ApiError> {
    if let Some(name) = body["name"].as_str() {
        channel.name = Some(as_name(name, channel.kind));
    }
    if body.get("topic").is_some() {
        channel.topic = body["topic"].as_str().map(str::to_owned);
    }
    if body.get("parent_id").is_some() {
        let parent = id_text(&body["parent_id"]).parse().ok();
        let is_category = |id| {
            world.channel(id).is_some_and(|c| c.kind == ChannelKind::Category && c.guild == channel.guild)
        };
        if parent.is_some_and(|id| !is_category(id)) {
            return Err(validate::channel::not_a_category());
        }
        channel.parent = parent;
    }
    if let Some(list) = body["permission_overwrites"].as_array() {
        channel.overwrites = list.iter().filter_map(Overwrite::read).collect();
    }
    Ok(())
}

/// The name of a text channel has lower case only, and dashes in place of spaces.
fn as_name(name: &str, kind: ChannelKind) -> String {
    if kind != ChannelKind::Text {
        return name.to_owned();
    }
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-")
}

/// `PATCH /channels/{channel}`.
pub(crate) fn edit(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let mut channel = messages::channel(&world, call)?.clone();
    let (id, body) = (channel.id, &call.body.json);
    if channel.thread.is_some() {
        edit_thread(&world, call, &mut channel)?;
    } else if channel.guild.is_some() {
        messages::require(&world, call, Permissions::MANAGE_CHANNELS)?;
        if body.get("permission_overwrites").is_some() {
            messages::require(&world, call, Permissions::MANAGE_ROLES)?;
        }
        validate::channel::edit(body)?;
        write(&world, &mut channel, body)?;
    } else {
        return Err(ApiError::wrong_channel_type());
    }
    let event = if channel.thread.is_some() { "THREAD_UPDATE" } else { "CHANNEL_UPDATE" };
    if let Some(place) = world.channel_mut(id) {
        *place = channel;
    }
    world.announce_channel(event, id);
    Ok(Answer::ok(answer(&world, id)?))
}

fn edit_thread(world: &World, call: &Call, channel: &mut Channel) -> Result<(), ApiError> {
    let body = &call.body.json;
    validate::channel::thread_edit(body)?;
    let may_manage = messages::require(world, call, Permissions::MANAGE_THREADS).is_ok();
    let now = world.now();
    let Some(thread) = channel.thread.as_mut() else { return Err(ApiError::wrong_channel_type()) };
    if thread.archived && body["archived"] != false {
        return Err(ApiError::thread_is_archived());
    }
    let takes_up = body.as_object().is_some_and(|body| body.keys().all(|key| key == "archived"))
        && body["archived"] == false;
    let may = may_manage || (!thread.locked && (takes_up || thread.owner == world.bot.id));
    let locks = body["locked"].as_bool().is_some_and(|locked| locked != thread.locked);
    if !may || (locks && !may_manage) {
        return Err(ApiError::missing_permissions());
    }
    if let Some(archived) = body["archived"].as_bool().filter(|archived| *archived != thread.archived) {
        (thread.archived, thread.changed, thread.active) = (archived, now, now);
    }
    thread.locked = body["locked"].as_bool().unwrap_or(thread.locked);
    thread.invitable = body["invitable"].as_bool().unwrap_or(thread.invitable);
    thread.archive_after = body["auto_archive_duration"].as_u64().unwrap_or(thread.archive_after);
    if let Some(name) = body["name"].as_str() {
        channel.name = Some(name.to_owned());
    }
    Ok(())
}

/// `DELETE /channels/{channel}`: closes it for good; direct messages stay.
pub(crate) fn delete(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let channel = messages::channel(&world, call)?;
    let (id, guild, kind) = (channel.id, channel.guild, channel.kind);
    let json = world.channel_json(channel);
    if guild.is_some() {
        let needed =
            if kind.is_thread() { Permissions::MANAGE_THREADS } else { Permissions::MANAGE_CHANNELS };
        messages::require(&world, call, needed)?;
        world.close_channel(id);
    }
    Ok(Answer::ok(json))
}

/// `PUT /channels/{channel}/permissions/{overwrite}`.
pub(crate) fn set_overwrite(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    overwrite(hub, call, true)
}

/// `DELETE /channels/{channel}/permissions/{overwrite}`.
pub(crate) fn drop_overwrite(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    overwrite(hub, call, false)
}

fn overwrite(hub: &Hub, call: &Call, set: bool) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let id = messages::channel(&world, call)?.id;
    messages::require(&world, call, Permissions::MANAGE_ROLES)?;
    let of = call.id("overwrite").ok_or_else(ApiError::unknown_overwrite)?;
    let mut json = call.body.json.clone();
    if set {
        validate::channel::overwrite(&json)?;
        json["id"] = json!(of);
    }
    let Some(channel) = world.channel_mut(id) else { return Err(ApiError::unknown_channel()) };
    channel.overwrites.retain(|overwrite| overwrite.id != of);
    channel.overwrites.extend(Overwrite::read(&json).filter(|_| set));
    world.announce_channel("CHANNEL_UPDATE", id);
    Ok(Answer::no_content())
}
