//! What has been kept for long enough is deleted, down to its bytes.

use std::convert::Infallible;
use std::fs;

use starling::guide::{Guide, Timestamp};
use starling::store::{Page, Purged, Which};

use super::{GUILD, NOW, OTHER, approved, effect, guide, on_both};

const DAY: i64 = 24 * 60 * 60;

on_both! {
    async fn guides_go_when_their_owner_keeps_them_no_longer(database: &Database) {
        let store = database.open().await;
        for owner in [GUILD, OTHER] {
            store.guides().create(owner, effect(1), &approved(guide(1))).await.unwrap();
            store.guides().create(owner, effect(2), &guide(2)).await.unwrap();
        }
        store.change_settings(GUILD, effect(3), |settings| settings.retention_days = Some(30)).await.unwrap();
        let at = |days: i64| Timestamp::from_unix(NOW + days * DAY + 2);
        assert_eq!(store.purge(at(0)).await.unwrap(), Purged::default());
        // The first guide was changed at the second 1, the other at the second 2.
        assert_eq!(store.purge(at(30)).await.unwrap(), Purged { guides: 1, effects: 5, audit: 0 });
        let page = Page { number: 0, size: 10 };
        let left = store.guides().list(GUILD, Which::All, page).await.unwrap();
        assert_eq!((left.total, left.guides[0].id), (1, guide(2).id));
        assert_eq!(store.guides().list(OTHER, Which::All, page).await.unwrap().total, 2);
        let line = &store.audit(GUILD, 1).await.unwrap()[0];
        assert_eq!((line.action.name(), line.detail.as_str()), ("purged", "1 not changed for 30 days"));
        assert_eq!(store.purge(at(30)).await.unwrap(), Purged::default(), "a second purge finds nothing");
        assert!(store.purge(at(366)).await.unwrap().audit > 0);
    }
}

/// Whether a text is anywhere in the files of a database.
fn is_in_files(folder: &std::path::Path, text: &str) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

#[tokio::test]
async fn not_even_bytes_are_left_of_what_was_deleted() {
    let database = super::Database::sqlite();
    let folder = database.folder.as_ref().unwrap().path();
    let store = database.open().await;
    // Documents of many lengths, edited again and again, so that pages are split, joined and moved.
    for number in 1..=40u64 {
        let owner = if number % 4 == 0 { OTHER } else { GUILD };
        let mut guide = guide(number);
        guide.title = format!("Secret-marker title {number}");
        guide.closing = "Secret-marker ".repeat(usize::try_from(number * number % 97 + 1).unwrap());
        store.guides().create(owner, effect(number), &approved(guide)).await.unwrap();
    }
    for number in 1..=40u64 {
        let owner = if number % 4 == 0 { OTHER } else { GUILD };
        let next = move |guide: &mut Guide| {
            (guide.version, guide.state) = (2, starling::guide::State::Draft);
            guide.introduction = "Secret-marker ".repeat(usize::try_from(number * 31 % 89 + 1).unwrap());
            Ok::<_, Infallible>("Secret-marker answer".to_owned())
        };
        store.guides().apply(owner, guide(number).id, effect(100 + number), None, next).await.unwrap();
    }
    assert!(is_in_files(folder, "Secret-marker"));
    for (owner, id) in [(GUILD, 1000), (OTHER, 1001)] {
        store
            .change_settings(owner, effect(id), |settings| settings.retention_days = Some(10))
            .await
            .unwrap();
    }
    let purged = store.purge(Timestamp::from_unix(NOW + 20 * DAY)).await.unwrap();
    assert_eq!(purged.guides, 40);
    assert!(!is_in_files(folder, "Secret-marker"), "deleted text is still in the files");
    assert!(is_in_files(folder, "retention_days"), "what is kept is still there");
}
