//! Running a command: typing it, asking for suggestions, or picking it from a menu.

use serde_json::{Value, json};

use super::{
    User,
    deliver::{Draft, context},
    invocation::File,
    listed, typed,
    value::{Place, add_person},
};
use crate::{
    ids::Snowflake,
    permissions::Permissions,
    world::{
        World,
        command::{Command, CommandKind},
        interaction::Kind,
    },
};

/// The commands that Discord's client offers this person here.
pub(crate) fn offered<'w>(
    world: &'w World,
    user: &User,
    kind: CommandKind,
) -> Result<Vec<&'w Command>, String> {
    let channel = world.channel(user.channel).ok_or("the channel is gone")?;
    let person = world.person(user.id).ok_or("the person is gone")?;
    if !world.sees(user.id, channel) {
        return Err("the person does not see this channel".to_owned());
    }
    let permissions = world.permissions_in(person, channel);
    if channel.guild.is_some() && !permissions.allow(Permissions::USE_APPLICATION_COMMANDS) {
        return Err("the person may not use commands in this channel".to_owned());
    }
    let may = |command: &Command| {
        let needed = command.json["default_member_permissions"].as_str().and_then(|bits| bits.parse().ok());
        channel.guild.is_none()
            || needed.is_none_or(|bits| match bits {
                0 => permissions.allow(Permissions::ADMINISTRATOR),
                bits => permissions.allow(Permissions::from_bits(bits)),
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

fn command_data(command: &Command) -> Value {
    let mut data = json!({"id": command.id, "name": command.name(), "type": command.json["type"]});
    if let Some(guild) = command.guild {
        data["guild_id"] = json!(guild);
    }
    data
}

pub(super) fn typed(world: &mut World, user: &User, text: &str, files: &[File]) -> Result<Draft, String> {
    // The files are stored first, as storing needs the world for itself.
    let stored: Vec<(&File, Value)> = files
        .iter()
        .map(|file| (file, world.store_file(user.channel, file.stored.clone(), None, true)))
        .collect();
    let commands = offered(world, user, CommandKind::ChatInput)?;
    let place = Place::of(world, user)?;
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

pub(super) fn suggestion(world: &World, user: &User, text: &str) -> Result<Draft, String> {
    let commands = offered(world, user, CommandKind::ChatInput)?;
    let place = Place::of(world, user)?;
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

pub(super) fn menu(
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
        let guild = world.channel(user.channel).and_then(|channel| channel.guild);
        add_person(world, guild, target, &mut resolved);
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
