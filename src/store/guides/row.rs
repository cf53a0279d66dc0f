//! Guides to rows and back.

use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Stored, Summary, VersionSummary};
use crate::guide::{Guide, GuideId, Timestamp};
use crate::store::StoreError;

/// A number that a column keeps as 64 bits.
pub(super) fn number(row: &AnyRow, column: &str) -> Result<u32, StoreError> {
    let value: i64 = row.try_get(column)?;
    u32::try_from(value).map_err(|error| StoreError::damaged(format!("the number {value} ({column})"), error))
}

/// A version that may not be there, which a column keeps as 0.
fn version(row: &AnyRow, column: &str) -> Result<Option<u32>, StoreError> {
    Ok(Some(number(row, column)?).filter(|version| *version > 0))
}

fn person(row: &AnyRow, column: &str) -> Result<Option<u64>, StoreError> {
    Ok(row.try_get::<Option<i64>, _>(column)?.map(i64::cast_unsigned))
}

fn moment(row: &AnyRow, column: &str) -> Result<Timestamp, StoreError> {
    Ok(Timestamp::from_unix(row.try_get(column)?))
}

fn id(row: &AnyRow) -> Result<GuideId, StoreError> {
    let text: String = row.try_get("id")?;
    text.parse().map_err(|error| StoreError::damaged(format!("the id `{text}`"), error))
}

/// A document.
pub(in crate::store) fn document(row: &AnyRow, what: impl Into<String>) -> Result<Guide, StoreError> {
    let text: String = row.try_get("document")?;
    Guide::from_json(&text).map_err(|error| StoreError::damaged(what, error))
}

impl Stored {
    pub(super) fn read(row: &AnyRow) -> Result<Self, StoreError> {
        let id: String = row.try_get("id")?;
        Ok(Self {
            guide: document(row, format!("the guide `{id}`"))?,
            approved: version(row, "approved")?,
            archived: row.try_get::<Option<i64>, _>("archived_at")?.map(Timestamp::from_unix),
            changed: moment(row, "changed_at")?,
        })
    }
}

impl Summary {
    pub(super) fn read(row: &AnyRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: id(row)?,
            title: row.try_get("title")?,
            role: row.try_get("role")?,
            questions: number(row, "questions")?,
            minutes: number(row, "minutes")?,
            version: number(row, "version")?,
            approved: version(row, "approved")?,
            author: person(row, "author")?,
            archived: row.try_get::<Option<i64>, _>("archived_at")?.is_some(),
            changed: moment(row, "changed_at")?,
        })
    }
}

impl VersionSummary {
    pub(super) fn read(row: &AnyRow) -> Result<Self, StoreError> {
        Ok(Self {
            version: number(row, "version")?,
            approved_by: person(row, "approved_by")?,
            approved_at: moment(row, "approved_at")?,
        })
    }
}

/// What a person types or a title says, in the form in which the two are compared.
pub(super) fn sought(text: &str) -> String {
    text.to_lowercase()
}

/// A pattern that matches what holds this text; the signs of patterns stand for themselves.
pub(super) fn pattern(text: &str) -> String {
    let mut pattern = "%".to_owned();
    for c in sought(text).chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern + "%"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signs_of_patterns_stand_for_themselves() {
        assert_eq!(pattern("100% Ready_"), "%100\\% ready\\_%");
        assert_eq!(pattern("a\\b"), "%a\\\\b%");
    }
}
