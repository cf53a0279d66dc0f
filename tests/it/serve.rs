//! `starling serve` as a process: started, used, and told to stop.

use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use discord_sandbox::Sandbox;
use starling::guide::Timestamp;
use starling::store::{Effect, Owner, Page, Which};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};

use crate::store::{guide, on_both};

/// Sends a signal by the system's own tool; the workspace forbids the unsafe call.
fn signal(process: u32, name: &str) {
    let sent = Command::new("kill").args(["-s", name, &process.to_string()]).status().unwrap();
    assert!(sent.success());
}

fn serve(folder: &std::path::Path, sandbox: &Sandbox, format: &str) -> tokio::process::Child {
    command(folder, sandbox, format).spawn().unwrap()
}

fn command(folder: &std::path::Path, sandbox: &Sandbox, format: &str) -> tokio::process::Command {
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_starling"));
    command
        .args(["serve", "--discord-api-proxy", sandbox.api_base()])
        .current_dir(folder)
        .env_clear()
        .env("DISCORD_TOKEN", sandbox.token())
        .env("LOG_FORMAT", format)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
}

async fn ended(mut child: tokio::process::Child) -> (ExitStatus, String) {
    let status = tokio::time::timeout(Duration::from_secs(10), child.wait())
        .await
        .expect("it stops within ten seconds")
        .unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).await.unwrap();
    (status, said)
}

#[tokio::test]
async fn it_answers_until_it_is_told_to_stop_and_logs_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    for (name, format) in [("TERM", "text"), ("INT", "json")] {
        let sandbox = Sandbox::start().await.unwrap();
        let profiles = folder.path().join("profiles");
        std::fs::create_dir_all(&profiles).unwrap();
        std::fs::write(profiles.join("faulty.yaml"), "title: [").unwrap();
        let child = serve(folder.path(), &sandbox, format);
        sandbox.wait_for_bot().await.unwrap();
        let owner = sandbox.user("Owner");
        let reply = owner
            .slash("/questions profile:it-project-manager competency:Nonsense-words-of-mine")
            .await
            .unwrap();
        assert!(reply.text().contains("no competency called"));
        signal(child.id().unwrap(), name);
        let (status, said) = ended(child).await;
        assert_eq!(status.code(), Some(0), "{said}");
        assert!(said.contains("faulty.yaml"), "{said}");
        assert!(said.contains("Connected to Discord") && said.contains("Stopped"), "{said}");
        assert!(said.contains("Answered") && said.contains("latency_ms"), "{said}");
        assert!(!said.contains(sandbox.token()) && !said.contains("Nonsense-words"), "{said}");
        if format == "json" {
            assert!(said.lines().all(|line| line.starts_with('{') && line.ends_with('}')), "{said}");
        }
        assert!(sandbox.findings().is_empty(), "{:?}", sandbox.findings());
    }
}

#[tokio::test]
async fn the_sandbox_ends_without_a_word_of_trouble() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["TERM", "INT"] {
        let mut child = tokio::process::Command::new(env!("CARGO_BIN_EXE_starling"))
            .args(["sandbox", "--port", "0"])
            .current_dir(folder.path())
            .env_clear()
            .env("TMPDIR", folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ready = lines.next_line().await.unwrap().unwrap_or_default();
        assert!(ready.contains("http://127.0.0.1:"), "{ready}");
        signal(child.id().unwrap(), name);
        let (status, said) = ended(child).await;
        assert_eq!((status.code(), said.as_str()), (Some(0), ""), "{name}");
    }
    let left = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 0, "its database goes with it");
}

#[tokio::test]
async fn a_changed_profile_is_noticed_and_a_faulty_one_keeps_its_last_good_version() {
    let folder = tempfile::tempdir().unwrap();
    let profiles = folder.path().join("profiles");
    std::fs::create_dir(&profiles).unwrap();
    let file = profiles.join("baker.csv");
    std::fs::write(&file, "competency,statement\nBaking,Bake bread\n").unwrap();
    let sandbox = Sandbox::start().await.unwrap();
    let mut child = serve(folder.path(), &sandbox, "text");
    sandbox.wait_for_bot().await.unwrap();
    let owner = sandbox.user("Owner");
    let shown = || async { owner.slash("/profile show profile:baker").await.unwrap().text() };
    assert!(shown().await.contains("Bake bread"));
    let mut stderr = child.stderr.take().unwrap();
    for (text, said, wanted) in [
        ("competency,statement\nBaking,Bake cakes\n", "Reloaded the profile `baker`", "Bake cakes"),
        ("competency\nBaking\n", "Kept the last good version of `baker`", "Bake cakes"),
    ] {
        std::fs::write(&file, text).unwrap();
        // SIGHUP, so that the test does not have to wait for the system to announce the change.
        signal(child.id().unwrap(), "HUP");
        until_said(&mut stderr, said).await;
        assert!(shown().await.contains(wanted), "{said}");
    }
    signal(child.id().unwrap(), "TERM");
    let status =
        tokio::time::timeout(Duration::from_secs(10), child.wait()).await.expect("it stops").unwrap();
    assert_eq!(status.code(), Some(0));
}

/// Reads what a process says until it has said this.
async fn until_said(stderr: &mut tokio::process::ChildStderr, wanted: &str) {
    let mut said = Vec::new();
    let reading = async {
        while !String::from_utf8_lossy(&said).contains(wanted) {
            assert_ne!(stderr.read_buf(&mut said).await.unwrap(), 0, "{}", String::from_utf8_lossy(&said));
        }
    };
    tokio::time::timeout(Duration::from_secs(10), reading).await.expect(wanted);
}

on_both! {
    async fn what_its_owner_keeps_no_longer_is_deleted_by_the_running_bot(database: &Database) {
        let (old, fresh) = (Timestamp::from_unix(1_600_000_000), Timestamp::from_unix(4_000_000_000));
        let store = database.open().await;
        for (number, at) in [(1, old), (2, fresh)] {
            let effect = Effect { id: number, actor: Some(1001), at };
            store.guides().create(Owner::User(1001), effect, &guide(number)).await.unwrap();
        }
        let effect = Effect { id: 3, actor: Some(1001), at: old };
        store.change_settings(Owner::User(1001), effect, |settings| settings.retention_days = Some(30)).await.unwrap();
        let (folder, sandbox) = (tempfile::tempdir().unwrap(), Sandbox::start().await.unwrap());
        let mut command = command(folder.path(), &sandbox, "text");
        let mut child = command.env("DATABASE_URL", &database.url).spawn().unwrap();
        until_said(child.stderr.as_mut().unwrap(), "Deleted what had been kept for long enough").await;
        let page = Page { number: 0, size: 10 };
        let left = store.guides().list(Owner::User(1001), Which::All, page).await.unwrap();
        assert_eq!((left.total, left.guides[0].id), (1, guide(2).id));
        child.kill().await.unwrap();
    }
}

#[tokio::test]
async fn a_discord_that_cannot_be_reached_is_waited_for_in_words_and_the_wait_can_be_ended() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_starling"));
    command
        .args(["serve", "--discord-api-proxy", "http://127.0.0.1:9"])
        .current_dir(folder.path())
        .env_clear();
    let mut child =
        command.env("DISCORD_TOKEN", "any").stderr(Stdio::piped()).kill_on_drop(true).spawn().unwrap();
    until_said(child.stderr.as_mut().unwrap(), "trying again in").await;
    signal(child.id().unwrap(), "TERM");
    let status =
        tokio::time::timeout(Duration::from_secs(10), child.wait()).await.expect("it stops").unwrap();
    assert_eq!(status.code(), Some(0));
}
