//! The REST side by hand: registering, messages, refusals, trouble, and what is left behind.

use std::{net::IpAddr, time::Duration};

use anyhow::Result;
use discord_sandbox::{Builder, Error, Finding, Guild, Permissions, Person, Sandbox, Trouble};
use serde_json::{Value, json};
use serenity::all::{ChannelId, HttpBuilder};

use crate::raw::{Raw, check_error};

#[tokio::test]
async fn commands_are_registered_listed_edited_and_deleted() -> Result<()> {
    let raw = Raw::start().await?;
    let path = raw.commands_path();
    let ask = json!({"name": "ask", "description": "Asks"});
    let (status, made) = raw.call("POST", &path, ask.clone()).await?;
    assert_eq!((status, &made["type"], &made["version"].is_string()), (201, &json!(1), &true));
    let (status, again) = raw.call("POST", &path, ask).await?;
    assert_eq!((status, &again["id"]), (200, &made["id"]), "the same name is the same command");
    let one = format!("{path}/{}", made["id"].as_str().unwrap_or_default());
    let (_, edited) = raw.call("PATCH", &one, json!({"description": "Asks again"})).await?;
    assert_eq!((&edited["description"], &edited["name"]), (&json!("Asks again"), &json!("ask")));
    assert_eq!(raw.call("GET", &path, Value::Null).await?.1.as_array().map(Vec::len), Some(2));
    assert_eq!(raw.call("DELETE", &one, Value::Null).await?.0, 204);
    check_error(raw.call("GET", &one, Value::Null).await?, (404, 10063), "it is gone");
    let bad = json!([{"name": "Bad Name", "description": "x"}]);
    let (status, refused) = raw.call("PUT", &path, bad).await?;
    assert_eq!(
        (status, &refused["errors"]["0"]["name"]["_errors"][0]["code"]),
        (400, &json!("APPLICATION_COMMAND_INVALID_NAME"))
    );
    assert_eq!(raw.sandbox.commands().len(), 1, "a refused overwrite changes nothing");
    Ok(())
}

#[tokio::test]
async fn commands_of_a_guild_are_offered_in_that_guild_only() -> Result<()> {
    let guilds =
        Builder::default().guild(Guild::new("One").channel("one")).guild(Guild::new("Two").channel("two"));
    let raw = Raw::start_in(guilds.start().await?).await?;
    let guild = raw.sandbox.guild_id("Two").expect("the guild is there");
    let path = format!("/applications/{}/guilds/{guild}/commands", raw.sandbox.application_id());
    let (status, made) =
        raw.call("PUT", &path, json!([{"name": "here", "description": "Only here"}])).await?;
    assert_eq!((status, &made[0]["guild_id"]), (200, &json!(guild.to_string())));
    let owner = raw.sandbox.user("Owner");
    assert!(matches!(owner.slash("/here").send(), Err(Error::Refused(_))));
    assert!(owner.in_channel("two")?.slash("/here").send().is_ok());
    Ok(())
}

#[tokio::test]
async fn commands_are_offered_to_those_who_may_use_them() -> Result<()> {
    let people = Builder::default().person(Person::new("Maya").permissions(Permissions::MANAGE_GUILD));
    let raw = Raw::start_in(people.start().await?).await?;
    let bits = Permissions::MANAGE_GUILD.to_string();
    let commands = json!([
        {"name": "settings", "description": "Sets", "default_member_permissions": bits, "contexts": [0]}]);
    raw.call("PUT", &raw.commands_path(), commands).await?;
    let may = |name: &str| raw.sandbox.user(name).slash("/settings").send().is_ok();
    assert_eq!((may("Owner"), may("Maya"), may("Sam")), (true, true, false));
    assert!(raw.sandbox.user("Maya").dm().slash("/settings").send().is_err(), "guild context only");
    Ok(())
}

#[tokio::test]
async fn messages_are_posted_read_edited_and_deleted() -> Result<()> {
    let raw = Raw::start().await?;
    let owner = raw.sandbox.user("Owner");
    let path = format!("/channels/{}/messages", owner.channel_id());
    let (status, made) = raw.call("POST", &path, json!({"content": "hello"})).await?;
    assert_eq!((status, owner.messages()[0].content()), (200, "hello"));
    let one = format!("{path}/{}", made["id"].as_str().unwrap_or_default());
    let (_, edited) = raw.call("PATCH", &one, json!({"content": "changed"})).await?;
    assert_eq!((&edited["content"], edited["edited_timestamp"].is_string()), (&json!("changed"), true));
    let said = owner.say("mine");
    let theirs = format!("{path}/{}", said.id());
    check_error(raw.call("PATCH", &theirs, json!({"content": "x"})).await?, (403, 50005), "not the bot's");
    check_error(raw.call("DELETE", &theirs, Value::Null).await?, (403, 50013), "without the permission");
    let (_, list) = raw.call("GET", &format!("{path}?limit=1"), Value::Null).await?;
    assert_eq!(list[0]["content"], "mine", "the newest comes first");
    assert_eq!(raw.call("DELETE", &one, Value::Null).await?.0, 204);
    check_error(raw.call("GET", &one, Value::Null).await?, (404, 10008), "it is gone");
    Ok(())
}

