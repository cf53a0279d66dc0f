//! What can be done with the guides that are kept: the server's, or a person's own.

mod change;
mod file;
mod refusal;

pub use change::{Outcome, Seen, may_delete};
pub use file::GuideFile;
pub(super) use refusal::refusal;

use crate::app::{Actor, App, Content, UserError, Wish};
use crate::guide::model::limits::MAX_TITLE;
use crate::guide::{Beginning, Guide, GuideId, StandardScale};
use crate::profile::{self, Profile};
use crate::question::{Pick, QuestionSet, Request};
use crate::store::{Listed, Owner, Page, Stored, Summary, Which};
use crate::suggest;

/// A wish for a new guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideWish {
    /// Name of the profile, as the person typed it.
    pub profile: String,
    /// The questions it begins with.
    pub set: Wish,
    /// What it is to be called; none takes the title of the profile.
    pub title: Option<String>,
    /// How answers are rated; none takes what the owner has set.
    pub scale: Option<StandardScale>,
}

impl App {
    /// Keeps a new guide, as a draft.
    ///
    /// # Errors
    ///
    /// If the questions cannot be made, the title is none, or nothing can be kept.
    pub async fn create_guide(&self, actor: &Actor, wish: GuideWish) -> Result<Stored, UserError> {
        let content = self.content();
        let profile = content.profile(&wish.profile)?;
        let set = content.question_set(profile, &wish.set)?;
        self.begin_guide(actor, &content, profile, set, wish.title, wish.scale).await
    }

    /// Keeps the questions of a set as a new guide.
    ///
    /// # Errors
    ///
    /// If the person may not, profile or templates have changed since the set was made, or nothing can be kept.
    pub async fn guide_of_set(
        &self,
        actor: &Actor,
        profile: &Profile,
        request: &Request,
        picks: &[Pick],
    ) -> Result<Stored, UserError> {
        if !actor.may_make_guides {
            return Err(UserError::NotYoursToMake);
        }
        let content = self.content();
        let set = content.rebuild(profile, request, picks)?;
        self.begin_guide(actor, &content, profile, set, None, None).await
    }

    async fn begin_guide(
        &self,
        actor: &Actor,
        content: &Content,
        profile: &Profile,
        set: QuestionSet,
        title: Option<String>,
        scale: Option<StandardScale>,
    ) -> Result<Stored, UserError> {
        let store = self.store().await?;
        let scale = match scale {
            Some(scale) => scale,
            None => store.settings(actor.owner).await?.scale.unwrap_or_default(),
        };
        // A message has no title, and a profile's may be longer than a guide's.
        let usual = || match profile::role(&profile.title) {
            None => "Guide from a message".to_owned(),
            Some(role) => role.chars().take(MAX_TITLE).collect(),
        };
        let beginning = Beginning {
            id: GuideId::from_chance(actor.chance()),
            title: title.unwrap_or_else(usual),
            scale,
            by: actor.person(),
            at: actor.at,
        };
        let guide = Guide::begin(beginning, profile, &content.templates, set)?;
        Ok(store.guides().create(actor.owner, actor.effect(), &guide).await?.now)
    }

    /// A guide by its id.
    ///
    /// # Errors
    ///
    /// If the owner has none of that id, or nothing can be read.
    pub async fn guide(&self, owner: Owner, id: GuideId) -> Result<Stored, UserError> {
        let found = self.store().await?.guides().find(owner, id).await?;
        found.ok_or(UserError::GuideGone)
    }

    /// The guide that a person means: by its id, else by its title or a part that only one title has.
    ///
    /// # Errors
    ///
    /// If no guide is called so, several could be meant, or nothing can be read.
    pub async fn named_guide(&self, owner: Owner, name: &str) -> Result<Stored, UserError> {
        let guides = self.store().await?.guides();
        if let Ok(id) = name.parse()
            && let Some(stored) = guides.find(owner, id).await?
        {
            return Ok(stored);
        }
        let found = guides.search(owner, Which::All, name, SEVERAL).await?;
        let wanted = name.trim().to_lowercase();
        let whole: Vec<&Summary> =
            found.iter().filter(|summary| summary.title.to_lowercase() == wanted).collect();
        let parts: Vec<&Summary> = found.iter().collect();
        match (&whole[..], &parts[..]) {
            ([only], _) | ([], [only]) if !wanted.is_empty() => self.guide(owner, only.id).await,
            (_, []) => {
                let known = guides.search(owner, Which::All, "", SEVERAL).await?;
                let titles = known.iter().map(|summary| summary.title.as_str());
                let nearest = suggest::nearest(name, titles).map(str::to_owned);
                Err(UserError::NoGuide { typed: name.trim().to_owned(), nearest })
            }
            _ => Err(UserError::SeveralGuides { typed: name.trim().to_owned() }),
        }
    }

    /// The guides whose title holds what a person has typed so far.
    ///
    /// # Errors
    ///
    /// If nothing can be read.
    pub async fn guides_like(
        &self,
        owner: Owner,
        typed: &str,
        limit: u32,
    ) -> Result<Vec<Summary>, UserError> {
        Ok(self.store().await?.guides().search(owner, Which::All, typed, limit).await?)
    }

    /// A page of the owner's guides.
    ///
    /// # Errors
    ///
    /// If nothing can be read.
    pub async fn list_guides(&self, owner: Owner, which: Which, page: Page) -> Result<Listed, UserError> {
        Ok(self.store().await?.guides().list(owner, which, page).await?)
    }

    /// An approved version of a guide, or the guide as it is now if that has this number.
    ///
    /// # Errors
    ///
    /// If there is no such version, or nothing can be read.
    pub async fn guide_version(&self, owner: Owner, now: &Stored, version: u32) -> Result<Guide, UserError> {
        if version == now.guide.version {
            return Ok(now.guide.clone());
        }
        let kept = self.store().await?.guides().version(owner, now.guide.id, version).await?;
        kept.ok_or(UserError::NoVersion { version, newest: now.guide.version })
    }
}

/// How many guides are looked at to find the one that a person means.
const SEVERAL: u32 = 25;
