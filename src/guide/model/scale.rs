//! The rating scale of a guide: one for every question and every interviewer.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One level of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// Its number, from one for the lowest.
    pub rating: u8,
    /// Its name: "Intermediate".
    pub label: String,
}

/// The levels of a rating, lowest first. "Not assessed" is no level: it is said where a rating would be, and it is never a
/// zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scale {
    /// The levels, numbered from one without a gap.
    pub levels: Vec<Rating>,
}

impl Scale {
    /// A scale of these names, lowest first.
    pub fn new<L: Into<String>>(labels: impl IntoIterator<Item = L>) -> Self {
        let levels = (1..).zip(labels).map(|(rating, label)| Rating { rating, label: label.into() });
        Self { levels: levels.collect() }
    }

    /// The best rating.
    pub fn highest(&self) -> u8 {
        self.levels.last().map_or(0, |level| level.rating)
    }

    /// The name of a rating, if the scale has it.
    pub fn label(&self, rating: u8) -> Option<&str> {
        self.levels.iter().find(|level| level.rating == rating).map(|level| level.label.as_str())
    }

    /// The standard scale with this many levels, if there is one: where anchors come from.
    pub fn standard(&self) -> Option<StandardScale> {
        StandardScale::ALL.into_iter().find(|standard| standard.levels() == self.levels.len())
    }
}

/// The scales that a guide can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum StandardScale {
    /// Four levels: no middle to hide in.
    Four,
    /// The five proficiency levels of the US Office of Personnel Management.
    #[default]
    Five,
    /// The seven levels of the UK Civil Service.
    Seven,
}

impl StandardScale {
    /// All of them, shortest first.
    pub const ALL: [Self; 3] = [Self::Four, Self::Five, Self::Seven];

    /// How many levels it has.
    pub fn levels(self) -> usize {
        match self {
            Self::Four => 4,
            Self::Five => 5,
            Self::Seven => 7,
        }
    }

    /// The names of its levels, lowest first.
    pub fn labels(self) -> &'static [&'static str] {
        match self {
            Self::Four => &["Little evidence", "Some evidence", "Good evidence", "Strong evidence"],
            Self::Five => &["Awareness", "Basic", "Intermediate", "Advanced", "Expert"],
            Self::Seven => &[
                "Not demonstrated",
                "Minimal demonstration",
                "Moderate demonstration",
                "Acceptable demonstration",
                "Good demonstration",
                "Strong demonstration",
                "Outstanding demonstration",
            ],
        }
    }

    /// The scale itself.
    pub fn scale(self) -> Scale {
        Scale::new(self.labels().iter().copied())
    }

    /// Which rating of this scale each of the templates' five anchors describes. A rating that none describes lies
    /// between its neighbours.
    pub fn of_five(self, five: u8) -> Option<u8> {
        match (self, five) {
            (_, 0 | 6..) => None,
            (Self::Five, five) => Some(five),
            // The highest of four is already more than the role's ordinary case asks for, so "Expert" has no place.
            (Self::Four, five) => Some(five).filter(|rating| *rating <= 4),
            (Self::Seven, five) => Some([1, 3, 4, 6, 7][usize::from(five) - 1]),
        }
    }
}

impl fmt::Display for StandardScale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Four => "four",
            Self::Five => "five",
            Self::Seven => "seven",
        })
    }
}

impl FromStr for StandardScale {
    type Err = String;

    /// Reads a scale by its number of levels, in digits or as a word.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wanted = text.trim().to_lowercase();
        let known = |scale: &Self| scale.to_string() == wanted || scale.levels().to_string() == wanted;
        Self::ALL
            .into_iter()
            .find(known)
            .ok_or_else(|| format!("`{text}` is no scale; a scale has 4, 5 or 7 levels"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scale_has_its_levels_and_is_read_back() {
        for standard in StandardScale::ALL {
            let scale = standard.scale();
            assert_eq!(usize::from(scale.highest()), standard.levels());
            assert_eq!(scale.standard(), Some(standard));
            assert_eq!(standard.to_string().parse(), Ok(standard));
            assert_eq!(standard.levels().to_string().parse(), Ok(standard));
        }
        assert!("6".parse::<StandardScale>().is_err());
    }

    #[test]
    fn every_scale_has_anchors_at_its_low_middle_and_high_ratings() {
        for standard in StandardScale::ALL {
            let described: Vec<u8> = (1..=5).filter_map(|five| standard.of_five(five)).collect();
            assert!(described.is_sorted() && described.len() >= 4, "{standard}: {described:?}");
            assert_eq!(described.first(), Some(&1), "{standard} low");
            assert_eq!(described.last().copied(), Some(standard.scale().highest()), "{standard} high");
            let middle = standard.scale().highest().div_ceil(2);
            assert!(described.contains(&middle), "{standard} middle");
        }
        assert_eq!((StandardScale::Five.of_five(0), StandardScale::Seven.of_five(6)), (None, None));
    }
}
