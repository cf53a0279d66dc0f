//! Changing the guides that are kept.

use crate::app::{Actor, App, UserError};
use crate::guide::{self, Beginning, Edit, Guide, GuideId, Shared};
use crate::question::QuestionId;
use crate::store::{EditError, Owner, Stored};

/// A guide as a person saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Which guide.
    pub id: GuideId,
    /// What it was like; none if the change is meant whatever the guide is like now.
    pub revision: Option<u32>,
}

/// What came of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was made.
    Changed {
        /// The guide as it is now.
        now: Stored,
        /// The question that it was about, from zero: the new one, or the one that has moved.
        place: usize,
    },
    /// The guide is not what the person saw, so nothing was done. This is what it is.
    Meanwhile(Stored),
}

impl App {
    /// Makes one change, if the guide is as the person saw it. `edit` says which, of the guide as it is.
    ///
    /// # Errors
    ///
    /// If the edit cannot be made, the guide is gone, or nothing can be kept.
    pub async fn edit_guide(
        &self,
        actor: &Actor,
        seen: Seen,
        edit: impl FnOnce(&Guide) -> Result<Edit, UserError> + Send,
    ) -> Result<Outcome, UserError> {
        let content = self.content();
        self.change_guide(actor, seen, |guide| {
            let edit = edit(guide)?;
            let about = subject(&edit).cloned();
            let after = guide.apply(edit, &content.templates, &actor.stamp())?;
            let place = place_of_change(guide, &after, about.as_ref());
            *guide = after;
            Ok(place)
        })
        .await
    }

    /// Freezes the draft.
    ///
    /// # Errors
    ///
    /// If it is approved already, somebody's question has an open warning, the guide is gone, or nothing can be kept.
    pub async fn approve_guide(&self, actor: &Actor, seen: Seen) -> Result<Outcome, UserError> {
        self.change_guide(actor, seen, |guide| {
            *guide = guide.approve(&actor.stamp())?;
            Ok(0)
        })
        .await
    }

    async fn change_guide(
        &self,
        actor: &Actor,
        seen: Seen,
        change: impl FnOnce(&mut Guide) -> Result<usize, UserError> + Send,
    ) -> Result<Outcome, UserError> {
        let guides = self.store().await?.guides();
        match guides.apply(actor.owner, seen.id, actor.effect(), seen.revision, change).await {
            Ok(edited) => Ok(Outcome::Changed { now: edited.now, place: edited.value }),
            Err(EditError::Stale(now)) => Ok(Outcome::Meanwhile(*now)),
            Err(error) => Err(error.into()),
        }
    }

    /// Gives a guide another title.
    ///
    /// # Errors
    ///
    /// If the title is none, the guide is gone, or nothing can be kept.
    pub async fn rename_guide(&self, actor: &Actor, id: GuideId, title: &str) -> Result<Stored, UserError> {
        let title = guide::title(title)?;
        let guides = self.store().await?.guides();
        Ok(guides.rename(actor.owner, id, actor.effect(), &title).await?.now)
    }

    /// Puts a guide away.
    ///
    /// # Errors
    ///
    /// If the guide is gone, or nothing can be kept.
    pub async fn archive_guide(&self, actor: &Actor, id: GuideId) -> Result<Stored, UserError> {
        Ok(self.store().await?.guides().archive(actor.owner, id, actor.effect()).await?.now)
    }

    /// Takes a guide out again.
    ///
    /// # Errors
    ///
    /// If the guide is gone, or nothing can be kept.
    pub async fn unarchive_guide(&self, actor: &Actor, id: GuideId) -> Result<Stored, UserError> {
        Ok(self.store().await?.guides().unarchive(actor.owner, id, actor.effect()).await?.now)
    }

    /// Deletes a guide with all its versions, for good, and gives back its title.
    ///
    /// # Errors
    ///
    /// If the person is neither its author nor an administrator, the guide is gone, or nothing can be kept.
    pub async fn delete_guide(&self, actor: &Actor, id: GuideId) -> Result<String, UserError> {
        let guides = self.store().await?.guides();
        // One that is gone may have been deleted by this very interaction, which the store knows.
        if let Some(stored) = guides.find(actor.owner, id).await? {
            may_delete(actor, &stored)?;
        }
        Ok(guides.delete(actor.owner, id, actor.effect()).await?.value)
    }

    /// Keeps a draft of the same shape with other questions. Says what could not be made different.
    ///
    /// # Errors
    ///
    /// If the title is none, the guide is gone, or nothing can be kept.
    pub async fn parallel_guide(
        &self,
        actor: &Actor,
        id: GuideId,
        title: &str,
    ) -> Result<(Stored, Vec<Shared>), UserError> {
        let first = self.guide(actor.owner, id).await?.guide;
        let beginning = Beginning {
            id: GuideId::from_chance(actor.chance()),
            title: title.to_owned(),
            scale: first.scale.standard().unwrap_or_default(),
            by: actor.person(),
            at: actor.at,
        };
        let made = first.parallel(beginning, actor.seed(), &self.content().templates)?;
        let guides = self.store().await?.guides();
        let stored = guides.create(actor.owner, actor.effect(), &made.guide).await?.now;
        Ok((stored, made.shared))
    }
}

/// Whether a person may delete a guide: its author, an administrator, and whoever it belongs to.
///
/// # Errors
///
/// If they may not.
pub fn may_delete(actor: &Actor, stored: &Stored) -> Result<(), UserError> {
    let is_author = stored.guide.author.is(actor.user);
    let is_own = actor.owner == Owner::User(actor.user);
    if is_author || is_own || actor.is_administrator {
        return Ok(());
    }
    Err(UserError::NotYoursToDelete { author: stored.guide.author.name.clone() })
}

/// The question that an edit names.
fn subject(edit: &Edit) -> Option<&QuestionId> {
    match edit {
        Edit::Reword(id)
        | Edit::Restate(id)
        | Edit::Remove(id)
        | Edit::Move(id, _)
        | Edit::MustAsk(id, _)
        | Edit::Minutes(id, _)
        | Edit::ChangeOwn(id, _)
        | Edit::Keep(id) => Some(id),
        Edit::Add(_)
        | Edit::AddOwn(_)
        | Edit::Competencies(_)
        | Edit::Weigh(..)
        | Edit::WeighEqually
        | Edit::Scale(_) => None,
    }
}

/// Where to look after a change: at the question it was about, wherever that is now; at the one that is new; else at what
/// stands where the question was.
fn place_of_change(before: &Guide, after: &Guide, about: Option<&QuestionId>) -> usize {
    let still = about.and_then(|id| after.question(id)).map(|(at, _)| at);
    let new = || after.questions.iter().position(|question| before.question(&question.id).is_none());
    let was = || about.and_then(|id| before.question(id)).map(|(at, _)| at);
    let place = still.or_else(new).or_else(was).unwrap_or_default();
    place.min(after.questions.len().saturating_sub(1))
}
