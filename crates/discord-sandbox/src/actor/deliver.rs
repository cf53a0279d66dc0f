//! From what a person does to the `INTERACTION_CREATE` that the bot gets.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tokio::sync::watch;

use super::{
    User, component,
    invocation::File,
    listed, modal, typed,
    value::{self, Place, add_person},
};
use crate::{
    ids::Snowflake,
    permissions::Permissions,
    validate::{components::kind, items},
    world::{
        World,
        command::{Command, CommandKind},
        guild::{Channel, ChannelKind},
        interaction::{Interaction, Kind, Progress},
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
    Submit { modal: Box<modal::Form>, fields: BTreeMap<String, Value> },
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
struct Draft {
    kind: Kind,
    data: Value,
    /// In words, for errors.
    what: String,
    source: Option<Snowflake>,
    /// What the metadata says beside id, type and person.
    metadata: Value,
    message_type: u8,
}

/// Makes the interaction and sends it. Gives its id, or why Discord's client would not do it.
pub(crate) fn deliver(world: &mut World, user: &User, action: &Action) -> Result<Snowflake, String> {
    let draft = match action {
        Action::Typed { text, files } => typed_command(world, user, text, files)?,
        Action::Suggest { text } => suggestion(world, user, text)?,
        Action::Menu { kind, name, target } => menu_command(world, user, *kind, name, *target)?,
        Action::Click { message, button } => click(world, user, *message, button)?,
        Action::Select { message, select, values } => pick(world, user, *message, select, values)?,
        Action::Submit { modal, fields } => submission(world, modal, fields)?,
    };
    let id = world.new_id();
    let token = format!("interaction-token-{id}");
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
        token: token.clone(),
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
        if !world.gateway.dispatch(guild, "INTERACTION_CREATE", &payload) {
            return Err("no bot is connected to take it".to_owned());
        }
    }
    world.interactions.insert(id, interaction);
    world.tokens.insert(token, id);
    Ok(id)
}

/// The data of the event, complete.
fn payload(world: &World, user: &User, draft: &Draft, id: Snowflake, token: &str) -> Result<Value, String> {
    let person = world.person(user.id).ok_or("the person is gone")?;
    let channel = world.channel(user.channel).ok_or("the channel is gone")?;
    let mut json = json!({
        "id": id, "application_id": world.application, "type": draft.kind as u8, "token": token, "version": 1,
        "data": draft.data, "channel_id": channel.id,
        "channel": world.partial_channel_json(channel, person.permissions),
        "app_permissions": world.bot.permissions.to_string(), "locale": person.locale,
        "entitlements": [], "entitlement_sku_ids": [],
        "authorizing_integration_owners": owners(user, channel), "context": context(channel),
        "attachment_size_limit": ATTACHMENT_SIZE_LIMIT,
    });
    match channel.guild.and_then(|guild| world.guild(guild)) {
        Some(guild) => {
            json["member"] = world.member_json(person);
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
fn context(channel: &Channel) -> u8 {
    match channel.kind {
        ChannelKind::Text => 0,
        ChannelKind::Dm => 1,
        ChannelKind::GroupDm => 2,
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

/// The commands that Discord's client offers this person here.
fn offered<'w>(world: &'w World, user: &User, kind: CommandKind) -> Result<Vec<&'w Command>, String> {
    let channel = world.channel(user.channel).ok_or("the channel is gone")?;
    let person = world.person(user.id).ok_or("the person is gone")?;
    if !channel.is_visible_to(user.id) {
        return Err("the person does not see this channel".to_owned());
    }
    let may = |command: &Command| {
        let needed = command.json["default_member_permissions"].as_str().and_then(|bits| bits.parse().ok());
        channel.guild.is_none()
            || needed.is_none_or(|bits| match bits {
                0 => person.permissions.allow(Permissions::ADMINISTRATOR),
                bits => person.permissions.allow(Permissions::from_bits(bits)),
            })
    };
    let here = |command: &Command| command.guild.is_none() || command.guild == channel.guild;
    let commands = world.commands.iter().filter(|command| {
        let command = *command;
        command.is(kind)
            && here(command)
            && may(command)
            && command.is_installed_by(u8::from(user.user_install))
            && command.is_offered_in(context(channel))
    });
    Ok(commands.collect())
}

fn place_of<'w>(world: &'w World, user: &User) -> Result<Place<'w>, String> {
    let person = world.person(user.id).ok_or("the person is gone")?;
    Ok(Place { channel: user.channel, locale: &person.locale })
}

fn command_data(command: &Command) -> Value {
    let mut data = json!({"id": command.id, "name": command.name(), "type": command.json["type"]});
    if let Some(guild) = command.guild {
        data["guild_id"] = json!(guild);
    }
    data
}

fn typed_command(world: &mut World, user: &User, text: &str, files: &[File]) -> Result<Draft, String> {
    // The files are stored first, as storing needs the world for itself.
    let stored: Vec<(&File, Value)> = files
        .iter()
        .map(|file| (file, world.store_file(user.channel, file.stored.clone(), None, true)))
        .collect();
    let commands = offered(world, user, CommandKind::ChatInput)?;
    let place = place_of(world, user)?;
    let line = typed::parse(text, place.locale, &commands)?;
    let attached: Vec<_> = files.iter().map(|file| file.option.clone()).collect();
    if let Some(name) = line.missing(&attached).first() {
        return Err(format!("{} needs the option `{name}`", line.what()));
    }
    let mut resolved = json!({});
    let mut options = line.to_options(world, &place, &mut resolved, false)?;
    for (file, json) in stored {
        let option = line.options.iter().find(|option| option["name"] == file.option && option["type"] == 11);
        let option = option.ok_or_else(|| format!("{} takes no file `{}`", line.what(), file.option))?;
        options.push(json!({"name": option["name"], "type": 11, "value": json["id"]}));
        let id = json["id"].as_str().unwrap_or_default().to_owned();
        resolved["attachments"][id] = json;
    }
    let mut data = command_data(line.command);
    data["options"] = line.nest(options).into();
    if resolved.as_object().is_some_and(|resolved| !resolved.is_empty()) {
        data["resolved"] = resolved;
    }
    let metadata = json!({"name": line.command.name(), "command_type": 1});
    Ok(Draft { kind: Kind::Command, data, what: line.what(), source: None, metadata, message_type: 20 })
}

fn suggestion(world: &World, user: &User, text: &str) -> Result<Draft, String> {
    let commands = offered(world, user, CommandKind::ChatInput)?;
    let place = place_of(world, user)?;
    let line = typed::parse(text, place.locale, &commands)?;
    let (focused, _) = line.values.last().ok_or_else(|| format!("{text}: no option is being typed"))?;
    if focused["autocomplete"] != true {
        return Err(format!(
            "the option `{}` has no autocomplete",
            focused["name"].as_str().unwrap_or_default()
        ));
    }
    let options = line.to_options(world, &place, &mut json!({}), true)?;
    let mut data = command_data(line.command);
    data["options"] = line.nest(options).into();
    let what = format!("autocomplete of {}", line.what());
    Ok(Draft { kind: Kind::Autocomplete, data, what, source: None, metadata: json!({}), message_type: 0 })
}

fn menu_command(
    world: &World,
    user: &User,
    kind: CommandKind,
    name: &str,
    target: Snowflake,
) -> Result<Draft, String> {
    let commands = offered(world, user, kind)?;
    let command = commands.iter().find(|command| command.name() == name).ok_or_else(|| {
        let names = listed(commands.iter().map(|command| command.name()));
        format!("there is no `{name}` in the menu; there is {names}")
    })?;
    let mut data = command_data(command);
    data["target_id"] = json!(target);
    let mut resolved = json!({});
    let mut metadata = json!({"name": name, "command_type": kind as u8});
    if kind == CommandKind::User {
        add_person(world, target, &mut resolved);
        metadata["target_user"] = resolved["users"][target.to_string()].clone();
    } else {
        let message = world.messages.get(&target).filter(|message| message.is_visible_to(user.id));
        let message = message.ok_or("the person does not see that message")?;
        resolved["messages"][target.to_string()] = message.json.clone();
        metadata["target_message_id"] = json!(target);
    }
    data["resolved"] = resolved;
    Ok(Draft {
        kind: Kind::Command,
        data,
        what: format!("menu command `{name}`"),
        source: None,
        metadata,
        message_type: 23,
    })
}

fn usable<'w>(world: &'w World, user: &User, message: Snowflake) -> Result<&'w Value, String> {
    let message = world.messages.get(&message).filter(|message| message.is_visible_to(user.id));
    Ok(&message.ok_or("the person does not see that message")?.json)
}

