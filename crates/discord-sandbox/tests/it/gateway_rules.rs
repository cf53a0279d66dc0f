//! What the gateway insists on: identify limits, heartbeats, shards, intents, versions.

use std::time::Duration;

use anyhow::Result;
use discord_sandbox::{Finding, GatewayRules, Guild, Sandbox};
use serde_json::{Value, json};

use crate::raw::{Gateway, Raw};

const SECOND: Duration = Duration::from_secs(1);

async fn strict(rules: GatewayRules) -> Result<Sandbox> {
    Ok(Sandbox::builder().gateway_rules(rules).start().await?)
}

/// A connection that has identified itself and is ready.
async fn ready(sandbox: &Sandbox, more: Value) -> Result<Gateway> {
    let mut gateway = Gateway::connect(sandbox).await?;
    gateway.identify(sandbox.token(), more).await?;
    gateway.event("READY").await?;
    Ok(gateway)
}

#[tokio::test]
async fn identities_that_discord_takes_from_nobody_are_closed_with_their_codes() -> Result<()> {
    let rules = GatewayRules::default().guilds_per_shard(1).without_privileged_intents();
    let builder = Sandbox::builder().guild(Guild::new("One")).guild(Guild::new("Two")).gateway_rules(rules);
    let sandbox = builder.start().await?;
    for (identity, code, reason) in [
        (json!({"shard": [2, 2]}), 4010, "there is no third shard of two"),
        (json!({"shard": [0]}), 4010, "a shard of how many"),
        (json!({"shard": [0, 2], "intents": null}), 4013, "no intents at all"),
        (json!({}), 4011, "two guilds are too many for one shard"),
        (json!({"shard": [0, 2], "intents": 1 << 30}), 4013, "no such intent"),
        (json!({"shard": [0, 2], "intents": 1 << 15}), 4014, "message content is not switched on"),
    ] {
        let mut gateway = Gateway::connect(&sandbox).await?;
        gateway.identify(sandbox.token(), identity).await?;
        assert_eq!(gateway.close_code().await, Some(code), "{reason}");
    }
    ready(&sandbox, json!({"shard": [1, 2], "intents": 1 << 9})).await?;
    Ok(())
}

#[tokio::test]
async fn other_versions_and_encodings_are_refused() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let mut old = Gateway::dial(&sandbox, "v=6&encoding=json").await?;
    assert_eq!(old.close_code().await, Some(4012));
    for (query, what) in
        [("v=10&encoding=etf", "encoding etf"), ("v=10&compress=zstd-stream", "compression zstd-stream")]
    {
        assert!(Gateway::dial(&sandbox, query).await.is_err(), "{query}");
        let expected = Finding::NotImplemented(format!("gateway {what}"));
        assert_eq!(sandbox.findings().last(), Some(&expected));
    }
    Ok(())
}

#[tokio::test]
async fn session_starts_are_counted_over_a_day() -> Result<()> {
    let raw =
        Raw::start_in(strict(GatewayRules::default().session_starts(2).max_concurrency(16)).await?).await?;
    let limit = |remaining: u32, reset_after: u32| json!({"total": 2, "remaining": remaining, "reset_after": reset_after, "max_concurrency": 16});
    raw.sandbox.advance(SECOND);
    let told = raw.call("GET", "/gateway/bot", Value::Null).await?.1;
    assert_eq!(told["session_start_limit"], limit(1, 86_399_000));
    ready(&raw.sandbox, json!({})).await?;
    let mut third = Gateway::connect(&raw.sandbox).await?;
    third.identify(raw.sandbox.token(), json!({})).await?;
    assert_eq!(third.close_code().await, Some(4004), "Discord resets the token");
    let told = raw.call("GET", "/gateway/bot", Value::Null).await?.1;
    assert_eq!(told["session_start_limit"], limit(0, 86_399_000));
    raw.sandbox.advance(Duration::from_secs(24 * 60 * 60));
    let told = raw.call("GET", "/gateway/bot", Value::Null).await?.1;
    assert_eq!(told["session_start_limit"], limit(2, 86_400_000));
    Ok(())
}

#[tokio::test]
async fn sessions_of_one_key_start_five_seconds_apart() -> Result<()> {
    let rules = GatewayRules::counted().without_heartbeats().max_concurrency(2);
    let sandbox = strict(rules).await?;
    ready(&sandbox, json!({"shard": [0, 4]})).await?;
    ready(&sandbox, json!({"shard": [1, 4]})).await?;
    let mut soon = Gateway::connect(&sandbox).await?;
    soon.identify(sandbox.token(), json!({"shard": [2, 4]})).await?;
    assert_eq!(soon.next().await?, json!({"op": 9, "d": false}));
    sandbox.advance(5 * SECOND);
    soon.identify(sandbox.token(), json!({"shard": [2, 4]})).await?;
    assert_eq!(soon.event("READY").await?["shard"], json!([2, 4]));
    let text = "a session was started within five seconds of another of the same key";
    assert_eq!(sandbox.findings(), [Finding::Gateway(text.to_owned())]);
    Ok(())
}