#[tokio::test]
async fn direct_message_reaches_its_person() -> Result<()> {
    let raw = Raw::start().await?;
    let sam = raw.sandbox.user("Sam");
    let body = json!({"recipient_id": sam.id().to_string()});
    let (_, channel) = raw.call("POST", "/users/@me/channels", body).await?;
    let path = format!("/channels/{}/messages", channel["id"].as_str().unwrap_or_default());
    raw.call("POST", &path, json!({"content": "psst"})).await?;
    let seen = sam.dm().wait_for_message("a whisper", |reply| reply.content() == "psst").await?;
    assert!(!seen.is_ephemeral());
    Ok(())
}

#[tokio::test]
async fn limits_answer_with_discords_error_tree() -> Result<()> {
    let raw = Raw::start().await?;
    let path = format!("/channels/{}/messages", raw.sandbox.user("Owner").channel_id());
    let (status, body) = raw.call("POST", &path, json!({"content": "x".repeat(2001)})).await?;
    assert_eq!(status, 400);
    insta::assert_json_snapshot!(body);
    Ok(())
}

#[tokio::test]
async fn file_is_described_renamed_and_served() -> Result<()> {
    let raw = Raw::start().await?;
    let owner = raw.sandbox.user("Owner");
    let payload = json!({"content": "a file", "attachments": [{"id": 0, "filename": "for Maya?.md", "description": "Kit"}],
        "embeds": [{"title": "t", "image": {"url": "attachment://for_Maya?.md"}}]});
    let form = reqwest::multipart::Form::new()
        .text("payload_json", payload.to_string())
        .part("files[0]", reqwest::multipart::Part::text("# Kit").file_name("kit.md"));
    let url = format!("{}/api/v10/channels/{}/messages", raw.sandbox.api_base(), owner.channel_id());
    let bot = format!("Bot {}", raw.sandbox.token());
    let client = reqwest::Client::new();
    let response = client.post(url).header("authorization", bot).multipart(form).send().await?;
    assert_eq!(response.status(), 200);
    let seen = &owner.messages()[0];
    let file = seen.attachment("for_Maya?.md")?;
    assert_eq!(
        (file.text().as_str(), seen.json()["attachments"][0]["description"].as_str()),
        ("# Kit", Some("Kit"))
    );
    assert_eq!(seen.embeds()[0]["image"]["url"], file.url());
    assert_eq!(client.get(file.url()).send().await?.text().await?, "# Kit");
    Ok(())
}

#[tokio::test]
async fn unknown_route_is_loud() -> Result<()> {
    let raw = Raw::start().await?;
    let (status, body) = raw.call("POST", "/guilds/1/templates", json!({})).await?;
    assert_eq!(status, 501);
    assert_eq!(body["message"], "discord-sandbox does not serve POST /api/v10/guilds/1/templates");
    assert_eq!(
        raw.sandbox.findings(),
        [Finding::NotImplemented("POST /api/v10/guilds/1/templates".to_owned())]
    );
    assert_eq!(raw.call("PATCH", "/gateway", Value::Null).await?.0, 501, "nor does it make methods up");
    Ok(())
}

#[tokio::test]
async fn misspelt_key_is_found_although_discord_would_not_mind() -> Result<()> {
    let raw = Raw::start().await?;
    let path = format!("/channels/{}/messages", raw.sandbox.user("Owner").channel_id());
    let (status, _) = raw.call("POST", &path, json!({"content": "a", "ephemral": true})).await?;
    let found = Finding::UnknownKey { request: format!("POST {path}"), key: "ephemral".to_owned() };
    assert_eq!((status, raw.sandbox.findings()), (200, vec![found]));
    Ok(())
}

