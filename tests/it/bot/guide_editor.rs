//! Editing a guide by buttons, lists and forms, on both databases.

use discord_sandbox::Reply;

use super::guides::{CREATE, steady};
use super::{Bot, labels};
use crate::store::on_both;

const WRITE: &str = "Write your own question about ...";
const PICK: &str = "Look at another question";

/// The questions as the list of them has them.
fn listed(reply: &Reply) -> Vec<String> {
    let text = reply.text();
    let line = |line: &str| {
        let bare = line.trim_matches('*');
        let (number, lead) = bare.split_once(". ")?;
        number.parse::<u8>().ok()?;
        Some(lead.to_owned())
    };
    text.lines().filter_map(line).collect()
}

/// The text of the question that is shown in full.
fn in_full(reply: &Reply) -> String {
    let text = reply.text();
    text.split("### Question ").nth(1).unwrap().to_owned()
}

on_both! {
    async fn from_nothing_to_an_approved_guide_with_an_own_question(database: &Database) {
        let bot = Bot::keeping(database).await;
        let made = bot.user("Maya").slash(CREATE).await.unwrap();
        let form = made.select(WRITE, &["Financial Management"]).modal().await.unwrap();
        let form = form.fill("What the interviewer says", "Tell me about a time when you successfully cut costs");
        let doubtful = form.submit().await.unwrap();
        assert_eq!((doubtful.id(), listed(&doubtful).len()), (made.id(), 4));
        let refused = doubtful.click("Approve").await.unwrap();
        assert_ne!(refused.id(), made.id());
        let kept = doubtful.click("Keep it as it is").await.unwrap();
        assert!(!labels(&kept).contains(&"Keep it as it is".to_owned()));
        let approved = kept.click("Approve").await.unwrap();
        assert!(!labels(&approved).contains(&"Approve".to_owned()));
        let docx = approved.select("Hand over as ...", &["Word document"]).await.unwrap();
        assert_eq!(&docx.attachment("spring-round-version-1.docx").unwrap().bytes()[..2], b"PK");
        let xlsx = approved.select("Hand over as ...", &["xlsx"]).await.unwrap();
        assert_eq!(&xlsx.attachment("spring-round-version-1.xlsx").unwrap().bytes()[..2], b"PK");
        let said = [made, doubtful, refused, kept, approved, docx].map(|reply| steady(&reply.text()));
        insta::allow_duplicates! { insta::assert_snapshot!("approved", said.join("\n\n---\n\n")); }
        bot.end().await;
    }
}

on_both! {
    async fn every_button_of_a_question_does_what_it_says(database: &Database) {
        let bot = Bot::keeping(database).await;
        let made = bot.user("Maya").slash(CREATE).await.unwrap();
        let first = listed(&made);
        let reworded = made.click("Another wording").await.unwrap();
        assert_ne!(listed(&reworded)[0], first[0]);
        assert_eq!(listed(&reworded)[1..], first[1..]);
        let source = |reply: &Reply| in_full(reply).lines().find(|line| line.starts_with("-# From: ")).map(str::to_owned);
        assert_eq!(source(&reworded), source(&made), "the statement stays");
        let restated = reworded.click("Another statement").await.unwrap();
        assert_ne!(source(&restated), source(&made));
        let before = listed(&restated);
        let moved = restated.click("Move down").await.unwrap();
        let after = listed(&moved);
        assert_eq!([&after[1], &after[0], &after[2]], [&before[0], &before[1], &before[2]]);
        assert!(in_full(&moved).starts_with("2\n"), "the question is followed to its new place");
        let back = moved.click("Move up").await.unwrap();
        assert_eq!(listed(&back), before);
        assert!(!labels(&back).contains(&"Move up".to_owned()), "the first cannot move up");
        let optional = back.click("Make it optional").await.unwrap();
        assert!(in_full(&optional).contains(" · optional · "));
        let must = optional.click("Make it a must").await.unwrap();
        assert!(in_full(&must).contains(" · must ask · "));
        let form = must.click("Minutes").modal().await.unwrap();
        let timed = form.fill("Minutes, with its probes", "12").submit().await.unwrap();
        assert!(in_full(&timed).contains(" · 12 minutes"));
        let details = timed.click("Probes and anchors").await.unwrap();
        assert_ne!(details.id(), timed.id());
        let added = timed.click("Add a question").await.unwrap();
        assert_eq!(listed(&added).len(), 4);
        let picked = added.select(PICK, &["1"]).await.unwrap();
        assert!(in_full(&picked).starts_with("2\n"));
        let removed = picked.click("Remove").await.unwrap();
        assert_eq!(listed(&removed).len(), 3);
        assert!(in_full(&removed).starts_with("2\n"), "what follows is shown in its place");
        insta::allow_duplicates! { insta::assert_snapshot!("details", details.text()); }
        bot.end().await;
    }
}

