//! A sandbox from its start to its end: where it listens, what every run has in common, what is left.

use std::net::IpAddr;

use anyhow::Result;
use discord_sandbox::{Builder, Error, Sandbox};
use serde_json::{Value, json};

use crate::raw::Raw;

#[tokio::test]
async fn sandbox_listens_on_loopback_only() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    assert!(sandbox.address().ip().is_loopback());
    for address in ["0.0.0.0", "192.0.2.1", "::"] {
        let address: IpAddr = address.parse()?;
        let refused = Builder::default().address(address).start().await;
        assert!(matches!(refused, Err(Error::NotLoopback(ip)) if ip == address), "{address}");
    }
    Ok(())
}

#[tokio::test]
async fn same_seed_gives_the_same_transcript() -> Result<()> {
    async fn run(seed: u64) -> Result<(Value, String)> {
        let mut raw = Raw::start_in(Sandbox::builder().seed(seed).start().await?).await?;
        let pending = raw.sandbox.user("Owner").slash("/go").send()?;
        let mut interaction = raw.interaction().await?;
        raw.callback(&interaction, json!({"type": 4, "data": {"content": "hello"}})).await?;
        let reply = pending.reply().await?;
        // The port is the system's choice and shows in no id or time.
        interaction["channel"] = reply.json().clone();
        Ok((interaction, raw.sandbox.transcript().requests().join("\n")))
    }
    assert_eq!(run(7).await?, run(7).await?);
    assert_ne!(run(7).await?.0["id"], run(8).await?.0["id"]);
    Ok(())
}

#[tokio::test]
async fn nothing_is_left_when_the_sandbox_is_dropped() -> Result<()> {
    let mut raw = Raw::start().await?;
    let address = raw.sandbox.address();
    drop(raw.sandbox);
    assert_eq!(raw.gateway.close_code().await, None, "the gateway is gone");
    // The listener goes once its connections have; a new sandbox on its port proves it.
    let again = loop {
        match Builder::default().port(address.port()).start().await {
            Ok(sandbox) => break sandbox,
            Err(Error::Listen { .. }) => tokio::task::yield_now().await,
            Err(error) => return Err(error.into()),
        }
    };
    assert_eq!(again.address(), address);
    Ok(())
}
