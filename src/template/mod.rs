//! The words of the questions: handlebars templates that a person can change without touching Rust.
//!
//! The words that ship are embedded in the program; a folder can add to them or replace them file by file. Every
//! file is checked when it is loaded, so that a template that loads can be rendered: what a template says is known
//! beforehand, and what is put into it is plain data that is never read as a template.
//!
//! In reading order:
//!
//! - `subject`: what a template may say; every field is documented there.
//! - `lead`: the parts that come out: leads, probes, anchors; `sound` tells how a lead is heard.
//! - `source`: the files, built in or from a folder; `file` tells from the path what a file holds.
//! - `front_matter`: the keys at the top of a lead.
//! - `parse`: one file becomes one or more units (a lead, a probe per line, an anchor per line).
//! - `engine`: the only place that renders; `check` refuses what a template must not do, `syntax` explains what
//!   cannot be parsed, `helper` holds the helpers.
//! - `trial`: the sample subjects that every template is rendered with when it is loaded.
//! - `build`: every file parsed, checked, compiled and tried, with every fault kept.
//! - `set`: [`Templates`], everything together.

mod build;
mod check;
mod engine;
mod file;
mod front_matter;
mod helper;
mod lead;
mod parse;
mod set;
mod sound;
mod source;
mod subject;
mod syntax;
#[cfg(test)]
mod tests;
mod trial;

pub use engine::RenderError;
pub use lead::{Anchor, Form, Lead, Probe, ProbeKind, QuestionKind};
pub use set::Templates;
pub use subject::{ScriptContext, Subject, Wording};
