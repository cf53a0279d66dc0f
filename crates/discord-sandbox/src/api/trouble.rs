//! Bad days on demand, from the page or a test in any language.

use std::time::Duration;

use axum::{Json, extract::State};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Asked, AtHub};
use crate::{Trouble, gateway::Frame, hub::Hub};

/// `POST /sandbox/trouble`.
pub(super) async fn receive(State(hub): AtHub, Asked(wanted): Asked<Wanted>) -> Json<Value> {
    bring(&hub, &wanted);
    Json(json!({}))
}

/// The trouble that somebody asks for.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Wanted {
    kind: Kind,
    /// The method of the requests that it befalls; any unless said.
    method: Option<String>,
    /// A part of the path of the requests that it befalls; empty for all.
    #[serde(default)]
    path: String,
    /// How many requests or interactions it befalls.
    #[serde(default = "once")]
    times: u32,
    /// How long, for those kinds that take time.
    #[serde(default)]
    milliseconds: u64,
    /// The status of a server error.
    #[serde(default = "internal_server_error")]
    status: u16,
}

fn internal_server_error() -> u16 {
    500
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

/// Brings it.
pub(crate) fn bring(hub: &Hub, wanted: &Wanted) {
    let time = Duration::from_millis(wanted.milliseconds);
    let trouble = match wanted.kind {
        Kind::RateLimited => Trouble::rate_limited(time),
        Kind::GloballyRateLimited => Trouble::globally_rate_limited(time),
        Kind::ServerError => Trouble::server_error(wanted.status),
        Kind::Latency => Trouble::latency(time),
        Kind::LostAnswer => Trouble::lost_answer(),
        other => return at_the_gateway(hub, other, wanted.times),
    };
    let trouble = trouble.on_path(&wanted.path).times(wanted.times);
    hub.troubles().add(match &wanted.method {
        Some(method) => trouble.on_method(method),
        None => trouble,
    });
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
