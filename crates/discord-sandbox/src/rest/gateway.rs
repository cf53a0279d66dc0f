//! Where the gateway is.

use serde_json::json;

use super::{Answer, Call};
use crate::{error::ApiError, hub::Hub};

/// `GET /gateway`.
pub(crate) fn address(hub: &Hub, _: &Call) -> Result<Answer, ApiError> {
    Ok(Answer::ok(json!({"url": hub.base.replacen("http", "ws", 1)})))
}

/// `GET /gateway/bot`.
pub(crate) fn bot_address(hub: &Hub, _: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let (rules, now) = (&world.gateway.rules, world.now());
    let left = world.gateway.starts.left(rules, now);
    let reset_after = u64::try_from(left.resets_after.as_millis()).unwrap_or(u64::MAX);
    let limit = json!({
        "total": rules.starts, "remaining": left.remaining, "reset_after": reset_after,
        "max_concurrency": rules.max_concurrency,
    });
    let url = hub.base.replacen("http", "ws", 1);
    let shards = world.guilds.len().div_ceil(rules.guilds_per_shard).max(1);
    Ok(Answer::ok(json!({"url": url, "shards": shards, "session_start_limit": limit})))
}
