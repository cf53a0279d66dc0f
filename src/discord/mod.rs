//! Starling on Discord.
//!
//! An interaction comes in through [`gateway`], `dispatch` turns it into an answer, `view` puts the answer into words,
//! and `wire` into Discord's JSON. Nothing is kept between interactions: a button carries what it needs in its id.

mod commands;
mod component_id;
mod deliver;
mod dispatch;
mod flood;
pub mod gateway;
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
