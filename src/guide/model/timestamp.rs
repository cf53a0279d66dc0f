//! When something was done to a guide.

use std::fmt;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A moment, to the second, in UTC. Files hold it as RFC 3339: `2026-03-02T09:30:00Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Timestamp(OffsetDateTime);

impl Timestamp {
    /// The moment this many seconds after the start of 1970; the nearest one that there is, if that is out of bounds.
    pub fn from_unix(seconds: i64) -> Self {
        let nearest =
            seconds.clamp(0, OffsetDateTime::new_utc(time::Date::MAX, time::Time::MIDNIGHT).unix_timestamp());
        Self(OffsetDateTime::from_unix_timestamp(nearest).unwrap_or(OffsetDateTime::UNIX_EPOCH))
    }

    /// Seconds since the start of 1970.
    pub fn unix(self) -> i64 {
        self.0.unix_timestamp()
    }

    /// The day: "2 March 2026".
    pub fn day(self) -> String {
        format!("{} {} {}", self.0.day(), self.0.month(), self.0.year())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.format(&Rfc3339).unwrap_or_default())
    }
}

impl From<Timestamp> for String {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.to_string()
    }
}

impl TryFrom<String> for Timestamp {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let read = OffsetDateTime::parse(&text, &Rfc3339);
        let seconds = read.map(OffsetDateTime::unix_timestamp).ok().filter(|seconds| *seconds >= 0);
        let wrong = || format!("`{text}` is no moment; write it like 2026-03-02T09:30:00Z");
        seconds.map(Self::from_unix).ok_or_else(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_back_in_utc_and_to_the_second() {
        let moment = Timestamp::from_unix(1_772_443_800);
        assert_eq!(moment.to_string(), "2026-03-02T09:30:00Z");
        assert_eq!(moment.day(), "2 March 2026");
        assert_eq!(Timestamp::try_from(moment.to_string()), Ok(moment));
        assert_eq!(Timestamp::try_from("2026-03-02T10:30:00.75+01:00".to_owned()), Ok(moment));
    }

    #[test]
    fn no_number_is_out_of_bounds_and_no_text_is_taken_for_a_moment() {
        for seconds in [i64::MIN, -1, i64::MAX] {
            let nearest = Timestamp::from_unix(seconds);
            assert_eq!(Timestamp::try_from(nearest.to_string()), Ok(nearest), "{seconds}");
        }
        for text in ["", "yesterday", "2026-03-02", "1900-01-01T00:00:00Z"] {
            assert!(Timestamp::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
