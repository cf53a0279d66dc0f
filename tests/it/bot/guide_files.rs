//! What becomes of a guide: handed over, put away, deleted.

use super::guides::{CREATE, steady};
use super::{Bot, labels};
use crate::store::on_both;

on_both! {
    async fn a_guide_is_handed_over_in_every_format(database: &Database) {
        let bot = Bot::keeping(database).await;
        // Two people, since one who asks for so many files at once is asked to wait.
        let tom = bot.user("Tom");
        let made = bot.user("Maya").slash(CREATE).await.unwrap();
        let select = made.selects().into_iter().find(|select| select.placeholder.as_deref() == Some("Hand over as ...")).unwrap();
        let mut said = Vec::new();
        for option in select.options {
            let picked = made.select("Hand over as ...", &[&option]).await.unwrap();
            assert!(picked.is_ephemeral());
            let one = &picked.attachments()[0];
            said.push(format!("{option}: {} {}", one.filename(), picked.text()));
        }
        assert_eq!(said.len(), 12);
        for (option, name) in [("docx", "spring-round-version-1-draft.docx"), ("pack-html", "it-project-manager-your-interview.html")] {
            let typed = tom.slash(&format!("/guide export guide:spring format:{option}")).await.unwrap();
            assert!(typed.attachment(name).is_ok(), "{option}");
        }
        insta::allow_duplicates! { insta::assert_snapshot!("files", said.join("\n")); }
        bot.end().await;
    }
}

on_both! {
    async fn a_guide_is_put_away_and_taken_out_again(database: &Database) {
        let bot = Bot::keeping(database).await;
        let maya = bot.user("Maya");
        maya.slash(CREATE).await.unwrap();
        let away = maya.slash("/guide archive guide:spring").await.unwrap();
        assert!(away.text().starts_with("**Put away.**"), "{}", away.text());
        assert!(maya.slash("/guide list").await.unwrap().text().starts_with("There is no interview guide"));
        let archive = maya.slash("/guide list archive:True").await.unwrap();
        let whole = archive.click("Open").await.unwrap().click("Title, scale, weights, more").await.unwrap();
        let out = whole.click("Take out of the archive").await.unwrap();
        assert!(labels(&out).contains(&"Archive".to_owned()));
        assert_eq!(labels(&maya.slash("/guide list").await.unwrap()), ["Open"]);
        bot.end().await;
    }
}

on_both! {
    async fn only_the_author_or_an_administrator_deletes(database: &Database) {
        let bot = Bot::keeping(database).await;
        let (maya, tom) = (bot.user("Maya"), bot.user("Tom"));
        maya.slash(CREATE).await.unwrap();
        tom.slash("/guide create profile:it-project-manager title:\"Tom’s own\"").await.unwrap();
        let refused = tom.slash("/guide delete guide:spring").await.unwrap();
        assert!(refused.buttons().is_empty());
        let asked = tom.slash("/guide delete guide:own").await.unwrap();
        let kept = asked.click("Keep it").await.unwrap();
        assert!(labels(&kept).contains(&"Title".to_owned()));
        let gone = kept.click("Delete ...").await.unwrap().click("Delete for good").await.unwrap();
        assert!(gone.text().starts_with("I deleted Tom’s own"), "{}", gone.text());
        tom.slash("/guide create profile:it-project-manager title:\"Another\"").await.unwrap();
        maya.slash("/guide delete guide:another").await.unwrap().click("Delete for good").await.unwrap();
        let left = maya.slash("/guide list").await.unwrap();
        assert_eq!(labels(&left), ["Open"]);
        let said = [refused, asked, gone].map(|reply| steady(&reply.text()));
        insta::allow_duplicates! { insta::assert_snapshot!("deleted", said.join("\n\n---\n\n")); }
        bot.end().await;
    }
}
