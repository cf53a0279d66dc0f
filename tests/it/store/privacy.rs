//! What is kept about a person, and how they are forgotten.

use starling::guide::Person;
use starling::store::{Effect, Forgotten, Owner, Settings};

use super::{GUILD, OTHER, approved, effect, guide, on_both};

/// The person of [`effect`], outside any server.
const MAYA: Owner = Owner::User(1001);

fn tom(id: u64) -> Effect {
    Effect { actor: Some(2002), ..effect(id) }
}

on_both! {
    async fn a_person_is_told_everything_and_then_forgotten(database: &Database) {
        let store = database.open().await;
        let guides = store.guides();
        guides.create(MAYA, effect(1), &approved(guide(1))).await.unwrap();
        guides.create(GUILD, effect(2), &approved(guide(2))).await.unwrap();
        let mut theirs = guide(3);
        theirs.author = Person::new(2002, "Tom");
        guides.create(OTHER, tom(3), &theirs).await.unwrap();
        store.change_settings(MAYA, effect(4), |settings| settings.minutes = Some(30)).await.unwrap();
        store.change_settings(GUILD, effect(5), |settings| settings.minutes = Some(60)).await.unwrap();

        let about = store.about(1001).await.unwrap();
        assert_eq!(about.settings.minutes, Some(30));
        assert_eq!((about.guides.len(), about.versions.len()), (1, 1));
        let places: Vec<_> = about.in_servers.iter().map(|trace| (trace.owner.as_str(), trace.title.as_deref())).collect();
        assert!(places.len() == 2 && places.contains(&("guild:1", Some("Guide 2"))) && places.contains(&("guild:1", None)), "{places:?}");
        assert_eq!(about.audit.len(), 6);
        let json = serde_json::to_string(&about).unwrap();
        assert!(json.contains("\"person\":\"1001\"") && !json.contains("Tom"), "{json}");

        for again in [false, true] {
            let done = store.forget(1001, effect(6)).await.unwrap();
            assert_eq!((done.value, done.again), (Forgotten { deleted: 1, unnamed: 1 }, again));
        }
        let about = store.about(1001).await.unwrap();
        assert!(about.guides.is_empty() && about.versions.is_empty() && about.in_servers.is_empty() && about.audit.is_empty(), "{about:?}");
        assert_eq!(about.settings, Settings::default());

        // The server's guide stays, without the name, in its approved version too.
        let kept = guides.find(GUILD, guide(2).id).await.unwrap().unwrap().guide;
        let version = guides.version(GUILD, guide(2).id, 1).await.unwrap().unwrap();
        assert_eq!((&kept.author, kept.questions.len()), (&Person::forgotten(), 4));
        assert_eq!(kept.people().len() + version.people().len(), 0);
        assert_eq!(guides.versions(GUILD, guide(2).id).await.unwrap()[0].approved_by, None);
        assert_eq!(store.audit(GUILD, 1).await.unwrap()[0].action.name(), "forgotten");
        assert_eq!(store.settings(GUILD).await.unwrap().minutes, Some(60));
        // Others are not touched.
        assert_eq!(guides.find(OTHER, guide(3).id).await.unwrap().unwrap().guide.author, theirs.author);
        assert_eq!(store.check().await.unwrap().faults, Vec::<String>::new());
    }
}

on_both! {
    async fn nothing_that_names_a_person_is_left_in_any_row(database: &Database) {
        let store = database.open().await;
        store.guides().create(GUILD, effect(1), &approved(guide(1))).await.unwrap();
        store.guides().create(MAYA, effect(2), &guide(2)).await.unwrap();
        store.forget(1001, tom(3)).await.unwrap();
        let mut dump = Vec::new();
        store.dump(&mut dump, effect(4).at).await.unwrap();
        let dump = String::from_utf8(dump).unwrap();
        let about_her: Vec<&str> = dump.lines().filter(|line| line.contains("1001") || line.contains("Maya")).collect();
        // The note that her wish was done, so that it is not done twice; it goes after a day.
        assert!(about_her.len() == 1 && about_her[0].contains("\"table\":\"effects\""), "{about_her:#?}");
    }
}
