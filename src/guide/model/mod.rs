//! The guide as it is stored, exported and imported: serialisable, with a version of its schema, and refusing what it does
//! not know.

mod guide;
mod id;
mod json;
pub mod limits;
mod origin;
mod person;
mod question;
#[cfg(test)]
pub(in crate::guide) mod sample;
mod scale;
mod timestamp;
mod validate;
mod weights;

pub use guide::{Guide, State};
pub use id::{GuideId, NoGuideId};
pub use json::{SCHEMA_VERSION, SchemaVersion};
pub use origin::{CompetencySnapshot, Origin, ProfileSnapshot, StatementSnapshot, Wanted};
pub use person::Person;
pub(in crate::guide) use question::anchors_of;
pub use question::{Anchor, GuideQuestion, Kept, Source, Warning};
pub use scale::{Rating, Scale, StandardScale};
pub use timestamp::Timestamp;
pub use validate::MalformedGuide;
pub(in crate::guide) use validate::Step;
pub use weights::{Weight, Weights};
