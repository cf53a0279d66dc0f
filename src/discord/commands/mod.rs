//! The slash commands: one file each, from typed options to a view.
//!
//! The doc comment of a command or an option is the text that Discord shows; `locales/` holds it in other spellings and
//! languages.

pub(in crate::discord) mod guide;
pub(in crate::discord) mod make_questions;
pub(in crate::discord) mod options;
pub(in crate::discord) mod profile;
pub(in crate::discord) mod question;
pub(in crate::discord) mod questions;

use serenity_commands::Commands;

/// Every slash command.
#[derive(Debug, Commands)]
pub(in crate::discord) enum SlashCommand {
    /// Make a set of interview questions from a role profile
    #[command(autocomplete)]
    Questions(questions::Questions),

    /// Make one interview question, quickly
    #[command(autocomplete)]
    Question(question::Question),

    /// Look at the role profiles
    #[command(autocomplete)]
    Profile(profile::Profile),

    /// Make, edit, approve and export interview guides
    #[command(autocomplete)]
    Guide(guide::Guide),

    /// What Starling does, and how to use it
    Help,
}
