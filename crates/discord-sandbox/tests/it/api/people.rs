//! What people do beside using the bot, and who they are.

use anyhow::Result;
use discord_sandbox::{Guild, Permissions, Person, Sandbox};
use serde_json::{Value, json};

use super::Api;
use crate::{
    bot::Bot,
    raw::{Gateway, Raw},
};

/// `A note`, in base64.
const NOTE: &str = "QSBub3Rl";

#[tokio::test]
async fn files_go_with_messages_commands_and_forms() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let _bot = Bot::start(&sandbox).await?;
    let api = Api::of(&sandbox);
    let file = json!({"name": "note.txt", "content": NOTE});
    let said = api.act(json!({"person": "Maya", "do": "say", "text": "Here", "files": [file]})).await?;
    let url = said["message"]["attachments"][0]["url"].as_str().unwrap_or_default();
    assert_eq!(reqwest::get(url).await?.text().await?, "A note");
    let file = json!({"option": "file", "name": "note.txt", "content": NOTE});
    let read = api.act(json!({"person": "Maya", "do": "slash", "text": "/read", "files": [file]})).await?;
    assert_eq!(read["message"]["content"], "note.txt 6 Some(\"text/plain\"): A note");
    let broken = json!({"name": "note.txt", "content": "no base64!"});
    let (status, told) =
        api.post("/act", json!({"person": "Maya", "do": "say", "text": "", "files": [broken]})).await?;
    assert_eq!(status, 400);
    assert!(told["error"].as_str().is_some_and(|text| text.contains("`note.txt` is not base64")), "{told}");
    Ok(())
}

#[tokio::test]
async fn files_are_put_into_a_form() -> Result<()> {
    let mut raw = Raw::start().await?;
    let base = raw.sandbox.api_base().to_owned();
    let act = |body: Value| reqwest::Client::new().post(format!("{base}/sandbox/act")).json(&body).send();
    let opening = tokio::spawn(act(json!({"person": "Maya", "do": "slash", "text": "/go"})));
    let interaction = raw.interaction().await?;
    let upload = json!({"type": 18, "label": "Notes", "component": {"type": 19, "custom_id": "notes"}});
    let form = json!({"title": "Form", "custom_id": "f", "components": [upload]});
    raw.callback(&interaction, json!({"type": 9, "data": form})).await?;
    let opened: Value = opening.await??.json().await?;
    let file = json!({"field": "Notes", "name": "note.txt", "content": NOTE});
    let sent =
        json!({"person": "Maya", "do": "submit", "form": opened["id"], "files": [file], "wait": false});
    let told: Value = act(sent).await?.json().await?;
    assert_eq!(told["outcome"], "sent");
    let submission = raw.interaction().await?;
    let id = submission["data"]["components"][0]["component"]["values"][0].as_str().unwrap_or_default();
    assert_eq!(submission["data"]["resolved"]["attachments"][id]["filename"], "note.txt");
    Ok(())
}

#[tokio::test]
async fn people_react_and_take_it_back() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let api = Api::of(&sandbox);
    let mut gateway = Gateway::connect(&sandbox).await?;
    gateway.identify(sandbox.token(), json!({"intents": 1 << 10})).await?;
    gateway.event("READY").await?;
    let said = api.act(json!({"person": "Maya", "do": "say", "text": "Tea?"})).await?;
    let react = |person: &str| json!({"person": person, "do": "react", "message": said["message"]["id"], "emoji": "👍"});
    api.act(react("Maya")).await?;
    let both = api.act(react("Sam")).await?;
    assert_eq!(both["message"]["reactions"][0]["count"], 2);
    assert_eq!(gateway.event("MESSAGE_REACTION_ADD").await?["emoji"]["name"], "👍");
    let one = api.act(react("Sam")).await?;
    assert_eq!(one["message"]["reactions"][0]["count"], 1);
    assert_eq!(gateway.event("MESSAGE_REACTION_REMOVE").await?["message_id"], said["message"]["id"]);
    Ok(())
}

#[tokio::test]
async fn threads_are_opened_joined_left_and_archived() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let api = Api::of(&sandbox);
    let said = api.act(json!({"person": "Maya", "do": "say", "text": "A plan"})).await?;
    let on = json!({"person": "Maya", "do": "thread", "name": "Plan", "message": said["message"]["id"]});
    let opened = api.act(on.clone()).await?;
    assert_eq!((&opened["outcome"], &opened["channel"]), (&json!("thread"), &said["message"]["id"]));
    assert_eq!(api.post("/act", on).await?.0, 422, "a message has one thread");
    let private =
        json!({"person": "Maya", "do": "thread", "name": "Panel", "private": true, "people": ["Sam"]});
    api.act(private).await?;
    api.act(json!({"person": "Sam", "channel": "Panel", "do": "say", "text": "here"})).await?;
    assert_eq!(api.get("/messages?person=Maya&channel=Panel").await?["messages"][0]["content"], "here");
    let say = |person: &str| json!({"person": person, "channel": "Panel", "do": "say", "text": "x"});
    assert_eq!(api.post("/act", say("Ida")).await?.0, 404, "it is private");
    api.act(json!({"person": "Sam", "channel": "Panel", "do": "add_to_thread", "other": "Ida"})).await?;
    api.act(say("Ida")).await?;
    assert_eq!(
        api.act(json!({"person": "Ida", "channel": "Panel", "do": "leave_thread"})).await?["outcome"],
        "done"
    );
    assert_eq!(api.post("/act", say("Ida")).await?.0, 404, "Ida has left");
    api.act(json!({"person": "Maya", "channel": "Plan", "do": "archive_thread"})).await?;
    let maya = sandbox.user("Maya").in_channel("Plan")?;
    let client = crate::bot::http(&sandbox, sandbox.token());
    let thread = client.get_channel(serenity::all::ChannelId::new(maya.channel_id().get())).await?;
    let archived = thread.guild().and_then(|thread| thread.thread_metadata).map(|thread| thread.archived);
    assert_eq!(archived, Some(true));
    Ok(())
}

