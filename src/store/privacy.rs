//! What is kept about a person, and how it is deleted.
//!
//! The rule: what a person made for themselves is theirs and goes; what they made in a server belongs to the server and
//! stays, but without their name and id. These are the only queries that look beyond one owner, and they look for one
//! person only.

use serde::{Deserialize, Serialize};
use sqlx::Row;

use crate::guide::Guide;
use crate::store::audit::{Action, Line};
use crate::store::connect::Engine;
use crate::store::effect::{Change, Claim, made};
use crate::store::guides::{document, json};
use crate::store::{Effect, Once, Owner, Settings, Store, StoreError, audit};

/// Everything that is kept about a person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct About {
    /// The person's id on Discord, as text, since it is too large for the numbers of many readers of JSON.
    pub person: String,
    /// Their own settings.
    pub settings: Settings,
    /// The guides that are theirs.
    pub guides: Vec<Guide>,
    /// The approved versions of those.
    pub versions: Vec<Guide>,
    /// The servers' guides that name them, and the servers' settings that they changed last.
    pub in_servers: Vec<Trace>,
    /// What they did, as far as it is noted.
    pub audit: Vec<Done>,
}

/// A place in a server's data where a person is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trace {
    /// Whose it is.
    pub owner: String,
    /// The guide's id; none for settings.
    pub guide: Option<String>,
    /// The guide's title; none for settings.
    pub title: Option<String>,
}

/// Something that a person did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Done {
    /// Whose data it was done to.
    pub owner: String,
    /// What.
    #[serde(flatten)]
    pub line: Line,
}

/// What came of forgetting a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forgotten {
    /// How many guides of their own were deleted.
    pub deleted: u32,
    /// In how many guides of servers their name was removed.
    pub unnamed: u32,
}

impl About {
    /// All of it as indented JSON with a line end.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("texts, numbers and lists always serialise") + "\n"
    }
}