on_both! {
    async fn an_own_question_is_edited_and_its_text_is_checked_again(database: &Database) {
        let bot = Bot::keeping(database).await;
        let made = bot.user("Maya").slash(CREATE).await.unwrap();
        let form = made.select(WRITE, &["Financial Management"]).modal().await.unwrap();
        let form = form.fill("What the interviewer says", "Are you married?");
        let form = form.fill("Probes, one a line (empty: the usual ones)", "Why?\n\nSince when?");
        let written = form.submit().await.unwrap();
        assert!(in_full(&written).contains("**Think again:**"), "{}", in_full(&written));
        let form = written.click("Edit the text").modal().await.unwrap();
        let changed = form.fill("What the interviewer says", "Tell me about a budget that you kept.").submit().await.unwrap();
        assert!(!in_full(&changed).contains("Think again"), "{}", in_full(&changed));
        let details = changed.click("Probes and anchors").await.unwrap().text();
        assert!(details.ends_with("**Probes**\n- Why?\n- Since when?"), "{details}");
        bot.end().await;
    }
}

on_both! {
    async fn a_click_that_comes_too_late_changes_nothing_and_shows_the_guide(database: &Database) {
        let bot = Bot::keeping(database).await;
        let made = bot.user("Maya").slash(CREATE).await.unwrap();
        let toms = bot.user("Tom").slash("/guide show guide:spring").await.unwrap();
        let changed = made.click("Remove").await.unwrap();
        let late = toms.click("Remove").await.unwrap();
        assert!(late.text().starts_with("**Somebody changed the guide after you opened it"), "{}", late.text());
        assert_eq!(listed(&late), listed(&changed));
        let again = late.click("Remove").await.unwrap();
        assert_eq!(listed(&again).len(), 1, "now he has seen it");
        let form = made.select(WRITE, &["Financial Management"]).modal().await.unwrap();
        let form = form.fill("What the interviewer says", "Tell me about a budget that you kept.");
        let own = form.submit().await.unwrap();
        assert_eq!(listed(&own).len(), 2, "what somebody wrote is not lost");
        bot.end().await;
    }
}

on_both! {
    async fn an_edit_of_an_approved_guide_begins_the_next_version(database: &Database) {
        let bot = Bot::keeping(database).await;
        let maya = bot.user("Maya");
        maya.slash(CREATE).await.unwrap();
        let approved = maya.slash("/guide approve guide:spring").await.unwrap();
        let next = approved.click("Another wording").await.unwrap();
        assert!(next.text().contains("draft of version 2, version 1 is approved"), "{}", next.text());
        let compared = maya.slash("/guide compare guide:spring").await.unwrap();
        let parallel = maya.slash("/guide parallel guide:spring title:\"Second round\"").await.unwrap();
        let other = maya.slash("/guide compare guide:\"Spring round\" other-guide:second").await.unwrap();
        let none = maya.slash("/guide compare guide:spring from:7").await.unwrap();
        let said = [next, compared, parallel, other, none].map(|reply| steady(&reply.text()));
        insta::allow_duplicates! { insta::assert_snapshot!("next_version", said.join("\n\n---\n\n")); }
        bot.end().await;
    }
}

on_both! {
    async fn scale_weights_and_competencies_are_the_guides(database: &Database) {
        let bot = Bot::keeping(database).await;
        let made = bot.user("Maya").slash(CREATE).await.unwrap();
        let whole = made.click("Title, scale, weights, more").await.unwrap();
        let scaled = whole.select("Rating scale", &["seven"]).await.unwrap();
        assert!(scaled.text().contains("Answers are rated on 7 levels."), "{}", scaled.text());
        let form = scaled.click("Weights").modal().await.unwrap();
        let lines = form.json().to_string();
        assert!(lines.contains(": 1"), "the form holds what counts now: {lines}");
        let first = scaled.click("Weights").modal().await.unwrap();
        let refused = first.fill("Weights from 1 to 10, one a line", "Benefits Management: 3").submit().await.unwrap();
        let second = scaled.click("Weights").modal().await.unwrap();
        let weighed = second
            .fill("Weights from 1 to 10, one a line", "Benefits Management: 3")
            .fill("Why they differ (empty if they do not)", "It is most of the work.")
            .submit()
            .await
            .unwrap();
        let equal = weighed.click("Count them the same").await.unwrap();
        assert!(equal.text().contains("Every competency counts the same."), "{}", equal.text());
        let chosen = equal.select("Competencies to test", &["Financial Management"]).await.unwrap();
        let back = chosen.click("Back to the questions").await.unwrap();
        assert_eq!(listed(&back).len(), 1);
        let coverage = back.click("Title, scale, weights, more").await.unwrap().click("Coverage").await.unwrap();
        assert_eq!(&coverage.attachments()[0].bytes()[1..4], b"PNG");
        let said = [whole, refused, weighed, coverage].map(|reply| steady(&reply.text()));
        insta::allow_duplicates! { insta::assert_snapshot!("whole", said.join("\n\n---\n\n")); }
        bot.end().await;
    }
}