#[tokio::test]
async fn people_are_made_and_changed() -> Result<()> {
    let guilds = Sandbox::builder()
        .guild(Guild::new("Acme").channel("general").role("Panel"))
        .person(Person::new("Maya"));
    let mut raw = Raw::start_in(guilds.start().await?).await?;
    let bits = (Permissions::MEMBER.bits() | Permissions::MANAGE_GUILD.bits()).to_string();
    let commands = json!([
        {"name": "go", "description": "Goes", "default_member_permissions": Permissions::MANAGE_GUILD.to_string()},
        {"name": "stay", "description": "Stays"}]);
    raw.call("PUT", &raw.commands_path(), commands).await?;
    let api = Api::of(&raw.sandbox);
    let go = json!({"person": "Maya", "do": "slash", "text": "/go", "wait": false});
    assert_eq!(api.post("/act", go.clone()).await?.0, 422, "not for everybody");
    let changed = json!({"name": "Maya", "permissions": bits, "roles": ["Panel"], "locale": "de"});
    let (status, told) = api.post("/person", changed).await?;
    assert_eq!((status, &told["id"]), (200, &json!(raw.sandbox.user("Maya").id())));
    api.act(go.clone()).await?;
    let interaction = raw.interaction().await?;
    assert_eq!((&interaction["locale"], &interaction["member"]["permissions"]), (&json!("de"), &json!(bits)));
    assert_eq!(interaction["member"]["roles"].as_array().map(Vec::len), Some(1));
    let api = Api::of(&raw.sandbox);
    assert_eq!(api.post("/person", json!({"name": "Newcomer"})).await?.0, 200);
    let about = api.get("").await?;
    assert!(about["people"].as_array().is_some_and(|people| people.iter().any(|p| p["name"] == "Newcomer")));
    for (wanted, status, reason) in [
        (json!({"name": "Maya", "roles": ["Boss"]}), 404, "no role `Boss`"),
        (json!({"name": "Maya", "permissions": "all"}), 400, "no number"),
        (json!({"name": "Maya", "permision": "8"}), 422, "permision"),
    ] {
        let (given, told) = api.post("/person", wanted).await?;
        assert_eq!(given, status, "{told}");
        assert!(told["error"].as_str().is_some_and(|text| text.contains(reason)), "{told}");
    }
    Ok(())
}

#[tokio::test]
async fn people_are_in_guilds_private_channels_and_direct_messages() -> Result<()> {
    let guilds =
        Sandbox::builder().guild(Guild::new("One").channel("one")).guild(Guild::new("Two").channel("two"));
    let mut raw = Raw::start_in(guilds.start().await?).await?;
    let commands =
        json!([{"name": "go", "description": "Goes", "integration_types": [0, 1], "contexts": [0, 1, 2]}]);
    raw.call("PUT", &raw.commands_path(), commands).await?;
    for (place, context, channel) in [
        (json!({"guild": "Two"}), 0, json!("two")),
        (json!({"dm": true}), 1, json!(null)),
        (json!({"group_dm": ["Sam", "Ida"]}), 2, json!(null)),
    ] {
        let mut act = place.clone();
        for (key, value) in [
            ("person", "Maya".into()),
            ("do", "slash".into()),
            ("text", "/go".into()),
            ("wait", false.into()),
        ] {
            act[key] = value;
        }
        Api::of(&raw.sandbox).act(act).await?;
        let interaction = raw.interaction().await?;
        assert_eq!(
            (&interaction["context"], &interaction["channel"]["name"]),
            (&json!(context), &channel),
            "{place}"
        );
    }
    let mut act = json!({"person": "Maya", "do": "slash", "text": "/go", "wait": false});
    act["user_install"] = true.into();
    Api::of(&raw.sandbox).act(act).await?;
    let owners = raw.interaction().await?["authorizing_integration_owners"].clone();
    assert_eq!(owners, json!({"1": raw.sandbox.user("Maya").id()}));
    Api::of(&raw.sandbox).act(json!({"person": "Sam", "dm": true, "do": "say", "text": "psst"})).await?;
    let seen = Api::of(&raw.sandbox).get("/messages?person=Sam&dm=true").await?;
    assert_eq!(seen["messages"][0]["content"], "psst");
    Ok(())
}
