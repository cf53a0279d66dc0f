//! Commands: registered, listed, and offered to those who may use them.

use anyhow::Result;
use discord_sandbox::{Builder, Error, Guild, Permissions, Person};
use serde_json::{Value, json};

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
