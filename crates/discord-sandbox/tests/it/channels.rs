//! Channels, threads, reactions and pins, by hand.

use std::time::Duration;

use anyhow::Result;
use discord_sandbox::{Builder, Error, Finding, Guild, Permissions, Person, Sandbox};
use serde_json::{Value, json};

use crate::raw::{Gateway, Raw, check_error};

/// Intents for guilds, members and reactions.
const INTENTS: u64 = 1 << 0 | 1 << 1 | 1 << 10;

/// A sandbox whose bot has these permissions beside a member's, and a second session that hears of guilds.
async fn with(permissions: Permissions) -> Result<(Raw, Gateway)> {
    let builder = Sandbox::builder().bot_permissions(Permissions::MEMBER | permissions);
    let raw = Raw::start_in(builder.person(Person::new("Maya")).start().await?).await?;
    let mut events = Gateway::connect(&raw.sandbox).await?;
    events.identify(raw.sandbox.token(), json!({"intents": INTENTS})).await?;
    events.event("GUILD_CREATE").await?;
    Ok((raw, events))
}

fn id(json: &Value) -> &str {
    json["id"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn bot_makes_changes_and_closes_a_channel_if_it_may() -> Result<()> {
    let (raw, mut events) = with(Permissions::MANAGE_CHANNELS | Permissions::MANAGE_ROLES).await?;
    let guild = raw.sandbox.guild_id("Sandbox").expect("the guild is there");
    let (maya, sam) = (raw.sandbox.user("Maya"), raw.sandbox.user("Sam"));
    let path = format!("/guilds/{guild}/channels");
    let hidden = json!({"id": guild.to_string(), "type": 0, "deny": Permissions::VIEW_CHANNEL.to_string()});
    let see = |id: String| json!({"id": id, "type": 1, "allow": Permissions::VIEW_CHANNEL.to_string()});
    let overwrites =
        json!([hidden, see(maya.id().to_string()), see(raw.sandbox.application_id().to_string())]);
    let (status, made) =
        raw.call("POST", &path, json!({"name": "Panel Room", "permission_overwrites": overwrites})).await?;
    assert_eq!((status, &made["name"]), (201, &json!("panel-room")));
    assert_eq!(events.event("CHANNEL_CREATE").await?["id"], made["id"]);
    assert!(maya.in_channel("panel-room").is_ok());
    assert!(matches!(sam.in_channel("panel-room"), Err(Error::NotThere(_))), "hidden from everyone else");
    let one = format!("/channels/{}", id(&made));
    let sams = format!("{one}/permissions/{}", sam.id());
    assert_eq!(raw.call("PUT", &sams, json!({"type": 1, "allow": "1024"})).await?.0, 204);
    assert!(sam.in_channel("panel-room").is_ok());
    assert_eq!(raw.call("DELETE", &sams, Value::Null).await?.0, 204);
    assert!(sam.in_channel("panel-room").is_err());
    let (_, edited) = raw.call("PATCH", &one, json!({"topic": "Interviews"})).await?;
    assert_eq!((&edited["topic"], &edited["name"]), (&json!("Interviews"), &json!("panel-room")));
    assert_eq!(raw.call("DELETE", &one, Value::Null).await?.0, 200);
    assert_eq!(events.event("CHANNEL_DELETE").await?["id"], made["id"]);
    check_error(raw.call("GET", &one, Value::Null).await?, (404, 10003), "it is gone");
    assert_eq!(raw.sandbox.findings().len(), 1, "that refusal alone: {:?}", raw.sandbox.findings());
    Ok(())
}

#[tokio::test]
async fn bot_without_permission_is_refused() -> Result<()> {
    let builder = Sandbox::builder().bot_permissions(Permissions::VIEW_CHANNEL);
    let raw = Raw::start_in(builder.start().await?).await?;
    let guild = raw.sandbox.guild_id("Sandbox").expect("the guild is there");
    let owner = raw.sandbox.user("Owner");
    let said = owner.say("hello");
    let channel = format!("/channels/{}", owner.channel_id());
    let message = format!("{channel}/messages/{}", said.id());
    for (method, path, body) in [
        ("POST", format!("/guilds/{guild}/channels"), json!({"name": "a"})),
        ("PATCH", channel.clone(), json!({"topic": "a"})),
        ("DELETE", channel.clone(), Value::Null),
        ("POST", format!("{channel}/messages"), json!({"content": "a"})),
        ("POST", format!("{channel}/threads"), json!({"name": "a"})),
        ("POST", format!("{message}/threads"), json!({"name": "a"})),
        ("PUT", format!("{message}/reactions/%F0%9F%91%8D/@me"), Value::Null),
        ("DELETE", format!("{message}/reactions"), Value::Null),
        ("PUT", format!("{channel}/messages/pins/{}", said.id()), Value::Null),
        ("PUT", format!("{channel}/permissions/{}", owner.id()), json!({"type": 1})),
        ("POST", format!("{channel}/messages/bulk-delete"), json!({"messages": ["1", "2"]})),
        ("PUT", format!("/guilds/{guild}/members/{}/roles/{guild}", owner.id()), Value::Null),
    ] {
        check_error(raw.call(method, &path, body).await?, (403, 50013), &format!("{method} {path}"));
    }
    Ok(())
}

#[tokio::test]
async fn private_thread_is_for_its_members() -> Result<()> {
    let (raw, mut events) = with(Permissions::NONE).await?;
    let (maya, sam) = (raw.sandbox.user("Maya"), raw.sandbox.user("Sam"));
    let path = format!("/channels/{}/threads", maya.channel_id());
    let (status, thread) = raw.call("POST", &path, json!({"name": "Panel", "type": 12})).await?;
    assert_eq!((status, &thread["type"], &thread["member_count"]), (201, &json!(12), &json!(1)));
    assert_eq!(events.event("THREAD_CREATE").await?["newly_created"], true);
    assert!(maya.in_channel("Panel").is_err(), "not a member yet");
    let members = format!("/channels/{}/thread-members", id(&thread));
    assert_eq!(raw.call("PUT", &format!("{members}/{}", maya.id()), Value::Null).await?.0, 204);
    let joined = events.event("THREAD_MEMBERS_UPDATE").await?;
    assert_eq!(joined["added_members"][0]["user_id"], maya.id().to_string());
    let maya = maya.in_channel("Panel")?;
    assert!(sam.in_channel("Panel").is_err());
    let messages = format!("/channels/{}/messages", id(&thread));
    raw.call("POST", &messages, json!({"content": "welcome"})).await?;
    assert_eq!(maya.messages()[0].content(), "welcome");
    let (_, list) = raw.call("GET", &members, Value::Null).await?;
    assert_eq!(list.as_array().map(Vec::len), Some(2));
    assert_eq!(raw.call("DELETE", &format!("{members}/{}", maya.id()), Value::Null).await?.0, 204);
    check_error(
        raw.call("GET", &format!("{members}/{}", maya.id()), Value::Null).await?,
        (404, 10007),
        "left",
    );
    assert!(maya.in_channel("Panel").is_err());
    Ok(())
}

#[tokio::test]
async fn thread_on_a_message_has_its_id_and_is_archived_when_quiet() -> Result<()> {
    let (raw, mut events) = with(Permissions::MANAGE_THREADS).await?;
    let maya = raw.sandbox.user("Maya");
    let said = maya.say("a role profile");
    let path = format!("/channels/{}/messages/{}/threads", maya.channel_id(), said.id());
    let body = json!({"name": "Questions", "auto_archive_duration": 60});
    let (status, thread) = raw.call("POST", &path, body.clone()).await?;
    assert_eq!((status, id(&thread)), (201, said.id().to_string().as_str()));
    check_error(raw.call("POST", &path, body).await?, (400, 160_004), "it has one");
    assert_eq!(said.refreshed()?.json()["thread"]["name"], "Questions");
    let one = format!("/channels/{}", id(&thread));
    raw.sandbox.advance(Duration::from_secs(3_599));
    assert_eq!(raw.call("GET", &one, Value::Null).await?.1["thread_metadata"]["archived"], false);
    raw.sandbox.advance(Duration::from_secs(1));
    assert_eq!(events.event("THREAD_UPDATE").await?["thread_metadata"]["archived"], true);
    let join = format!("{one}/thread-members/@me");
    check_error(raw.call("PUT", &join, Value::Null).await?, (400, 50083), "archived");
    let archived = format!("/channels/{}/threads/archived/public", maya.channel_id());
    assert_eq!(raw.call("GET", &archived, Value::Null).await?.1["threads"][0]["id"], thread["id"]);
    check_error(raw.call("PATCH", &one, json!({"name": "x"})).await?, (400, 50083), "take it up first");
    let (_, open) = raw.call("PATCH", &one, json!({"archived": false})).await?;
    assert_eq!(open["thread_metadata"]["archived"], false);
    let lock = json!({"archived": true, "locked": true});
    assert_eq!(raw.call("PATCH", &one, lock).await?.1["thread_metadata"]["locked"], true);
    let said = raw.call("POST", &format!("{one}/messages"), json!({"content": "x"})).await?;
    check_error(said, (400, 50083), "locked");
    let guild = raw.sandbox.guild_id("Sandbox").expect("the guild is there");
    let active = raw.call("GET", &format!("/guilds/{guild}/threads/active"), Value::Null).await?.1;
    assert_eq!((&active["threads"], &active["has_more"]), (&json!([]), &json!(false)));
    let refusals = raw.sandbox.findings().iter().filter(|f| matches!(f, Finding::Refused { .. })).count();
    assert_eq!(raw.sandbox.findings().len(), refusals, "nothing but refusals: {:?}", raw.sandbox.findings());
    assert_eq!(raw.call("DELETE", &one, Value::Null).await?.0, 200);
    Ok(())
}

#[tokio::test]
async fn people_open_threads_and_use_the_bot_in_them() -> Result<()> {
    let mut raw = Raw::start().await?;
    let (owner, sam) = (raw.sandbox.user("Owner"), raw.sandbox.user("Sam"));
    let open = owner.open_thread("Planning")?;
    assert!(sam.in_channel("Planning").is_ok(), "a public thread is for all");
    let _pending = open.slash("/go").send()?;
    let interaction = raw.interaction().await?;
    assert_eq!((&interaction["channel"]["type"], &interaction["context"]), (&json!(11), &json!(0)));
    assert_eq!(interaction["channel"]["parent_id"], owner.channel_id().to_string());
    raw.callback(&interaction, json!({"type": 4, "data": {"content": "in here"}})).await?;
    assert_eq!(open.messages().len(), 1);
    let panel = owner.open_private_thread("Panel", &[&sam])?;
    assert!(sam.in_channel("Panel").is_ok());
    assert!(raw.sandbox.user("Kim").in_channel("Panel").is_err());
    check_error(
        raw.call("GET", &format!("/channels/{}", panel.channel_id()), Value::Null).await?,
        (403, 50001),
        "nor does the bot see it",
    );
    sam.in_channel("Panel")?.leave_thread()?;
    assert!(sam.in_channel("Panel").is_err());
    let on = owner.open_thread_on(&owner.say("about this"), "About this")?;
    assert!(matches!(on.open_thread("nested"), Err(Error::Refused(_))));
    on.archive_thread()?;
    on.say("but one more thing");
    let again = raw.call("GET", &format!("/channels/{}", on.channel_id()), Value::Null).await?.1;
    assert_eq!(again["thread_metadata"]["archived"], false, "saying something takes it up again");
    Ok(())
}

#[tokio::test]
async fn reactions_are_counted_and_told() -> Result<()> {
    let (raw, mut events) = with(Permissions::MANAGE_MESSAGES).await?;
    let maya = raw.sandbox.user("Maya");
    let said = maya.say("good?");
    let path = format!("/channels/{}/messages/{}/reactions", maya.channel_id(), said.id());
    assert_eq!(raw.call("PUT", &format!("{path}/%F0%9F%91%8D/@me"), Value::Null).await?.0, 204);
    let told = events.event("MESSAGE_REACTION_ADD").await?;
    assert_eq!((&told["emoji"]["name"], &told["burst"]), (&json!("👍"), &json!(false)));
    assert_eq!(said.react("👍")?.reactions(), [("👍".to_owned(), 2)]);
    let (_, who) = raw.call("GET", &format!("{path}/%F0%9F%91%8D"), Value::Null).await?;
    assert_eq!(who.as_array().map(Vec::len), Some(2));
    assert_eq!(said.react("👍")?.reactions(), [("👍".to_owned(), 1)], "a second time takes it back");
    assert_eq!(events.event("MESSAGE_REACTION_REMOVE").await?["user_id"], maya.id().to_string());
    check_error(raw.call("PUT", &format!("{path}/thumb/@me"), Value::Null).await?, (400, 10014), "no emoji");
    assert_eq!(raw.call("DELETE", &path, Value::Null).await?.0, 204);
    assert_eq!(said.refreshed()?.reactions(), []);
    Ok(())
}

#[tokio::test]
async fn pins_are_listed() -> Result<()> {
    let (raw, mut events) = with(Permissions::PIN_MESSAGES).await?;
    let maya = raw.sandbox.user("Maya");
    let said = maya.say("keep this");
    let pins = format!("/channels/{}/messages/pins", maya.channel_id());
    assert_eq!(raw.call("PUT", &format!("{pins}/{}", said.id()), Value::Null).await?.0, 204);
    assert_eq!(events.event("CHANNEL_PINS_UPDATE").await?["channel_id"], maya.channel_id().to_string());
    assert_eq!(raw.call("GET", &pins, Value::Null).await?.1["items"][0]["message"]["content"], "keep this");
    assert_eq!(raw.call("DELETE", &format!("{pins}/{}", said.id()), Value::Null).await?.0, 204);
    let old = format!("/channels/{}/pins", maya.channel_id());
    assert_eq!(raw.call("GET", &old, Value::Null).await?.1, json!([]));
    Ok(())
}

#[tokio::test]
async fn members_are_listed_searched_and_given_roles() -> Result<()> {
    let guild = Guild::new("Acme").channel("general").role("Interviewer");
    let builder = Builder::default().bot_permissions(Permissions::MEMBER | Permissions::MANAGE_ROLES);
    let raw = Raw::start_in(builder.guild(guild).person(Person::new("Maya")).start().await?).await?;
    let guild = raw.sandbox.guild_id("Acme").expect("the guild is there");
    let (_, all) = raw.call("GET", &format!("/guilds/{guild}/members?limit=10"), Value::Null).await?;
    assert_eq!(all.as_array().map(Vec::len), Some(3), "the bot, the owner and Maya");
    let search = format!("/guilds/{guild}/members/search?query=ma&limit=5");
    assert_eq!(raw.call("GET", &search, Value::Null).await?.1[0]["user"]["username"], "maya");
    let (_, roles) = raw.call("GET", &format!("/guilds/{guild}/roles"), Value::Null).await?;
    let member = format!("/guilds/{guild}/members/{}", raw.sandbox.user("Maya").id());
    let role = format!("{member}/roles/{}", id(&roles[1]));
    assert_eq!(raw.call("PUT", &role, Value::Null).await?.0, 204);
    assert_eq!(raw.call("GET", &member, Value::Null).await?.1["roles"], json!([roles[1]["id"]]));
    assert_eq!(raw.call("DELETE", &role, Value::Null).await?.0, 204);
    assert_eq!(raw.call("GET", &member, Value::Null).await?.1["roles"], json!([]));
    Ok(())
}

#[tokio::test]
async fn person_who_takes_no_direct_messages_gets_none() -> Result<()> {
    let builder = Builder::default().person(Person::new("Maya").without_direct_messages());
    let raw = Raw::start_in(builder.start().await?).await?;
    let path = format!("/channels/{}/messages", raw.sandbox.user("Maya").dm().channel_id());
    check_error(raw.call("POST", &path, json!({"content": "psst"})).await?, (403, 50007), "closed");
    let path = format!("/channels/{}/messages", raw.sandbox.user("Owner").dm().channel_id());
    assert_eq!(raw.call("POST", &path, json!({"content": "psst"})).await?.0, 200);
    Ok(())
}

#[tokio::test]
async fn messages_are_deleted_in_bulk() -> Result<()> {
    let (raw, _events) = with(Permissions::MANAGE_MESSAGES).await?;
    let maya = raw.sandbox.user("Maya");
    let ids: Vec<_> = (0..3).map(|number| maya.say(&number.to_string()).id().to_string()).collect();
    let path = format!("/channels/{}/messages/bulk-delete", maya.channel_id());
    assert_eq!(raw.call("POST", &path, json!({"messages": &ids[..2]})).await?.0, 204);
    assert_eq!(maya.messages().len(), 1);
    check_error(
        raw.call("POST", &path, json!({"messages": &ids[2..]})).await?,
        (400, 50035),
        "one is no bulk",
    );
    Ok(())
}
