//! Counting within a time, by the sandbox's clock.

use std::time::Duration;

use crate::clock::Moment;

/// A time in which so many things have happened. It opens with the first of them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Window {
    ends: Option<Moment>,
    used: u32,
}

/// How a window stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) is_over_limit: bool,
    pub(crate) remaining: u32,
    pub(crate) resets_after: Duration,
}

impl Window {
    /// Counts one more, and opens the window anew if it is over.
    pub(crate) fn count(&mut self, limit: u32, per: Duration, now: Moment) -> Standing {
        if !self.is_open(now) {
            *self = Self { ends: Some(now.after(per)), used: 0 };
        }
        self.used = self.used.saturating_add(1);
        self.standing(limit, per, now)
    }

    /// How it stands, without counting.
    pub(crate) fn standing(&self, limit: u32, per: Duration, now: Moment) -> Standing {
        let (used, resets_after) = match self.ends.filter(|ends| *ends > now) {
            Some(ends) => (self.used, ends.since(now)),
            None => (0, per),
        };
        Standing { is_over_limit: used > limit, remaining: limit.saturating_sub(used), resets_after }
    }

    pub(crate) fn is_open(&self, now: Moment) -> bool {
        self.ends.is_some_and(|ends| ends > now)
    }

    /// How many have come since it opened.
    pub(crate) fn used(&self) -> u32 {
        self.used
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    #[test]
    fn window_opens_with_the_first_and_closes_by_the_clock() {
        let (clock, mut window) = (Clock::standing(), Window::default());
        let mut check = |advance: u64, expected: (bool, u32, u64), reason: &str| {
            clock.advance(Duration::from_millis(advance));
            let standing = window.count(2, Duration::from_secs(5), clock.now());
            let (is_over_limit, remaining, resets_after) = expected;
            let resets_after = Duration::from_millis(resets_after);
            assert_eq!(standing, Standing { is_over_limit, remaining, resets_after }, "{reason}");
        };
        check(0, (false, 1, 5000), "the first opens it");
        check(1500, (false, 0, 3500), "the second is the last");
        check(0, (true, 0, 3500), "the third is too much");
        check(3499, (true, 0, 1), "and so is all until it closes");
        check(1, (false, 1, 5000), "then another opens");
    }
}
