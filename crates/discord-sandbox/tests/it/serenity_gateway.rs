//! serenity's own gateway client through the sandbox's troubles.

use anyhow::Result;
use discord_sandbox::{Entry, Sandbox};

use crate::bot::{Bot, client};

/// Waits until the bot has resumed `count` times.
async fn resumed(sandbox: &Sandbox, count: usize) -> Result<()> {
    let is_resumed = |entry: &Entry| matches!(entry, Entry::Sent { name, .. } if name == "RESUMED");
    sandbox
        .wait_for("the bot to resume", |transcript| {
            transcript.entries().iter().filter(|entry| is_resumed(entry)).count() >= count
        })
        .await?;
    Ok(())
}

#[tokio::test]
async fn bot_resumes_after_a_dropped_socket_and_answers_what_it_missed() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let _bot = Bot::start(&sandbox).await?;
    sandbox.drop_sockets();
    let pending = sandbox.user("Owner").slash("/questions profile:it").send()?;
    assert!(pending.reply().await?.text().contains("profile"));
    resumed(&sandbox, 1).await
}

#[tokio::test]
async fn bot_resumes_when_it_is_asked_to_reconnect() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let _bot = Bot::start(&sandbox).await?;
    sandbox.ask_to_reconnect();
    resumed(&sandbox, 1).await?;
    assert!(sandbox.user("Owner").slash("/file").await?.attachment("kit.md").is_ok());
    Ok(())
}

#[tokio::test]
async fn bot_reads_compressed_payloads() -> Result<()> {
    let sandbox = Sandbox::builder().zlib(true).start().await?;
    let _bot = Bot::start(&sandbox).await?;
    assert!(sandbox.user("Owner").slash("/file").await?.attachment("kit.md").is_ok());
    Ok(())
}

#[tokio::test]
async fn bot_with_a_wrong_token_is_refused_everywhere() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let mut client = client(&sandbox, "wrong.token.here").await?;
    let running = tokio::spawn(async move { client.start().await });
    sandbox.wait_for_finding().await?;
    assert!(sandbox.transcript().to_string().contains("IDENTIFY"));
    assert!(!sandbox.transcript().to_string().contains("wrong.token"), "tokens are masked");
    running.abort();
    Ok(())
}

#[tokio::test]
async fn click_survives_a_restart_of_the_bot() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let first = Bot::start(&sandbox).await?;
    let reply = sandbox.user("Owner").slash("/questions profile:it").await?;
    first.stop().await;
    sandbox.wait_for_no_bot().await?;
    let _second = Bot::start(&sandbox).await?;
    assert_eq!(reply.click("Another wording").await?.content(), "wording 1");
    Ok(())
}
