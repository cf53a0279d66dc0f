//! Whose a row is.

use std::fmt;
use std::str::FromStr;

/// The server or the person that a row belongs to. Every query takes one, so that nobody's data can reach another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Owner {
    /// A server, by Discord's id.
    Guild(u64),
    /// A person, by Discord's id: what they made outside any server, and their own settings.
    User(u64),
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guild(id) => write!(f, "guild:{id}"),
            Self::User(id) => write!(f, "user:{id}"),
        }
    }
}

/// The text is not the name of an owner.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no owner; it is written guild:ID or user:ID")]
pub struct UnknownOwner(String);

impl FromStr for Owner {
    type Err = UnknownOwner;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownOwner(text.to_owned());
        let (kind, id) = text.split_once(':').ok_or_else(unknown)?;
        let id = id.parse().map_err(|_| unknown())?;
        match kind {
            "guild" => Ok(Self::Guild(id)),
            "user" => Ok(Self::User(id)),
            _ => Err(unknown()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_reads_back_as_it_is_written() {
        for owner in [Owner::Guild(0), Owner::Guild(u64::MAX), Owner::User(42)] {
            assert_eq!(owner.to_string().parse::<Owner>().unwrap(), owner);
        }
        for text in ["", "guild", "guild:", "guild:x", "role:1", "user:-1"] {
            assert!(text.parse::<Owner>().is_err(), "{text}");
        }
    }
}
