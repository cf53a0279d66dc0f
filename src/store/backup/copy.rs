//! A copy of an SQLite database as one file.

use std::fs::File;
use std::path::Path;

use super::BackupError;
use crate::store::Store;
use crate::store::connect::Engine;

impl Store {
    /// Writes a copy of the SQLite file to a path where nothing is yet.
    ///
    /// # Errors
    ///
    /// If the database is no file of SQLite, or the copy cannot be written.
    pub async fn copy_to(&self, path: &Path) -> Result<(), BackupError> {
        if self.engine != Engine::Sqlite {
            return Err(BackupError::NoCopy);
        }
        sqlx::query("VACUUM INTO $1").bind(path.to_string_lossy().into_owned()).execute(&self.pool).await?;
        // SQLite does not wait for the disk here.
        File::open(path)?.sync_all()?;
        Ok(())
    }
}
