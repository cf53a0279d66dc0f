//! Changing guides: each change in one transaction with its effect.

use std::convert::Infallible;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::read::{current, current_to_change};
use super::row::sought;
use super::{EditError, Edited, Guides, Stored};
use crate::guide::{Guide, GuideId, State};
use crate::store::audit::Action;
use crate::store::effect::{Change, Claim, made};
use crate::store::{Effect, Once, Owner, StoreError};

impl Guides<'_> {
    /// Keeps a new guide, as a draft or with its approved version. Its author is the effect's actor.
    ///
    /// # Errors
    ///
    /// If the database fails, as it does for an id that the owner has already.
    pub async fn create(
        &self,
        owner: Owner,
        effect: Effect,
        guide: &Guide,
    ) -> Result<Edited<()>, EditError<Infallible>> {
        let mut change = match self.store.claim(owner, effect).await? {
            Claim::Fresh(change) => change,
            Claim::Made(outcome) => return self.again(owner, guide.id, &outcome).await,
        };
        let mut stored = Stored { guide: guide.clone(), approved: None, archived: None, changed: effect.at };
        insert(&mut change, owner, effect, guide).await?;
        freeze(&mut change, owner, &mut stored).await?;
        update(&mut change, owner, &stored).await?;
        change.audit(Action::Created, Some(guide.id.as_str()), "").await?;
        let Once { value, again } = change.finish(()).await?;
        Ok(Edited { value, now: stored, again })
    }

    /// Changes a guide. `expected` is the revision that the person saw; `None` changes whatever there is now. What the
    /// change leaves approved is kept as a version for good.
    ///
    /// # Errors
    ///
    /// If there is no such guide, it has been changed meanwhile, the change refuses, it would alter an approved version,
    /// or the database fails. Then nothing is changed, and the same effect can be tried again.
    pub async fn apply<T, E>(
        &self,
        owner: Owner,
        id: GuideId,
        effect: Effect,
        expected: Option<u32>,
        edit: impl FnOnce(&mut Guide) -> Result<T, E> + Send,
    ) -> Result<Edited<T>, EditError<E>>
    where
        T: Serialize + DeserializeOwned + Send,
        E: Send,
    {
        self.change(owner, id, effect, expected, |stored| {
            let value = edit(&mut stored.guide).map_err(EditError::Refused)?;
            match stored.approved {
                Some(approved) if stored.guide.version <= approved => Err(EditError::Approved(approved)),
                _ => Ok((value, None)),
            }
        })
        .await
    }

    /// Gives a guide another title. An approved version keeps the one that it was approved with.
    ///
    /// # Errors
    ///
    /// If there is no such guide, or the database fails.
    pub async fn rename(
        &self,
        owner: Owner,
        id: GuideId,
        effect: Effect,
        title: &str,
    ) -> Result<Edited<()>, EditError<Infallible>> {
        self.change(owner, id, effect, None, |stored| {
            title.clone_into(&mut stored.guide.title);
            Ok(((), Some(Action::Renamed)))
        })
        .await
    }

    /// Puts a guide away.
    ///
    /// # Errors
    ///
    /// If there is no such guide, or the database fails.
    pub async fn archive(
        &self,
        owner: Owner,
        id: GuideId,
        effect: Effect,
    ) -> Result<Edited<()>, EditError<Infallible>> {
        self.change(owner, id, effect, None, |stored| {
            stored.archived = stored.archived.or(Some(effect.at));
            Ok(((), Some(Action::Archived)))
        })
        .await
    }

    /// Takes a guide out again.
    ///
    /// # Errors
    ///
    /// If there is no such guide, or the database fails.
    pub async fn unarchive(
        &self,
        owner: Owner,
        id: GuideId,
        effect: Effect,
    ) -> Result<Edited<()>, EditError<Infallible>> {
        self.change(owner, id, effect, None, |stored| {
            stored.archived = None;
            Ok(((), Some(Action::Unarchived)))
        })
        .await
    }

    /// Deletes a guide with all its versions, for good. Answers with its title.
    ///
    /// # Errors
    ///
    /// If there is no such guide, or the database fails.
    pub async fn delete(
        &self,
        owner: Owner,
        id: GuideId,
        effect: Effect,
    ) -> Result<Once<String>, EditError<Infallible>> {
        let mut change = match self.store.claim(owner, effect).await? {
            Claim::Fresh(change) => change,
            Claim::Made(outcome) => return Ok(made(&outcome)?),
        };
        // The title is read from its column: a guide whose document is damaged can be deleted too.
        let title: Option<String> =
            sqlx::query_scalar("DELETE FROM guides WHERE owner = $1 AND id = $2 RETURNING title")
                .bind(owner.to_string())
                .bind(id.as_str())
                .fetch_optional(&mut *change.transaction)
                .await?;
        let title = title.ok_or(EditError::NotFound(id))?;
        change.audit(Action::Deleted, Some(id.as_str()), "").await?;
        Ok(change.finish(title).await?)
    }

    async fn change<T, E>(
        &self,
        owner: Owner,
        id: GuideId,
        effect: Effect,
        expected: Option<u32>,
        edit: impl FnOnce(&mut Stored) -> Result<(T, Option<Action>), EditError<E>> + Send,
    ) -> Result<Edited<T>, EditError<E>>
    where
        T: Serialize + DeserializeOwned + Send,
        E: Send,
    {
        let mut change = match self.store.claim(owner, effect).await? {
            Claim::Fresh(change) => change,
            Claim::Made(outcome) => return self.again(owner, id, &outcome).await,
        };
        let query = current_to_change(self.store.engine);
        let stored = current(&mut *change.transaction, owner, id, query).await?;
        let mut stored = stored.ok_or(EditError::NotFound(id))?;
        let revision = stored.guide.revision;
        if expected.is_some_and(|expected| expected != revision) {
            return Err(EditError::Stale(Box::new(stored)));
        }
        let (value, action) = edit(&mut stored)?;
        stored.guide.revision = revision + 1;
        stored.changed = effect.at;
        freeze(&mut change, owner, &mut stored).await?;
        update(&mut change, owner, &stored).await?;
        if let Some(action) = action {
            change.audit(action, Some(id.as_str()), "").await?;
        }
        let Once { value, again } = change.finish(value).await?;
        Ok(Edited { value, now: stored, again })
    }

    /// The answer to a change that was made before, with the guide as it is now.
    async fn again<T: DeserializeOwned, E>(
        &self,
        owner: Owner,
        id: GuideId,
        outcome: &str,
    ) -> Result<Edited<T>, EditError<E>> {
        let Once { value, again } = made(outcome)?;
        let now = self.find(owner, id).await?.ok_or(EditError::NotFound(id))?;
        Ok(Edited { value, now, again })
    }
}

