//! Users and the channels to them.

use serde_json::Value;

use super::{Answer, Call};
use crate::{
    error::ApiError,
    hub::Hub,
    validate::{Errors, Path},
    world::message::id_text,
};

/// `GET /users/@me`.
pub(crate) fn current(hub: &Hub, _: &Call) -> Result<Answer, ApiError> {
    let mut user = hub.world().bot.to_json();
    user["verified"] = true.into();
    user["mfa_enabled"] = true.into();
    user["locale"] = "en-US".into();
    user["email"] = Value::Null;
    Ok(Answer::ok(user))
}

/// `GET /users/{user}`.
pub(crate) fn get(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let person = call.id("user").and_then(|id| world.person(id)).ok_or_else(ApiError::unknown_user)?;
    Ok(Answer::ok(person.to_json()))
}

/// `POST /users/@me/channels`: the direct messages with one person.
pub(crate) fn open_dm(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let recipient = &call.body.json["recipient_id"];
    if recipient.is_null() {
        let mut errors = Errors::default();
        errors.required(&Path::root().key("recipient_id"));
        errors.into_result()?;
    }
    let mut world = hub.world();
    let person = id_text(recipient).parse().ok().and_then(|id| world.person(id));
    let person = person.filter(|person| !person.is_bot).ok_or_else(ApiError::unknown_user)?.id;
    let channel = world.dm_with(person);
    let channel = world.channel(channel).ok_or_else(ApiError::unknown_channel)?;
    Ok(Answer::ok(world.channel_json(channel)))
}
