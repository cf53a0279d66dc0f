//! Forms: every kind of field that there is, filled in by a person and submitted to the bot.

use anyhow::Result;
use discord_sandbox::{Error, Guild, Modal, Person, Sandbox};
use serde_json::{Value, json};

use crate::raw::Raw;

/// A form with one field of each kind, each in its label.
fn form() -> Value {
    let options = json!([{"label": "Deep", "value": "deep"}, {"label": "Short", "value": "short"}]);
    let field = |kind: u64, name: &str, more: Value| {
        let mut field = json!({"type": kind, "custom_id": name});
        for (key, value) in more.as_object().into_iter().flatten() {
            field[key] = value.clone();
        }
        json!({"type": 18, "label": name.to_uppercase(), "component": field})
    };
    json!({"type": 9, "data": {"title": "Everything", "custom_id": "all", "components": [
        field(4, "text", json!({"style": 1, "max_length": 5})),
        field(3, "kind", json!({"options": options})),
        field(5, "person", json!({"max_values": 2})),
        field(21, "one", json!({"options": options, "required": false})),
        field(22, "some", json!({"options": options})),
    ]}})
}

fn second() -> Value {
    json!({"type": 9, "data": {"title": "More", "custom_id": "more", "components": [
        {"type": 10, "content": "Some more."},
        {"type": 18, "label": "Files", "component": {"type": 19, "custom_id": "files", "max_values": 2}},
        {"type": 18, "label": "Sure", "component": {"type": 23, "custom_id": "sure"}},
        {"type": 18, "label": "Role", "component": {"type": 6, "custom_id": "role", "required": false}},
        {"type": 18, "label": "Channel", "component": {"type": 8, "custom_id": "channel", "channel_types": [0]}},
    ]}})
}

/// A sandbox in which a person has the form on their screen.
async fn opened(form: Value) -> Result<(Raw, Modal)> {
    let guild = Guild::new("Acme").channel("general").role("Interviewer");
    let mut raw =
        Raw::start_in(Sandbox::builder().guild(guild).person(Person::new("Maya")).start().await?).await?;
    let pending = raw.sandbox.user("Maya").slash("/go").send()?;
    let interaction = raw.interaction().await?;
    let (status, refusal) = raw.callback(&interaction, form).await?;
    assert_eq!(status, 204, "{refusal}");
    let modal = pending.modal().await?;
    Ok((raw, modal))
}

fn field<'v>(submitted: &'v Value, name: &str) -> &'v Value {
    let fields = submitted["data"]["components"].as_array().into_iter().flatten();
    let mut fields = fields.map(|label| &label["component"]);
    fields.find(|field| field["custom_id"] == name).unwrap_or(&Value::Null)
}

#[tokio::test]
async fn text_and_choices_come_back_as_they_were_filled_in() -> Result<()> {
    let (mut raw, modal) = opened(form()).await?;
    assert_eq!(modal.labels(), ["TEXT", "KIND", "PERSON", "ONE", "SOME"]);
    let modal = modal.fill("TEXT", "hello").select("kind", &["Deep"]).select("PERSON", &["Maya", "@Owner"]);
    let _sent = modal.select("ONE", &["short"]).select("SOME", &["Deep", "Short"]).submit().send()?;
    let submitted = raw.interaction().await?;
    assert_eq!(field(&submitted, "text")["value"], "hello");
    assert_eq!(field(&submitted, "kind")["values"], json!(["deep"]));
    assert_eq!(field(&submitted, "one")["value"], "short");
    assert_eq!(field(&submitted, "some")["values"], json!(["deep", "short"]));
    let people = field(&submitted, "person")["values"].as_array().cloned().unwrap_or_default();
    assert_eq!(people.len(), 2);
    let maya = people[0].as_str().unwrap_or_default();
    assert_eq!(submitted["data"]["resolved"]["users"][maya]["username"], "maya");
    assert!(submitted["data"]["resolved"]["members"][maya].is_object());
    let ids: Vec<_> = submitted["data"]["components"].as_array().into_iter().flatten().collect();
    assert_eq!((&ids[1]["id"], &ids[1]["component"]["id"]), (&json!(3), &json!(4)), "numbered in order");
    Ok(())
}

