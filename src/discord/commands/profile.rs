//! `/profile list` and `/profile show`: the role profiles.

use serenity_commands::{Autocomplete, Command, SubCommand};

use crate::app::{Content, UserError};
use crate::discord::commands::options::VisibilityOption;
use crate::discord::view::choices;
use crate::discord::view::profile as view;
use crate::discord::view::reply::Reply;

/// The subcommands of `/profile`.
#[derive(Debug, Command)]
pub(in crate::discord) enum Profile {
    /// List the role profiles
    List,

    /// Show one role profile in full
    #[command(autocomplete)]
    Show(Show),
}

/// The options of `/profile show`.
#[derive(Debug, SubCommand)]
pub(in crate::discord) struct Show {
    /// The role profile to show
    #[command(autocomplete, builder(max_length(100)))]
    profile: String,
    /// Who sees the profile; left out, only you
    visibility: Option<VisibilityOption>,
}

impl Profile {
    /// Shows the first page of what was asked for.
    pub(in crate::discord) fn run(self, content: &Content) -> Result<Reply, UserError> {
        match self {
            Self::List => Ok(view::list(&content.catalogue.profiles(), 0)),
            Self::Show(Show { profile, visibility }) => {
                Ok(view::show(content.profile(&profile)?, 0, VisibilityOption::audience(visibility)))
            }
        }
    }
}

/// What to choose from for the option being typed.
pub(in crate::discord) fn complete(typed: Autocomplete<Profile>, content: &Content) -> Vec<(String, String)> {
    let ProfileAutocomplete::Show(ShowAutocomplete::Profile { profile, .. }) = typed;
    choices::profiles(&content.catalogue.search(&profile))
}
