//! Question sets: which statements are asked about, in which words, and what the set leaves untested.
//!
//! Everything here is pure. The same profile, templates, request and seed give the same set, byte for byte.

mod coverage;
mod draw;
mod extend;
mod generate;
mod kinds;
pub mod lint;
mod make;
mod model;
mod part;
mod pick;
mod request;
mod revise;
mod spread;
mod tense;
#[cfg(test)]
mod tests;
mod trial;

pub use coverage::{CompetencyCoverage, Coverage, CoveredStatement};
pub use generate::{Generator, Refused, script};
pub use model::{ProfileRef, Question, QuestionId, QuestionSet, Shortfall};
pub use part::{Part, tested_parts};
pub use pick::Pick;
pub use request::{MINUTES_PER_QUESTION, Request, Seed, Size, SizeError, chance};
pub use revise::{NoOther, Revision};
pub use trial::{Trial, trials};
