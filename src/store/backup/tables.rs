//! The tables as a dump knows them; a test compares them with the schema.

use serde_json::{Map, Value};
use sqlx::Row;
use sqlx::any::AnyRow;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Text,
}

/// A table with its statements. `select` is in the order of its key, so that the same rows give the same dump.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: &'static [(&'static str, Kind)],
    pub(super) select: &'static str,
    pub(super) insert: &'static str,
    pub(super) delete: &'static str,
}

/// A table whose statements are made of the names of its columns.
macro_rules! table {
    ($name:literal by $key:literal: $($column:literal $kind:ident $place:literal),+ $(,)?) => {
        Table {
            name: $name,
            columns: &[$(($column, Kind::$kind)),+],
            select: concat!("SELECT ", table!(@list $($column),+), " FROM ", $name, " ORDER BY ", $key),
            insert: concat!(
                "INSERT INTO ", $name, " (", table!(@list $($column),+), ") VALUES (", table!(@list $($place),+), ")"
            ),
            delete: concat!("DELETE FROM ", $name),
        }
    };
    (@list $first:literal $(, $rest:literal)*) => { concat!($first $(, ", ", $rest)*) };
}

/// Every table; one that refers to another comes after it.
pub(super) static TABLES: [Table; 6] = [
    table!("guides" by "owner, id":
        "owner" Text "$1", "id" Text "$2", "title" Text "$3", "sought" Text "$4", "role" Text "$5",
        "questions" Number "$6", "minutes" Number "$7", "author" Number "$8", "revision" Number "$9",
        "version" Number "$10", "approved" Number "$11", "created_at" Number "$12", "changed_at" Number "$13",
        "archived_at" Number "$14", "document" Text "$15"),
    table!("guide_people" by "owner, guide, person": "owner" Text "$1", "guide" Text "$2", "person" Number "$3"),
    table!("guide_versions" by "owner, guide, version":
        "owner" Text "$1", "guide" Text "$2", "version" Number "$3", "approved_by" Number "$4",
        "approved_at" Number "$5", "document" Text "$6"),
    table!("settings" by "owner":
        "owner" Text "$1", "changed_by" Number "$2", "changed_at" Number "$3", "document" Text "$4"),
    table!("effects" by "owner, id": "owner" Text "$1", "id" Number "$2", "at" Number "$3", "outcome" Text "$4"),
    table!("audit" by "owner, at, effect, action":
        "owner" Text "$1", "at" Number "$2", "effect" Number "$3", "action" Text "$4", "actor" Number "$5",
        "guide" Text "$6", "detail" Text "$7"),
];

impl Table {
    pub(super) fn of_name(name: &str) -> Option<&'static Self> {
        TABLES.iter().find(|table| table.name == name)
    }

    /// A row as JSON.
    pub(super) fn json(&self, row: &AnyRow) -> sqlx::Result<Map<String, Value>> {
        let value = |(name, kind): &(&str, Kind)| {
            let value = match kind {
                Kind::Number => row.try_get::<Option<i64>, _>(*name)?.map(Value::from),
                Kind::Text => row.try_get::<Option<String>, _>(*name)?.map(Value::from),
            };
            Ok(((*name).to_owned(), value.unwrap_or(Value::Null)))
        };
        self.columns.iter().map(value).collect()
    }

    /// The values of a row in the order of the columns, or what is wrong with it.
    pub(super) fn values(&self, row: &Map<String, Value>) -> Result<Vec<Cell>, String> {
        if let Some(unknown) = row.keys().find(|key| self.columns.iter().all(|(name, _)| name != key)) {
            return Err(format!("the table `{}` has no column `{unknown}`", self.name));
        }
        let cell = |(name, kind): &(&str, Kind)| match (kind, row.get(*name)) {
            (_, None) => Err(format!("the column `{name}` of the table `{}` is missing", self.name)),
            (Kind::Number, Some(Value::Null)) => Ok(Cell::Number(None)),
            (Kind::Text, Some(Value::Null)) => Ok(Cell::Text(None)),
            (Kind::Number, Some(Value::Number(number))) if number.is_i64() => {
                Ok(Cell::Number(number.as_i64()))
            }
            (Kind::Text, Some(Value::String(text))) => Ok(Cell::Text(Some(text.clone()))),
            (kind, Some(_)) => {
                Err(format!("the column `{name}` of the table `{}` holds no {kind:?}", self.name))
            }
        };
        self.columns.iter().map(cell).collect()
    }
}

/// One value on its way into a table.
pub(super) enum Cell {
    Number(Option<i64>),
    Text(Option<String>),
}
