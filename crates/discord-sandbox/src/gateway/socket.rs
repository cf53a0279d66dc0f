//! One websocket of a bot: frames in, frames out.

use std::{sync::Arc, time::Duration};

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc::{self, UnboundedSender};

use super::{
    Frame, HEARTBEAT_MS, Identity, Resumption,
    close::{self, Close},
    identity::Start,
    intents, payload,
    transport::Transport,
};
use crate::{
    hub::Hub,
    transcript::{Entry, Finding, masked},
    window::Window,
};

/// The longest payload that a bot may send, in bytes.
const LONGEST_PAYLOAD: usize = 4_096;

/// How often a bot may send something within a minute.
const PAYLOADS: (u32, Duration) = (120, Duration::from_secs(60));

/// What the address says of a connection.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Dialled {
    v: Option<String>,
    encoding: Option<String>,
    compress: Option<String>,
}

impl Dialled {
    /// What it asks for that the sandbox does not speak.
    pub(crate) fn unspoken(&self) -> Option<String> {
        let encoding = self.encoding.as_deref().filter(|encoding| *encoding != "json");
        let compress = self.compress.as_deref().filter(|compress| *compress != "zlib-stream");
        let encoding = encoding.map(|encoding| format!("gateway encoding {encoding}"));
        encoding.or_else(|| compress.map(|compress| format!("gateway compression {compress}")))
    }
}

/// A connection and what it has said of itself.
struct Connection {
    hub: Arc<Hub>,
    number: u64,
    outbox: UnboundedSender<Frame>,
    identified: bool,
    payloads: Window,
    transport: Transport,
}

/// Serves a socket until one side closes it or the sandbox ends.
pub(crate) async fn serve(mut socket: WebSocket, hub: Arc<Hub>, dialled: Dialled) {
    let (outbox, mut inbox) = mpsc::unbounded_channel();
    let number = hub.world().gateway.connect();
    let mut closing = hub.closing.subscribe();
    let transport = if dialled.compress.is_some() { Transport::stream() } else { Transport::Plain };
    let mut connection = Connection {
        hub: Arc::clone(&hub),
        number,
        outbox,
        identified: false,
        payloads: Window::default(),
        transport,
    };
    connection.send(json!({"op": 10, "d": {"heartbeat_interval": HEARTBEAT_MS, "_trace": []}}));
    if dialled.v.is_some_and(|version| version != "10") {
        connection.close(close::INVALID_VERSION);
    }
    let code = loop {
        let goodbye = tokio::select! {
            frame = inbox.recv() => match frame {
                Some(Frame::Send(frame)) => {
                    connection.record(&frame);
                    let sent = socket.send(connection.transport.encode(&frame)).await;
                    if sent.is_err() { break None }
                    None
                }
                Some(Frame::Close(goodbye)) => Some(goodbye),
                Some(Frame::Goodbye(goodbye)) => break say_goodbye(&mut socket, goodbye).await,
                Some(Frame::Drop) | None => break None,
            },
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) => connection.receive(text.as_str()).err(),
                Some(Ok(Message::Binary(bytes))) => {
                    connection.receive(&String::from_utf8_lossy(&bytes)).err()
                }
                Some(Ok(Message::Close(frame))) => {
                    see_off(&mut socket).await;
                    break frame.map(|frame| frame.code);
                }
                Some(Ok(_)) => None,
                Some(Err(_)) | None => break None,
            },
            () = async { drop(closing.wait_for(|closing| *closing).await) } => break None,
        };
        if let Some((code, reason)) = goodbye {
            hub.log.find(Finding::Gateway(format!("gateway closed with {code}: {reason}")));
            break say_goodbye(&mut socket, (code, reason)).await;
        }
    };
    let ending = code.map_or("without a word".to_owned(), |code| format!("with {code}"));
    hub.log.add(Entry::Note(format!("gateway connection {number} ended {ending}")));
    hub.world().gateway.disconnect(number, code, hub.clock.now());
    hub.touch();
}

/// Answers a client's goodbye, which the library does when it reads on. A client that is answered with a broken
/// connection complains of it.
async fn see_off(socket: &mut WebSocket) {
    while let Some(Ok(_)) = socket.recv().await {}
}

/// Closes a socket, and gives the code that it was closed with.
async fn say_goodbye(socket: &mut WebSocket, (code, reason): Close) -> Option<u16> {
    let frame = CloseFrame { code, reason: reason.into() };
    // A client that is gone already needs no goodbye.
    let _ = socket.send(Message::Close(Some(frame))).await;
    Some(code)
}

impl Connection {
    fn send(&self, frame: Value) {
        // The receiver lives as long as the connection.
        let _ = self.outbox.send(Frame::Send(frame));
    }

    /// Ends the connection once everything before it is sent.
    fn close(&self, goodbye: Close) {
        let _ = self.outbox.send(Frame::Close(goodbye));
    }

