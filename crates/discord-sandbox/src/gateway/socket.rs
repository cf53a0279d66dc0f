//! One websocket of a bot: frames in, frames out.

use std::{io::Write, sync::Arc};

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use flate2::{Compression, write::ZlibEncoder};
use serde_json::{Value, json};
use tokio::sync::mpsc::{self, UnboundedSender};

use super::{Frame, Identity, intents, payload};
use crate::{
    hub::Hub,
    transcript::{Entry, Finding, masked},
};

/// Discord's usual interval between heartbeats.
const HEARTBEAT_MS: u64 = 41_250;
/// The longest payload that a bot may send, in bytes.
const LONGEST_PAYLOAD: usize = 4_096;

mod close {
    //! Discord's close codes with their texts.
    pub(super) type Close = (u16, &'static str);
    pub(super) const UNKNOWN_OPCODE: Close = (4001, "Unknown opcode.");
    pub(super) const DECODE_ERROR: Close = (4002, "Error while decoding payload.");
    pub(super) const NOT_AUTHENTICATED: Close = (4003, "Not authenticated.");
    pub(super) const AUTHENTICATION_FAILED: Close = (4004, "Authentication failed.");
    pub(super) const ALREADY_AUTHENTICATED: Close = (4005, "Already authenticated.");
    pub(super) const INVALID_SHARD: Close = (4010, "Invalid shard.");
}
use close::Close;

/// A connection and what it has said of itself.
struct Connection {
    hub: Arc<Hub>,
    number: u64,
    outbox: UnboundedSender<Frame>,
    identified: bool,
    compress: bool,
}

/// Serves a socket until one side closes it or the sandbox ends.
pub(crate) async fn serve(mut socket: WebSocket, hub: Arc<Hub>) {
    let (outbox, mut inbox) = mpsc::unbounded_channel();
    let number = hub.world().gateway.connect();
    let mut closing = hub.closing.subscribe();
    let mut connection =
        Connection { hub: Arc::clone(&hub), number, outbox, identified: false, compress: false };
    connection.send(json!({"op": 10, "d": {"heartbeat_interval": HEARTBEAT_MS, "_trace": []}}));
    let code = loop {
        let goodbye = tokio::select! {
            frame = inbox.recv() => match frame {
                Some(Frame::Send(frame)) => {
                    connection.record(&frame);
                    let sent = socket.send(encode(&frame, connection.compress)).await;
                    if sent.is_err() { break None }
                    None
                }
                Some(Frame::Drop) | None => break None,
            },
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) => connection.receive(text.as_str()).err(),
                Some(Ok(Message::Binary(bytes))) => {
                    connection.receive(&String::from_utf8_lossy(&bytes)).err()
                }
                Some(Ok(Message::Close(frame))) => break frame.map(|frame| frame.code),
                Some(Ok(_)) => None,
                Some(Err(_)) | None => break None,
            },
            () = async { drop(closing.wait_for(|closing| *closing).await) } => break None,
        };
        if let Some((code, reason)) = goodbye {
            if code >= 4000 {
                hub.log.find(Finding::Gateway(format!("gateway closed with {code}: {reason}")));
            }
            let frame = CloseFrame { code, reason: reason.into() };
            let _ = socket.send(Message::Close(Some(frame))).await;
            break Some(code);
        }
    };
    let ending = code.map_or("without a word".to_owned(), |code| format!("with {code}"));
    hub.log.add(Entry::Note(format!("gateway connection {number} ended {ending}")));
    hub.world().gateway.disconnect(number, code);
    hub.touch();
}

impl Connection {
    fn send(&self, frame: Value) {
        // The receiver lives as long as the connection.
        let _ = self.outbox.send(Frame::Send(frame));
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
        match frame["op"].as_u64() {
            Some(1) => {
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
        let (shard, shards) = match data["shard"].as_array().map(Vec::as_slice) {
            None => (0, 1),
            Some([shard, shards]) => {
                let numbers = shard.as_u64().zip(shards.as_u64()).filter(|(shard, shards)| shard < shards);
                numbers.ok_or(close::INVALID_SHARD)?
            }
            Some(_) => return Err(close::INVALID_SHARD),
        };
        let identity = Identity { shard, shards, intents: data["intents"].as_u64().unwrap_or(0) };
        self.identified = true;
        let mut world = self.hub.world();
        self.compress = world.gateway.zlib && data["compress"] == true;
        let session = world.gateway.identify(self.number, self.outbox.clone(), identity);
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
        let resumed = self.hub.world().gateway.resume(self.number, &self.outbox, session, seen);
        if resumed {
            self.identified = true;
        } else {
            self.send(json!({"op": 9, "d": false}));
        }
        self.hub.touch();
        Ok(())
    }
}

/// A text frame, or a binary one that is a whole zlib stream.
fn encode(frame: &Value, compress: bool) -> Message {
    let text = frame.to_string();
    if compress {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        if let Ok(bytes) = encoder.write_all(text.as_bytes()).and_then(|()| encoder.finish()) {
            return Message::Binary(bytes.into());
        }
    }
    Message::Text(text.into())
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

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::ZlibDecoder;

    use super::*;

    #[test]
    fn compressed_frame_is_one_whole_zlib_stream() -> std::io::Result<()> {
        let frame = json!({"op": 10});
        let Message::Binary(bytes) = encode(&frame, true) else { panic!("not binary") };
        let mut text = String::new();
        ZlibDecoder::new(&bytes[..]).read_to_string(&mut text)?;
        assert_eq!(text, frame.to_string());
        assert!(matches!(encode(&frame, false), Message::Text(_)));
        Ok(())
    }
}
