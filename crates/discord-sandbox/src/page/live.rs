//! A websocket for each open page. The page says who looks at which channel; the sandbox sends what that person sees,
//! and from then on only what changed.

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    extract::{
        State, WebSocketUpgrade,
        ws::{Message as Frame, WebSocket},
    },
    response::Response,
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{AtDesk, Desk, view};
use crate::{User, api::entry_json, ids::Snowflake, transcript::Entry, world::channel::ChannelKind};

/// Changes that come this close together go out as one.
const TOGETHER: Duration = Duration::from_millis(8);
/// How often a page looks for what nobody announces, such as a bot whose connection broke.
const LOOK: Duration = Duration::from_millis(500);
/// How many entries of the transcript go into one frame.
const ENTRIES_AT_ONCE: usize = 200;

/// What a page asks to be shown.
#[derive(Debug, Deserialize)]
struct Look {
    person: Option<Snowflake>,
    channel: Option<Snowflake>,
    /// Whether the developer's panel is open.
    developer: bool,
}

/// `GET /page/live`.
pub(super) async fn connect(State(desk): AtDesk, upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(move |socket| serve(socket, desk))
}

async fn serve(mut socket: WebSocket, desk: Arc<Desk>) {
    let mut changes = desk.hub.changes();
    let mut closing = desk.hub.closing.subscribe();
    let mut ticks = tokio::time::interval(LOOK);
    let mut sent = Sent::default();
    let now = desk.hub.clock.now().millis();
    let hello = json!({"t": "hello", "page": desk.settings, "now": now, "base": desk.hub.base});
    if socket.send(Frame::text(hello.to_string())).await.is_err() {
        return;
    }
    loop {
        tokio::select! {
            frame = socket.recv() => match frame {
                Some(Ok(Frame::Text(text))) => {
                    // A page of another version may say what this one does not understand.
                    let Ok(look) = serde_json::from_str(&text) else { continue };
                    sent.turn_to(&desk, &look);
                }
                Some(Ok(Frame::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => continue,
            },
            changed = changes.changed() => {
                if changed.is_err() {
                    return;
                }
                tokio::time::sleep(TOGETHER).await;
                changes.mark_unchanged();
            }
            _ = ticks.tick() => {}
            () = async { drop(closing.wait_for(|closing| *closing).await) } => return,
        }
        for news in sent.news(&desk) {
            if socket.send(Frame::text(news.to_string())).await.is_err() {
                return;
            }
        }
    }
}

/// What a page has been sent so far.
#[derive(Debug, Default)]
struct Sent {
    looking: Option<User>,
    surroundings: Value,
    /// The messages that the page shows, with their revisions; nothing before the first are sent.
    messages: Option<HashMap<Snowflake, u64>>,
    developer: bool,
    entries: usize,
    findings: usize,
}

impl Sent {
    /// The page looks at something else from now on.
    fn turn_to(&mut self, desk: &Desk, look: &Look) {
        let mut world = desk.hub.world();
        let person = look.person.and_then(|id| world.people.iter().find(|person| person.id == id));
        let Some(person) = person.or_else(|| world.people.first()).map(|person| person.id) else { return };
        let wanted = look.channel.and_then(|id| world.channel(id));
        let mut channels =
            wanted.into_iter().chain(world.channels.iter().filter(|c| c.kind == ChannelKind::Text));
        let channel = channels.find(|channel| world.sees(person, channel)).map(|channel| channel.id);
        let channel = channel.unwrap_or_else(|| world.dm_with(person));
        drop(world);
        self.developer = look.developer;
        let is_same = self.looking.as_ref().is_some_and(|user| (user.id, user.channel) == (person, channel));
        if !is_same {
            let hub = Arc::clone(&desk.hub);
            self.looking = Some(User { hub, id: person, channel, user_install: false });
            self.surroundings = Value::Null;
            self.messages = None;
        }
    }

    /// What changed since the last time.
    fn news(&mut self, desk: &Desk) -> Vec<Value> {
        let mut news = Vec::new();
        if let Some(user) = self.looking.clone() {
            let mut world = desk.hub.world();
            let surroundings = view::surroundings(desk, &mut world, &user);
            if surroundings != self.surroundings {
                news.push(json!({"t": "world", "d": surroundings}));
                self.surroundings = surroundings;
            }
            let seen = view::messages(desk, &world, &user);
            let now: HashMap<_, _> = seen.iter().map(|(id, message)| (*id, message.revision)).collect();
            let is_first = self.messages.is_none();
            let before = self.messages.take().unwrap_or_default();
            let changed = seen.iter().filter(|(id, message)| before.get(id) != Some(&message.revision));
            let put: Vec<_> = changed.map(|(_, message)| &message.json).collect();
            let gone: Vec<_> = before.keys().filter(|id| !now.contains_key(id)).collect();
            if is_first || !put.is_empty() || !gone.is_empty() {
                let d = json!({"channel": user.channel, "reset": is_first, "put": put, "gone": gone});
                news.push(json!({"t": "messages", "d": d}));
            }
            drop(world);
            self.messages = Some(now);
        }
        if self.developer {
            news.extend(self.log(desk));
        }
        news
    }

    /// What went over the wire meanwhile, for the developer's panel.
    fn log(&mut self, desk: &Desk) -> Vec<Value> {
        let entries = desk.hub.log.new_entries(&mut self.entries);
        let findings = desk.hub.log.new_findings(&mut self.findings);
        let start = desk.started;
        let mut frames: Vec<_> = entries
            .chunks(ENTRIES_AT_ONCE)
            .map(|chunk| {
                let lines = chunk.iter().map(|(at, entry)| entry_view(millis(start, *at), entry));
                json!({"t": "log", "entries": lines.collect::<Vec<_>>(), "findings": []})
            })
            .collect();
        if !findings.is_empty() {
            let lines = findings
                .iter()
                .map(|(at, finding)| json!({"at": millis(start, *at), "text": finding.to_string()}));
            frames.push(json!({"t": "log", "entries": [], "findings": lines.collect::<Vec<_>>()}));
        }
        frames
    }
}

fn millis(start: Instant, at: Instant) -> f64 {
    at.saturating_duration_since(start).as_secs_f64() * 1000.0
}

fn entry_view(at: f64, entry: &Entry) -> Value {
    let mut view = entry_json(entry);
    view["at"] = at.into();
    view
}
