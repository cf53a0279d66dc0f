//! Who did what: a line for each change that others may want to know about.

use sqlx::Row;
use sqlx::any::AnyRow;

use crate::guide::Timestamp;
use crate::store::connect::Transaction;
use crate::store::{Owner, Store, StoreError};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// A guide was made.
    Created,
    /// A version of a guide was frozen.
    Approved,
    /// A guide got another title.
    Renamed,
    /// A guide was put away.
    Archived,
    /// A guide was taken out again.
    Unarchived,
    /// A guide was deleted with all its versions.
    Deleted,
    /// Settings were changed.
    Settings,
    /// Guides were deleted since they were older than the owner keeps them.
    Purged,
    /// A person's name was removed at their wish.
    Forgotten,
}

impl Action {
    const ALL: [Self; 9] = [
        Self::Created,
        Self::Approved,
        Self::Renamed,
        Self::Archived,
        Self::Unarchived,
        Self::Deleted,
        Self::Settings,
        Self::Purged,
        Self::Forgotten,
    ];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Approved => "approved",
            Self::Renamed => "renamed",
            Self::Archived => "archived",
            Self::Unarchived => "unarchived",
            Self::Deleted => "deleted",
            Self::Settings => "settings",
            Self::Purged => "purged",
            Self::Forgotten => "forgotten",
        }
    }

    pub(super) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }
}

/// A line of the audit.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Line {
    /// When.
    pub at: Timestamp,
    /// What.
    pub action: Action,
    /// Who, by Discord's id; `None` if it was the program, or somebody who asked to be forgotten.
    pub actor: Option<u64>,
    /// Which guide, by its id.
    pub guide: Option<String>,
    /// More, such as the number of a version. Never a title or another text of a person: a line outlives its guide.
    pub detail: String,
}

impl Line {
    pub(super) fn read(row: &AnyRow) -> Result<Self, StoreError> {
        let name: String = row.try_get("action")?;
        let action = Action::of_name(&name)
            .ok_or_else(|| StoreError::damaged("a line of the audit", format!("no action `{name}`")))?;
        Ok(Self {
            at: Timestamp::from_unix(row.try_get("at")?),
            action,
            actor: row.try_get::<Option<i64>, _>("actor")?.map(i64::cast_unsigned),
            guide: row.try_get("guide")?,
            detail: row.try_get("detail")?,
        })
    }
}

pub(super) async fn write(
    transaction: &mut Transaction,
    owner: Owner,
    effect: u64,
    line: &Line,
) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO audit (owner, at, effect, action, actor, guide, detail) VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT DO NOTHING",
    )
    .bind(owner.to_string())
    .bind(line.at.unix())
    .bind(effect.cast_signed())
    .bind(line.action.name())
    .bind(line.actor.map(u64::cast_signed))
    .bind(line.guide.as_deref())
    .bind(&line.detail)
    .execute(&mut **transaction)
    .await
    .map(drop)
}

impl Store {
    /// The newest lines of an owner's audit, newest first.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn audit(&self, owner: Owner, limit: u32) -> Result<Vec<Line>, StoreError> {
        let rows = sqlx::query(
            "SELECT at, action, actor, guide, detail FROM audit WHERE owner = $1 ORDER BY at DESC, effect DESC LIMIT $2",
        )
        .bind(owner.to_string())
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(Line::read).collect()
    }
}
