//! Delivery over HTTP: each interaction is posted, signed, to an address of the bot's, and the response is its answer.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{HeaderMap, Request, Response, Uri, header},
};
use ed25519_dalek::{Signer, SigningKey};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use serde_json::{Value, json};
use tokio::sync::{
    mpsc::{self, UnboundedSender},
    oneshot,
};

use crate::{
    error::{ApiError, Error},
    hub::Hub,
    ids::Snowflake,
    rest::{body::Body as Sent, interactions},
    transcript::{Entry, Finding, masked},
};

/// The way to the bot's address, and the key that its interactions are signed with.
#[derive(Debug)]
pub(crate) struct Endpoint {
    key: SigningKey,
    /// Where interactions go once an address has been accepted.
    pub(crate) outbox: Option<UnboundedSender<Errand>>,
}

/// What is to be posted.
#[derive(Debug)]
pub(crate) enum Errand {
    /// An interaction.
    Deliver(Value),
    /// A bad signature; whoever asked for it is told once it was answered.
    Probe(oneshot::Sender<()>),
}

/// After so many interactions, another bad signature is sent.
const PROBE_EVERY: u32 = 10;

impl Endpoint {
    /// A key made of a seed: the same in every run, and of no worth.
    pub(crate) fn new(seed: u64) -> Self {
        let mut secret = [0x5a; 32];
        secret[..8].copy_from_slice(&seed.to_le_bytes());
        Self { key: SigningKey::from_bytes(&secret), outbox: None }
    }

    /// The public key, as the developer portal shows it.
    pub(crate) fn public_key(&self) -> String {
        hex(self.key.verifying_key().as_bytes())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// How a request is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Signature {
    Good,
    /// As Discord sends from time to time, to see whether the bot looks.
    Bad,
}

/// Posts to one address.
#[derive(Clone)]
struct Courier {
    hub: Arc<Hub>,
    address: Uri,
    client: Client<HttpConnector, Body>,
}

/// Checks an address as Discord does, and sends interactions there from now on, in place of the gateway.
pub(crate) async fn accept(hub: &Arc<Hub>, address: &str) -> Result<(), Error> {
    let refused = |reason: String| Error::Endpoint { address: address.to_owned(), reason };
    let uri: Uri = address.parse().map_err(|error| refused(format!("it is no address: {error}")))?;
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    let is_loopback = host == "localhost" || host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
    if !is_loopback || uri.scheme_str() != Some("http") {
        return Err(refused("it is not an http address on loopback".to_owned()));
    }
    let client = Client::builder(TokioExecutor::new()).build_http();
    let courier = Courier { hub: Arc::clone(hub), address: uri, client };
    courier.probe().await.map_err(refused)?;
    let (outbox, mut inbox) = mpsc::unbounded_channel();
    hub.world().endpoint.outbox = Some(outbox);
    let mut closing = hub.closing.subscribe();
    tokio::spawn(async move {
        let mut delivered = 0_u32;
        loop {
            tokio::select! {
                errand = inbox.recv() => match errand {
                    Some(Errand::Deliver(payload)) => {
                        tokio::spawn(courier.clone().deliver(payload));
                        delivered = delivered.wrapping_add(1);
                        if delivered.is_multiple_of(PROBE_EVERY) {
                            tokio::spawn(courier.clone().look_again());
                        }
                    }
                    Some(Errand::Probe(done)) => {
                        let courier = courier.clone();
                        tokio::spawn(async move {
                            courier.look_again().await;
                            // Whoever asked may have gone.
                            let _ = done.send(());
                        });
                    }
                    None => break,
                },
                () = async { drop(closing.wait_for(|closing| *closing).await) } => break,
            };
        }
    });
    hub.touch();
    Ok(())
}

/// Sends a bad signature and waits for the answer. Without an address there is nothing to do.
pub(crate) async fn probe(hub: &Hub) {
    let (done, probed) = oneshot::channel();
    let outbox = hub.world().endpoint.outbox.clone();
    let is_asked = outbox.is_some_and(|outbox| outbox.send(Errand::Probe(done)).is_ok());
    if is_asked {
        // An error means that the sandbox is at its end.
        let _ = probed.await;
    }
}

impl Courier {
    /// What Discord does before it accepts an address: a PING must be answered with a PONG, a bad signature with 401.
    async fn probe(&self) -> Result<(), String> {
        let (status, pong) = self.post(&ping(), Signature::Good).await?;
        if status != 200 || pong.json["type"] != 1 {
            return Err(format!("it answered a PING with {status} {} instead of a PONG", pong.json));
        }
        self.probe_signature().await
    }

