//! What can go wrong with a database, in words for the person who runs Starling.

use std::fmt;

use crate::store::address::{Address, AddressError};

/// A query that failed. Nothing of what it was to change has been changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database did not do it: it cannot be reached, is locked for too long, or its disk is full.
    #[error("the database failed: {0}")]
    Database(#[source] Failure),
    /// What is kept cannot be read.
    #[error("{what} in the database cannot be read: {why}; `starling db check` looks at everything")]
    Damaged {
        /// Which row.
        what: String,
        /// What is wrong with it.
        why: String,
    },
}

impl StoreError {
    /// A document that is not what it should be.
    pub(super) fn damaged(what: impl Into<String>, why: impl fmt::Display) -> Self {
        Self::Damaged { what: what.into(), why: why.to_string() }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(Failure(error))
    }
}

/// What the database's driver reported. It holds no value of any row.
#[derive(Debug)]
pub struct Failure(pub(super) sqlx::Error);

impl std::error::Error for Failure {}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.0, Trouble::of(&self.0)) {
            (_, Some(trouble)) => write!(f, "{trouble}"),
            (sqlx::Error::PoolTimedOut, _) => f.write_str("it gave no connection in time"),
            (sqlx::Error::Database(error), _) => f.write_str(error.message()),
            (error, _) => write!(f, "{error}"),
        }
    }
}

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address is none.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// No connection, or none that can write.
    #[error("{address} cannot be opened: {failure}")]
    Connect {
        /// The database.
        address: Address,
        /// What its driver said.
        failure: Failure,
    },
    /// A newer program has been here.
    #[error(
        "{address} was written by a newer Starling (schema version {found}; this one knows {known}). Use that version or a \
         newer one; an older one could damage what it does not know"
    )]
    Newer {
        /// The database.
        address: Address,
        /// Its version.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// The file is another program's.
    #[error("{address} holds the tables of another program, so nothing was written to it; name another file")]
    Foreign {
        /// The database.
        address: Address,
    },
    /// The schema could not be brought up to date.
    #[error("{address} could not be brought up to date: {why}")]
    Migrate {
        /// The database.
        address: Address,
        /// What went wrong.
        why: String,
    },
}

/// Troubles that the person who runs Starling can do something about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    NoFolder,
    ReadOnly,
    NoDatabase,
    Damaged,
    Busy,
    Full,
    WrongPassword,
    UnknownDatabase,
    NotAllowed,
    Refused,
}

impl Trouble {
    /// The trouble behind an error, if it is a known one: by SQLite's result code or PostgreSQL's SQLSTATE.
    pub(super) fn of(error: &sqlx::Error) -> Option<Self> {
        match error {
            sqlx::Error::Database(error) => Self::of_code(&error.code()?),
            sqlx::Error::Io(_) => Some(Self::Refused),
            _ => None,
        }
    }

    fn of_code(code: &str) -> Option<Self> {
        match code {
            "28P01" | "28000" => return Some(Self::WrongPassword),
            "3D000" => return Some(Self::UnknownDatabase),
            "42501" => return Some(Self::NotAllowed),
            "53100" => return Some(Self::Full),
            "25006" => return Some(Self::ReadOnly),
            _ => {}
        }
        // SQLite's extended codes hold the basic one in their lowest byte. A SQLSTATE has five characters.
        let code: u32 = code.parse().ok().filter(|_| code.len() < 5)?;
        match code & 0xff {
            5 | 6 => Some(Self::Busy),
            8 => Some(Self::ReadOnly),
            11 => Some(Self::Damaged),
            13 => Some(Self::Full),
            14 => Some(Self::NoFolder),
            26 => Some(Self::NoDatabase),
            _ => None,
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoFolder => {
                "the file cannot be opened or made; check that its folder exists and that you may write there"
            }
            Self::ReadOnly => "it may only be read; give the user who runs Starling the right to write it",
            Self::NoDatabase => "the file is no SQLite database; name another file",
            Self::Damaged => {
                "the file is damaged; keep a copy, and restore a backup with `starling db restore FILE`"
            }
            Self::Busy => "another program has locked it for too long; end that program, or try again",
            Self::Full => "the disk is full; make room",
            Self::WrongPassword => {
                "the server does not accept this user and password; check them in DATABASE_URL"
            }
            Self::UnknownDatabase => {
                "the server has no database of that name; make it with `createdb`, or check DATABASE_URL"
            }
            Self::NotAllowed => {
                "the user of DATABASE_URL may not do this; make it the owner of the database, or grant it what it needs"
            }
            Self::Refused => {
                "the server cannot be reached; check that it runs, and host and port in DATABASE_URL"
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_both_databases_are_told_apart() {
        for (code, trouble) in [
            ("14", Some(Trouble::NoFolder)),
            ("8", Some(Trouble::ReadOnly)),
            ("1032", Some(Trouble::ReadOnly)),
            ("517", Some(Trouble::Busy)),
            ("26", Some(Trouble::NoDatabase)),
            ("779", Some(Trouble::Damaged)),
            ("28P01", Some(Trouble::WrongPassword)),
            ("3D000", Some(Trouble::UnknownDatabase)),
            ("23505", None),
            ("1", None),
            ("", None),
        ] {
            assert_eq!(Trouble::of_code(code), trouble, "{code}");
        }
    }
}
