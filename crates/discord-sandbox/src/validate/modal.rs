//! Modals: one to five fields, in rows (the old way) or labels.

use serde_json::Value;

use super::{
    Errors, Path,
    components::{CustomIds, kind, wrong_type},
    items, selects,
};
use crate::error::ApiError;

/// Checks the data of a modal answer.
pub(crate) fn check(data: &Value) -> Result<(), ApiError> {
    let mut errors = Errors::default();
    let at = Path::root().key("data");
    errors.required_length(&at.key("title"), &data["title"], 1..=45);
    errors.required_length(&at.key("custom_id"), &data["custom_id"], 1..=100);
    let at = at.key("components");
    errors.required_length(&at, &data["components"], 1..=5);
    let mut ids = CustomIds::default();
    for (index, component) in items(&data["components"]).iter().enumerate() {
        let at = at.key(index);
        match component["type"].as_u64() {
            Some(kind::ACTION_ROW) => row(&mut errors, &at, component, &mut ids),
            Some(kind::LABEL) => label(&mut errors, &at, component, &mut ids),
            Some(kind::TEXT_DISPLAY) => {
                errors.required_length(&at.key("content"), &component["content"], 1..=4000);
            }
            _ => wrong_type(&mut errors, &at, &[kind::ACTION_ROW, kind::TEXT_DISPLAY, kind::LABEL]),
        }
    }
    errors.into_result()
}

/// A row of a modal has one text input, which brings its own label.
fn row(errors: &mut Errors, at: &Path, row: &Value, ids: &mut CustomIds) {
    let at = at.key("components");
    errors.required_length(&at, &row["components"], 1..=1);
    for (index, input) in items(&row["components"]).iter().enumerate() {
        let at = at.key(index);
        if input["type"] != kind::TEXT_INPUT {
            wrong_type(errors, &at, &[kind::TEXT_INPUT]);
            continue;
        }
        errors.required_length(&at.key("label"), &input["label"], 1..=45);
        text_input(errors, &at, input, ids);
    }
}

fn label(errors: &mut Errors, at: &Path, label: &Value, ids: &mut CustomIds) {
    errors.required_length(&at.key("label"), &label["label"], 1..=45);
    errors.length(&at.key("description"), &label["description"], 0..=100);
    let (at, field) = (at.key("component"), &label["component"]);
    match field["type"].as_u64() {
        None => errors.required(&at),
        Some(kind::TEXT_INPUT) => text_input(errors, &at, field, ids),
        Some(number) if kind::SELECTS.contains(&number) => {
            selects::check(errors, &at, field, ids);
            if field["disabled"] == true {
                errors.add(
                    &at.key("disabled"),
                    "COMPONENT_DISABLED_IN_MODAL",
                    "Disabled parts have no place here",
                );
            }
        }
        Some(kind::CHECKBOX) => ids.check(errors, &at, field),
        Some(kind::FILE_UPLOAD) => {
            ids.check(errors, &at, field);
            counts(errors, &at, field);
        }
        Some(kind::RADIO_GROUP) => {
            ids.check(errors, &at, field);
            choices(errors, &at, field, 2);
            let defaults = items(&field["options"]).iter().filter(|option| option["default"] == true);
            if defaults.count() > 1 {
                let message = "At most one option can be picked beforehand.";
                errors.add(&at.key("options"), "RADIO_GROUP_TOO_MANY_DEFAULTS", message);
            }
        }
        Some(kind::CHECKBOX_GROUP) => {
            ids.check(errors, &at, field);
            choices(errors, &at, field, 1);
            counts(errors, &at, field);
        }
        Some(_) => wrong_type(errors, &at, &[3, 4, 5, 6, 7, 8, 19, 21, 22, 23]),
    }
}

/// Values of a file upload or a group of checkboxes.
const TEN: u64 = 10;

/// Checks how few and how many values a field takes.
fn counts(errors: &mut Errors, at: &Path, field: &Value) {
    for (key, least) in [("min_values", 0), ("max_values", 1)] {
        let value = &field[key];
        if !value.is_null() && !value.as_u64().is_some_and(|n| (least..=TEN).contains(&n)) {
            errors.add(
                &at.key(key),
                "NUMBER_TYPE_RANGE",
                format!("Value must be between {least} and {TEN}."),
            );
        }
    }
    let (least, most) = (field["min_values"].as_u64(), field["max_values"].as_u64());
    if least.zip(most).is_some_and(|(least, most)| least > most) {
        errors.add(&at.key("max_values"), "BASE_TYPE_MIN_VALUE", "max_values must not be below min_values.");
    }
}

