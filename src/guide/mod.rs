//! Interview guides: a question set that a panel can rely on. It is edited, approved, frozen, versioned and found again.
//!
//! Everything here is pure: who, when and chance are passed in. A guide is self-contained: it holds its words, its scale
//! and the statements of the profile it was made from, so that it never changes when a profile or a template does.
//!
//! In reading order:
//!
//! - `model`: the guide and its parts, as they are stored and exported.
//! - `draft`: from a question set to the first draft.
//! - `error`: why a guide cannot be made or changed.
//! - `file`: a guide from a file that a person brings, with every fault at its place.
//! - `people`: who is named in a guide, and how they are forgotten.

mod draft;
mod error;
mod file;
pub mod model;
mod people;

pub use draft::Beginning;
pub use error::GuideError;
pub use file::read;
pub use model::{
    Anchor, Guide, GuideId, GuideQuestion, Kept, MalformedGuide, Origin, Person, ProfileSnapshot, Rating,
    Scale, Source, StandardScale, State, Timestamp, Warning, Weights,
};
