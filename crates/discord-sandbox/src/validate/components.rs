//! Components of an ordinary message: rows of buttons or of one select.

use std::collections::HashSet;

use serde_json::Value;

use super::{Errors, Path, items, selects};

/// The component types; the numbers are Discord's.
pub(crate) mod kind {
    pub(crate) const ACTION_ROW: u64 = 1;
    pub(crate) const BUTTON: u64 = 2;
    pub(crate) const STRING_SELECT: u64 = 3;
    pub(crate) const TEXT_INPUT: u64 = 4;
    pub(crate) const USER_SELECT: u64 = 5;
    pub(crate) const ROLE_SELECT: u64 = 6;
    pub(crate) const MENTIONABLE_SELECT: u64 = 7;
    pub(crate) const CHANNEL_SELECT: u64 = 8;
    pub(crate) const SECTION: u64 = 9;
    pub(crate) const TEXT_DISPLAY: u64 = 10;
    pub(crate) const THUMBNAIL: u64 = 11;
    pub(crate) const MEDIA_GALLERY: u64 = 12;
    pub(crate) const FILE: u64 = 13;
    pub(crate) const SEPARATOR: u64 = 14;
    pub(crate) const CONTAINER: u64 = 17;
    pub(crate) const LABEL: u64 = 18;
    pub(crate) const FILE_UPLOAD: u64 = 19;
    pub(crate) const RADIO_GROUP: u64 = 21;
    pub(crate) const CHECKBOX_GROUP: u64 = 22;
    pub(crate) const CHECKBOX: u64 = 23;
    /// Every kind of select.
    pub(crate) const SELECTS: [u64; 5] =
        [STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT];
}

/// Rows of a message, and buttons of a row.
const FIVE: usize = 5;

/// The custom ids seen so far, as none may be used twice.
#[derive(Debug, Default)]
pub(crate) struct CustomIds(HashSet<String>);

