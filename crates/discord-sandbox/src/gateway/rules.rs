//! How strict the gateway is.

use std::time::Duration;

use super::intents;

/// What the gateway insists on.
///
/// Unless told otherwise it is generous, so that a test may connect as often as it likes and let an hour pass at once:
/// it counts a thousand starts of sessions in a day, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a gateway goes by it once it is given to a sandbox"]
pub struct GatewayRules {
    pub(crate) is_counted: bool,
    pub(crate) needs_heartbeats: bool,
    pub(crate) starts: u32,
    pub(crate) max_concurrency: u64,
    pub(crate) guilds_per_shard: usize,
    pub(crate) disallowed: u64,
    pub(crate) session_lifetime: Duration,
}

impl Default for GatewayRules {
    fn default() -> Self {
        Self {
            is_counted: false,
            needs_heartbeats: false,
            starts: 1_000,
            max_concurrency: 1,
            guilds_per_shard: 2_500,
            disallowed: 0,
            session_lifetime: Duration::from_secs(5 * 60),
        }
    }
}

impl GatewayRules {
    /// As strict as Discord, by the sandbox's clock: a connection may send 120 payloads a minute (4008), one session may
    /// start in five seconds for each [key](GatewayRules::max_concurrency) (op 9), and a client that is not heard of is
    /// cut off (4009). The clock should run, or the test must wait for the bot's heartbeats.
    pub fn counted() -> Self {
        Self { is_counted: true, needs_heartbeats: true, ..Self::default() }
    }

    /// Cuts nobody off for want of heartbeats, as is right where a standing clock is advanced by minutes.
    pub fn without_heartbeats(mut self) -> Self {
        self.needs_heartbeats = false;
        self
    }

    /// So many sessions may start within a day; 1,000 unless said. One more gets 4004, as Discord resets the token.
    pub fn session_starts(mut self, in_a_day: u32) -> Self {
        self.starts = in_a_day;
        self
    }

    /// So many sessions may start within five seconds: one for each remainder of the shard's number. 1 unless said.
    pub fn max_concurrency(mut self, keys: u32) -> Self {
        self.max_concurrency = u64::from(keys.max(1));
        self
    }

    /// A shard takes so many guilds; with more, a bot must divide itself (4011). 2,500 unless said.
    pub fn guilds_per_shard(mut self, guilds: usize) -> Self {
        self.guilds_per_shard = guilds.max(1);
        self
    }

    /// As if no privileged intent were switched on in the developer portal: a bot that asks for one is closed with 4014.
    pub fn without_privileged_intents(mut self) -> Self {
        self.disallowed = intents::PRIVILEGED;
        self
    }

    /// How long a session can be resumed after its socket ended; five minutes unless said. Discord publishes no number.
    pub fn session_lifetime(mut self, lifetime: Duration) -> Self {
        self.session_lifetime = lifetime;
        self
    }
}
