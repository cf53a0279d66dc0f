//! Everything as one file, and back, while the bot runs.
//!
//! There are two kinds. A *dump* is text: a head, a line of JSON for each row, and an end with their number and digest. It
//! is the same for SQLite and PostgreSQL, so it also moves a bot from one to the other. A *copy* is a file of SQLite, made
//! by SQLite's `VACUUM INTO`: consistent while others write, and without the bytes of deleted rows. (SQLite's backup API
//! would need unsafe calls, which this workspace forbids.)

mod copy;
mod dump;
mod restore;
mod tables;

pub use dump::FORMAT;
pub use restore::{Found, Replace, verify};

use crate::store::StoreError;

/// Why a backup was not made or not read. A restore that fails has changed nothing.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file is not what it should be.
    #[error("line {line}: {what}")]
    Content {
        /// Counted from one.
        line: u64,
        /// What is wrong.
        what: String,
    },
    /// The file does not end where a dump ends.
    #[error(
        "the file ends too early: it has no last line with the number of its rows, so part of it is missing; use another \
         backup"
    )]
    Torn,
    /// The digest at the end is another than that of the rows.
    #[error("the file has been changed or damaged: its digest does not fit its rows; use another backup")]
    Digest,
    /// A newer program wrote it.
    #[error("the backup was made by a newer Starling ({0}); use that version or a newer one")]
    Newer(String),
    /// The database has rows already.
    #[error("the database is not empty; restore into an empty one, or replace what it holds with --force")]
    NotEmpty,
    /// A copy is a file of SQLite, and the database is none.
    #[error("a PostgreSQL database cannot be copied as a file of SQLite; name a file that ends in .jsonl")]
    NoCopy,
    /// A file cannot be read or written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for BackupError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}
