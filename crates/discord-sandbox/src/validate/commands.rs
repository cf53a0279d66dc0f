//! Application commands: names, lengths, sizes and counts.

use std::{collections::HashSet, sync::LazyLock};

use regex::Regex;
use serde_json::Value;

use super::{Errors, Path, items, options};
use crate::error::ApiError;

/// Discord's rule for the names of typed commands and of options.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[-_'\p{L}\p{N}\p{sc=Devanagari}\p{sc=Thai}]{1,32}$").expect("the pattern is a constant")
});
/// Characters of names, descriptions and values of a command with all that is in it.
const SIZE: usize = 8_000;
/// Commands of each type in one scope: typed, on a person, on a message.
const COUNTS: [(u64, usize); 3] = [(1, 100), (2, 15), (3, 15)];
/// The languages that a name or description may be translated into.
const LOCALES: [&str; 32] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl",
    "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja",
    "zh-TW", "ko",
];

/// Checks a bulk overwrite.
pub(crate) fn list(commands: &Value) -> Result<(), ApiError> {
    let mut errors = Errors::default();
    if commands.is_null() {
        errors.required(&Path::root());
    }
    errors.list(&Path::root(), commands);
    let mut names = HashSet::new();
    for (index, body) in items(commands).iter().enumerate() {
        let at = Path::root().key(index);
        command(&mut errors, &at, body);
        let kind = body["type"].as_u64().unwrap_or(1);
        if body["name"].as_str().is_some_and(|name| !names.insert((kind, name))) {
            errors.add(
                &at,
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
                "Application command names must be unique",
            );
        }
    }
    errors.into_result()?;
    count(items(commands).iter())
}

/// Checks one command.
pub(crate) fn one(body: &Value) -> Result<(), ApiError> {
    let mut errors = Errors::default();
    command(&mut errors, &Path::root(), body);
    errors.into_result()
}

/// Checks how many commands of each type there are.
pub(crate) fn count<'c>(commands: impl Iterator<Item = &'c Value>) -> Result<(), ApiError> {
    let kinds: Vec<_> = commands.map(|command| command["type"].as_u64().unwrap_or(1)).collect();
    for (kind, limit) in COUNTS {
        if kinds.iter().filter(|each| **each == kind).count() > limit {
            return Err(ApiError::too_many_commands(limit));
        }
    }
    Ok(())
}

fn command(errors: &mut Errors, at: &Path, body: &Value) {
    let kind = &body["type"];
    if !kind.is_null() {
        errors.one_of(&at.key("type"), kind, &[1, 2, 3]);
    }
    let is_typed = kind.is_null() || *kind == 1;
    if is_typed {
        named_and_described(errors, at, body);
        options::check(errors, &at.key("options"), &body["options"], 0);
    } else {
        // The name of a menu entry is free, and it has neither description nor options.
        errors.required_length(&at.key("name"), &body["name"], 1..=32);
        translations(errors, &at.key("name_localizations"), &body["name_localizations"], 32, false);
        if body["description"].as_str().is_some_and(|text| !text.is_empty()) {
            errors.add(
                &at.key("description"),
                "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED",
                "Context menu commands cannot have description",
            );
        }
        if !items(&body["options"]).is_empty() {
            errors.add(
                &at.key("options"),
                "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_NOT_ALLOWED",
                "Context menu commands cannot have options",
            );
        }
    }
    for (key, allowed) in [("integration_types", &[0, 1][..]), ("contexts", &[0, 1, 2])] {
        let at = at.key(key);
        for (index, value) in items(&body[key]).iter().enumerate() {
            errors.one_of(&at.key(index), value, allowed);
        }
        if body[key].as_array().is_some_and(Vec::is_empty) && key == "integration_types" {
            errors.add(&at, "BASE_TYPE_MIN_LENGTH", "Must be 1 or more in length.");
        }
    }
    if size(body) > SIZE {
        errors.add(at, "APPLICATION_COMMAND_TOO_LARGE", format!("Command exceeds maximum size ({SIZE})"));
    }
}

pub(super) fn named_and_described(errors: &mut Errors, at: &Path, body: &Value) {
    name(errors, &at.key("name"), &body["name"]);
    errors.required_length(&at.key("description"), &body["description"], 1..=100);
    translations(errors, &at.key("name_localizations"), &body["name_localizations"], 32, true);
    let descriptions = &body["description_localizations"];
    translations(errors, &at.key("description_localizations"), descriptions, 100, false);
}

