//! Keys that Discord would ignore without a word. They are no errors, but a misspelt key is a fault all the same, so
//! each becomes a finding.

use serde_json::Value;

use super::items;

/// What a message takes, in a channel, as follow-up or as answer.
const MESSAGE: &str = "allowed_mentions applied_tags attachments avatar_url components content embeds \
    enforce_nonce flags message_reference nonce poll shared_client_theme sticker_ids thread_name tts \
    username";
/// What the data of an answer takes beside a message's keys: those of suggestions and of a form.
const CALLBACK_DATA: &str = "choices custom_id title";
const THREAD: &str = "auto_archive_duration invitable name rate_limit_per_user type";
/// How the routes end that take a message: other bodies are sent to addresses below a message, too.
const MESSAGES: [&str; 2] = ["/messages", "/messages/{message}"];
/// With what a command that was read has beside: libraries send it back as it is, and it is no misspelling.
const COMMAND: &str = "application_id contexts default_member_permissions default_permission \
    description description_localizations dm_permission guild_id handler id integration_types name \
    name_localizations nsfw options type version";
const OPTION: &str = "autocomplete channel_types choices description description_localizations file_types \
    max_length max_value min_length min_value name name_localizations options required type";
const CHOICE: &str = "name name_localizations value";
const EMBED: &str = "author color description fields flags footer image provider thumbnail timestamp title \
    type url video";
/// What any component takes: a key of another kind of component is not told apart.
const COMPONENT: &str = "accent_color accessory channel_types component components content custom_id \
    default default_values description disabled divider emoji file file_types id items label max_length \
    max_values media min_length min_values name options placeholder required size sku_id spacing spoiler \
    style type url value";

/// The keys of a request that Discord does not know, with dots between the keys above them.
pub(crate) fn unknown(route: &str, body: &Value) -> Vec<String> {
    let mut found = Vec::new();
    if route.ends_with("/callback") {
        walk(&mut found, "", body, "type data");
        message(&mut found, "data.", &body["data"], CALLBACK_DATA);
        list(&mut found, "data.choices.", &body["data"]["choices"], CHOICE);
    } else if route.ends_with("/commands") || route.ends_with("/commands/{command}") {
        let single = std::slice::from_ref(body);
        let commands = if body.is_array() { items(body) } else { single };
        for (index, command) in commands.iter().enumerate() {
            let at = if body.is_array() { format!("{index}.") } else { String::new() };
            walk(&mut found, &at, command, COMMAND);
            options(&mut found, &format!("{at}options."), &command["options"]);
        }
    } else if route.ends_with("/threads") {
        walk(&mut found, "", body, THREAD);
    } else if MESSAGES.iter().any(|end| route.ends_with(end)) || route == "/webhooks/{application}/{token}" {
        message(&mut found, "", body, "");
    }
    found
}

fn message(found: &mut Vec<String>, at: &str, body: &Value, more: &str) {
    walk(found, at, body, &format!("{MESSAGE} {more}"));
    list(found, &format!("{at}embeds."), &body["embeds"], EMBED);
    components(found, &format!("{at}components."), &body["components"]);
}

fn components(found: &mut Vec<String>, at: &str, list: &Value) {
    for (index, component) in items(list).iter().enumerate() {
        let at = format!("{at}{index}.");
        walk(found, &at, component, COMPONENT);
        components(found, &format!("{at}components."), &component["components"]);
        for key in ["accessory", "component"] {
            walk(found, &format!("{at}{key}."), &component[key], COMPONENT);
        }
    }
}

fn options(found: &mut Vec<String>, at: &str, list_of: &Value) {
    for (index, option) in items(list_of).iter().enumerate() {
        let at = format!("{at}{index}.");
        walk(found, &at, option, OPTION);
        list(found, &format!("{at}choices."), &option["choices"], CHOICE);
        options(found, &format!("{at}options."), &option["options"]);
    }
}

fn list(found: &mut Vec<String>, at: &str, list: &Value, known: &str) {
    for (index, item) in items(list).iter().enumerate() {
        walk(found, &format!("{at}{index}."), item, known);
    }
}

fn walk(found: &mut Vec<String>, at: &str, object: &Value, known: &str) {
    let keys = object.as_object().into_iter().flatten().map(|(key, _)| key);
    found.extend(
        keys.filter(|key| !known.split(' ').any(|each| each == *key)).map(|key| format!("{at}{key}")),
    );
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(route: &str, body: &Value, expected: &[&str]) {
        assert_eq!(unknown(route, body), expected, "{body}");
    }

    #[test]
    fn misspelt_keys_are_found_and_known_ones_are_not() {
        let callback = "/interactions/{interaction}/{token}/callback";
        check(callback, &json!({"type": 4, "data": {"content": "a", "flags": 64}}), &[]);
        check(callback, &json!({"type": 4, "data": {"contents": "a"}}), &["data.contents"]);
        check(
            callback,
            &json!({"type": 8, "data": {"choices": [{"name": "a", "values": 1}]}}),
            &["data.choices.0.values"],
        );
        let row = json!({"components": [{"type": 1, "components": [{"type": 2, "lable": "a"}]}]});
        check("/channels/{channel}/messages", &row, &["components.0.components.0.lable"]);
        let commands = json!([{"name": "a", "options": [{"name": "b", "requierd": true}]}]);
        check("/applications/{application}/commands", &commands, &["0.options.0.requierd"]);
        let read = json!({"id": "1", "application_id": "2", "version": "3", "name": "a"});
        check("/applications/{application}/commands", &read, &[]);
        let thread = "/channels/{channel}/messages/{message}/threads";
        check(thread, &json!({"name": "a", "auto_archive_duration": 60}), &[]);
        check(thread, &json!({"name": "a", "archive_after": 60}), &["archive_after"]);
        check("/channels/{channel}/messages/bulk-delete", &json!({"messages": ["1", "2"]}), &[]);
        check("/users/@me/channels", &json!({"anything": 1}), &[]);
        check(
            callback,
            &json!({"typ": 4, "data": {"embeds": [{"titel": "a"}]}}),
            &["typ", "data.embeds.0.titel"],
        );
        let section = json!({"components": [{"type": 9, "accessory": {"lable": "a"}}]});
        check("/channels/{channel}/messages", &section, &["components.0.accessory.lable"]);
        let nested = json!({"nam": "a", "options": [{"options": [{"choices": [{"valu": 1}]}]}]});
        let found = ["nam", "options.0.options.0.choices.0.valu"];
        check("/applications/{application}/commands/{command}", &nested, &found);
    }
}
