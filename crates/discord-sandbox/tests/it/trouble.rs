//! Bad days of Discord's, on demand.

use std::time::Duration;

use anyhow::Result;
use discord_sandbox::Trouble;
use serde_json::{Value, json};

use crate::raw::{Raw, check_error};

#[tokio::test]
async fn trouble_comes_on_demand() -> Result<()> {
    let raw = Raw::start().await?;
    raw.sandbox.trouble(Trouble::rate_limited(Duration::from_millis(1_500)).on_path("/users/@me"));
    let response = raw.request("GET", "/users/@me", Value::Null).await?;
    let header =
        |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    assert_eq!(response.status(), 429);
    assert_eq!(header("retry-after").as_deref(), Some("2"));
    assert_eq!(header("x-ratelimit-scope").as_deref(), Some("user"));
    assert_eq!(header("x-ratelimit-reset-after").as_deref(), Some("1.500"));
    let body: Value = response.json().await?;
    assert_eq!((&body["retry_after"], &body["global"]), (&json!(1.5), &json!(false)));
    assert_eq!(raw.call("GET", "/users/@me", Value::Null).await?.0, 200, "once only");
    raw.sandbox.trouble(Trouble::server_error(503).times(2));
    assert_eq!(raw.call("GET", "/gateway", Value::Null).await?.0, 503);
    assert_eq!(raw.call("GET", "/users/@me", Value::Null).await?.0, 503);
    let owner = raw.sandbox.user("Owner");
    raw.sandbox.trouble(Trouble::lost_answer());
    let path = format!("/channels/{}/messages", owner.channel_id());
    assert_eq!(raw.call("POST", &path, json!({"content": "there"})).await?.0, 500);
    assert_eq!(owner.messages()[0].content(), "there", "it took effect all the same");
    Ok(())
}

#[tokio::test]
async fn held_answer_comes_too_late() -> Result<()> {
    let mut raw = Raw::start().await?;
    let (trouble, mut held) = Trouble::hold();
    raw.sandbox.trouble(trouble.on_path("/callback"));
    let pending = raw.sandbox.user("Owner").slash("/go").send()?;
    let interaction = raw.interaction().await?;
    let answer = raw.callback(&interaction, json!({"type": 4, "data": {"content": "hello"}}));
    let late = async {
        held.arrived().await;
        raw.sandbox.advance(Duration::from_secs(3));
        held.release();
    };
    let (answer, ()) = tokio::join!(answer, late);
    check_error(answer?, (404, 10062), "the person has seen the failure by then");
    assert!(pending.reply().await.is_err());
    Ok(())
}
