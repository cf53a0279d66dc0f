//! Backups: made while others write, restored on either database, refused where they are damaged.

use std::io::Cursor;

use starling::guide::Timestamp;
use starling::store::backup::{BackupError, Replace, verify};
use starling::store::{Owner, Store};

use super::{Database, GUILD, NOW, OTHER, approved, effect, guide, on_both};

/// A store with something in every table.
async fn filled(database: &Database) -> Store {
    let store = database.open().await;
    store.guides().create(GUILD, effect(1), &approved(guide(1))).await.unwrap();
    store.guides().create(OTHER, effect(u64::MAX), &guide(2)).await.unwrap();
    store.guides().archive(OTHER, guide(2).id, effect(3)).await.unwrap();
    store.change_settings(Owner::User(7), effect(4), |settings| settings.minutes = Some(30)).await.unwrap();
    store
}

async fn dump(store: &Store) -> String {
    let mut out = Vec::new();
    store.dump(&mut out, Timestamp::from_unix(NOW)).await.unwrap();
    String::from_utf8(out).unwrap()
}

const NOTHING: Replace<'_, Vec<u8>> = Replace::Nothing;

on_both! {
    async fn a_dump_restored_elsewhere_dumps_to_the_same_bytes(database: &Database) {
        let first = dump(&filled(database).await).await;
        let found = verify(Cursor::new(&first)).unwrap();
        assert_eq!((found.rows, found.made_at), (u64::try_from(first.lines().count()).unwrap() - 2, Timestamp::from_unix(NOW)));
        let mut targets = vec![Database::sqlite()];
        targets.extend(Database::postgres().await);
        for target in &targets {
            let store = target.open().await;
            store.restore(Cursor::new(&first), NOTHING, Timestamp::from_unix(NOW)).await.unwrap();
            assert_eq!(dump(&store).await, first);
            assert_eq!(store.check().await.unwrap().faults, Vec::<String>::new());
            // An effect from before the backup is still known.
            assert!(store.guides().create(GUILD, effect(1), &guide(1)).await.unwrap().again);
        }
    }
}

on_both! {
    async fn what_is_there_is_not_replaced_unless_it_is_put_aside(database: &Database) {
        let store = filled(database).await;
        let before = dump(&store).await;
        let empty = dump(&Database::sqlite().open().await).await;
        let refused = store.restore(Cursor::new(&empty), NOTHING, Timestamp::from_unix(NOW)).await;
        assert!(matches!(refused, Err(BackupError::NotEmpty)), "{refused:?}");
        assert_eq!(dump(&store).await, before);
        let mut aside = Vec::new();
        store.restore(Cursor::new(&empty), Replace::Everything(&mut aside), Timestamp::from_unix(NOW)).await.unwrap();
        assert!(store.is_empty().await.unwrap());
        assert_eq!(String::from_utf8(aside).unwrap(), before);
        store.restore(Cursor::new(&before), NOTHING, Timestamp::from_unix(NOW)).await.unwrap();
        assert_eq!(dump(&store).await, before);
    }
}

on_both! {
    /// A restore that fails in the middle leaves what was there, though it was to be replaced.
    async fn a_restore_that_fails_changes_nothing(database: &Database) {
        let store = filled(database).await;
        let before = dump(&store).await;
        // A version without its guide: each line is sound, but not all of them together.
        let orphan: String = before.lines().filter(|line| !line.contains("\"table\":\"guides\"")).map(|line| line.to_owned() + "\n").collect();
        let failed = store.restore(Cursor::new(orphan), Replace::Everything(&mut Vec::new()), Timestamp::from_unix(NOW)).await;
        assert!(matches!(failed, Err(BackupError::Store(_))), "{failed:?}");
        assert_eq!(dump(&store).await, before);
    }
}

