//! Interactions over HTTP, to a small bot that verifies them with serenity's own verifier.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use anyhow::Result;
use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use discord_sandbox::{Entry, Error, Finding, Sandbox, Transcript};
use serde_json::{Value, json};
use serenity::{all::Interaction, interactions_endpoint::Verifier};
use tokio::{net::TcpListener, task::JoinHandle};

use crate::raw::Raw;

/// How the bot goes about its work.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Manner {
    Careful,
    /// It does not look at signatures.
    Careless,
    /// It answers a PING with a message.
    Deaf,
    /// It answers nothing but PINGs.
    Broken,
    /// It looks at signatures until it has been accepted, and at none after that.
    Forgetful,
}

struct Bot {
    verifier: Verifier,
    manner: Manner,
    /// How many requests were refused for their signatures.
    refused: AtomicU32,
}

async fn serve(sandbox: &Sandbox, manner: Manner) -> Result<(String, JoinHandle<()>)> {
    let bot =
        Arc::new(Bot { verifier: Verifier::new(&sandbox.public_key()), manner, refused: AtomicU32::new(0) });
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("http://{}/interactions", listener.local_addr()?);
    let router = Router::new().route("/interactions", post(receive)).with_state(bot);
    let task = tokio::spawn(async move { axum::serve(listener, router).await.expect("the bot serves") });
    Ok((address, task))
}

async fn receive(State(bot): State<Arc<Bot>>, headers: HeaderMap, body: Bytes) -> Response {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (signature, timestamp) = (header("x-signature-ed25519"), header("x-signature-timestamp"));
    let looks = match bot.manner {
        Manner::Careless => false,
        Manner::Forgetful => bot.refused.load(Ordering::SeqCst) == 0,
        Manner::Careful | Manner::Deaf | Manner::Broken => true,
    };
    if looks && bot.verifier.verify(signature, timestamp, &body).is_err() {
        bot.refused.fetch_add(1, Ordering::SeqCst);
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let raw: Value = serde_json::from_slice(&body).expect("JSON");
    if raw["type"] == 1 {
        let pong = if bot.manner == Manner::Deaf { 4 } else { 1 };
        return Json(json!({"type": pong})).into_response();
    }
    if bot.manner == Manner::Broken {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    match serde_json::from_slice(&body).expect("serenity reads it") {
        Interaction::Command(command) => {
            let text = format!("Hello {}", command.user.display_name());
            let button = json!({"type": 2, "style": 1, "label": "More", "custom_id": "more"});
            let data =
                json!({"content": text, "flags": 64, "components": [{"type": 1, "components": [button]}]});
            Json(json!({"type": 4, "data": data})).into_response()
        }
        _ => Json(json!({"type": 7, "data": {"content": "more", "components": []}})).into_response(),
    }
}

#[tokio::test]
async fn interactions_are_posted_signed_and_answered_in_the_response() -> Result<()> {
    let raw = Raw::start().await?;
    let (address, task) = serve(&raw.sandbox, Manner::Careful).await?;
    raw.sandbox.deliver_to(&address).await?;
    let reply = raw.sandbox.user("Owner").slash("/go").await?;
    assert_eq!((reply.content(), reply.is_ephemeral()), ("Hello Owner", true));
    assert_eq!(reply.click("More").await?.content(), "more");
    assert_eq!(raw.sandbox.findings(), []);
    let transcript = raw.sandbox.transcript().to_string();
    assert!(!transcript.contains("interaction-token"), "tokens are masked: {transcript}");
    task.abort();
    Ok(())
}

#[tokio::test]
async fn address_that_gives_no_pong_or_takes_any_signature_is_refused() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    for (manner, expected) in [
        (Manner::Deaf, r#"it answered a PING with 200 {"type":4} instead of a PONG"#),
        (Manner::Careless, "it answered a request with a bad signature with 200 instead of 401"),
    ] {
        let (address, task) = serve(&sandbox, manner).await?;
        let Err(Error::Endpoint { reason, .. }) = sandbox.deliver_to(&address).await else {
            panic!("{manner:?} was accepted")
        };
        assert_eq!(reason, expected);
        task.abort();
    }
    Ok(())
}

#[tokio::test]
async fn address_off_loopback_is_refused() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    for address in
        ["http://192.0.2.1/interactions", "https://127.0.0.1/interactions", "/interactions", "http://["]
    {
        let refused = sandbox.deliver_to(address).await;
        assert!(matches!(refused, Err(Error::Endpoint { .. })), "{address}");
    }
    Ok(())
}

#[tokio::test]
async fn bad_response_fails_the_interaction_at_once() -> Result<()> {
    let raw = Raw::start().await?;
    let (address, task) = serve(&raw.sandbox, Manner::Broken).await?;
    raw.sandbox.deliver_to(&address).await?;
    let failed = raw.sandbox.user("Owner").slash("/go").await;
    assert!(matches!(failed, Err(Error::Failed { .. })), "{failed:?}");
    assert_eq!(raw.sandbox.findings(), [Finding::Endpoint("status 500".to_owned())]);
    task.abort();
    Ok(())
}

#[tokio::test]
async fn bad_signatures_come_again_and_again_and_whoever_takes_them_is_found() -> Result<()> {
    const FAULT: &str = "it answered a request with a bad signature with 200 instead of 401: Discord would remove the address";
    for (manner, on_demand) in [
        (Manner::Careful, false),
        (Manner::Careful, true),
        (Manner::Forgetful, false),
        (Manner::Forgetful, true),
    ] {
        let raw = Raw::start().await?;
        let (address, task) = serve(&raw.sandbox, manner).await?;
        raw.sandbox.deliver_to(&address).await?;
        if on_demand {
            raw.sandbox.probe_signature().await;
        } else {
            for _ in 0..10 {
                raw.sandbox.user("Owner").slash("/go").await?;
            }
            // Two pings when it was accepted, the interactions, and the bad signature after the tenth.
            let is_post = |entry: &&Entry| matches!(entry, Entry::Posted { .. });
            let posts = |transcript: &Transcript| transcript.entries().iter().filter(is_post).count();
            raw.sandbox.wait_for("the bad signature", |transcript| posts(transcript) == 13).await?;
        }
        if manner == Manner::Careful {
            assert_eq!(raw.sandbox.findings(), []);
        } else {
            assert_eq!(raw.sandbox.wait_for_finding().await?, Finding::Endpoint(FAULT.to_owned()));
        }
        task.abort();
    }
    Ok(())
}

#[tokio::test]
async fn probing_without_an_address_does_nothing() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    sandbox.probe_signature().await;
    assert_eq!(sandbox.transcript().entries(), []);
    Ok(())
}
