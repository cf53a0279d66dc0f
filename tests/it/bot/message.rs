//! "Make interview questions" in the menu of a message.

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
