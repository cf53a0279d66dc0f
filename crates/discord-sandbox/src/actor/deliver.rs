//! From what a person does to the `INTERACTION_CREATE` that the bot gets.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tokio::sync::watch;

use super::{User, click, command, invocation::File, modal, submission};
use crate::{
    ids::Snowflake,
    world::{
        World,
        channel::{Channel, ChannelKind},
        command::CommandKind,
        interaction::{Interaction, Kind, Progress, token_of},
    },
};

/// The largest file that a person or the bot may attach, in bytes.
const ATTACHMENT_SIZE_LIMIT: u64 = 10 * 1024 * 1024;

/// What a person does.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    Typed { text: String, files: Vec<File> },
    Suggest { text: String },
    Menu { kind: CommandKind, name: String, target: Snowflake },
    Click { message: Snowflake, button: Find },
    Select { message: Snowflake, select: String, values: Vec<String> },
    Submit { modal: Box<modal::Form>, fields: BTreeMap<String, modal::Filled> },
}

/// How a test names a button.
#[derive(Clone, Debug)]
pub(crate) enum Find {
    /// By its label, emoji or custom id.
    Key(String),
    /// By its place among the buttons, counted from nought.
    Nth(usize),
}

/// An interaction about to happen.
pub(super) struct Draft {
    pub(super) kind: Kind,
    pub(super) data: Value,
    /// In words, for errors.
    pub(super) what: String,
    pub(super) source: Option<Snowflake>,
    /// What the metadata says beside id, type and person.
    pub(super) metadata: Value,
    pub(super) message_type: u8,
}

/// Makes the interaction and sends it. Gives its id, or why Discord's client would not do it.
pub(crate) fn deliver(world: &mut World, user: &User, action: &Action) -> Result<Snowflake, String> {
    let draft = match action {
        Action::Typed { text, files } => command::typed(world, user, text, files)?,
        Action::Suggest { text } => command::suggestion(world, user, text)?,
        Action::Menu { kind, name, target } => command::menu(world, user, *kind, name, *target)?,
        Action::Click { message, button } => click::button(world, user, *message, button)?,
        Action::Select { message, select, values } => click::select(world, user, *message, select, values)?,
        Action::Submit { modal, fields } => submission::submission(world, user, modal, fields)?,
    };
    let id = world.new_id();
    let token = token_of(id);
    let payload = payload(world, user, &draft, id, &token)?;
    let channel = world.channel(user.channel).ok_or("the channel is gone")?;
    let guild = channel.guild;
    let mut metadata = draft.metadata;
    metadata["id"] = json!(id);
    metadata["type"] = (draft.kind as u8).into();
    metadata["user"] = world.person(user.id).ok_or("the person is gone")?.to_json();
    metadata["authorizing_integration_owners"] = payload["authorizing_integration_owners"].clone();
    let interaction = Interaction {
        id,
        token,
        kind: draft.kind,
        person: user.id,
        channel: user.channel,
        created: world.now(),
        what: draft.what,
        metadata,
        message_type: draft.message_type,
        source: draft.source,
        user_install_only: user.user_install,
        acknowledgement: None,
        original: None,
        follow_ups: Vec::new(),
        progress: watch::Sender::new(Progress::Pending),
    };
    let mut times = 1;
    if world.gateway.twice > 0 {
        world.gateway.twice -= 1;
        times = 2;
    }
    for _ in 0..times {
        if !world.hand_over(guild, &payload) {
            return Err("no bot is connected to take it".to_owned());
        }
    }
    world.keep(interaction);
    Ok(id)
}

/// The data of the event, complete.
fn payload(world: &World, user: &User, draft: &Draft, id: Snowflake, token: &str) -> Result<Value, String> {
    let person = world.person(user.id).ok_or("the person is gone")?;
    let channel = world.channel(user.channel).ok_or("the channel is gone")?;
    let may = world.permissions_in(person, channel);
    let mut json = json!({
        "id": id, "application_id": world.application, "type": draft.kind as u8, "token": token, "version": 1,
        "data": draft.data, "channel_id": channel.id,
        "channel": world.partial_channel_json(channel, may),
        "app_permissions": world.permissions_in(&world.bot, channel).to_string(), "locale": person.locale,
        "entitlements": [], "entitlement_sku_ids": [],
        "authorizing_integration_owners": owners(user, channel), "context": context(channel),
        "attachment_size_limit": ATTACHMENT_SIZE_LIMIT,
    });
    match channel.guild.and_then(|guild| world.guild(guild)) {
        Some(guild) => {
            json["member"] = world.member_json(person, guild);
            json["member"]["permissions"] = may.to_string().into();
            json["guild_id"] = json!(guild.id);
            json["guild_locale"] = guild.locale.clone().into();
            json["guild"] = json!({"id": guild.id, "locale": guild.locale, "features": []});
        }
        None => json["user"] = person.to_json(),
    }
    if let Some(message) = draft.source.and_then(|source| world.messages.get(&source)) {
        json["message"] = message.json.clone();
    }
    Ok(json)
}

/// Where Discord says that an interaction happened: 0 a guild, 1 the bot's direct messages, 2 another private channel.
pub(super) fn context(channel: &Channel) -> u8 {
    match channel.kind {
        ChannelKind::Dm => 1,
        ChannelKind::GroupDm => 2,
        _ => 0,
    }
}

fn owners(user: &User, channel: &Channel) -> Value {
    if user.user_install {
        return json!({"1": user.id});
    }
    // Discord writes a guild install in direct messages as the string "0".
    let guild = channel.guild.map_or_else(|| "0".to_owned(), |guild| guild.to_string());
    json!({"0": guild})
}
