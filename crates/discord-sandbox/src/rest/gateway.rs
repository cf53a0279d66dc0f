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
    let limit = json!({"total": 1000, "remaining": 1000, "reset_after": 14_400_000, "max_concurrency": 1});
    let url = hub.base.replacen("http", "ws", 1);
    Ok(Answer::ok(json!({"url": url, "shards": 1, "session_start_limit": limit})))
}
