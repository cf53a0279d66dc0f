//! A local Discord for testing and trying a bot.

mod actor;
mod builder;
mod clock;
mod error;
mod gateway;
mod hub;
mod ids;
mod permissions;
mod rest;
mod sandbox;
mod transcript;
mod trouble;
mod validate;
mod world;

pub use actor::{Attachment, Button, Choice, Invocation, Modal, Outcome, Pending, Reply, Select, User};
pub use builder::{Builder, Guild, Person};
pub use error::Error;
pub use ids::Snowflake;
pub use permissions::Permissions;
pub use sandbox::Sandbox;
pub use transcript::{Entry, Finding, Transcript};
pub use trouble::Trouble;
