//! Writing a dump.

use std::io::{self, Write};

use futures_util::TryStreamExt;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::BackupError;
use super::tables::TABLES;
use crate::guide::Timestamp;
use crate::store::connect::Transaction;
use crate::store::{Store, migrate};

/// The version of a dump's layout.
pub const FORMAT: u32 = 1;

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Head {
    /// The version of the layout.
    pub(super) starling_backup: u32,
    /// The version of the schema that the rows are of.
    pub(super) schema: i64,
    pub(super) made_at: Timestamp,
}

/// A line between the first and the last.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Line {
    pub(super) table: String,
    pub(super) row: Map<String, Value>,
}

/// The last line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct End {
    pub(super) rows: u64,
    /// SHA-256 of every byte before this line.
    pub(super) sha256: String,
}

impl Store {
    /// Writes everything as it is at one moment. Says how many rows that were.
    ///
    /// # Errors
    ///
    /// If the database fails, or the text cannot be written.
    pub async fn dump(&self, out: &mut (impl Write + Send), now: Timestamp) -> Result<u64, BackupError> {
        let mut transaction = self.pool.begin_with(self.engine.begin_reading()).await?;
        let rows = dump_in(&mut transaction, out, now).await?;
        transaction.rollback().await?;
        Ok(rows)
    }
}

/// Writes everything as a transaction sees it.
pub(super) async fn dump_in(
    transaction: &mut Transaction,
    out: &mut (impl Write + Send),
    now: Timestamp,
) -> Result<u64, BackupError> {
    let mut out = Digested { out, digest: Sha256::new() };
    line(&mut out, &Head { starling_backup: FORMAT, schema: migrate::newest(), made_at: now })?;
    let mut rows = 0;
    for table in &TABLES {
        let mut stream = sqlx::query(table.select).fetch(&mut **transaction);
        while let Some(row) = stream.try_next().await? {
            line(&mut out, &Line { table: table.name.to_owned(), row: table.json(&row)? })?;
            rows += 1;
        }
    }
    let sha256 = data_encoding::HEXLOWER.encode(&out.digest.clone().finalize());
    line(&mut out, &End { rows, sha256 })?;
    out.flush()?;
    Ok(rows)
}

fn line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// Counts everything that is written into a digest.
struct Digested<W> {
    out: W,
    digest: Sha256,
}

impl<W: Write> Write for Digested<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
