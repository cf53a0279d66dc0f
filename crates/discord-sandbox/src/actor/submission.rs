//! What a person put into a form, checked as Discord's client checks it and turned into what the bot gets.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    User, click, component,
    deliver::Draft,
    listed,
    modal::{Filled, Form},
    value::Place,
};
use crate::{
    validate::{components::kind, items},
    world::{World, interaction::Kind},
};

/// Files that one field takes at most, unless it says otherwise.
const ONE: u64 = 1;

/// The submission of a form.
pub(super) fn submission(
    world: &mut World,
    user: &User,
    form: &Form,
    filled: &BTreeMap<String, Filled>,
) -> Result<Draft, String> {
    let fields = form.fields();
    let is_it = |name: &str, label: &str, field: &Value| label == name || field["custom_id"] == name;
    if let Some(unknown) = filled.keys().find(|name| !fields.iter().any(|(label, f)| is_it(name, label, f))) {
        let labels = listed(fields.iter().map(|(label, _)| *label));
        return Err(format!("the form has no field `{unknown}`; it has {labels}"));
    }
    // The files are stored first, as storing needs the world for itself.
    let mut stored: BTreeMap<&String, Vec<Value>> = BTreeMap::new();
    for (name, filled) in filled {
        let Filled::Files(files) = filled else { continue };
        let files = files.iter().map(|file| world.store_file(user.channel, file.clone(), None, true));
        stored.insert(name, files.collect());
    }
    let mut resolved = json!({});
    let place = Place::of(world, user)?;
    let components = form.answered(|label, field| {
        let given = filled.iter().find(|(name, _)| is_it(name, label, field));
        let mut json = json!({"type": field["type"], "custom_id": field["custom_id"]});
        match component::type_of(field) {
            kind::TEXT_INPUT => json["value"] = text(label, field, given.map(|(_, given)| given))?.into(),
            kind::CHECKBOX => json["value"] = ticked(field, given.map(|(_, given)| given)).into(),
            kind::FILE_UPLOAD => {
                let files = given.and_then(|(name, _)| stored.get(name)).map_or(&[][..], Vec::as_slice);
                count(label, field, files.len(), field["max_values"].as_u64().unwrap_or(ONE))?;
                for file in files {
                    resolved["attachments"][file["id"].as_str().unwrap_or_default()] = file.clone();
                }
                json["values"] = files.iter().map(|file| file["id"].clone()).collect();
            }
            _ => {
                let picked =
                    picked(world, &place, label, field, given.map(|(_, given)| given), &mut resolved)?;
                if component::type_of(field) == kind::RADIO_GROUP {
                    json["value"] = picked.into_iter().next().unwrap_or(Value::Null);
                } else {
                    json["values"] = picked.into();
                }
            }
        }
        Ok(json)
    })?;
    let origin = world.interactions.get(&form.origin).ok_or("the form is gone")?;
    let mut data = json!({"custom_id": form.json["custom_id"], "components": components});
    if resolved.as_object().is_some_and(|resolved| !resolved.is_empty()) {
        data["resolved"] = resolved;
    }
    let metadata = json!({"triggering_interaction_metadata": origin.metadata});
    let what = format!("form `{}`", form.json["title"].as_str().unwrap_or_default());
    Ok(Draft { kind: Kind::ModalSubmit, data, what, source: origin.source, metadata, message_type: 0 })
}

fn text(label: &str, field: &Value, given: Option<&Filled>) -> Result<String, String> {
    let text = match given {
        Some(Filled::Text(text)) => text.as_str(),
        Some(_) => return Err(format!("the field `{label}` takes text")),
        None => field["value"].as_str().unwrap_or_default(),
    };
    let length = text.chars().count() as u64;
    let most = field["max_length"].as_u64().unwrap_or(4_000);
    let least = field["min_length"].as_u64().unwrap_or(0);
    if field["required"] != false && length == 0 {
        return Err(format!("the field `{label}` is required"));
    }
    if length > most || (length > 0 && length < least) {
        return Err(format!("the field `{label}` takes {least} to {most} characters, not {length}"));
    }
    Ok(text.to_owned())
}

fn ticked(field: &Value, given: Option<&Filled>) -> bool {
    match given {
        Some(Filled::Ticked(on)) => *on,
        Some(Filled::Picked(values)) => values.iter().any(|value| value == "true"),
        _ => field["default"] == true,
    }
}

/// The values of what was picked, or of what the form had picked beforehand.
fn picked(
    world: &World,
    place: &Place<'_>,
    label: &str,
    field: &Value,
    given: Option<&Filled>,
    resolved: &mut Value,
) -> Result<Vec<Value>, String> {
    let options = items(&field["options"]);
    let defaults = || {
        let options = options.iter().filter(|option| option["default"] == true);
        let entities = items(&field["default_values"]).iter().map(|entity| &entity["id"]);
        let values = options.map(|option| &option["value"]).chain(entities);
        values.filter_map(|value| value.as_str().map(str::to_owned)).collect()
    };
    let picked: Vec<String> = match given {
        Some(Filled::Picked(values)) => values.clone(),
        Some(Filled::Text(one)) => vec![one.clone()],
        Some(_) => return Err(format!("in the field `{label}` one picks")),
        None => defaults(),
    };
    let most = match component::type_of(field) {
        kind::RADIO_GROUP => ONE,
        // As many as there are, unless it says otherwise.
        kind::CHECKBOX_GROUP => field["max_values"].as_u64().unwrap_or(options.len() as u64),
        _ => field["max_values"].as_u64().unwrap_or(ONE),
    };
    count(label, field, picked.len(), most)?;
    let values = picked.iter().map(|text| click::value_of(world, place, field, text, resolved));
    values.collect::<Result<_, _>>().map_err(|reason| format!("the field `{label}`: {reason}"))
}

/// Checks how many values a field has.
fn count(label: &str, field: &Value, count: usize, most: u64) -> Result<(), String> {
    let count = count as u64;
    let is_required = field["required"] != false;
    let least = field["min_values"].as_u64().unwrap_or(u64::from(is_required));
    if count == 0 && is_required && least > 0 {
        return Err(format!("the field `{label}` is required"));
    }
    // What is not required may be left alone altogether.
    if (count > 0 || is_required) && !(least..=most).contains(&count) {
        return Err(format!("the field `{label}` takes {least} to {most} values, not {count}"));
    }
    Ok(())
}
