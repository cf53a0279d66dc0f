//! "Make interview questions" in the menu of a message.

use discord_sandbox::Trouble;

use super::{Bot, labels, leads, press};

const COMMAND: &str = "Make interview questions";

#[tokio::test]
async fn the_statements_of_a_message_become_questions() {
    let bot = Bot::start().await;
    let (maya, tom) = (bot.user("Maya"), bot.user("Tom"));
    tom.say("For the site lead we need:\n- Plan and run site inductions\n- Report near misses\n- Coach apprentices");
    let message = maya.messages().pop().unwrap();
    let reply = maya.message_command(COMMAND, &message).await.unwrap();
    assert!(reply.is_ephemeral());
    assert_eq!(leads(&reply).len(), 3);
    assert!(reply.attachment("profile.json").unwrap().text().contains("Report near misses"));

    let reworded = press(&reply, "Another wording", 1).await.unwrap();
    assert_eq!(reworded.id(), reply.id());
    assert_ne!(leads(&reworded)[0], leads(&reply)[0]);
    assert!(reworded.attachment("profile.json").is_ok(), "the file stays with the set");
    let probes = press(&reworded, "Probes", 2).await.unwrap();
    assert!(probes.is_ephemeral() && probes.text().contains("Probes for question 2"));
    let all_used = press(&reworded, "Another statement", 1).await.unwrap();
    assert!(
        all_used.is_ephemeral() && all_used.text().contains("in this set already"),
        "{}",
        all_used.text()
    );
    let file = reworded.click("Markdown file").await.unwrap();
    assert!(file.text().contains("Seed"));
    assert_eq!(labels(&reworded).iter().filter(|label| *label == "Probes").count(), 3);
    bot.end().await;
}

#[tokio::test]
async fn a_press_is_answered_once_also_when_discord_stumbles_or_delivers_it_twice() {
    let bot = Bot::start().await;
    let maya = bot.user("Maya");
    maya.say("- Plan and run site inductions\n- Report near misses");
    let message = maya.messages().pop().unwrap();
    let mut reply = maya.message_command(COMMAND, &message).await.unwrap();
    for trouble in [Trouble::server_error(500), Trouble::lost_answer()] {
        bot.sandbox.trouble(trouble.on_path("/callback"));
        let before = leads(&reply);
        reply = press(&reply, "Another wording", 1).await.unwrap();
        assert_ne!(leads(&reply)[0], before[0]);
    }
    bot.sandbox.deliver_twice(1);
    let twice = press(&reply, "Another wording", 1).await.unwrap();
    let after = press(&twice, "Another wording", 1).await.unwrap();
    assert!(leads(&twice)[0] != leads(&reply)[0] && leads(&after)[0] != leads(&twice)[0]);
    bot.leave().await;
}

#[tokio::test]
async fn a_message_that_is_a_whole_profile_keeps_its_competencies_through_its_buttons() {
    let bot = Bot::start().await;
    let maya = bot.user("Maya");
    maya.say("# Site lead\n\n## Competencies\n\n### Safety\n\n- **Lead** site inductions\n- Report near misses\n\n### People\n\n- Coach “apprentices”\n- Plan the shifts");
    let message = maya.messages().pop().unwrap();
    let reply = maya.message_command(COMMAND, &message).await.unwrap();
    assert!(reply.text().contains("test 2 of 2 competencies"), "{}", reply.text());
    let fresh = reply.click("New set").await.unwrap();
    assert_eq!(leads(&fresh).len(), 4);
    assert!(fresh.text().contains("Interview questions: Site lead"), "{}", fresh.text());
    bot.end().await;
}

#[tokio::test]
async fn a_message_of_sixty_lines_makes_a_set_in_pages() {
    let bot = Bot::start().await;
    let maya = bot.user("Maya");
    let lines: Vec<String> = (0..60).map(|number| format!("- Check the log of machine {number}")).collect();
    maya.say(&lines.join("\n"));
    let message = maya.messages().pop().unwrap();
    let mut reply = maya.message_command(COMMAND, &message).await.unwrap();
    assert!(reply.text().contains("17 of 60 statements"), "{}", reply.text());
    let mut count = leads(&reply).len();
    while labels(&reply).contains(&"Next page".to_owned()) {
        reply = reply.click("Next page").await.unwrap();
        count += leads(&reply).len();
    }
    assert_eq!(count, 17);
    let other = press(&reply, "Another statement", 1).await.unwrap();
    assert_ne!(leads(&other)[0], leads(&reply)[0]);
    bot.end().await;
}

#[tokio::test]
async fn its_buttons_still_work_after_a_restart() {
    let bot = Bot::start().await;
    bot.user("Tom").say("- Plan and run site inductions\n- Report near misses");
    let message = bot.user("Tom").messages().pop().unwrap();
    let before = bot.user("Tom").message_command(COMMAND, &message).await.unwrap();
    let again = Bot::join(bot.leave().await).await;
    let after = press(&before, "Another wording", 1).await.unwrap();
    assert_ne!(leads(&after)[0], leads(&before)[0]);
    again.end().await;
}

#[tokio::test]
async fn a_message_without_statements_is_answered_with_what_to_do() {
    let bot = Bot::start().await;
    let tom = bot.user("Tom");
    tom.say("12345");
    let message = tom.messages().pop().unwrap();
    let reply = tom.message_command(COMMAND, &message).await.unwrap();
    assert!(reply.is_ephemeral());
    insta::assert_snapshot!(reply.text());
    bot.end().await;
}
