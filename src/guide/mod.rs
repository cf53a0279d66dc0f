//! Interview guides: a question set that a panel can rely on. It is edited, approved, frozen, versioned and found again.
//!
//! Everything here is pure: who, when and chance are passed in. A guide is self-contained: it holds its words, its scale
//! and the statements of the profile it was made from, so that it never changes when a profile or a template does.
//!
//! In reading order:
//!
//! - `model`: the guide and its parts, as they are stored and exported.
//! - `draft`: from a question set to the first draft.
//! - `edit`: every change of a guide, and its approval.
//! - `parallel`: a guide of the same shape with other questions.
//! - `compare`: two guides side by side.
//! - `workshop`: what edits make questions with.
//! - `error`: why a guide cannot be made or changed.
//! - `file`: a guide from a file that a person brings, with every fault at its place.
//! - `people`: who is named in a guide, and how they are forgotten.

mod compare;
mod draft;
mod edit;
mod error;
mod file;
pub mod model;
mod parallel;
mod people;
mod workshop;

pub use compare::{Comparison, Difference, Part, Placed, Row};
pub use draft::Beginning;
pub use edit::{Direction, Edit, OwnQuestion, Stamp, parse_weights};
pub use error::{GuideError, title};
pub use file::read;
pub use model::{
    Anchor, Guide, GuideId, GuideQuestion, Kept, MalformedGuide, Origin, Person, ProfileSnapshot, Rating,
    Scale, Source, StandardScale, State, Timestamp, Warning, Weight, Weights,
};
pub use parallel::{Parallel, Shared, Sharing};
