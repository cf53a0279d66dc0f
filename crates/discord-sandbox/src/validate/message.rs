//! A message as a whole: length of the content, what may not be empty, and which kind of components it has.

use serde_json::Value;

use super::{Errors, Path, components, components_v2, embeds, items, mentions};
use crate::{
    error::ApiError,
    world::message::{Message, Upload, flags, id_text},
};

/// Characters of content.
const CONTENT: usize = 2_000;
/// Embeds of a message, and attachments of one.
const TEN: usize = 10;
/// Bytes of one attachment.
const ATTACHMENT_BYTES: usize = 10 * 1024 * 1024;

/// Checks a message that is to be posted.
pub(crate) fn fresh(body: &Value, uploads: &[Upload], at: &Path) -> Result<(), ApiError> {
    check(body, uploads, at, None)
}

/// Checks an edit of a message.
pub(crate) fn edit(body: &Value, uploads: &[Upload], old: &Message, at: &Path) -> Result<(), ApiError> {
    check(body, uploads, at, Some(old))
}

fn check(body: &Value, uploads: &[Upload], at: &Path, old: Option<&Message>) -> Result<(), ApiError> {
    let mut errors = Errors::default();
    // The V2 flag stays once it is set.
    let asked = body["flags"].as_u64().unwrap_or(0) | old.map_or(0, Message::flags);
    let is_v2 = asked & flags::IS_COMPONENTS_V2 != 0;
    errors.length(&at.key("content"), &body["content"], 0..=CONTENT);
    errors.length(&at.key("embeds"), &body["embeds"], 0..=TEN);
    for key in ["embeds", "components", "attachments"] {
        errors.list(&at.key(key), &body[key]);
    }
    embeds::check(&mut errors, &at.key("embeds"), &body["embeds"]);
    attachments(&mut errors, at, body, uploads, old);
    mentions::check(&mut errors, &at.key("allowed_mentions"), &body["allowed_mentions"]);
    let names = names_after(body, uploads, old);
    let place = at.key("components");
    if is_v2 {
        for key in ["content", "embeds", "poll", "sticker_ids"] {
            if !is_blank(after(body, old, key)) {
                errors.add(
                    &at.key(key),
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    format!("The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"),
                );
            }
        }
        components_v2::check(&mut errors, &place, &body["components"], &names);
    } else {
        components::check(&mut errors, &place, &body["components"]);
    }
    errors.into_result()?;
    let kept =
        old.is_some_and(|old| body.get("attachments").is_none() && !is_blank(&old.json["attachments"]));
    let listed = old.is_some() && !is_blank(&body["attachments"]);
    let filled = ["content", "embeds", "components", "poll", "sticker_ids"];
    let has_something = filled.iter().any(|key| !is_blank(after(body, old, key)));
    if has_something || !uploads.is_empty() || kept || listed {
        Ok(())
    } else {
        Err(ApiError::empty_message())
    }
}

