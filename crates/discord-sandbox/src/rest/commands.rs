//! Registering the application's commands, everywhere or in one guild.

use serde_json::{Map, Value, json};

use super::{Answer, Call};
use crate::{
    error::ApiError,
    hub::Hub,
    ids::Snowflake,
    validate,
    world::{World, command::Command},
};

/// Where the commands of a request live: a guild, or everywhere.
type Scope = Option<Snowflake>;

/// Checks the application and the guild of the path.
fn scope(world: &World, call: &Call) -> Result<Scope, ApiError> {
    if call.id("application") != Some(world.application) {
        return Err(ApiError::unknown_application());
    }
    if call.param("guild").is_empty() {
        return Ok(None);
    }
    let guild = call.id("guild").and_then(|id| world.guild(id)).ok_or_else(ApiError::unknown_guild)?;
    Ok(Some(guild.id))
}

fn found<'w>(world: &'w World, call: &Call) -> Result<&'w Command, ApiError> {
    let scope = scope(world, call)?;
    let mut commands = world.commands.iter();
    let command = commands.find(|c| c.guild == scope && Some(c.id) == call.id("command"));
    command.ok_or_else(ApiError::unknown_command)
}

/// `GET …/commands`.
pub(crate) fn list(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let world = hub.world();
    let scope = scope(&world, call)?;
    let full = call.query("with_localizations") == Some("true");
    let commands = world.commands.iter().filter(|c| c.guild == scope);
    Ok(Answer::ok(commands.map(|c| if full { c.json.clone() } else { unlocalised(&c.json) }).collect()))
}

/// `GET …/commands/{command}`.
pub(crate) fn get(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    Ok(Answer::ok(found(&hub.world(), call)?.json.clone()))
}

/// `PUT …/commands`: these commands and no others.
pub(crate) fn overwrite(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let scope = scope(&world, call)?;
    validate::commands::list(&call.body.json)?;
    let fresh = call.body.json.as_array().cloned().unwrap_or_default();
    let (old, others): (Vec<_>, _) =
        std::mem::take(&mut world.commands).into_iter().partition(|c| c.guild == scope);
    world.commands = others;
    let mut answer = Vec::new();
    for body in fresh {
        let id = old.iter().find(|o| is_same(&o.json, &body)).map_or_else(|| world.new_id(), |o| o.id);
        let command = make(&mut world, id, scope, &body);
        answer.push(command.json.clone());
        world.commands.push(command);
    }
    Ok(Answer::ok(answer.into()))
}

/// `POST …/commands`: one more, or one of the same name and type anew.
pub(crate) fn create(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let scope = scope(&world, call)?;
    let body = &call.body.json;
    validate::commands::one(body)?;
    let old = world.commands.iter().position(|c| c.guild == scope && is_same(&c.json, body));
    let others = world.commands.iter().filter(|c| c.guild == scope && !is_same(&c.json, body));
    validate::commands::count(others.map(|c| &c.json).chain([body]))?;
    let id = match old {
        Some(at) => world.commands[at].id,
        None => world.new_id(),
    };
    let command = make(&mut world, id, scope, body);
    let answer = Answer::json(if old.is_some() { 200 } else { 201 }, command.json.clone());
    match old {
        Some(at) => world.commands[at] = command,
        None => world.commands.push(command),
    }
    Ok(answer)
}

/// `PATCH …/commands/{command}`.
pub(crate) fn edit(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let (id, scope, mut whole) = {
        let command = found(&world, call)?;
        (command.id, command.guild, command.json.clone())
    };
    if let (Some(whole), Some(changes)) = (whole.as_object_mut(), call.body.json.as_object()) {
        whole.extend(changes.clone());
    }
    validate::commands::one(&whole)?;
    let command = make(&mut world, id, scope, &whole);
    let answer = command.json.clone();
    world.commands.retain(|c| c.id != id);
    world.commands.push(command);
    Ok(Answer::ok(answer))
}

/// `DELETE …/commands/{command}`.
pub(crate) fn delete(hub: &Hub, call: &Call) -> Result<Answer, ApiError> {
    let mut world = hub.world();
    let id = found(&world, call)?.id;
    world.commands.retain(|c| c.id != id);
    Ok(Answer::no_content())
}

fn is_same(a: &Value, b: &Value) -> bool {
    let kind = |command: &Value| command["type"].as_u64().unwrap_or(1);
    a["name"] == b["name"] && kind(a) == kind(b)
}

/// The command object that Discord makes of what was sent.
fn make(world: &mut World, id: Snowflake, guild: Scope, body: &Value) -> Command {
    let mut json = json!({
        "id": id, "application_id": world.application, "version": world.new_id(),
        "default_member_permissions": null, "type": 1, "name_localizations": null,
        "description_localizations": null, "description": "", "dm_permission": true, "contexts": null,
        "integration_types": [0], "nsfw": false,
    });
    if let Some(guild) = guild {
        json["guild_id"] = json!(guild);
    }
    if let (Some(json), Some(body)) = (json.as_object_mut(), body.as_object()) {
        let kept = ["id", "application_id", "version", "guild_id"];
        let sent = body.iter().filter(|(key, value)| !kept.contains(&key.as_str()) && !value.is_null());
        json.extend(sent.map(|(key, value)| (key.clone(), value.clone())).collect::<Map<_, _>>());
        if let Some(options) = json.get_mut("options") {
            drop_nulls(options);
        }
        // A user or message command has no description.
        if json["type"] != 1 {
            json.insert("description".into(), "".into());
        }
    }
    Command { id, guild, json }
}

/// What is null in an option is as good as left out, and Discord answers without it.
fn drop_nulls(options: &mut Value) {
    for option in options.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        option.retain(|_, value| !value.is_null());
        for key in ["options", "choices"] {
            if let Some(inner) = option.get_mut(key) {
                drop_nulls(inner);
            }
        }
    }
}

/// The command without its translations, which Discord leaves out unless asked.
fn unlocalised(command: &Value) -> Value {
    let mut command = command.clone();
    if let Some(map) = command.as_object_mut() {
        map.remove("name_localizations");
        map.remove("description_localizations");
    }
    command
}
