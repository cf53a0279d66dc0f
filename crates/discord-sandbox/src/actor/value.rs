//! What was typed for an option, checked and turned into what the bot gets.

use serde_json::{Value, json};

use super::{User, listed, typed::is_called};
use crate::{ids::Snowflake, validate::items, world::World};

/// Where and in which language something is typed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'p> {
    pub(crate) channel: Snowflake,
    pub(crate) person: Snowflake,
    pub(crate) locale: &'p str,
}

impl<'p> Place<'p> {
    /// Where a person is.
    pub(crate) fn of(world: &'p World, user: &User) -> Result<Self, String> {
        let person = world.person(user.id).ok_or("the person is gone")?;
        Ok(Self { channel: user.channel, person: user.id, locale: &person.locale })
    }
}

/// The option as it is while the person still types: nothing is checked yet.
pub(crate) fn draft(option: &Value, text: &str, focused: bool) -> Value {
    let number = text.parse::<i64>().ok().filter(|_| option["type"] == 4 && !focused);
    let value = number.map_or_else(|| Value::from(text), Value::from);
    let mut json = json!({"name": option["name"], "type": option["type"], "value": value});
    if focused {
        json["focused"] = true.into();
    }
    json
}

/// The option with its value, as an interaction carries it.
pub(crate) fn option(
    world: &World,
    place: &Place<'_>,
    option: &Value,
    text: &str,
    resolved: &mut Value,
) -> Result<Value, String> {
    let name = option["name"].as_str().unwrap_or_default();
    let choices = items(&option["choices"]);
    let value = if choices.is_empty() {
        match option["type"].as_u64() {
            Some(3) => text_value(name, option, text)?,
            Some(4) => number(name, option, text.parse::<i64>().ok().map(Value::from), text, "whole number")?,
            Some(10) => number(name, option, text.parse::<f64>().ok().map(Value::from), text, "number")?,
            Some(5) => match text.to_lowercase().as_str() {
                "true" => true.into(),
                "false" => false.into(),
                _ => return Err(format!("`{name}` is True or False, not `{text}`")),
            },
            Some(6..=9) => entity(world, place, option, text, resolved)?,
            _ => return Err(format!("`{name}` takes a file: add it with `.attach({name:?}, …)`")),
        }
    } else {
        let is_it = |choice: &&Value| {
            let value = &choice["value"];
            is_called(choice, text, place.locale)
                || *value == text
                || (value.is_number() && format!("{value}") == text)
        };
        let choice = choices.iter().find(is_it).ok_or_else(|| {
            let names = choices.iter().filter_map(|choice| choice["name"].as_str());
            format!("`{name}` has no choice `{text}`; it has {}", listed(names))
        })?;
        choice["value"].clone()
    };
    Ok(json!({"name": name, "type": option["type"], "value": value}))
}

fn text_value(name: &str, option: &Value, text: &str) -> Result<Value, String> {
    let length = text.chars().count() as u64;
    let least = option["min_length"].as_u64().unwrap_or(0).max(u64::from(option["required"] == true));
    let most = option["max_length"].as_u64().unwrap_or(6000);
    if (least..=most).contains(&length) {
        return Ok(text.into());
    }
    Err(format!("`{name}` has {least} to {most} characters, not {length}"))
}

fn number(name: &str, option: &Value, value: Option<Value>, text: &str, what: &str) -> Result<Value, String> {
    let value = value.ok_or_else(|| format!("`{name}` is a {what}, not `{text}`"))?;
    let number = value.as_f64().unwrap_or_default();
    if let Some(least) = option["min_value"].as_f64().filter(|least| number < *least) {
        return Err(format!("`{name}` is at least {least}, not {text}"));
    }
    if let Some(most) = option["max_value"].as_f64().filter(|most| number > *most) {
        return Err(format!("`{name}` is at most {most}, not {text}"));
    }
    Ok(value)
}

/// A person (6), channel (7), role (8), or a person or role (9), by name or id.
fn entity(
    world: &World,
    place: &Place<'_>,
    option: &Value,
    text: &str,
    resolved: &mut Value,
) -> Result<Value, String> {
    let name = option["name"].as_str().unwrap_or_default();
    let kind = option["type"].as_u64().unwrap_or_default();
    let bare = text.trim_start_matches(['@', '#', '<', '&', '!']).trim_end_matches('>');
    let id = bare.parse::<Snowflake>().ok();
    let guild = world.channel(place.channel).and_then(|channel| channel.guild);
    if kind == 6 || kind == 9 {
        let person = id.and_then(|id| world.person(id)).or_else(|| world.person_named(bare));
        if let Some(person) = person {
            add_person(world, guild, person.id, resolved);
            return Ok(json!(person.id));
        }
    }
    if kind == 7 {
        let types = items(&option["channel_types"]);
        let channel = world
            .channels
            .iter()
            .filter(|channel| channel.guild == guild && world.sees(place.person, channel))
            .filter(|channel| types.is_empty() || types.contains(&(channel.kind as u8).into()))
            .find(|channel| Some(channel.id) == id || channel.name.as_deref() == Some(bare));
        if let Some(channel) = channel {
            let person = world.person(place.person).ok_or("the person is gone")?;
            let json = world.partial_channel_json(channel, world.permissions_in(person, channel));
            resolved["channels"][channel.id.to_string()] = json;
            return Ok(json!(channel.id));
        }
    }
    if kind == 8 || kind == 9 {
        let roles =
            guild.and_then(|id| world.guild(id)).map(|guild| guild.roles.as_slice()).unwrap_or_default();
        let found = roles.iter().enumerate().find(|(_, role)| Some(role.id) == id || role.name == bare);
        if let Some((position, role)) = found {
            resolved["roles"][role.id.to_string()] = role.to_json(position);
            return Ok(json!(role.id));
        }
    }
    Err(format!("`{name}`: there is no `{text}` here"))
}

/// Adds a person to resolved data, as member too when the place is a guild's.
pub(crate) fn add_person(world: &World, guild: Option<Snowflake>, id: Snowflake, resolved: &mut Value) {
    let Some(person) = world.person(id) else { return };
    resolved["users"][id.to_string()] = person.to_json();
    let Some(guild) = guild.and_then(|guild| world.guild(guild)) else { return };
    let mut member = world.member_json(person, guild);
    if let Some(member) = member.as_object_mut() {
        // A resolved member leaves out what the user object has, and `deaf` and `mute`.
        for key in ["user", "deaf", "mute"] {
            member.remove(key);
        }
    }
    resolved["members"][id.to_string()] = member;
}
