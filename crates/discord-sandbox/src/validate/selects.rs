//! Selects: up to 25 options, and counts that make sense.

use std::collections::HashSet;

use serde_json::Value;

use super::{
    Errors, Path,
    components::{CustomIds, kind},
    items,
};

/// Options of a select.
const OPTIONS: usize = 25;

/// Checks a select of any kind.
pub(crate) fn check(errors: &mut Errors, at: &Path, select: &Value, ids: &mut CustomIds) {
    ids.check(errors, at, select);
    errors.length(&at.key("placeholder"), &select["placeholder"], 0..=150);
    count(errors, &at.key("min_values"), &select["min_values"], 0);
    count(errors, &at.key("max_values"), &select["max_values"], 1);
    let (least, most) =
        (select["min_values"].as_u64().unwrap_or(1), select["max_values"].as_u64().unwrap_or(1));
    if least > most {
        errors.add(&at.key("max_values"), "BASE_TYPE_MIN_VALUE", "max_values must not be below min_values.");
    }
    if select["type"] == kind::STRING_SELECT {
        options(errors, &at.key("options"), &select["options"]);
        let offered = items(&select["options"]).len() as u64;
        if most > offered && offered > 0 {
            errors.add(
                &at.key("max_values"),
                "SELECT_COMPONENT_MAX_VALUES_EXCEEDED",
                "max_values must not exceed the number of options.",
            );
        }
    }
}

fn count(errors: &mut Errors, at: &Path, value: &Value, least: u64) {
    if !value.is_null() && !value.as_u64().is_some_and(|n| (least..=OPTIONS as u64).contains(&n)) {
        errors.add(at, "NUMBER_TYPE_RANGE", format!("Value must be between {least} and {OPTIONS}."));
    }
}

fn options(errors: &mut Errors, at: &Path, options: &Value) {
    errors.required_length(at, options, 1..=OPTIONS);
    each_option(errors, at, options);
}

/// Checks the options one by one.
pub(crate) fn each_option(errors: &mut Errors, at: &Path, options: &Value) {
    let mut values = HashSet::new();
    for (index, option) in items(options).iter().enumerate() {
        let at = at.key(index);
        errors.required_length(&at.key("label"), &option["label"], 1..=100);
        errors.required_length(&at.key("value"), &option["value"], 1..=100);
        errors.length(&at.key("description"), &option["description"], 0..=100);
        if option["value"].as_str().is_some_and(|value| !values.insert(value)) {
            errors.add(
                &at.key("value"),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::cases, *};

    #[track_caller]
    fn check(select: &Value, path: &str, code: &str, reason: &str) {
        let mut errors = Errors::default();
        super::check(&mut errors, &Path::root(), select, &mut CustomIds::default());
        cases::check(errors.into_result(), path, code, reason);
    }

    fn select(count: usize) -> Value {
        let option = |n| json!({"label": "a", "value": format!("{n}")});
        json!({"type": 3, "custom_id": "pick", "options": (0..count).map(option).collect::<Vec<_>>()})
    }

    fn with(mut select: Value, key: &str, value: impl Into<Value>) -> Value {
        select[key] = value.into();
        select
    }

    #[test]
    fn selects_are_within_limits() {
        check(&select(25), "", "", "25 options");
        check(&select(26), "options", "BASE_TYPE_BAD_LENGTH", "26 options");
        check(&select(0), "options", "BASE_TYPE_BAD_LENGTH", "no option");
        check(&with(select(3), "max_values", 3), "", "", "all three may be picked");
        check(
            &with(select(3), "max_values", 4),
            "max_values",
            "SELECT_COMPONENT_MAX_VALUES_EXCEEDED",
            "four of three",
        );
        check(&with(select(3), "min_values", 26), "min_values", "NUMBER_TYPE_RANGE", "over 25");
        check(&with(select(3), "min_values", 2), "max_values", "BASE_TYPE_MIN_VALUE", "least over most");
        check(
            &with(select(3), "placeholder", "x".repeat(151)),
            "placeholder",
            "BASE_TYPE_MAX_LENGTH",
            "placeholder",
        );
        let twice = json!([{"label": "a", "value": "1"}, {"label": "b", "value": "1"}]);
        check(
            &with(select(1), "options", twice),
            "options.1.value",
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
            "one value twice",
        );
        check(&with(select(3), "max_values", 0), "max_values", "NUMBER_TYPE_RANGE", "none at most");
        for (option, key, code) in [
            (json!({"value": "1"}), "label", "BASE_TYPE_REQUIRED"),
            (json!({"label": "a"}), "value", "BASE_TYPE_REQUIRED"),
            (
                json!({"label": "a", "value": "1", "description": "x".repeat(101)}),
                "description",
                "BASE_TYPE_MAX_LENGTH",
            ),
        ] {
            let reason = option.to_string();
            check(&with(select(1), "options", json!([option])), &format!("options.0.{key}"), code, &reason);
        }
    }
}