    async fn probe_signature(&self) -> Result<(), String> {
        let (status, _) = self.post(&ping(), Signature::Bad).await?;
        if status != 401 {
            return Err(format!("it answered a request with a bad signature with {status} instead of 401"));
        }
        Ok(())
    }

    /// What Discord does from time to time, and removes the address for.
    async fn look_again(self) {
        if let Err(fault) = self.probe_signature().await {
            self.hub.log.find(Finding::Endpoint(format!("{fault}: Discord would remove the address")));
        }
        self.hub.touch();
    }

    async fn deliver(self, payload: Value) {
        let failure = match self.post(&payload, Signature::Good).await {
            // The bot answers through the REST side.
            Ok((202 | 204, _)) => None,
            Ok((200, answer)) => {
                self.answer(&payload, &answer).err().map(|error| error.to_json().to_string())
            }
            Ok((status, _)) => Some(format!("status {status}")),
            Err(error) => Some(error),
        };
        if let Some(failure) = failure {
            self.hub.log.find(Finding::Endpoint(failure));
            let world = self.hub.world();
            let id = payload["id"].as_str().and_then(|id| id.parse::<Snowflake>().ok());
            if let Some(interaction) = id.and_then(|id| world.interactions.get(&id)) {
                interaction.fail("the bot's endpoint gave no good answer");
            }
        }
        self.hub.touch();
    }

    /// Takes a response for what it is: the same as a callback.
    fn answer(&self, payload: &Value, answer: &Sent) -> Result<(), ApiError> {
        let id = payload["id"]
            .as_str()
            .and_then(|id| id.parse().ok())
            .ok_or_else(ApiError::unknown_interaction)?;
        let token = payload["token"].as_str().unwrap_or_default();
        interactions::answer(&mut self.hub.world(), id, token, answer)
    }

    /// Posts something and gives status and body of the response.
    async fn post(&self, payload: &Value, signature: Signature) -> Result<(u16, Sent), String> {
        let text = payload.to_string();
        let (seconds, signed) = {
            let seconds = (self.hub.clock.now().millis() / 1000).to_string();
            let world = self.hub.world();
            let signed = world.endpoint.key.sign(format!("{seconds}{text}").as_bytes());
            (seconds, signed.to_bytes())
        };
        let signed = if signature == Signature::Good { hex(&signed) } else { hex(&[7; 64]) };
        let request = Request::post(&self.address)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::USER_AGENT, "Discord-Interactions/1.0 (+https://discord.com)")
            .header("x-signature-ed25519", signed)
            .header("x-signature-timestamp", seconds)
            .body(Body::from(text))
            .map_err(|error| error.to_string())?;
        let response = self.client.request(request).await.map_err(|error| error.to_string())?;
        let status = response.status().as_u16();
        let sent = read(response.map(Body::new)).await?;
        self.hub.log.add(Entry::Posted {
            address: self.address.to_string(),
            payload: masked(payload.clone()),
            status,
            answer: masked(sent.record()),
        });
        Ok((status, sent))
    }
}

/// The request that asks nothing of a bot but that it is there.
fn ping() -> Value {
    json!({"type": 1, "version": 1, "id": "1", "token": "ping", "entitlements": []})
}

/// Reads a response as if it were a request, as the same kinds of body are allowed. A body that is not JSON, such as
/// the text of an error page, counts as none.
async fn read(response: Response<Body>) -> Result<Sent, String> {
    let is_good = response.status().is_success();
    let (parts, body) = response.into_parts();
    let mut request = Request::new(body);
    let mut headers = HeaderMap::new();
    headers.extend(parts.headers.get(header::CONTENT_TYPE).map(|kind| (header::CONTENT_TYPE, kind.clone())));
    *request.headers_mut() = headers;
    match Sent::read(request).await {
        Ok(sent) => Ok(sent),
        Err(_) if !is_good => Ok(Sent::default()),
        Err(error) => Err(error.message.into_owned()),
    }
}
