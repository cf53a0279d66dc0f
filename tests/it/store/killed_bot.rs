//! `starling serve` itself, killed with SIGKILL at random moments while people edit a guide on Discord and Discord delivers
//! every interaction twice: what the person was told is kept, and nothing is done twice.

use std::pin::pin;
use std::process::Stdio;
use std::task::Poll;

use discord_sandbox::{Builder, Guild, Permissions, Person, Reply, Sandbox, User};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use starling::guide::GuideId;
use starling::store::{Owner, Page, Store, Which};
use tokio::process::{Child, Command};

use super::{Database, on_both};

const KILLS: u32 = 50;
/// How many people take turns: one alone would soon be asked to slow down.
const EDITORS: u32 = 8;
/// Most edits that are acknowledged between two kills.
const EDITS: u32 = 10;
/// How often the test gives way to the sandbox before it kills, at most: more often than an edit takes.
const MOMENTS: u32 = 4_000;

on_both! {
    async fn a_bot_that_is_killed_keeps_what_it_said_and_does_nothing_twice(database: &Database) {
        let mut chance = ChaCha8Rng::seed_from_u64(6);
        let editor = |number: u32| format!("Editor {number}");
        let people = (0..EDITORS).map(|number| {
            Person::new(&editor(number)).permissions(Permissions::MANAGE_MESSAGES)
        });
        let sandbox = people.fold(Sandbox::builder().guild(Guild::new("Hiring").channel("panel")), Builder::person).start().await.unwrap();
        let store = database.open().await;
        sandbox.deliver_twice(u32::MAX);
        let editors: Vec<User> = (0..EDITORS).map(|number| sandbox.user(&editor(number))).collect();
        let mut bot = serve(&sandbox, database);
        sandbox.wait_for_commands().await.unwrap();
        sandbox.wait_for_bot().await.unwrap();
        let made = editors[0].slash("/guide create profile:it-project-manager title:\"Edit 0\" count:2 seed:7").await.unwrap();
        assert!(says(&made, 0), "{}", made.text());
        let of = Owner::Guild(sandbox.guild_id("Hiring").unwrap().get());
        let listed = store.guides().list(of, Which::All, Page { number: 0, size: 10 }).await.unwrap();
        assert_eq!(listed.total, 1, "it is made once");
        let id = listed.guides[0].id;
        let edit = |number: u32| editors[number as usize % editors.len()].slash(&format!("/guide rename guide:{id} title:\"Edit {number}\""));
        let mut done = 0;
        for kill in 1..=KILLS {
            for _ in 0..chance.random_range(0..=EDITS) {
                done += 1;
                assert!(says(&edit(done).await.unwrap(), done));
            }
            let mut reply = pin!(edit(done + 1).send().unwrap().reply());
            let mut told = None;
            for _ in 0..chance.random_range(0..MOMENTS) {
                told = so_far(reply.as_mut()).await;
                if told.is_some() {
                    break;
                }
                tokio::task::yield_now().await;
            }
            bot.kill().await.unwrap();
            sandbox.wait_for_no_bot().await.unwrap();
            if told.is_none() {
                told = so_far(reply.as_mut()).await;
            }
            let was_told = told.is_some_and(|reply| says(&reply.unwrap(), done + 1));
            let applied = edits(&store, of, id).await;
            assert!(applied == done + 1 || (applied == done && !was_told), "kill {kill}: {applied} after {done}");
            done = applied;
            bot = serve(&sandbox, database);
            sandbox.wait_for_bot().await.unwrap();
        }
        assert!(done >= 200, "only {done} edits were made");
        assert!(says(&edit(done + 1).await.unwrap(), done + 1), "it goes on");
        assert_eq!(edits(&store, of, id).await, done + 1);
        assert_eq!(store.check().await.unwrap().faults, Vec::<String>::new());
        bot.kill().await.unwrap();
    }
}

fn serve(sandbox: &Sandbox, database: &Database) -> Child {
    Command::new(env!("CARGO_BIN_EXE_starling"))
        .args(["serve", "--discord-api-proxy", sandbox.api_base()])
        .current_dir(std::env::temp_dir())
        .env_clear()
        .env("DISCORD_TOKEN", sandbox.token())
        .env("DATABASE_URL", &database.url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap()
}

/// Whether the reply shows the guide after this edit.
fn says(reply: &Reply, edit: u32) -> bool {
    reply.text().lines().any(|line| line.trim_start_matches(['#', ' ']) == format!("Edit {edit}"))
}

/// What a future has come to, without waiting for it.
async fn so_far<F: Future>(mut future: std::pin::Pin<&mut F>) -> Option<F::Output> {
    std::future::poll_fn(|context| {
        Poll::Ready(match future.as_mut().poll(context) {
            Poll::Ready(output) => Some(output),
            Poll::Pending => None,
        })
    })
    .await
}

/// How many edits the guide has seen: its title says so, and its revision has to fit.
async fn edits(store: &Store, owner: Owner, id: GuideId) -> u32 {
    let guide = store.guides().find(owner, id).await.unwrap().unwrap().guide;
    let edits: u32 = guide.title.strip_prefix("Edit ").unwrap().parse().unwrap();
    assert_eq!(guide.revision, edits + 1, "each edit once");
    edits
}
