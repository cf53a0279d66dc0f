//! What there is, and the clock.

use std::{sync::Arc, time::Duration};

use axum::{
    Json,
    extract::{Query, State},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Asked, AtHub, Failure, Told};
use crate::{
    RateLimits, Transcript, User, endpoint, gateway::Session, rest::limits::Limits, transcript::Entry,
};

/// `GET /sandbox`.
pub(super) async fn about(State(hub): AtHub) -> Json<Value> {
    let world = hub.world();
    let channel = |guild| {
        let here = world.channels.iter().filter(move |channel| channel.guild == Some(guild));
        here.map(|channel| json!({"id": channel.id, "name": channel.name})).collect::<Vec<_>>()
    };
    let guilds = world.guilds.iter();
    let guilds =
        guilds.map(|guild| json!({"id": guild.id, "name": guild.name, "channels": channel(guild.id)}));
    let people = world.people.iter().map(|person| json!({"id": person.id, "name": person.name}));
    Json(json!({
        "api_base": hub.base, "gateway": hub.base.replacen("http", "ws", 1), "token": hub.token,
        "application_id": world.application, "public_key": world.endpoint.public_key(),
        "bot_online": world.gateway.sessions.iter().any(Session::is_connected) || world.endpoint.outbox.is_some(),
        "commands": world.commands.iter().map(|command| &command.json).collect::<Vec<_>>(),
        "guilds": guilds.collect::<Vec<_>>(), "people": people.collect::<Vec<_>>(),
    }))
}

#[derive(Debug, Deserialize)]
pub(super) struct After {
    #[serde(default)]
    after: usize,
}

/// `GET /sandbox/transcript`.
pub(super) async fn transcript(State(hub): AtHub, Query(After { after }): Query<After>) -> Json<Value> {
    let mut transcript = Transcript::default();
    hub.settled_log().catch_up(&mut transcript);
    let known = after.saturating_sub(transcript.total() - transcript.entries().len());
    let entries = transcript.entries().iter().skip(known).map(entry_json).collect::<Vec<_>>();
    Json(json!({"total": transcript.total(), "entries": entries}))
}

/// An entry of the transcript as the page and the API give it.
pub(crate) fn entry_json(entry: &Entry) -> Value {
    match entry {
        Entry::Request { method, path, body, status, answer } => json!({
            "kind": "request", "name": format!("{method} {path}"), "status": status, "sent": body,
            "answer": answer,
        }),
        Entry::Sent { name, data } => json!({"kind": "sent", "name": name, "sent": data}),
        Entry::Received { name, data } => json!({"kind": "received", "name": name, "sent": data}),
        Entry::Posted { address, payload, status, answer } => json!({
            "kind": "posted", "name": address, "status": status, "sent": payload, "answer": answer,
        }),
        Entry::Note(text) => json!({"kind": "note", "name": text}),
    }
}

/// `GET /sandbox/findings`.
pub(super) async fn findings(State(hub): AtHub) -> Json<Value> {
    let findings: Vec<_> = hub.settled_log().findings().iter().map(ToString::to_string).collect();
    Json(json!({"findings": findings}))
}

#[derive(Debug, Deserialize)]
pub(super) struct Place {
    person: String,
    channel: Option<String>,
    /// In the bot's direct messages.
    #[serde(default)]
    dm: bool,
}

/// `GET /sandbox/messages`.
pub(super) async fn messages(State(hub): AtHub, Query(place): Query<Place>) -> Told {
    let mut user = User::named(&hub, &place.person);
    if let Some(channel) = &place.channel {
        user = user.in_channel(channel)?;
    }
    if place.dm {
        user = user.dm();
    }
    let messages: Vec<_> = user.messages().iter().map(|message| message.json().clone()).collect();
    Ok(Json(json!({"messages": messages})))
}

/// `GET /sandbox/clock`.
pub(super) async fn clock(State(hub): AtHub) -> Json<Value> {
    let now = hub.clock.now();
    Json(json!({"now_ms": now.millis(), "now": now.to_iso()}))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Advance {
    advance_ms: u64,
}

/// `POST /sandbox/clock`.
pub(super) async fn advance(State(hub): AtHub, Asked(by): Asked<Advance>) -> Json<Value> {
    hub.clock.advance(Duration::from_millis(by.advance_ms));
    hub.expire();
    clock(State(hub)).await
}

/// How requests are to be counted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rates {
    counted: bool,
    global: Option<u32>,
    invalid_requests: Option<u32>,
    #[serde(default)]
    buckets: Vec<Bucket>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bucket {
    method: String,
    path: String,
    limit: u32,
    per_ms: u64,
    #[serde(default)]
    shared: bool,
}

/// `POST /sandbox/rate-limits`.
pub(super) async fn limit_rates(State(hub): AtHub, Asked(rates): Asked<Rates>) -> Json<Value> {
    let mut limits = if rates.counted { RateLimits::counted() } else { RateLimits::default() };
    if let Some(global) = rates.global {
        limits = limits.global(global);
    }
    if let Some(invalid) = rates.invalid_requests {
        limits = limits.invalid_requests(invalid);
    }
    for Bucket { method, path, limit, per_ms, shared } in rates.buckets {
        let per = Duration::from_millis(per_ms);
        limits = match shared {
            true => limits.shared_bucket(&method, &path, limit, per),
            false => limits.bucket(&method, &path, limit, per),
        };
    }
    *hub.limits() = Limits::new(limits);
    Json(json!({}))
}

/// Where interactions go.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Endpoint {
    address: Option<String>,
    #[serde(default)]
    probe: bool,
}

/// `POST /sandbox/endpoint`.
pub(super) async fn endpoint(State(hub): AtHub, Asked(asked): Asked<Endpoint>) -> Told {
    if asked.address.is_none() && !asked.probe {
        return Err(Failure::bad_request("an `address`, or `probe`, is needed"));
    }
    if let Some(address) = &asked.address {
        endpoint::accept(&Arc::clone(&hub), address).await?;
    }
    if asked.probe {
        endpoint::probe(&hub).await;
    }
    Ok(Json(json!({})))
}
