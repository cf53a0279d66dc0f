//! What Starling says when it cannot do what a person asked: what was wrong, with the value, and what to do next.

use std::fmt;

use crate::app::guides::refusal;
use crate::fault::Faults;
use crate::guide::GuideError;
use crate::profile::UnknownProfile;
use crate::profile::limits::MAX_STATEMENT_CHARS;
use crate::question::{NoOther, Refused};
use crate::store::{EditError, StoreError};

/// A refusal that a person can act on. Shown as it is, to that person only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UserError {
    /// No profile is called so.
    Profile(UnknownProfile),
    /// No competency of the profile is called so, or several could be meant.
    Competency {
        /// What the person typed.
        typed: String,
        /// Title of the profile.
        profile: String,
        /// Names that hold what the person typed, where there are several.
        several: Vec<String>,
        /// The most similar name.
        nearest: Option<String>,
        /// Every name.
        known: Vec<String>,
    },
    /// The request cannot be met.
    Set(Refused),
    /// The question cannot be changed.
    NoOther(NoOther),
    /// The message holds no statement to ask about.
    EmptyMessage,
    /// A line of the message is longer than a statement may be.
    LongLine {
        /// How many characters the longest line has.
        characters: usize,
    },
    /// The text is no profile.
    Text(Faults),
    /// The guide cannot be made or changed so.
    Guide(GuideError),
    /// No guide is called so.
    NoGuide {
        /// What the person typed.
        typed: String,
        /// The most similar title.
        nearest: Option<String>,
    },
    /// Several guides could be meant.
    SeveralGuides {
        /// What the person typed.
        typed: String,
    },
    /// The guide is not there any more.
    GuideGone,
    /// Somebody else has changed the guide meanwhile.
    GuideChanged,
    /// The guide has no version of this number.
    NoVersion {
        /// The number.
        version: u32,
        /// The newest one, which may be a draft.
        newest: u32,
    },
    /// Only the author or an administrator may delete a guide.
    NotYoursToDelete {
        /// Who made it.
        author: String,
    },
    /// What should be a number is none.
    NoNumber(String),
    /// This Starling runs without a database.
    NothingKept,
    /// The database failed; nothing was changed.
    Store,
}

impl std::error::Error for UserError {}

impl From<UnknownProfile> for UserError {
    fn from(error: UnknownProfile) -> Self {
        Self::Profile(error)
    }
}

impl From<Refused> for UserError {
    fn from(error: Refused) -> Self {
        Self::Set(error)
    }
}

impl From<NoOther> for UserError {
    fn from(error: NoOther) -> Self {
        Self::NoOther(error)
    }
}

impl From<StoreError> for UserError {
    /// The person is told that it failed; why is for the log.
    fn from(error: StoreError) -> Self {
        tracing::error!("A query failed: {error}");
        Self::Store
    }
}

impl From<GuideError> for UserError {
    fn from(error: GuideError) -> Self {
        Self::Guide(error)
    }
}

impl<E: Into<Self>> From<EditError<E>> for UserError {
    fn from(error: EditError<E>) -> Self {
        match error {
            EditError::NotFound(_) => Self::GuideGone,
            EditError::Stale(_) => Self::GuideChanged,
            EditError::Refused(refused) => refused.into(),
            EditError::Approved(version) => Self::Guide(GuideError::Approved(version)),
            EditError::Store(error) => error.into(),
        }
    }
}

