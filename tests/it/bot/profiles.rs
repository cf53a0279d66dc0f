//! `/profile list` and `/profile show`.

use super::{Bot, labels, leads, press};

#[tokio::test]
async fn the_list_names_every_profile_and_makes_questions() {
    let bot = Bot::start().await;
    let list = bot.user("Tom").slash("/profile list").await.unwrap();
    assert!(list.is_ephemeral());
    insta::assert_snapshot!(list.text());
    let set = press(&list, "Make questions", 1).await.unwrap();
    assert_ne!(set.id(), list.id(), "the list stays");
    assert_eq!(leads(&set).len(), 5);
    bot.end().await;
}

#[tokio::test]
async fn a_profile_is_shown_in_full_over_its_pages() {
    let bot = Bot::start().await;
    let mut page = bot.user("Tom").dm().slash("/profile show profile:it-project-manager").await.unwrap();
    let mut text = page.text();
    while labels(&page).contains(&"Next page".to_owned()) {
        page = page.click("Next page").await.unwrap();
        text = format!("{text}\n{}", page.text());
    }
    for wanted in
        ["Testing.", "Manage conflict within the team", "P3O Foundation", "You will lead the planning"]
    {
        assert!(text.contains(wanted), "{wanted} is missing");
    }
    let set = page.click("Make questions").await.unwrap();
    assert_eq!(leads(&set).len(), 5);
    bot.end().await;
}

#[tokio::test]
async fn a_profile_can_be_shown_to_everyone_and_stays_put_for_others() {
    let bot = Bot::start().await;
    let shown = bot
        .user("Maya")
        .slash("/profile show profile:\"IT Project Manager\" visibility:everyone")
        .await
        .unwrap();
    assert!(!shown.is_ephemeral());
    let copy = bot.user("Tom").sees(&shown).unwrap().click("Next page").await.unwrap();
    assert!(copy.is_ephemeral() && copy.id() != shown.id());
    bot.end().await;
}
