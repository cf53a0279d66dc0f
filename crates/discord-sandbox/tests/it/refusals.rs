//! Requests that Discord would refuse, and those that it would take and not heed.

use anyhow::Result;
use discord_sandbox::{Finding, Sandbox};
use serde_json::{Value, json};
use serenity::all::ChannelId;

use crate::raw::{Raw, check_error};

#[tokio::test]
async fn limits_answer_with_discords_error_tree() -> Result<()> {
    let raw = Raw::start().await?;
    let path = format!("/channels/{}/messages", raw.sandbox.user("Owner").channel_id());
    let (status, body) = raw.call("POST", &path, json!({"content": "x".repeat(2001)})).await?;
    assert_eq!(status, 400);
    insta::assert_json_snapshot!(body);
    Ok(())
}

#[tokio::test]
async fn serenity_reads_the_error_tree() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let http = crate::bot::http(&sandbox, sandbox.token());
    let channel = ChannelId::new(sandbox.user("Owner").channel_id().get());
    let refused = http.send_message(channel, Vec::new(), &json!({"content": "x".repeat(2001)})).await;
    let Err(serenity::Error::Http(serenity::http::HttpError::UnsuccessfulRequest(response))) = refused else {
        panic!("{refused:?}")
    };
    let fault = &response.error.errors[0];
    assert_eq!(
        (response.error.code, fault.path.as_str(), fault.code.as_str()),
        (50035, "content", "BASE_TYPE_MAX_LENGTH")
    );
    Ok(())
}

#[tokio::test]
async fn request_without_the_token_is_unauthorised() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let url = format!("{}/api/v10/users/@me", sandbox.api_base());
    let response = reqwest::Client::new().get(url).header("authorization", "Bot wrong").send().await?;
    let status = response.status().as_u16();
    check_error((status, response.json().await?), (401, 0), "a wrong token");
    Ok(())
}

#[tokio::test]
async fn unknown_route_is_loud() -> Result<()> {
    let raw = Raw::start().await?;
    let (status, body) = raw.call("POST", "/guilds/1/templates", json!({})).await?;
    assert_eq!(status, 501);
    assert_eq!(body["message"], "discord-sandbox does not serve POST /api/v10/guilds/1/templates");
    assert_eq!(
        raw.sandbox.findings(),
        [Finding::NotImplemented("POST /api/v10/guilds/1/templates".to_owned())]
    );
    assert_eq!(raw.call("PATCH", "/gateway", Value::Null).await?.0, 501, "nor does it make methods up");
    Ok(())
}

#[tokio::test]
async fn misspelt_key_is_found_although_discord_would_not_mind() -> Result<()> {
    let raw = Raw::start().await?;
    let path = format!("/channels/{}/messages", raw.sandbox.user("Owner").channel_id());
    let (status, _) = raw.call("POST", &path, json!({"content": "a", "ephemral": true})).await?;
    let found = Finding::UnknownKey { request: format!("POST {path}"), key: "ephemral".to_owned() };
    assert_eq!((status, raw.sandbox.findings()), (200, vec![found]));
    Ok(())
}
