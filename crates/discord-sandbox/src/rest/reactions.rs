//! Reactions to messages.

use percent_encoding::percent_decode_str;

use super::{Answer, Call, messages};
use crate::{
    error::ApiError,
    hub::Hub,
    ids::Snowflake,
    permissions::Permissions,
    world::{World, person::Person},
};

/// Different reactions of one message.
const REACTIONS: usize = 20;

/// The message, the emoji as it is written, and whose reaction it is.
fn target(world: &World, call: &Call) -> Result<(Snowflake, String, Snowflake), ApiError> {
    let (id, _) = messages::message(world, call)?;
    let emoji = percent_decode_str(call.param("emoji")).decode_utf8_lossy().into_owned();
    if emoji.is_empty() || emoji.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return Err(ApiError::unknown_emoji());
    }
    let person = match call.param("user") {
        "@me" => Some(world.bot.id),
        _ => call.id("user"),
    };
    Ok((id, emoji, person.unwrap_or(world.bot.id)))
}

/// `PUT …/reactions/{emoji}/@me`.
pub(crate) fn add(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let (id, emoji, bot) = target(&world, call)?;
    let known = world.messages.get(&id).map(|message| &message.reactions);
    let is_new = known.is_some_and(|known| known.iter().all(|(name, _)| *name != emoji));
    if is_new {
        messages::require(&world, call, Permissions::ADD_REACTIONS)?;
        if known.is_some_and(|known| known.len() >= REACTIONS) {
            return Err(ApiError::too_many_reactions());
        }
    }
    world.react(id, bot, &emoji, true);
    Ok(Answer::no_content())
}

/// `DELETE …/reactions/{emoji}/{user}`.
pub(crate) fn remove(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let (id, emoji, person) = target(&world, call)?;
    if person != world.bot.id {
        messages::require(&world, call, Permissions::MANAGE_MESSAGES)?;
    }
    world.react(id, person, &emoji, false);
    Ok(Answer::no_content())
}

/// `GET …/reactions/{emoji}`: who reacted so.
pub(crate) fn list(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let (id, emoji, _) = target(&world, call)?;
    let reactions = world.messages.get(&id).into_iter().flat_map(|message| &message.reactions);
    let people = reactions.filter(|(name, _)| *name == emoji).flat_map(|(_, people)| people);
    Ok(Answer::ok(people.filter_map(|id| world.person(*id)).map(Person::to_json).collect()))
}

/// `DELETE …/reactions` and `DELETE …/reactions/{emoji}`.
pub(crate) fn clear(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    messages::require(&world, call, Permissions::MANAGE_MESSAGES)?;
    if call.param("emoji").is_empty() {
        let (id, _) = messages::message(&world, call)?;
        world.clear_reactions(id, None);
    } else {
        let (id, emoji, _) = target(&world, call)?;
        world.clear_reactions(id, Some(&emoji));
    }
    Ok(Answer::no_content())
}
