//! The gateway: sessions, their events, and what is sent to which.

pub(crate) mod close;
pub(crate) mod events;
pub(crate) mod identity;
pub(crate) mod payload;
pub(crate) mod rules;
pub(crate) mod socket;
mod transport;

use std::{collections::VecDeque, time::Duration};

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

pub(crate) use self::identity::Identity;
use self::{close::Close, identity::Starts, rules::GatewayRules};
use crate::{clock::Moment, ids::Snowflake};

/// How many events a session keeps for a RESUME.
const REPLAY: usize = 1_000;

/// Discord's usual interval between heartbeats, in milliseconds.
pub(crate) const HEARTBEAT_MS: u64 = 41_250;
/// A bot that is not heard of for so long is cut off: half an interval more than it may take.
const SILENCE: Duration = Duration::from_millis(HEARTBEAT_MS * 3 / 2);

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
    const GUILD_PRESENCES: u64 = 1 << 8;
    /// Those that have to be switched on in the developer portal.
    pub(crate) const PRIVILEGED: u64 = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;
    /// Every bit that means something: 0 to 16, the moderator's 20 and 21, the polls' 24 and 25.
    pub(crate) const ALL: u64 = 0x1_ffff | 0b11 << 20 | 0b11 << 24;
}

/// What a socket is asked to do.
#[derive(Debug)]
pub(crate) enum Frame {
    /// Send this.
    Send(Value),
    /// Say goodbye and end, for a fault of the bot's.
    Close(Close),
    /// Likewise, for no fault of anybody's.
    Goodbye(Close),
    /// Break off without a word.
    Drop,
}

/// The socket that a session is on.
#[derive(Debug)]
struct Line {
    number: u64,
    outbox: UnboundedSender<Frame>,
    /// When the bot was last heard of.
    heard: Moment,
}

/// A bot's session. It outlives its socket, so that the bot can resume it.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    identity: Identity,
    sequence: u64,
    sent: VecDeque<(u64, Value)>,
    line: Option<Line>,
    /// When its last socket ended.
    left: Option<Moment>,
}

impl Session {
    fn dispatch(&mut self, event: &str, data: &Value) {
        debug_assert!(events::EVENTS.contains(&event), "{event} is in the table of events");
        self.sequence += 1;
        let frame = json!({"op": 0, "t": event, "s": self.sequence, "d": data});
        if let Some(line) = &self.line {
            // A socket that is just closing leaves the event to the replay.
            let _ = line.outbox.send(Frame::Send(frame.clone()));
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
        self.line.is_some()
    }

    fn is_on(&self, connection: u64) -> bool {
        self.line.as_ref().is_some_and(|line| line.number == connection)
    }
}

/// What became of a RESUME.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resumption {
    Resumed,
    /// There is no such session, or what was missed is no longer kept.
    Unknown,
    /// The bot says that it saw what was never sent.
    InvalidSequence,
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
    /// Interactions that wait, with their guilds, while a test holds them up.
    pub(crate) held: Option<Vec<(Option<Snowflake>, Value)>>,
    pub(crate) rules: GatewayRules,
    pub(crate) starts: Starts,
    connections: u64,
}

impl Gateway {
    pub(crate) fn new(zlib: bool, rules: GatewayRules) -> Self {
        Self { zlib, rules, ..Self::default() }
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
        outbox: UnboundedSender<Frame>,
        identity: Identity,
        now: Moment,
    ) -> String {
        let id = format!("session{connection:04}");
        self.sessions.push(Session {
            id: id.clone(),
            identity,
            sequence: 0,
            sent: VecDeque::new(),
            line: Some(Line { number: connection, outbox, heard: now }),
            left: None,
        });
        id
    }

    /// Takes a session up again on a new connection and sends what was missed.
    pub(crate) fn resume(
        &mut self,
        connection: u64,
        outbox: &UnboundedSender<Frame>,
        id: &str,
        seen: u64,
        now: Moment,
    ) -> Resumption {
        self.forget_old_sessions(now);
        let Some(place) = self.sessions.iter().position(|session| session.id == id) else {
            return Resumption::Unknown;
        };
        let session = &mut self.sessions[place];
        if seen > session.sequence {
            self.sessions.remove(place);
            return Resumption::InvalidSequence;
        }
        let oldest = session.sent.front().map_or(session.sequence + 1, |(sequence, _)| *sequence);
        if seen + 1 < oldest {
            return Resumption::Unknown;
        }
        for (_, frame) in session.sent.iter().filter(|(sequence, _)| *sequence > seen) {
            let _ = outbox.send(Frame::Send(frame.clone()));
        }
        session.line = Some(Line { number: connection, outbox: outbox.clone(), heard: now });
        session.left = None;
        session.dispatch("RESUMED", &json!({"_trace": []}));
        Resumption::Resumed
    }

    /// A connection has ended. A goodbye with 1000 or 1001 ends the session too, as on Discord.
    pub(crate) fn disconnect(&mut self, connection: u64, code: Option<u16>, now: Moment) {
        if matches!(code, Some(1000 | 1001)) {
            self.sessions.retain(|session| !session.is_on(connection));
        }
        for session in self.sessions.iter_mut().filter(|session| session.is_on(connection)) {
            session.line = None;
            session.left = Some(now);
        }
        self.forget_old_sessions(now);
    }

    /// The bot has been heard of on this connection.
    pub(crate) fn heard(&mut self, connection: u64, now: Moment) {
        for session in &mut self.sessions {
            if let Some(line) = session.line.as_mut().filter(|line| line.number == connection) {
                line.heard = now;
            }
        }
    }

    /// Does what is due: cuts off those who were not heard of, and forgets sessions that nobody took up again.
    pub(crate) fn look_at_the_time(&mut self, now: Moment) {
        self.forget_old_sessions(now);
        if !self.rules.needs_heartbeats {
            return;
        }
        for line in self.sessions.iter().filter_map(|session| session.line.as_ref()) {
            if now.since(line.heard) > SILENCE {
                let _ = line.outbox.send(Frame::Close(close::SESSION_TIMED_OUT));
            }
        }
    }

    fn forget_old_sessions(&mut self, now: Moment) {
        let lifetime = self.rules.session_lifetime;
        self.sessions.retain(|session| session.left.is_none_or(|left| now.since(left) <= lifetime));
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
        for line in self.sessions.iter().filter_map(|session| session.line.as_ref()) {
            let _ = line.outbox.send(frame());
        }
    }
}
