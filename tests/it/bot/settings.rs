//! `/settings`: the same tests on both databases.

use crate::bot::{Bot, leads};
use crate::store::on_both;

on_both! {
    async fn what_is_set_holds_where_a_command_leaves_it_out(database: &Database) {
        let bot = Bot::keeping(database).await;
        let (maya, tom) = (bot.user("Maya"), bot.user("Tom"));
        let unset = maya.slash("/settings show").await.unwrap();
        let nothing = maya.slash("/settings set").await.unwrap();
        let refused = tom.slash("/question").await.unwrap();
        let list = tom.slash("/questions").await.unwrap();
        assert!(list.text().starts_with("## Role profiles"), "{}", list.text());
        let set = maya
            .slash(
                "/settings set profile:it-project-manager scale:seven minutes:30 consensus-threshold:2 retention-days:90 \
                 visibility:everyone",
            )
            .await
            .unwrap();
        assert!(set.is_ephemeral());
        let questions = tom.slash("/questions seed:7").await.unwrap();
        assert!(!questions.is_ephemeral(), "everyone sees them");
        let named = tom.slash("/questions profile:it-project-manager minutes:30 seed:7 visibility:me").await.unwrap();
        assert!(named.is_ephemeral());
        assert_eq!(leads(&questions), leads(&named));
        assert!(!tom.slash("/question").await.unwrap().is_ephemeral());
        let by_button = tom.slash("/profile list").await.unwrap().click_nth(2).await.unwrap();
        assert!(!by_button.is_ephemeral());
        assert_eq!(leads(&by_button).len(), leads(&questions).len(), "as many as there is time for");
        assert!(!tom.autocomplete("/questions competency:").await.unwrap().is_empty());
        assert!(!tom.autocomplete("/question competency:").await.unwrap().is_empty());
        let guide = maya.slash("/guide create title:Spring").await.unwrap();
        assert!(guide.is_ephemeral());
        let changed = maya.slash("/settings set minutes:60").await.unwrap();
        let without = maya.slash("/settings unset setting:profile").await.unwrap();
        let bare = maya.slash("/settings unset setting:all").await.unwrap();
        assert!(tom.slash("/question profile:it-project-manager").await.unwrap().is_ephemeral());
        let said = [unset, nothing, refused, set, changed, without, bare].map(|reply| reply.text());
        insta::allow_duplicates! { insta::assert_snapshot!("set_and_unset", said.join("\n\n---\n\n")); }
        bot.end().await;
    }
}

on_both! {
    async fn what_one_sets_is_not_anothers(database: &Database) {
        let bot = Bot::keeping(database).await;
        let maya = bot.user("Maya");
        maya.slash("/settings set minutes:30").await.unwrap();
        maya.dm().slash("/settings set minutes:90").await.unwrap();
        let here = maya.slash("/settings show").await.unwrap().text();
        assert!(here.starts_with("## Settings of this server") && here.contains("30 minutes"), "{here}");
        let own = maya.dm().slash("/settings show").await.unwrap().text();
        assert!(own.starts_with("## Your own settings") && own.contains("90 minutes"), "{own}");
        for other in [bot.user("Tom").dm(), maya.in_channel("elsewhere").unwrap()] {
            let text = other.slash("/settings show").await.unwrap().text();
            assert!(text.contains("5 questions, about 45 minutes (default)"), "{text}");
        }
        bot.end().await;
    }
}

on_both! {
    async fn an_unknown_profile_is_refused_and_changes_nothing(database: &Database) {
        let bot = Bot::keeping(database).await;
        let maya = bot.user("Maya");
        let said = maya.slash("/settings set profile:it-project-manger minutes:30").await.unwrap().text();
        assert!(said.contains("it-project-manger") && said.contains("it-project-manager"), "{said}");
        let text = maya.slash("/settings show").await.unwrap().text();
        assert!(text.contains("5 questions, about 45 minutes (default)"), "{text}");
        assert!(!maya.autocomplete("/settings set profile:project").await.unwrap().is_empty());
        bot.end().await;
    }
}

#[tokio::test]
async fn questions_need_no_database() {
    let bot = Bot::start().await;
    let maya = bot.user("Maya");
    assert!(maya.slash("/settings show").await.unwrap().text().starts_with("This Starling keeps nothing"));
    assert!(maya.slash("/question").await.unwrap().text().starts_with("Which role is it about?"));
    let made = maya.slash("/questions").await.unwrap().click_nth(0).await.unwrap();
    assert_eq!(leads(&made).len(), 5);
    assert_eq!(leads(&maya.slash("/questions profile:it-project-manager").await.unwrap()).len(), 5);
    bot.end().await;
}
