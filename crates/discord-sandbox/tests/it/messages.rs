//! Messages of channels: posted, edited, deleted, with files and mentions.

use anyhow::Result;
use serde_json::{Value, json};

use crate::raw::{Raw, check_error};

#[tokio::test]
async fn messages_are_posted_read_edited_and_deleted() -> Result<()> {
    let raw = Raw::start().await?;
    let owner = raw.sandbox.user("Owner");
    let path = format!("/channels/{}/messages", owner.channel_id());
    let (status, made) = raw.call("POST", &path, json!({"content": "hello"})).await?;
    assert_eq!((status, owner.messages()[0].content()), (200, "hello"));
    let one = format!("{path}/{}", made["id"].as_str().unwrap_or_default());
    let (_, edited) = raw.call("PATCH", &one, json!({"content": "changed"})).await?;
    assert_eq!((&edited["content"], edited["edited_timestamp"].is_string()), (&json!("changed"), true));
    let said = owner.say("mine");
    let theirs = format!("{path}/{}", said.id());
    check_error(raw.call("PATCH", &theirs, json!({"content": "x"})).await?, (403, 50005), "not the bot's");
    check_error(raw.call("DELETE", &theirs, Value::Null).await?, (403, 50013), "without the permission");
    let (_, list) = raw.call("GET", &format!("{path}?limit=1"), Value::Null).await?;
    assert_eq!(list[0]["content"], "mine", "the newest comes first");
    assert_eq!(raw.call("DELETE", &one, Value::Null).await?.0, 204);
    check_error(raw.call("GET", &one, Value::Null).await?, (404, 10008), "it is gone");
    Ok(())
}

#[tokio::test]
async fn direct_message_reaches_its_person() -> Result<()> {
    let raw = Raw::start().await?;
    let sam = raw.sandbox.user("Sam");
    let body = json!({"recipient_id": sam.id().to_string()});
    let (_, channel) = raw.call("POST", "/users/@me/channels", body).await?;
    let path = format!("/channels/{}/messages", channel["id"].as_str().unwrap_or_default());
    raw.call("POST", &path, json!({"content": "psst"})).await?;
    let seen = sam.dm().wait_for_message("a whisper", |reply| reply.content() == "psst").await?;
    assert!(!seen.is_ephemeral());
    Ok(())
}

#[tokio::test]
async fn message_pings_only_whom_it_may() -> Result<()> {
    let raw = Raw::start().await?;
    let (owner, sam) = (raw.sandbox.user("Owner"), raw.sandbox.user("Sam"));
    let path = format!("/channels/{}/messages", owner.channel_id());
    let text = format!("<@{}> and @everyone", sam.id());
    raw.call("POST", &path, json!({"content": text})).await?;
    raw.call("POST", &path, json!({"content": text, "allowed_mentions": {"parse": []}})).await?;
    let seen: Vec<_> = owner.messages().iter().map(discord_sandbox::Reply::mentions).collect();
    assert_eq!(seen, [vec!["Sam".to_owned(), "@everyone".to_owned()], Vec::new()]);
    Ok(())
}

#[tokio::test]
async fn file_is_described_renamed_and_served() -> Result<()> {
    let raw = Raw::start().await?;
    let owner = raw.sandbox.user("Owner");
    let payload = json!({"content": "a file", "attachments": [{"id": 0, "filename": "for Maya?.md", "description": "Kit"}],
        "embeds": [{"title": "t", "image": {"url": "attachment://for_Maya?.md"}}]});
    let form = reqwest::multipart::Form::new()
        .text("payload_json", payload.to_string())
        .part("files[0]", reqwest::multipart::Part::text("# Kit").file_name("kit.md"));
    let url = format!("{}/api/v10/channels/{}/messages", raw.sandbox.api_base(), owner.channel_id());
    let bot = format!("Bot {}", raw.sandbox.token());
    let client = reqwest::Client::new();
    let response = client.post(url).header("authorization", bot).multipart(form).send().await?;
    assert_eq!(response.status(), 200);
    let seen = &owner.messages()[0];
    let file = seen.attachment("for_Maya?.md")?;
    assert_eq!(
        (file.text().as_str(), seen.json()["attachments"][0]["description"].as_str()),
        ("# Kit", Some("Kit"))
    );
    assert_eq!(seen.embeds()[0]["image"]["url"], file.url());
    assert_eq!(client.get(file.url()).send().await?.text().await?, "# Kit");
    Ok(())
}

#[tokio::test]
async fn edit_keeps_the_files_unless_it_lists_others() -> Result<()> {
    let raw = Raw::start().await?;
    let owner = raw.sandbox.user("Owner");
    let part = |name: &'static str| reqwest::multipart::Part::text("x").file_name(name);
    let form = reqwest::multipart::Form::new().part("files[0]", part("a.md")).part("files[1]", part("b.md"));
    let path = format!("/channels/{}/messages", owner.channel_id());
    let url = format!("{}/api/v10{path}", raw.sandbox.api_base());
    let bot = format!("Bot {}", raw.sandbox.token());
    let response =
        reqwest::Client::new().post(url).header("authorization", bot).multipart(form).send().await?;
    let made: Value = response.json().await?;
    let one = format!("{path}/{}", made["id"].as_str().unwrap_or_default());
    raw.call("PATCH", &one, json!({"content": "changed"})).await?;
    assert_eq!(owner.messages()[0].attachments().len(), 2, "none is listed, so all stay");
    let keep = json!({"attachments": [{"id": made["attachments"][1]["id"]}]});
    raw.call("PATCH", &one, keep).await?;
    let seen = owner.messages()[0].clone();
    assert_eq!(
        (seen.attachments().len(), seen.attachment("b.md").is_ok(), seen.content()),
        (1, true, "changed")
    );
    Ok(())
}
