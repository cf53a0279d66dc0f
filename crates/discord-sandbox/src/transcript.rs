//! Everything that went over the wire, in order, with every token masked.

use std::fmt;

use serde_json::Value;

/// What stands where a token was.
const MASK: &str = "***";
/// How much of a body a line of the printed transcript shows, in characters.
const LINE: usize = 400;

/// One thing that went over the wire.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Entry {
    /// A request of the bot's and the answer it got.
    Request {
        /// The HTTP method.
        method: String,
        /// The path with its query, tokens masked.
        path: String,
        /// The JSON that came, or null.
        body: Value,
        /// The HTTP status of the answer.
        status: u16,
        /// The JSON that was answered, or null.
        answer: Value,
    },
    /// A frame that the gateway sent to the bot.
    Sent {
        /// The event's name, or the opcode's.
        name: String,
        /// Its data.
        data: Value,
    },
    /// A frame that the bot sent to the gateway.
    Received {
        /// The opcode's name.
        name: String,
        /// Its data.
        data: Value,
    },
    /// An interaction that was posted to the bot's own address.
    Posted {
        /// Where to.
        address: String,
        /// The interaction.
        payload: Value,
        /// The HTTP status of the response.
        status: u16,
        /// The JSON of the response, or null.
        answer: Value,
    },
    /// Something that happened in between, such as a socket that closed.
    Note(String),
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request { method, path, body, status, answer } => {
                write!(f, "bot  -> {method} {path}{}", short(body))?;
                write!(f, "\n        <- {status}{}", short(answer))
            }
            Self::Sent { name, data } => write!(f, "gate -> {name}{}", short(data)),
            Self::Received { name, data } => write!(f, "gate <- {name}{}", short(data)),
            Self::Posted { address, payload, status, answer } => {
                write!(f, "post -> {address}{}\n        <- {status}{}", short(payload), short(answer))
            }
            Self::Note(text) => write!(f, "note    {text}"),
        }
    }
}

fn short(value: &Value) -> String {
    if value.is_null() {
        return String::new();
    }
    let text = value.to_string();
    match text.char_indices().nth(LINE) {
        Some((cut, _)) => format!(" {}… ({} bytes)", &text[..cut], text.len()),
        None => format!(" {text}"),
    }
}

/// A copy of what went over the wire so far. Of a long run it has the newest entries.
#[derive(Clone, Debug, Default)]
pub struct Transcript {
    entries: Vec<Entry>,
    /// How many came before them and are no longer kept.
    forgotten: usize,
}

impl Transcript {
    /// The entries, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The requests as `METHOD path -> status`, oldest first: short enough to assert on.
    pub fn requests(&self) -> Vec<String> {
        let line = |entry: &Entry| match entry {
            Entry::Request { method, path, status, .. } => Some(format!("{method} {path} -> {status}")),
            _ => None,
        };
        self.entries.iter().filter_map(line).collect()
    }

    /// The last `count` entries, one or two lines each.
    pub fn tail(&self, count: usize) -> String {
        let from = self.entries.len().saturating_sub(count);
        let lines: Vec<_> = self.entries[from..].iter().map(ToString::to_string).collect();
        format!("last {} of {} transcript entries:\n{}", lines.len(), self.total(), lines.join("\n"))
    }

    /// How many entries there ever were.
    pub(crate) fn total(&self) -> usize {
        self.forgotten + self.entries.len()
    }

    /// Adds what came since, of which the first `forgotten` of all are no longer kept.
    pub(crate) fn extend(&mut self, news: impl Iterator<Item = Entry>, forgotten: usize) {
        let old = forgotten.saturating_sub(self.forgotten).min(self.entries.len());
        self.entries.drain(..old);
        self.entries.extend(news);
        self.forgotten = forgotten;
    }

    /// What an error message ends with.
    pub(crate) fn ending(&self) -> String {
        if self.entries.is_empty() { NOTHING.to_owned() } else { self.tail(TAIL) }
    }
}

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.forgotten > 0 {
            writeln!(f, "{} earlier entries are no longer kept", self.forgotten)?;
        }
        self.entries.iter().try_for_each(|entry| writeln!(f, "{entry}"))
    }
}

