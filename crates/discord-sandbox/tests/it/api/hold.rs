//! Interactions and requests that are held up, so that a test sees what happens meanwhile.

use anyhow::Result;
use discord_sandbox::{Finding, Sandbox};
use serde_json::{Value, json};

use super::Api;
use crate::{
    bot::Bot,
    raw::{Raw, check_error},
};

/// `/go`, without waiting for what comes of it.
fn go() -> Value {
    json!({"person": "Owner", "do": "slash", "text": "/go", "wait": false})
}

#[tokio::test]
async fn held_answer_comes_after_the_person_has_read_that_it_failed() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let _bot = Bot::start(&sandbox).await?;
    let api = Api::of(&sandbox);
    let requests = json!({"what": "requests", "method": "POST", "path": "/callback"});
    let (_, held) = api.post("/hold", requests).await?;
    let sent = json!({"person": "Maya", "do": "slash", "text": "/questions profile:x", "wait": false});
    let sent = api.act(sent).await?;
    assert_eq!(sent["outcome"], "sent");
    assert_eq!(api.post("/wait", json!({"for": "held", "hold": held["hold"]})).await?.0, 200);
    assert_eq!(
        api.get("/messages?person=Maya").await?["messages"],
        json!([]),
        "the answer has no effect yet"
    );
    api.post("/clock", json!({"advance_ms": 3000})).await?;
    assert_eq!(api.post("/release", json!({"hold": held["hold"]})).await?.0, 200);
    let (status, outcome) = api.post("/wait", json!({"for": "outcome", "id": sent["id"]})).await?;
    assert_eq!((status, &outcome["outcome"]), (200, &json!("failed")));
    let is_late = |finding: &Finding| matches!(finding, Finding::Refused { code: 10062, .. });
    sandbox.wait_for("the refusal", |_| sandbox.findings().iter().any(is_late)).await?;
    Ok(())
}

#[tokio::test]
async fn held_answer_in_time_is_the_outcome() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let _bot = Bot::start(&sandbox).await?;
    let api = Api::of(&sandbox);
    let (_, held) = api.post("/hold", json!({"what": "requests", "path": "/callback", "times": 2})).await?;
    let slash = |person: &str| json!({"person": person, "do": "slash", "text": "/questions profile:x", "wait": false});
    let (maya, sam) = (api.act(slash("Maya")).await?, api.act(slash("Sam")).await?);
    api.post("/wait", json!({"for": "held", "hold": held["hold"]})).await?;
    api.post("/release", json!({"hold": held["hold"]})).await?;
    for sent in [maya, sam] {
        let (_, outcome) = api.post("/wait", json!({"for": "outcome", "id": sent["id"]})).await?;
        assert_eq!(outcome["message"]["content"], "profile=String(\"x\")");
    }
    assert_eq!(sandbox.findings(), []);
    Ok(())
}

#[tokio::test]
async fn held_interaction_reaches_the_bot_when_it_is_let_go() -> Result<()> {
    let mut raw = Raw::start().await?;
    let api = Api::of(&raw.sandbox);
    let (_, held) = api.post("/hold", json!({"what": "interactions"})).await?;
    let (first, second) = (api.act(go()).await?, api.act(go()).await?);
    assert_eq!(api.post("/wait", json!({"for": "held", "hold": held["hold"]})).await?.0, 200);
    let is_sent = |entry: &discord_sandbox::Entry| entry.to_string().contains("INTERACTION_CREATE");
    assert!(!raw.sandbox.transcript().entries().iter().any(is_sent), "the bot has heard of nothing");
    api.post("/clock", json!({"advance_ms": 3000})).await?;
    let (_, outcome) = api.post("/wait", json!({"for": "outcome", "id": first["id"]})).await?;
    assert_eq!(outcome["outcome"], "failed", "the time runs from the moment that somebody acts");
    api.post("/release", json!({"hold": held["hold"]})).await?;
    for sent in [first, second] {
        let interaction = raw.interaction().await?;
        assert_eq!(interaction["id"], sent["id"], "in their order");
        let late = raw.callback(&interaction, json!({"type": 4, "data": {"content": "late"}})).await?;
        check_error(late, (404, 10062), "it comes too late");
    }
    Ok(())
}

#[tokio::test]
async fn interactions_are_held_from_rust_too() -> Result<()> {
    let mut raw = Raw::start().await?;
    let held = raw.sandbox.hold_interactions();
    let pending = raw.sandbox.user("Owner").slash("/go").send()?;
    held.arrived().await?;
    held.release();
    let interaction = raw.interaction().await?;
    raw.callback(&interaction, json!({"type": 4, "data": {"content": "hello"}})).await?;
    assert_eq!(pending.reply().await?.content(), "hello");
    Ok(())
}

#[tokio::test]
async fn what_is_not_held_cannot_be_let_go() -> Result<()> {
    let sandbox = Sandbox::builder().patience(std::time::Duration::from_millis(1)).start().await?;
    let api = Api::of(&sandbox);
    let (_, held) = api.post("/hold", json!({"what": "requests"})).await?;
    for (path, body, status, reason) in [
        ("/release", json!({"hold": 7}), 404, "nothing is held under 7"),
        ("/wait", json!({"for": "held", "hold": 7}), 404, "nothing is held under 7"),
        ("/wait", json!({"for": "held", "hold": held["hold"]}), 504, "a request to be held"),
        ("/wait", json!({"for": "outcome", "id": "7"}), 404, "nothing was done under 7"),
        ("/hold", json!({"what": "breath"}), 422, "unknown variant `breath`"),
    ] {
        let (given, told) = api.post(path, body.clone()).await?;
        assert_eq!(given, status, "{path} {body}: {told}");
        assert!(told["error"].as_str().is_some_and(|text| text.contains(reason)), "{path} {body}: {told}");
    }
    assert_eq!(api.post("/release", json!({"hold": held["hold"]})).await?.0, 200);
    assert_eq!(api.post("/release", json!({"hold": held["hold"]})).await?.0, 404, "once only");
    Ok(())
}

#[tokio::test]
async fn nothing_that_is_held_keeps_a_sandbox_alive() -> Result<()> {
    let raw = Raw::start().await?;
    let address = raw.sandbox.address();
    let api = Api::of(&raw.sandbox);
    let (_, held) = api.post("/hold", json!({"what": "requests", "path": "/users"})).await?;
    let request = reqwest::Client::new().get(format!("{}/api/v10/users/@me", raw.sandbox.api_base())).send();
    let request = tokio::spawn(request);
    api.post("/wait", json!({"for": "held", "hold": held["hold"]})).await?;
    drop(raw.sandbox);
    // It is answered or broken off; either way it ends.
    drop(request.await?);
    let again = loop {
        match Sandbox::builder().port(address.port()).start().await {
            Ok(sandbox) => break sandbox,
            Err(discord_sandbox::Error::Listen { .. }) => tokio::task::yield_now().await,
            Err(error) => return Err(error.into()),
        }
    };
    assert_eq!(again.address(), address);
    Ok(())
}
