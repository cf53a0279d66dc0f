//! Something a person does, from before it happens until its outcome is on the screen.

use std::{
    future::{Future, IntoFuture},
    pin::Pin,
    sync::Arc,
};

use bytes::Bytes;
use tokio::sync::watch;

use super::{
    Choice, Modal, Reply, User,
    deliver::{self, Action},
    modal::Form,
};
use crate::{
    Error,
    hub::Hub,
    ids::Snowflake,
    transcript::Finding,
    world::{StoredFile, interaction::Progress},
};

/// What the person reads when the bot fails them.
const FAILED: &str = "This interaction failed";

/// A file that goes with a typed command.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) option: String,
    pub(crate) stored: StoredFile,
}

/// What came of it, as the person sees it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Outcome {
    /// A new or changed message.
    Message(Reply),
    /// A form to fill in.
    Modal(Modal),
    /// Discord's notice that the bot failed.
    Failed(String),
}

/// Something a person is about to do. Nothing is sent before it is awaited or [sent](Self::send).
///
/// Awaiting it gives the [`Reply`] that the person ends up seeing: after a deferral, the edit that follows.
#[derive(Clone, Debug)]
#[must_use = "nothing happens until it is awaited or sent"]
pub struct Invocation {
    user: User,
    action: Action,
}

impl Invocation {
    pub(crate) fn new(user: &User, action: Action) -> Self {
        Self { user: user.clone(), action }
    }

    /// Attaches a file as the value of an option.
    pub fn attach(mut self, option: &str, filename: &str, bytes: impl Into<Bytes>) -> Self {
        if let Action::Typed { files, .. } = &mut self.action {
            let stored = StoredFile::new(filename.to_owned(), None, bytes.into());
            files.push(File { option: option.to_owned(), stored });
        }
        self
    }

    /// Does it, and does not wait for the bot.
    ///
    /// # Errors
    /// [`Error::Refused`] when Discord's client would not do it.
    pub fn send(self) -> Result<Pending, Error> {
        let hub = &self.user.hub;
        let mut world = hub.world();
        let id = deliver::deliver(&mut world, &self.user, &self.action).map_err(Error::Refused)?;
        let progress = world.interactions.get(&id).map(|interaction| interaction.progress.subscribe());
        drop(world);
        hub.touch();
        let progress = progress.ok_or_else(|| Error::Refused("the interaction is gone".to_owned()))?;
        Ok(Pending { user: self.user, id, progress })
    }

    /// Does it and waits for whatever comes of it.
    ///
    /// # Errors
    /// [`Error::Refused`] as for [`Invocation::send`], and [`Error::Patience`] when a bot that had acknowledged it
    /// never came back.
    pub async fn outcome(self) -> Result<Outcome, Error> {
        self.send()?.outcome().await
    }

    /// Does it and waits for a form.
    ///
    /// # Errors
    /// [`Error::Unexpected`] when a message came instead.
    pub async fn modal(self) -> Result<Modal, Error> {
        self.send()?.modal().await
    }

    /// Does it and waits until the bot has acknowledged it in any way, for tests of deferral.
    ///
    /// # Errors
    /// [`Error::Failed`] when it did not in time.
    pub async fn until_acknowledged(self) -> Result<Pending, Error> {
        let mut pending = self.send()?;
        pending.acknowledged().await?;
        Ok(pending)
    }
}

impl IntoFuture for Invocation {
    type Output = Result<Reply, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.send()?.reply().await })
    }
}

/// Something a person has done, on its way.
#[derive(Debug)]
pub struct Pending {
    user: User,
    id: Snowflake,
    progress: watch::Receiver<Progress>,
}

impl Pending {
    /// What came of an interaction, by its id: for those who did not wait for it.
    pub(crate) fn of(hub: &Arc<Hub>, id: Snowflake) -> Option<Self> {
        let world = hub.world();
        let interaction = world.interactions.get(&id)?;
        let user = User {
            hub: Arc::clone(hub),
            id: interaction.person,
            channel: interaction.channel,
            user_install: interaction.user_install_only,
        };
        Some(Self { user, id, progress: interaction.progress.subscribe() })
    }

    /// The interaction's id.
    pub fn id(&self) -> Snowflake {
        self.id
    }

    /// The interaction's token, to test what happens when it is misused.
    pub fn token(&self) -> String {
        let world = self.user.hub.world();
        world.interactions.get(&self.id).map(|interaction| interaction.token.clone()).unwrap_or_default()
    }

    /// Waits until the bot has acknowledged it in any way.
    ///
    /// # Errors
    /// [`Error::Failed`] when it did not in time.
    pub async fn acknowledged(&mut self) -> Result<(), Error> {
        match self.until(|progress| *progress != Progress::Pending).await? {
            Progress::Failed(reason) => Err(self.failed(reason)),
            _ => Ok(()),
        }
    }

