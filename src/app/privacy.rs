//! What is kept about a person, for that person.

use crate::app::{Actor, App, UserError};
use crate::store::{About, Forgotten};

impl App {
    /// Everything that is kept about whoever asks, in all servers and outside.
    ///
    /// # Errors
    ///
    /// If nothing can be read.
    pub async fn about(&self, actor: &Actor) -> Result<About, UserError> {
        Ok(self.store().await?.about(actor.user).await?)
    }

    /// Deletes what is theirs for good, and takes their name and id from what belongs to servers.
    ///
    /// # Errors
    ///
    /// If nothing can be changed.
    pub async fn forget(&self, actor: &Actor) -> Result<Forgotten, UserError> {
        Ok(self.store().await?.forget(actor.user, actor.effect()).await?.value)
    }
}
