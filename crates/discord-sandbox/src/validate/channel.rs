//! Channels and threads: names, types, and how long a thread may be quiet.

use serde_json::Value;

use super::{Errors, Path, items};
use crate::{error::ApiError, world::thread::ARCHIVE_AFTER};

/// Characters of a name.
const NAME: usize = 100;
/// Characters of a topic.
const TOPIC: usize = 1_024;
/// What the sandbox makes in a guild: text channels and categories.
const TYPES: [u64; 2] = [0, 4];
/// Threads that a request may ask for: public and private ones.
const THREADS: [u64; 2] = [11, 12];

/// Checks a channel that is to be made.
pub(crate) fn fresh(body: &Value) -> Result<(), ApiError> {
    let mut errors = Errors::default();
    errors.required_length(&Path::root().key("name"), &body["name"], 1..=NAME);
    if !body["type"].is_null() {
        errors.one_of(&Path::root().key("type"), &body["type"], &TYPES);
    }
    rest(&mut errors, body);
    errors.into_result()
}

/// Checks changes of a channel.
pub(crate) fn edit(body: &Value) -> Result<(), ApiError> {
    let mut errors = Errors::default();
    errors.length(&Path::root().key("name"), &body["name"], 1..=NAME);
    rest(&mut errors, body);
    errors.into_result()
}

fn rest(errors: &mut Errors, body: &Value) {
    errors.length(&Path::root().key("topic"), &body["topic"], 0..=TOPIC);
    let at = Path::root().key("permission_overwrites");
    errors.list(&at, &body["permission_overwrites"]);
    for (index, overwrite) in items(&body["permission_overwrites"]).iter().enumerate() {
        let at = at.key(index);
        if overwrite["id"].is_null() {
            errors.required(&at.key("id"));
        }
        overwrite_type(errors, &at, overwrite);
    }
}

fn overwrite_type(errors: &mut Errors, at: &Path, overwrite: &Value) {
    errors.one_of(&at.key("type"), &overwrite["type"], &[0, 1]);
}

/// Checks one overwrite of a channel's permissions.
pub(crate) fn overwrite(body: &Value) -> Result<(), ApiError> {
    let mut errors = Errors::default();
    overwrite_type(&mut errors, &Path::root(), body);
    errors.into_result()
}

/// Checks a thread that is to be opened; only one that is about no message has a type.
pub(crate) fn thread(body: &Value, has_type: bool) -> Result<(), ApiError> {
    let mut errors = Errors::default();
    errors.required_length(&Path::root().key("name"), &body["name"], 1..=NAME);
    if has_type && !body["type"].is_null() {
        errors.one_of(&Path::root().key("type"), &body["type"], &THREADS);
    }
    archive_after(&mut errors, body);
    errors.into_result()
}

/// Checks changes of a thread.
pub(crate) fn thread_edit(body: &Value) -> Result<(), ApiError> {
    let mut errors = Errors::default();
    errors.length(&Path::root().key("name"), &body["name"], 1..=NAME);
    archive_after(&mut errors, body);
    errors.into_result()
}

fn archive_after(errors: &mut Errors, body: &Value) {
    let value = &body["auto_archive_duration"];
    if !value.is_null() {
        errors.one_of(&Path::root().key("auto_archive_duration"), value, &ARCHIVE_AFTER);
    }
}

/// Says that a channel can only stand below a category of its guild.
pub(crate) fn not_a_category() -> ApiError {
    let mut errors = Errors::default();
    errors.add(&Path::root().key("parent_id"), "CHANNEL_PARENT_INVALID_TYPE", "Not a category");
    errors.into_result().err().unwrap_or_else(ApiError::server_error)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::cases::check, *};

    #[test]
    fn channels_are_named_and_of_a_kind_that_there_is() {
        check(fresh(&json!({"name": "hiring"})), "", "", "a text channel");
        check(fresh(&json!({"name": "x".repeat(100), "type": 4})), "", "", "a category with a long name");
        check(fresh(&json!({})), "name", "BASE_TYPE_REQUIRED", "no name");
        check(fresh(&json!({"name": "x".repeat(101)})), "name", "BASE_TYPE_BAD_LENGTH", "too long");
        check(fresh(&json!({"name": "a", "type": 2})), "type", "BASE_TYPE_CHOICES", "voice");
        check(fresh(&json!({"name": "a", "topic": "x".repeat(1024)})), "", "", "a long topic");
        check(
            fresh(&json!({"name": "a", "topic": "x".repeat(1025)})),
            "topic",
            "BASE_TYPE_MAX_LENGTH",
            "more",
        );
        let overwrite = |json: Value| json!({"name": "a", "permission_overwrites": [json]});
        check(fresh(&overwrite(json!({"id": "1", "type": 1}))), "", "", "for a person");
        check(
            fresh(&overwrite(json!({"type": 1}))),
            "permission_overwrites.0.id",
            "BASE_TYPE_REQUIRED",
            "for nobody",
        );
        check(
            fresh(&overwrite(json!({"id": "1", "type": 2}))),
            "permission_overwrites.0.type",
            "BASE_TYPE_CHOICES",
            "neither role nor person",
        );
        check(edit(&json!({"topic": "new"})), "", "", "an edit need not name it");
        check(edit(&json!({"name": ""})), "name", "BASE_TYPE_REQUIRED", "nor take the name away");
        check(edit(&json!({"topic": "x".repeat(1025)})), "topic", "BASE_TYPE_MAX_LENGTH", "more in an edit");
        check(
            fresh(&json!({"name": "a", "permission_overwrites": {}})),
            "permission_overwrites",
            "LIST_TYPE_CONVERT",
            "overwrites are a list",
        );
        check(super::overwrite(&json!({"type": 2})), "type", "BASE_TYPE_CHOICES", "an overwrite by itself");
        check(Err(not_a_category()), "parent_id", "CHANNEL_PARENT_INVALID_TYPE", "below no category");
    }

    #[test]
    fn threads_are_quiet_for_set_times() {
        check(thread(&json!({"name": "a", "type": 11, "auto_archive_duration": 60}), true), "", "", "sound");
        check(thread(&json!({"type": 11}), true), "name", "BASE_TYPE_REQUIRED", "no name");
        check(thread(&json!({"name": "a", "type": 0}), true), "type", "BASE_TYPE_CHOICES", "no thread");
        check(
            thread_edit(&json!({"auto_archive_duration": 61})),
            "auto_archive_duration",
            "BASE_TYPE_CHOICES",
            "61 minutes",
        );
        check(thread_edit(&json!({"archived": true})), "", "", "archiving");
        check(
            thread(&json!({"name": "a", "auto_archive_duration": 61}), false),
            "auto_archive_duration",
            "BASE_TYPE_CHOICES",
            "61 minutes from the start",
        );
        check(thread_edit(&json!({"name": "x".repeat(101)})), "name", "BASE_TYPE_BAD_LENGTH", "a long name");
    }
}
