//! Whether what is kept is sound.

use futures_util::TryStreamExt;
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::store::connect::{Engine, Transaction};
use crate::store::guides::document;
use crate::store::{Settings, Store, StoreError, migrate};

/// What a check looked at and found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The version of the schema.
    pub schema: i64,
    /// How many guides there are.
    pub guides: u64,
    /// How many approved versions.
    pub versions: u64,
    /// Everything that is wrong, a clause for each.
    pub faults: Vec<String>,
}

impl Store {
    /// Checks the file itself (SQLite), that what belongs together is there, and that every document can be read and says
    /// the same as its row.
    ///
    /// # Errors
    ///
    /// If the database fails so that it cannot be looked at.
    pub async fn check(&self) -> Result<Checked, StoreError> {
        let mut transaction = self.pool.begin_with(self.engine.begin_reading()).await?;
        let schema = migrate::version(&mut transaction)
            .await
            .map_err(|error| StoreError::damaged("the list of migrations", error))?;
        let mut checked = Checked { schema, guides: 0, versions: 0, faults: Vec::new() };
        if self.engine == Engine::Sqlite {
            file(&mut transaction, &mut checked.faults).await?;
        }
        guides(&mut transaction, &mut checked).await?;
        versions(&mut transaction, &mut checked).await?;
        let rows = sqlx::query("SELECT owner, document FROM settings").fetch_all(&mut *transaction).await?;
        for row in &rows {
            let owner: String = row.try_get("owner")?;
            if let Err(error) = Settings::read(row) {
                checked.faults.push(format!("the settings of {owner}: {error}"));
            }
        }
        transaction.rollback().await?;
        Ok(checked)
    }
}

/// What SQLite says about its file, and about rows that refer to none.
async fn file(transaction: &mut Transaction, faults: &mut Vec<String>) -> Result<(), StoreError> {
    let said: Vec<String> =
        sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&mut **transaction).await?;
    faults.extend(said.into_iter().filter(|line| line != "ok").map(|line| format!("the file: {line}")));
    let rows = sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut **transaction).await?;
    for row in &rows {
        let (table, parent): (String, String) = (row.try_get(0)?, row.try_get(2)?);
        faults.push(format!("a row of `{table}` belongs to none of `{parent}`"));
    }
    Ok(())
}

async fn guides(transaction: &mut Transaction, checked: &mut Checked) -> Result<(), StoreError> {
    let mut rows = sqlx::query(
        "SELECT owner, id, title, revision, version, approved, document, \
         (SELECT coalesce(max(v.version), 0) FROM guide_versions v WHERE v.owner = guides.owner AND v.guide = guides.id) \
         AS newest FROM guides",
    )
    .fetch(&mut **transaction);
    while let Some(row) = rows.try_next().await? {
        checked.guides += 1;
        let (owner, id): (String, String) = (row.try_get("owner")?, row.try_get("id")?);
        let said = guide(&row, &id)?;
        checked.faults.extend(said.into_iter().map(|fault| format!("the guide `{id}` of {owner}: {fault}")));
    }
    Ok(())
}

fn guide(row: &AnyRow, id: &str) -> Result<Vec<String>, StoreError> {
    let guide = match document(row, "its document") {
        Ok(guide) => guide,
        Err(StoreError::Damaged { why, .. }) => {
            return Ok(vec![format!("its document cannot be read: {why}")]);
        }
        Err(error) => return Err(error),
    };
    let number = |column: &str| row.try_get::<i64, _>(column);
    let title: String = row.try_get("title")?;
    let agree = [
        ("id", guide.id.as_str() == id),
        ("title", guide.title == title),
        ("revision", i64::from(guide.revision) == number("revision")?),
        ("version", i64::from(guide.version) == number("version")?),
    ];
    let differ = agree.iter().filter(|(_, agrees)| !agrees);
    let mut faults: Vec<String> =
        differ.map(|(what, _)| format!("its row and its document have another {what}")).collect();
    if number("approved")? != number("newest")? {
        faults.push("its newest approved version is missing".to_owned());
    }
    Ok(faults)
}

async fn versions(transaction: &mut Transaction, checked: &mut Checked) -> Result<(), StoreError> {
    let mut rows =
        sqlx::query("SELECT owner, guide, version, document FROM guide_versions").fetch(&mut **transaction);
    while let Some(row) = rows.try_next().await? {
        checked.versions += 1;
        let (owner, id): (String, String) = (row.try_get("owner")?, row.try_get("guide")?);
        let version: i64 = row.try_get("version")?;
        let fault = match document(&row, "") {
            Ok(guide) if guide.is_approved() && i64::from(guide.version) == version => continue,
            Ok(_) => "its document is of another version, or not approved".to_owned(),
            Err(StoreError::Damaged { why, .. }) => format!("its document cannot be read: {why}"),
            Err(error) => return Err(error),
        };
        checked.faults.push(format!("version {version} of the guide `{id}` of {owner}: {fault}"));
    }
    Ok(())
}
