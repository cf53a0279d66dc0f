//! Interactions: their life from delivery to the last follow-up.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::watch;

use super::{World, message::flags};
use crate::{clock::Moment, error::ApiError, ids::Snowflake};

/// The first answer must come within this time.
pub(crate) const ACKNOWLEDGE_WITHIN: Duration = Duration::from_secs(3);
/// After this time, in milliseconds, the token is worth nothing.
const TOKEN_LIFETIME_MS: u64 = 15 * 60 * 1000;
/// How many interactions the sandbox keeps. The oldest is forgotten for each one more.
const KEPT_INTERACTIONS: usize = 10_000;
/// What a token starts with; the interaction's id follows.
const TOKEN: &str = "interaction-token-";

/// The token of an interaction: in a sandbox there is nothing to hide in it.
pub(crate) fn token_of(id: Snowflake) -> String {
    format!("{TOKEN}{id}")
}

fn of_token(token: &str) -> Option<Snowflake> {
    token.strip_prefix(TOKEN)?.parse().ok()
}

/// What a person did; the numbers are Discord's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    ModalSubmit = 5,
}

/// What has been made of an interaction, as the person sees it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Progress {
    /// Nothing yet.
    Pending,
    /// The bot has acknowledged and owes the outcome.
    Acknowledged,
    /// A message came or changed.
    Shown(Snowflake),
    /// A form opened.
    Modal(Value),
    /// Suggestions for an option.
    Choices(Vec<Value>),
    /// The person reads "This interaction failed".
    Failed(&'static str),
}

/// How the bot acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Acknowledgement {
    /// With the outcome itself.
    Answered,
    /// "is thinking…": the first follow-up, or an edit of the original, is the outcome.
    Thinking,
    /// Silently, for an update of the message that the component is on.
    Updating,
}

/// One thing a person did with the bot.
#[derive(Debug)]
pub(crate) struct Interaction {
    pub(crate) id: Snowflake,
    pub(crate) token: String,
    pub(crate) kind: Kind,
    pub(crate) person: Snowflake,
    pub(crate) channel: Snowflake,
    pub(crate) created: Moment,
    /// In words, for findings: `/questions` or `button 'again'`.
    pub(crate) what: String,
    /// The `interaction_metadata` of the messages that answer it.
    pub(crate) metadata: Value,
    /// The type of the messages that answer it: 20 for a typed command, 23 for one from a menu, 0 otherwise.
    pub(crate) message_type: u8,
    /// The message that a component or a component's modal is on.
    pub(crate) source: Option<Snowflake>,
    /// Only a person installed the app here, so the bot may follow up five times at most.
    pub(crate) user_install_only: bool,
    pub(crate) acknowledgement: Option<Acknowledgement>,
    /// The response message, which `@original` stands for.
    pub(crate) original: Option<Snowflake>,
    pub(crate) follow_ups: Vec<Snowflake>,
    pub(crate) progress: watch::Sender<Progress>,
}

impl World {
    /// Keeps an interaction that is on its way, and forgets the oldest where there are too many.
    pub(crate) fn keep(&mut self, interaction: Interaction) {
        self.interactions.insert(interaction.id, interaction);
        while self.interactions.len() > KEPT_INTERACTIONS {
            self.interactions.pop_first();
        }
    }

    /// The interaction that a callback names, if its three seconds have not passed.
    pub(crate) fn open_interaction(
        &mut self,
        id: Snowflake,
        token: &str,
    ) -> Result<&mut Interaction, ApiError> {
        let now = self.now();
        let interaction = self.interactions.get_mut(&id).filter(|interaction| interaction.token == token);
        let interaction = interaction.ok_or_else(ApiError::unknown_interaction)?;
        if interaction.acknowledgement.is_some() {
            return Err(ApiError::already_acknowledged());
        }
        if now.since(interaction.created) >= ACKNOWLEDGE_WITHIN
            || matches!(*interaction.progress.borrow(), Progress::Failed(_))
        {
            return Err(ApiError::unknown_interaction());
        }
        Ok(interaction)
    }

