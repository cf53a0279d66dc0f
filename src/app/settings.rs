//! What a server, or a person outside any server, has set for itself.

use std::sync::Arc;

use tracing::error;

use crate::app::{Actor, App, Content, UserError};
use crate::profile::Profile;
use crate::store::{Owner, Settings};

/// One setting, by what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The role profile that is meant where none is named.
    Profile,
    /// How answers are rated in a new guide.
    Scale,
    /// How long an interview takes.
    Minutes,
    /// How far apart two ratings may lie.
    ConsensusThreshold,
    /// How long guides are kept.
    Retention,
    /// Who sees questions.
    Visibility,
}

impl App {
    /// What an owner has set.
    ///
    /// # Errors
    ///
    /// If nothing can be read.
    pub async fn settings(&self, owner: Owner) -> Result<Settings, UserError> {
        Ok(self.store().await?.settings(owner).await?)
    }

    /// What an owner has set, as far as it can be read: without a database, or while it fails, nothing is set. For what
    /// works without any setting.
    pub async fn settings_or_none(&self, owner: Owner) -> Settings {
        if self.database().is_none() {
            return Settings::default();
        }
        self.settings(owner).await.unwrap_or_else(|_| {
            error!("Going on without the settings, which could not be read");
            Settings::default()
        })
    }

    /// Sets what `wanted` has, and answers with everything that is set then. A profile is named as the person typed it.
    ///
    /// # Errors
    ///
    /// If no profile is called so, or nothing can be kept.
    pub async fn change_settings(&self, actor: &Actor, wanted: Settings) -> Result<Settings, UserError> {
        let profile = match &wanted.profile {
            Some(name) => Some(self.content().profile(name)?.id.to_string()),
            None => None,
        };
        let change = |settings: &mut Settings| {
            settings.profile = profile.or(settings.profile.take());
            settings.scale = wanted.scale.or(settings.scale);
            settings.minutes = wanted.minutes.or(settings.minutes);
            settings.consensus_threshold = wanted.consensus_threshold.or(settings.consensus_threshold);
            settings.retention_days = wanted.retention_days.or(settings.retention_days);
            settings.visibility = wanted.visibility.or(settings.visibility);
        };
        Ok(self.store().await?.change_settings(actor.owner, actor.effect(), change).await?.value)
    }

    /// Goes back to Starling's own default for one setting, or for all of them.
    ///
    /// # Errors
    ///
    /// If nothing can be kept.
    pub async fn unset(&self, actor: &Actor, which: Option<Setting>) -> Result<Settings, UserError> {
        let change = |settings: &mut Settings| match which {
            Some(Setting::Profile) => settings.profile = None,
            Some(Setting::Scale) => settings.scale = None,
            Some(Setting::Minutes) => settings.minutes = None,
            Some(Setting::ConsensusThreshold) => settings.consensus_threshold = None,
            Some(Setting::Retention) => settings.retention_days = None,
            Some(Setting::Visibility) => settings.visibility = None,
            None => *settings = Settings::default(),
        };
        Ok(self.store().await?.change_settings(actor.owner, actor.effect(), change).await?.value)
    }
}

impl Content {
    /// The profile that a person named, or else the one that is set.
    ///
    /// # Errors
    ///
    /// If no profile is called so, or none is named and none set.
    pub fn profile_or_set(
        &self,
        typed: Option<&str>,
        settings: &Settings,
    ) -> Result<&Arc<Profile>, UserError> {
        match (typed, &settings.profile) {
            (Some(name), _) => self.profile(name),
            (None, Some(id)) => self.profile(id).map_err(|_| UserError::SetProfileGone(id.clone())),
            (None, None) => Err(UserError::NoProfile),
        }
    }
}
