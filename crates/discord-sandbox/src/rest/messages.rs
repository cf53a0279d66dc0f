//! Messages in channels, outside any interaction.

use serde_json::Value;

use super::{Answer, Call};
use crate::{
    error::ApiError,
    hub::Hub,
    ids::Snowflake,
    permissions::Permissions,
    validate::{self, Errors, Path, items},
    world::{
        World,
        channel::{Channel, ChannelKind},
        message::{Draft, Message, flags, id_text},
    },
};

/// How many messages a list has at most.
const LIST_LIMIT: usize = 100;
/// How many messages a list has unless asked otherwise.
const LIST_DEFAULT: usize = 50;

/// The channel of the path, which the bot must see.
pub(super) fn channel<'w>(world: &'w World, call: &Call) -> Result<&'w Channel, ApiError> {
    let channel =
        call.id("channel").and_then(|id| world.channel(id)).ok_or_else(ApiError::unknown_channel)?;
    if world.bot_sees(channel) { Ok(channel) } else { Err(ApiError::missing_access()) }
}

/// Refuses what the bot's permissions in the channel of the path do not allow.
pub(super) fn require(world: &World, call: &Call, needed: Permissions) -> Result<(), ApiError> {
    if world.bot_may(needed, channel(world, call)?) { Ok(()) } else { Err(ApiError::missing_permissions()) }
}

/// A message that the bot can see here: not an ephemeral one, which exists for its person only.
pub(super) fn message<'w>(world: &'w World, call: &Call) -> Result<(Snowflake, &'w Message), ApiError> {
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

/// The channel of the path, if the bot may write there.
fn writable(world: &World, call: &Call) -> Result<Snowflake, ApiError> {
    let channel = channel(world, call)?;
    let needed = match channel.kind {
        ChannelKind::Category => return Err(ApiError::not_text()),
        kind if kind.is_thread() => Permissions::SEND_MESSAGES_IN_THREADS,
        _ => Permissions::SEND_MESSAGES,
    };
    require(world, call, needed)?;
    if channel.thread.as_ref().is_some_and(|thread| thread.archived && thread.locked) {
        return Err(ApiError::thread_is_archived());
    }
    let mut people = channel.recipients.iter().filter_map(|id| world.person(*id));
    if channel.kind == ChannelKind::Dm && people.any(|person| !person.takes_direct_messages) {
        return Err(ApiError::cannot_write_to_person());
    }
    Ok(channel.id)
}

/// `POST /channels/{channel}/messages`.
pub(crate) fn create(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let id = writable(&world, call)?;
    let (body, uploads) = (&call.body.json, &call.body.uploads);
    validate::message::fresh(body, uploads, &Path::root())?;
    let settable = flags::SUPPRESS_EMBEDS | flags::SUPPRESS_NOTIFICATIONS | flags::IS_COMPONENTS_V2;
    let author = world.bot.id;
    let message = world.post(&Draft {
        uploads,
        flags: body["flags"].as_u64().unwrap_or(0) & settable,
        ..Draft::plain(id, author, body)
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
    if existing.author != world.bot.id {
        if channel(&world, call)?.guild.is_none() {
            return Err(ApiError::not_in_direct_messages());
        }
        require(&world, call, Permissions::MANAGE_MESSAGES)?;
    }
    world.delete(id);
    Ok(Answer::no_content())
}

/// `POST /channels/{channel}/messages/bulk-delete`.
pub(crate) fn bulk_delete(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let id = channel(&world, call)?.id;
    require(&world, call, Permissions::MANAGE_MESSAGES)?;
    let mut errors = Errors::default();
    let list = &call.body.json["messages"];
    errors.required_length(&Path::root().key("messages"), list, 2..=LIST_LIMIT);
    errors.into_result()?;
    let ids = items(list).iter().filter_map(|id| id_text(id).parse::<Snowflake>().ok());
    let ids: Vec<_> = ids.filter(|m| world.messages.get(m).is_some_and(|m| m.channel == id)).collect();
    for message in ids {
        world.delete(message);
    }
    Ok(Answer::no_content())
}

fn answer(world: &World, message: Snowflake) -> Result<Answer, ApiError> {
    let json: Option<&Value> = world.messages.get(&message).map(|message| &message.json);
    Ok(Answer::ok(json.ok_or_else(ApiError::unknown_message)?.clone()))
}
