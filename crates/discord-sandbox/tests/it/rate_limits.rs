//! Rate limits, counted as Discord counts them, on the sandbox's clock.

use std::time::Duration;

use anyhow::{Context as _, Result};
use discord_sandbox::{Finding, RateLimits, Sandbox, Trouble};
use serde_json::{Value, json};

use crate::raw::Raw;

/// The headers of a response that speak of limits, by name.
fn limits(response: &reqwest::Response) -> Value {
    let names = ["limit", "remaining", "reset", "reset-after", "scope", "global"];
    let named = names.map(|name| (name, format!("x-ratelimit-{name}")));
    let value = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
    let mut limits: Value =
        named.iter().filter_map(|(name, header)| Some(((*name).to_owned(), json!(value(header)?)))).collect();
    if let Some(seconds) = value("retry-after") {
        limits["retry-after"] = seconds.into();
    }
    limits
}

async fn counted(limits: RateLimits) -> Result<(Raw, String)> {
    let raw = Raw::start_in(Sandbox::builder().rate_limits(limits).start().await?).await?;
    let (_, guilds) = raw.call("GET", "/users/@me/guilds", Value::Null).await?;
    let guild = guilds[0]["id"].as_str().context("a guild")?;
    let (_, channels) = raw.call("GET", &format!("/guilds/{guild}/channels"), Value::Null).await?;
    let channel = channels[0]["id"].as_str().context("a channel")?.to_owned();
    Ok((raw, format!("/channels/{channel}/messages")))
}

#[tokio::test]
async fn bucket_is_counted_down_and_closes_by_the_clock() -> Result<()> {
    let (raw, path) = counted(RateLimits::counted()).await?;
    raw.sandbox.advance(Duration::from_millis(250));
    for remaining in (0..5).rev() {
        let response = raw.request("POST", &path, json!({"content": "x"})).await?;
        let expected = json!({
            "limit": "5", "remaining": remaining.to_string(), "reset": "1767603605.250", "reset-after": "5.000",
        });
        assert_eq!((response.status().as_u16(), limits(&response)), (200, expected));
    }
    raw.sandbox.advance(Duration::from_millis(1500));
    let response = raw.request("POST", &path, json!({"content": "x"})).await?;
    let expected = json!({
        "limit": "5", "remaining": "0", "reset": "1767603605.250", "reset-after": "3.500", "scope": "user",
        "retry-after": "4",
    });
    assert_eq!((response.status().as_u16(), limits(&response)), (429, expected));
    let told: Value = response.json().await?;
    assert_eq!(
        told,
        json!({"message": "You are being rate limited.", "retry_after": 3.5, "global": false}),
        "the body is as exact as the headers"
    );
    let elsewhere = raw.request("GET", &path, Value::Null).await?;
    assert_eq!(elsewhere.status(), 200, "another route has a bucket of its own");
    raw.sandbox.advance(Duration::from_millis(3500));
    let response = raw.request("POST", &path, json!({"content": "x"})).await?;
    assert_eq!((response.status().as_u16(), &limits(&response)["remaining"]), (200, &json!("4")));
    Ok(())
}

#[tokio::test]
async fn each_channel_has_its_own_bucket_of_the_same_name() -> Result<()> {
    let limits = RateLimits::counted().bucket("GET", "/channels/{id}", 1, Duration::from_secs(1));
    let (raw, path) = counted(limits).await?;
    let channel = path.replace("/messages", "");
    let dm = raw.call("POST", "/users/@me/channels", json!({"recipient_id": raw.owner()})).await?.1;
    let dm = format!("/channels/{}", dm["id"].as_str().context("a channel")?);
    let mut names = Vec::new();
    for (path, status) in [(&channel, 200), (&dm, 200), (&channel, 429), (&dm, 429)] {
        let response = raw.request("GET", path, Value::Null).await?;
        assert_eq!(response.status(), status, "{path}");
        names.push(response.headers()["x-ratelimit-bucket"].clone());
    }
    assert!(names.iter().all(|name| *name == names[0]), "{names:?}");
    Ok(())
}

