//! Tests of the whole: one binary, one module per subject.

#![expect(clippy::unwrap_used, reason = "clippy allows it in tests, but not in what tests share")]

mod bot;
#[path = "../../crates/discord-sandbox/tests/it/page/browser.rs"]
#[expect(dead_code, reason = "the tests of the page itself use more of it")]
mod browser;
mod cli;
mod hostile_guide;
mod layering;
mod real_tools;
#[cfg(unix)]
mod serve;
mod store;
#[cfg(unix)]
mod tour;
