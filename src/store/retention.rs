//! What has been kept for long enough is deleted, so that not even its bytes are left.

use sqlx::{Executor, Row};

use crate::guide::Timestamp;
use crate::store::audit::{self, Action};
use crate::store::connect::Engine;
use crate::store::{Owner, Settings, Store, StoreError};

const DAY: i64 = 24 * 60 * 60;

/// How long it is known which interactions have had their effect. Discord forgets them after a quarter of an hour.
pub const EFFECT_DAYS: u32 = 1;
/// How long it is known who did what.
pub const AUDIT_DAYS: u32 = 365;

/// What a purge deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Purged {
    /// Guides that their owner keeps no longer, each with its versions.
    pub guides: u64,
    /// Notes of interactions.
    pub effects: u64,
    /// Lines of the audit.
    pub audit: u64,
}

impl Store {
    /// Deletes what has been kept for long enough: guides that were not changed for as many days as their owner has set,
    /// and notes and audit lines of their own age. It leaves an audit line where guides were deleted.
    ///
    /// # Errors
    ///
    /// If the database fails. What was deleted until then stays deleted; the next purge does the rest.
    pub async fn purge(&self, now: Timestamp) -> Result<Purged, StoreError> {
        let mut purged = Purged::default();
        let rows = sqlx::query("SELECT owner, document FROM settings").fetch_all(&self.pool).await?;
        for row in &rows {
            let Some(days) = Settings::read(row)?.retention_days else { continue };
            let name: String = row.try_get("owner")?;
            let owner = name.parse().map_err(|error| StoreError::damaged("a row of settings", error))?;
            purged.guides += self.purge_guides(owner, days, now).await?;
        }
        purged.effects = self.delete_before("DELETE FROM effects WHERE at < $1", EFFECT_DAYS, now).await?;
        purged.audit = self.delete_before("DELETE FROM audit WHERE at < $1", AUDIT_DAYS, now).await?;
        self.let_go().await?;
        Ok(purged)
    }

    async fn purge_guides(&self, owner: Owner, days: u32, now: Timestamp) -> Result<u64, StoreError> {
        let mut transaction = self.begin().await?;
        let deleted = sqlx::query("DELETE FROM guides WHERE owner = $1 AND changed_at < $2")
            .bind(owner.to_string())
            .bind(before(now, days))
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        if deleted > 0 {
            let detail = format!("{deleted} not changed for {days} days");
            let line = audit::Line { at: now, action: Action::Purged, actor: None, guide: None, detail };
            audit::write(&mut transaction, owner, 0, &line).await?;
        }
        transaction.commit().await?;
        Ok(deleted)
    }

    async fn delete_before(
        &self,
        statement: &'static str,
        days: u32,
        now: Timestamp,
    ) -> Result<u64, StoreError> {
        let done = sqlx::query(statement).bind(before(now, days)).execute(&self.pool).await?;
        Ok(done.rows_affected())
    }

    /// Makes the database let go of what was deleted.
    ///
    /// SQLite has overwritten it already (`secure_delete`); its pages are given back, and the log of changes, which still
    /// holds them as they were, is written to the file and emptied. PostgreSQL makes the rows unreadable for good; the
    /// bytes on the server's disk are overwritten when it uses the space again.
    pub(super) async fn let_go(&self) -> Result<(), StoreError> {
        let statement = match self.engine {
            Engine::Sqlite => "PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);",
            Engine::Postgres => "VACUUM guides, guide_people, guide_versions, settings, effects, audit",
        };
        self.pool.execute(statement).await?;
        Ok(())
    }
}

/// The moment this many days ago, as a column holds it.
fn before(now: Timestamp, days: u32) -> i64 {
    now.unix() - i64::from(days) * DAY
}
