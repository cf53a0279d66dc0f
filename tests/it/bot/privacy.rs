//! `/privacy`: the same tests on both databases.

use serde_json::Value;

use crate::bot::Bot;
use crate::store::on_both;

on_both! {
    async fn a_person_sees_exports_and_deletes_what_is_kept(database: &Database) {
        let bot = Bot::keeping(database).await;
        let maya = bot.user("Maya");
        let nothing = maya.slash("/privacy").await.unwrap();
        maya.slash("/guide create profile:it-project-manager title:Ours count:2").await.unwrap();
        let dm = maya.dm();
        dm.slash("/guide create profile:it-project-manager title:Mine count:2").await.unwrap();
        dm.slash("/settings set minutes:30").await.unwrap();
        let shown = dm.slash("/privacy").await.unwrap();
        assert!(shown.is_ephemeral());
        let file = shown.click("Export mine").await.unwrap();
        let about: Value = serde_json::from_str(&file.attachment("starling-about-you.json").unwrap().text()).unwrap();
        assert_eq!(about["guides"][0]["title"], "Mine");
        assert_eq!(about["settings"]["minutes"], 30);
        assert_eq!(about["in_servers"][0]["title"], "Ours");
        let asked = shown.click("Delete mine …").await.unwrap();
        let kept = asked.click("Keep everything").await.unwrap();
        assert_eq!(kept.text(), shown.text());
        let done = kept.click("Delete mine …").await.unwrap().click("Delete for good").await.unwrap();
        assert!(dm.slash("/guide list").await.unwrap().text().starts_with("There is no interview guide yet."));
        let after = dm.slash("/privacy").await.unwrap();
        let list = bot.user("Tom").slash("/guide list").await.unwrap().text();
        assert!(list.contains("Ours") && !list.contains("Maya"), "{list}");
        let said = [nothing, shown, asked, done, after].map(|reply| reply.text());
        insta::allow_duplicates! { insta::assert_snapshot!("seen_and_deleted", said.join("\n\n---\n\n")); }
        bot.end().await;
    }
}

on_both! {
    async fn nobody_sees_what_is_kept_about_another(database: &Database) {
        let bot = Bot::keeping(database).await;
        bot.user("Maya").dm().slash("/guide create profile:it-project-manager title:Mine count:2").await.unwrap();
        let shown = bot.user("Robin").slash("/privacy").await.unwrap();
        let file = shown.click("Export mine").await.unwrap();
        let about: Value = serde_json::from_str(&file.attachment("starling-about-you.json").unwrap().text()).unwrap();
        assert_eq!(about["guides"].as_array().unwrap().len(), 0);
        assert_eq!(about["in_servers"].as_array().unwrap().len(), 0);
        bot.end().await;
    }
}
