//! The schema: numbered files in `migrations/`, built in and run at start.
//!
//! A file `NNNN_name.sql` is for both databases; `NNNN_name.sqlite.sql` and `NNNN_name.postgres.sql` follow it where they
//! have to differ, as for triggers. A file that has been released is never changed: its digest is kept with the number.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use sqlx::migrate::{Migrate, MigrateError, Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr};

use crate::store::connect::{Engine, Transaction};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/migrations");

/// The version that this program brings a schema to.
pub(super) fn newest() -> i64 {
    scripts(Engine::Sqlite).into_keys().max().unwrap_or_default()
}

/// Brings the schema up to date, in a transaction of which there is only one at a time.
pub(super) async fn run(engine: Engine, transaction: &mut Transaction) -> Result<(), MigrateError> {
    let migrations = scripts(engine).into_iter().map(|(version, script)| {
        let sql = AssertSqlSafe(script.sql).into_sql_str();
        Migration::new(version, script.name.into(), MigrationType::Simple, sql, true)
    });
    let mut migrator = Migrator::with_migrations(migrations.collect());
    // sqlx would lock PostgreSQL only, and would let the lock go before this transaction is written.
    migrator.set_locking(false);
    migrator.run_direct(None, &mut **transaction, false).await
}

/// The version that a schema has; 0 where there is none.
pub(super) async fn version(transaction: &mut Transaction) -> Result<i64, MigrateError> {
    let applied = transaction.list_applied_migrations(&Migrator::DEFAULT.table_name).await?;
    Ok(applied.iter().map(|migration| migration.version).max().unwrap_or_default())
}

struct Script {
    name: String,
    sql: String,
}

/// What is to be run on this database, by number.
fn scripts(engine: Engine) -> BTreeMap<i64, Script> {
    let mut scripts = BTreeMap::new();
    let mut files: Vec<_> = FILES.files().collect();
    // What is common comes before what is a database's own: the shorter name first.
    files.sort_by_key(|file| file.path().as_os_str().len());
    for file in files {
        let (Some(name), Some(sql)) = (file.path().to_str(), file.contents_utf8()) else { continue };
        let mut parts = name.split('.');
        let stem = parts.next().unwrap_or_default();
        let is_for_us = match parts.next() {
            Some("sql") => true,
            kind => kind == Some(engine.name()),
        };
        let Some((number, name)) = stem.split_once('_').filter(|_| is_for_us) else { continue };
        let Ok(version) = number.parse() else { continue };
        let script =
            scripts.entry(version).or_insert_with(|| Script { name: name.to_owned(), sql: String::new() });
        script.sql += sql;
    }
    scripts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_belongs_to_a_version_and_the_versions_have_no_gap() {
        for engine in [Engine::Sqlite, Engine::Postgres] {
            let scripts = scripts(engine);
            assert!(scripts.keys().copied().eq(1..=newest()), "{:?}", scripts.keys());
        }
        let named: usize = FILES
            .files()
            .filter(|file| {
                let name = file.path().to_str().unwrap();
                let kind = name.split_once('.').unwrap().1;
                ["sql", "sqlite.sql", "postgres.sql"].contains(&kind)
            })
            .count();
        assert_eq!(named, FILES.files().count());
    }

    #[test]
    fn a_script_holds_what_is_common_and_what_is_its_own() {
        let sql = &scripts(Engine::Postgres)[&1].sql;
        assert!(
            sql.contains("CREATE TABLE guides") && sql.contains("plpgsql") && !sql.contains("RAISE(ABORT")
        );
    }
}
