//! Opening: by several at once, by an older program, and what cannot be opened.

use std::fs;

use sqlx::{AnyConnection, Connection, Executor};
use starling::store::{Address, OpenError, Store};

use super::{Database, GUILD, approved, effect, guide, on_both};

on_both! {
    async fn many_may_open_a_new_database_at_once(database: &Database) {
        let opening: Vec<_> = (0..12).map(|_| {
            let address = database.address.clone();
            // Each on a thread and runtime of its own, as far apart as processes are to the database.
            std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                runtime.block_on(async { Store::open(&address).await.map(drop) })
            })
        }).collect();
        for thread in opening {
            thread.join().unwrap().unwrap();
        }
        assert_eq!(database.open().await.check().await.unwrap().faults, Vec::<String>::new());
    }
}

on_both! {
    async fn what_a_newer_program_wrote_is_left_alone(database: &Database) {
        database.open().await.close().await;
        let mut raw = database.raw().await;
        raw.execute("UPDATE _sqlx_migrations SET version = 999").await.unwrap();
        match Store::open(&database.address).await {
            Err(OpenError::Newer { found: 999, known: 1, .. }) => {}
            other => panic!("{other:?}"),
        }
    }
}

on_both! {
    async fn an_approved_version_cannot_be_changed_in_the_database_either(database: &Database) {
        let store = database.open().await;
        store.guides().create(GUILD, effect(1), &approved(guide(1))).await.unwrap();
        let mut raw = database.raw().await;
        let refused = raw.execute("UPDATE guide_versions SET document = '{}'").await.unwrap_err();
        assert!(refused.to_string().contains("an approved version never changes"), "{refused}");
    }
}

impl Database {
    /// A connection that knows nothing of Starling.
    pub(super) async fn raw(&self) -> AnyConnection {
        sqlx::any::install_default_drivers();
        AnyConnection::connect(&self.url).await.unwrap()
    }
}

#[tokio::test]
async fn what_cannot_be_opened_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| Address::of_file(&folder.path().join(name));
    fs::write(folder.path().join("notes.txt"), "These are notes, and no database. ".repeat(100)).unwrap();
    for (address, expected) in [
        (at("no-such-folder/x.db"), "check that its folder exists"),
        (at("notes.txt"), "the file is no SQLite database; name another file"),
        ("postgres://starling:hunter2@127.0.0.1:9/x".parse().unwrap(), "check that it runs"),
    ] {
        let said = Store::open(&address).await.unwrap_err().to_string();
        assert!(said.contains(expected) && !said.contains("hunter2"), "{said}");
    }
    if let Some(database) = Database::postgres().await {
        let (server, _) = database.url.rsplit_once('/').unwrap();
        let said = Store::open(&format!("{server}/missing").parse().unwrap()).await.unwrap_err().to_string();
        assert!(said.contains("the server has no database of that name"), "{said}");
    }
}
