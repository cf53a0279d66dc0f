//! An unmodified serenity client against the sandbox.

mod bot;
mod interactions;
