//! How long `/guide list` and the names under a person's typing take, with 10,000 servers of 20 guides each in SQLite. The
//! aim: 20 ms at the median. `cargo bench --bench store`; the file takes some gigabytes of the temporary folder.

use std::time::{Duration, Instant};

use anyhow::Context;
use sqlx::{AnyConnection, Connection, Executor};
use starling::app::App;
use starling::config::{ContentConfig, Folder};
use starling::guide::{Beginning, Guide, GuideId, Person, StandardScale, Timestamp};
use starling::question::{Generator, Request, Seed, Size};
use starling::store::{Address, Effect, Owner, Page, Store, Which};

const SERVERS: u64 = 10_000;
const GUIDES: u64 = 20;
/// How many servers ask; each asks once, so that nothing of its rows has been read before.
const ASKING: u64 = 1_000;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("starling.db");
    let started = Instant::now();
    fill(&file).await?;
    let bytes = std::fs::metadata(&file)?.len();
    write_line(&format!(
        "{SERVERS} servers of {GUIDES} guides in {:.0?}: {} MiB",
        started.elapsed(),
        bytes / 1_048_576
    ));
    let store = Store::open(&Address::of_file(&file)).await?;
    let guides = store.guides();
    // A step that has nothing in common with the number of servers comes by all of them in no order.
    let owner = |number: u64| Owner::Guild(1 + number * 7_919 % SERVERS);
    let mut times = Vec::new();
    for number in 0..ASKING {
        let start = Instant::now();
        let listed = guides.list(owner(number), Which::Active, Page { number: 0, size: 10 }).await?;
        times.push(start.elapsed());
        anyhow::ensure!((listed.guides.len(), u64::from(listed.total)) == (10, GUIDES), "a page is missing");
    }
    report("/guide list, a page of 10", &mut times);
    for (what, typed, expected) in
        [("nothing typed", "", 20), ("some of a title", "7", 2), ("no guide's title", "zebra", 0)]
    {
        let mut times = Vec::new();
        for number in 0..ASKING {
            let start = Instant::now();
            let found = guides.search(owner(number), Which::All, typed, 25).await?;
            times.push(start.elapsed());
            anyhow::ensure!(found.len() == expected, "{} guides for `{typed}`, not {expected}", found.len());
        }
        report(&format!("names while typing, {what}"), &mut times);
    }
    let mut times = Vec::new();
    for number in 0..ASKING {
        let id = guides.list(owner(number), Which::Active, Page { number: 1, size: 10 }).await?.guides[0].id;
        let start = Instant::now();
        guides.find(owner(number), id).await?.context("the guide is there")?;
        times.push(start.elapsed());
    }
    report("one guide, read whole", &mut times);
    store.close().await;
    Ok(())
}

/// The guides of one server by way of the store, and those of the others as copies of its rows.
async fn fill(file: &std::path::Path) -> anyhow::Result<()> {
    let store = Store::open(&Address::of_file(file)).await?;
    for number in 1..=GUIDES {
        let at = Timestamp::from_unix(1_796_083_200 + i64::try_from(number)?);
        let effect = Effect { id: number, actor: Some(1001), at };
        store.guides().create(Owner::Guild(1), effect, &guide(number)?).await?;
    }
    store.close().await;
    let mut connection = AnyConnection::connect(&format!("sqlite://{}", file.display())).await?;
    // Nothing here has to survive a power cut.
    connection.execute("PRAGMA synchronous = OFF").await?;
    let others = format!(
        "WITH RECURSIVE other(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM other WHERE n < {SERVERS})"
    );
    for (table, columns) in [
        (
            "guides",
            "id, title, sought, role, questions, minutes, author, revision, version, approved, created_at, changed_at, \
             archived_at, document",
        ),
        ("guide_people", "guide, person"),
    ] {
        let copy = format!(
            "INSERT INTO {table} (owner, {columns}) {others} SELECT 'guild:' || n, {columns} FROM other, {table} \
             WHERE owner = 'guild:1'"
        );
        connection.execute(sqlx::AssertSqlSafe(copy)).await?;
    }
    connection.close().await?;
    Ok(())
}

/// A draft of five questions, as `/guide create` makes it.
fn guide(number: u64) -> anyhow::Result<Guide> {
    let none = || Folder::Default("no-such-folder".into());
    let content = App::load(ContentConfig { profiles: none(), templates: none() }).0.content();
    let profile = content.profile("it-project-manager")?;
    let request = Request {
        competencies: Vec::new(),
        size: Size::Count(5),
        kinds: Vec::new(),
        level: None,
        seed: Seed::new(u32::try_from(number)?),
    };
    let set = Generator::new(profile, &content.templates, request)?.generate()?;
    let beginning = Beginning {
        id: GuideId::from_chance(number),
        title: format!("IT project manager, round {number}"),
        scale: StandardScale::Five,
        by: Person::new(1001, "Maya"),
        at: Timestamp::from_unix(1_796_083_200),
    };
    Ok(Guide::begin(beginning, profile, &content.templates, set)?)
}

fn report(what: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    write_line(&format!(
        "{what}: median {:.2?}, 99 of 100 within {:.2?}, at most {:.2?}",
        at(50),
        at(99),
        at(100)
    ));
}

fn write_line(text: &str) {
    use std::io::Write;
    // Nothing can be done if standard output is closed.
    let _ = writeln!(std::io::stdout(), "{text}");
}
