//! `starling db` as whoever runs a bot types it: what it does, and every way in which it can be misused.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use starling::guide::Timestamp;
use starling::store::{Owner, Store};

use super::{Database, GUILD, NOW, OTHER, approved, effect, guide, on_both};

/// Runs `starling db` in a folder, with the database of this address; what was typed, the exit code, and what was said.
fn db(folder: &Path, url: &str, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_starling"))
        .arg("db")
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("DATABASE_URL", url)
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    format!("$ starling db {}\n{said}exit code {}\n", arguments.join(" "), output.status.code().unwrap())
}

/// The same, which has to succeed.
#[track_caller]
fn done(folder: &Path, url: &str, arguments: &[&str]) {
    let said = db(folder, url, arguments);
    assert!(said.ends_with("exit code 0\n"), "{said}");
}

/// A text without what is different each time: the folder's name and moments.
fn masked(text: &str, folder: &Path) -> String {
    let text = text.replace(&*folder.to_string_lossy(), "FOLDER");
    let moment = regex::Regex::new(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ").unwrap();
    let unix = regex::Regex::new(r"\b1\d{9}\b").unwrap();
    unix.replace_all(&moment.replace_all(&text, "MOMENT"), "SECONDS").into_owned()
}

async fn fill(database: &Database) {
    let store = database.open().await;
    store.guides().create(GUILD, effect(1), &approved(guide(1))).await.unwrap();
    store.guides().create(OTHER, effect(2), &guide(2)).await.unwrap();
    store.guides().archive(OTHER, guide(2).id, effect(3)).await.unwrap();
    store.change_settings(Owner::User(7), effect(4), |settings| settings.minutes = Some(30)).await.unwrap();
    store.close().await;
}

/// Everything that a database holds, as text.
async fn held(database: &Database) -> String {
    let store: Store = database.open().await;
    let mut out = Vec::new();
    store.dump(&mut out, Timestamp::from_unix(NOW)).await.unwrap();
    store.close().await;
    String::from_utf8(out).unwrap()
}

on_both! {
    async fn what_the_command_writes_it_restores_to_equal_data(database: &Database) {
        fill(database).await;
        let before = held(database).await;
        let folder = tempfile::tempdir().unwrap();
        let mut kinds = vec!["everything.jsonl"];
        if database.folder.is_some() {
            kinds.push("everything.db");
        }
        for file in kinds {
            done(folder.path(), &database.url, &["backup", file]);
            let mut targets = vec![Database::sqlite()];
            targets.extend(Database::postgres().await);
            for target in &targets {
                done(folder.path(), &target.url, &["restore", file]);
                done(folder.path(), &target.url, &["check"]);
                assert_eq!(held(target).await, before, "{file}");
            }
        }
        assert_eq!(held(database).await, before, "a backup changes nothing");
    }
}

#[tokio::test]
async fn what_is_replaced_is_put_aside_and_can_be_brought_back() {
    let (database, folder) = (Database::sqlite(), tempfile::tempdir().unwrap());
    fill(&database).await;
    let before = held(&database).await;
    let empty = Database::sqlite();
    empty.open().await.close().await;
    done(folder.path(), &empty.url, &["backup", "empty.jsonl"]);
    done(folder.path(), &database.url, &["restore", "empty.jsonl", "--force"]);
    assert_eq!(held(&database).await, held(&empty).await);
    let aside = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .find(|name| name.starts_with("starling-before-restore-"))
        .unwrap();
    done(folder.path(), &database.url, &["restore", &aside]);
    assert_eq!(held(&database).await, before);
}

/// A file of SQLite that is no database of Starling's.
async fn foreign(path: &Path) {
    use sqlx::{Connection, Executor};
    sqlx::any::install_default_drivers();
    let url = format!("sqlite://{}?mode=rwc", path.display());
    let mut connection = sqlx::AnyConnection::connect(&url).await.unwrap();
    connection.execute("CREATE TABLE recipes (name TEXT)").await.unwrap();
    connection.close().await.unwrap();
}

#[tokio::test]
async fn every_message_of_the_command_says_what_to_do() {
    let (database, folder) = (Database::sqlite(), tempfile::tempdir().unwrap());
    let here = folder.path();
    fill(&database).await;
    done(here, &database.url, &["backup", "sound.jsonl"]);
    done(here, &database.url, &["backup", "sound.db"]);
    let dump = fs::read(here.join("sound.jsonl")).unwrap();
    let copy = fs::read(here.join("sound.db")).unwrap();
    let text = String::from_utf8(dump.clone()).unwrap();
    for (name, bytes) in [
        ("there.jsonl", b"mine".to_vec()),
        ("empty.jsonl", Vec::new()),
        ("letter.txt", b"Dear Maya,\n".to_vec()),
        ("letter.db", b"Dear Maya,\n".to_vec()),
        ("binary.jsonl", vec![0xff, 0xfe, 0, 1]),
        ("short.jsonl", dump[..dump.len() / 2].to_vec()),
        (
            "no-end.jsonl",
            text.lines().take(3).map(|line| format!("{line}\n")).collect::<String>().into_bytes(),
        ),
        ("changed.jsonl", text.replacen("Guide 1", "Guide 9", 1).into_bytes()),
        ("short.db", copy[..copy.len() / 2].to_vec()),
    ] {
        fs::write(here.join(name), bytes).unwrap();
    }
    foreign(&here.join("recipes.db")).await;
    let file = |name: &str| format!("sqlite://{}", here.join(name).display());
    let (none, fresh, url) = (file("none.db"), file("fresh.db"), database.url.clone());
    let mut said = String::new();
    for (url, arguments) in [
        (&none, &["backup", "all.jsonl"][..]),
        (&none, &["check"]),
        (&url, &["backup"]),
        (&url, &["backup", "there.jsonl"]),
        (&url, &["backup", "no-such-folder/all.jsonl"]),
        (&url, &["backup", "all.jsonl"]),
        (&url, &["backup", "all.sqlite"]),
        (&url, &["restore", "missing.jsonl"]),
        (&url, &["restore", "."]),
        (&url, &["restore", "sound.jsonl"]),
        (&url, &["restore", "sound.db"]),
        (&url, &["restore", "sound.jsonl", "--force"]),
        (&fresh, &["restore", "empty.jsonl"]),
        (&fresh, &["restore", "letter.txt"]),
        (&fresh, &["restore", "letter.db"]),
        (&fresh, &["restore", "binary.jsonl"]),
        (&fresh, &["restore", "short.jsonl"]),
        (&fresh, &["restore", "no-end.jsonl"]),
        (&fresh, &["restore", "changed.jsonl"]),
        (&fresh, &["restore", "short.db"]),
        (&fresh, &["restore", "recipes.db"]),
        (&fresh, &["check"]),
        (&file("letter.txt"), &["check"]),
        (&file("recipes.db"), &["check"]),
        (&file("no-such-folder/starling.db"), &["restore", "sound.jsonl"]),
        (&"mysql://localhost/starling".to_owned(), &["check"]),
        (&url, &["check"]),
    ] {
        writeln!(said, "{}", db(here, url, arguments)).unwrap();
    }
    let said = masked(&said, here);
    let own = database.folder.as_ref().unwrap().path();
    insta::assert_snapshot!(masked(&said, own));
    assert_eq!(fs::read(here.join("there.jsonl")).unwrap(), b"mine", "what was there is untouched");
    let left: Vec<_> = fs::read_dir(here).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().ends_with(".part")), "{left:?}");
}
