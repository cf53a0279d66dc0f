//! Tests of the whole: one binary, one module per subject.

mod bot;
mod cli;
mod layering;
#[cfg(unix)]
mod serve;
