//! `/settings`: what a server, or a person outside any server, sets for itself.

use serenity_commands::{Autocomplete, BasicOption, Command, SubCommand};

use crate::app::{Actor, App, Content, Setting, UserError};
use crate::discord::commands::options::{ScaleOption, VisibilityOption};
use crate::discord::view::reply::Reply;
use crate::discord::view::{choices, settings as view};
use crate::store::Settings as Values;

/// The subcommands of `/settings`.
#[derive(Debug, Command)]
pub(in crate::discord) enum Settings {
    /// Show what is set, and what holds where nothing is
    Show,

    /// Set one or more things
    #[command(autocomplete)]
    Set(Set),

    /// Go back to the default
    Unset(Unset),
}

/// The options of `/settings set`.
#[derive(Debug, SubCommand)]
pub(in crate::discord) struct Set {
    /// The role profile that is meant where none is named
    #[command(autocomplete, builder(max_length(100)))]
    profile: Option<String>,
    /// How many levels the rating scale of a new guide has
    scale: Option<ScaleOption>,
    /// How long an interview takes, in minutes
    #[command(builder(min_int_value(10), max_int_value(120)))]
    minutes: Option<u32>,
    /// How many points ratings may lie apart before the panel talks about them
    #[command(name = "consensus-threshold", builder(min_int_value(1), max_int_value(6)))]
    consensus_threshold: Option<u32>,
    /// After how many days without a change a guide is deleted
    #[command(name = "retention-days", builder(min_int_value(1), max_int_value(3650)))]
    retention_days: Option<u32>,
    /// Who sees questions where nobody says so
    visibility: Option<VisibilityOption>,
}

/// The options of `/settings unset`.
#[derive(Debug, SubCommand)]
pub(in crate::discord) struct Unset {
    /// What goes back to its default
    setting: SettingOption,
}

/// A setting, or all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BasicOption)]
#[option(option_type = "string")]
pub(in crate::discord) enum SettingOption {
    #[option(name = "Role profile", value = "profile")]
    Profile,
    #[option(name = "Rating scale", value = "scale")]
    Scale,
    #[option(name = "Length of an interview", value = "minutes")]
    Minutes,
    #[option(name = "Consensus threshold", value = "consensus-threshold")]
    ConsensusThreshold,
    #[option(name = "Retention", value = "retention-days")]
    Retention,
    #[option(name = "Who sees questions", value = "visibility")]
    Visibility,
    #[option(name = "All of them", value = "all")]
    All,
}

impl SettingOption {
    /// The setting; none means all of them.
    fn setting(self) -> Option<Setting> {
        Some(match self {
            Self::Profile => Setting::Profile,
            Self::Scale => Setting::Scale,
            Self::Minutes => Setting::Minutes,
            Self::ConsensusThreshold => Setting::ConsensusThreshold,
            Self::Retention => Setting::Retention,
            Self::Visibility => Setting::Visibility,
            Self::All => return None,
        })
    }
}

impl From<Set> for Values {
    fn from(set: Set) -> Self {
        Self {
            profile: set.profile,
            scale: set.scale.map(Into::into),
            minutes: set.minutes,
            consensus_threshold: set.consensus_threshold,
            retention_days: set.retention_days,
            visibility: set.visibility.map(Into::into),
        }
    }
}

impl Settings {
    /// Does what was asked for, and shows what is set then.
    pub(in crate::discord) async fn run(self, app: &App, actor: &Actor) -> Result<Reply, UserError> {
        let content = app.content();
        let (values, change) = match self {
            Self::Show => (app.settings(actor.owner).await?, view::Change::None),
            Self::Set(set) => {
                let wanted = Values::from(set);
                if wanted == Values::default() {
                    return Ok(view::nothing_to_set());
                }
                (app.change_settings(actor, wanted).await?, view::Change::Made)
            }
            Self::Unset(Unset { setting }) => {
                (app.unset(actor, setting.setting()).await?, view::Change::Made)
            }
        };
        Ok(view::show(&values, actor.owner, &content, change))
    }
}

/// What to choose from for the option being typed.
pub(in crate::discord) fn complete(
    typed: Autocomplete<Settings>,
    content: &Content,
) -> Vec<(String, String)> {
    let SettingsAutocomplete::Set(SetAutocomplete::Profile { profile, .. }) = typed;
    choices::profiles(&content.catalogue.search(&profile))
}
