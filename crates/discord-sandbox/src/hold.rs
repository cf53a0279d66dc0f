//! Interactions that are held up on their way to the bot.

use std::sync::Arc;

use crate::{Error, hub::Hub};

/// Holds interactions up. They go on when it is dropped, too.
///
/// People act meanwhile, and their three seconds run: the bot hears of it once the interactions are let go, in their
/// order.
#[derive(Debug)]
#[must_use = "interactions go on when this is dropped"]
pub struct HeldInteractions {
    hub: Arc<Hub>,
}

impl HeldInteractions {
    pub(crate) fn start(hub: &Arc<Hub>) -> Self {
        hub.world().hold_interactions();
        Self { hub: Arc::clone(hub) }
    }

    /// Waits until an interaction is being held.
    ///
    /// # Errors
    /// [`Error::Patience`] when nobody does anything.
    pub async fn arrived(&self) -> Result<(), Error> {
        self.hub.an_interaction_is_held().await
    }

    /// Lets the interactions go on.
    pub fn release(self) {
        drop(self);
    }
}

impl Drop for HeldInteractions {
    fn drop(&mut self) {
        self.hub.world().release_interactions();
        self.hub.touch();
    }
}
