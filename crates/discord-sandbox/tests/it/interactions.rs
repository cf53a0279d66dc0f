//! What a person does and what they then see, through serenity.

use anyhow::Result;
use discord_sandbox::{Error, Finding, Person, Sandbox};

use crate::bot::Bot;

async fn sandbox() -> Result<(Sandbox, Bot)> {
    let sandbox = Sandbox::builder().person(Person::new("Maya").locale("de")).start().await?;
    let bot = Bot::start(&sandbox).await?;
    Ok((sandbox, bot))
}

#[tokio::test]
async fn slash_command_is_typed_and_answered_for_its_person_alone() -> Result<()> {
    let (sandbox, _bot) = sandbox().await?;
    let maya = sandbox.user("Maya");
    let reply = maya.slash("/questions profile:\"IT manager\" count:5 kind:\"Deep dive\" who:@Maya").await?;
    assert!(reply.is_ephemeral());
    let text = reply.text();
    assert!(
        text.contains("profile=String(\"IT manager\"); count=Integer(5); kind=String(\"deep\"); who=User"),
        "{text}"
    );
    assert!(text.ends_with("Questions\nProbe\nAnd then?"), "{text}");
    let labels: Vec<_> = reply.buttons().into_iter().map(|button| button.label).collect();
    assert_eq!(labels, ["Another wording", "Just for me", "Later", "Edit", "Off"]);
    assert_eq!(maya.messages().len(), 1);
    assert_eq!(sandbox.user("Sam").messages().len(), 0, "an ephemeral message is for one person");
    assert_eq!(sandbox.findings(), []);
    Ok(())
}

#[tokio::test]
async fn autocomplete_shows_what_the_bot_suggests() -> Result<()> {
    let (sandbox, _bot) = sandbox().await?;
    let choices = sandbox.user("Maya").autocomplete("/questions profile:it").await?;
    let names: Vec<_> = choices.iter().map(|choice| choice.name.as_str()).collect();
    assert_eq!(names, ["it-project-manager", "it-support"]);
    Ok(())
}

#[tokio::test]
async fn buttons_update_answer_privately_or_later() -> Result<()> {
    let (sandbox, _bot) = sandbox().await?;
    let reply = sandbox.user("Maya").slash("/questions profile:it").await?;
    let reply = reply.click("Another wording").await?;
    assert_eq!(reply.content(), "wording 1");
    let reply = reply.click("again:1").await?;
    assert_eq!(reply.content(), "wording 2");
    let private = reply.click("Just for me").await?;
    assert_eq!((private.content(), private.is_ephemeral()), ("only you, Maya", true));
    let edited = reply.click_nth(2).await?;
    assert_eq!((edited.content(), edited.id()), ("edited later", reply.id()));
    let refused = edited.click("Off").await.map(|_| ()).map_err(|error| error.to_string());
    assert_eq!(refused, Err("Discord's client would not send this: the button `Off` is disabled".to_owned()));
    Ok(())
}

#[tokio::test]
async fn files_go_both_ways() -> Result<()> {
    let (sandbox, _bot) = sandbox().await?;
    let maya = sandbox.user("Maya");
    let reply = maya.slash("/file").await?;
    assert_eq!(reply.attachment("kit.md")?.text(), "# Kit");
    let reply = maya.slash("/read").attach("file", "role.md", "# Role").await?;
    assert_eq!(reply.content(), "role.md 6 Some(\"text/markdown\"): # Role");
    Ok(())
}

#[tokio::test]
async fn deferral_resolves_at_the_edit_that_follows() -> Result<()> {
    let (sandbox, _bot) = sandbox().await?;
    let reply = sandbox.user("Maya").slash("/slow").await?;
    assert_eq!((reply.content(), reply.is_ephemeral()), ("done", true));
    assert_eq!(reply.follow_up(0).await?.content(), "and more");
    assert_eq!(sandbox.findings(), []);
    Ok(())
}

#[tokio::test]
async fn components_v2_are_read_and_clicked() -> Result<()> {
    let (sandbox, _bot) = sandbox().await?;
    let reply = sandbox.user("Maya").slash("/layout").await?;
    assert_eq!(reply.text(), "# Guide\nQuestion 1");
    let reply = reply.click("Another wording").await?;
    assert_eq!(reply.text(), "reworded");
    assert_eq!(sandbox.findings(), []);
    Ok(())
}

