//! Messages in channels, outside any interaction.

use serde_json::Value;

use super::{Answer, Call};
use crate::{
    error::ApiError,
    hub::Hub,
    ids::Snowflake,
    permissions::Permissions,
    validate::{self, Path},
    world::{
        World,
        guild::Channel,
        message::{Draft, Message, flags},
    },
};

/// How many messages a list has at most.
const LIST_LIMIT: usize = 100;
/// How many messages a list has unless asked otherwise.
const LIST_DEFAULT: usize = 50;

fn channel<'w>(world: &'w World, call: &Call) -> Result<&'w Channel, ApiError> {
    let channel =
        call.id("channel").and_then(|id| world.channel(id)).ok_or_else(ApiError::unknown_channel)?;
    if channel.is_visible_to_bot() { Ok(channel) } else { Err(ApiError::missing_access()) }
}

/// A message that the bot can see here: not an ephemeral one, which exists for its person only.
fn message<'w>(world: &'w World, call: &Call) -> Result<(Snowflake, &'w Message), ApiError> {
    let channel = channel(world, call)?.id;
    let id = call.id("message").ok_or_else(ApiError::unknown_message)?;
    let message = world.messages.get(&id).filter(|m| m.channel == channel && m.only_for.is_none());
    Ok((id, message.ok_or_else(ApiError::unknown_message)?))
}

/// `GET /channels/{channel}/messages`: the newest first.
pub(crate) fn list(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let channel = channel(&world, call)?;
    let limit = call.query("limit").and_then(|limit| limit.parse().ok()).unwrap_or(LIST_DEFAULT);
    let before = call.query("before").and_then(|id| id.parse::<Snowflake>().ok());
    let after = call.query("after").and_then(|id| id.parse::<Snowflake>().ok());
    let ids = channel
        .messages
        .iter()
        .rev()
        .filter(|id| before.is_none_or(|before| **id < before) && after.is_none_or(|after| **id > after));
    let messages = ids.filter_map(|id| world.messages.get(id)).filter(|m| m.only_for.is_none());
    Ok(Answer::ok(messages.take(limit.clamp(1, LIST_LIMIT)).map(|m| m.json.clone()).collect()))
}

/// `GET /channels/{channel}/messages/{message}`.
pub(crate) fn get(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let (_, message) = message(&world, call)?;
    Ok(Answer::ok(message.json.clone()))
}

/// `POST /channels/{channel}/messages`.
pub(crate) fn create(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let (id, guild) = {
        let channel = channel(&world, call)?;
        (channel.id, channel.guild)
    };
    let (body, uploads) = (&call.body.json, &call.body.uploads);
    if guild.is_some() && !world.bot.permissions.allow(Permissions::SEND_MESSAGES) {
        return Err(ApiError::missing_permissions());
    }
    validate::message::fresh(body, uploads, &Path::root())?;
    let settable = flags::SUPPRESS_EMBEDS | flags::SUPPRESS_NOTIFICATIONS | flags::IS_COMPONENTS_V2;
    let author = world.bot.id;
    let message = world.post(&Draft {
        channel: id,
        author,
        body,
        uploads,
        flags: body["flags"].as_u64().unwrap_or(0) & settable,
        only_for: None,
        interaction: None,
    });
    answer(&world, message)
}

/// `PATCH /channels/{channel}/messages/{message}`.
pub(crate) fn edit(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let (id, existing) = message(&world, call)?;
    if existing.author != world.bot.id {
        return Err(ApiError::not_the_author());
    }
    let (body, uploads) = (&call.body.json, &call.body.uploads);
    validate::message::edit(body, uploads, existing, &Path::root())?;
    world.edit(id, body, uploads);
    world.show(id);
    answer(&world, id)
}

/// `DELETE /channels/{channel}/messages/{message}`.
pub(crate) fn delete(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let (id, existing) = message(&world, call)?;
    if existing.author != world.bot.id && !world.bot.permissions.allow(Permissions::MANAGE_MESSAGES) {
        return Err(ApiError::missing_permissions());
    }
    world.delete(id);
    Ok(Answer::no_content())
}

fn answer(world: &World, message: Snowflake) -> Result<Answer, ApiError> {
    let json: Option<&Value> = world.messages.get(&message).map(|message| &message.json);
    Ok(Answer::ok(json.ok_or_else(ApiError::unknown_message)?.clone()))
}
