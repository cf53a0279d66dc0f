//! The last stretch of an interaction's way to the bot, on which a test can hold it up.

use serde_json::Value;

use super::World;
use crate::{endpoint::Errand, ids::Snowflake};

impl World {
    /// Hands an interaction to the bot, or keeps it while interactions are held. False if no bot is there to take it.
    pub(crate) fn hand_over(&mut self, guild: Option<Snowflake>, payload: &Value) -> bool {
        if let Some(held) = &mut self.gateway.held {
            held.push((guild, payload.clone()));
            return true;
        }
        // An address of the bot's takes the place of the gateway.
        match &self.endpoint.outbox {
            Some(outbox) => outbox.send(Errand::Deliver(payload.clone())).is_ok(),
            None => self.gateway.dispatch(guild, "INTERACTION_CREATE", payload),
        }
    }

    /// Holds the interactions from here on.
    pub(crate) fn hold_interactions(&mut self) {
        self.gateway.held.get_or_insert_default();
    }

    /// Lets the interactions go on that were held, in their order.
    pub(crate) fn release_interactions(&mut self) {
        for (guild, payload) in self.gateway.held.take().into_iter().flatten() {
            // A bot that has gone meanwhile gets nothing, and the person reads that it failed.
            self.hand_over(guild, &payload);
        }
    }
}