fn name(errors: &mut Errors, at: &Path, value: &Value) {
    let Some(text) = value.as_str() else { return errors.required(at) };
    // Scripts with two cases must use the lower one.
    if !NAME.is_match(text) || text != text.to_lowercase() {
        errors.add(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }
}

pub(super) fn translations(errors: &mut Errors, at: &Path, value: &Value, longest: usize, is_name: bool) {
    for (locale, text) in value.as_object().into_iter().flatten() {
        let at = at.key(locale);
        if !LOCALES.contains(&locale.as_str()) {
            errors.add(&at, "ENUM_TYPE_COERCE", format!("Value \"{locale}\" is not a valid enum value."));
        } else if is_name && !text.is_null() {
            name(errors, &at, text);
        } else {
            errors.length(&at, text, 1..=longest);
        }
    }
}

/// What Discord counts towards a command's size: each language counts apart, the longest being what matters.
fn size(body: &Value) -> usize {
    let longest = |text: &Value, translated: &Value| {
        let own = text.as_str().map_or(0, |text| text.chars().count());
        let others = translated.as_object().into_iter().flatten().filter_map(|(_, text)| text.as_str());
        others.map(|text| text.chars().count()).fold(own, usize::max)
    };
    let own = longest(&body["name"], &body["name_localizations"])
        + longest(&body["description"], &body["description_localizations"]);
    let choice = |choice: &Value| {
        longest(&choice["name"], &choice["name_localizations"])
            + choice["value"]
                .as_str()
                .map_or_else(|| choice["value"].to_string().len(), |v| v.chars().count())
    };
    own + items(&body["choices"]).iter().map(choice).sum::<usize>()
        + items(&body["options"]).iter().map(size).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{
        super::cases::{check, option, with},
        *,
    };

    #[test]
    fn names_follow_the_pattern() {
        for good in ["questions", "a-b_c'd", "größe", "面試", "x".repeat(32).as_str()] {
            check(one(&with("name", good)), "", "", good);
        }
        for bad in ["Questions", "a b", "", "x!", "x".repeat(33).as_str()] {
            check(one(&with("name", bad)), "name", "APPLICATION_COMMAND_INVALID_NAME", bad);
        }
        check(one(&json!({"description": "x"})), "name", "BASE_TYPE_REQUIRED", "no name");
        check(
            one(&json!({"type": 3, "name": ""})),
            "name",
            "BASE_TYPE_REQUIRED",
            "a menu entry has a name too",
        );
        check(
            list(&json!([with("name", "Bad")])),
            "0.name",
            "APPLICATION_COMMAND_INVALID_NAME",
            "one of a list",
        );
    }

    #[test]
    fn typed_commands_are_described_and_menu_commands_are_not() {
        check(one(&with("description", "")), "description", "BASE_TYPE_REQUIRED", "empty");
        check(one(&with("description", "x".repeat(101))), "description", "BASE_TYPE_BAD_LENGTH", "too long");
        check(one(&json!({"type": 3, "name": "Make Questions!"})), "", "", "a menu entry has a free name");
        check(
            one(&json!({"type": 2, "name": "x", "description": "y"})),
            "description",
            "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED",
            "described menu entry",
        );
        check(
            one(&json!({"type": 2, "name": "x", "options": [option("a", &json!({}))]})),
            "options",
            "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_NOT_ALLOWED",
            "a menu entry with options",
        );
        check(one(&with("type", 4)), "type", "BASE_TYPE_CHOICES", "no such type");
    }

    #[test]
    fn translations_are_into_discords_languages() {
        check(one(&with("name_localizations", json!({"de": "fragen"}))), "", "", "German");
        check(
            one(&with("name_localizations", json!({"en": "questions"}))),
            "name_localizations.en",
            "ENUM_TYPE_COERCE",
            "Discord has en-GB and en-US",
        );
        check(
            one(&with("name_localizations", json!({"de": "Fragen"}))),
            "name_localizations.de",
            "APPLICATION_COMMAND_INVALID_NAME",
            "upper case",
        );
        check(
            one(&json!({"type": 3, "name": "x", "name_localizations": {"en": "x"}})),
            "name_localizations.en",
            "ENUM_TYPE_COERCE",
            "the name of a menu entry",
        );
        check(
            one(&with("description_localizations", json!({"en": "x"}))),
            "description_localizations.en",
            "ENUM_TYPE_COERCE",
            "a description",
        );
        check(
            one(&with("description_localizations", json!({"de": "x".repeat(101)}))),
            "description_localizations.de",
            "BASE_TYPE_BAD_LENGTH",
            "too long in German",
        );
    }

    #[test]
    fn installs_and_contexts_are_known_numbers() {
        check(one(&with("contexts", json!([0, 1, 2]))), "", "", "all contexts");
        check(one(&with("contexts", json!([3]))), "contexts.0", "BASE_TYPE_CHOICES", "no such context");
        check(
            one(&with("integration_types", json!([2]))),
            "integration_types.0",
            "BASE_TYPE_CHOICES",
            "no such",
        );
        check(
            one(&with("integration_types", json!([]))),
            "integration_types",
            "BASE_TYPE_MIN_LENGTH",
            "installed nowhere",
        );
    }

    #[test]
    fn command_as_a_whole_has_a_size() {
        let long = "x".repeat(100);
        let options = |count: usize| -> Vec<Value> {
            let choices: Vec<_> =
                (0..25).map(|n| json!({"name": format!("{n:0>100}"), "value": long})).collect();
            (0..count).map(|n| option(&format!("o{n}"), &json!({"choices": choices}))).collect()
        };
        check(one(&with("options", options(1))), "", "", "about 5000 characters");
        check(one(&with("options", options(2))), "", "APPLICATION_COMMAND_TOO_LARGE", "about 10000");
    }

    #[test]
    fn scopes_hold_so_many_commands() {
        let commands = |kind: u64, count: usize| -> Value {
            let description = if kind == 1 { "x" } else { "" };
            (0..count)
                .map(|n| json!({"type": kind, "name": format!("c{n}"), "description": description}))
                .collect()
        };
        let code = |commands: &Value| list(commands).map_err(|error| error.code);
        check(list(&Value::Null), "", "BASE_TYPE_REQUIRED", "nothing is no list");
        check(list(&json!({})), "", "LIST_TYPE_CONVERT", "an overwrite is a list");
        assert_eq!(code(&commands(1, 100)), Ok(()));
        assert_eq!(code(&commands(1, 101)), Err(30032));
        assert_eq!(code(&commands(3, 15)), Ok(()));
        assert_eq!(code(&commands(3, 16)), Err(30032));
        let twice = json!([with("type", 1), with("type", 1)]);
        check(list(&twice), "1", "APPLICATION_COMMANDS_DUPLICATE_NAME", "the same name twice");
    }
}
