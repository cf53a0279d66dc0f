//! The options that say which questions a person wishes for.

use clap::ValueEnum;

use crate::app::Wish;
use crate::profile::Level;
use crate::question::{Seed, Size};
use crate::template::QuestionKind;

#[derive(Debug, clap::Args)]
pub(super) struct WishArgs {
    /// Ask about this competency only; may be given more than once
    #[arg(long = "competency", value_name = "NAME")]
    competencies: Vec<String>,

    /// How many questions
    #[arg(long, value_name = "N", conflicts_with = "minutes", value_parser = clap::value_parser!(u32).range(1..=Size::MAX_COUNT as i64))]
    count: Option<u32>,

    /// How long the interview is, introduction and closing included
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(Size::MIN_MINUTES as i64..=Size::MAX_MINUTES as i64))]
    minutes: Option<u32>,

    /// Ask this kind of question only; may be given more than once [default: a mixed set]
    #[arg(long = "kind", value_name = "KIND", value_enum)]
    kinds: Vec<Kind>,

    /// Ask only about this proficiency level
    #[arg(long, value_enum)]
    level: Option<ProficiencyLevel>,

    /// Make the set of this number again [default: a new number]
    #[arg(long, value_name = "N")]
    seed: Option<u32>,
}

impl WishArgs {
    /// The wish; a fresh seed where none is given.
    pub(super) fn wish(&self) -> Wish {
        let size = self.count.map(Size::Count).or(self.minutes.map(Size::Minutes));
        Wish {
            competencies: self.competencies.clone(),
            size: size.unwrap_or(Wish::DEFAULT_SIZE),
            kinds: self.kinds.iter().copied().map(Into::into).collect(),
            level: self.level.map(Into::into),
            seed: self.seed.map_or_else(Seed::draw, Seed::new),
        }
    }
}

/// The kinds of question, as options.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// What a person did
    #[value(alias = "behavioral")]
    Behavioural,
    /// What a person would do
    Situational,
    /// The time it did not work out
    Contrary,
}

impl From<Kind> for QuestionKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Behavioural => Self::Behavioural,
            Kind::Situational => Self::Situational,
            Kind::Contrary => Self::Contrary,
        }
    }
}

/// The proficiency levels, as options.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ProficiencyLevel {
    /// Knows of it
    Awareness,
    /// Does it with support
    Working,
    /// Does it alone
    Practitioner,
    /// Leads others in it
    Expert,
}

impl From<ProficiencyLevel> for Level {
    fn from(level: ProficiencyLevel) -> Self {
        match level {
            ProficiencyLevel::Awareness => Self::Awareness,
            ProficiencyLevel::Working => Self::Working,
            ProficiencyLevel::Practitioner => Self::Practitioner,
            ProficiencyLevel::Expert => Self::Expert,
        }
    }
}
