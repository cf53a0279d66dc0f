//! Starling turns a role profile into structured interview questions.
//!
//! # Layout, in reading order
//!
//! - [`fault`]: what is wrong with a file that a person wrote, and where.
//! - [`suggest`]: "Did you mean ...?", the known name nearest to an unknown one.
//! - [`profile`]: role profiles, their competencies and statements; one reader per format.
//! - [`template`]: the words of the questions, as handlebars templates.
//! - [`question`]: question sets: which statements are asked about, in which words, and what stays untested.
//! - [`guide`]: interview guides: a set that is edited, approved, frozen and versioned.
//! - [`export`]: question sets as files, one format each.
//! - [`store`]: what is kept, in SQLite or PostgreSQL.
//! - [`app`]: the use cases that both doors call.
//! - [`config`]: what the person who runs it has set.
//! - [`log`]: lines for people or machines, on standard error.
//! - [`discord`]: the door for Discord.
//! - [`cli`]: the door for the command line.

pub mod app;
pub mod cli;
pub mod config;
pub mod discord;
pub mod export;
pub mod fault;
pub mod guide;
pub mod log;
pub mod profile;
pub mod question;
pub mod store;
pub mod suggest;
pub mod template;
