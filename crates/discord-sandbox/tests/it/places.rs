//! Guilds, channels and roles: who is where, and what is found by its name.

use anyhow::Result;
use discord_sandbox::{Builder, Error, Guild, Person};
use serde_json::{Value, json};

use crate::raw::Raw;

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
