//! An unmodified serenity client against the sandbox.

mod api;
mod bot;
mod channels;
mod endpoint;
mod forms;
mod gateway;
mod gateway_rules;
mod interactions;
mod kept;
mod life_cycle;
mod many;
#[cfg(feature = "page")]
mod page;
mod rate_limits;
mod raw;
mod rest;
mod serenity_gateway;
mod standalone;
mod twilight;