#[tokio::test]
async fn everything_together_is_limited_save_interactions() -> Result<()> {
    let (mut raw, path) = counted(RateLimits::counted().global(10)).await?;
    let pending = raw.sandbox.user("Owner").slash("/go").send()?;
    let interaction = raw.interaction().await?;
    // Three requests have come before: the command, the guilds, the channels.
    for _ in 3..10 {
        assert_eq!(raw.request("GET", &path, Value::Null).await?.status(), 200);
    }
    let response = raw.request("GET", "/users/@me", Value::Null).await?;
    let expected = json!({"scope": "global", "global": "true", "retry-after": "1"});
    assert_eq!((response.status().as_u16(), limits(&response)), (429, expected));
    let told: Value = response.json().await?;
    assert_eq!((&told["global"], &told["retry_after"]), (&json!(true), &json!(1.0)));
    let (status, _) = raw.callback(&interaction, json!({"type": 4, "data": {"content": "still"}})).await?;
    assert_eq!(status, 204, "a callback is exempt");
    assert_eq!(pending.reply().await?.content(), "still");
    let more = raw.webhook("POST", &interaction, "", json!({"content": "more"})).await?;
    assert_eq!(more.0, 200, "and so is a follow-up");
    raw.sandbox.advance(Duration::from_secs(1));
    assert_eq!(raw.request("GET", "/users/@me", Value::Null).await?.status(), 200);
    Ok(())
}

#[tokio::test]
async fn callbacks_have_no_limits_and_follow_ups_have_a_bucket_for_each_token() -> Result<()> {
    let (mut raw, _) = counted(RateLimits::counted()).await?;
    for _ in 0..8 {
        let _pending = raw.sandbox.user("Owner").slash("/go").send()?;
        let interaction = raw.interaction().await?;
        let part = |key: &str| interaction[key].as_str().unwrap_or_default().to_owned();
        let callback = format!("/interactions/{}/{}/callback", part("id"), part("token"));
        let response = raw.request("POST", &callback, json!({"type": 4, "data": {"content": "x"}})).await?;
        assert_eq!((response.status().as_u16(), limits(&response)), (204, Value::Object(Default::default())));
        for expected in [200, 200, 200, 200, 200, 429] {
            let (status, _) = raw.webhook("POST", &interaction, "", json!({"content": "x"})).await?;
            assert_eq!(status, expected);
        }
    }
    Ok(())
}

#[tokio::test]
async fn limits_are_only_announced_unless_they_are_switched_on() -> Result<()> {
    let (raw, path) = counted(RateLimits::default()).await?;
    for _ in 0..60 {
        let response = raw.request("GET", &path, Value::Null).await?;
        let told = limits(&response);
        assert_eq!((response.status().as_u16(), &told["remaining"]), (200, &json!("49")), "{told}");
    }
    raw.sandbox.limit_rates(RateLimits::counted().global(1));
    assert_eq!(raw.request("GET", &path, Value::Null).await?.status(), 200);
    assert_eq!(raw.request("GET", &path, Value::Null).await?.status(), 429);
    raw.sandbox.limit_rates(RateLimits::default());
    assert_eq!(raw.request("GET", &path, Value::Null).await?.status(), 200);
    Ok(())
}

#[tokio::test]
async fn too_many_refused_requests_are_one_finding() -> Result<()> {
    let limits = RateLimits::default().invalid_requests(3);
    let limits = limits.shared_bucket("GET", "/users/@me", 0, Duration::from_secs(60));
    let (raw, path) = counted(limits).await?;
    for _ in 0..2 {
        let shared = raw.request("GET", "/users/@me", Value::Null).await?;
        assert_eq!((shared.status().as_u16(), &limits_scope(&shared)[..]), (429, "shared"));
    }
    raw.sandbox.trouble(Trouble::rate_limited(Duration::from_secs(1)).times(2));
    for _ in 0..2 {
        assert_eq!(raw.request("GET", &path, Value::Null).await?.status(), 429);
    }
    assert_eq!(raw.sandbox.findings(), [], "shared limits are nobody's fault, and two are not three");
    raw.sandbox.advance(Duration::from_secs(601));
    raw.sandbox.trouble(Trouble::globally_rate_limited(Duration::from_secs(1)).times(4));
    for count in 1..=4 {
        raw.request("GET", &path, Value::Null).await?;
        let found = raw.sandbox.findings();
        let expected = if count < 3 { vec![] } else { vec![Finding::InvalidRequests(3)] };
        assert_eq!(found, expected, "after {count}: those of ten minutes ago no longer count");
    }
    Ok(())
}

fn limits_scope(response: &reqwest::Response) -> String {
    limits(response)["scope"].as_str().unwrap_or_default().to_owned()
}
