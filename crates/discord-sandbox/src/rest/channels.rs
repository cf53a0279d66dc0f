//! Channels.

use super::{Answer, Call};
use crate::{error::ApiError, hub::Hub};

/// `GET /channels/{channel}`.
pub(crate) fn get(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let channel = call.id("channel").and_then(|id| world.channel(id));
    let channel = channel.ok_or_else(ApiError::unknown_channel)?;
    Ok(Answer::ok(world.channel_json(channel)))
}

/// `POST /channels/{channel}/typing`.
pub(crate) fn typing(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let channel = call.id("channel").and_then(|id| world.channel(id));
    let channel = channel.ok_or_else(ApiError::unknown_channel)?;
    if channel.is_visible_to_bot() { Ok(Answer::no_content()) } else { Err(ApiError::missing_access()) }
}
