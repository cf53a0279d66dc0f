//! The commands as Discord wants them registered, with their words in each locale.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use serenity_commands::Commands;

use crate::discord::commands::{SlashCommand, make_questions};

/// The locales that Starling speaks, by Discord's name, with the words of each. To add one: copy a file, translate its
/// values, and add a line here.
const LOCALES: [(&str, &str); 2] = [
    ("en-GB", include_str!("../../locales/en-GB.toml")),
    ("en-US", include_str!("../../locales/en-US.toml")),
];

/// Discord's command type of an entry in a message's menu.
const MESSAGE_COMMAND: u8 = 3;
/// Where commands can be used: in servers, in messages with the bot, in messages between people.
const CONTEXTS: [u8; 3] = [0, 1, 2];
/// How the app can be installed: to a server, or to a person.
const INTEGRATION_TYPES: [u8; 2] = [0, 1];

/// The command that makes and changes what a whole server uses. On a server it is for those who may manage messages, unless
/// its administrators say otherwise.
const GUARDED: &str = "guide";
/// Discord's permission "Manage Messages", as text.
const MANAGE_MESSAGES: &str = "8192";

/// The body of the registration: every command, localised.
///
/// # Panics
///
/// Never, once the tests have passed: the locales are compiled in.
pub(in crate::discord) fn commands() -> Value {
    let mut commands = serde_json::to_value(SlashCommand::create_commands()).expect("commands serialise");
    let list = commands.as_array_mut().expect("the commands are a list");
    list.push(json!({ "name": make_questions::NAME, "type": MESSAGE_COMMAND }));
    let locales: Vec<(&str, Words)> = LOCALES
        .iter()
        .map(|(locale, text)| (*locale, toml::from_str(text).expect("a locale file is a table of texts")))
        .collect();
    for command in list {
        command["contexts"] = json!(CONTEXTS);
        command["integration_types"] = json!(INTEGRATION_TYPES);
        if command["name"] == GUARDED {
            command["default_member_permissions"] = json!(MANAGE_MESSAGES);
        }
        localise(command, "", &locales);
    }
    commands
}

/// A locale file: the path of a command, option or choice (`questions.kind.contrary`) to its words.
type Words = BTreeMap<String, String>;

/// Adds the words of each locale to a command or an option, and to all inside it.
fn localise(part: &mut Value, above: &str, locales: &[(&str, Words)]) {
    let Some(part) = part.as_object_mut() else { return };
    let path = path(part, above);
    let words = |locales: &[(&str, Words)]| -> Map<String, Value> {
        locales
            .iter()
            .filter_map(|(locale, words)| Some(((*locale).to_owned(), json!(words.get(&path)?))))
            .collect()
    };
    if let Some(description) = part.get("description").and_then(Value::as_str) {
        // The derive macro keeps the space between the slashes of a doc comment and its first word.
        let description = description.trim().to_owned();
        if !description.is_empty() {
            part.insert("description".to_owned(), json!(description));
            part.insert("description_localizations".to_owned(), Value::Object(words(locales)));
        }
    } else if part.contains_key("value") {
        part.insert("name_localizations".to_owned(), Value::Object(words(locales)));
    }
    for inside in ["options", "choices"] {
        if let Some(parts) = part.get_mut(inside).and_then(Value::as_array_mut) {
            parts.iter_mut().for_each(|part| localise(part, &path, locales));
        }
    }
}

/// The path of a part: choices go by their value, everything else by its name.
fn path(part: &Map<String, Value>, above: &str) -> String {
    let own = part.get("value").or(part.get("name")).and_then(Value::as_str).unwrap_or_default();
    if above.is_empty() { own.to_owned() } else { format!("{above}.{own}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The path of every text that a person can see, with the text.
    fn texts(part: &Value, above: &str, into: &mut BTreeMap<String, String>) {
        let Some(part) = part.as_object() else { return };
        let path = path(part, above);
        let shown =
            part.get("description").or(part.get("value").and(part.get("name"))).and_then(Value::as_str);
        if let Some(shown) = shown {
            into.insert(path.clone(), shown.to_owned());
        }
        for inside in ["options", "choices"] {
            part.get(inside)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .for_each(|part| texts(part, &path, into));
        }
    }

    #[test]
    fn every_locale_has_every_text_and_no_other() {
        let mut known = BTreeMap::new();
        commands().as_array().unwrap().iter().for_each(|command| texts(command, "", &mut known));
        for (locale, text) in LOCALES {
            let words: Words = toml::from_str(text).unwrap();
            let has: Vec<&String> = words.keys().collect();
            let wants: Vec<&String> = known.keys().collect();
            assert_eq!(has, wants, "the keys of locales/{locale}.toml");
            assert!(
                words.values().all(|text| text.chars().count() <= 100),
                "{locale}: Discord takes 100 characters"
            );
        }
        let british: Words = toml::from_str(LOCALES[0].1).unwrap();
        assert_eq!(british, known, "the texts in the code are British English");
    }

    #[test]
    fn the_registration_is_as_reviewed() {
        insta::assert_snapshot!(serde_json::to_string_pretty(&commands()).unwrap());
    }
}
