//! What a person asks for: how many questions, about what, of which kind.

use std::fmt;
use std::str::FromStr;

use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use serde::{Deserialize, Serialize};

use crate::profile::Level;
use crate::template::QuestionKind;

/// Minutes that one question takes with its probes: 45 minutes hold about five questions (US OPM, structured interviews).
pub const MINUTES_PER_QUESTION: u32 = 6;

/// Minutes an interview spends on its introduction and its closing, when it has the time for both.
const FRAME_MINUTES: u32 = 15;

/// The number that a set grows from. The same seed gives the same set again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seed(u32);

impl Seed {
    /// The seed of this number.
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// A fresh seed of at most six digits, short enough for a person to type; `chance` is any random number.
    pub const fn short(chance: u32) -> Self {
        Self(chance % 1_000_000)
    }

    /// A fresh seed from the system's own chance; for the edges of the program only.
    pub fn draw() -> Self {
        Self::short(rand::random())
    }

    /// The number as a person would type it.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// A generator whose values stay the same across machines and releases.
    pub(super) fn rng(self) -> ChaCha8Rng {
        ChaCha8Rng::seed_from_u64(u64::from(self.0))
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Seed {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.trim()
            .parse()
            .map(Self)
            .map_err(|_| format!("`{text}` is no seed; a seed is a whole number from 0 to {}", u32::MAX))
    }
}

/// A number of the system's own chance, for an id; for the edges of the program only.
pub fn chance() -> u64 {
    rand::random()
}

/// How large a set should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Size {
    /// This many questions.
    Count(u32),
    /// As many questions as fit into an interview of this many minutes, introduction and closing included.
    Minutes(u32),
}

/// A size outside what an interview can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SizeError {
    /// No questions, or more than the limit.
    #[error("a set holds 1 to {max} questions, not {0}", max = Size::MAX_COUNT)]
    Count(u32),
    /// Too short for one question, or longer than a working half-day.
    #[error("an interview lasts {min} to {max} minutes, not {0}", min = Size::MIN_MINUTES, max = Size::MAX_MINUTES)]
    Minutes(u32),
}

impl Size {
    /// Most questions of one set.
    pub const MAX_COUNT: u32 = 200;
    /// Shortest interview, in minutes.
    pub const MIN_MINUTES: u32 = 10;
    /// Longest interview, in minutes.
    pub const MAX_MINUTES: u32 = 480;

    /// Checks the size against its limits.
    pub fn check(self) -> Result<Self, SizeError> {
        match self {
            Self::Count(n) if !(1..=Self::MAX_COUNT).contains(&n) => Err(SizeError::Count(n)),
            Self::Minutes(n) if !(Self::MIN_MINUTES..=Self::MAX_MINUTES).contains(&n) => {
                Err(SizeError::Minutes(n))
            }
            _ => Ok(self),
        }
    }

    /// The number of questions this size holds, at least one.
    ///
    /// Introduction and closing take 15 minutes, or a third of a short interview.
    pub fn questions(self) -> usize {
        let count = match self {
            Self::Count(count) => count,
            Self::Minutes(minutes) => (minutes - FRAME_MINUTES.min(minutes / 3)) / MINUTES_PER_QUESTION,
        };
        count.max(1) as usize
    }

    /// How long the interview takes, given the minutes of its questions: what was asked for if the set fills it, else
    /// the questions with their introduction and closing, rounded up to five minutes as people plan them.
    pub fn interview_minutes(self, questions: u32) -> u32 {
        let framed = (questions + FRAME_MINUTES).next_multiple_of(5);
        match self {
            Self::Count(_) => framed,
            Self::Minutes(minutes) => {
                let full = (questions / MINUTES_PER_QUESTION) as usize >= self.questions();
                if full { minutes } else { minutes.min(framed) }
            }
        }
    }
}

/// A request for a question set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Positions of the competencies to ask about, in the profile's order; empty means all.
    pub competencies: Vec<usize>,
    /// How many questions.
    pub size: Size,
    /// The kinds to ask; empty means a mixed set.
    pub kinds: Vec<QuestionKind>,
    /// Ask about this proficiency level only: statements of other levels are left out.
    pub level: Option<Level>,
    /// Where the set's chance comes from.
    pub seed: Seed,
}

impl Request {
    /// Whether a question of this kind may be in the set.
    pub(super) fn asks(&self, kind: QuestionKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_hold_as_many_questions_as_an_interview_of_that_length() {
        for (minutes, questions, why) in [
            (45, 5, "the OPM interview"),
            (60, 7, "an hour"),
            (30, 3, "a third goes to the frame"),
            (20, 2, "a screening"),
            (10, 1, "never none"),
            (90, 12, "a long one"),
        ] {
            assert_eq!(Size::Minutes(minutes).questions(), questions, "{minutes} minutes: {why}");
        }
    }

    #[test]
    fn an_interview_takes_the_time_asked_for_only_if_its_questions_fill_it() {
        for (size, questions, expected, why) in [
            (Size::Count(5), 5, 45, "by count"),
            (Size::Minutes(60), 7, 60, "an hour, filled"),
            (Size::Minutes(480), 34, 220, "no more statements than these"),
            (Size::Minutes(10), 1, 10, "a short one"),
        ] {
            assert_eq!(size.interview_minutes(questions * MINUTES_PER_QUESTION), expected, "{why}");
        }
    }

    #[test]
    fn sizes_outside_an_interview_are_refused() {
        assert_eq!(Size::Count(0).check(), Err(SizeError::Count(0)));
        assert_eq!(Size::Count(201).check(), Err(SizeError::Count(201)));
        assert_eq!(Size::Minutes(9).check(), Err(SizeError::Minutes(9)));
        assert!(Size::Count(200).check().is_ok());
        assert!(Size::Minutes(480).check().is_ok());
    }

    #[test]
    fn a_seed_is_read_as_it_is_shown() {
        assert_eq!("481516".parse(), Ok(Seed::new(481_516)));
        assert_eq!(Seed::new(7).to_string().parse(), Ok(Seed::new(7)));
        assert!("seven".parse::<Seed>().is_err());
        assert!("-1".parse::<Seed>().is_err());
        assert!(Seed::short(u32::MAX).number() < 1_000_000);
    }
}