impl From<std::convert::Infallible> for UserError {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

impl From<Faults> for UserError {
    fn from(faults: Faults) -> Self {
        Self::Text(faults)
    }
}

impl fmt::Display for UserError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Profile(unknown) => write!(f, "{unknown}"),
            Self::Competency { typed, profile, several, nearest, known } => {
                if several.is_empty() {
                    write!(f, "The profile {profile} has no competency called `{typed}`.")?;
                } else {
                    return write!(f, "`{typed}` could mean {}. Name one of them.", either(several));
                }
                if let Some(nearest) = nearest {
                    write!(f, " Did you mean `{nearest}`?")?;
                }
                write!(f, " Choose from {}.", listed(known))
            }
            Self::Set(Refused::Size(error)) => write!(f, "That size does not work: {error}. Choose a size within that."),
            Self::Set(Refused::NothingAtLevel(level)) => write!(
                f,
                "None of the statements asked about is at the level `{level}`. Leave the level out, or choose another."
            ),
            Self::Set(Refused::NoQuestion { statements }) => write!(
                f,
                "No statement asked about ({statements} in all) could be turned into a question of the kinds you chose. \
                 Choose another kind, or run `starling check` over the profile and the templates."
            ),
            Self::Set(Refused::Outdated) => f.write_str(
                "This set was made from an earlier version of the profile or the templates. Ask for a new set with `/questions`.",
            ),
            Self::Set(Refused::Script(error)) => {
                write!(f, "The introduction or closing could not be written: {error}. Run `starling check` over the templates.")
            }
            Self::NoOther(NoOther::Question(_)) => {
                f.write_str("That question is not in this set any more. Ask for a new set with `/questions`.")
            }
            Self::NoOther(NoOther::Wording) => {
                f.write_str("There is no other wording for this statement. Try another statement instead.")
            }
            Self::NoOther(NoOther::Statement) => f.write_str(
                "Every statement that fits is in this set already. Try another wording, or ask for a smaller set.",
            ),
            Self::EmptyMessage => f.write_str(
                "I found no statement in that message. Choose a message with one statement a line, such as \
                 “Monitor and report progress against the plan”.",
            ),
            Self::LongLine { characters } => write!(
                f,
                "A line of that message has {characters} characters; a statement has at most {MAX_STATEMENT_CHARS}. \
                 Choose a message with one statement a line."
            ),
            Self::Guide(error) => f.write_str(&refusal(error)),
            Self::NoGuide { typed, nearest } => {
                write!(f, "No guide is called `{typed}`.")?;
                if let Some(nearest) = nearest {
                    write!(f, " Did you mean `{nearest}`?")?;
                }
                f.write_str(" `/guide list` shows what there is; `/guide create` makes a new one.")
            }
            Self::SeveralGuides { typed } => {
                write!(f, "Several guides could be meant by `{typed}`. Type a few letters and choose one from the list.")
            }
            Self::GuideGone => f.write_str(
                "That guide is not there any more; somebody may have deleted it. `/guide list` shows what there is.",
            ),
            Self::GuideChanged => f.write_str(
                "Somebody else has changed this guide meanwhile, so I left it as it is. Open it again with `/guide show`.",
            ),
            Self::NoVersion { version, newest } => {
                write!(f, "This guide has no version {version} that was approved. Its newest is version {newest}.")
            }
            Self::NotYoursToDelete { author } => write!(
                f,
                "Only {author}, who made this guide, or an administrator can delete it. You can archive it instead, with `/guide archive`."
            ),
            Self::NoNumber(typed) => write!(f, "`{typed}` is no whole number. Write it in digits, such as 6."),
            Self::NothingKept => f.write_str(
                "This Starling keeps nothing, so it has no guides and no settings. Question sets work all the same.",
            ),
            Self::Store => f.write_str(
                "I can’t reach what I keep at the moment, so nothing was changed. Try again in a minute.",
            ),
            Self::Text(faults) => write!(f, "I could not read that text as statements.\n{faults}"),
        }
    }
}

/// "`a`, `b` and `c`".
fn listed(names: &[String]) -> String {
    joined(names, "and")
}

/// "`a`, `b` or `c`".
fn either(names: &[String]) -> String {
    joined(names, "or")
}

fn joined(names: &[String], conjunction: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {conjunction} {last}", rest.join(", ")),
        None => String::new(),
    }
}