/// What the message will have under a key.
fn after<'v>(body: &'v Value, old: Option<&'v Message>, key: &str) -> &'v Value {
    match (body.get(key), old) {
        (Some(value), _) => value,
        (None, Some(old)) => &old.json[key],
        (None, None) => &Value::Null,
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn attachments(errors: &mut Errors, at: &Path, body: &Value, uploads: &[Upload], old: Option<&Message>) {
    let at = at.key("attachments");
    let kept = old.map_or(0, |old| match body.get("attachments") {
        None => items(&old.json["attachments"]).len(),
        Some(listed) => items(&old.json["attachments"])
            .iter()
            .filter(|file| items(listed).iter().any(|entry| id_text(&entry["id"]) == id_text(&file["id"])))
            .count(),
    });
    if kept + uploads.len() > TEN {
        errors.add(&at, "BASE_TYPE_MAX_LENGTH", format!("Must be {TEN} or fewer in length."));
    }
    for (index, upload) in uploads.iter().enumerate() {
        if upload.file.bytes.len() > ATTACHMENT_BYTES {
            errors.add(
                &at.key(index),
                "FILE_SIZE_MAXIMUM",
                format!("File size exceeds the maximum of {ATTACHMENT_BYTES} bytes"),
            );
        }
    }
    for (index, entry) in items(&body["attachments"]).iter().enumerate() {
        let id = id_text(&entry["id"]);
        let is_upload = uploads.iter().any(|upload| upload.slot.to_string() == id);
        let is_old =
            old.is_some_and(|old| items(&old.json["attachments"]).iter().any(|f| id_text(&f["id"]) == id));
        if !is_upload && !is_old {
            errors.add(
                &at.key(index).key("id"),
                "ATTACHMENT_NOT_FOUND",
                format!("No file has the id '{id}'"),
            );
        }
        errors.length(&at.key(index).key("description"), &entry["description"], 0..=1024);
    }
}

/// The names of the files that the message will have, for `attachment://` addresses.
fn names_after(body: &Value, uploads: &[Upload], old: Option<&Message>) -> Vec<String> {
    let old = old.into_iter().flat_map(|old| items(&old.json["attachments"]));
    let renamed = items(&body["attachments"]).iter();
    let given = old.chain(renamed).filter_map(|file| file["filename"].as_str().map(str::to_owned));
    given.chain(uploads.iter().map(|upload| upload.file.filename.clone())).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::cases, *};
    use crate::world::StoredFile;

    #[track_caller]
    fn check(body: &Value, path: &str, code: &str, reason: &str) {
        cases::check(fresh(body, &[], &Path::root()), path, code, reason);
    }

    #[test]
    fn content_of_a_message() {
        check(&json!({"content": "x".repeat(2000)}), "", "", "2000 characters are allowed");
        check(&json!({"content": "ü".repeat(2000)}), "", "", "characters are counted, not bytes");
        check(&json!({"content": "x".repeat(2001)}), "content", "BASE_TYPE_MAX_LENGTH", "2001 are not");
        check(&json!({"content": "a", "embeds": {}}), "embeds", "LIST_TYPE_CONVERT", "embeds are a list");
        check(&json!({"content": 5}), "content", "BASE_TYPE_BAD_TYPE", "content is text");
    }

    #[test]
    fn empty_message_has_its_own_error() {
        for body in [json!({}), json!({"content": ""}), json!({"content": " \n"}), json!({"embeds": []})] {
            let code = fresh(&body, &[], &Path::root()).map_err(|error| error.code);
            assert_eq!(code, Err(50006), "{body}");
        }
    }

    #[test]
    fn components_v2_and_content_exclude_each_other() {
        let text = json!([{"type": 10, "content": "hello"}]);
        check(&json!({"flags": 32768, "components": text}), "", "", "V2 alone");
        check(
            &json!({"flags": 32768, "components": text, "content": "hello"}),
            "content",
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
            "content beside V2",
        );
        check(
            &json!({"flags": 32768, "components": text, "embeds": [{"title": "x"}]}),
            "embeds",
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
            "embeds beside V2",
        );
        check(&json!({"components": text}), "components.0.type", "UNION_TYPE_CHOICES", "V2 without its flag");
    }

    #[test]
    fn parts_of_a_message_are_checked_with_it() {
        let embeds = |count: usize| json!({"embeds": vec![json!({"title": "x"}); count]});
        check(&embeds(10), "", "", "ten embeds");
        check(&embeds(11), "embeds", "BASE_TYPE_MAX_LENGTH", "eleven");
        let long = json!({"embeds": [{"title": "x".repeat(257)}]});
        check(&long, "embeds.0.title", "BASE_TYPE_MAX_LENGTH", "an embed");
        let pinging = json!({"content": "a", "allowed_mentions": {"parse": ["all"]}});
        check(&pinging, "allowed_mentions.parse.0", "BASE_TYPE_CHOICES", "whom it pings");
        let row = json!({"content": "a", "components": [{"type": 2}]});
        check(&row, "components.0.type", "UNION_TYPE_CHOICES", "components");
        let v2 = json!({"flags": 32768, "components": [{"type": 2}]});
        check(&v2, "components.0.type", "UNION_TYPE_CHOICES", "components V2");
    }

    #[test]
    fn attachments_are_few_small_and_came_along() {
        let upload = |slot: u64, size: usize| Upload {
            slot,
            file: StoredFile::new(format!("{slot}.txt"), None, vec![b'x'; size].into()),
        };
        let uploads = |count: u64| (0..count).map(|slot| upload(slot, 1)).collect::<Vec<_>>();
        let check = |body: Value, uploads: &[Upload], path: &str, code: &str, reason: &str| {
            cases::check(fresh(&body, uploads, &Path::root()), path, code, reason);
        };
        check(json!({}), &uploads(10), "", "", "ten files");
        check(json!({}), &uploads(11), "attachments", "BASE_TYPE_MAX_LENGTH", "eleven");
        check(json!({}), &[upload(0, ATTACHMENT_BYTES)], "", "", "10 MiB");
        check(
            json!({}),
            &[upload(0, ATTACHMENT_BYTES + 1)],
            "attachments.0",
            "FILE_SIZE_MAXIMUM",
            "a byte more",
        );
        let named = json!({"attachments": [{"id": 1}]});
        check(named, &uploads(1), "attachments.0.id", "ATTACHMENT_NOT_FOUND", "no second file came");
        let described = json!({"attachments": [{"id": 0, "description": "x".repeat(1025)}]});
        check(
            described,
            &uploads(1),
            "attachments.0.description",
            "BASE_TYPE_MAX_LENGTH",
            "too much to read",
        );
    }
}