    /// The acknowledged interaction that a webhook token stands for, if its fifteen minutes have not passed.
    pub(crate) fn webhook(&self, application: &str, token: &str) -> Result<Snowflake, ApiError> {
        let id = of_token(token).filter(|_| application == self.application.to_string());
        let id = id.ok_or_else(ApiError::unknown_webhook)?;
        // The id says when it was made, also of an interaction that is forgotten by now.
        if self.now().millis().saturating_sub(id.created_ms()) >= TOKEN_LIFETIME_MS {
            return Err(ApiError::invalid_webhook_token());
        }
        let interaction = self.interactions.get(&id).ok_or_else(ApiError::unknown_webhook)?;
        if interaction.acknowledgement.is_none() {
            return Err(ApiError::unknown_webhook());
        }
        Ok(interaction.id)
    }

    /// Notes how the bot acknowledged an interaction, and what the person sees of it.
    pub(crate) fn acknowledge(
        &mut self,
        id: Snowflake,
        how: Acknowledgement,
        original: Option<Snowflake>,
        progress: Progress,
    ) {
        let Some(interaction) = self.interactions.get_mut(&id) else { return };
        if progress == Progress::Acknowledged {
            self.awaiting.push(id);
        }
        interaction.acknowledgement = Some(how);
        interaction.original = original;
        interaction.progress.send_replace(progress);
    }

    /// Tells everyone who waits on this message that the person sees it now.
    pub(crate) fn show(&mut self, message: Snowflake) {
        self.settle(message, &Progress::Shown(message));
    }

    /// Tells everyone who waits on this message what became of it.
    pub(crate) fn settle(&mut self, message: Snowflake, outcome: &Progress) {
        let interactions = &self.interactions;
        self.awaiting.retain(|id| {
            let Some(interaction) = interactions.get(id) else { return false };
            let is_its = interaction.original == Some(message) || interaction.source == Some(message);
            if is_its {
                interaction.progress.send_replace(outcome.clone());
            }
            !is_its
        });
    }

    /// A follow-up has come: the first one is the outcome of an interaction that was acknowledged silently.
    pub(crate) fn followed_up(&mut self, id: Snowflake, message: Snowflake) {
        let Some(interaction) = self.interactions.get_mut(&id) else { return };
        interaction.follow_ups.push(message);
        if let Some(place) = self.awaiting.iter().position(|each| *each == id) {
            self.awaiting.swap_remove(place);
            interaction.progress.send_replace(Progress::Shown(message));
        }
    }

    /// Fails the interactions whose three seconds are over, and says which. Threads that were quiet for long are
    /// archived, and gateway sessions end that are due to.
    pub(crate) fn expire(&mut self) -> Vec<String> {
        let now = self.now();
        let mut failed = Vec::new();
        for interaction in self.interactions.values() {
            let late = now.since(interaction.created) >= ACKNOWLEDGE_WITHIN;
            if late && interaction.acknowledgement.is_none() && interaction.fail("no answer within 3 seconds")
            {
                failed.push(interaction.what.clone());
            }
        }
        failed.sort();
        self.archive_quiet_threads();
        self.gateway.look_at_the_time(now);
        failed
    }

    /// The object that `?with_response=true` answers.
    pub(crate) fn callback_json(&self, id: Snowflake, callback_type: u64) -> Value {
        let Some(interaction) = self.interactions.get(&id) else { return Value::Null };
        let message = interaction.original.and_then(|id| self.messages.get(&id));
        let mut json = json!({"interaction": {"id": id, "type": interaction.kind as u8}});
        if let Some(message) = message {
            json["interaction"]["response_message_id"] = message.json["id"].clone();
            json["interaction"]["response_message_loading"] = message.is_loading().into();
            json["interaction"]["response_message_ephemeral"] =
                (message.flags() & flags::EPHEMERAL != 0).into();
            json["interaction"]["channel_id"] = json!(message.channel);
            json["resource"] = json!({"type": callback_type, "message": message.json});
        }
        json
    }
}

impl Interaction {
    /// The first message that answers it.
    #[cfg(feature = "page")]
    pub(crate) fn answer(&self) -> Option<Snowflake> {
        self.original.or(self.follow_ups.first().copied())
    }

    /// Shows the failure notice, unless something else was seen before.
    pub(crate) fn fail(&self, reason: &'static str) -> bool {
        self.progress.send_if_modified(|progress| {
            let pending = *progress == Progress::Pending;
            if pending {
                *progress = Progress::Failed(reason);
            }
            pending
        })
    }
}