#[tokio::test]
async fn request_without_the_token_is_unauthorised() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let url = format!("{}/api/v10/users/@me", sandbox.api_base());
    let response = reqwest::Client::new().get(url).header("authorization", "Bot wrong").send().await?;
    let status = response.status().as_u16();
    check_error((status, response.json().await?), (401, 0), "a wrong token");
    Ok(())
}

#[tokio::test]
async fn trouble_comes_on_demand() -> Result<()> {
    let raw = Raw::start().await?;
    raw.sandbox.trouble(Trouble::rate_limited(Duration::from_millis(1_500)).on_path("/users/@me"));
    let response = raw.request("GET", "/users/@me", Value::Null).await?;
    let header =
        |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    assert_eq!(response.status(), 429);
    assert_eq!(header("retry-after").as_deref(), Some("2"));
    assert_eq!(header("x-ratelimit-scope").as_deref(), Some("user"));
    assert_eq!(header("x-ratelimit-reset-after").as_deref(), Some("1.500"));
    let body: Value = response.json().await?;
    assert_eq!((&body["retry_after"], &body["global"]), (&json!(1.5), &json!(false)));
    assert_eq!(raw.call("GET", "/users/@me", Value::Null).await?.0, 200, "once only");
    raw.sandbox.trouble(Trouble::server_error(503).times(2));
    assert_eq!(raw.call("GET", "/gateway", Value::Null).await?.0, 503);
    assert_eq!(raw.call("GET", "/users/@me", Value::Null).await?.0, 503);
    let owner = raw.sandbox.user("Owner");
    raw.sandbox.trouble(Trouble::lost_answer());
    let path = format!("/channels/{}/messages", owner.channel_id());
    assert_eq!(raw.call("POST", &path, json!({"content": "there"})).await?.0, 500);
    assert_eq!(owner.messages()[0].content(), "there", "it took effect all the same");
    Ok(())
}

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
async fn private_channel_is_for_its_people() -> Result<()> {
    let guild = Guild::new("Acme").channel("general").private_channel("hiring", &["Maya"]);
    let sandbox = Builder::default().person(Person::new("Maya")).guild(guild).start().await?;
    assert!(sandbox.user("Maya").in_channel("hiring").is_ok());
    assert!(matches!(sandbox.user("Sam").in_channel("hiring"), Err(Error::NotThere(_))));
    Ok(())
}

#[tokio::test]
async fn channel_of_the_same_name_is_that_of_the_same_guild() -> Result<()> {
    let guilds = Builder::default()
        .guild(Guild::new("One").channel("general"))
        .guild(Guild::new("Two").channel("general"));
    let sandbox = guilds.start().await?;
    let one = sandbox.user("Owner");
    let two = one.in_guild("Two")?;
    assert_ne!(one.channel_id(), two.channel_id());
    assert_eq!(one.in_channel("general")?.channel_id(), one.channel_id());
    assert_eq!(two.in_channel("#general")?.channel_id(), two.channel_id());
    assert!(matches!(one.in_guild("Three"), Err(Error::NotThere(_))));
    Ok(())
}

#[tokio::test]
async fn bot_that_goes_elsewhere_is_told_what_to_look_at() -> Result<()> {
    let sandbox = Sandbox::builder().patience(Duration::from_millis(10)).start().await?;
    let error = sandbox.wait_for_bot().await.err().map(|error| error.to_string()).unwrap_or_default();
    insta::assert_snapshot!(error);
    Ok(())
}

#[tokio::test]
async fn failing_wait_ends_with_the_transcript() -> Result<()> {
    let sandbox = Sandbox::builder().patience(Duration::from_millis(50)).start().await?;
    let mut raw = Raw::start_in(sandbox).await?;
    let pending = raw.sandbox.user("Owner").slash("/go").send()?;
    let interaction = raw.interaction().await?;
    raw.callback(&interaction, json!({"type": 5})).await?;
    let error = pending.reply().await.err().map(|error| error.to_string()).unwrap_or_default();
    let lines: Vec<_> = error.lines().map(|line| line.split(" {").next().unwrap_or_default()).collect();
    let masked: Vec<_> = lines.iter().filter(|line| line.contains("***")).collect();
    assert_eq!(masked.len(), 1, "the token in the path is masked: {error}");
    assert!(
        error.starts_with("waited 50ms for the outcome of an acknowledged interaction, in vain\nlast "),
        "{error}"
    );
    assert!(lines.iter().any(|line| line.starts_with("gate -> INTERACTION_CREATE")), "{error}");
    Ok(())
}

