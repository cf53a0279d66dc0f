//! The use cases that both doors call: the command line and Discord.
//!
//! [`App`] holds what is loaded; everything it answers is plain data, and everything it refuses is a [`UserError`].

mod actor;
mod error;
mod guides;
mod message;
mod privacy;
mod settings;
mod watch;
mod wish;

use std::sync::{Arc, Mutex, PoisonError, RwLock};

pub use actor::{Actor, fresh_seed};
pub use error::UserError;
pub use guides::{GuideFile, GuideWish, Outcome, Seen, may_delete};
pub use settings::Setting;
pub use watch::Watching;
pub use wish::Wish;

use crate::config::{ContentConfig, Folder};
use crate::fault::Faults;
use crate::profile::{Catalogue, Change, Profile, ProfileFolder, Reload};
use crate::question::{Generator, Pick, QuestionSet, Request, Revision};
use crate::store::{Database, Store};
use crate::template::Templates;

/// Profiles and templates as one consistent whole: a request works on one of these from start to end, whatever is
/// reloaded meanwhile.
#[derive(Clone)]
pub struct Content {
    /// The role profiles.
    pub catalogue: Catalogue,
    /// The words of the questions.
    pub templates: Templates,
}

/// Starling, loaded and ready to answer.
pub struct App {
    folders: ContentConfig,
    content: RwLock<Arc<Content>>,
    /// Held by whoever reads the folders again: a change of a file and a signal may ask for it at the same time, and the
    /// slower of two would put back what the other has replaced.
    reloading: Mutex<()>,
    database: Option<Database>,
}

/// What a reload came to.
pub struct Reloaded {
    /// Which profiles came, went, changed, or were kept because their new text is faulty.
    pub changes: Vec<Change>,
    /// Everything wrong with the files; what was good before stays in use.
    pub faults: Faults,
}

impl App {
    /// Loads profiles and templates. A faulty file of the person's own is left out and reported; the built-in content is
    /// always there.
    pub fn load(folders: ContentConfig) -> (Self, Faults) {
        let (catalogue, mut faults) = Catalogue::load(&profile_folder(&folders));
        let (templates, template_faults) = Templates::built_in().reload(folders.templates.to_load());
        faults.0.extend(template_faults.0);
        let content = RwLock::new(Arc::new(Content { catalogue, templates }));
        (Self { folders, content, reloading: Mutex::new(()), database: None }, faults)
    }

    /// The same with a database, for what is kept. What needs none works without.
    #[must_use]
    pub fn with_database(self, database: Database) -> Self {
        Self { database: Some(database), ..self }
    }

    /// The database, if there is one.
    pub fn database(&self) -> Option<&Database> {
        self.database.as_ref()
    }

    /// What is kept.
    ///
    /// # Errors
    ///
    /// If there is no database, or it cannot be opened; the log says why.
    pub async fn store(&self) -> Result<&Store, UserError> {
        let database = self.database.as_ref().ok_or(UserError::NothingKept)?;
        database.store().await.map_err(|error| {
            tracing::error!("Cannot open the database: {error}");
            UserError::Store
        })
    }

    /// What is loaded now.
    pub fn content(&self) -> Arc<Content> {
        Arc::clone(&self.content.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the folders again. What is faulty now keeps its last good version.
    pub fn reload(&self) -> Reloaded {
        let _alone = self.reloading.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.content();
        let Reload { catalogue, changes, mut faults } =
            before.catalogue.reload(&profile_folder(&self.folders));
        let (templates, template_faults) = before.templates.reload(self.folders.templates.to_load());
        faults.0.extend(template_faults.0);
        *self.content.write().unwrap_or_else(PoisonError::into_inner) =
            Arc::new(Content { catalogue, templates });
        Reloaded { changes, faults }
    }
}

fn profile_folder(folders: &ContentConfig) -> ProfileFolder {
    match &folders.profiles {
        Folder::Default(path) => ProfileFolder::IfPresent(path.clone()),
        Folder::Named(path) => ProfileFolder::Required(path.clone()),
    }
}

impl Content {
    /// The profile that a person named, by id or title.
    ///
    /// # Errors
    ///
    /// If no profile is called so.
    pub fn profile(&self, name: &str) -> Result<&Arc<Profile>, UserError> {
        Ok(self.catalogue.find(name)?)
    }

    /// A question set as the person wishes.
    ///
    /// # Errors
    ///
    /// If a competency is unknown, the size out of bounds, or nothing can be asked.
    pub fn question_set(&self, profile: &Profile, wish: &Wish) -> Result<QuestionSet, UserError> {
        self.generate(profile, wish.resolve(profile)?)
    }

    /// A question set for a request that is understood already.
    ///
    /// # Errors
    ///
    /// If the size is out of bounds, or nothing can be asked.
    pub fn generate(&self, profile: &Profile, request: Request) -> Result<QuestionSet, UserError> {
        Ok(Generator::new(profile, &self.templates, request)?.generate()?)
    }

    /// The set of these picks again.
    ///
    /// # Errors
    ///
    /// If profile or templates have changed since the picks were made.
    pub fn rebuild(
        &self,
        profile: &Profile,
        request: &Request,
        picks: &[Pick],
    ) -> Result<QuestionSet, UserError> {
        Ok(Generator::new(profile, &self.templates, request.clone())?.rebuild(picks)?)
    }

    /// The same set with one question revised.
    ///
    /// # Errors
    ///
    /// If there are no other words, or every statement is asked about already.
    pub fn revise(
        &self,
        profile: &Profile,
        request: &Request,
        picks: &[Pick],
        at: usize,
        revision: Revision,
    ) -> Result<QuestionSet, UserError> {
        let generator = Generator::new(profile, &self.templates, request.clone())?;
        Ok(generator.rebuild(&generator.revise(picks, at, revision)?)?)
    }

    /// A profile of the statements that a message holds.
    ///
    /// # Errors
    ///
    /// If the message holds no statement, or too much.
    pub fn message_profile(&self, text: &str) -> Result<Profile, UserError> {
        message::profile(text)
    }
}
