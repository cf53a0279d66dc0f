//! An unmodified serenity client against the sandbox.

mod api;
mod bot;
mod channels;
mod commands;
mod elsewhere;
mod endpoint;
mod forms;
mod gateway;
mod gateway_rules;
mod interactions;
mod kept;
mod life_cycle;
mod lifetime;
mod many;
mod messages;
#[cfg(feature = "page")]
mod page;
mod places;
mod rate_limits;
mod raw;
mod refusals;
mod serenity_gateway;
mod standalone;
mod trouble;
mod twilight;
