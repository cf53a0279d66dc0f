//! A client by hand, for what serenity hides: close codes, compressed frames, replay, and wrong answers.

use std::{io::Read, time::Duration};

use anyhow::{Context as _, Result, bail};
use discord_sandbox::Sandbox;
use flate2::{Decompress, FlushDecompress, read::ZlibDecoder};
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream,
    tungstenite::{self, Message, protocol::CloseFrame},
};

/// How long the gateway is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// A gateway connection.
pub(crate) struct Gateway {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// How many frames were compressed.
    pub(crate) compressed: usize,
    /// Where one zlib stream is asked for.
    stream: Option<Decompress>,
}

impl Gateway {
    /// Connects and reads HELLO.
    pub(crate) async fn connect(sandbox: &Sandbox) -> Result<Self> {
        Self::dial(sandbox, "v=10").await
    }

    /// Connects with a query of its own and reads HELLO.
    pub(crate) async fn dial(sandbox: &Sandbox, query: &str) -> Result<Self> {
        let url = format!("{}/?{query}", sandbox.api_base().replacen("http", "ws", 1));
        let (socket, _) = tokio_tungstenite::connect_async(url).await?;
        let stream = query.contains("zlib-stream").then(|| Decompress::new(true));
        let mut gateway = Self { socket, compressed: 0, stream };
        assert_eq!(gateway.next().await?["op"], 10, "HELLO comes first");
        Ok(gateway)
    }

    pub(crate) async fn send(&mut self, frame: Value) -> Result<()> {
        Ok(self.socket.send(Message::Text(frame.to_string())).await?)
    }

    pub(crate) async fn identify(&mut self, token: &str, more: Value) -> Result<()> {
        let mut data = json!({"token": token, "intents": 0, "properties": {}});
        for (key, value) in more.as_object().into_iter().flatten() {
            data[key] = value.clone();
        }
        self.send(json!({"op": 2, "d": data})).await
    }

    /// Takes a session up again.
    pub(crate) async fn resume(&mut self, token: &str, session: &Value, seen: u64) -> Result<()> {
        self.send(json!({"op": 6, "d": {"token": token, "session_id": session, "seq": seen}})).await
    }

    /// Sends what may be no JSON.
    pub(crate) async fn send_text(&mut self, text: &str) -> Result<()> {
        Ok(self.socket.send(Message::Text(text.to_owned())).await?)
    }

    /// What the socket gives next. A test that waits in vain fails, and does not hang.
    async fn frame(&mut self) -> Result<Option<Result<Message, tungstenite::Error>>> {
        let waiting = tokio::time::timeout(PATIENCE, self.socket.next());
        waiting.await.context("the gateway sends nothing")
    }

    /// The next frame.
    pub(crate) async fn next(&mut self) -> Result<Value> {
        match self.frame().await?.context("the socket ended")?? {
            Message::Text(text) => Ok(serde_json::from_str(&text)?),
            Message::Binary(bytes) => {
                self.compressed += 1;
                let mut text = Vec::with_capacity(64 * 1024);
                match &mut self.stream {
                    Some(stream) => {
                        stream.decompress_vec(&bytes, &mut text, FlushDecompress::Sync)?;
                    }
                    None => {
                        ZlibDecoder::new(&bytes[..]).read_to_end(&mut text)?;
                    }
                }
                Ok(serde_json::from_slice(&text)?)
            }
            other => bail!("unexpected {other:?}"),
        }
    }

    /// The data of the next event of this name; others are passed over.
    pub(crate) async fn event(&mut self, name: &str) -> Result<Value> {
        loop {
            let frame = self.next().await?;
            if frame["t"] == name {
                return Ok(frame["d"].clone());
            }
        }
    }

    /// Says goodbye.
    pub(crate) async fn leave(&mut self, code: u16) -> Result<()> {
        let frame = CloseFrame { code: code.into(), reason: "".into() };
        Ok(self.socket.send(Message::Close(Some(frame))).await?)
    }

    /// The code that the socket is closed with; none when it breaks off.
    pub(crate) async fn close_code(&mut self) -> Option<u16> {
        while let Some(Ok(message)) = self.frame().await.expect("it is closed") {
            if let Message::Close(frame) = message {
                return frame.map(|frame| frame.code.into());
            }
        }
        None
    }
}

/// A sandbox, a session in it, and one typed command without options.
pub(crate) struct Raw {
    pub(crate) sandbox: Sandbox,
    pub(crate) gateway: Gateway,
    pub(crate) ready: Value,
    client: reqwest::Client,
}

impl Raw {
    pub(crate) async fn start() -> Result<Self> {
        Self::start_in(Sandbox::start().await?).await
    }

    pub(crate) async fn start_in(sandbox: Sandbox) -> Result<Self> {
        let mut gateway = Gateway::connect(&sandbox).await?;
        gateway.identify(sandbox.token(), json!({})).await?;
        let ready = gateway.event("READY").await?;
        let raw = Self { sandbox, gateway, ready, client: reqwest::Client::new() };
        let commands = json!([{"name": "go", "description": "Goes"}]);
        let (status, _) = raw.call("PUT", &raw.commands_path(), commands).await?;
        assert_eq!(status, 200);
        Ok(raw)
    }

    pub(crate) fn commands_path(&self) -> String {
        format!("/applications/{}/commands", self.sandbox.application_id())
    }

    /// The id of the person who owns the guild.
    pub(crate) fn owner(&self) -> String {
        self.sandbox.user("Owner").id().to_string()
    }

    /// Makes a request as the bot and gives status and JSON of the answer.
    pub(crate) async fn call(&self, method: &str, path: &str, body: Value) -> Result<(u16, Value)> {
        let response = self.request(method, path, body).await?;
        let status = response.status().as_u16();
        let text = response.text().await?;
        Ok((status, if text.is_empty() { Value::Null } else { serde_json::from_str(&text)? }))
    }

    pub(crate) async fn request(&self, method: &str, path: &str, body: Value) -> Result<reqwest::Response> {
        let url = format!("{}/api/v10{path}", self.sandbox.api_base());
        let request = self.client.request(method.parse()?, url);
        let request = request.header("authorization", format!("Bot {}", self.sandbox.token()));
        let request = if body.is_null() { request } else { request.json(&body) };
        Ok(request.send().await?)
    }

    /// Answers an interaction.
    pub(crate) async fn callback(&self, interaction: &Value, body: Value) -> Result<(u16, Value)> {
        self.call("POST", &format!("{}/callback", path_of("/interactions", interaction, "id")), body).await
    }

    /// Uses an interaction's webhook; `rest` follows the token in the path.
    pub(crate) async fn webhook(
        &self,
        method: &str,
        interaction: &Value,
        rest: &str,
        body: Value,
    ) -> Result<(u16, Value)> {
        let path = path_of("/webhooks", interaction, "application_id");
        self.call(method, &format!("{path}{rest}"), body).await
    }

    /// Waits for the next interaction.
    pub(crate) async fn interaction(&mut self) -> Result<Value> {
        self.gateway.event("INTERACTION_CREATE").await
    }
}

fn path_of(start: &str, interaction: &Value, id: &str) -> String {
    let part = |key: &str| interaction[key].as_str().unwrap_or_default().to_owned();
    format!("{start}/{}/{}", part(id), part("token"))
}

/// The code of an error answer, which must also have this status.
#[track_caller]
pub(crate) fn check_error((status, body): (u16, Value), expected: (u16, u64), reason: &str) {
    let code = body["code"].as_u64().unwrap_or_default();
    assert_eq!((status, code), expected, "{reason}: {body}");
}
