//! What goes wrong is answered in words, in private, with a next step.

use std::collections::BTreeSet;

use discord_sandbox::Trouble;
use serde_json::json;

use super::{Bot, leads, press};

#[tokio::test]
async fn refusals_name_the_value_and_the_next_step() {
    let bot = Bot::start().await;
    let maya = bot.user("Maya");
    let mut said = Vec::new();
    for command in [
        "/questions profile:it-project-manger",
        "/questions profile:it-project-manager competency:Juggling",
        "/questions profile:it-project-manager competency:management",
        "/questions profile:it-project-manager count:3 minutes:45",
        "/profile show profile:astronaut",
    ] {
        let reply = maya.slash(command).await.unwrap();
        assert!(reply.is_ephemeral(), "{command}");
        said.push(format!("{command}\n{}", reply.text()));
    }
    insta::assert_snapshot!(said.join("\n\n"));
    bot.end().await;
}

#[tokio::test]
async fn unknown_and_outdated_buttons_are_answered_kindly() {
    let bot = Bot::start().await;
    let tom = bot.user("Tom");
    let button = |label: &str, id: &str| json!({ "type": 2, "style": 2, "label": label, "custom_id": id });
    let body = json!({
        "content": "A message from before.",
        "components": [{ "type": 1, "components": [button("Old", "0swap:12"), button("Strange", "confirm"), button("Broken", "1AAAA")] }],
    });
    let url = format!("{}/api/v10/channels/{}/messages", bot.sandbox.api_base(), tom.channel_id());
    let token = format!("Bot {}", bot.sandbox.token());
    let sent = reqwest::Client::new()
        .post(url)
        .header("authorization", token)
        .header("content-type", "application/json");
    assert!(sent.body(body.to_string()).send().await.unwrap().status().is_success());
    let message = tom.messages().pop().unwrap();
    let mut said = BTreeSet::new();
    for label in ["Old", "Strange", "Broken"] {
        let reply = message.click(label).await.unwrap();
        assert!(reply.is_ephemeral());
        said.insert(reply.text());
    }
    insta::assert_snapshot!(said.into_iter().collect::<Vec<_>>().join("\n"));
    bot.end().await;
}

#[tokio::test]
async fn a_person_who_floods_the_bot_is_asked_to_wait_and_always_answered() {
    let bot = Bot::start().await;
    let (maya, tom) = (bot.user("Maya"), bot.user("Tom"));
    let flood: Vec<_> =
        (0..40).map(|_| maya.slash("/question profile:it-project-manager").send().unwrap()).collect();
    let mut waits = 0;
    for pending in flood {
        let reply = pending.reply().await.unwrap();
        waits += usize::from(reply.text().contains("then try again"));
    }
    assert!((20..=30).contains(&waits), "{waits} of 40 were asked to wait");
    let other = tom.slash("/question profile:it-project-manager").await.unwrap();
    assert_eq!(leads(&other).len(), 1, "another person is not held up");
    bot.end().await;
}

#[tokio::test]
async fn a_stumble_of_discords_is_tried_again() {
    let bot = Bot::start().await;
    bot.sandbox.trouble(Trouble::server_error(500).on_path("/callback"));
    let reply = bot.user("Maya").slash("/question profile:it-project-manager").await.unwrap();
    assert_eq!(leads(&reply).len(), 1);
    bot.end().await;
}

#[tokio::test]
async fn an_interaction_that_comes_twice_is_answered_once() {
    let bot = Bot::start().await;
    bot.sandbox.deliver_twice(1);
    let reply =
        bot.user("Maya").slash("/questions profile:it-project-manager visibility:everyone").await.unwrap();
    let changed = press(&reply, "Another wording", 1).await.unwrap();
    assert_ne!(leads(&changed), leads(&reply));
    let sandbox = bot.leave().await;
    let shown = sandbox.user("Maya").messages().len();
    assert_eq!(shown, 1, "{}", sandbox.transcript());
}

#[tokio::test]
async fn a_command_that_this_version_does_not_have_is_answered() {
    let bot = Bot::start().await;
    let url =
        format!("{}/api/v10/applications/{}/commands", bot.sandbox.api_base(), bot.sandbox.application_id());
    let client = reqwest::Client::new();
    for (name, kind) in [("legacy", 1), ("Old menu entry", 3)] {
        let mut body =
            json!({ "name": name, "type": kind, "contexts": [0, 1, 2], "integration_types": [0, 1] });
        if kind == 1 {
            body["description"] = json!("A command of an earlier version");
        }
        let sent = client.post(&url).header("authorization", format!("Bot {}", bot.sandbox.token()));
        let sent =
            sent.header("content-type", "application/json").body(body.to_string()).send().await.unwrap();
        assert!(sent.status().is_success(), "{}", sent.text().await.unwrap());
    }
    let tom = bot.user("Tom");
    let typed = tom.slash("/legacy").await.unwrap();
    tom.say("Plan work");
    let message = tom.messages().into_iter().rfind(|message| message.content() == "Plan work").unwrap();
    let chosen = tom.message_command("Old menu entry", &message).await.unwrap();
    for reply in [typed, chosen] {
        assert!(
            reply.is_ephemeral() && reply.text().starts_with("I do not know that command."),
            "{}",
            reply.text()
        );
    }
    bot.end().await;
}
