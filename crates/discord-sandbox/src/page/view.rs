//! The world as one person sees it, as JSON for the page.

use serde_json::{Value, json};

use super::Desk;
use crate::{
    Permissions, User,
    actor::command,
    gateway::Session,
    ids::Snowflake,
    world::{
        World,
        channel::{Channel, ChannelKind},
        command::CommandKind,
        guild::Guild,
        message::Message,
        person::Person,
    },
};

/// Everything around the messages: people, guilds, channels, and what this person can do where they are.
pub(super) fn surroundings(desk: &Desk, world: &mut World, user: &User) -> Value {
    let dm = world.dm_with(user.id);
    let guilds: Vec<_> = world.guilds.iter().map(|guild| guild_view(world, guild, user.id)).collect();
    json!({
        "bot": {
            "id": world.bot.id, "name": world.bot.name,
            "online": world.gateway.sessions.iter().any(Session::is_connected) || world.endpoint.outbox.is_some(),
        },
        "me": user.id,
        "people": world.people.iter().map(person_view).collect::<Vec<_>>(),
        "guilds": guilds,
        "dm": world.channel(dm).map(|channel| channel_view(world, channel, user.id)),
        "channel": user.channel,
        "may": permissions_here(world, user),
        "commands": commands(world, user),
        "steps_done": desk.state().steps.len(),
    })
}

fn person_view(person: &Person) -> Value {
    json!({
        "id": person.id, "name": person.name, "locale": person.locale, "roles": person.roles,
        "permissions": person.permissions.to_string(),
    })
}

fn guild_view(world: &World, guild: &Guild, person: Snowflake) -> Value {
    let channels = world.channels.iter().filter(|channel| channel.guild == Some(guild.id));
    let seen = channels.filter(|channel| world.sees(person, channel));
    json!({
        "id": guild.id, "name": guild.name, "owner": guild.owner,
        "roles": guild.roles.iter().map(|role| json!({"id": role.id, "name": role.name})).collect::<Vec<_>>(),
        "channels": seen.map(|channel| channel_view(world, channel, person)).collect::<Vec<_>>(),
    })
}

fn channel_view(world: &World, channel: &Channel, person: Snowflake) -> Value {
    let newest = channel.messages.iter().rev().filter_map(|id| Some((id, world.messages.get(id)?)));
    let last = newest.into_iter().find(|(_, message)| message.is_visible_to(person)).map(|(id, _)| id);
    json!({
        "id": channel.id, "name": channel.name, "kind": channel.kind as u8, "last": last, "parent": channel.parent,
        "only_for": only_for(world, channel), "topic": channel.topic,
        "archived": channel.thread.as_ref().is_some_and(|thread| thread.archived),
    })
}

/// Those who see a channel that not everybody sees.
fn only_for(world: &World, channel: &Channel) -> Option<Vec<Snowflake>> {
    let is_private = !channel.overwrites.is_empty() || channel.kind == ChannelKind::PrivateThread;
    let sees = |person: &&Person| world.sees(person.id, channel);
    is_private.then(|| world.people.iter().filter(sees).map(|person| person.id).collect())
}

/// What the person may do in their channel. Permissions belong to guilds; a direct message knows none.
fn permissions_here(world: &World, user: &User) -> Value {
    let may = |needed| may(world, user, needed);
    json!({
        "send": may(Permissions::SEND_MESSAGES),
        "attach": may(Permissions::ATTACH_FILES),
        "open_threads": may(Permissions::CREATE_PUBLIC_THREADS),
        "open_private_threads": may(Permissions::CREATE_PRIVATE_THREADS),
        "commands": may(Permissions::USE_APPLICATION_COMMANDS),
    })
}

/// Whether a person may do something in their channel.
pub(super) fn may(world: &World, user: &User, needed: Permissions) -> bool {
    let Some((channel, person)) = world.channel(user.channel).zip(world.person(user.id)) else {
        return false;
    };
    channel.guild.is_none() || world.permissions_in(person, channel).allow(needed)
}

/// The commands that Discord's client would offer here, of all three kinds.
fn commands(world: &World, user: &User) -> Vec<Value> {
    if !may(world, user, Permissions::USE_APPLICATION_COMMANDS) {
        return Vec::new();
    }
    let kinds = [CommandKind::ChatInput, CommandKind::User, CommandKind::Message];
    let offered = kinds.into_iter().flat_map(|kind| command::offered(world, user, kind).unwrap_or_default());
    offered.map(|command| command.json.clone()).collect()
}

/// The messages of the channel that this person sees and has not dismissed, oldest first.
pub(super) fn messages<'w>(desk: &Desk, world: &'w World, user: &User) -> Vec<(Snowflake, &'w Message)> {
    let state = desk.state();
    let seen = world.channel(user.channel).is_some_and(|channel| world.sees(user.id, channel));
    let messages = if seen { world.seen_by(user.channel, user.id) } else { Vec::new() };
    messages.into_iter().filter(|(id, _)| !state.dismissed.contains(id)).collect()
}
