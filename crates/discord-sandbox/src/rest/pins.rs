//! Pinned messages, by the newer addresses and by the older ones.

use serde_json::{Value, json};

use super::{Answer, Call, messages};
use crate::{error::ApiError, hub::Hub, permissions::Permissions, world::World};

/// Pins of one channel.
const PINS: usize = 250;

fn pinned(world: &World, call: &Call) -> Result<Vec<Value>, ApiError> {
    let channel = messages::channel(world, call)?;
    let messages = channel.messages.iter().rev().filter_map(|id| world.messages.get(id));
    Ok(messages
        .filter(|m| m.only_for.is_none() && m.json["pinned"] == true)
        .map(|m| m.json.clone())
        .collect())
}

/// `GET /channels/{channel}/messages/pins`.
pub(crate) fn list(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let pins = pinned(&hub.world(), call)?;
    let items = pins.into_iter().map(|m| json!({"pinned_at": m["timestamp"], "message": m}));
    Ok(Answer::ok(json!({"items": items.collect::<Vec<_>>(), "has_more": false})))
}

/// `GET /channels/{channel}/pins`, which Discord calls deprecated.
pub(crate) fn list_plain(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    Ok(Answer::ok(pinned(&hub.world(), call)?.into()))
}

/// `PUT …/pins/{message}`.
pub(crate) fn add(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let (id, _) = allowed(&world, call)?;
    if pinned(&world, call)?.len() >= PINS {
        return Err(ApiError::too_many_pins());
    }
    world.pin(id, true);
    Ok(Answer::no_content())
}

/// `DELETE …/pins/{message}`.
pub(crate) fn remove(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let (id, _) = allowed(&world, call)?;
    world.pin(id, false);
    Ok(Answer::no_content())
}

fn allowed<'w>(
    world: &'w World,
    call: &Call,
) -> Result<(crate::Snowflake, &'w crate::world::message::Message), ApiError> {
    let found = messages::message(world, call)?;
    messages::require(world, call, Permissions::MANAGE_MESSAGES)
        .or_else(|_| messages::require(world, call, Permissions::PIN_MESSAGES))?;
    Ok(found)
}