fn click(world: &World, user: &User, message: Snowflake, find: &Find) -> Result<Draft, String> {
    let components = component::all(&usable(world, user, message)?["components"]);
    let buttons: Vec<_> =
        components.into_iter().filter(|part| component::type_of(part) == kind::BUTTON).collect();
    let is_it = |key: &str, button: &Value| component::label(button) == key || button["custom_id"] == key;
    let button = match find {
        Find::Nth(place) => buttons.get(*place),
        Find::Key(key) => buttons.iter().find(|button| is_it(key, button)),
    };
    let button = button.ok_or_else(|| {
        format!("there is no such button; there is {}", listed(buttons.iter().map(|b| component::label(b))))
    })?;
    let label = component::label(button);
    if button["disabled"] == true {
        return Err(format!("the button `{label}` is disabled"));
    }
    if let Some(url) = button["url"].as_str() {
        return Err(format!("the button `{label}` is a link to {url}"));
    }
    let data = json!({"component_type": kind::BUTTON, "custom_id": button["custom_id"], "id": button["id"]});
    Ok(component_draft(data, format!("button `{label}`"), message))
}

fn component_draft(data: Value, what: String, message: Snowflake) -> Draft {
    let metadata = json!({"interacted_message_id": message});
    Draft { kind: Kind::Component, data, what, source: Some(message), metadata, message_type: 0 }
}

