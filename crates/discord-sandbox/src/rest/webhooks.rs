//! Follow-ups: what a bot does with an interaction's token after its first answer.

use serde_json::Value;

use super::{Answer, Call, interactions};
use crate::{
    error::ApiError,
    hub::Hub,
    ids::Snowflake,
    validate::{self, Path},
    world::{
        World,
        interaction::{Acknowledgement, Progress},
        message::flags,
    },
};

/// A bot that only a person installed may follow up this often.
const USER_INSTALL_FOLLOW_UPS: usize = 5;

/// `POST /webhooks/{application}/{token}`.
pub(crate) fn follow_up(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let id = world.webhook(call.param("application"), call.param("token"))?;
    let (body, uploads) = (&call.body.json, &call.body.uploads);
    // The first follow-up to "is thinking…" takes its place.
    if let Some(original) = still_thinking(&world, id) {
        let existing = world.messages.get(&original).ok_or_else(ApiError::unknown_message)?;
        validate::message::edit(body, uploads, existing, &Path::root())?;
        world.edit(original, body, uploads);
        world.show(original);
        return message_answer(&world, original);
    }
    validate::message::fresh(body, uploads, &Path::root())?;
    let over = world.interactions.get(&id).is_some_and(|interaction| {
        interaction.user_install_only && interaction.follow_ups.len() >= USER_INSTALL_FOLLOW_UPS
    });
    if over {
        return Err(ApiError::too_many_follow_ups());
    }
    let asked = body["flags"].as_u64().unwrap_or(0);
    let message = interactions::post(&mut world, id, body, uploads, asked & !flags::LOADING);
    world.followed_up(id, message);
    message_answer(&world, message)
}

/// `GET /webhooks/{application}/{token}/messages/{message}`.
pub(crate) fn get(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let message = named(&world, call)?;
    message_answer(&world, message)
}

/// `PATCH /webhooks/{application}/{token}/messages/{message}`.
pub(crate) fn edit(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let message = named(&world, call)?;
    let existing = world.messages.get(&message).ok_or_else(ApiError::unknown_message)?;
    let (body, uploads) = (&call.body.json, &call.body.uploads);
    validate::message::edit(body, uploads, existing, &Path::root())?;
    world.edit(message, body, uploads);
    world.show(message);
    message_answer(&world, message)
}

/// `DELETE /webhooks/{application}/{token}/messages/{message}`.
pub(crate) fn delete(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let message = named(&world, call)?;
    world.delete(message);
    world.settle(message, &Progress::Failed("the bot took its answer back"));
    Ok(Answer::no_content())
}

fn still_thinking(world: &World, id: Snowflake) -> Option<Snowflake> {
    let interaction = world.interactions.get(&id)?;
    let original =
        interaction.original.filter(|_| interaction.acknowledgement == Some(Acknowledgement::Thinking))?;
    world.messages.get(&original)?.is_loading().then_some(original)
}

/// The message that the path names: `@original`, or one that answers this very interaction.
fn named(world: &World, call: &Call) -> Result<Snowflake, ApiError> {
    let id = world.webhook(call.param("application"), call.param("token"))?;
    let interaction = world.interactions.get(&id).ok_or_else(ApiError::unknown_webhook)?;
    let message = match call.param("message") {
        "@original" => interaction.original,
        _ => call.id("message").filter(|message| {
            interaction.original == Some(*message) || interaction.follow_ups.contains(message)
        }),
    };
    message.filter(|message| world.messages.contains_key(message)).ok_or_else(ApiError::unknown_message)
}

fn message_answer(world: &World, message: Snowflake) -> Result<Answer, ApiError> {
    let json: Option<&Value> = world.messages.get(&message).map(|message| &message.json);
    Ok(Answer::ok(json.ok_or_else(ApiError::unknown_message)?.clone()))
}