/// Checks the options of a radio group or a group of checkboxes.
fn choices(errors: &mut Errors, at: &Path, field: &Value, least: usize) {
    let at = at.key("options");
    errors.required_length(&at, &field["options"], least..=10);
    selects::each_option(errors, &at, &field["options"]);
}

fn text_input(errors: &mut Errors, at: &Path, input: &Value, ids: &mut CustomIds) {
    ids.check(errors, at, input);
    errors.one_of(&at.key("style"), &input["style"], &[1, 2]);
    errors.length(&at.key("placeholder"), &input["placeholder"], 0..=100);
    errors.length(&at.key("value"), &input["value"], 0..=4000);
    for (key, least) in [("min_length", 0), ("max_length", 1)] {
        let value = &input[key];
        if !value.is_null() && !value.as_u64().is_some_and(|n| (least..=4000).contains(&n)) {
            errors.add(&at.key(key), "NUMBER_TYPE_RANGE", format!("Value must be between {least} and 4000."));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::cases, *};

    #[track_caller]
    fn case(data: &Value, path: &str, code: &str, reason: &str) {
        cases::check(check(data), path, code, reason);
    }

    fn modal(count: usize) -> Value {
        let input = |n| json!({"type": 4, "style": 1, "label": "Name", "custom_id": format!("name{n}")});
        let rows: Vec<_> = (0..count).map(|n| json!({"type": 1, "components": [input(n)]})).collect();
        json!({"title": "Edit", "custom_id": "edit", "components": rows})
    }

    fn with(mut modal: Value, key: &str, value: impl Into<Value>) -> Value {
        modal[key] = value.into();
        modal
    }

    #[test]
    fn modals_are_within_limits() {
        case(&modal(5), "", "", "five fields");
        case(&modal(6), "data.components", "BASE_TYPE_BAD_LENGTH", "six fields");
        case(&modal(0), "data.components", "BASE_TYPE_BAD_LENGTH", "no field");
        case(&with(modal(1), "title", "x".repeat(46)), "data.title", "BASE_TYPE_BAD_LENGTH", "long title");
        case(&with(modal(1), "custom_id", Value::Null), "data.custom_id", "BASE_TYPE_REQUIRED", "no id");
        let label = |field: Value| {
            with(modal(1), "components", json!([{"type": 18, "label": "a", "component": field}]))
        };
        case(&label(json!({"type": 4, "style": 2, "custom_id": "a"})), "", "", "a text in a label");
        case(
            &with(modal(1), "components", json!([{"type": 10, "content": "Read this"}])),
            "",
            "",
            "a text between the fields",
        );
        case(
            &label(json!({"type": 2})),
            "data.components.0.component.type",
            "UNION_TYPE_CHOICES",
            "a button",
        );
        let button = json!([{"type": 1, "components": [{"type": 2, "style": 1}]}]);
        case(
            &with(modal(1), "components", button),
            "data.components.0.components.0.type",
            "UNION_TYPE_CHOICES",
            "a button in a row",
        );
        let parts = |parts: Value| with(modal(1), "components", parts);
        let at = "data.components.0";
        case(
            &parts(json!([{"type": 10, "content": "x".repeat(4001)}])),
            &format!("{at}.content"),
            "BASE_TYPE_BAD_LENGTH",
            "a long text between the fields",
        );
        case(&parts(json!([{"type": 2}])), &format!("{at}.type"), "UNION_TYPE_CHOICES", "a button by itself");
        let input = |more: Value| {
            let mut input = json!({"type": 4, "style": 1, "label": "Name", "custom_id": "name"});
            for (key, value) in more.as_object().into_iter().flatten() {
                input[key] = value.clone();
            }
            input
        };
        let two = json!([{"type": 1, "components": [input(json!({})), input(json!({"custom_id": "b"}))]}]);
        case(&parts(two), &format!("{at}.components"), "BASE_TYPE_BAD_LENGTH", "two fields in a row");
        for (more, key, code) in [
            (json!({"label": null}), "label", "BASE_TYPE_REQUIRED"),
            (json!({"custom_id": null}), "custom_id", "BASE_TYPE_REQUIRED"),
            (json!({"style": 3}), "style", "BASE_TYPE_CHOICES"),
            (json!({"placeholder": "x".repeat(101)}), "placeholder", "BASE_TYPE_MAX_LENGTH"),
            (json!({"value": "x".repeat(4001)}), "value", "BASE_TYPE_MAX_LENGTH"),
            (json!({"min_length": 4001}), "min_length", "NUMBER_TYPE_RANGE"),
            (json!({"max_length": 0}), "max_length", "NUMBER_TYPE_RANGE"),
        ] {
            let reason = more.to_string();
            let row = json!([{"type": 1, "components": [input(more)]}]);
            case(&parts(row), &format!("{at}.components.0.{key}"), code, &reason);
        }
    }

    #[test]
    fn each_kind_of_field_has_its_rules() {
        let label = |field: Value| {
            with(modal(1), "components", json!([{"type": 18, "label": "a", "component": field}]))
        };
        let sound = |field: Value| case(&label(field.clone()), "", "", &field.to_string());
        let faulty = |field: Value, key: &str, code: &str| {
            let reason = field.to_string();
            case(&label(field), &format!("data.components.0.component{key}"), code, &reason);
        };
        let options = |count: usize| -> Vec<Value> {
            (0..count).map(|n| json!({"label": "a", "value": n.to_string()})).collect()
        };
        for kind in [5, 6, 7, 8, 19, 23] {
            sound(json!({"type": kind, "custom_id": "a"}));
            faulty(json!({"type": kind}), ".custom_id", "BASE_TYPE_REQUIRED");
        }
        sound(json!({"type": 3, "custom_id": "a", "options": options(25)}));
        faulty(
            json!({"type": 3, "custom_id": "a", "options": options(26)}),
            ".options",
            "BASE_TYPE_BAD_LENGTH",
        );
        let disabled = json!({"type": 3, "custom_id": "a", "options": options(1), "disabled": true});
        faulty(disabled, ".disabled", "COMPONENT_DISABLED_IN_MODAL");
        sound(json!({"type": 19, "custom_id": "a", "min_values": 0, "max_values": 10}));
        faulty(json!({"type": 19, "custom_id": "a", "max_values": 11}), ".max_values", "NUMBER_TYPE_RANGE");
        let turned = json!({"type": 19, "custom_id": "a", "min_values": 3, "max_values": 2});
        faulty(turned, ".max_values", "BASE_TYPE_MIN_VALUE");
        sound(json!({"type": 21, "custom_id": "a", "options": options(2)}));
        faulty(
            json!({"type": 21, "custom_id": "a", "options": options(1)}),
            ".options",
            "BASE_TYPE_BAD_LENGTH",
        );
        let two = json!([{"label": "a", "value": "a", "default": true}, {"label": "b", "value": "b", "default": true}]);
        let picked = json!({"type": 21, "custom_id": "a", "options": two});
        faulty(picked, ".options", "RADIO_GROUP_TOO_MANY_DEFAULTS");
        sound(json!({"type": 22, "custom_id": "a", "options": two}));
        faulty(
            json!({"type": 22, "custom_id": "a", "options": options(11)}),
            ".options",
            "BASE_TYPE_BAD_LENGTH",
        );
        let same = json!([{"label": "a", "value": "a"}, {"label": "b", "value": "a"}]);
        let same = json!({"type": 22, "custom_id": "a", "options": same});
        faulty(same, ".options.1.value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED");
        case(
            &with(
                modal(1),
                "components",
                json!([{"type": 18, "label": "x".repeat(46), "component": {"type": 23}}]),
            ),
            "data.components.0.label",
            "BASE_TYPE_BAD_LENGTH",
            "a long label",
        );
        faulty(json!({"type": 4, "custom_id": "a"}), ".style", "BASE_TYPE_REQUIRED");
        faulty(json!({"type": 21, "options": options(2)}), ".custom_id", "BASE_TYPE_REQUIRED");
        faulty(json!({"type": 22, "options": options(2)}), ".custom_id", "BASE_TYPE_REQUIRED");
        let many = json!({"type": 22, "custom_id": "a", "options": options(2), "max_values": 11});
        faulty(many, ".max_values", "NUMBER_TYPE_RANGE");
        faulty(Value::Null, "", "BASE_TYPE_REQUIRED");
        let described =
            json!([{"type": 18, "label": "a", "description": "x".repeat(101), "component": {"type": 23}}]);
        case(
            &with(modal(1), "components", described),
            "data.components.0.description",
            "BASE_TYPE_MAX_LENGTH",
            "a long description",
        );
    }
}