#[tokio::test]
async fn held_answer_comes_too_late() -> Result<()> {
    let mut raw = Raw::start().await?;
    let (trouble, mut held) = Trouble::hold();
    raw.sandbox.trouble(trouble.on_path("/callback"));
    let pending = raw.sandbox.user("Owner").slash("/go").send()?;
    let interaction = raw.interaction().await?;
    let answer = raw.callback(&interaction, json!({"type": 4, "data": {"content": "hello"}}));
    let late = async {
        held.arrived().await;
        raw.sandbox.advance(Duration::from_secs(3));
        held.release();
    };
    let (answer, ()) = tokio::join!(answer, late);
    check_error(answer?, (404, 10062), "the person has seen the failure by then");
    assert!(pending.reply().await.is_err());
    Ok(())
}

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
async fn serenity_reads_the_error_tree() -> Result<()> {
    let sandbox = Sandbox::start().await?;
    let http = crate::bot::http(&sandbox, sandbox.token());
    let channel = ChannelId::new(sandbox.user("Owner").channel_id().get());
    let refused = http.send_message(channel, Vec::new(), &json!({"content": "x".repeat(2001)})).await;
    let Err(serenity::Error::Http(serenity::http::HttpError::UnsuccessfulRequest(response))) = refused else {
        panic!("{refused:?}")
    };
    let fault = &response.error.errors[0];
    assert_eq!(
        (response.error.code, fault.path.as_str(), fault.code.as_str()),
        (50035, "content", "BASE_TYPE_MAX_LENGTH")
    );
    Ok(())
}

#[tokio::test]
async fn message_pings_only_whom_it_may() -> Result<()> {
    let raw = Raw::start().await?;
    let (owner, sam) = (raw.sandbox.user("Owner"), raw.sandbox.user("Sam"));
    let path = format!("/channels/{}/messages", owner.channel_id());
    let text = format!("<@{}> and @everyone", sam.id());
    raw.call("POST", &path, json!({"content": text})).await?;
    raw.call("POST", &path, json!({"content": text, "allowed_mentions": {"parse": []}})).await?;
    let seen: Vec<_> = owner.messages().iter().map(discord_sandbox::Reply::mentions).collect();
    assert_eq!(seen, [vec!["Sam".to_owned(), "@everyone".to_owned()], Vec::new()]);
    Ok(())
}

#[tokio::test]
async fn edit_keeps_the_files_unless_it_lists_others() -> Result<()> {
    let raw = Raw::start().await?;
    let owner = raw.sandbox.user("Owner");
    let part = |name: &'static str| reqwest::multipart::Part::text("x").file_name(name);
    let form = reqwest::multipart::Form::new().part("files[0]", part("a.md")).part("files[1]", part("b.md"));
    let path = format!("/channels/{}/messages", owner.channel_id());
    let url = format!("{}/api/v10{path}", raw.sandbox.api_base());
    let bot = format!("Bot {}", raw.sandbox.token());
    let response =
        reqwest::Client::new().post(url).header("authorization", bot).multipart(form).send().await?;
    let made: Value = response.json().await?;
    let one = format!("{path}/{}", made["id"].as_str().unwrap_or_default());
    raw.call("PATCH", &one, json!({"content": "changed"})).await?;
    assert_eq!(owner.messages()[0].attachments().len(), 2, "none is listed, so all stay");
    let keep = json!({"attachments": [{"id": made["attachments"][1]["id"]}]});
    raw.call("PATCH", &one, keep).await?;
    let seen = owner.messages()[0].clone();
    assert_eq!(
        (seen.attachments().len(), seen.attachment("b.md").is_ok(), seen.content()),
        (1, true, "changed")
    );
    Ok(())
}

#[tokio::test]
async fn roles_of_a_person_come_with_them() -> Result<()> {
    let guild = Guild::new("Acme").channel("general").role("Interviewer");
    let people = Builder::default().guild(guild).person(Person::new("Maya").role("Interviewer"));
    let mut raw = Raw::start_in(people.start().await?).await?;
    let guild = raw.sandbox.guild_id("Acme").expect("the guild is there");
    let (_, roles) = raw.call("GET", &format!("/guilds/{guild}/roles"), Value::Null).await?;
    assert_eq!(roles[1]["name"], "Interviewer");
    let _pending = raw.sandbox.user("Maya").slash("/go").send()?;
    assert_eq!(raw.interaction().await?["member"]["roles"], json!([roles[1]["id"]]));
    let member = format!("/guilds/{guild}/members/{}", raw.sandbox.user("Owner").id());
    assert_eq!(raw.call("GET", &member, Value::Null).await?.1["roles"], json!([]));
    Ok(())
}
