//! Guides as they are kept: one current document for each, and every approved version beside it.

mod edit;
mod read;
mod row;

pub(in crate::store) use edit::json;
pub(in crate::store) use row::document;

use crate::guide::{Guide, GuideId, Timestamp};
use crate::store::{Store, StoreError};

/// The guides of a store. Every call names the owner, and sees only what is theirs.
#[derive(Debug, Clone, Copy)]
pub struct Guides<'a> {
    store: &'a Store,
}

impl Store {
    /// The guides.
    pub fn guides(&self) -> Guides<'_> {
        Guides { store: self }
    }
}

/// A guide as it is now, with what the store knows about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The guide; its revision is what a change has to expect.
    pub guide: Guide,
    /// The newest approved version, if any. It is this guide itself where the numbers are equal.
    pub approved: Option<u32>,
    /// Since when it has been put away.
    pub archived: Option<Timestamp>,
    /// When it was last changed.
    pub changed: Timestamp,
}

/// A guide in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Its id.
    pub id: GuideId,
    /// Its title.
    pub title: String,
    /// The title of the profile it was made from.
    pub role: String,
    /// How many questions it has.
    pub questions: u32,
    /// How long the interview takes.
    pub minutes: u32,
    /// The version that it is now.
    pub version: u32,
    /// The newest approved version, if any. Where it is less than `version`, there is a draft of the next.
    pub approved: Option<u32>,
    /// Who made it, by Discord's id.
    pub author: Option<u64>,
    /// Whether it has been put away.
    pub archived: bool,
    /// When it was last changed.
    pub changed: Timestamp,
}

/// Which guides are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those in use.
    Active,
    /// Those put away.
    Archived,
    /// Both.
    All,
}

/// Which part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Counted from zero.
    pub number: u32,
    /// How many at most.
    pub size: u32,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The guides of this page, the latest changed first.
    pub guides: Vec<Summary>,
    /// How many there are on all pages.
    pub total: u32,
}

/// An approved version in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VersionSummary {
    /// Its number.
    pub version: u32,
    /// Who approved it, by Discord's id.
    pub approved_by: Option<u64>,
    /// When.
    pub approved_at: Timestamp,
}

/// What came of a change to a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited<T> {
    /// What the change said about itself: the same to every repetition.
    pub value: T,
    /// The guide as it is now.
    pub now: Stored,
    /// Whether the change had been made before, and nothing was done now.
    pub again: bool,
}

/// Why a guide was not changed.
#[derive(Debug, thiserror::Error)]
pub enum EditError<E> {
    /// The owner has no guide of this id.
    #[error("there is no guide `{0}`")]
    NotFound(GuideId),
    /// Somebody has changed it since; here it is as it is now.
    #[error("the guide has been changed meanwhile")]
    Stale(Box<Stored>),
    /// The change itself says no.
    #[error("the guide cannot be changed so")]
    Refused(E),
    /// The change would have altered an approved version instead of beginning the next.
    #[error("version {0} is approved and never changes")]
    Approved(u32),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl<E> From<sqlx::Error> for EditError<E> {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}
