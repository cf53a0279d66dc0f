//! Bots that go past the sandbox, and how they are told.

use std::time::Duration;

use anyhow::Result;
use discord_sandbox::{Finding, Sandbox};
use serenity::all::HttpBuilder;

#[tokio::test]
async fn request_to_elsewhere_is_stopped_and_found() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let proxy = reqwest::Proxy::all(sandbox.api_base())?;
    let client = reqwest::Client::builder().proxy(proxy).build()?;
    // serenity's own limiter makes it go to the real address, whatever its proxy says.
    let http = HttpBuilder::new(sandbox.token()).client(client).proxy(sandbox.api_base()).build();
    assert!(http.get_current_user().await.is_err());
    assert_eq!(sandbox.findings(), [Finding::Elsewhere("discord.com:443".to_owned())]);
    Ok(())
}

#[tokio::test]
async fn client_with_the_sandbox_as_proxy_reaches_the_sandbox() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let proxy = reqwest::Proxy::all(sandbox.api_base())?;
    let client = reqwest::Client::builder().proxy(proxy).build()?;
    let http = HttpBuilder::new(sandbox.token()).client(client).proxy(sandbox.api_base());
    let user = http.ratelimiter_disabled(true).build().get_current_user().await?;
    assert_eq!((user.bot, user.id.get()), (true, sandbox.application_id().get()));
    assert_eq!(sandbox.findings(), []);
    Ok(())
}

#[tokio::test]
async fn bot_that_goes_elsewhere_is_told_what_to_look_at() -> Result<()> {
    let sandbox = Sandbox::builder().patience(Duration::from_millis(10)).start().await?;
    let error = sandbox.wait_for_bot().await.err().map(|error| error.to_string()).unwrap_or_default();
    insta::assert_snapshot!(error);
    Ok(())
}
