//! Sessions: identifying, resuming, and Discord's bad days.

use anyhow::Result;
use discord_sandbox::{Finding, Guild, Sandbox};
use serde_json::json;

use crate::raw::{Gateway, Raw};

#[tokio::test]
async fn wrong_token_is_closed_with_4004() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let mut gateway = Gateway::connect(&sandbox).await?;
    gateway.identify("wrong", json!({})).await?;
    assert_eq!(gateway.close_code().await, Some(4004));
    let found = sandbox.wait_for_finding().await?;
    assert_eq!(found, Finding::Gateway("gateway closed with 4004: Authentication failed.".to_owned()));
    Ok(())
}

#[tokio::test]
async fn faults_of_a_client_are_closed_with_their_codes() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let identify = json!({"op": 2, "d": {"token": sandbox.token(), "intents": 0}});
    let shard = json!({"op": 2, "d": {"token": sandbox.token(), "intents": 0, "shard": [2, 2]}});
    for (frames, code, reason) in [
        (vec![json!({"op": 3, "d": {}})], 4003, "presence before identifying"),
        (vec![json!({"op": 99})], 4001, "no such opcode"),
        (vec![json!({"op": 1, "d": "x".repeat(5000)})], 4002, "too long a payload"),
        (vec![identify.clone(), identify], 4005, "identifying twice"),
        (vec![shard], 4010, "shard 2 of 2"),
        (vec![json!({"op": 2, "d": {"token": "wrong", "intents": 0}})], 4004, "a wrong token"),
    ] {
        let mut gateway = Gateway::connect(&sandbox).await?;
        for frame in frames {
            gateway.send(frame).await?;
        }
        assert_eq!(gateway.close_code().await, Some(code), "{reason}");
    }
    let mut gateway = Gateway::connect(&sandbox).await?;
    gateway.send_text("{").await?;
    assert_eq!(gateway.close_code().await, Some(4002), "no JSON");
    Ok(())
}

#[tokio::test]
async fn dropped_socket_is_resumed_and_what_was_missed_is_replayed() -> Result<()> {
    let mut raw = Raw::start().await?;
    raw.sandbox.drop_sockets();
    assert_eq!(raw.gateway.close_code().await, None, "it breaks off without a word");
    let pending = raw.sandbox.user("Owner").slash("/go").send()?;
    let mut gateway = Gateway::connect(&raw.sandbox).await?;
    gateway.resume(raw.sandbox.token(), &raw.ready["session_id"], 1).await?;
    let frame = gateway.next().await?;
    assert_eq!((&frame["t"], &frame["s"]), (&json!("INTERACTION_CREATE"), &json!(2)));
    assert_eq!(gateway.next().await?["t"], "RESUMED");
    raw.callback(&frame["d"], json!({"type": 4, "data": {"content": "still here"}})).await?;
    assert_eq!(pending.reply().await?.content(), "still here");
    Ok(())
}

#[tokio::test]
async fn unknown_session_is_told_to_identify_anew() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let mut gateway = Gateway::connect(&sandbox).await?;
    gateway.resume(sandbox.token(), &json!("nobody"), 0).await?;
    assert_eq!(gateway.next().await?, json!({"op": 9, "d": false}));
    gateway.identify(sandbox.token(), json!({})).await?;
    assert_eq!(gateway.event("READY").await?["v"], 10);
    Ok(())
}

#[tokio::test]
async fn sandbox_asks_to_reconnect_and_invalidates_sessions() -> Result<()> {
    let mut raw = Raw::start().await?;
    raw.sandbox.ask_to_reconnect();
    assert_eq!(raw.gateway.next().await?["op"], 7);
    raw.sandbox.invalidate_sessions(true);
    assert_eq!(raw.gateway.next().await?, json!({"op": 9, "d": true}));
    Ok(())
}

#[tokio::test]
async fn heartbeats_are_answered_unless_the_sandbox_is_deaf() -> Result<()> {
    let mut raw = Raw::start().await?;
    raw.gateway.send(json!({"op": 1, "d": 1})).await?;
    assert_eq!(raw.gateway.next().await?["op"], 11);
    raw.sandbox.ignore_heartbeats(true);
    raw.gateway.send(json!({"op": 1, "d": 1})).await?;
    raw.sandbox.ask_to_reconnect();
    assert_eq!(raw.gateway.next().await?["op"], 7, "the heartbeat before it got no answer");
    Ok(())
}

#[tokio::test]
async fn payloads_are_compressed_only_when_both_sides_want_it() -> Result<()> {
    for (offered, asked, expected) in [(true, true, 1), (true, false, 0), (false, true, 0)] {
        let sandbox = Sandbox::builder().zlib(offered).start().await?;
        let mut gateway = Gateway::connect(&sandbox).await?;
        gateway.identify(sandbox.token(), json!({"compress": asked})).await?;
        gateway.event("READY").await?;
        assert_eq!(gateway.compressed, expected, "offered {offered}, asked {asked}");
    }
    Ok(())
}

#[tokio::test]
async fn events_go_to_those_who_asked_for_them() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let (guilds, messages, content) = (1 << 0, 1 << 9, 1 << 15);
    let mut blind = Gateway::connect(&sandbox).await?;
    blind.identify(sandbox.token(), json!({"intents": guilds | messages})).await?;
    assert_eq!(blind.event("GUILD_CREATE").await?["name"], "Sandbox");
    let mut seeing = Gateway::connect(&sandbox).await?;
    seeing.identify(sandbox.token(), json!({"intents": messages | content})).await?;
    seeing.event("READY").await?;
    sandbox.user("Sam").say("hello there");
    assert_eq!(blind.event("MESSAGE_CREATE").await?["content"], "", "the content is for the privileged");
    assert_eq!(seeing.event("MESSAGE_CREATE").await?["content"], "hello there");
    Ok(())
}

#[tokio::test]
async fn each_shard_gets_the_guilds_that_are_its_own() -> Result<()> {
    let mut builder = Sandbox::builder();
    for number in 0..8 {
        builder = builder.guild(Guild::new(&format!("Guild {number}")));
    }
    let sandbox = builder.start().await?;
    let mut counted = Vec::new();
    for shard in 0..2 {
        let mut gateway = Gateway::connect(&sandbox).await?;
        gateway.identify(sandbox.token(), json!({"shard": [shard, 2]})).await?;
        let ready = gateway.event("READY").await?;
        let guilds = ready["guilds"].as_array().map_or(&[][..], Vec::as_slice);
        for guild in guilds {
            let id: u64 = guild["id"].as_str().unwrap_or_default().parse()?;
            assert_eq!((id >> 22) % 2, shard);
        }
        counted.push(guilds.len());
    }
    assert_eq!(counted, [4, 4], "every guild is on one shard, and each shard has some");
    Ok(())
}

#[tokio::test]
async fn interaction_is_delivered_twice_on_demand() -> Result<()> {
    let mut raw = Raw::start().await?;
    raw.sandbox.deliver_twice(1);
    let _pending = raw.sandbox.user("Owner").slash("/go").send()?;
    assert_eq!(raw.interaction().await?, raw.interaction().await?);
    Ok(())
}

#[tokio::test]
async fn goodbye_of_a_client_is_answered() -> Result<()> {
    let mut raw = Raw::start().await?;
    raw.gateway.leave(1000).await?;
    assert_eq!(raw.gateway.close_code().await, Some(1000), "a broken connection would be an error to it");
    raw.sandbox.wait_for_no_bot().await?;
    Ok(())
}
