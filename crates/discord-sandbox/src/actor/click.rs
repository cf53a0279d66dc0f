//! Using what is on a message: buttons, selects, and the forms that they open.

use serde_json::{Value, json};

use super::{
    User, component,
    deliver::{Draft, Find},
    listed,
    value::{self, Place},
};
use crate::{
    ids::Snowflake,
    validate::{components::kind, items},
    world::{World, interaction::Kind},
};

fn usable<'w>(world: &'w World, user: &User, message: Snowflake) -> Result<&'w Value, String> {
    let message = world.messages.get(&message).filter(|message| message.is_visible_to(user.id));
    Ok(&message.ok_or("the person does not see that message")?.json)
}

pub(super) fn button(world: &World, user: &User, message: Snowflake, find: &Find) -> Result<Draft, String> {
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

pub(super) fn select(
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
    let values = picked_values(world, &Place::of(world, user)?, select, picked, &mut resolved)?;
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
    picked.iter().map(|text| value_of(world, place, select, text, resolved)).collect()
}

/// The value of one thing that was picked in a select, a radio group or a group of checkboxes.
pub(super) fn value_of(
    world: &World,
    place: &Place<'_>,
    select: &Value,
    text: &str,
    resolved: &mut Value,
) -> Result<Value, String> {
    // What each kind of select picks, as the option type that picks the same.
    let entity = match component::type_of(select) {
        kind::USER_SELECT => 6,
        kind::ROLE_SELECT => 8,
        kind::MENTIONABLE_SELECT => 9,
        kind::CHANNEL_SELECT => 7,
        _ => 0,
    };
    if entity != 0 {
        let option = json!({"name": "select", "type": entity, "channel_types": select["channel_types"]});
        return Ok(value::option(world, place, &option, text, resolved)?["value"].clone());
    }
    let options = items(&select["options"]);
    let option = options.iter().find(|o| o["value"] == *text || o["label"] == *text).ok_or_else(|| {
        let labels = listed(options.iter().filter_map(|o| o["label"].as_str()));
        format!("there is no `{text}` to pick; there is {labels}")
    })?;
    Ok(option["value"].clone())
}
