//! Options that several commands have.

use serenity_commands::{BasicOption, PartialOption};

use crate::app::{Content, Wish};
use crate::discord::view::reply::{Audience, Reply};
use crate::discord::view::{choices, notice};
use crate::guide::StandardScale;
use crate::profile::Level;
use crate::question::Size;
use crate::store::{Settings, Visibility};
use crate::template::QuestionKind;

/// What the questions ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BasicOption)]
#[option(option_type = "string")]
pub(in crate::discord) enum KindOption {
    #[option(name = "Behavioural: what a person did", value = "behavioural")]
    Behavioural,
    #[option(name = "Situational: what a person would do", value = "situational")]
    Situational,
    #[option(name = "Contrary: when it did not work out", value = "contrary")]
    Contrary,
}

impl From<KindOption> for QuestionKind {
    fn from(kind: KindOption) -> Self {
        match kind {
            KindOption::Behavioural => Self::Behavioural,
            KindOption::Situational => Self::Situational,
            KindOption::Contrary => Self::Contrary,
        }
    }
}

/// The proficiency level that the role asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BasicOption)]
#[option(option_type = "string")]
pub(in crate::discord) enum LevelOption {
    #[option(name = "Awareness: knows of it", value = "awareness")]
    Awareness,
    #[option(name = "Working: does it with support", value = "working")]
    Working,
    #[option(name = "Practitioner: does it alone", value = "practitioner")]
    Practitioner,
    #[option(name = "Expert: leads others in it", value = "expert")]
    Expert,
}

impl From<LevelOption> for Level {
    fn from(level: LevelOption) -> Self {
        match level {
            LevelOption::Awareness => Self::Awareness,
            LevelOption::Working => Self::Working,
            LevelOption::Practitioner => Self::Practitioner,
            LevelOption::Expert => Self::Expert,
        }
    }
}

/// How many levels the rating scale of a guide has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BasicOption)]
#[option(option_type = "string")]
pub(in crate::discord) enum ScaleOption {
    #[option(name = "Four levels, without a middle", value = "four")]
    Four,
    #[option(name = "Five levels, from Awareness to Expert", value = "five")]
    Five,
    #[option(name = "Seven levels, from Not demonstrated to Outstanding", value = "seven")]
    Seven,
}

impl From<ScaleOption> for StandardScale {
    fn from(scale: ScaleOption) -> Self {
        match scale {
            ScaleOption::Four => Self::Four,
            ScaleOption::Five => Self::Five,
            ScaleOption::Seven => Self::Seven,
        }
    }
}

/// Who sees the reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, BasicOption)]
#[option(option_type = "string")]
pub(in crate::discord) enum VisibilityOption {
    #[option(name = "Only me", value = "me")]
    Me,
    #[option(name = "Everyone in this channel", value = "everyone")]
    Everyone,
}

impl From<VisibilityOption> for Visibility {
    fn from(choice: VisibilityOption) -> Self {
        match choice {
            VisibilityOption::Me => Self::Private,
            VisibilityOption::Everyone => Self::Everyone,
        }
    }
}

impl VisibilityOption {
    /// The audience of a choice that may have been left out: private, so that nothing is shown by surprise.
    pub(in crate::discord) fn audience(choice: Option<Self>) -> Audience {
        Self::audience_or_set(choice, &Settings::default())
    }

    /// The audience of a choice, else the one that is set, else private.
    pub(in crate::discord) fn audience_or_set(choice: Option<Self>, settings: &Settings) -> Audience {
        match choice.map(Into::into).or(settings.visibility) {
            Some(Visibility::Everyone) => Audience::Everyone,
            Some(Visibility::Private) | None => Audience::Private,
        }
    }
}

/// How many questions, by count or minutes, else as it is set.
///
/// # Errors
///
/// What to tell whoever gave both; `what` is what they want to have.
pub(in crate::discord) fn size(
    count: Option<u32>,
    minutes: Option<u32>,
    settings: &Settings,
    what: &str,
) -> Result<Size, Reply> {
    match (count, minutes) {
        (Some(_), Some(_)) => Err(notice::unusable(
            "minutes",
            &format!("you also gave a count, and a {what} has one or the other"),
        )),
        (Some(count), None) => Ok(Size::Count(count)),
        (None, Some(minutes)) => Ok(Size::Minutes(minutes)),
        (None, None) => Ok(Wish::usual_size(settings)),
    }
}

/// Whether nobody has named a profile so far, so that the settings decide which one is meant.
pub(in crate::discord) fn is_left_out(profile: &PartialOption<Option<String>>) -> bool {
    profile.as_value().is_none_or(Option::is_none)
}

/// The competencies to choose from of the profile that is named so far, else of the one that is set.
pub(in crate::discord) fn competencies(
    profile: PartialOption<Option<String>>,
    typed: &str,
    content: &Content,
    settings: &Settings,
) -> Vec<(String, String)> {
    let profile = content.profile_or_set(profile.into_value().flatten().as_deref(), settings);
    profile.map_or_else(|_| Vec::new(), |profile| choices::competencies(profile, typed))
}
