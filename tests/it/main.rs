//! Tests of the whole: one binary, one module per subject.

#![expect(clippy::unwrap_used, reason = "clippy allows it in tests, but not in what tests share")]

mod bot;
mod cli;
mod hostile_guide;
mod layering;
mod real_tools;
#[cfg(unix)]
mod serve;
mod store;
