//! The first answer to an interaction.

use serde_json::{Value, json};

use super::{Answer, Call, body::Body};
use crate::{
    error::ApiError,
    hub::Hub,
    ids::Snowflake,
    validate::{self, Path},
    world::{
        World,
        interaction::{Acknowledgement, Kind, Progress},
        message::{Draft, Upload, flags},
    },
};

/// The callback types; the numbers are Discord's.
mod callback_type {
    pub(super) const MESSAGE: u64 = 4;
    pub(super) const DEFERRED_MESSAGE: u64 = 5;
    pub(super) const DEFERRED_UPDATE: u64 = 6;
    pub(super) const UPDATE: u64 = 7;
    pub(super) const AUTOCOMPLETE: u64 = 8;
    pub(super) const MODAL: u64 = 9;
}

/// `POST /interactions/{interaction}/{token}/callback`.
pub(crate) fn callback(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let id = call.id("interaction").ok_or_else(ApiError::unknown_interaction)?;
    answer(&mut world, id, call.param("token"), &call.body)?;
    if call.query("with_response") == Some("true") {
        let number = call.body.json["type"].as_u64().unwrap_or_default();
        return Ok(Answer::ok(world.callback_json(id, number)));
    }
    Ok(Answer::no_content())
}

/// Answers an interaction, whichever way the answer came.
pub(crate) fn answer(world: &mut World, id: Snowflake, token: &str, sent: &Body) -> Result<(), ApiError> {
    let (kind, source) = {
        let interaction = world.open_interaction(id, token)?;
        (interaction.kind, interaction.source)
    };
    validate::callback::kind(&sent.json, kind, source.is_some())?;
    let data = &sent.json["data"];
    match sent.json["type"].as_u64().unwrap_or_default() {
        callback_type::MESSAGE => respond(world, id, data, &sent.uploads)?,
        callback_type::DEFERRED_MESSAGE => think(world, id, data)?,
        callback_type::DEFERRED_UPDATE => {
            world.acknowledge(id, Acknowledgement::Updating, source, Progress::Acknowledged);
        }
        callback_type::UPDATE => update(world, id, source, data, &sent.uploads)?,
        callback_type::AUTOCOMPLETE => {
            validate::autocomplete::choices(data)?;
            let choices = data["choices"].as_array().cloned().unwrap_or_default();
            world.acknowledge(id, Acknowledgement::Answered, None, Progress::Choices(choices));
        }
        callback_type::MODAL => {
            validate::modal::check(data)?;
            world.acknowledge(id, Acknowledgement::Answered, None, Progress::Modal(data.clone()));
        }
        // `validate::callback::kind` has let no other number pass.
        _ => return Err(ApiError::server_error()),
    }
    Ok(())
}

fn respond(world: &mut World, id: Snowflake, data: &Value, uploads: &[Upload]) -> Result<(), ApiError> {
    validate::message::fresh(data, uploads, &Path::root().key("data"))?;
    let asked = data["flags"].as_u64().unwrap_or(0);
    let message = post(world, id, data, uploads, asked);
    world.acknowledge(id, Acknowledgement::Answered, Some(message), Progress::Shown(message));
    Ok(())
}

fn think(world: &mut World, id: Snowflake, data: &Value) -> Result<(), ApiError> {
    validate::callback::deferral(data)?;
    let asked = data["flags"].as_u64().unwrap_or(0) & flags::EPHEMERAL;
    let message = post(world, id, &json!({}), &[], asked | flags::LOADING);
    world.acknowledge(id, Acknowledgement::Thinking, Some(message), Progress::Acknowledged);
    Ok(())
}

fn update(
    world: &mut World,
    id: Snowflake,
    source: Option<Snowflake>,
    data: &Value,
    uploads: &[Upload],
) -> Result<(), ApiError> {
    let source = source.ok_or_else(ApiError::unknown_message)?;
    let existing = world.messages.get(&source).ok_or_else(ApiError::unknown_message)?;
    validate::message::edit(data, uploads, existing, &Path::root().key("data"))?;
    world.edit(source, data, uploads);
    world.acknowledge(id, Acknowledgement::Answered, Some(source), Progress::Shown(source));
    world.show(source);
    Ok(())
}

/// Posts a message in answer to an interaction, for its person alone when the flags say ephemeral.
pub(super) fn post(
    world: &mut World,
    id: Snowflake,
    body: &Value,
    uploads: &[Upload],
    asked: u64,
) -> Snowflake {
    let kept = flags::EPHEMERAL
        | flags::LOADING
        | flags::SUPPRESS_EMBEDS
        | flags::SUPPRESS_NOTIFICATIONS
        | flags::IS_COMPONENTS_V2;
    let place = world.interactions.get(&id).map(|interaction| (interaction.channel, interaction.person));
    let (channel, person) = place.unwrap_or((id, id));
    let author = world.bot.id;
    world.post(&Draft {
        uploads,
        flags: asked & kept,
        only_for: (asked & flags::EPHEMERAL != 0).then_some(person),
        interaction: Some(id),
        ..Draft::plain(channel, author, body)
    })
}

/// What a callback may be, by what it answers.
pub(crate) fn allowed_types(kind: Kind, has_source: bool) -> &'static [u64] {
    use callback_type::{AUTOCOMPLETE, DEFERRED_MESSAGE, DEFERRED_UPDATE, MESSAGE, MODAL, UPDATE};
    match (kind, has_source) {
        (Kind::Autocomplete, _) => &[AUTOCOMPLETE],
        (Kind::Command, _) => &[MESSAGE, DEFERRED_MESSAGE, MODAL],
        (Kind::Component, _) => &[MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL],
        (Kind::ModalSubmit, true) => &[MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE],
        (Kind::ModalSubmit, false) => &[MESSAGE, DEFERRED_MESSAGE],
    }
}
