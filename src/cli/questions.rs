//! `starling questions`: a question set on standard output or in a file.

use std::io::IsTerminal;
use std::path::PathBuf;

use anyhow::anyhow;
use clap::ValueEnum;

use crate::app::{App, Wish};
use crate::cli::failure::Failure;
use crate::cli::{output, source};
use crate::config::ContentConfig;
use crate::export::{self, Format, TextStyle};
use crate::profile::Level;
use crate::question::{Seed, Size};
use crate::template::QuestionKind;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A profile file, or the name of a loaded profile
    profile: String,

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

    /// What the set is written as
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    format: OutputFormat,

    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
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

/// The formats, as options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    /// For reading in a terminal
    Text,
    /// With all probes, rating anchors and coverage
    Markdown,
    /// One page to print or to show in a browser
    Html,
    /// For programs
    Json,
    /// A row per question, for a spreadsheet
    Csv,
    /// For Word and LibreOffice
    Docx,
}

impl OutputFormat {
    /// The format to write for a reader of the text.
    fn with(self, style: TextStyle) -> Format {
        match self {
            Self::Text => Format::Text(style),
            Self::Markdown => Format::Markdown,
            Self::Html => Format::Html,
            Self::Json => Format::Json,
            Self::Csv => Format::Csv,
            Self::Docx => Format::Docx,
        }
    }
}

pub(super) fn run(args: &Args, folders: ContentConfig) -> Result<(), Failure> {
    let to_terminal = args.output.is_none() && std::io::stdout().is_terminal();
    if args.format == OutputFormat::Docx && to_terminal {
        return Err(Failure::Usage(anyhow!(
            "a DOCX file is no text for a terminal; add `--output FILE.docx`"
        )));
    }
    let (app, faults) = App::load(folders);
    output::warn(&faults);
    let profile = source::profile(&app, &args.profile)?;
    let size = args.count.map(Size::Count).or(args.minutes.map(Size::Minutes));
    let wish = Wish {
        competencies: args.competencies.clone(),
        size: size.unwrap_or(Wish::DEFAULT_SIZE),
        kinds: args.kinds.iter().copied().map(Into::into).collect(),
        level: args.level.map(Into::into),
        seed: args.seed.map_or_else(Seed::draw, Seed::new),
    };
    let set = app.content().question_set(&profile, &wish)?;
    let style = if to_terminal { TextStyle::Terminal } else { TextStyle::Plain };
    output::result(&export::export(&set, args.format.with(style)), args.output.as_deref())
}
