//! What the REST side, the gateway side and the actors share.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard},
    time::Duration,
};

use tokio::sync::watch;

use crate::{
    api::hold::Holds, clock::Clock, gateway::Session, log::Log, rest::limits::Limits, transcript::Finding,
    trouble::Troubles, world::World,
};

/// The heart of a running sandbox.
#[derive(Debug)]
pub(crate) struct Hub {
    world: Mutex<World>,
    pub(crate) clock: Arc<Clock>,
    pub(crate) log: Log,
    troubles: Mutex<Troubles>,
    limits: Mutex<Limits>,
    holds: Mutex<Holds>,
    /// Held for reading while a request is carried out and recorded.
    busy: RwLock<()>,
    /// Changes whenever something happened that somebody may wait for.
    changed: watch::Sender<u64>,
    /// Becomes true when the sandbox is dropped.
    pub(crate) closing: watch::Sender<bool>,
    /// The bot's token, without the word `Bot`.
    pub(crate) token: String,
    /// `http://127.0.0.1:PORT`.
    pub(crate) base: String,
    /// How long, in real time, a wait may take.
    pub(crate) patience: Duration,
}

impl Hub {
    pub(crate) fn new(world: World, token: String, patience: Duration, log: Log) -> Self {
        Self {
            clock: Arc::clone(&world.clock),
            base: world.base.clone(),
            world: Mutex::new(world),
            log,
            troubles: Mutex::default(),
            limits: Mutex::default(),
            holds: Mutex::default(),
            busy: RwLock::default(),
            changed: watch::Sender::new(0),
            closing: watch::Sender::new(false),
            token,
            patience,
        }
    }

    /// The state, for a moment: never hold it across an await.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn troubles(&self) -> MutexGuard<'_, Troubles> {
        self.troubles.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What has been counted of requests, and by which rules.
    pub(crate) fn limits(&self) -> MutexGuard<'_, Limits> {
        self.limits.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is held for those who use the API.
    pub(crate) fn holds(&self) -> MutexGuard<'_, Holds> {
        self.holds.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Marks a request as being carried out, until it is recorded. Never hold it across an await.
    pub(crate) fn busy(&self) -> RwLockReadGuard<'_, ()> {
        self.busy.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The transcript with every request in it that has had any effect so far.
    pub(crate) fn settled_log(&self) -> &Log {
        drop(self.busy.write().unwrap_or_else(PoisonError::into_inner));
        &self.log
    }

    /// Wakes those who wait.
    pub(crate) fn touch(&self) {
        self.changed.send_modify(|count| *count = count.wrapping_add(1));
    }

    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Fails what is overdue on the sandbox's clock.
    pub(crate) fn expire(&self) {
        let failed = self.world().expire();
        if failed.is_empty() {
            return;
        }
        for what in failed {
            self.log.find(Finding::Unacknowledged(what));
        }
        self.touch();
    }

    /// Waits until a bot is connected and READY has been sent to it.
    pub(crate) async fn bot_is_ready(&self) -> Result<(), crate::Error> {
        let ready =
            |world: &mut World| world.gateway.sessions.iter().any(Session::is_connected).then_some(());
        self.wait_for("a bot to be ready", ready).await
    }

    /// Waits until commands are registered.
    pub(crate) async fn commands_are_registered(&self) -> Result<(), crate::Error> {
        let registered = |world: &mut World| (!world.commands.is_empty()).then_some(());
        self.wait_for("commands to be registered", registered).await
    }

    /// Waits until the bot has done something wrong.
    pub(crate) async fn something_is_found(&self) -> Result<Finding, crate::Error> {
        self.wait_until("a finding", || self.settled_log().first_finding()).await
    }

    /// Waits until an interaction is held up on its way to the bot.
    pub(crate) async fn an_interaction_is_held(&self) -> Result<(), crate::Error> {
        let is_held =
            |world: &mut World| world.gateway.held.as_ref().filter(|held| !held.is_empty()).map(|_| ());
        self.wait_for("an interaction to be held", is_held).await
    }

    /// Waits until `look` finds something in the state.
    pub(crate) async fn wait_for<T>(
        &self,
        what: &str,
        mut look: impl FnMut(&mut World) -> Option<T>,
    ) -> Result<T, crate::Error> {
        self.wait_until(what, || look(&mut self.world())).await
    }

    /// Waits until `look` finds something. The state is not locked meanwhile.
    pub(crate) async fn wait_until<T>(
        &self,
        what: &str,
        mut look: impl FnMut() -> Option<T>,
    ) -> Result<T, crate::Error> {
        let mut changes = self.changes();
        let looking = async {
            loop {
                changes.borrow_and_update();
                if let Some(found) = look() {
                    return Some(found);
                }
                changes.changed().await.ok()?;
            }
        };
        match tokio::time::timeout(self.patience, looking).await {
            Ok(Some(found)) => Ok(found),
            _ => Err(crate::Error::Patience {
                what: what.to_owned(),
                waited: self.patience,
                tail: self.log.tail(),
            }),
        }
    }
}
