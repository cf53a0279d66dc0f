//! Which answers an interaction takes, and what a deferral may say.

use serde_json::Value;

use super::{Errors, Path};
use crate::{
    error::ApiError,
    rest::interactions::allowed_types,
    world::{interaction::Kind, message::flags},
};

/// Checks the type of a callback: only components update a message, a modal does not answer a modal, and so on.
pub(crate) fn kind(body: &Value, kind: Kind, has_source: bool) -> Result<(), ApiError> {
    let mut errors = Errors::default();
    errors.one_of(&Path::root().key("type"), &body["type"], allowed_types(kind, has_source));
    errors.into_result()
}

/// Checks the data of a deferral, which may only say that the answer will be ephemeral.
pub(crate) fn deferral(data: &Value) -> Result<(), ApiError> {
    let mut errors = Errors::default();
    if data["flags"].as_u64().unwrap_or(0) & !flags::EPHEMERAL != 0 {
        let at = Path::root().key("data").key("flags");
        errors.add(
            &at,
            "MESSAGE_FLAGS_INVALID",
            "Only MessageFlags.EPHEMERAL can be set on a deferred response.",
        );
    }
    errors.into_result()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::cases::check, *};

    #[test]
    fn type_of_an_answer_fits_what_it_answers() {
        let answer = |number: u64, to, on_message| kind(&json!({"type": number}), to, on_message);
        check(answer(4, Kind::Command, false), "", "", "a command takes a message");
        check(answer(9, Kind::Command, false), "", "", "a command takes a modal");
        check(
            answer(7, Kind::Command, false),
            "type",
            "BASE_TYPE_CHOICES",
            "a command has nothing to update",
        );
        check(answer(6, Kind::Component, true), "", "", "a component takes a deferred update");
        check(answer(9, Kind::ModalSubmit, true), "type", "BASE_TYPE_CHOICES", "no modal after a modal");
        check(answer(7, Kind::ModalSubmit, true), "", "", "a component's modal updates its message");
        check(answer(7, Kind::ModalSubmit, false), "type", "BASE_TYPE_CHOICES", "a command's modal does not");
        check(answer(4, Kind::Autocomplete, false), "type", "BASE_TYPE_CHOICES", "only choices");
        check(kind(&json!({}), Kind::Command, false), "type", "BASE_TYPE_REQUIRED", "no type");
    }

    #[test]
    fn deferral_is_ephemeral_or_nothing() {
        check(deferral(&Value::Null), "", "", "no data");
        check(deferral(&json!({"flags": 64})), "", "", "ephemeral");
        check(
            deferral(&json!({"flags": 32768})),
            "data.flags",
            "MESSAGE_FLAGS_INVALID",
            "V2 goes on the edit",
        );
    }
}
