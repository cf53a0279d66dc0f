//! `/guide`: the same tests on both databases.

use super::{Bot, labels, leads, press};
use crate::store::on_both;

/// A guide of three questions, always the same.
pub(super) const CREATE: &str =
    "/guide create profile:it-project-manager title:\"Spring round\" count:3 seed:7";

/// What was said, without what is different each time.
pub(super) fn steady(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = line.split(" · guide ").next().unwrap();
        let line = line.split(" · changed on ").next().unwrap();
        let day = line.find(" on ").filter(|_| line.contains("approved by") || line.contains("decided so"));
        lines.push(match day {
            Some(at) => {
                let rest = line[at + 4..].find("20").map_or("", |year| line[at + 4 + year + 4..].trim_end());
                format!("{} on DAY{rest}", &line[..at])
            }
            None => line.to_owned(),
        });
    }
    lines.join("\n")
}

on_both! {
    async fn a_guide_is_made_listed_opened_and_renamed(database: &Database) {
        let bot = Bot::keeping(database).await;
        let maya = bot.user("Maya");
        let none = maya.slash("/guide list").await.unwrap();
        let made = maya.slash(CREATE).await.unwrap();
        assert!(made.is_ephemeral());
        let whole = made.click("Title, scale, weights, more").await.unwrap();
        let form = whole.click("Title").modal().await.unwrap();
        let renamed = form.fill("Title", "  Autumn   round ").submit().await.unwrap();
        assert_eq!(renamed.id(), made.id(), "the message itself changes");
        assert!(renamed.text().contains("## Autumn round"), "{}", renamed.text());
        let list = bot.user("Tom").slash("/guide list").await.unwrap();
        let opened = list.click("Open").await.unwrap();
        assert_eq!(opened.text(), renamed.text());
        let choices = maya.autocomplete("/guide show guide:autumn").await.unwrap();
        assert_eq!(choices.len(), 1);
        let shown = maya.slash("/guide show guide:\"autumn round\"").await.unwrap();
        assert_eq!(shown.text(), renamed.text());
        let said = [none, made, list].map(|reply| steady(&reply.text()));
        insta::allow_duplicates! { insta::assert_snapshot!("made_and_listed", said.join("\n\n---\n\n")); }
        bot.end().await;
    }
}

on_both! {
    async fn what_is_kept_outlives_the_bot_and_belongs_to_one_owner(database: &Database) {
        let bot = Bot::keeping(database).await;
        let maya = bot.user("Maya");
        maya.slash(CREATE).await.unwrap();
        maya.dm().slash("/guide create profile:it-project-manager title:Private").await.unwrap();
        let bot = Bot::join_keeping(bot.leave().await, database).await;
        let maya = bot.user("Maya");
        let here = maya.slash("/guide list").await.unwrap().text();
        assert!(here.contains("Spring round") && !here.contains("Private"), "{here}");
        let own = maya.dm().slash("/guide list").await.unwrap().text();
        assert!(own.contains("Private") && !own.contains("Spring round"), "{own}");
        let abroad = maya.in_channel("elsewhere").unwrap();
        assert!(abroad.slash("/guide list").await.unwrap().text().starts_with("There is no interview guide yet."));
        assert!(abroad.autocomplete("/guide show guide:").await.unwrap().is_empty());
        let others = bot.user("Tom").dm().slash("/guide list").await.unwrap().text();
        assert!(others.starts_with("There is no interview guide yet."), "{others}");
        bot.end().await;
    }
}

on_both! {
    async fn an_interaction_that_comes_twice_makes_one_guide(database: &Database) {
        let bot = Bot::keeping(database).await;
        bot.sandbox.deliver_twice(1);
        let maya = bot.user("Maya");
        maya.slash(CREATE).await.unwrap();
        let sandbox = bot.leave().await;
        let bot = Bot::join_keeping(sandbox, database).await;
        let list = bot.user("Maya").slash("/guide list").await.unwrap();
        assert_eq!(labels(&list), ["Open"]);
        bot.leave().await;
    }
}

on_both! {
    async fn a_shown_set_becomes_a_guide_for_those_who_may_make_one(database: &Database) {
        let bot = Bot::keeping(database).await;
        let (tom, robin) = (bot.user("Tom"), bot.user("Robin"));
        let set = "/questions profile:it-project-manager seed:7 visibility:everyone";
        let shown = tom.slash(set).await.unwrap();
        let changed = press(&shown, "Another wording", 2).await.unwrap();
        let guide = changed.click("Make a guide").await.unwrap();
        assert!(guide.is_ephemeral() && guide.id() != changed.id());
        for lead in leads(&changed) {
            let begins: String = lead.chars().take(60).collect();
            assert!(guide.text().contains(&begins), "{lead} is not in\n{}", guide.text());
        }
        let refused = robin.sees(&changed).unwrap().click("Make a guide").await.unwrap();
        assert!(refused.text().starts_with("On this server, guides are for those"), "{}", refused.text());
        let own = robin.dm().slash("/questions profile:it-project-manager").await.unwrap();
        assert!(own.click("Make a guide").await.unwrap().text().starts_with("## IT Project Manager"));
        tom.say("- Plan releases\n- Lead a team of engineers");
        let message = tom.messages().pop().unwrap();
        let attached = tom.message_command("Make interview questions", &message).await.unwrap();
        let guide = attached.click("Make a guide").await.unwrap();
        assert!(guide.text().starts_with("## Guide from a message\n2 questions"), "{}", guide.text());
        let listed = tom.slash("/guide list").await.unwrap().text();
        assert!(listed.contains("**Guide from a message**\n2 questions, 30 minutes\n"), "{listed}");
        bot.end().await;
    }
}

#[tokio::test]
async fn without_a_database_guides_are_refused_in_words() {
    let bot = Bot::start().await;
    let maya = bot.user("Maya");
    for command in [CREATE, "/guide list"] {
        let said = maya.slash(command).await.unwrap().text();
        assert!(said.starts_with("This Starling keeps nothing"), "{said}");
    }
    assert!(maya.autocomplete("/guide show guide:").await.unwrap().is_empty());
    bot.end().await;
}