impl Store {
    /// Everything that is kept about a person.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn about(&self, person: u64) -> Result<About, StoreError> {
        let own = Owner::User(person).to_string();
        let guides = self.documents("SELECT document FROM guides WHERE owner = $1 ORDER BY id", &own).await?;
        let versions = self
            .documents("SELECT document FROM guide_versions WHERE owner = $1 ORDER BY guide, version", &own)
            .await?;
        let rows = sqlx::query(
            "SELECT guides.owner, guides.id AS guide, guides.title FROM guide_people JOIN guides \
             ON guides.owner = guide_people.owner AND guides.id = guide_people.guide \
             WHERE guide_people.person = $1 AND guides.owner <> $2 \
             UNION ALL SELECT owner, NULL, NULL FROM settings WHERE changed_by = $1 AND owner <> $2 ORDER BY 1, 2",
        )
        .bind(person.cast_signed())
        .bind(&own)
        .fetch_all(&self.pool)
        .await?;
        let trace = |row| trace(row).map_err(StoreError::from);
        let in_servers = rows.iter().map(trace).collect::<Result<_, _>>()?;
        let rows = sqlx::query(
            "SELECT owner, at, action, actor, guide, detail FROM audit WHERE actor = $1 OR owner = $2 ORDER BY at",
        )
        .bind(person.cast_signed())
        .bind(&own)
        .fetch_all(&self.pool)
        .await?;
        let done = |row| Ok(Done { owner: sqlx::Row::try_get(row, "owner")?, line: Line::read(row)? });
        let audit = rows.iter().map(done).collect::<Result<_, StoreError>>()?;
        let settings = self.settings(Owner::User(person)).await?;
        Ok(About { person: person.to_string(), settings, guides, versions, in_servers, audit })
    }

    async fn documents(&self, query: &'static str, owner: &str) -> Result<Vec<Guide>, StoreError> {
        let rows = sqlx::query(query).bind(owner).fetch_all(&self.pool).await?;
        rows.iter().map(|row| document(row, format!("a guide of {owner}"))).collect()
    }

    /// Forgets a person: deletes what is theirs, and removes their name and id from what belongs to servers. The effect's
    /// id alone is kept for a day, so that a second delivery is noticed.
    ///
    /// # Errors
    ///
    /// If the database fails. Then nothing is forgotten.
    pub async fn forget(&self, person: u64, effect: Effect) -> Result<Once<Forgotten>, StoreError> {
        let owner = Owner::User(person);
        let mut change = match self.claim(owner, effect).await? {
            Claim::Fresh(change) => change,
            Claim::Made(outcome) => return made(&outcome),
        };
        let deleted = delete_own(&mut change, &owner.to_string(), effect.id).await?;
        let unnamed = self.unname(&mut change, person, effect).await?;
        let done = change.finish(Forgotten { deleted, unnamed }).await?;
        self.let_go().await?;
        Ok(done)
    }

    /// Removes a person from what belongs to servers. Says from how many guides.
    async fn unname(&self, change: &mut Change, person: u64, effect: Effect) -> Result<u32, StoreError> {
        let rows =
            sqlx::query("SELECT owner, guide FROM guide_people WHERE person = $1 ORDER BY owner, guide")
                .bind(person.cast_signed())
                .fetch_all(&mut *change.transaction)
                .await?;
        let mut servers = std::collections::BTreeMap::<String, u32>::new();
        for row in &rows {
            let (owner, guide): (String, String) = (row.try_get("owner")?, row.try_get("guide")?);
            self.unname_in(change, &owner, &guide, person).await?;
            *servers.entry(owner).or_default() += 1;
        }
        for statement in [
            "UPDATE settings SET changed_by = NULL WHERE changed_by = $1",
            "UPDATE audit SET actor = NULL WHERE actor = $1",
            "DELETE FROM guide_people WHERE person = $1",
        ] {
            sqlx::query(statement).bind(person.cast_signed()).execute(&mut *change.transaction).await?;
        }
        for (owner, guides) in &servers {
            let owner =
                owner.parse().map_err(|error| StoreError::damaged("a row of a guide's people", error))?;
            let detail = format!("a person's name, in {guides} guides");
            let line =
                audit::Line { at: effect.at, action: Action::Forgotten, actor: None, guide: None, detail };
            audit::write(&mut change.transaction, owner, effect.id, &line).await?;
        }
        Ok(servers.values().sum())
    }

    async fn unname_in(
        &self,
        change: &mut Change,
        owner: &str,
        guide: &str,
        person: u64,
    ) -> Result<(), StoreError> {
        let lock = match self.engine {
            Engine::Sqlite => "SELECT document FROM guides WHERE owner = $1 AND id = $2",
            Engine::Postgres => "SELECT document FROM guides WHERE owner = $1 AND id = $2 FOR UPDATE",
        };
        let row = sqlx::query(lock).bind(owner).bind(guide).fetch_one(&mut *change.transaction).await?;
        let mut current = document(&row, format!("the guide `{guide}`"))?;
        current.forget(person);
        sqlx::query(
            "UPDATE guides SET document = $3, author = CASE WHEN author = $4 THEN NULL ELSE author END \
             WHERE owner = $1 AND id = $2",
        )
        .bind(owner)
        .bind(guide)
        .bind(json(&current)?)
        .bind(person.cast_signed())
        .execute(&mut *change.transaction)
        .await?;
        let rows = sqlx::query(
            "SELECT version, approved_by, approved_at, document FROM guide_versions WHERE owner = $1 AND guide = $2",
        )
        .bind(owner)
        .bind(guide)
        .fetch_all(&mut *change.transaction)
        .await?;
        for row in &rows {
            let mut approved = document(row, format!("a version of the guide `{guide}`"))?;
            if !approved.forget(person) {
                continue;
            }
            let version: i64 = row.try_get("version")?;
            let approver =
                row.try_get::<Option<i64>, _>("approved_by")?.filter(|by| *by != person.cast_signed());
            // An approved version cannot be changed, not even here: it is taken out and put in again without the name.
            sqlx::query("DELETE FROM guide_versions WHERE owner = $1 AND guide = $2 AND version = $3")
                .bind(owner)
                .bind(guide)
                .bind(version)
                .execute(&mut *change.transaction)
                .await?;
            sqlx::query(
                "INSERT INTO guide_versions (owner, guide, version, approved_by, approved_at, document) \
                 VALUES ($1, $2, $3, $4, $5, $6)",
            )
            .bind(owner)
            .bind(guide)
            .bind(version)
            .bind(approver)
            .bind(row.try_get::<i64, _>("approved_at")?)
            .bind(json(&approved)?)
            .execute(&mut *change.transaction)
            .await?;
        }
        Ok(())
    }
}

fn trace(row: &sqlx::any::AnyRow) -> sqlx::Result<Trace> {
    Ok(Trace { owner: row.try_get("owner")?, guide: row.try_get("guide")?, title: row.try_get("title")? })
}

/// Deletes everything that belongs to a person, but for the note of this very effect. Says how many guides that were.
async fn delete_own(change: &mut Change, owner: &str, effect: u64) -> Result<u32, StoreError> {
    let guides = sqlx::query("DELETE FROM guides WHERE owner = $1")
        .bind(owner)
        .execute(&mut *change.transaction)
        .await?
        .rows_affected();
    for statement in ["DELETE FROM settings WHERE owner = $1", "DELETE FROM audit WHERE owner = $1"] {
        sqlx::query(statement).bind(owner).execute(&mut *change.transaction).await?;
    }
    sqlx::query("DELETE FROM effects WHERE owner = $1 AND id <> $2")
        .bind(owner)
        .bind(effect.cast_signed())
        .execute(&mut *change.transaction)
        .await?;
    Ok(u32::try_from(guides).unwrap_or(u32::MAX))
}
