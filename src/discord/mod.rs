//! Starling on Discord.
//!
//! An interaction comes in through [`gateway`], `dispatch` turns it into an answer (with an `errand` where something is
//! kept), `view` puts the answer into words, and `wire` into Discord's JSON. Nothing is held in memory between
//! interactions: a button carries what it needs in its id.

mod asker;
mod commands;
mod component_id;
mod deliver;
mod dispatch;
mod errand;
mod flood;
pub mod gateway;
mod guide;
mod housekeeping;
mod register;
pub mod sandbox;
mod serve;
mod set;
#[cfg(test)]
mod tests;
mod view;
mod wire;

pub use dispatch::Dispatcher;
pub use serve::serve;
