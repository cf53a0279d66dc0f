//! Reading a dump: looked through first, then written in one transaction.

use std::io::{BufRead, Write};

use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use sqlx::Executor;

use super::BackupError;
use super::dump::{End, FORMAT, Head, Line, dump_in};
use super::tables::{Cell, TABLES, Table};
use crate::guide::Timestamp;
use crate::store::connect::{Engine, Transaction};
use crate::store::{Store, migrate};

/// What a sound dump holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// When it was made.
    pub made_at: Timestamp,
    /// How many rows it has.
    pub rows: u64,
}

/// What becomes of what the database holds.
pub enum Replace<'a, W> {
    /// It must hold nothing.
    Nothing,
    /// It is written here as a dump, and then deleted.
    Everything(&'a mut W),
}

/// Looks through a dump: whether it is whole, unchanged, and of a kind that this program reads.
///
/// # Errors
///
/// What is wrong with it, and where.
pub fn verify(dump: impl BufRead) -> Result<Found, BackupError> {
    let mut lines = Lines::of(dump);
    let head = head(&mut lines)?;
    let mut rows = 0;
    loop {
        let before = lines.digest.clone();
        let Some(text) = lines.next()? else { return Err(BackupError::Torn) };
        if let Ok(end) = serde_json::from_str::<End>(&text) {
            let digest = data_encoding::HEXLOWER.encode(&before.finalize());
            if end.sha256 != digest || end.rows != rows {
                return Err(BackupError::Digest);
            }
            if lines.next()?.is_some() {
                return Err(lines.fault("there is more after the end of the backup"));
            }
            return Ok(Found { made_at: head.made_at, rows });
        }
        let line: Line = lines.parse(&text)?;
        cells(&line).map_err(|what| lines.fault(what))?;
        rows += 1;
    }
}

impl Store {
    /// Writes the rows of a dump that [`verify`] has found sound. The bot may run meanwhile: it sees all of it or nothing.
    ///
    /// # Errors
    ///
    /// If the database is not empty and nothing is to be replaced, or it fails. Then nothing is changed.
    pub async fn restore<W: Write + Send>(
        &self,
        dump: impl BufRead + Send,
        replace: Replace<'_, W>,
        now: Timestamp,
    ) -> Result<(), BackupError> {
        let mut transaction = self.begin().await?;
        if self.engine == Engine::Postgres {
            // Nobody changes anything between what is put aside and what is written.
            let lock =
                "LOCK TABLE guides, guide_people, guide_versions, settings, effects, audit IN EXCLUSIVE MODE";
            transaction.execute(lock).await?;
        }
        match replace {
            Replace::Nothing if !is_empty(&mut transaction).await? => return Err(BackupError::NotEmpty),
            Replace::Nothing => {}
            Replace::Everything(aside) => {
                dump_in(&mut transaction, aside, now).await?;
                for table in TABLES.iter().rev() {
                    transaction.execute(table.delete).await?;
                }
            }
        }
        let mut lines = Lines::of(dump);
        head(&mut lines)?;
        while let Some(text) = lines.next()? {
            if serde_json::from_str::<End>(&text).is_ok() {
                break;
            }
            let line: Line = lines.parse(&text)?;
            let (table, cells) = cells(&line).map_err(|what| lines.fault(what))?;
            let mut insert = sqlx::query(table.insert);
            for cell in cells {
                insert = match cell {
                    Cell::Number(number) => insert.bind(number),
                    Cell::Text(text) => insert.bind(text),
                };
            }
            insert.execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        self.let_go().await?;
        Ok(())
    }

    /// Whether nothing is kept.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn is_empty(&self) -> Result<bool, BackupError> {
        let mut transaction = self.pool.begin_with(self.engine.begin_reading()).await?;
        let empty = is_empty(&mut transaction).await?;
        transaction.rollback().await?;
        Ok(empty)
    }
}

async fn is_empty(transaction: &mut Transaction) -> Result<bool, BackupError> {
    let rows: i64 = sqlx::query_scalar(
        "SELECT (SELECT count(*) FROM guides) + (SELECT count(*) FROM settings) + (SELECT count(*) FROM effects) \
         + (SELECT count(*) FROM audit)",
    )
    .fetch_one(&mut **transaction)
    .await?;
    Ok(rows == 0)
}

fn head(lines: &mut Lines<impl BufRead>) -> Result<Head, BackupError> {
    let text = lines.next()?.ok_or(BackupError::Torn)?;
    let head: Head = serde_json::from_str(&text).map_err(|_| {
        lines.fault("this is no backup of Starling; name a file that `starling db backup` has made")
    })?;
    if head.starling_backup > FORMAT || head.schema > migrate::newest() {
        let version = format!("format {}, schema version {}", head.starling_backup, head.schema);
        return Err(BackupError::Newer(version));
    }
    Ok(head)
}

fn cells(line: &Line) -> Result<(&'static Table, Vec<Cell>), String> {
    let table = Table::of_name(&line.table).ok_or_else(|| format!("there is no table `{}`", line.table))?;
    Ok((table, table.values(&line.row)?))
}

/// The lines of a dump, with their number and the digest of all until now.
struct Lines<R> {
    dump: R,
    number: u64,
    digest: Sha256,
}

impl<R: BufRead> Lines<R> {
    fn of(dump: R) -> Self {
        Self { dump, number: 0, digest: Sha256::new() }
    }

    fn next(&mut self) -> Result<Option<String>, BackupError> {
        let mut text = String::new();
        self.number += 1;
        match self.dump.read_line(&mut text) {
            Ok(0) => Ok(None),
            Ok(_) => {
                self.digest.update(&text);
                Ok(Some(text))
            }
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
                Err(self.fault("this is no text; name a file that `starling db backup` has made"))
            }
            Err(error) => Err(error.into()),
        }
    }

    fn parse<T: DeserializeOwned>(&self, text: &str) -> Result<T, BackupError> {
        serde_json::from_str(text).map_err(|error| match error.is_eof() {
            true => BackupError::Torn,
            false => self.fault(format!("the row cannot be read ({error}); use another backup")),
        })
    }

    fn fault(&self, what: impl Into<String>) -> BackupError {
        BackupError::Content { line: self.number, what: what.into() }
    }
}