    fn record(&self, frame: &Value) {
        let name = frame["t"].as_str().map_or_else(|| opcode(&frame["op"]).to_owned(), str::to_owned);
        self.hub.log.add(Entry::Sent { name, data: masked(frame["d"].clone()) });
        self.hub.touch();
    }

    fn receive(&mut self, text: &str) -> Result<(), Close> {
        if text.len() > LONGEST_PAYLOAD {
            return Err(close::DECODE_ERROR);
        }
        let frame: Value = serde_json::from_str(text).map_err(|_| close::DECODE_ERROR)?;
        let data = &frame["d"];
        let name = opcode(&frame["op"]).to_owned();
        self.hub.log.add(Entry::Received { name, data: masked(data.clone()) });
        self.hub.touch();
        let now = self.hub.clock.now();
        let (limit, per) = PAYLOADS;
        let is_counted = self.hub.world().gateway.rules.is_counted;
        if is_counted && self.payloads.count(limit, per, now).is_over_limit {
            return Err(close::RATE_LIMITED);
        }
        match frame["op"].as_u64() {
            Some(1) => {
                self.hub.world().gateway.heard(self.number, now);
                if !self.hub.world().gateway.deaf {
                    self.send(json!({"op": 11}));
                }
                Ok(())
            }
            Some(2) => self.identify(data),
            Some(6) => self.resume(data),
            Some(3 | 4 | 8) if self.identified => Ok(()),
            Some(3 | 4 | 8) => Err(close::NOT_AUTHENTICATED),
            _ => Err(close::UNKNOWN_OPCODE),
        }
    }

    fn authenticate(&self, data: &Value) -> Result<(), Close> {
        if self.identified {
            return Err(close::ALREADY_AUTHENTICATED);
        }
        let token = data["token"].as_str().unwrap_or_default();
        if token.strip_prefix("Bot ").unwrap_or(token) != self.hub.token {
            return Err(close::AUTHENTICATION_FAILED);
        }
        Ok(())
    }

    fn identify(&mut self, data: &Value) -> Result<(), Close> {
        self.authenticate(data)?;
        let mut world = self.hub.world();
        let (rules, now) = (world.gateway.rules.clone(), world.now());
        let identity = Identity::read(data, &rules, world.guilds.len())?;
        let Identity { shard, shards, .. } = identity;
        match world.gateway.starts.count(shard, &rules, now) {
            Start::Granted => {}
            Start::TooSoon => {
                let text = "a session was started within five seconds of another of the same key";
                self.hub.log.find(Finding::Gateway(text.to_owned()));
                self.send(json!({"op": 9, "d": false}));
                return Ok(());
            }
            Start::TooMany => {
                let text = "the day's session starts are used up: Discord would reset the token";
                self.hub.log.find(Finding::Gateway(text.to_owned()));
                return Err(close::AUTHENTICATION_FAILED);
            }
        }
        self.identified = true;
        if world.gateway.zlib && data["compress"] == true {
            self.transport.compress_payloads();
        }
        let session = world.gateway.identify(self.number, self.outbox.clone(), identity, now);
        let ready = payload::ready(&world, &session, shard, shards);
        world.gateway.dispatch_to(&session, "READY", &ready);
        let told_of_guilds = identity.intents & intents::GUILDS != 0;
        for guild in payload::guilds_of(&world, shard, shards).into_iter().filter(|_| told_of_guilds) {
            let Some(json) = world.guild(guild).map(|guild| world.guild_json(guild)) else { continue };
            world.gateway.dispatch_to(&session, "GUILD_CREATE", &json);
        }
        drop(world);
        self.hub.touch();
        Ok(())
    }

    fn resume(&mut self, data: &Value) -> Result<(), Close> {
        self.authenticate(data)?;
        let session = data["session_id"].as_str().unwrap_or_default();
        let seen = data["seq"].as_u64().unwrap_or(0);
        let mut world = self.hub.world();
        let now = world.now();
        match world.gateway.resume(self.number, &self.outbox, session, seen, now) {
            Resumption::Resumed => self.identified = true,
            Resumption::Unknown => self.send(json!({"op": 9, "d": false})),
            Resumption::InvalidSequence => return Err(close::INVALID_SEQUENCE),
        }
        drop(world);
        self.hub.touch();
        Ok(())
    }
}

fn opcode(op: &Value) -> &'static str {
    match op.as_u64() {
        Some(0) => "DISPATCH",
        Some(1) => "HEARTBEAT",
        Some(2) => "IDENTIFY",
        Some(3) => "PRESENCE_UPDATE",
        Some(4) => "VOICE_STATE_UPDATE",
        Some(6) => "RESUME",
        Some(7) => "RECONNECT",
        Some(8) => "REQUEST_GUILD_MEMBERS",
        Some(9) => "INVALID_SESSION",
        Some(10) => "HELLO",
        Some(11) => "HEARTBEAT_ACK",
        _ => "UNKNOWN OPCODE",
    }
}
