#![doc = include_str!("../README.md")]
//!
//! # Map
//!
//! | module | what is in it |
//! | --- | --- |
//! | `builder`, `start`, `sandbox` | what a sandbox starts with; the handle of a running one |
//! | `keep` | the state in a file, from one start to the next |
//! | `actor` | people: typing, clicking, and what they see; knows the world, never HTTP |
//! | `world` | the state: people, guilds, channels, messages, commands, interactions |
//! | `rest` | one file per resource, all in one table of routes |
//! | `gateway` | sessions, their sockets and events |
//! | `endpoint` | the other way to deliver: signed, over HTTP |
//! | `validate` | Discord's rules, one file per rule |
//! | `hub` | what those share: the lock around the world, and waiting for a change |
//! | `openapi` | a second opinion by Discord's API description, with the feature of that name |
//! | `transcript`, `log` | what went over the wire and what was found wrong, and how it is kept as it grows |
//! | `trouble`, `rate_limits` | bad days on demand; how often a bot may call what |
//! | `page` | the chat page for a browser, with the feature of that name |
//! | `api`, `guard` | the same for tests in any language, over HTTP; keeps other sites away from it |
//! | `clock`, `window`, `ids` | time, counting within a time, and chance: all given |
//!
//! A request comes in through `rest`, is validated, changes the `world` under its lock, and what changed goes out
//! through `gateway` sessions and wakes the people who wait. Nothing waits while it holds the lock. Whatever shows the
//! world to a person at a screen, as `page` does, belongs beside `actor` and needs nothing of `rest`.

mod actor;
mod api;
mod builder;
mod clock;
#[cfg(test)]
mod coverage;
mod endpoint;
mod error;
mod gateway;
mod guard;
mod hold;
mod hub;
mod ids;
mod keep;
mod log;
#[cfg(feature = "openapi")]
mod openapi;
#[cfg(feature = "page")]
mod page;
mod permissions;
mod rate_limits;
mod rest;
mod sandbox;
mod start;
mod transcript;
mod trouble;
mod validate;
mod window;
mod world;

pub use actor::{Attachment, Button, Choice, Invocation, Modal, Outcome, Pending, Reply, Select, User};
pub use builder::{Builder, Guild, Person};
pub use error::Error;
pub use gateway::rules::GatewayRules;
pub use hold::HeldInteractions;
pub use ids::Snowflake;
#[cfg(feature = "page")]
pub use page::{FirstStep, Page};
pub use permissions::Permissions;
pub use rate_limits::RateLimits;
pub use sandbox::Sandbox;
pub use transcript::{Entry, Finding, Transcript};
pub use trouble::{Held, Trouble};
