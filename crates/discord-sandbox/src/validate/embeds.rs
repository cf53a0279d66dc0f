//! Embeds: each part's limit, and 6000 characters over all embeds of a message.

use serde_json::Value;

use super::{Errors, Path, items};

/// Characters over all embeds of a message.
const TOTAL: usize = 6_000;

/// Checks the embeds of a message.
pub(crate) fn check(errors: &mut Errors, at: &Path, embeds: &Value) {
    for (index, embed) in items(embeds).iter().enumerate() {
        let at = at.key(index);
        errors.length(&at.key("title"), &embed["title"], 0..=256);
        errors.length(&at.key("description"), &embed["description"], 0..=4096);
        errors.length(&at.key("footer").key("text"), &embed["footer"]["text"], 0..=2048);
        errors.length(&at.key("author").key("name"), &embed["author"]["name"], 0..=256);
        errors.length(&at.key("fields"), &embed["fields"], 0..=25);
        for (index, field) in items(&embed["fields"]).iter().enumerate() {
            let at = at.key("fields").key(index);
            errors.required_length(&at.key("name"), &field["name"], 1..=256);
            errors.required_length(&at.key("value"), &field["value"], 1..=1024);
        }
    }
    let total: usize = items(embeds).iter().map(size).sum();
    if total > TOTAL {
        errors.add(at, "MAX_EMBED_SIZE_EXCEEDED", format!("Embed size exceeds maximum size of {TOTAL}"));
    }
}

fn size(embed: &Value) -> usize {
    let own = [&embed["title"], &embed["description"], &embed["footer"]["text"], &embed["author"]["name"]];
    let fields = items(&embed["fields"]).iter().flat_map(|field| [&field["name"], &field["value"]]);
    own.into_iter().chain(fields).filter_map(Value::as_str).map(|text| text.chars().count()).sum()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::cases, *};

    #[track_caller]
    fn check(embeds: &Value, path: &str, code: &str, reason: &str) {
        let mut errors = Errors::default();
        super::check(&mut errors, &Path::root(), embeds);
        cases::check(errors.into_result(), path, code, reason);
    }

    #[test]
    fn each_part_has_its_limit() {
        let text = |length: usize| "x".repeat(length);
        check(&json!([{"title": text(256), "description": text(4096)}]), "", "", "just within");
        check(&json!([{"title": text(257)}]), "0.title", "BASE_TYPE_MAX_LENGTH", "title");
        check(&json!([{"description": text(4097)}]), "0.description", "BASE_TYPE_MAX_LENGTH", "description");
        check(&json!([{"footer": {"text": text(2049)}}]), "0.footer.text", "BASE_TYPE_MAX_LENGTH", "footer");
        check(&json!([{"author": {"name": text(257)}}]), "0.author.name", "BASE_TYPE_MAX_LENGTH", "author");
        let fields: Vec<_> = (0..26).map(|_| json!({"name": "a", "value": "b"})).collect();
        check(&json!([{"fields": fields}]), "0.fields", "BASE_TYPE_MAX_LENGTH", "26 fields");
        let field = json!({"name": "a", "value": ""});
        check(&json!([{"fields": [field]}]), "0.fields.0.value", "BASE_TYPE_REQUIRED", "empty value");
        let field = json!({"name": "a", "value": text(1025)});
        check(&json!([{"fields": [field]}]), "0.fields.0.value", "BASE_TYPE_BAD_LENGTH", "long value");
        let field = json!({"name": "", "value": "b"});
        check(
            &json!([{"fields": [field]}]),
            "0.fields.0.name",
            "BASE_TYPE_REQUIRED",
            "a field without a name",
        );
    }

    #[test]
    fn all_embeds_together_have_a_limit() {
        let long = json!({"description": "x".repeat(3000)});
        check(&json!([long, long]), "", "", "6000 are allowed");
        check(&json!([long, long, {"title": "x"}]), "", "MAX_EMBED_SIZE_EXCEEDED", "6001 are not");
    }
}
