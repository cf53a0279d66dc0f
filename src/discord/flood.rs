//! A limit on how much one person may ask for, so that nobody can keep the bot from answering the others.

use std::num::NonZeroU32;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// Requests that a person can make at once.
const BURST: NonZeroU32 = NonZeroU32::new(15).expect("fifteen is not zero");
/// Requests a minute that a person can make in the long run.
const PER_MINUTE: NonZeroU32 = NonZeroU32::new(60).expect("sixty is not zero");
/// People that are remembered before those who have been quiet are forgotten.
const REMEMBERED: usize = 10_000;

/// Counts each person's requests.
pub(in crate::discord) struct Flood {
    limiter: DefaultKeyedRateLimiter<u64>,
    clock: DefaultClock,
}

impl Default for Flood {
    fn default() -> Self {
        let quota = Quota::per_minute(PER_MINUTE).allow_burst(BURST);
        Self { limiter: RateLimiter::keyed(quota), clock: DefaultClock::default() }
    }
}

impl Flood {
    /// Counts one request of a person.
    ///
    /// # Errors
    ///
    /// The seconds to wait, at least one, if there were too many.
    pub(in crate::discord) fn check(&self, person: u64) -> Result<(), u64> {
        if self.limiter.len() > REMEMBERED {
            self.limiter.retain_recent();
        }
        let wait = |until: governor::NotUntil<_>| until.wait_time_from(self.clock.now()).as_secs() + 1;
        self.limiter.check_key(&person).map_err(wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_is_stopped_and_only_for_the_person_who_sends_it() {
        let flood = Flood::default();
        let answered = (0..100).filter(|_| flood.check(1).is_ok()).count();
        assert_eq!(answered, BURST.get() as usize);
        assert!(flood.check(1).is_err_and(|seconds| (1..=60).contains(&seconds)));
        assert_eq!(flood.check(2), Ok(()), "another person is not held up");
    }
}
