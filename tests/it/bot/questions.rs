//! `/questions`, `/question` and `/help`: what a person types, and what they then see.

use super::{Bot, labels, leads};

#[tokio::test]
async fn a_set_is_private_and_has_five_questions_unless_asked_otherwise() {
    let bot = Bot::start().await;
    let reply = bot.user("Maya").slash("/questions profile:it-project-manager seed:7").await.unwrap();
    assert!(reply.is_ephemeral());
    assert_eq!(leads(&reply).len(), 5);
    insta::assert_snapshot!(reply.text());
    let again = bot.user("Tom").slash("/questions profile:it-project-manager seed:7").await.unwrap();
    assert_eq!(leads(&again), leads(&reply), "the same seed gives the same set to anybody");
    let other = bot.user("Tom").slash("/questions profile:it-project-manager").await.unwrap();
    assert_ne!(leads(&other), leads(&reply), "a fresh set is another one");
    bot.end().await;
}

#[tokio::test]
async fn every_option_is_heeded() {
    let bot = Bot::start().await;
    let maya = bot.user("Maya");
    let reply = maya
        .slash("/questions profile:it-project-manager count:3 kind:contrary seed:1 visibility:everyone")
        .await
        .unwrap();
    assert!(!reply.is_ephemeral());
    assert_eq!(leads(&reply).len(), 3);
    assert_eq!(reply.text().matches("· contrary ·").count(), 3);

    let reply = maya.slash("/questions profile:it-project-manager minutes:30").await.unwrap();
    assert_eq!(leads(&reply).len(), 3, "half an hour holds three questions");

    let command = "/questions profile:it-project-manager competency:\"Financial Management\" competency-2:\"Benefits Management\"";
    let text = maya.slash(command).await.unwrap().text();
    assert!(text.contains("test 2 of 8 competencies"), "{text}");

    let text =
        maya.slash("/questions profile:service-desk-analyst level:expert count:2").await.unwrap().text();
    assert!(text.contains("Interview questions: "), "{text}");
    bot.end().await;
}

#[tokio::test]
async fn it_works_in_a_message_with_the_bot_and_as_a_personal_app() {
    let bot = Bot::start().await;
    let maya = bot.user("Maya");
    for place in [maya.dm(), maya.as_user_install(), maya.group_dm(&[&bot.user("Tom")])] {
        let reply = place.slash("/questions profile:it-project-manager count:2").await.unwrap();
        assert_eq!(leads(&reply).len(), 2);
        let swapped = super::press(&reply, "Another wording", 1).await.unwrap();
        assert_ne!(leads(&swapped), leads(&reply));
    }
    bot.end().await;
}

#[tokio::test]
async fn options_are_completed_as_they_are_typed() {
    let bot = Bot::start().await;
    let maya = bot.user("Maya");
    let choices = maya.autocomplete("/questions profile:project").await.unwrap();
    assert_eq!(choices[0].name, "IT Project Manager");
    let all = maya.autocomplete("/questions profile:").await.unwrap();
    assert!(all.len() >= 6, "{all:?}");
    let competencies =
        maya.autocomplete("/questions profile:it-project-manager competency:manage").await.unwrap();
    let names: Vec<&str> = competencies.iter().map(|choice| choice.name.as_str()).collect();
    assert!(
        names.contains(&"Benefits Management") && !names.contains(&"Leadership and Teamwork"),
        "{names:?}"
    );
    assert!(maya.autocomplete("/questions profile:nothing-like-it competency:").await.unwrap().is_empty());
    assert!(!maya.autocomplete("/question profile:it-project-manager competency:").await.unwrap().is_empty());
    assert!(!maya.autocomplete("/profile show profile:").await.unwrap().is_empty());
    bot.end().await;
}

#[tokio::test]
async fn one_question_comes_with_its_buttons() {
    let bot = Bot::start().await;
    let reply = bot.user("Tom").slash("/question profile:it-project-manager kind:situational").await.unwrap();
    assert_eq!(leads(&reply).len(), 1);
    assert!(reply.text().contains("· situational ·"));
    assert_eq!(
        labels(&reply),
        [
            "Another wording",
            "Another statement",
            "Probes",
            "Rating anchors",
            "Make a guide",
            "New set",
            "Markdown file"
        ]
    );
    bot.end().await;
}

#[tokio::test]
async fn help_says_what_there_is() {
    let bot = Bot::start().await;
    let reply = bot.user("Tom").slash("/help").await.unwrap();
    assert!(reply.is_ephemeral());
    insta::assert_snapshot!(reply.text());
    bot.end().await;
}