impl CustomIds {
    /// Checks a custom id that must be there.
    pub(crate) fn check(&mut self, errors: &mut Errors, at: &Path, component: &Value) {
        let at = at.key("custom_id");
        errors.required_length(&at, &component["custom_id"], 1..=100);
        if let Some(id) = component["custom_id"].as_str()
            && !self.0.insert(id.to_owned())
        {
            errors.add(&at, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }
}

/// Checks the components of a message without the V2 flag.
pub(crate) fn check(errors: &mut Errors, at: &Path, components: &Value) {
    errors.length(at, components, 0..=FIVE);
    let mut ids = CustomIds::default();
    for (index, component) in items(components).iter().enumerate() {
        if component["type"] == kind::ACTION_ROW {
            row(errors, &at.key(index), component, &mut ids);
        } else {
            wrong_type(errors, &at.key(index), &[kind::ACTION_ROW]);
        }
    }
}

/// Says that a component of this type has no place here.
pub(crate) fn wrong_type(errors: &mut Errors, at: &Path, allowed: &[u64]) {
    let list: Vec<_> = allowed.iter().map(u64::to_string).collect();
    let message = format!("Value of field \"type\" must be one of ({}).", list.join(", "));
    errors.add(&at.key("type"), "UNION_TYPE_CHOICES", message);
}

/// Checks a row: up to five buttons, or one select.
pub(crate) fn row(errors: &mut Errors, at: &Path, row: &Value, ids: &mut CustomIds) {
    let at = at.key("components");
    errors.required_length(&at, &row["components"], 1..=FIVE);
    let inner = items(&row["components"]);
    let has_select = inner.iter().any(|c| c["type"].as_u64().is_some_and(|t| kind::SELECTS.contains(&t)));
    if has_select && inner.len() > 1 {
        errors.add(
            &at,
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
            "The specified component exceeds the maximum width",
        );
    }
    for (index, component) in inner.iter().enumerate() {
        let at = at.key(index);
        match component["type"].as_u64() {
            Some(kind::BUTTON) => button(errors, &at, component, ids),
            Some(number) if kind::SELECTS.contains(&number) => selects::check(errors, &at, component, ids),
            _ => wrong_type(errors, &at, &[2, 3, 5, 6, 7, 8]),
        }
    }
}

/// Checks a button.
pub(crate) fn button(errors: &mut Errors, at: &Path, button: &Value, ids: &mut CustomIds) {
    errors.one_of(&at.key("style"), &button["style"], &[1, 2, 3, 4, 5, 6]);
    errors.length(&at.key("label"), &button["label"], 0..=80);
    let (has_url, has_id) = (!button["url"].is_null(), !button["custom_id"].is_null());
    match button["style"].as_u64() {
        Some(5) => {
            errors.required_length(&at.key("url"), &button["url"], 1..=512);
            if has_id {
                errors.add(
                    at,
                    "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                    "A custom id and url cannot both be specified",
                );
            }
        }
        Some(6) if button["sku_id"].is_null() => errors.required(&at.key("sku_id")),
        Some(6) => {}
        _ if has_url => errors.add(
            at,
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
            "A custom id and url cannot both be specified",
        ),
        _ => ids.check(errors, at, button),
    }
    let is_bare = button["label"].as_str().is_none_or(str::is_empty) && button["emoji"].is_null();
    if is_bare && button["style"] != 6 {
        errors.add(&at.key("label"), "BUTTON_COMPONENT_LABEL_REQUIRED", "A label or an emoji is required");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::cases, *};

    #[track_caller]
    fn check(components: &Value, path: &str, code: &str, reason: &str) {
        let mut errors = Errors::default();
        super::check(&mut errors, &Path::root(), components);
        cases::check(errors.into_result(), path, code, reason);
    }

    fn buttons(range: std::ops::Range<usize>) -> Value {
        let button = |n| json!({"type": 2, "style": 1, "label": "Go", "custom_id": format!("go:{n}")});
        json!({"type": 1, "components": range.map(button).collect::<Vec<_>>()})
    }

    #[test]
    fn rows_and_their_widths() {
        let rows: Vec<_> = (0..5).map(|row| buttons(row * 5..row * 5 + 5)).collect();
        check(&json!(rows), "", "", "five rows of five buttons");
        let rows: Vec<_> = (0..6).map(|row| buttons(row..row + 1)).collect();
        check(&json!(rows), "", "BASE_TYPE_MAX_LENGTH", "six rows");
        check(&json!([buttons(0..6)]), "0.components", "BASE_TYPE_BAD_LENGTH", "six buttons in a row");
        check(&json!([buttons(0..0)]), "0.components", "BASE_TYPE_BAD_LENGTH", "a row of nothing");
        let mut row = buttons(0..1);
        let user_select = json!({"type": 5, "custom_id": "who"});
        check(&json!([{"type": 1, "components": [user_select]}]), "", "", "a select alone");
        row["components"].as_array_mut().expect("a row").push(user_select);
        check(&json!([row]), "0.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "a select beside a button");
        check(&json!([{"type": 2}]), "0.type", "UNION_TYPE_CHOICES", "a button outside a row");
        check(
            &json!([{"type": 1, "components": [{"type": 4}]}]),
            "0.components.0.type",
            "UNION_TYPE_CHOICES",
            "a text input in a message",
        );
        check(
            &json!([{"type": 1, "components": [{"type": 5}]}]),
            "0.components.0.custom_id",
            "BASE_TYPE_REQUIRED",
            "a select without an id",
        );
    }

    #[test]
    fn buttons_need_a_label_and_one_way_to_act() {
        let one = |button: Value| json!([{"type": 1, "components": [button]}]);
        let at = |key: &str| format!("0.components.0{}{key}", if key.is_empty() { "" } else { "." });
        check(&one(json!({"type": 2, "style": 5, "label": "x", "url": "https://x.y"})), "", "", "a link");
        check(
            &one(json!({"type": 2, "style": 1, "label": "x"})),
            &at("custom_id"),
            "BASE_TYPE_REQUIRED",
            "no custom id",
        );
        check(
            &one(json!({"type": 2, "style": 1, "label": "x".repeat(81), "custom_id": "a"})),
            &at("label"),
            "BASE_TYPE_MAX_LENGTH",
            "long label",
        );
        check(
            &one(json!({"type": 2, "style": 1, "label": "x", "custom_id": "a".repeat(101)})),
            &at("custom_id"),
            "BASE_TYPE_BAD_LENGTH",
            "long custom id",
        );
        check(
            &one(json!({"type": 2, "style": 1, "label": "x", "custom_id": "a", "url": "https://x.y"})),
            &at(""),
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
            "both ways at once",
        );
        check(
            &one(json!({"type": 2, "style": 1, "custom_id": "a"})),
            &at("label"),
            "BUTTON_COMPONENT_LABEL_REQUIRED",
            "nothing to read on it",
        );
        check(&one(json!({"type": 2, "style": 9, "label": "x"})), &at("style"), "BASE_TYPE_CHOICES", "style");
        check(
            &one(json!({"type": 2, "style": 5, "label": "x"})),
            &at("url"),
            "BASE_TYPE_REQUIRED",
            "a link to nowhere",
        );
        check(
            &one(json!({"type": 2, "style": 5, "label": "x", "custom_id": "a", "url": "https://x.y"})),
            &at(""),
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
            "a link with an id",
        );
        check(&one(json!({"type": 2, "style": 6})), &at("sku_id"), "BASE_TYPE_REQUIRED", "nothing to buy");
    }

    #[test]
    fn custom_ids_are_unique_over_the_message() {
        check(&json!([buttons(0..1), buttons(1..2)]), "", "", "two ids");
        check(
            &json!([buttons(0..1), buttons(0..1)]),
            "1.components.0.custom_id",
            "COMPONENT_CUSTOM_ID_DUPLICATED",
            "one id twice",
        );
    }
}
