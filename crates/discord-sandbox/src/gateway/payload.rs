//! The first events of a session.

use serde_json::{Value, json};

use crate::{ids::Snowflake, world::World};

/// The data of READY.
pub(crate) fn ready(world: &World, session: &str, shard: u64, shards: u64) -> Value {
    let guilds: Vec<_> = guilds_of(world, shard, shards)
        .into_iter()
        .map(|guild| json!({"id": guild, "unavailable": true}))
        .collect();
    let mut user = world.bot.to_json();
    user["verified"] = true.into();
    user["mfa_enabled"] = true.into();
    user["email"] = Value::Null;
    json!({
        "v": 10, "user": user, "guilds": guilds, "session_id": session,
        "resume_gateway_url": world.base.replacen("http", "ws", 1), "shard": [shard, shards],
        "application": {"id": world.application, "flags": 0},
        "session_type": "normal", "private_channels": [], "presences": [], "relationships": [], "user_settings": {},
        "_trace": [],
    })
}

/// The guilds whose events go to a shard.
pub(crate) fn guilds_of(world: &World, shard: u64, shards: u64) -> Vec<Snowflake> {
    world.guilds.iter().map(|guild| guild.id).filter(|guild| guild.shard(shards) == shard).collect()
}
