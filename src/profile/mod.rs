//! Role profiles: what a role asks of a person, read from a file that a person wrote.

mod model;

pub use model::{Competency, Level, OmittedSection, Profile, ProfileId, Qualification, Statement, Version};
