//! Options of a command: their order, names, choices, and how deep they nest.

use std::collections::HashSet;

use serde_json::Value;

use super::{
    Errors, Path, autocomplete,
    commands::{named_and_described, translations},
    items,
};

/// Options of a command, of a subcommand or of a group.
const OPTIONS: usize = 25;

/// Checks the options of a command (`depth` 0), a group (1) or a subcommand (2).
pub(super) fn check(errors: &mut Errors, at: &Path, list: &Value, depth: usize) {
    errors.list(at, list);
    errors.length(at, list, 0..=OPTIONS);
    let mut names = HashSet::new();
    let mut optional_seen = false;
    let nests = |option: &Value| matches!(option["type"].as_u64(), Some(1 | 2));
    let mixed = items(list).iter().any(nests) && !items(list).iter().all(nests);
    if mixed {
        errors.add(
            at,
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-command and sub-command group option types are mutually exclusive to all other types",
        );
    }
    for (index, body) in items(list).iter().enumerate() {
        let at = at.key(index);
        named_and_described(errors, &at, body);
        errors.one_of(&at.key("type"), &body["type"], &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        match body["type"].as_u64() {
            Some(1) if depth < 2 => check(errors, &at.key("options"), &body["options"], 2),
            Some(2) if depth == 0 => check(errors, &at.key("options"), &body["options"], 1),
            Some(1 | 2) => {
                errors.add(&at.key("type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Nested too deep");
            }
            _ => value_option(errors, &at, body),
        }
        if body["name"].as_str().is_some_and(|name| !names.insert(name)) {
            errors.add(
                &at.key("name"),
                "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
                "An option with this name already exists",
            );
        }
        let is_required = body["required"] == true;
        if is_required && optional_seen {
            errors.add(
                &at,
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            );
        }
        optional_seen |= !is_required && !nests(body);
    }
}

fn value_option(errors: &mut Errors, at: &Path, body: &Value) {
    let choices = &body["choices"];
    let place = at.key("choices");
    errors.length(&place, choices, 0..=autocomplete::CHOICES);
    let mut names = HashSet::new();
    for (index, choice) in items(choices).iter().enumerate() {
        let at = place.key(index);
        autocomplete::each(errors, &at, choice);
        translations(errors, &at.key("name_localizations"), &choice["name_localizations"], 100, false);
        if choice["name"].as_str().is_some_and(|name| !names.insert(name)) {
            errors.add(
                &at.key("name"),
                "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                "A choice with this name already exists",
            );
        }
    }
    let kind = body["type"].as_u64().unwrap_or(0);
    let takes_text_or_number = matches!(kind, 3 | 4 | 10);
    if body["autocomplete"] == true && (!items(choices).is_empty() || !takes_text_or_number) {
        errors.add(
            &at.key("autocomplete"),
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
            "Autocomplete goes with text and numbers without choices",
        );
    }
    if !items(choices).is_empty() && !takes_text_or_number {
        errors.add(&place, "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", "Choices go with text and numbers");
    }
    for (key, least) in [("min_length", 0), ("max_length", 1)] {
        let value = &body[key];
        let fits = kind == 3 && value.as_u64().is_some_and(|n| (least..=6000).contains(&n));
        if !value.is_null() && !fits {
            errors.add(&at.key(key), "NUMBER_TYPE_RANGE", format!("Value must be between {least} and 6000."));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{
        cases::{check, option, with},
        commands::one,
    };

    #[test]
    fn options_are_ordered_unique_and_few() {
        let (must, may) = (json!({"required": true}), json!({}));
        check(
            one(&with("options", json!([option("a", &must), option("b", &may)]))),
            "",
            "",
            "required first",
        );
        check(
            one(&with("options", json!([option("a", &may), option("b", &must)]))),
            "options.1",
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
            "required last",
        );
        check(
            one(&with("options", json!([option("a", &may), option("a", &may)]))),
            "options.1.name",
            "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
            "twice the same",
        );
        let many: Vec<_> = (0..26).map(|n| option(&format!("o{n}"), &may)).collect();
        check(one(&with("options", json!(many))), "options", "BASE_TYPE_MAX_LENGTH", "26 options");
        let nested = json!({"type": 1, "name": "sub", "description": "x", "options": [option("a", &may)]});
        check(one(&with("options", json!([nested]))), "", "", "a subcommand");
        check(
            one(&with("options", json!([nested, option("a", &may)]))),
            "options",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "a subcommand beside an option",
        );
        check(
            one(&with(
                "options",
                json!([{"type": 1, "name": "sub", "description": "x", "options": [nested]}]),
            )),
            "options.0.options.0.type",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "a subcommand in a subcommand",
        );
        check(one(&with("options", json!({}))), "options", "LIST_TYPE_CONVERT", "options are a list");
        for (more, key, code) in [
            (json!({"name": "A"}), "name", "APPLICATION_COMMAND_INVALID_NAME"),
            (json!({"type": 12}), "type", "BASE_TYPE_CHOICES"),
            (json!({"type": 4, "min_length": 1}), "min_length", "NUMBER_TYPE_RANGE"),
            (json!({"max_length": 6001}), "max_length", "NUMBER_TYPE_RANGE"),
        ] {
            let reason = more.to_string();
            check(
                one(&with("options", json!([option("a", &more)]))),
                &format!("options.0.{key}"),
                code,
                &reason,
            );
        }
        let group = json!({"type": 2, "name": "group", "description": "x", "options": [nested, nested]});
        check(
            one(&with("options", json!([group]))),
            "options.0.options.1.name",
            "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
            "twice the same in a group",
        );
    }

    #[test]
    fn choices_and_autocomplete_exclude_each_other() {
        let choices = json!([{"name": "A", "value": "a"}]);
        check(one(&with("options", json!([option("a", &json!({"choices": choices}))]))), "", "", "choices");
        check(
            one(&with("options", json!([option("a", &json!({"autocomplete": true}))]))),
            "",
            "",
            "autocomplete",
        );
        check(
            one(&with("options", json!([option("a", &json!({"autocomplete": true, "choices": choices}))]))),
            "options.0.autocomplete",
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
            "both",
        );
        let many: Vec<_> = (0..26).map(|n| json!({"name": format!("{n}"), "value": n})).collect();
        check(
            one(&with("options", json!([option("a", &json!({"choices": many}))]))),
            "options.0.choices",
            "BASE_TYPE_MAX_LENGTH",
            "26 choices",
        );
        let twice = json!([{"name": "A", "value": "a"}, {"name": "A", "value": "b"}]);
        for (more, path, code) in [
            (
                json!({"choices": twice}),
                "choices.1.name",
                "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
            ),
            (json!({"choices": [{"value": "a"}]}), "choices.0.name", "BASE_TYPE_REQUIRED"),
            (
                json!({"choices": [{"name": "A", "value": "a", "name_localizations": {"en": "A"}}]}),
                "choices.0.name_localizations.en",
                "ENUM_TYPE_COERCE",
            ),
            (
                json!({"type": 5, "choices": choices}),
                "choices",
                "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID",
            ),
        ] {
            let reason = more.to_string();
            check(
                one(&with("options", json!([option("a", &more)]))),
                &format!("options.0.{path}"),
                code,
                &reason,
            );
        }
    }
}