#[tokio::test]
async fn a_damaged_dump_is_refused_with_its_reason() {
    let sound = dump(&filled(&Database::sqlite()).await).await;
    let lines: Vec<&str> = sound.lines().collect();
    let without = |at: usize| {
        let rest = lines.iter().enumerate().filter(|(number, _)| *number != at).map(|(_, line)| *line);
        rest.collect::<Vec<_>>().join("\n") + "\n"
    };
    for (text, expected) in [
        (String::new(), "the file ends too early"),
        ("hello\n".to_owned(), "line 1: this is no backup of Starling"),
        (
            "{\"starling_backup\":2,\"schema\":1,\"made_at\":\"2026-12-01T00:00:00Z\"}\n".to_owned(),
            "made by a newer Starling (format 2",
        ),
        (without(lines.len() - 1), "the file ends too early"),
        (without(2), "its digest does not fit its rows"),
        (sound.replacen("Guide 2", "Guide 3", 1), "its digest does not fit its rows"),
        (
            sound.replacen("\"table\":\"guides\"", "\"table\":\"goods\"", 1),
            "line 2: there is no table `goods`",
        ),
        (
            sound.replacen("\"revision\":1", "\"revision\":\"1\"", 1),
            "line 2: the column `revision` of the table `guides` holds no Number",
        ),
        (sound.replacen("\"role\":", "\"rule\":", 1), "line 2: the table `guides` has no column `rule`"),
        (sound.clone() + "more\n", "there is more after the end"),
    ] {
        let said = verify(Cursor::new(text)).unwrap_err().to_string();
        assert!(said.contains(expected), "{said}");
    }
}

on_both! {
    async fn the_tables_of_a_dump_are_those_of_the_schema(database: &Database) {
        let text = dump(&filled(database).await).await;
        let mut raw = database.raw().await;
        let query = if database.folder.is_some() {
            "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE '\\_%' ESCAPE '\\' AND m.name NOT LIKE 'sqlite%'"
        } else {
            "SELECT table_name::text || '.' || column_name::text FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%'"
        };
        let mut columns: Vec<String> = sqlx::query_scalar(query).fetch_all(&mut raw).await.unwrap();
        let mut dumped: Vec<String> = Vec::new();
        for line in text.lines() {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            if let (Some(table), Some(row)) = (line["table"].as_str(), line["row"].as_object()) {
                dumped.extend(row.keys().map(|column| format!("{table}.{column}")));
            }
        }
        columns.sort_unstable();
        dumped.sort_unstable();
        dumped.dedup();
        assert_eq!(dumped, columns);
    }
}

#[tokio::test]
async fn a_copy_is_a_database_of_its_own_made_while_others_write() {
    let database = Database::sqlite();
    let store = filled(&database).await;
    let writing = {
        let store = store.clone();
        tokio::spawn(async move {
            for number in 10..40 {
                store.guides().create(GUILD, effect(number), &guide(number)).await.unwrap();
            }
        })
    };
    let path = database.folder.as_ref().unwrap().path().join("copy.db");
    store.copy_to(&path).await.unwrap();
    writing.await.unwrap();
    let copy = Store::open(&starling::store::Address::of_file(&path)).await.unwrap();
    let checked = copy.check().await.unwrap();
    assert_eq!(checked.faults, Vec::<String>::new());
    assert!(checked.guides >= 2 && checked.versions == 1);
    assert!(store.copy_to(&path).await.is_err(), "a copy does not overwrite a file");
    if let Some(postgres) = Database::postgres().await {
        let refused = postgres.open().await.copy_to(&path).await;
        assert!(matches!(refused, Err(BackupError::NoCopy)), "{refused:?}");
    }
}

on_both! {
    async fn a_check_names_what_is_damaged(database: &Database) {
        use sqlx::Executor;
        let store = filled(database).await;
        let mut raw = database.raw().await;
        raw.execute("UPDATE guides SET document = '{}' WHERE owner = 'guild:1'").await.unwrap();
        raw.execute("UPDATE guides SET title = 'Other' WHERE owner = 'guild:2'").await.unwrap();
        raw.execute("UPDATE settings SET document = 'no'").await.unwrap();
        let faults = store.check().await.unwrap().faults.join("\n");
        for expected in ["of guild:1: its document cannot be read", "of guild:2: its row and its document have another title", "the settings of user:7"] {
            assert!(faults.contains(expected), "{faults}");
        }
    }
}