fn pick(
    world: &World,
    user: &User,
    message: Snowflake,
    name: &str,
    picked: &[String],
) -> Result<Draft, String> {
    let components = component::all(&usable(world, user, message)?["components"]);
    let selects: Vec<_> =
        components.into_iter().filter(|part| kind::SELECTS.contains(&component::type_of(part))).collect();
    let select = selects
        .iter()
        .find(|select| select["custom_id"] == name || select["placeholder"] == name)
        .ok_or_else(|| {
        let names =
            listed(selects.iter().filter_map(|s| s["placeholder"].as_str().or(s["custom_id"].as_str())));
        format!("there is no select `{name}`; there is {names}")
    })?;
    if select["disabled"] == true {
        return Err(format!("the select `{name}` is disabled"));
    }
    let mut resolved = json!({});
    let values = picked_values(world, &place_of(world, user)?, select, picked, &mut resolved)?;
    let mut data = json!({
        "component_type": select["type"], "custom_id": select["custom_id"], "id": select["id"], "values": values,
    });
    if component::type_of(select) != kind::STRING_SELECT {
        data["resolved"] = resolved;
    }
    Ok(component_draft(data, format!("select `{name}`"), message))
}

/// The values of what was picked in a select, by label or value, or by the name of a person, role or channel.
fn picked_values(
    world: &World,
    place: &Place<'_>,
    select: &Value,
    picked: &[String],
    resolved: &mut Value,
) -> Result<Vec<Value>, String> {
    let least = select["min_values"].as_u64().unwrap_or(1);
    let most = select["max_values"].as_u64().unwrap_or(1);
    if !(least..=most).contains(&(picked.len() as u64)) {
        return Err(format!("the select takes {least} to {most} values, not {}", picked.len()));
    }
    // What each kind of select picks, as the option type that picks the same.
    let entity = match component::type_of(select) {
        kind::USER_SELECT => 6,
        kind::ROLE_SELECT => 8,
        kind::MENTIONABLE_SELECT => 9,
        kind::CHANNEL_SELECT => 7,
        _ => 0,
    };
    let one = |text: &String| {
        if entity != 0 {
            let option = json!({"name": "select", "type": entity});
            return Ok(value::option(world, place, &option, text, resolved)?["value"].clone());
        }
        let options = items(&select["options"]);
        let option =
            options.iter().find(|o| o["value"] == *text || o["label"] == *text).ok_or_else(|| {
                format!(
                    "there is no `{text}` to pick; there is {}",
                    listed(options.iter().filter_map(|o| o["label"].as_str()))
                )
            })?;
        Ok(option["value"].clone())
    };
    picked.iter().map(one).collect()
}

fn submission(world: &World, form: &modal::Form, fields: &BTreeMap<String, Value>) -> Result<Draft, String> {
    let data = form.to_data(fields)?;
    let origin = world.interactions.get(&form.origin).ok_or("the form is gone")?;
    let metadata = json!({"triggering_interaction_metadata": origin.metadata});
    let what = format!("form `{}`", form.json["title"].as_str().unwrap_or_default());
    Ok(Draft { kind: Kind::ModalSubmit, data, what, source: origin.source, metadata, message_type: 0 })
}
