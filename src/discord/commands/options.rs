//! Options with a fixed list of choices.

use serenity_commands::BasicOption;

use crate::discord::view::reply::Audience;
use crate::guide::StandardScale;
use crate::profile::Level;
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

impl VisibilityOption {
    /// The audience of a choice that may have been left out: private, so that nothing is shown by surprise.
    pub(in crate::discord) fn audience(choice: Option<Self>) -> Audience {
        match choice {
            Some(Self::Everyone) => Audience::Everyone,
            Some(Self::Me) | None => Audience::Private,
        }
    }
}
