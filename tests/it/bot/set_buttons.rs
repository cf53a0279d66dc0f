//! The buttons of a set: each does what its label says, for the person who asked and for others.

use starling::config::Folder;

use super::{Bot, labels, leads, press};

#[tokio::test]
async fn another_wording_changes_one_question_and_keeps_its_statement() {
    let bot = Bot::start().await;
    let reply = bot.user("Maya").slash("/questions profile:it-project-manager seed:7").await.unwrap();
    let before = leads(&reply);
    let reworded = press(&reply, "Another wording", 2).await.unwrap();
    assert_eq!(reworded.id(), reply.id(), "the message itself changes");
    let after = leads(&reworded);
    assert_ne!(after[1], before[1]);
    assert_eq!((&after[0], &after[2..]), (&before[0], &before[2..]));
    let sources = |text: String| {
        text.lines().filter(|line| line.starts_with("-# From: ")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(sources(reworded.text()), sources(reply.text()));
    bot.end().await;
}

#[tokio::test]
async fn wordings_come_round_without_repeating() {
    let bot = Bot::start().await;
    let mut reply =
        bot.user("Maya").slash("/question profile:it-project-manager kind:contrary").await.unwrap();
    let mut seen = leads(&reply);
    for _ in 0..4 {
        reply = press(&reply, "Another wording", 1).await.unwrap();
        let lead = leads(&reply).remove(0);
        assert!(!seen.contains(&lead), "{lead} came twice");
        seen.push(lead);
    }
    bot.end().await;
}

#[tokio::test]
async fn another_statement_stays_with_the_competency_and_repeats_none() {
    let bot = Bot::start().await;
    let reply = bot.user("Maya").slash("/questions profile:it-project-manager seed:7 count:4").await.unwrap();
    let line = |text: &str, prefix: &str, nth: usize| {
        text.lines().filter(|line| line.starts_with(prefix)).nth(nth).unwrap().to_owned()
    };
    let changed = press(&reply, "Another statement", 3).await.unwrap();
    let (old, new) = (reply.text(), changed.text());
    assert_ne!(line(&new, "-# From: ", 2), line(&old, "-# From: ", 2));
    assert_eq!(new.matches("-# From: ").count(), 4);
    let sources: std::collections::BTreeSet<&str> =
        new.lines().filter(|line| line.starts_with("-# From: ")).collect();
    assert_eq!(sources.len(), 4, "no statement twice");
    bot.end().await;
}

#[tokio::test]
async fn probes_and_anchors_come_in_a_message_of_their_own() {
    let bot = Bot::start().await;
    let reply = bot
        .user("Maya")
        .slash("/questions profile:it-project-manager seed:7 visibility:everyone")
        .await
        .unwrap();
    let probes = press(&reply, "Probes", 2).await.unwrap();
    assert!(probes.is_ephemeral() && probes.id() != reply.id());
    insta::assert_snapshot!("probes", probes.text());
    let anchors = press(&reply, "Rating anchors", 2).await.unwrap();
    assert!(anchors.is_ephemeral());
    insta::assert_snapshot!("anchors", anchors.text());
    assert_eq!(leads(&reply.refreshed().unwrap()), leads(&reply), "the set stays as it is");
    bot.end().await;
}

#[tokio::test]
async fn a_new_set_has_another_seed_and_the_same_request() {
    let bot = Bot::start().await;
    let command = "/questions profile:it-project-manager competency:\"Financial Management\" count:2 kind:situational seed:7";
    let reply = bot.user("Maya").slash(command).await.unwrap();
    let fresh = reply.click("New set").await.unwrap();
    assert_eq!(fresh.id(), reply.id());
    assert!(!fresh.text().contains("Seed 7 "), "{}", fresh.text());
    assert_eq!(fresh.text().matches("· situational ·").count(), 2);
    assert!(fresh.text().contains("test 1 of 8 competencies"));
    bot.end().await;
}

#[tokio::test]
async fn the_markdown_file_holds_the_set_as_it_stands() {
    let bot = Bot::start().await;
    let reply = bot.user("Maya").slash("/questions profile:it-project-manager seed:7").await.unwrap();
    let changed = press(&reply, "Another wording", 1).await.unwrap();
    let file = changed.click("Markdown file").await.unwrap();
    assert!(file.is_ephemeral());
    let text = file.attachment("it-project-manager-7.md").unwrap().text();
    for lead in leads(&changed) {
        assert!(text.contains(&lead.replace('\\', "")) || text.contains(&lead), "{lead} is not in the file");
    }
    assert!(text.contains("## Coverage") && text.contains("### Probes"));
    bot.end().await;
}

#[tokio::test]
async fn a_long_set_is_turned_page_by_page() {
    let bot = Bot::start().await;
    let first =
        bot.user("Maya").slash("/questions profile:it-project-manager count:10 seed:3").await.unwrap();
    assert!(first.text().contains("page 1 of 3"));
    assert!(!labels(&first).contains(&"Previous page".to_owned()));
    let second = first.click("Next page").await.unwrap();
    assert!(second.text().contains("page 2 of 3") && second.text().contains("**5. "));
    let swapped = press(&second, "Another wording", 1).await.unwrap();
    assert!(swapped.text().contains("page 2 of 3"), "a change keeps the page");
    assert_ne!(leads(&swapped)[0], leads(&second)[0]);
    let third = swapped.click("Next page").await.unwrap();
    assert_eq!(leads(&third).len(), 2);
    assert!(!labels(&third).contains(&"Next page".to_owned()));
    let back = third.click("Previous page").await.unwrap();
    assert_eq!(leads(&back), leads(&swapped), "nothing is lost in turning");
    bot.end().await;
}

#[tokio::test]
async fn the_largest_set_fits_into_its_buttons() {
    let bot = Bot::start().await;
    let mut reply =
        bot.user("Maya").slash("/questions profile:it-project-manager count:17 seed:3").await.unwrap();
    let mut count = leads(&reply).len();
    while labels(&reply).contains(&"Next page".to_owned()) {
        reply = reply.click("Next page").await.unwrap();
        count += leads(&reply).len();
    }
    assert_eq!(count, 17);
    bot.end().await;
}

#[tokio::test]
async fn others_get_their_own_copy_of_a_set_in_the_channel() {
    let bot = Bot::start().await;
    let (maya, tom) = (bot.user("Maya"), bot.user("Tom"));
    let shown = maya.slash("/questions profile:it-project-manager seed:7 visibility:everyone").await.unwrap();
    let copy = press(&tom.sees(&shown).unwrap(), "Another wording", 1).await.unwrap();
    assert!(copy.is_ephemeral() && copy.id() != shown.id());
    assert!(copy.text().contains("Your own copy"));
    assert_ne!(leads(&copy)[0], leads(&shown)[0]);
    assert_eq!(leads(&shown.refreshed().unwrap()), leads(&shown));
    let own = press(&copy, "Another wording", 1).await.unwrap();
    assert_eq!(own.id(), copy.id(), "the copy is theirs to change");
    let changed = press(&shown, "Another wording", 1).await.unwrap();
    assert_eq!(changed.id(), shown.id(), "and the set is hers");
    bot.end().await;
}

#[tokio::test]
async fn two_people_who_press_at_once_do_not_disturb_each_other() {
    let bot = Bot::start().await;
    let (maya, tom) = (bot.user("Maya"), bot.user("Tom"));
    let shown = maya.slash("/questions profile:it-project-manager seed:7 visibility:everyone").await.unwrap();
    let hers = press(&shown, "Another wording", 1).send().unwrap();
    let his = press(&tom.sees(&shown).unwrap(), "Another statement", 2).send().unwrap();
    let (hers, his) = (hers.reply().await.unwrap(), his.reply().await.unwrap());
    assert!(hers.id() == shown.id() && his.id() != shown.id() && his.is_ephemeral());
    assert_ne!(leads(&hers)[0], leads(&shown)[0]);
    assert_eq!(leads(&hers)[1], leads(&shown)[1], "what he did is his alone");
    assert_ne!(leads(&his)[1], leads(&shown)[1]);
    for (who, label) in [(&tom, "Probes"), (&tom, "Rating anchors"), (&maya, "Probes")] {
        let aside = press(&who.sees(&hers).unwrap(), label, 1).await.unwrap();
        assert!(aside.is_ephemeral() && aside.id() != shown.id(), "{label}");
    }
    bot.end().await;
}

#[tokio::test]
async fn a_set_of_a_profile_that_has_changed_stays_and_says_why_it_cannot_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("baker.csv");
    let profiles = || Folder::Named(folder.path().to_owned());
    std::fs::write(&file, "competency,statement\nBaking,Bake bread\nBaking,Plan the night shift\n").unwrap();
    let before = Bot::join_with(Bot::start().await.leave().await, profiles()).await;
    let set = before.user("Maya").slash("/questions profile:baker count:1").await.unwrap();
    std::fs::write(&file, "competency,statement\nBaking,Bake cakes\n").unwrap();
    let after = Bot::join_with(before.leave().await, profiles()).await;
    for label in
        ["Another wording", "Another statement", "Probes", "Rating anchors", "New set", "Markdown file"]
    {
        let said = set.click(label).await.unwrap();
        assert!(said.is_ephemeral() && said.id() != set.id(), "{label}");
        assert!(said.text().contains("have changed since this set was made"), "{label}: {}", said.text());
    }
    assert_eq!(leads(&set.refreshed().unwrap()), leads(&set));
    after.end().await;
}
