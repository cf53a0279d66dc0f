//! The sandbox by HTTP, as a test in another language drives it.

mod hold;
mod people;

use anyhow::Result;
use discord_sandbox::Sandbox;
use serde_json::{Value, json};

use crate::{bot::Bot, raw::Raw};

/// A client of the API.
struct Api<'s> {
    sandbox: &'s Sandbox,
    client: reqwest::Client,
}

impl<'s> Api<'s> {
    fn of(sandbox: &'s Sandbox) -> Self {
        Self { sandbox, client: reqwest::Client::new() }
    }

    fn request(&self, method: &str, path: &str) -> Result<reqwest::RequestBuilder> {
        let url = format!("{}/sandbox{path}", self.sandbox.api_base());
        Ok(self.client.request(method.parse()?, url))
    }

    async fn get(&self, path: &str) -> Result<Value> {
        let response = self.request("GET", path)?.send().await?;
        assert_eq!(response.status(), 200, "{path}");
        Ok(response.json().await?)
    }

    async fn post(&self, path: &str, body: Value) -> Result<(u16, Value)> {
        let response = self.request("POST", path)?.json(&body).send().await?;
        Ok((response.status().as_u16(), response.json().await?))
    }

    /// Does something and gives its outcome, which must be good.
    async fn act(&self, body: Value) -> Result<Value> {
        let (status, outcome) = self.post("/act", body.clone()).await?;
        assert_eq!(status, 200, "{body}: {outcome}");
        Ok(outcome)
    }
}

#[tokio::test]
async fn people_use_a_bot_and_read_what_it_shows_them() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let _bot = Bot::start(&sandbox).await?;
    let api = Api::of(&sandbox);
    api.post("/wait", json!({"for": "commands"})).await?;
    let about = api.get("").await?;
    assert_eq!((&about["bot_online"], &about["token"]), (&json!(true), &json!(sandbox.token())));
    let shown = api.act(json!({"person": "Maya", "do": "slash", "text": "/questions profile:x"})).await?;
    assert_eq!((&shown["outcome"], &shown["message"]["flags"]), (&json!("message"), &json!(64)));
    let id = &shown["message"]["id"];
    let click = json!({"person": "Maya", "do": "click", "message": id, "button": "Another wording"});
    assert_eq!(api.act(click.clone()).await?["message"]["content"], "wording 1");
    let seen = api.get("/messages?person=Maya").await?;
    assert_eq!(seen["messages"][0]["content"], "wording 1");
    assert_eq!(api.get("/messages?person=Sam&channel=general").await?["messages"], json!([]));
    let mut others = click;
    others["person"] = "Sam".into();
    let (status, told) = api.post("/act", others).await?;
    assert_eq!((status, &told["error"]), (404, &json!("the person does not see that message")));
    let said = api.act(json!({"person": "Sam", "dm": true, "do": "say", "text": "psst"})).await?;
    assert_eq!(said["message"]["content"], "psst");
    assert_eq!(api.get("/findings").await?["findings"], json!([]));
    Ok(())
}

#[tokio::test]
async fn forms_are_opened_and_sent() -> Result<()> {
    let mut raw = Raw::start().await?;
    let sandbox = &raw.sandbox;
    let commands = json!([{"name": "form", "description": "Opens a form"}]);
    raw.call("PUT", &raw.commands_path(), commands).await?;
    let (api, base) = (Api::of(sandbox), sandbox.api_base().to_owned());
    let opening = tokio::spawn({
        let request = api.request("POST", "/act")?;
        request.json(&json!({"person": "Maya", "do": "slash", "text": "/form"})).send()
    });
    let interaction = raw.gateway.event("INTERACTION_CREATE").await?;
    let title = json!({"type": 4, "custom_id": "title", "label": "Title", "style": 1});
    let form = json!({"custom_id": "f", "title": "Form", "components": [{"type": 1, "components": [title]}]});
    raw.callback(&interaction, json!({"type": 9, "data": form})).await?;
    let opened: Value = opening.await??.json().await?;
    assert_eq!((&opened["outcome"], &opened["form"]["title"]), (&json!("form"), &json!("Form")));
    let submit =
        json!({"person": "Maya", "do": "submit", "form": opened["id"], "fields": {"Title": "Nurse"}});
    let mut others = submit.clone();
    others["person"] = "Sam".into();
    let sending =
        tokio::spawn(reqwest::Client::new().post(format!("{base}/sandbox/act")).json(&submit).send());
    let submission = raw.gateway.event("INTERACTION_CREATE").await?;
    assert_eq!(submission["data"]["components"][0]["components"][0]["value"], "Nurse");
    raw.callback(&submission, json!({"type": 4, "data": {"content": "Nurse it is"}})).await?;
    let sent: Value = sending.await??.json().await?;
    assert_eq!(sent["message"]["content"], "Nurse it is");
    let (status, told) = Api::of(&raw.sandbox).post("/act", others).await?;
    assert_eq!(status, 400, "somebody else's form: {told}");
    Ok(())
}

