//! How much each competency counts.

use serde::{Deserialize, Serialize};

use super::{Person, Timestamp};

/// How much the rating of one competency counts beside the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weight {
    /// The competency's name.
    pub competency: String,
    /// Twice the weight counts twice as much.
    pub weight: u8,
}

/// The weights of a guide. They are fixed with it, before anybody is interviewed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Weights {
    /// Every competency counts the same.
    #[default]
    Equal,
    /// Some count more, and somebody said why.
    Unequal {
        /// The weight of each competency; one that is not named counts once.
        weights: Vec<Weight>,
        /// Why, in that person's words.
        reason: String,
        /// Who decided it.
        by: Person,
        /// When.
        at: Timestamp,
    },
}

impl Weights {
    /// The weight of a competency.
    pub fn of(&self, competency: &str) -> u8 {
        match self {
            Self::Equal => 1,
            Self::Unequal { weights, .. } => weights
                .iter()
                .find(|weight| weight.competency == competency)
                .map_or(1, |weight| weight.weight),
        }
    }
}
