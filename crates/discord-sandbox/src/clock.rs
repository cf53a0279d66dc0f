//! The sandbox's own clock. Nothing in the sandbox reads the machine's calendar, so three seconds or fifteen minutes
//! pass when a test says so, and every run has the same times in it.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// Monday 5 January 2026, 09:00 UTC: when a sandbox starts unless it is told otherwise.
const START_MS: u64 = 1_767_603_600_000;

/// A point on the sandbox's clock, in milliseconds of Unix time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Moment(u64);

impl Moment {
    /// Milliseconds of Unix time.
    pub(crate) fn millis(self) -> u64 {
        self.0
    }

    /// The point that lies so much later.
    pub(crate) fn after(self, by: Duration) -> Self {
        Self(self.0.saturating_add(saturating_millis(by)))
    }

    /// How long ago `earlier` was; nothing if it lies ahead.
    pub(crate) fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }

    /// The way Discord writes a time: `2026-01-05T09:00:00.000000+00:00`.
    pub(crate) fn to_iso(self) -> String {
        let nanos = i128::from(self.0) * 1_000_000;
        let at = OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}+00:00",
            at.year(),
            u8::from(at.month()),
            at.day(),
            at.hour(),
            at.minute(),
            at.second(),
            at.microsecond()
        )
    }
}

/// Stands still unless it is advanced, or also runs with the machine when it was made to.
#[derive(Debug)]
pub(crate) struct Clock {
    start_ms: u64,
    advanced_ms: AtomicU64,
    running_since: Option<Instant>,
}

impl Clock {
    /// A clock that only moves when [`Clock::advance`] is called.
    pub(crate) fn standing() -> Self {
        Self { start_ms: START_MS, advanced_ms: AtomicU64::new(0), running_since: None }
    }

    /// A clock that runs, for trying a bot by hand.
    pub(crate) fn running() -> Self {
        Self { start_ms: START_MS, advanced_ms: AtomicU64::new(0), running_since: Some(Instant::now()) }
    }

    /// The same clock, set to a Unix time.
    pub(crate) fn set_to(self, unix_time: Duration) -> Self {
        Self { start_ms: saturating_millis(unix_time), ..self }
    }

    pub(crate) fn now(&self) -> Moment {
        let run = self.running_since.map_or(0, |since| saturating_millis(since.elapsed()));
        Moment(self.start_ms + self.advanced_ms.load(Ordering::SeqCst) + run)
    }

    pub(crate) fn advance(&self, by: Duration) {
        self.advanced_ms.fetch_add(saturating_millis(by), Ordering::SeqCst);
    }
}

fn saturating_millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_only_when_told_to() {
        let clock = Clock::standing();
        assert_eq!(clock.now().to_iso(), "2026-01-05T09:00:00.000000+00:00");
        let before = clock.now();
        clock.advance(Duration::from_secs(3));
        assert_eq!(clock.now().since(before), Duration::from_secs(3));
        assert_eq!(clock.now().to_iso(), "2026-01-05T09:00:03.000000+00:00");
    }
}
