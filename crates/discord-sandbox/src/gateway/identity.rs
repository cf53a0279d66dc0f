//! What a bot says of itself in IDENTIFY, and whether it may.

use std::{collections::HashMap, time::Duration};

use serde_json::Value;

use super::{
    GatewayRules,
    close::{self, Close},
    intents,
};
use crate::{
    clock::Moment,
    window::{Standing, Window},
};

/// Starts of sessions are counted over a day.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Starts of the same key must lie so far apart.
const APART: Duration = Duration::from_secs(5);

/// A shard and what it asks to be told of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Identity {
    pub(crate) shard: u64,
    pub(crate) shards: u64,
    pub(crate) intents: u64,
}

impl Identity {
    /// Reads the data of IDENTIFY, for a bot that is in so many guilds.
    pub(crate) fn read(data: &Value, rules: &GatewayRules, guilds: usize) -> Result<Self, Close> {
        let (shard, shards) = match data["shard"].as_array().map(Vec::as_slice) {
            None => (0, 1),
            Some([shard, shards]) => {
                let numbers = shard.as_u64().zip(shards.as_u64()).filter(|(shard, shards)| shard < shards);
                numbers.ok_or(close::INVALID_SHARD)?
            }
            Some(_) => return Err(close::INVALID_SHARD),
        };
        let asked = data["intents"].as_u64().ok_or(close::INVALID_INTENTS)?;
        if asked & !intents::ALL != 0 {
            return Err(close::INVALID_INTENTS);
        }
        if asked & rules.disallowed != 0 {
            return Err(close::DISALLOWED_INTENTS);
        }
        let room = usize::try_from(shards).unwrap_or(usize::MAX).saturating_mul(rules.guilds_per_shard);
        if guilds > room {
            return Err(close::SHARDING_REQUIRED);
        }
        Ok(Self { shard, shards, intents: asked })
    }
}

/// The starts of sessions so far.
#[derive(Debug, Default)]
pub(crate) struct Starts {
    day: Window,
    keys: HashMap<u64, Window>,
}

/// Whether a session may start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    Granted,
    /// Another of the same key started less than five seconds ago.
    TooSoon,
    /// The day's starts are used up.
    TooMany,
}

impl Starts {
    pub(crate) fn count(&mut self, shard: u64, rules: &GatewayRules, now: Moment) -> Start {
        if self.day.count(rules.starts, DAY, now).is_over_limit {
            return Start::TooMany;
        }
        let key = self.keys.entry(shard % rules.max_concurrency).or_default();
        if rules.is_counted && key.is_open(now) {
            return Start::TooSoon;
        }
        key.count(1, APART, now);
        Start::Granted
    }

    /// What is left of the day's starts.
    pub(crate) fn left(&self, rules: &GatewayRules, now: Moment) -> Standing {
        self.day.standing(rules.starts, DAY, now)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::clock::Clock;

    #[test]
    fn identity_is_checked() {
        let rules = GatewayRules::default().guilds_per_shard(2).without_privileged_intents();
        for (data, expected, reason) in [
            (json!({"intents": 513}), Ok(()), "guilds and their messages"),
            (json!({"intents": 1, "shard": [1, 2]}), Ok(()), "half of the guilds"),
            (json!({"intents": 1, "shard": [2, 2]}), Err(4010), "there is no third of two"),
            (json!({"intents": 1, "shard": [0]}), Err(4010), "not a pair"),
            (json!({}), Err(4013), "intents are required"),
            (json!({"intents": -1}), Err(4013), "no bits"),
            (json!({"intents": 1_u64 << 17}), Err(4013), "a bit without a meaning"),
            (json!({"intents": 1 << 15}), Err(4014), "message content is privileged"),
            (json!({"intents": 1 << 1}), Err(4014), "members are"),
            (json!({"intents": 1 << 8}), Err(4014), "presences are"),
        ] {
            let read = Identity::read(&data, &rules, 2).map(|_| ()).map_err(|(code, _)| code);
            assert_eq!(read, expected, "{reason}");
        }
        let crowded = |shards: u64| Identity::read(&json!({"intents": 0, "shard": [0, shards]}), &rules, 5);
        assert_eq!(crowded(2).map(|_| ()), Err(close::SHARDING_REQUIRED), "two by two is less than five");
        assert!(crowded(3).is_ok());
    }

    #[test]
    fn starts_of_the_same_key_lie_apart() {
        let (clock, mut starts) = (Clock::standing(), Starts::default());
        let rules = GatewayRules::counted().max_concurrency(2).session_starts(5);
        let mut check = |advance: u64, shard: u64, expected: Start, reason: &str| {
            clock.advance(Duration::from_millis(advance));
            assert_eq!(starts.count(shard, &rules, clock.now()), expected, "{reason}");
        };
        check(0, 0, Start::Granted, "the first");
        check(0, 1, Start::Granted, "another key");
        check(4999, 2, Start::TooSoon, "the first key again");
        check(1, 2, Start::Granted, "five seconds later");
        check(10_000, 3, Start::Granted, "the fifth of the day");
        check(10_000, 4, Start::TooMany, "the sixth");
        assert_eq!(starts.left(&rules, clock.now()).remaining, 0);
        clock.advance(DAY);
        assert_eq!(starts.left(&rules, clock.now()).remaining, 5, "a new day");
    }
}
