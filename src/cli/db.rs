//! `starling db`: looking after what is kept, while the bot runs.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, anyhow, bail};
use secrecy::ExposeSecret;

use crate::cli::failure::Failure;
use crate::cli::output;
use crate::config::{DatabaseConfig, Environment};
use crate::guide::Timestamp;
use crate::store::backup::{Replace, verify};
use crate::store::{Address, OpenError, Store};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Write everything into one file: a dump (.jsonl), or a copy of an SQLite file (.db, .sqlite)
    Backup {
        /// A file that is not there yet
        file: PathBuf,
    },
    /// Read a backup into the database
    Restore {
        /// What `starling db backup` has written
        file: PathBuf,
        /// Replace what the database holds; it is put aside as a backup first
        #[arg(long)]
        force: bool,
    },
    /// Look for damage: the file, what belongs together, and every document
    Check,
}

/// The first bytes of every file of SQLite.
const SQLITE: &[u8] = b"SQLite format 3\0";

pub(super) fn run(command: &Command, environment: &Environment) -> Result<(), Failure> {
    let url = DatabaseConfig::read(environment).url;
    let address: Address = url
        .expose_secret()
        .parse()
        .map_err(|error| Failure::Usage(anyhow::Error::new::<crate::store::AddressError>(error)))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("start the runtime")
        .map_err(Failure::Input)?;
    runtime.block_on(async {
        if let Address::Sqlite(file) = &address
            && !file.exists()
            && !matches!(command, Command::Restore { .. })
        {
            let file = file.display();
            return Err(Failure::Input(anyhow!(
                "there is no database yet: the file {file} does not exist; set DATABASE_URL to name another"
            )));
        }
        let store = Store::open(&address).await.map_err(|error| Failure::Input(error.into()))?;
        let done = match command {
            Command::Backup { file } => backup(&store, file).await.map_err(Failure::Input),
            Command::Restore { file, force } => restore(&store, file, *force).await.map_err(Failure::Input),
            Command::Check => check(&store, &address).await,
        };
        store.close().await;
        done
    })
}

async fn backup(store: &Store, file: &Path) -> anyhow::Result<()> {
    let shown = file.display();
    if file.exists() {
        bail!("{shown} is there already; name a file that is not");
    }
    // Under another name until it is whole: whoever finds the file has a backup.
    let part = with_suffix(file, ".part");
    let _ = fs::remove_file(&part);
    let is_copy = file.extension().is_some_and(|kind| kind == "db" || kind == "sqlite" || kind == "sqlite3");
    let what = if is_copy {
        store.copy_to(&part).await.with_context(|| format!("cannot write {shown}"))?;
        "a copy of the SQLite file".to_owned()
    } else {
        let rows = dump(store, &part).await.with_context(|| format!("cannot write {shown}"))?;
        format!("{rows} rows")
    };
    fs::rename(&part, file).with_context(|| format!("cannot write {shown}"))?;
    output::note(&format!("Wrote {what} to {shown}"));
    Ok(())
}

async fn dump(store: &Store, file: &Path) -> anyhow::Result<u64> {
    Ok(store.dump(&mut Lasting::create(file)?, now()).await?)
}

/// A new file whose `flush` returns once everything is on the disk.
struct Lasting(BufWriter<File>);

impl Lasting {
    fn create(file: &Path) -> std::io::Result<Self> {
        File::create_new(file).map(BufWriter::new).map(Self)
    }
}

impl Write for Lasting {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()?;
        self.0.get_ref().sync_all()
    }
}

async fn restore(store: &Store, file: &Path, force: bool) -> anyhow::Result<()> {
    let shown = file.display();
    let mut start = Vec::new();
    File::open(file)
        .and_then(|open| open.take(SQLITE.len() as u64).read_to_end(&mut start))
        .with_context(|| format!("cannot read {shown}"))?;
    if start != SQLITE {
        return restore_dump(store, file, force).await.with_context(|| format!("cannot restore {shown}"));
    }
    // A copy is opened as a database of its own, which brings an old one up to date, and then read like any other.
    let folder = tempfile::tempdir().context("make a temporary folder")?;
    let copy = folder.path().join("copy.db");
    fs::copy(file, &copy).with_context(|| format!("cannot read {shown}"))?;
    let kept = Store::open(&Address::of_file(&copy)).await.map_err(|error| unopened(error, file))?;
    let faults = kept.check().await?.faults;
    if !faults.is_empty() {
        bail!("{shown} is damaged, so nothing was restored:\n{}", faults.join("\n"));
    }
    let text = folder.path().join("copy.jsonl");
    dump(&kept, &text).await?;
    kept.close().await;
    restore_dump(store, &text, force).await.with_context(|| format!("cannot restore {shown}"))
}

/// Why a copy cannot be restored, under the name that the person knows.
fn unopened(error: OpenError, file: &Path) -> anyhow::Error {
    let shown = file.display();
    match error {
        OpenError::Connect { .. } => {
            anyhow!("{shown} is damaged, so nothing was restored; use another backup")
        }
        OpenError::Foreign { .. } => {
            anyhow!("{shown} is another program's database; name a file that `starling db backup` has made")
        }
        OpenError::Newer { found, known, .. } => anyhow!(
            "{shown} was written by a newer Starling (schema version {found}; this one knows {known}); use that version or a \
             newer one"
        ),
        error => error.into(),
    }
}

async fn restore_dump(store: &Store, file: &Path, force: bool) -> anyhow::Result<()> {
    let found = verify(BufReader::new(File::open(file)?))?;
    let dump = BufReader::new(File::open(file)?);
    if force && !store.is_empty().await? {
        let aside = PathBuf::from(format!("starling-before-restore-{}.jsonl", now().unix()));
        let mut out = Lasting::create(&aside).with_context(|| format!("cannot write {}", aside.display()))?;
        if let Err(error) = store.restore(dump, Replace::Everything(&mut out), now()).await {
            // Nothing was replaced, so nothing was put aside.
            let _ = fs::remove_file(&aside);
            return Err(error.into());
        }
        output::note(&format!("What the database held before is in {}", aside.display()));
    } else {
        store.restore(dump, Replace::<File>::Nothing, now()).await?;
    }
    output::note(&format!("Restored {} rows of a backup made at {}", found.rows, found.made_at));
    Ok(())
}

async fn check(store: &Store, address: &Address) -> Result<(), Failure> {
    let checked = store.check().await.map_err(|error| Failure::Input(error.into()))?;
    let mut text: String = checked.faults.iter().map(|fault| format!("{fault}\n")).collect();
    text += &format!(
        "{address}: schema version {}; guides: {}; approved versions: {}; faults: {}.\n",
        checked.schema,
        checked.guides,
        checked.versions,
        checked.faults.len()
    );
    output::result(text.as_bytes(), None)?;
    if checked.faults.is_empty() { Ok(()) } else { Err(Failure::Shown) }
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn now() -> Timestamp {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    Timestamp::from_unix(i64::try_from(seconds).unwrap_or(i64::MAX))
}