#[tokio::test]
async fn more_than_120_payloads_in_a_minute_are_closed_with_4008() -> Result<()> {
    for (rules, minutes, code) in [
        (GatewayRules::counted(), 0, Some(4008)),
        (GatewayRules::counted(), 1, None),
        (GatewayRules::default(), 0, None),
    ] {
        let sandbox = strict(rules.clone().without_heartbeats()).await?;
        let mut gateway = ready(&sandbox, json!({})).await?;
        for _ in 0..119 {
            gateway.send(json!({"op": 1, "d": null})).await?;
            assert_eq!(gateway.next().await?["op"], 11);
        }
        sandbox.advance(minutes * 60 * SECOND);
        gateway.send(json!({"op": 1, "d": null})).await?;
        if code.is_none() {
            sandbox.drop_sockets();
        }
        assert_eq!(gateway.close_code().await, code, "{rules:?} after {minutes} minutes");
    }
    Ok(())
}

#[tokio::test]
async fn client_that_is_not_heard_of_is_cut_off_and_may_resume() -> Result<()> {
    let sandbox = strict(GatewayRules::counted()).await?;
    let mut gateway = Gateway::connect(&sandbox).await?;
    gateway.identify(sandbox.token(), json!({})).await?;
    let session = gateway.event("READY").await?["session_id"].clone();
    for _ in 0..3 {
        sandbox.advance(41 * SECOND);
        gateway.send(json!({"op": 1, "d": 1})).await?;
        assert_eq!(gateway.next().await?["op"], 11);
    }
    sandbox.advance(62 * SECOND);
    assert_eq!(gateway.close_code().await, Some(4009));
    let mut again = Gateway::connect(&sandbox).await?;
    again.resume(sandbox.token(), &session, 1).await?;
    assert_eq!(again.next().await?["t"], "RESUMED");
    Ok(())
}

#[tokio::test]
async fn session_that_nobody_takes_up_again_is_forgotten() -> Result<()> {
    for (away, resumes) in [(300, true), (301, false)] {
        let mut raw = Raw::start().await?;
        raw.sandbox.drop_sockets();
        raw.gateway.close_code().await;
        raw.sandbox.wait_for_no_bot().await?;
        raw.sandbox.advance(away * SECOND);
        let mut again = Gateway::connect(&raw.sandbox).await?;
        again.resume(raw.sandbox.token(), &raw.ready["session_id"], 1).await?;
        let frame = again.next().await?;
        assert_eq!(frame["t"] == "RESUMED", resumes, "after {away} seconds: {frame}");
    }
    Ok(())
}

#[tokio::test]
async fn sequence_that_was_never_sent_is_closed_with_4007_and_ends_the_session() -> Result<()> {
    let raw = Raw::start().await?;
    for expected in [Some(4007), None] {
        let mut gateway = Gateway::connect(&raw.sandbox).await?;
        gateway.resume(raw.sandbox.token(), &raw.ready["session_id"], 99).await?;
        match expected {
            Some(_) => assert_eq!(gateway.close_code().await, expected),
            None => assert_eq!(gateway.next().await?, json!({"op": 9, "d": false}), "a new one must start"),
        }
    }
    Ok(())
}

#[tokio::test]
async fn sockets_are_closed_on_demand_and_that_is_no_fault_of_the_bots() -> Result<()> {
    let mut raw = Raw::start().await?;
    raw.sandbox.close_sockets(4000, "Unknown error.");
    assert_eq!(raw.gateway.close_code().await, Some(4000));
    raw.sandbox.wait_for_no_bot().await?;
    assert_eq!(raw.sandbox.findings(), []);
    Ok(())
}

#[tokio::test]
async fn whole_connection_is_one_zlib_stream_when_it_is_dialled_so() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let mut gateway = Gateway::dial(&sandbox, "v=10&encoding=json&compress=zlib-stream").await?;
    gateway.identify(sandbox.token(), json!({"intents": 1 << 9 | 1 << 15})).await?;
    let session = gateway.event("READY").await?["session_id"].clone();
    for number in 0..20 {
        sandbox.user("Sam").say(&format!("message {number} {}", "long ".repeat(number * 20)));
        let content = gateway.event("MESSAGE_CREATE").await?["content"].clone();
        assert!(content.as_str().is_some_and(|text| text.starts_with(&format!("message {number}"))));
    }
    assert_eq!(gateway.compressed, 22, "HELLO and READY as well");
    sandbox.drop_sockets();
    assert_eq!(gateway.close_code().await, None);
    // A new connection is a new stream.
    let mut again = Gateway::dial(&sandbox, "v=10&encoding=json&compress=zlib-stream").await?;
    again.resume(sandbox.token(), &session, 20).await?;
    assert!(
        again.event("MESSAGE_CREATE").await?["content"]
            .as_str()
            .is_some_and(|text| text.starts_with("message 19"))
    );
    assert_eq!(again.next().await?["t"], "RESUMED");
    Ok(())
}
