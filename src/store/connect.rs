//! Connections, and how each is set up.

use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers};
use sqlx::migrate::MigrateError;
use sqlx::{Any, AnyConnection, AnyPool, ConnectOptions, Connection, Executor};

use crate::store::address::Address;
use crate::store::error::{Failure, OpenError, Trouble};
use crate::store::migrate;

/// A transaction on either database.
pub(super) type Transaction = sqlx::Transaction<'static, Any>;

/// How many connections are open at most: SQLite has one writer at a time, and its readers are quick.
const MOST_CONNECTIONS: u32 = 8;
/// How long a query waits for a connection: a person waits for its answer.
const ACQUIRE: Duration = Duration::from_secs(2);
/// How often a fresh SQLite file is tried again while another process is making it, and how long between.
const TRIES: u32 = 100;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);

/// What every connection to SQLite is set to.
///
/// `synchronous = FULL`: a commit returns once it is on the disk. `secure_delete`: deleted bytes are overwritten.
/// `auto_vacuum` has an effect on a new file only, and comes before `journal_mode` for that.
const SQLITE: &str = "\
    PRAGMA busy_timeout = 5000;\
    PRAGMA auto_vacuum = INCREMENTAL;\
    PRAGMA journal_mode = WAL;\
    PRAGMA foreign_keys = ON;\
    PRAGMA synchronous = FULL;\
    PRAGMA secure_delete = ON;";

/// What every connection to PostgreSQL is set to: a commit returns once it is on the disk, whatever the server's default.
const POSTGRES: &str = "SET synchronous_commit = on; SET client_min_messages = warning;";

/// Any number that other programs on the same database are unlikely to lock: "starling" in ASCII.
const MIGRATION_LOCK: &str = "SELECT pg_advisory_xact_lock(8319395793567870567)";

/// How many tables and views a file of SQLite holds that was never Starling's. A database of PostgreSQL may be shared; a
/// file with other tables is a mistyped name.
const FOREIGN: &str = "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'sqlite%' \
                       AND NOT EXISTS (SELECT 1 FROM sqlite_master WHERE name = '_sqlx_migrations')";

/// Which of the two databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    pub(super) fn of(address: &Address) -> Self {
        match address {
            Address::Sqlite(_) => Self::Sqlite,
            Address::Postgres(_) => Self::Postgres,
        }
    }

    /// The name, as in the names of migrations.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }

    /// Begins a transaction that will write. SQLite takes its lock at once: a transaction that reads first and then finds
    /// that another has written meanwhile could not go on.
    pub(super) fn begin_writing(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN",
        }
    }

    /// Begins a transaction that sees everything as it is at one moment.
    pub(super) fn begin_reading(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN",
            Self::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }

    fn settings(self) -> &'static str {
        match self {
            Self::Sqlite => SQLITE,
            Self::Postgres => POSTGRES,
        }
    }
}

/// Opens a database and brings its schema up to date.
pub(super) async fn open(address: &Address) -> Result<AnyPool, OpenError> {
    install_default_drivers();
    let engine = Engine::of(address);
    let failed = |error| OpenError::Connect { address: address.clone(), failure: Failure(error) };
    let options = address.options().map_err(failed)?;
    // One connection by itself first: a pool would go on trying, and say in the end only that it took too long.
    let first = first(engine, &options).await.map_err(failed)?;
    first.close().await.map_err(failed)?;
    let pool = AnyPoolOptions::new()
        .max_connections(MOST_CONNECTIONS)
        .acquire_timeout(ACQUIRE)
        .after_connect(move |connection, _| {
            Box::pin(async move { connection.execute(engine.settings()).await.map(drop) })
        })
        .connect_lazy_with(options);
    migrate(address, engine, &pool).await?;
    Ok(pool)
}

/// Connects and sets the connection up. Making an SQLite file takes locks that SQLite itself does not wait for.
async fn first(engine: Engine, options: &AnyConnectOptions) -> sqlx::Result<AnyConnection> {
    let mut tries = 0;
    loop {
        let connected = async {
            let mut connection = options.connect().await?;
            connection.execute(engine.settings()).await?;
            Ok(connection)
        };
        match connected.await {
            Err(error) if Trouble::of(&error) == Some(Trouble::Busy) && tries < TRIES => {
                tries += 1;
                tokio::time::sleep(BETWEEN_TRIES).await;
            }
            outcome => return outcome,
        }
    }
}

async fn migrate(address: &Address, engine: Engine, pool: &AnyPool) -> Result<(), OpenError> {
    let failed = |error| OpenError::Connect { address: address.clone(), failure: Failure(error) };
    let mut transaction = pool.begin_with(engine.begin_writing()).await.map_err(failed)?;
    if engine == Engine::Postgres {
        transaction.execute(MIGRATION_LOCK).await.map_err(failed)?;
    }
    if engine == Engine::Sqlite {
        let foreign: i64 = sqlx::query_scalar(FOREIGN).fetch_one(&mut *transaction).await.map_err(failed)?;
        if foreign > 0 {
            return Err(OpenError::Foreign { address: address.clone() });
        }
    }
    match migrate::run(engine, &mut transaction).await {
        Ok(()) => transaction.commit().await.map_err(failed),
        Err(MigrateError::VersionMissing(found)) => {
            Err(OpenError::Newer { address: address.clone(), found, known: migrate::newest() })
        }
        Err(MigrateError::Execute(error)) => Err(failed(error)),
        Err(error) => Err(OpenError::Migrate { address: address.clone(), why: error.to_string() }),
    }
}
