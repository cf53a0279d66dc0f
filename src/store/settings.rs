//! What a server or a person has set. Everything can be unset; then Starling's own default holds.

use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::guide::StandardScale;
use crate::store::audit::Action;
use crate::store::effect::{Claim, made};
use crate::store::{Effect, Once, Owner, Store, StoreError};

/// Settings of a server or a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The profile that is meant where none is named, by its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// How answers are rated in a new guide; kept as the number of its levels.
    #[serde(skip_serializing_if = "Option::is_none", with = "levels")]
    pub scale: Option<StandardScale>,
    /// How long an interview takes where nobody says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// How many points two ratings of an answer may lie apart before the panel talks about them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consensus_threshold: Option<u32>,
    /// After how many days without a change a guide is deleted; unset, it is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retention_days: Option<u32>,
    /// Who sees answers where nobody says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<Visibility>,
}

/// Who sees an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Visibility {
    /// The person who asked.
    Private,
    /// Everybody in the channel.
    Everyone,
}

/// A scale as the number of its levels.
mod levels {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::guide::StandardScale;

    #[expect(clippy::ref_option, reason = "the shape that serde asks for")]
    pub(super) fn serialize<S: Serializer>(
        scale: &Option<StandardScale>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        scale.map(StandardScale::levels).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<StandardScale>, D::Error> {
        let Some(levels) = Option::<usize>::deserialize(deserializer)? else { return Ok(None) };
        let scale = StandardScale::ALL.into_iter().find(|scale| scale.levels() == levels);
        scale.map(Some).ok_or_else(|| D::Error::custom(format!("there is no scale of {levels} levels")))
    }
}

impl Settings {
    pub(super) fn read(row: &AnyRow) -> Result<Self, StoreError> {
        let document: String = row.try_get("document")?;
        serde_json::from_str(&document).map_err(|error| StoreError::damaged("a row of settings", error))
    }
}

impl Store {
    /// What an owner has set.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn settings(&self, owner: Owner) -> Result<Settings, StoreError> {
        let row = sqlx::query("SELECT document FROM settings WHERE owner = $1")
            .bind(owner.to_string())
            .fetch_optional(&self.pool)
            .await?;
        row.map_or_else(|| Ok(Settings::default()), |row| Settings::read(&row))
    }

    /// Changes an owner's settings, and answers with all of them as they are after it.
    ///
    /// # Errors
    ///
    /// If the database fails. Then nothing is changed.
    pub async fn change_settings(
        &self,
        owner: Owner,
        effect: Effect,
        change: impl FnOnce(&mut Settings) + Send,
    ) -> Result<Once<Settings>, StoreError> {
        let mut claimed = match self.claim(owner, effect).await? {
            Claim::Fresh(claimed) => claimed,
            Claim::Made(outcome) => return made(&outcome),
        };
        // A row to lock: on PostgreSQL, another who changes the same settings waits here.
        sqlx::query(
            "INSERT INTO settings (owner, changed_at, document) VALUES ($1, $2, '{}') \
             ON CONFLICT (owner) DO UPDATE SET changed_at = excluded.changed_at",
        )
        .bind(owner.to_string())
        .bind(effect.at.unix())
        .execute(&mut *claimed.transaction)
        .await?;
        let row = sqlx::query("SELECT document FROM settings WHERE owner = $1")
            .bind(owner.to_string())
            .fetch_one(&mut *claimed.transaction)
            .await?;
        let mut settings = Settings::read(&row)?;
        change(&mut settings);
        let document = serde_json::to_string(&settings)
            .map_err(|error| StoreError::damaged("settings to be kept", error))?;
        sqlx::query("UPDATE settings SET changed_by = $2, document = $3 WHERE owner = $1")
            .bind(owner.to_string())
            .bind(effect.actor.map(u64::cast_signed))
            .bind(document)
            .execute(&mut *claimed.transaction)
            .await?;
        claimed.audit(Action::Settings, None, "").await?;
        claimed.finish(settings).await
    }
}
