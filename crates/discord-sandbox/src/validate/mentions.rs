//! Whom a message may ping.

use serde_json::Value;

use super::{Errors, Path, items};

/// Ids in one list.
const IDS: usize = 100;

/// Checks the `allowed_mentions` of a message.
pub(crate) fn check(errors: &mut Errors, at: &Path, allowed: &Value) {
    for (index, kind) in items(&allowed["parse"]).iter().enumerate() {
        if !["everyone", "roles", "users"].iter().any(|known| kind == known) {
            errors.add(
                &at.key("parse").key(index),
                "BASE_TYPE_CHOICES",
                "Value must be one of ('users', 'everyone', 'roles').",
            );
        }
    }
    for key in ["users", "roles"] {
        errors.length(&at.key(key), &allowed[key], 0..=IDS);
        let parses_all = items(&allowed["parse"]).iter().any(|kind| kind == key);
        if parses_all && !items(&allowed[key]).is_empty() {
            errors.add(
                at,
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                format!("parse:[\"{key}\"] and {key}: [ids...] are mutually exclusive."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::cases, *};

    #[track_caller]
    fn check(allowed: &Value, path: &str, code: &str, reason: &str) {
        let mut errors = Errors::default();
        super::check(&mut errors, &Path::root(), allowed);
        cases::check(errors.into_result(), path, code, reason);
    }

    #[test]
    fn mentions_are_allowed_one_way_at_a_time() {
        check(&json!({"parse": []}), "", "", "nobody");
        check(&json!({"parse": ["roles"], "users": ["1"]}), "", "", "all roles and one person");
        check(&json!({"users": vec!["1"; 101]}), "users", "BASE_TYPE_MAX_LENGTH", "101 people");
        check(&json!({"parse": ["user"]}), "parse.0", "BASE_TYPE_CHOICES", "no such kind");
        check(
            &json!({"parse": ["users"], "users": ["1"]}),
            "",
            "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
            "all people and one of them",
        );
    }
}
