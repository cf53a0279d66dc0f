//! What is kept: the same tests on SQLite and on a real PostgreSQL.

mod backup;
mod commands;
mod guides;
mod kill;
mod killed_bot;
mod open;
mod postgres;
mod privacy;
mod retention;

use std::sync::{Arc, LazyLock};

use starling::app::{App, Content};
use starling::config::{ContentConfig, Folder};
use starling::guide::{Beginning, Guide, GuideId, Person, StandardScale, State, Timestamp};
use starling::question::{Generator, Request, Seed, Size};
use starling::store::{Address, Effect, Owner, Store};

/// A server of these tests.
const GUILD: Owner = Owner::Guild(1);
/// Another.
const OTHER: Owner = Owner::Guild(2);
/// A moment: 1 December 2026.
const NOW: i64 = 1_796_083_200;

/// Runs one test on both databases, as two tests: `name::sqlite` and `name::postgres`.
macro_rules! on_both {
    ($(#[doc = $doc:literal])* async fn $name:ident($database:ident: &Database) $body:block) => {
        mod $name {
            use super::*;

            $(#[doc = $doc])*
            async fn test($database: &crate::store::Database) $body

            #[tokio::test]
            async fn sqlite() {
                test(&crate::store::Database::sqlite()).await;
            }

            #[tokio::test]
            async fn postgres() {
                if let Some(database) = crate::store::Database::postgres().await {
                    test(&database).await;
                }
            }
        }
    };
}
pub(crate) use on_both;

/// An empty database of a test's own.
pub(crate) struct Database {
    pub(crate) address: Address,
    /// The same, for a connection that knows nothing of Starling.
    pub(crate) url: String,
    /// Where the file is, for SQLite.
    folder: Option<tempfile::TempDir>,
}

impl Database {
    pub(crate) fn sqlite() -> Self {
        // A folder in memory where there is one: what is tested survives a process, not a power cut.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let url = format!("sqlite://{}", folder.path().join("starling.db").display());
        Self { address: url.parse().unwrap(), url, folder: Some(folder) }
    }

    /// `None`, with the reason printed, where there is no PostgreSQL.
    pub(crate) async fn postgres() -> Option<Self> {
        let url = postgres::database()?;
        Some(Self { address: url.parse().unwrap(), url, folder: None })
    }

    pub(crate) async fn open(&self) -> Store {
        Store::open(&self.address).await.unwrap()
    }
}

/// Somebody's interaction, a second after the one before.
fn effect(id: u64) -> Effect {
    Effect { id, actor: Some(1001), at: Timestamp::from_unix(NOW + i64::try_from(id % 100_000).unwrap()) }
}

/// A draft of four questions.
pub(crate) fn guide(number: u64) -> Guide {
    static CONTENT: LazyLock<Arc<Content>> = LazyLock::new(|| {
        let none = || Folder::Default("no-such-folder".into());
        App::load(ContentConfig { profiles: none(), templates: none() }).0.content()
    });
    let profile = CONTENT.profile("it-project-manager").unwrap();
    let request = Request {
        competencies: Vec::new(),
        size: Size::Count(4),
        kinds: Vec::new(),
        level: None,
        seed: Seed::new(7),
    };
    let set = Generator::new(profile, &CONTENT.templates, request).unwrap().generate().unwrap();
    let beginning = Beginning {
        id: GuideId::from_chance(number),
        title: format!("Guide {number}"),
        scale: StandardScale::Five,
        by: Person::new(1001, "Maya"),
        at: Timestamp::from_unix(NOW),
    };
    Guide::begin(beginning, profile, &CONTENT.templates, set).unwrap()
}

/// The same guide, approved by Maya.
fn approved(mut guide: Guide) -> Guide {
    guide.state = State::Approved { by: Person::new(1001, "Maya"), at: Timestamp::from_unix(NOW) };
    guide
}