    /// Waits for whatever comes of it.
    ///
    /// # Errors
    /// [`Error::Patience`] when a bot that had acknowledged it never came back.
    pub async fn outcome(mut self) -> Result<Outcome, Error> {
        let seen = |progress: &Progress| !matches!(progress, Progress::Pending | Progress::Acknowledged);
        match self.until(seen).await? {
            Progress::Shown(message) => self.show(message).map(Outcome::Message),
            Progress::Modal(json) => {
                Ok(Outcome::Modal(Modal::new(self.user, Form { origin: self.id, json })))
            }
            Progress::Failed(_) => Ok(Outcome::Failed(FAILED.to_owned())),
            _ => Err(self.unexpected("a message or a form", "suggestions".to_owned())),
        }
    }

    /// Waits for a message.
    ///
    /// # Errors
    /// [`Error::Unexpected`] when a form came instead, [`Error::Failed`] when nothing did.
    pub async fn reply(mut self) -> Result<Reply, Error> {
        let seen = |progress: &Progress| !matches!(progress, Progress::Pending | Progress::Acknowledged);
        match self.until(seen).await? {
            Progress::Shown(message) => self.show(message),
            Progress::Failed(reason) => Err(self.failed(reason)),
            other => Err(self.unexpected("a message", told(&other))),
        }
    }

    /// Waits for a form.
    ///
    /// # Errors
    /// [`Error::Unexpected`] when a message came instead, [`Error::Failed`] when nothing did.
    pub async fn modal(mut self) -> Result<Modal, Error> {
        match self.until(|progress| *progress != Progress::Pending).await? {
            Progress::Modal(json) => Ok(Modal::new(self.user, Form { origin: self.id, json })),
            Progress::Failed(reason) => Err(self.failed(reason)),
            other => Err(self.unexpected("a form", told(&other))),
        }
    }

    /// Waits until the bot has acknowledged it in any way, and says how.
    #[cfg(feature = "page")]
    pub(crate) async fn progress(&mut self) -> Result<Progress, Error> {
        self.until(|progress| *progress != Progress::Pending).await
    }

    pub(crate) async fn choices(mut self) -> Result<Vec<Choice>, Error> {
        match self.until(|progress| *progress != Progress::Pending).await? {
            Progress::Choices(list) => Ok(list
                .into_iter()
                .map(|choice| Choice {
                    name: choice["name"].as_str().unwrap_or_default().to_owned(),
                    value: choice["value"].clone(),
                })
                .collect()),
            Progress::Failed(reason) => Err(self.failed(reason)),
            other => Err(self.unexpected("suggestions", told(&other))),
        }
    }

    async fn until(&mut self, seen: impl Fn(&Progress) -> bool) -> Result<Progress, Error> {
        let hub = self.user.hub.clone();
        // A bot that never answers would be waited for without end while the clock stands still.
        let first = tokio::time::timeout(hub.patience, self.progress.wait_for(|p| *p != Progress::Pending));
        if first.await.is_err() {
            let interaction_failed = {
                let world = hub.world();
                world.interactions.get(&self.id).filter(|i| i.fail("no answer came")).map(|i| i.what.clone())
            };
            if let Some(what) = interaction_failed {
                hub.log.find(Finding::Unacknowledged(what));
            }
        }
        let seen = |progress: &Progress| seen(progress) || matches!(progress, Progress::Failed(_));
        match tokio::time::timeout(hub.patience, self.progress.wait_for(seen)).await {
            Ok(Ok(progress)) => Ok(progress.clone()),
            _ => Err(Error::Patience {
                what: "the outcome of an acknowledged interaction".to_owned(),
                waited: hub.patience,
                tail: hub.log.tail(),
            }),
        }
    }

    fn show(&self, message: Snowflake) -> Result<Reply, Error> {
        let world = self.user.hub.world();
        let json = world.messages.get(&message).map(|message| message.json.clone());
        drop(world);
        let json =
            json.ok_or_else(|| self.unexpected("a message", "one that is deleted by now".to_owned()))?;
        Ok(Reply::new(self.user.clone(), message, json))
    }

    fn failed(&self, reason: &str) -> Error {
        let tail = self.user.hub.log.tail();
        Error::Failed { notice: FAILED.to_owned(), reason: reason.to_owned(), tail }
    }

    fn unexpected(&self, expected: &'static str, found: String) -> Error {
        Error::Unexpected { expected, found, tail: self.user.hub.log.tail() }
    }
}

fn told(progress: &Progress) -> String {
    match progress {
        Progress::Pending => "nothing".to_owned(),
        Progress::Acknowledged => "only an acknowledgement".to_owned(),
        Progress::Shown(_) => "a message".to_owned(),
        Progress::Modal(json) => format!("the form `{}`", json["title"].as_str().unwrap_or_default()),
        Progress::Choices(_) => "suggestions".to_owned(),
        Progress::Failed(reason) => format!("a failure: {reason}"),
    }
}
