//! Guides: made, found, changed, approved and deleted.

use std::convert::Infallible;

use starling::store::{EditError, Page, Which};

use super::{GUILD, OTHER, effect, guide, on_both};

on_both! {
    async fn a_guide_is_found_again_as_it_was_kept(database: &Database) {
        let store = database.open().await;
        let guides = store.guides();
        let made = guides.create(GUILD, effect(1), &guide(1)).await.unwrap();
        assert!(!made.again);
        assert_eq!(made.now.guide, guide(1));
        let found = guides.find(GUILD, guide(1).id).await.unwrap().unwrap();
        assert_eq!(found, made.now);
        assert_eq!(guides.find(GUILD, guide(2).id).await.unwrap(), None);
        let again = database.open().await.guides().find(GUILD, guide(1).id).await.unwrap();
        assert_eq!(again, Some(found));
    }
}

on_both! {
    async fn an_effect_that_comes_again_changes_nothing_and_gets_the_same_answer(database: &Database) {
        let store = database.open().await;
        let guides = store.guides();
        guides.create(GUILD, effect(1), &guide(1)).await.unwrap();
        assert!(guides.create(GUILD, effect(1), &guide(1)).await.unwrap().again);
        let edit = |title: &'static str| move |guide: &mut starling::guide::Guide| {
            guide.title = title.to_owned();
            Ok::<_, Infallible>(format!("called {title}"))
        };
        let first = guides.apply(GUILD, guide(1).id, effect(2), Some(1), edit("One")).await.unwrap();
        assert_eq!((first.value.as_str(), first.now.guide.revision, first.again), ("called One", 2, false));
        let later = guides.apply(GUILD, guide(1).id, effect(3), Some(2), edit("Two")).await.unwrap();
        assert_eq!(later.now.guide.revision, 3);
        let again = guides.apply(GUILD, guide(1).id, effect(2), Some(1), edit("Other")).await.unwrap();
        assert_eq!((again.value.as_str(), again.now, again.again), ("called One", later.now, true));
    }
}

on_both! {
    async fn a_change_to_an_older_state_is_told_the_present_one(database: &Database) {
        let store = database.open().await;
        let guides = store.guides();
        guides.create(GUILD, effect(1), &guide(1)).await.unwrap();
        let rename = |guide: &mut starling::guide::Guide| { guide.title = "New".to_owned(); Ok::<_, Infallible>(()) };
        let now = guides.apply(GUILD, guide(1).id, effect(2), Some(1), rename).await.unwrap().now;
        match guides.apply(GUILD, guide(1).id, effect(3), Some(1), rename).await {
            Err(EditError::Stale(stored)) => assert_eq!(*stored, now),
            other => panic!("{other:?}"),
        }
        // It had no effect, so the same interaction may try again.
        assert!(!guides.apply(GUILD, guide(1).id, effect(3), Some(2), rename).await.unwrap().again);
    }
}

on_both! {
    async fn nobody_reaches_the_guides_of_another(database: &Database) {
        let store = database.open().await;
        let guides = store.guides();
        guides.create(GUILD, effect(1), &guide(1)).await.unwrap();
        let id = guide(1).id;
        let page = Page { number: 0, size: 10 };
        assert_eq!(guides.find(OTHER, id).await.unwrap(), None);
        assert_eq!(guides.list(OTHER, Which::All, page).await.unwrap().total, 0);
        assert_eq!(guides.search(OTHER, Which::All, "", 10).await.unwrap(), []);
        assert!(matches!(guides.rename(OTHER, id, effect(2), "Theirs").await, Err(EditError::NotFound(_))));
        assert!(matches!(guides.archive(OTHER, id, effect(2)).await, Err(EditError::NotFound(_))));
        assert!(matches!(guides.delete(OTHER, id, effect(2)).await, Err(EditError::NotFound(_))));
        // The same id may exist at another owner's, and the same interaction, and stay apart.
        guides.create(OTHER, effect(1), &guide(1)).await.unwrap();
        guides.delete(OTHER, id, effect(2)).await.unwrap();
        assert_eq!(guides.list(GUILD, Which::All, page).await.unwrap().total, 1);
        assert_eq!(store.audit(GUILD, 10).await.unwrap().len(), 1);
    }
}