#[tokio::test]
async fn time_passes_and_is_told() -> Result<()> {
    let mut raw = Raw::start().await?;
    let pending = raw.sandbox.user("Owner").slash("/go").send()?;
    raw.interaction().await?;
    let api = Api::of(&raw.sandbox);
    let before = api.get("/clock").await?["now_ms"].as_u64();
    let (_, told) = api.post("/clock", json!({"advance_ms": 3000})).await?;
    assert_eq!(told["now"], "2026-01-05T09:00:03.000000+00:00");
    assert_eq!(told["now_ms"].as_u64(), before.map(|before| before + 3000));
    assert!(pending.reply().await.is_err(), "three seconds are over");
    assert_eq!(api.get("/findings").await?["findings"], json!(["/go: not acknowledged within 3 seconds"]));
    let (_, found) = api.post("/wait", json!({"for": "finding"})).await?;
    assert_eq!(found["finding"], "/go: not acknowledged within 3 seconds");
    Ok(())
}

#[tokio::test]
async fn trouble_comes_on_demand() -> Result<()> {
    let mut raw = Raw::start().await?;
    let api = Api::of(&raw.sandbox);
    for (wanted, status) in [
        (json!({"kind": "rate_limited", "path": "/users", "milliseconds": 1500, "times": 2}), 429),
        (json!({"kind": "globally_rate_limited", "milliseconds": 1500}), 429),
        (json!({"kind": "server_error", "status": 503, "method": "get"}), 503),
        (json!({"kind": "lost_answer"}), 500),
        (json!({"kind": "server_error", "method": "POST"}), 200),
    ] {
        let times = wanted["times"].as_u64().unwrap_or(1);
        assert_eq!(api.post("/trouble", wanted.clone()).await?.0, 200);
        for _ in 0..times {
            assert_eq!(raw.call("GET", "/users/@me", Value::Null).await?.0, status, "{wanted}");
        }
    }
    for (kind, op) in [("reconnect", 7), ("resumable_session", 9)] {
        api.post("/trouble", json!({"kind": kind})).await?;
        assert_eq!(raw.gateway.next().await?["op"], op, "{kind}");
    }
    api.post("/trouble", json!({"kind": "drop_sockets"})).await?;
    assert_eq!(raw.gateway.close_code().await, None);
    let (status, told) = api.post("/trouble", json!({"kind": "flood"})).await?;
    assert_eq!(status, 422);
    assert!(told["error"].as_str().is_some_and(|text| text.contains("unknown variant `flood`")), "{told}");
    Ok(())
}

#[tokio::test]
async fn transcript_is_read_on_from_where_it_was_left() -> Result<()> {
    let raw = Raw::start().await?;
    let api = Api::of(&raw.sandbox);
    let all = api.get("/transcript").await?;
    let total = all["total"].as_u64().unwrap_or_default();
    assert_eq!(all["entries"].as_array().map(Vec::len), usize::try_from(total).ok());
    raw.call("GET", "/users/@me", Value::Null).await?;
    let news = api.get(&format!("/transcript?after={total}")).await?;
    assert_eq!(news["entries"].as_array().map(Vec::len), Some(1));
    assert_eq!(news["entries"][0]["name"], "GET /users/@me");
    assert_eq!(api.get("/transcript?after=999").await?["entries"], json!([]));
    Ok(())
}

#[tokio::test]
async fn limits_are_switched_on() -> Result<()> {
    let raw = Raw::start().await?;
    let bucket = json!({"method": "GET", "path": "/users/@me", "limit": 1, "per_ms": 500});
    let rates = json!({"counted": true, "global": 20, "buckets": [bucket]});
    assert_eq!(Api::of(&raw.sandbox).post("/rate-limits", rates).await?.0, 200);
    assert_eq!(raw.call("GET", "/users/@me", Value::Null).await?.0, 200);
    assert_eq!(raw.call("GET", "/users/@me", Value::Null).await?.1["retry_after"], 0.5);
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_done_is_refused_with_a_reason() -> Result<()> {
    let sandbox = Sandbox::builder().patience(std::time::Duration::from_millis(1)).start().await?;
    let api = Api::of(&sandbox);
    for (path, body, status, reason) in [
        ("/wait", json!({"for": "bot"}), 504, "a bot to be ready"),
        ("/act", json!({"person": "Maya", "do": "slash", "text": "/none"}), 422, "/none"),
        ("/act", json!({"person": "Maya", "channel": "nowhere", "do": "say", "text": "x"}), 404, "#nowhere"),
        ("/act", json!({"person": "Maya"}), 422, "missing field `do`"),
        ("/endpoint", json!({}), 400, "an `address`, or `probe`, is needed"),
        ("/endpoint", json!({"address": "http://192.0.2.1/"}), 422, "loopback"),
        ("/clock", json!({"advance": 1}), 422, "advance_ms"),
    ] {
        let (given, told) = api.post(path, body.clone()).await?;
        assert_eq!(given, status, "{path} {body}: {told}");
        assert!(told["error"].as_str().is_some_and(|text| text.contains(reason)), "{path} {body}: {told}");
    }
    Ok(())
}

#[tokio::test]
async fn other_sites_are_kept_out() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let api = Api::of(&sandbox);
    let foreign = api.request("GET", "")?.header("origin", "https://evil.example").send().await?;
    assert_eq!(foreign.status(), 403);
    let rebound = api.request("GET", "")?.header("host", "evil.example").send().await?;
    assert_eq!(rebound.status(), 403);
    let own = api.request("GET", "")?.header("origin", sandbox.api_base()).send().await?;
    assert_eq!(own.status(), 200);
    Ok(())
}