#[tokio::test]
async fn selects_are_picked_by_label_or_by_person() -> Result<()> {
    let (sandbox, _bot) = sandbox().await?;
    let reply = sandbox.user("Maya").slash("/menu").await?;
    let people = reply.select("people", &["Owner"]).await?;
    assert_eq!(people.content(), "picked 1 people");
    let picked = reply.select("Choose", &["One", "three"]).await?;
    assert_eq!(picked.content(), "picked one+three");
    assert_eq!(sandbox.findings(), []);
    Ok(())
}

#[tokio::test]
async fn forms_open_and_are_submitted() -> Result<()> {
    let (sandbox, _bot) = sandbox().await?;
    let maya = sandbox.user("Maya");
    let modal = maya.slash("/form").modal().await?;
    assert_eq!((modal.title(), modal.labels()), ("Edit the question", vec!["Title".to_owned()]));
    let empty = modal.clone().submit().await.map(|_| ()).map_err(|error| error.to_string());
    assert_eq!(empty, Err("Discord's client would not send this: the field `Title` is required".to_owned()));
    assert_eq!(modal.fill("title", "Lead").submit().await?.content(), "titled Lead");
    let reply = maya.slash("/questions profile:it").await?;
    let updated = reply.click("Edit").modal().await?.fill("Title", "New").submit().await?;
    assert_eq!((updated.content(), updated.id()), ("titled New", reply.id()));
    assert_eq!(sandbox.findings(), []);
    Ok(())
}

#[tokio::test]
async fn places_tell_the_bot_where_they_are() -> Result<()> {
    let (sandbox, _bot) = sandbox().await?;
    let maya = sandbox.user("Maya");
    let text = maya.slash("/whoami").await?.text();
    assert!(text.starts_with("Maya Some(Guild) de Some(\"en-US\") true [GuildInstall(Some("), "{text}");
    let text = maya.dm().slash("/whoami").await?.text();
    assert_eq!(text, "Maya Some(BotDm) de None false [GuildInstall(None)]");
    Ok(())
}

#[tokio::test]
async fn subcommands_and_menus_reach_the_bot() -> Result<()> {
    let (sandbox, _bot) = sandbox().await?;
    let maya = sandbox.user("Maya");
    let text = maya.slash("/role profile show all:true").await?.text();
    assert!(text.contains("SubCommandGroup") && text.contains("Boolean(true)"), "{text}");
    let said = maya.say("three small words");
    assert_eq!(maya.message_command("Count words", &said).await?.content(), "3 words");
    assert_eq!(maya.user_command("Greet", &sandbox.user("Owner")).await?.content(), "Hello Owner");
    Ok(())
}

#[tokio::test]
async fn what_discords_client_would_not_send_is_refused() -> Result<()> {
    let (sandbox, _bot) = sandbox().await?;
    let maya = sandbox.user("Maya");
    for (line, reason) in [
        ("/nothing", "there is no command `/nothing` here"),
        ("/questions", "/questions needs the option `profile`"),
        ("/questions profile:it count:21", "`count` is at most 20, not 21"),
        ("/questions profile:it count:many", "`count` is a whole number, not `many`"),
        ("/questions profile:it kind:long", "`kind` has no choice `long`; it has `Deep dive`, `Short`"),
        ("/questions profile:it who:@Nobody", "`who`: there is no `@Nobody` here"),
    ] {
        match maya.slash(line).await {
            Err(Error::Refused(text)) => assert!(text.starts_with(reason), "{line}: {text}"),
            other => panic!("{line}: {other:?}"),
        }
    }
    Ok(())
}

#[tokio::test]
async fn second_acknowledgement_is_refused_and_found() -> Result<()> {
    let (sandbox, _bot) = sandbox().await?;
    let reply = sandbox.user("Maya").slash("/twice").await?;
    assert_eq!(reply.content(), "first");
    let found = sandbox.wait_for_finding().await?;
    assert!(matches!(found, Finding::Refused { code: 40060, .. }), "{found}");
    Ok(())
}
