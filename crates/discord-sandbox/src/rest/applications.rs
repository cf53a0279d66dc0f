//! The application itself.

use serde_json::json;

use super::{Answer, Call};
use crate::{error::ApiError, hub::Hub};

/// `GET /applications/@me` and `GET /oauth2/applications/@me`.
pub(crate) fn current(hub: &Hub, _: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let owner = world.people.first().map(crate::world::person::Person::to_json);
    Ok(Answer::ok(json!({
        "id": world.application, "name": world.bot.name, "icon": null, "description": "", "summary": "",
        "type": null, "bot_public": true, "bot_require_code_grant": false, "verify_key": world.endpoint.public_key(),
        "owner": owner, "team": null, "flags": 0, "hook": true, "tags": [], "rpc_origins": [],
        "redirect_uris": [], "interactions_endpoint_url": null, "role_connections_verification_url": null,
        "approximate_guild_count": world.guilds.len(), "approximate_user_install_count": 0,
        "integration_types_config": {"0": {}, "1": {}}, "bot": world.bot.to_json(),
    })))
}
