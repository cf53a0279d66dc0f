//! Guides: made, found, changed, approved and deleted.

use std::convert::Infallible;

use starling::guide::{Guide, StandardScale, State};
use starling::store::{EditError, Page, Settings, Summary, Which};

use super::{GUILD, OTHER, approved, effect, guide, on_both};

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
        let edit = |title: &'static str| move |guide: &mut Guide| {
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
        let rename = |guide: &mut Guide| { guide.title = "New".to_owned(); Ok::<_, Infallible>(()) };
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

on_both! {
    async fn an_approved_version_stays_and_its_edit_begins_the_next(database: &Database) {
        let store = database.open().await;
        let guides = store.guides();
        let id = guide(1).id;
        guides.create(GUILD, effect(1), &guide(1)).await.unwrap();
        let approve = |guide: &mut Guide| { *guide = approved(guide.clone()); Ok::<_, Infallible>(()) };
        let frozen = guides.apply(GUILD, id, effect(2), Some(1), approve).await.unwrap().now;
        assert_eq!(frozen.approved, Some(1));
        let alter = |guide: &mut Guide| { guide.introduction = "Hi.".to_owned(); Ok::<_, Infallible>(()) };
        let refused = guides.apply(GUILD, id, effect(3), None, alter).await;
        assert!(matches!(refused, Err(EditError::Approved(1))), "{refused:?}");
        let next = |guide: &mut Guide| {
            (guide.version, guide.state) = (2, State::Draft);
            guide.introduction = "Hi.".to_owned();
            Ok::<_, Infallible>(())
        };
        let draft = guides.apply(GUILD, id, effect(3), None, next).await.unwrap().now;
        assert_eq!((draft.guide.version, draft.approved), (2, Some(1)));
        guides.rename(GUILD, id, effect(4), "Another title").await.unwrap();
        guides.apply(GUILD, id, effect(5), None, approve).await.unwrap();
        let numbers: Vec<u32> =
            guides.versions(GUILD, id).await.unwrap().iter().map(|version| version.version).collect();
        assert_eq!(numbers, [2, 1]);
        assert_eq!(guides.version(GUILD, id, 1).await.unwrap(), Some(frozen.guide));
        assert_eq!(guides.version(GUILD, id, 2).await.unwrap().unwrap().title, "Another title");
        assert_eq!(guides.version(GUILD, id, 3).await.unwrap(), None);
        assert_eq!(guides.version(OTHER, id, 1).await.unwrap(), None);
        assert_eq!(store.check().await.unwrap().faults, Vec::<String>::new());
    }
}

on_both! {
    async fn lists_are_paged_latest_first_and_found_by_any_part_of_the_title(database: &Database) {
        let store = database.open().await;
        let guides = store.guides();
        for (number, title) in (1..).zip(["Release manager", "100% remote", "ÄRZTIN", "Café_manager"]) {
            let mut guide = guide(number);
            guide.title = title.to_owned();
            guides.create(GUILD, effect(number), &guide).await.unwrap();
        }
        guides.archive(GUILD, guide(2).id, effect(5)).await.unwrap();
        let page = |number| Page { number, size: 2 };
        let titles = |summaries: Vec<Summary>| -> Vec<String> {
            summaries.into_iter().map(|summary| summary.title).collect()
        };
        let first = guides.list(GUILD, Which::Active, page(0)).await.unwrap();
        assert_eq!((titles(first.guides), first.total), (vec!["Café_manager".to_owned(), "ÄRZTIN".to_owned()], 3));
        assert_eq!(titles(guides.list(GUILD, Which::Active, page(1)).await.unwrap().guides), ["Release manager"]);
        for (typed, which, expected) in [
            ("MANAGER", Which::Active, &["Café_manager", "Release manager"][..]),
            ("ärzt", Which::Active, &["ÄRZTIN"]),
            ("%", Which::All, &["100% remote"]),
            ("%", Which::Active, &[]),
            ("_", Which::All, &["Café_manager"]),
            (" remote ", Which::Archived, &["100% remote"]),
            ("' OR 1=1 --", Which::All, &[]),
        ] {
            assert_eq!(titles(guides.search(GUILD, which, typed, 25).await.unwrap()), expected, "{typed}");
        }
        let found = guides.find(GUILD, guide(2).id).await.unwrap().unwrap();
        assert!(found.archived.is_some());
        assert!(guides.unarchive(GUILD, guide(2).id, effect(6)).await.unwrap().now.archived.is_none());
    }
}

on_both! {
    async fn what_is_deleted_is_gone_with_its_versions_and_the_answer_stays_the_same(database: &Database) {
        let store = database.open().await;
        let guides = store.guides();
        let id = guide(1).id;
        guides.create(GUILD, effect(1), &approved(guide(1))).await.unwrap();
        let deleted = guides.delete(GUILD, id, effect(2)).await.unwrap();
        assert_eq!((deleted.value.as_str(), deleted.again), ("Guide 1", false));
        let again = guides.delete(GUILD, id, effect(2)).await.unwrap();
        assert_eq!((again.value.as_str(), again.again), ("Guide 1", true));
        assert!(matches!(guides.delete(GUILD, id, effect(3)).await, Err(EditError::NotFound(_))));
        assert_eq!(guides.versions(GUILD, id).await.unwrap(), []);
        let done: Vec<&str> =
            store.audit(GUILD, 10).await.unwrap().iter().map(|line| line.action.name()).collect();
        assert_eq!(done[0], "deleted");
        assert_eq!(done.len(), 3);
    }
}

on_both! {
    /// Twenty at once, half of them deliveries of an interaction that another has too.
    async fn those_who_change_a_guide_at_once_wait_for_each_other(database: &Database) {
        let store = database.open().await;
        let id = guide(1).id;
        store.guides().create(GUILD, effect(1), &guide(1)).await.unwrap();
        let tasks: Vec<_> = (0..20).map(|number: u64| {
            let store = store.clone();
            tokio::spawn(async move {
                let longer = |guide: &mut Guide| { guide.closing.push('!'); Ok::<_, Infallible>(()) };
                store.guides().apply(GUILD, id, effect(10 + number / 2), None, longer).await.unwrap().again
            })
        }).collect();
        let mut again = 0;
        for task in tasks {
            again += u32::from(task.await.unwrap());
        }
        let now = store.guides().find(GUILD, id).await.unwrap().unwrap().guide;
        assert_eq!((again, now.revision), (10, 11));
        assert_eq!(now.closing, guide(1).closing + "!!!!!!!!!!");
    }
}

on_both! {
    async fn settings_are_changed_once_and_can_be_unset(database: &Database) {
        let store = database.open().await;
        assert_eq!(store.settings(GUILD).await.unwrap(), Settings::default());
        let set = |settings: &mut Settings| {
            settings.minutes = Some(settings.minutes.unwrap_or(40) + 5);
            settings.scale = Some(StandardScale::Seven);
        };
        for again in [false, true] {
            let now = store.change_settings(GUILD, effect(1), set).await.unwrap();
            assert_eq!((now.value.minutes, now.value.scale, now.again), (Some(45), Some(StandardScale::Seven), again));
        }
        let kept = store.change_settings(GUILD, effect(2), |settings| settings.minutes = None).await.unwrap().value;
        assert_eq!(store.settings(GUILD).await.unwrap(), kept);
        assert_eq!((kept.minutes, kept.scale), (None, Some(StandardScale::Seven)));
        assert_eq!(store.settings(OTHER).await.unwrap(), Settings::default());
    }
}
