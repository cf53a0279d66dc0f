//! Snowflakes: Discord's ids, minted from a seed so that every run of a test has the same ones.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// The first millisecond of 2015 in Unix time, where Discord's snowflakes start.
const EPOCH_MS: u64 = 1_420_070_400_000;

/// One of Discord's 64-bit ids. On the wire it is a string of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Snowflake(u64);

impl Snowflake {
    /// The id with this number.
    pub const fn new(number: u64) -> Self {
        Self(number)
    }

    /// The number, for a client library that wants one.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The shard that events of this guild go to, by Discord's formula.
    pub(crate) const fn shard(self, count: u64) -> u64 {
        if count == 0 { 0 } else { (self.0 >> 22) % count }
    }
}

impl fmt::Display for Snowflake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Snowflake {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl Serialize for Snowflake {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Snowflake {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| D::Error::custom(format!("`{text}` is no id: ids are digits only")))
    }
}

/// Where new ids come from: always growing, and the same for the same seed and clock.
#[derive(Debug)]
pub(crate) struct Mint {
    last: u64,
    worker: u64,
}

impl Mint {
    /// A mint for a seed. Only ten bits of the seed show in an id, as only ten bits name Discord's own worker.
    pub(crate) fn new(seed: u64) -> Self {
        Self { last: 0, worker: (seed & 0x3ff) << 12 }
    }

    /// The next id at this Unix time in milliseconds.
    pub(crate) fn next(&mut self, now_ms: u64) -> Snowflake {
        let by_time = (now_ms.saturating_sub(EPOCH_MS) << 22) | self.worker;
        self.last = by_time.max(self.last + 1);
        Snowflake(self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_while_the_clock_stands_still() {
        let mut mint = Mint::new(1);
        let ids: Vec<_> = (0..10_000).map(|_| mint.next(EPOCH_MS + 5)).collect();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn same_seed_gives_the_same_ids_and_another_seed_others() {
        let first = |seed| Mint::new(seed).next(EPOCH_MS + 5);
        assert_eq!(first(7), first(7));
        assert_ne!(first(7), first(8));
    }
}
