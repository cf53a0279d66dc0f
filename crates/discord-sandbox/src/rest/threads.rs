//! Threads: opening them, who is in them, and which there are.

use serde_json::{Value, json};

use super::{Answer, Call, messages};
use crate::{
    error::ApiError,
    hub::Hub,
    ids::Snowflake,
    permissions::Permissions,
    validate,
    world::{
        World,
        channel::{Channel, ChannelKind},
        message::flags,
        thread::{NewThread, Thread},
    },
};

/// A thread is quiet for a day, unless told otherwise, before it is archived.
const ARCHIVE_AFTER: u64 = 1_440;
/// The channel type that a request asks a private thread with.
const PRIVATE: u64 = 12;

/// `POST /channels/{channel}/threads`: one that is about no message. Private, unless told otherwise.
pub(crate) fn open(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    make(&mut hub.world(), call, None)
}

/// `POST /channels/{channel}/messages/{message}/threads`.
pub(crate) fn open_on_message(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let (id, message) = messages::message(&world, call)?;
    if message.flags() & flags::HAS_THREAD != 0 {
        return Err(ApiError::thread_exists());
    }
    make(&mut world, call, Some(id))
}

fn make(world: &mut World, call: &Call, on: Option<Snowflake>) -> Result<Answer, ApiError> {
    let body = &call.body.json;
    let parent = {
        let channel = messages::channel(world, call)?;
        if channel.kind != ChannelKind::Text {
            return Err(ApiError::wrong_channel_type());
        }
        channel.id
    };
    validate::channel::thread(body, on.is_none())?;
    let is_private = on.is_none() && body["type"].as_u64().unwrap_or(PRIVATE) == PRIVATE;
    let needed =
        if is_private { Permissions::CREATE_PRIVATE_THREADS } else { Permissions::CREATE_PUBLIC_THREADS };
    messages::require(world, call, needed)?;
    let owner = world.bot.id;
    let id = world.open_thread(&NewThread {
        parent,
        name: body["name"].as_str().unwrap_or_default(),
        owner,
        is_private,
        invitable: body["invitable"] != false,
        archive_after: body["auto_archive_duration"].as_u64().unwrap_or(ARCHIVE_AFTER),
        on,
    });
    let channel = world.channel(id).ok_or_else(ApiError::unknown_channel)?;
    Ok(Answer::json(201, world.channel_json(channel)))
}

fn thread<'w>(world: &'w World, call: &Call) -> Result<(&'w Channel, &'w Thread), ApiError> {
    let channel = messages::channel(world, call)?;
    let thread = channel.thread.as_ref().ok_or_else(ApiError::wrong_channel_type)?;
    Ok((channel, thread))
}

/// Whom the path names; `@me` is the bot.
fn person(world: &World, call: &Call) -> Result<Snowflake, ApiError> {
    match call.param("user") {
        "@me" => Ok(world.bot.id),
        _ => call.id("user").filter(|id| world.person(*id).is_some()).ok_or_else(ApiError::unknown_user),
    }
}

/// `GET /channels/{channel}/thread-members`.
pub(crate) fn members(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let (channel, thread) = thread(&world, call)?;
    let members = thread.members.iter().filter_map(|(id, _)| thread.member_json(channel.id, *id));
    Ok(Answer::ok(members.collect()))
}

/// `GET /channels/{channel}/thread-members/{user}`.
pub(crate) fn member(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let (channel, thread) = thread(&world, call)?;
    let member = thread.member_json(channel.id, person(&world, call)?);
    Ok(Answer::ok(member.ok_or_else(ApiError::unknown_member)?))
}

/// `PUT /channels/{channel}/thread-members/{user}`: joins, or adds somebody else.
pub(crate) fn add_member(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let person = person(&world, call)?;
    let id = {
        let (channel, thread) = thread(&world, call)?;
        if thread.archived {
            return Err(ApiError::thread_is_archived());
        }
        if person != world.bot.id {
            let is_closed = channel.kind == ChannelKind::PrivateThread && !thread.invitable;
            let is_owner = thread.owner == world.bot.id;
            let needed = if is_closed && !is_owner {
                Permissions::MANAGE_THREADS
            } else {
                Permissions::SEND_MESSAGES_IN_THREADS
            };
            messages::require(&world, call, needed)?;
            let parent = channel.parent.and_then(|parent| world.channel(parent));
            if parent.is_some_and(|parent| !world.sees(person, parent)) {
                return Err(ApiError::missing_access());
            }
        }
        channel.id
    };
    world.join_thread(id, person);
    Ok(Answer::no_content())
}

/// `DELETE /channels/{channel}/thread-members/{user}`: leaves, or takes somebody else out.
pub(crate) fn remove_member(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let person = person(&world, call)?;
    let id = {
        let (channel, thread) = thread(&world, call)?;
        if thread.archived {
            return Err(ApiError::thread_is_archived());
        }
        let is_owner = channel.kind == ChannelKind::PrivateThread && thread.owner == world.bot.id;
        if person != world.bot.id && !is_owner {
            messages::require(&world, call, Permissions::MANAGE_THREADS)?;
        }
        channel.id
    };
    world.leave_thread(id, person);
    Ok(Answer::no_content())
}

/// The threads that the bot sees and of which `is_it` is true, the newest first, and the bot's own membership in them.
fn listed(world: &World, is_it: impl Fn(&Channel, &Thread) -> bool) -> Value {
    let threads = world.channels.iter().rev();
    let threads = threads.filter(|c| c.thread.as_ref().is_some_and(|thread| is_it(c, thread)));
    let threads: Vec<_> = threads.filter(|channel| world.bot_sees(channel)).collect();
    let members = threads.iter().filter_map(|c| c.thread.as_ref()?.member_json(c.id, world.bot.id));
    json!({
        "members": members.collect::<Vec<_>>(),
        "threads": threads.iter().map(|c| world.channel_json(c)).collect::<Vec<_>>(),
        "has_more": false,
    })
}

/// `GET /guilds/{guild}/threads/active`.
pub(crate) fn active(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let guild = call.id("guild").and_then(|id| world.guild(id)).ok_or_else(ApiError::unknown_guild)?.id;
    Ok(Answer::ok(listed(&world, |channel, thread| channel.guild == Some(guild) && !thread.archived)))
}

fn archived(hub: &Hub, call: &Call, kind: ChannelKind, only_own: bool) -> Result<Answer, ApiError> {
    let world = hub.world();
    let parent = messages::channel(&world, call)?.id;
    if kind == ChannelKind::PrivateThread && !only_own {
        messages::require(&world, call, Permissions::MANAGE_THREADS)?;
    }
    Ok(Answer::ok(listed(&world, |channel, thread| {
        channel.parent == Some(parent)
            && channel.kind == kind
            && thread.archived
            && (!only_own || thread.has(world.bot.id))
    })))
}

/// `GET /channels/{channel}/threads/archived/public`.
pub(crate) fn archived_public(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    archived(hub, call, ChannelKind::PublicThread, false)
}

/// `GET /channels/{channel}/threads/archived/private`.
pub(crate) fn archived_private(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    archived(hub, call, ChannelKind::PrivateThread, false)
}

/// `GET /channels/{channel}/users/@me/threads/archived/private`.
pub(crate) fn archived_own(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    archived(hub, call, ChannelKind::PrivateThread, true)
}
