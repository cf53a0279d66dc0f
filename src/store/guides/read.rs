//! Finding guides.

use sqlx::any::AnyExecutor;

use super::row::{self, pattern};
use super::{Guides, Listed, Page, Stored, Summary, VersionSummary, Which};
use crate::guide::{Guide, GuideId};
use crate::store::connect::Engine;
use crate::store::{Owner, StoreError};

impl Which {
    /// The bounds of a column that is 1 for what has been put away and 0 for what has not.
    fn bounds(self) -> (i64, i64) {
        match self {
            Self::Active => (0, 0),
            Self::Archived => (1, 1),
            Self::All => (0, 1),
        }
    }
}

impl Guides<'_> {
    /// A guide by its id.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn find(&self, owner: Owner, id: GuideId) -> Result<Option<Stored>, StoreError> {
        current(&self.store.pool, owner, id, CURRENT).await
    }

    /// A page of the owner's guides, the latest changed first.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn list(&self, owner: Owner, which: Which, page: Page) -> Result<Listed, StoreError> {
        let (least, most) = which.bounds();
        let total: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM guides \
             WHERE owner = $1 AND (CASE WHEN archived_at IS NULL THEN 0 ELSE 1 END) BETWEEN $2 AND $3",
        )
        .bind(owner.to_string())
        .bind(least)
        .bind(most)
        .fetch_one(&self.store.pool)
        .await?;
        let rows = sqlx::query(
            "SELECT id, title, role, questions, minutes, version, approved, author, archived_at, changed_at \
             FROM guides WHERE owner = $1 AND (CASE WHEN archived_at IS NULL THEN 0 ELSE 1 END) BETWEEN $2 AND $3 \
             ORDER BY changed_at DESC, id LIMIT $4 OFFSET $5",
        )
        .bind(owner.to_string())
        .bind(least)
        .bind(most)
        .bind(i64::from(page.size))
        .bind(i64::from(page.number) * i64::from(page.size))
        .fetch_all(&self.store.pool)
        .await?;
        let guides = rows.iter().map(Summary::read).collect::<Result<_, _>>()?;
        Ok(Listed { guides, total: u32::try_from(total).unwrap_or(u32::MAX) })
    }

    /// The guides whose title holds this text, in any case, the latest changed first: what fits while a person types.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn search(
        &self,
        owner: Owner,
        which: Which,
        text: &str,
        limit: u32,
    ) -> Result<Vec<Summary>, StoreError> {
        let (least, most) = which.bounds();
        let rows = sqlx::query(
            "SELECT id, title, role, questions, minutes, version, approved, author, archived_at, changed_at \
             FROM guides WHERE owner = $1 AND (CASE WHEN archived_at IS NULL THEN 0 ELSE 1 END) BETWEEN $2 AND $3 \
             AND sought LIKE $4 ESCAPE '\\' ORDER BY changed_at DESC, id LIMIT $5",
        )
        .bind(owner.to_string())
        .bind(least)
        .bind(most)
        .bind(pattern(text.trim()))
        .bind(i64::from(limit))
        .fetch_all(&self.store.pool)
        .await?;
        rows.iter().map(Summary::read).collect()
    }

    /// The approved versions of a guide, the newest first; none if there is no such guide.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn versions(&self, owner: Owner, id: GuideId) -> Result<Vec<VersionSummary>, StoreError> {
        let rows = sqlx::query(
            "SELECT version, approved_by, approved_at FROM guide_versions \
             WHERE owner = $1 AND guide = $2 ORDER BY version DESC",
        )
        .bind(owner.to_string())
        .bind(id.as_str())
        .fetch_all(&self.store.pool)
        .await?;
        rows.iter().map(VersionSummary::read).collect()
    }

    /// An approved version of a guide, as it was approved.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn version(
        &self,
        owner: Owner,
        id: GuideId,
        version: u32,
    ) -> Result<Option<Guide>, StoreError> {
        let row = sqlx::query(
            "SELECT document FROM guide_versions WHERE owner = $1 AND guide = $2 AND version = $3",
        )
        .bind(owner.to_string())
        .bind(id.as_str())
        .bind(i64::from(version))
        .fetch_optional(&self.store.pool)
        .await?;
        row.map(|row| row::document(&row, format!("version {version} of the guide `{id}`"))).transpose()
    }
}

const CURRENT: &str = "SELECT id, approved, changed_at, archived_at, document \
                       FROM guides WHERE owner = $1 AND id = $2";

/// The same, for a transaction that will change the row: on PostgreSQL, others wait until it is done. SQLite has one
/// writer at a time anyway.
pub(super) fn current_to_change(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => CURRENT,
        Engine::Postgres => {
            "SELECT id, approved, changed_at, archived_at, document \
             FROM guides WHERE owner = $1 AND id = $2 FOR UPDATE"
        }
    }
}

pub(super) async fn current<'e>(
    executor: impl AnyExecutor<'e>,
    owner: Owner,
    id: GuideId,
    query: &'static str,
) -> Result<Option<Stored>, StoreError> {
    let row = sqlx::query(query).bind(owner.to_string()).bind(id.as_str()).fetch_optional(executor).await?;
    row.as_ref().map(Stored::read).transpose()
}
