//! The stages of the engine, one file each. [`crate::pipeline`] runs them in order.

pub(crate) mod adverbs;
pub(crate) mod head;
pub(crate) mod label;
pub(crate) mod lead_in;
pub(crate) mod leading_phrase;
pub(crate) mod nature;
pub(crate) mod negation;
pub(crate) mod person;
pub(crate) mod sentences;
pub(crate) mod spoken;
pub(crate) mod two_words;
