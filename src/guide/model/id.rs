//! The name of a guide among all guides.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Crockford's base 32: no letter that could be taken for a digit, and no `u`.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters of an id: 50 bits, so that two guides never meet by chance.
const LENGTH: usize = 10;

/// The stable name of a guide: ten characters that can be read out and typed, such as `7k2m9x4c0d`. All versions of a
/// guide share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct GuideId([u8; LENGTH]);

/// A text that is no guide's id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no guide id; an id has ten letters and digits, such as `7k2m9x4c0d`")]
pub struct NoGuideId(String);

impl GuideId {
    /// The id that a random number gives.
    pub fn from_chance(chance: u64) -> Self {
        let digit = |place: usize| DIGITS[(chance >> (5 * place) & 31) as usize];
        Self(std::array::from_fn(digit))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("the digits are ASCII")
    }
}

impl fmt::Display for GuideId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<GuideId> for String {
    fn from(id: GuideId) -> Self {
        id.as_str().to_owned()
    }
}

impl TryFrom<String> for GuideId {
    type Error = NoGuideId;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl FromStr for GuideId {
    type Err = NoGuideId;

    /// Reads an id as people type it: in any case, with `o` for zero and `i` or `l` for one.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digit = |c: char| {
            let plain = match c.to_ascii_lowercase() {
                'o' => b'0',
                'i' | 'l' => b'1',
                c => u8::try_from(c).ok()?,
            };
            DIGITS.contains(&plain).then_some(plain)
        };
        let digits: Option<Vec<u8>> = text.trim().chars().map(digit).collect();
        digits
            .and_then(|digits| digits.try_into().ok())
            .map(Self)
            .ok_or_else(|| NoGuideId(text.trim().chars().take(40).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_as_people_type_it() {
        for chance in [0, 1, 31, u64::MAX, 0x1234_5678_9abc_def0] {
            let id = GuideId::from_chance(chance);
            assert_eq!(id.as_str().len(), LENGTH);
            assert_eq!(id.to_string().parse(), Ok(id));
            assert_eq!(format!(" {} ", id.to_string().to_uppercase()).parse(), Ok(id));
        }
        assert_eq!("O1IL000000".parse(), "0111000000".parse::<GuideId>(), "letters that look like digits");
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "7k2m9x4c0", "7k2m9x4c0dd", "7k2m9x4c0u", "7k2m-x4c0d", "äääääääääää"] {
            assert!(text.parse::<GuideId>().is_err(), "{text}");
        }
    }

    #[test]
    fn different_chance_gives_a_different_id() {
        let ids: std::collections::BTreeSet<GuideId> = (0..1000).map(GuideId::from_chance).collect();
        assert_eq!(ids.len(), 1000);
    }
}
