//! What an interaction does is done once, however often it is delivered or tried again.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::guide::Timestamp;
use crate::store::connect::Transaction;
use crate::store::{Owner, Store, StoreError, audit};

/// One change that a person asks for: an interaction of Discord, or one call of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    /// The interaction's id. A change with an id that has had its effect is not made again.
    pub id: u64,
    /// Who asks, by Discord's id; `None` on the command line.
    pub actor: Option<u64>,
    /// When.
    pub at: Timestamp,
}

/// What came of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once<T> {
    /// The answer: the same however often the change is asked for.
    pub value: T,
    /// Whether the change had been made before, and nothing was done now.
    pub again: bool,
}

/// A change about to be made, or one that was made before.
pub(super) enum Claim {
    Fresh(Change),
    /// With its outcome, as JSON.
    Made(String),
}

/// A transaction in which one effect takes place. Dropped unfinished, it leaves no trace.
pub(super) struct Change {
    pub(super) transaction: Transaction,
    owner: Owner,
    effect: Effect,
}

impl Store {
    /// Claims an effect. Another process that has the same interaction waits here until this one is done.
    pub(super) async fn claim(&self, owner: Owner, effect: Effect) -> sqlx::Result<Claim> {
        let mut transaction = self.begin().await?;
        let claimed = sqlx::query(
            "INSERT INTO effects (owner, id, at, outcome) VALUES ($1, $2, $3, '') ON CONFLICT DO NOTHING",
        )
        .bind(owner.to_string())
        .bind(effect.id.cast_signed())
        .bind(effect.at.unix())
        .execute(&mut *transaction)
        .await?;
        if claimed.rows_affected() == 1 {
            return Ok(Claim::Fresh(Change { transaction, owner, effect }));
        }
        let outcome = sqlx::query_scalar("SELECT outcome FROM effects WHERE owner = $1 AND id = $2")
            .bind(owner.to_string())
            .bind(effect.id.cast_signed())
            .fetch_one(&mut *transaction)
            .await?;
        transaction.rollback().await?;
        Ok(Claim::Made(outcome))
    }
}

impl Change {
    /// Who asked for it.
    pub(super) fn actor(&self) -> Option<u64> {
        self.effect.actor
    }

    /// Notes who did what, for the owner to read.
    pub(super) async fn audit(
        &mut self,
        action: audit::Action,
        guide: Option<&str>,
        detail: &str,
    ) -> sqlx::Result<()> {
        let Self { transaction, owner, effect } = self;
        let line = audit::Line {
            at: effect.at,
            action,
            actor: effect.actor,
            guide: guide.map(str::to_owned),
            detail: detail.to_owned(),
        };
        audit::write(transaction, *owner, effect.id, &line).await
    }

    /// Makes the change lasting, with what is to be answered now and to every repetition.
    pub(super) async fn finish<T: Serialize>(mut self, value: T) -> Result<Once<T>, StoreError> {
        let outcome =
            serde_json::to_string(&value).map_err(|error| StoreError::damaged("an outcome", error))?;
        sqlx::query("UPDATE effects SET outcome = $3 WHERE owner = $1 AND id = $2")
            .bind(self.owner.to_string())
            .bind(self.effect.id.cast_signed())
            .bind(outcome)
            .execute(&mut *self.transaction)
            .await?;
        self.transaction.commit().await?;
        Ok(Once { value, again: false })
    }
}

/// The answer to a change that was made before.
pub(super) fn made<T: DeserializeOwned>(outcome: &str) -> Result<Once<T>, StoreError> {
    let value = serde_json::from_str(outcome)
        .map_err(|error| StoreError::damaged("what came of an interaction", error))?;
    Ok(Once { value, again: true })
}
