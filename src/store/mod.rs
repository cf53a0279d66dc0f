//! What Starling keeps, in SQLite or PostgreSQL: the only room that knows SQL.
//!
//! The statements are in the part of SQL that both databases share, run by sqlx's `Any` driver, so there is one code path.
//! Columns are 64-bit numbers and texts only, which that driver carries faithfully; documents are JSON.
//!
//! - [`Address`], [`Store`]: opening a database, which brings its schema up to date.
//! - [`Owner`]: whose a row is. Every query takes one.
//! - [`Effect`]: a change that is made once, in one transaction with the note that it was made.
//! - [`Guides`]: guides and their approved versions.
//! - [`Settings`]: what a server or a person has set.
//! - [`audit`]: who did what.
//! - [`About`], [`Forgotten`], [`Purged`]: what is kept about a person, and what is deleted.
//! - [`backup`]: everything as one file, and back.

mod address;
pub mod audit;
pub mod backup;
mod check;
mod connect;
mod database;
mod effect;
mod error;
mod guides;
mod migrate;
mod owner;
mod privacy;
mod retention;
mod settings;

pub use address::{Address, AddressError, PostgresAddress};
pub use check::Checked;
pub use database::Database;
pub use effect::{Effect, Once};
pub use error::{Failure, OpenError, StoreError};
pub use guides::{EditError, Edited, Guides, Listed, Page, Stored, Summary, VersionSummary, Which};
pub use owner::{Owner, UnknownOwner};
pub use privacy::{About, Done, Forgotten, Trace};
pub use retention::{AUDIT_DAYS, EFFECT_DAYS, Purged};
pub use settings::{Settings, Visibility};

use sqlx::AnyPool;

use connect::{Engine, Transaction};

/// An open database. Clones share its connections.
#[derive(Debug, Clone)]
pub struct Store {
    pool: AnyPool,
    engine: Engine,
}

impl Store {
    /// Opens a database, makes it if it is a file that is not there, and brings its schema up to date.
    ///
    /// # Errors
    ///
    /// If it cannot be opened for writing, or has been used by a newer program.
    pub async fn open(address: &Address) -> Result<Self, OpenError> {
        Ok(Self { pool: connect::open(address).await?, engine: Engine::of(address) })
    }

    /// Closes every connection, so that an SQLite file is by itself, without files beside it.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    async fn begin(&self) -> sqlx::Result<Transaction> {
        self.pool.begin_with(self.engine.begin_writing()).await
    }
}
