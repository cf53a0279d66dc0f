//! The gateway: sessions, their events, and what is sent to which.

pub(crate) mod payload;
pub(crate) mod socket;

use std::collections::VecDeque;

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

use crate::ids::Snowflake;

/// How many events a session keeps for a RESUME.
const REPLAY: usize = 1_000;

/// What a bot may ask to be told of; the bits are Discord's.
pub(crate) mod intents {
    pub(crate) const GUILDS: u64 = 1 << 0;
    pub(crate) const GUILD_MEMBERS: u64 = 1 << 1;
    pub(crate) const GUILD_MESSAGES: u64 = 1 << 9;
    pub(crate) const GUILD_MESSAGE_REACTIONS: u64 = 1 << 10;
    pub(crate) const GUILD_MESSAGE_TYPING: u64 = 1 << 11;
    pub(crate) const DIRECT_MESSAGES: u64 = 1 << 12;
    pub(crate) const DIRECT_MESSAGE_REACTIONS: u64 = 1 << 13;
    pub(crate) const DIRECT_MESSAGE_TYPING: u64 = 1 << 14;
    pub(crate) const MESSAGE_CONTENT: u64 = 1 << 15;
}

/// What a bot says of itself in IDENTIFY.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Identity {
    pub(crate) shard: u64,
    pub(crate) shards: u64,
    pub(crate) intents: u64,
}

/// What a socket is asked to do.
#[derive(Debug)]
pub(crate) enum Frame {
    /// Send this.
    Send(Value),
    /// Break off without a word.
    Drop,
}

/// A bot's session. It outlives its socket, so that the bot can resume it.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    identity: Identity,
    sequence: u64,
    sent: VecDeque<(u64, Value)>,
    socket: Option<(u64, UnboundedSender<Frame>)>,
}

impl Session {
    fn dispatch(&mut self, event: &str, data: &Value) {
        self.sequence += 1;
        let frame = json!({"op": 0, "t": event, "s": self.sequence, "d": data});
        if let Some((_, socket)) = &self.socket {
            // A socket that is just closing leaves the event to the replay.
            let _ = socket.send(Frame::Send(frame.clone()));
        }
        self.sent.push_back((self.sequence, frame));
        if self.sent.len() > REPLAY {
            self.sent.pop_front();
        }
    }

    /// Whether events of this guild, or of no guild, go to this session.
    fn is_for(&self, guild: Option<Snowflake>) -> bool {
        self.identity.shard == guild.map_or(0, |guild| guild.shard(self.identity.shards))
    }

    pub(crate) fn is_connected(&self) -> bool {
        self.socket.is_some()
    }
}

/// All sessions, and how the gateway is asked to behave.
#[derive(Debug, Default)]
pub(crate) struct Gateway {
    pub(crate) sessions: Vec<Session>,
    /// Whether a bot that asks for compressed payloads gets them.
    pub(crate) zlib: bool,
    /// Whether heartbeats go unanswered.
    pub(crate) deaf: bool,
    /// How many of the next interactions are delivered twice.
    pub(crate) twice: u32,
    connections: u64,
}

impl Gateway {
    pub(crate) fn new(zlib: bool) -> Self {
        Self { zlib, ..Self::default() }
    }

    /// A number for a new connection.
    pub(crate) fn connect(&mut self) -> u64 {
        self.connections += 1;
        self.connections
    }

    /// Opens a session on this connection and gives its id.
    pub(crate) fn identify(
        &mut self,
        connection: u64,
        socket: UnboundedSender<Frame>,
        identity: Identity,
    ) -> String {
        let id = format!("session{connection:04}");
        self.sessions.push(Session {
            id: id.clone(),
            identity,
            sequence: 0,
            sent: VecDeque::new(),
            socket: Some((connection, socket)),
        });
        id
    }

    /// Takes a session up again on a new connection and sends what was missed. False if there is no such session, or
    /// what was missed is no longer kept.
    pub(crate) fn resume(
        &mut self,
        connection: u64,
        socket: &UnboundedSender<Frame>,
        id: &str,
        seen: u64,
    ) -> bool {
        let Some(session) = self.sessions.iter_mut().find(|session| session.id == id) else { return false };
        let oldest = session.sent.front().map_or(session.sequence + 1, |(sequence, _)| *sequence);
        if seen > session.sequence || seen + 1 < oldest {
            return false;
        }
        for (_, frame) in session.sent.iter().filter(|(sequence, _)| *sequence > seen) {
            let _ = socket.send(Frame::Send(frame.clone()));
        }
        session.socket = Some((connection, socket.clone()));
        session.dispatch("RESUMED", &json!({"_trace": []}));
        true
    }

    /// A connection has ended. A goodbye with 1000 or 1001 ends the session too, as on Discord.
    pub(crate) fn disconnect(&mut self, connection: u64, code: Option<u16>) {
        let on_it =
            |session: &Session| session.socket.as_ref().is_some_and(|(number, _)| *number == connection);
        if matches!(code, Some(1000 | 1001)) {
            self.sessions.retain(|session| !on_it(session));
        }
        for session in self.sessions.iter_mut().filter(|session| on_it(session)) {
            session.socket = None;
        }
    }

    /// Sends an event to one session.
    pub(crate) fn dispatch_to(&mut self, id: &str, event: &str, data: &Value) {
        if let Some(session) = self.sessions.iter_mut().find(|session| session.id == id) {
            session.dispatch(event, data);
        }
    }

    /// Sends an event of a guild to its shard, or one from elsewhere to shard 0. False if no session is there for it.
    pub(crate) fn dispatch(&mut self, guild: Option<Snowflake>, event: &str, data: &Value) -> bool {
        let mut sent = false;
        for session in &mut self.sessions {
            if session.is_for(guild) {
                session.dispatch(event, data);
                sent = true;
            }
        }
        sent
    }

    /// Sends an event to those who asked for it. `data` is made for each, by its intents.
    pub(crate) fn tell(
        &mut self,
        guild: Option<Snowflake>,
        event: &str,
        intent: u64,
        data: impl Fn(u64) -> Value,
    ) {
        let asked = |session: &&mut Session| session.is_for(guild) && session.identity.intents & intent != 0;
        for session in self.sessions.iter_mut().filter(asked) {
            session.dispatch(event, &data(session.identity.intents));
        }
    }

    /// Asks every connected socket to do something.
    pub(crate) fn ask(&self, frame: impl Fn() -> Frame) {
        for (_, socket) in self.sessions.iter().filter_map(|session| session.socket.as_ref()) {
            let _ = socket.send(frame());
        }
    }
}