/// Something that the bot did wrong, whether or not Discord would have let it pass.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finding {
    /// A route that the sandbox does not serve (yet).
    NotImplemented(String),
    /// A request that was refused, with what it was told.
    Refused {
        /// `METHOD path`, tokens masked.
        request: String,
        /// The HTTP status.
        status: u16,
        /// Discord's code.
        code: u32,
        /// The answer's sentence, or the form's error tree as JSON.
        detail: String,
    },
    /// An interaction that nobody acknowledged within three seconds.
    Unacknowledged(String),
    /// A key that Discord ignores and that is probably misspelt.
    UnknownKey {
        /// `METHOD path`, tokens masked.
        request: String,
        /// Where the key is in the body.
        key: String,
    },
    /// A request to somewhere else than the sandbox, by a client that has the sandbox as its proxy.
    Elsewhere(String),
    /// A request or answer that is not as Discord's API description says. Only with the feature `openapi`.
    Schema {
        /// `METHOD path`, tokens masked.
        request: String,
        /// Where and what.
        detail: String,
    },
    /// An answer of the bot's interactions endpoint that is none.
    Endpoint(String),
    /// So many refused requests (401, 403, 429) in ten minutes that Discord would shut the bot's address out.
    InvalidRequests(u32),
    /// A gateway session that was closed for a fault of the bot's.
    Gateway(String),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotImplemented(request) => write!(f, "{request}: the sandbox does not serve this route"),
            Self::Refused { request, status, code, detail } => {
                write!(f, "{request}: refused with {status} (code {code}): {detail}")
            }
            Self::Unacknowledged(what) => write!(f, "{what}: not acknowledged within 3 seconds"),
            Self::UnknownKey { request, key } => write!(f, "{request}: Discord knows no key `{key}` here"),
            Self::Endpoint(text) => write!(f, "interactions endpoint: {text}"),
            Self::Elsewhere(host) => write!(f, "a request to {host} would have left the sandbox"),
            Self::Schema { request, detail } => write!(f, "{request}: {detail}"),
            Self::InvalidRequests(count) => {
                write!(
                    f,
                    "{count} requests in ten minutes were answered with 401, 403 or 429: Discord would shut the bot out"
                )
            }
            Self::Gateway(text) => f.write_str(text),
        }
    }
}

/// How many entries an error message ends with.
const TAIL: usize = 12;
/// What an error message ends with when there are none.
const NOTHING: &str = "nothing has reached the sandbox: does the bot use `api_base()` in place of https://discord.com? \
                       serenity ignores its proxy unless `ratelimiter_disabled(true)` is set";

/// The value with the text under every key `token` masked.
pub(crate) fn masked(mut value: Value) -> Value {
    mask(&mut value);
    value
}

fn mask(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map.iter_mut() {
                if key == "token" && inner.is_string() {
                    *inner = MASK.into();
                } else {
                    mask(inner);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        _ => {}
    }
}

/// The path with one of its segments masked.
pub(crate) fn masked_path(path: &str, token: Option<&str>) -> String {
    match token {
        Some(token) if !token.is_empty() => path.replace(token, MASK),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn tokens_are_masked_wherever_they_stand() {
        let frame =
            json!({"op": 2, "d": {"token": "Bot secret", "shards": [{"token": "x"}], "token_count": 3}});
        let expected =
            json!({"op": 2, "d": {"token": "***", "shards": [{"token": "***"}], "token_count": 3}});
        assert_eq!(masked(frame), expected);
        assert_eq!(masked_path("/interactions/1/abc/callback", Some("abc")), "/interactions/1/***/callback");
        assert_eq!(masked_path("/users/@me", None), "/users/@me");
    }

    #[test]
    fn long_bodies_are_cut_at_a_character_boundary() {
        let entry = Entry::Note("x".into());
        assert_eq!(entry.to_string(), "note    x");
        let long = Value::String("ü".repeat(LINE * 2));
        assert!(short(&long).ends_with("bytes)"));
    }

    #[test]
    fn transcript_and_findings_read_well() {
        let sent = |name: &str, data: Value| Entry::Sent { name: name.to_owned(), data };
        let entries = [
            Entry::Received { name: "IDENTIFY".into(), data: masked(json!({"token": "x", "intents": 0})) },
            sent("READY", json!({"v": 10})),
            Entry::Request {
                method: "POST".into(),
                path: "/interactions/1/***/callback".into(),
                body: json!({"type": 4, "data": {"content": "hello"}}),
                status: 204,
                answer: Value::Null,
            },
            Entry::Posted {
                address: "http://127.0.0.1:1/interactions".into(),
                payload: json!({"type": 2}),
                status: 200,
                answer: json!({"type": 5}),
            },
            Entry::Note("gateway connection 1 ended with 1000".into()),
        ];
        let request = "POST /channels/1/messages".to_owned();
        let findings = [
            Finding::NotImplemented("POST /guilds/1/templates".into()),
            Finding::Refused {
                request: request.clone(),
                status: 400,
                code: 50006,
                detail: "Cannot send".into(),
            },
            Finding::Unacknowledged("/questions".into()),
            Finding::UnknownKey { request: request.clone(), key: "ephemral".into() },
            Finding::Schema { request, detail: "answer at `/id`: null is not a string".into() },
            Finding::Elsewhere("discord.com:443".into()),
            Finding::Endpoint("status 500".into()),
            Finding::InvalidRequests(10_000),
            Finding::Gateway("gateway closed with 4004: Authentication failed.".into()),
        ];
        let findings = findings.map(|finding| finding.to_string()).join("\n");
        let mut transcript = Transcript::default();
        transcript.extend(entries.into_iter(), 0);
        insta::assert_snapshot!(format!("{}\n\n{findings}", transcript.tail(9)));
    }
}