#[tokio::test]
async fn files_ticks_roles_and_channels_come_back() -> Result<()> {
    let (mut raw, modal) = opened(second()).await?;
    let modal =
        modal.upload("Files", "a.md", "# A").upload("Files", "b.png", "not a picture").check("Sure", true);
    let _sent = modal.select("Role", &["Interviewer"]).select("Channel", &["#general"]).submit().send()?;
    let submitted = raw.interaction().await?;
    let (data, resolved) = (&submitted["data"], &submitted["data"]["resolved"]);
    assert_eq!(data["components"][0], json!({"type": 10, "id": 1}));
    let files = field(&submitted, "files")["values"].as_array().cloned().unwrap_or_default();
    let second = &resolved["attachments"][files[1].as_str().unwrap_or_default()];
    assert_eq!(
        (files.len(), &second["filename"], &second["content_type"]),
        (2, &json!("b.png"), &json!("image/png"))
    );
    let url = second["url"].as_str().unwrap_or_default();
    assert_eq!(reqwest::get(url).await?.text().await?, "not a picture");
    assert_eq!(field(&submitted, "sure")["value"], true);
    let role = field(&submitted, "role")["values"][0].as_str().unwrap_or_default();
    assert_eq!(resolved["roles"][role]["name"], "Interviewer");
    let channel = field(&submitted, "channel")["values"][0].as_str().unwrap_or_default();
    assert_eq!(resolved["channels"][channel]["name"], "general");
    Ok(())
}

#[tokio::test]
async fn what_is_not_required_may_be_left_alone() -> Result<()> {
    let (mut raw, modal) = opened(second()).await?;
    let _sent = modal.upload("files", "a.md", "# A").select("channel", &["general"]).submit().send()?;
    let submitted = raw.interaction().await?;
    assert_eq!(field(&submitted, "role")["values"], json!([]));
    assert_eq!(field(&submitted, "sure")["value"], false);
    Ok(())
}

#[tokio::test]
async fn what_discords_client_would_not_submit_is_refused() -> Result<()> {
    let (_raw, modal) = opened(form()).await?;
    let full = modal
        .fill("text", "a")
        .select("kind", &["deep"])
        .select("person", &["Maya"])
        .select("some", &["deep"]);
    let (_raw, more) = opened(second()).await?;
    let more = more.select("channel", &["general"]);
    let three =
        |modal: Modal| modal.upload("files", "a", "a").upload("files", "b", "b").upload("files", "c", "c");
    for (modal, reason) in [
        (full.clone().fill("nothing", "x"), "the form has no field `nothing`; it has `TEXT`"),
        (full.clone().fill("text", ""), "the field `TEXT` is required"),
        (full.clone().fill("text", "longer"), "the field `TEXT` takes 0 to 5 characters, not 6"),
        (
            full.clone().select("kind", &["long"]),
            "the field `KIND`: there is no `long` to pick; there is `Deep`",
        ),
        (full.clone().select("kind", &["deep", "short"]), "the field `KIND` takes 1 to 1 values, not 2"),
        (
            full.clone().select("person", &["Nobody"]),
            "the field `PERSON`: `select`: there is no `Nobody` here",
        ),
        (full.clone().select("some", &[]), "the field `SOME` is required"),
        (full.clone().check("text", true), "the field `TEXT` takes text"),
        (more.clone(), "the field `Files` is required"),
        (three(more), "the field `Files` takes 1 to 2 values, not 3"),
    ] {
        match modal.submit().send() {
            Err(Error::Refused(text)) => assert!(text.starts_with(reason), "{reason}: {text}"),
            other => panic!("{reason}: {other:?}"),
        }
    }
    Ok(())
}
