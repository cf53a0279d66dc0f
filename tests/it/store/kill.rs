//! Killed with SIGKILL at random moments while a guide is edited: nothing that was acknowledged is lost, nothing is done
//! twice, and the database opens clean.

use std::convert::Infallible;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use starling::guide::{Guide, GuideId};
use starling::store::Store;

use super::{Database, GUILD, effect, guide, on_both};

const ROUNDS: u64 = 50;
const EDITS: u64 = 200;
/// Rounds that run at the same time on PostgreSQL, where they mostly wait for the server. SQLite has one writer at a time.
const WORKERS: u64 = 5;
/// Tells the process that is killed which database to open and which guide to edit.
const ORDERS: &str = "STARLING_TEST_EDITS";

on_both! {
    async fn killed_at_random_moments_it_loses_nothing_and_does_nothing_twice(database: &Database) {
        database.open().await.close().await;
        let workers = if database.folder.is_some() { 1 } else { WORKERS };
        let kills: u64 = std::thread::scope(|scope| {
            let workers: Vec<_> =
                (0..workers).map(|worker| scope.spawn(move || work(database, worker, workers))).collect();
            workers.into_iter().map(|worker| worker.join().unwrap()).sum()
        });
        assert!(kills >= ROUNDS, "it was killed {kills} times only");
        assert_eq!(database.open().await.check().await.unwrap().faults, Vec::<String>::new());
    }
}

/// Every round that falls to one of the workers. Says how often it killed a process.
fn work(database: &Database, worker: u64, workers: u64) -> u64 {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let store = database.open().await;
        let mut kills = 0;
        for number in (1..=ROUNDS).filter(|number| number % workers == worker) {
            kills += round(database, &store, number).await;
        }
        kills
    })
}

/// All edits of one guide, by processes that are killed on the way. Says how many were.
async fn round(database: &Database, store: &Store, round: u64) -> u64 {
    let mut chance = ChaCha8Rng::seed_from_u64(round);
    let mut draft = guide(round);
    draft.introduction = "Edits:".to_owned();
    // What is edited is its introduction: more questions would only be more to write.
    draft.questions.truncate(1);
    store.guides().create(GUILD, effect(round * 1_000), &draft).await.unwrap();
    let (mut acknowledged, mut kills) = (0, 0);
    while acknowledged < EDITS {
        let mut editor = Editor::start(database, round, acknowledged + 1);
        let until = (acknowledged + chance.random_range(1..=EDITS)).min(EDITS);
        while acknowledged < until {
            acknowledged = editor.acknowledgement().expect("it lives until it is killed");
        }
        // A moment that is not always the one just after an acknowledgement.
        for _ in 0..chance.random_range(0..100_000) {
            std::hint::spin_loop();
        }
        kills += u64::from(acknowledged < EDITS);
        // What it said until its end was said.
        acknowledged = editor.kill().unwrap_or(acknowledged);
        let done = edits(store, draft.id).await;
        let expected: Vec<u64> = (1..=u64::try_from(done.len()).unwrap()).collect();
        assert_eq!(done, expected, "round {round}: each edit once, in order");
        let last = *done.last().unwrap_or(&0);
        assert!(last == acknowledged || last == acknowledged + 1, "{last} done, {acknowledged} acknowledged");
    }
    assert_eq!(edits(store, draft.id).await.len(), usize::try_from(EDITS).unwrap());
    kills
}

/// The edits that a guide has seen, as it says itself; its revision has to fit.
async fn edits(store: &Store, id: GuideId) -> Vec<u64> {
    let guide = store.guides().find(GUILD, id).await.unwrap().unwrap().guide;
    let words = guide.introduction.split_whitespace().skip(1);
    let edits: Vec<u64> = words.map(|word| word.parse().unwrap()).collect();
    assert_eq!(usize::try_from(guide.revision).unwrap(), edits.len() + 1);
    edits
}

/// A process that edits a guide through the store, and says so after each edit.
struct Editor {
    child: Child,
    said: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Editor {
    /// Starts it with all edits from this one on.
    fn start(database: &Database, round: u64, first: u64) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store::kill::edits_until_it_is_killed", "--ignored", "--nocapture"])
            .env(ORDERS, format!("{round} {}", database.url))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let orders: String = (first..=EDITS).map(|number| format!("{number}\n")).collect();
        // They fit into the pipe, so this does not wait for the process.
        child.stdin.as_mut().unwrap().write_all(orders.as_bytes()).unwrap();
        let said = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, said }
    }

    /// The number of the next edit that it says is done; `None` at its end.
    fn acknowledgement(&mut self) -> Option<u64> {
        self.said.by_ref().find_map(|line| line.unwrap().strip_prefix("done ")?.parse().ok())
    }

    /// Kills it, and gives the last edit that it had said was done.
    fn kill(mut self) -> Option<u64> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        std::iter::from_fn(|| self.acknowledgement()).last()
    }
}

/// What the process does that is killed: the edits that it is told, one transaction each, as the bot does them.
#[tokio::test]
#[ignore = "not a test of its own: started and killed by the tests of this file"]
async fn edits_until_it_is_killed() {
    let orders = std::env::var(ORDERS).expect("it is started by another test");
    let (round, url) = orders.split_once(' ').unwrap();
    let round: u64 = round.parse().unwrap();
    let store = Store::open(&url.parse().unwrap()).await.unwrap();
    for line in std::io::stdin().lines() {
        let number: u64 = line.unwrap().parse().unwrap();
        let edit = |guide: &mut Guide| {
            guide.introduction += &format!(" {number}");
            Ok::<_, Infallible>(())
        };
        let id = GuideId::from_chance(round);
        store.guides().apply(GUILD, id, effect(round * 1_000 + number), None, edit).await.unwrap();
        println!("done {number}");
    }
}
