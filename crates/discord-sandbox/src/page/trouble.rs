//! Bad days on demand, from the developer's panel.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;

use crate::{Trouble, gateway::Frame, hub::Hub};

/// The trouble that a person asks for.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Wanted {
    kind: Kind,
    /// A part of the path of the requests that it befalls; empty for all.
    #[serde(default)]
    path: String,
    /// How many requests or interactions it befalls.
    #[serde(default = "once")]
    times: u32,
    /// How long, for those kinds that take time.
    #[serde(default)]
    milliseconds: u64,
}

fn once() -> u32 {
    1
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    RateLimited,
    GloballyRateLimited,
    ServerError,
    Latency,
    LostAnswer,
    DropSockets,
    Reconnect,
    ResumableSession,
    InvalidSession,
    IgnoreHeartbeats,
    AnswerHeartbeats,
    DeliverTwice,
}

pub(super) fn bring(hub: &Hub, wanted: &Wanted) {
    let time = Duration::from_millis(wanted.milliseconds);
    let trouble = match wanted.kind {
        Kind::RateLimited => Trouble::rate_limited(time),
        Kind::GloballyRateLimited => Trouble::globally_rate_limited(time),
        Kind::ServerError => Trouble::server_error(500),
        Kind::Latency => Trouble::latency(time),
        Kind::LostAnswer => Trouble::lost_answer(),
        other => return at_the_gateway(hub, other, wanted.times),
    };
    hub.troubles().add(trouble.on_path(&wanted.path).times(wanted.times));
}

fn at_the_gateway(hub: &Hub, kind: Kind, times: u32) {
    let mut world = hub.world();
    let invalidate = |resumable: bool| move || Frame::Send(json!({"op": 9, "d": resumable}));
    match kind {
        Kind::DropSockets => world.gateway.ask(|| Frame::Drop),
        Kind::Reconnect => world.gateway.ask(|| Frame::Send(json!({"op": 7, "d": null}))),
        Kind::ResumableSession => world.gateway.ask(invalidate(true)),
        Kind::InvalidSession => {
            world.gateway.ask(invalidate(false));
            world.gateway.sessions.clear();
        }
        Kind::IgnoreHeartbeats => world.gateway.deaf = true,
        Kind::AnswerHeartbeats => world.gateway.deaf = false,
        Kind::DeliverTwice => world.gateway.twice = times,
        Kind::RateLimited
        | Kind::GloballyRateLimited
        | Kind::ServerError
        | Kind::Latency
        | Kind::LostAnswer => {}
    }
    drop(world);
    hub.touch();
}
