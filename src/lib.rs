//! Starling turns a role profile into structured interview questions.
//!
//! # Layout, in reading order
//!
//! - [`fault`]: what is wrong with a file that a person wrote, and where.
//! - [`suggest`]: "Did you mean ...?", the known name nearest to an unknown one.
//! - [`profile`]: role profiles, their competencies and statements; one reader per format.
//! - [`template`]: the words of the questions, as handlebars templates.

pub mod fault;
pub mod profile;
pub mod suggest;
pub mod template;