/// Keeps a version for good, once it is approved.
async fn freeze(change: &mut Change, owner: Owner, stored: &mut Stored) -> Result<(), StoreError> {
    let guide = &stored.guide;
    let State::Approved { by, at } = &guide.state else { return Ok(()) };
    if stored.approved == Some(guide.version) {
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO guide_versions (owner, guide, version, approved_by, approved_at, document) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(owner.to_string())
    .bind(guide.id.as_str())
    .bind(i64::from(guide.version))
    .bind(by.id.map(u64::cast_signed))
    .bind(at.unix())
    .bind(json(guide)?)
    .execute(&mut *change.transaction)
    .await?;
    stored.approved = Some(guide.version);
    change.audit(Action::Approved, Some(guide.id.as_str()), &format!("version {}", guide.version)).await?;
    Ok(())
}

/// A new row; what can change is written by [`update`].
async fn insert(change: &mut Change, owner: Owner, effect: Effect, guide: &Guide) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO guides (owner, id, author, role, created_at, title, sought, questions, minutes, revision, \
         version, approved, changed_at, document) VALUES ($1, $2, $3, $4, $5, '', '', 0, 0, 0, 0, 0, 0, '')",
    )
    .bind(owner.to_string())
    .bind(guide.id.as_str())
    .bind(effect.actor.map(u64::cast_signed))
    .bind(&guide.origin.profile.title)
    .bind(guide.created.unix())
    .execute(&mut *change.transaction)
    .await
    .map(drop)
}

async fn update(change: &mut Change, owner: Owner, stored: &Stored) -> Result<(), StoreError> {
    let guide = &stored.guide;
    sqlx::query(
        "UPDATE guides SET title = $3, sought = $4, questions = $5, minutes = $6, revision = $7, version = $8, \
         approved = $9, changed_at = $10, archived_at = $11, document = $12 WHERE owner = $1 AND id = $2",
    )
    .bind(owner.to_string())
    .bind(guide.id.as_str())
    .bind(&guide.title)
    .bind(sought(&guide.title))
    .bind(i64::try_from(guide.questions.len()).unwrap_or(i64::MAX))
    .bind(i64::from(guide.minutes()))
    .bind(i64::from(guide.revision))
    .bind(i64::from(guide.version))
    .bind(i64::from(stored.approved.unwrap_or_default()))
    .bind(stored.changed.unix())
    .bind(stored.archived.map(crate::guide::Timestamp::unix))
    .bind(json(guide)?)
    .execute(&mut *change.transaction)
    .await?;
    // Whoever does something to a guide is noted too: the author of an imported guide need not be named in it.
    for person in guide.people().into_iter().chain(change.actor()) {
        sqlx::query(
            "INSERT INTO guide_people (owner, guide, person) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        )
        .bind(owner.to_string())
        .bind(guide.id.as_str())
        .bind(person.cast_signed())
        .execute(&mut *change.transaction)
        .await?;
    }
    Ok(())
}

pub(in crate::store) fn json(guide: &Guide) -> Result<String, StoreError> {
    serde_json::to_string(guide).map_err(|error| StoreError::damaged("a guide to be kept", error))
}
