//! `starling profile`: the profiles that are loaded, and one in full.

use std::fmt::Write;

use clap::ValueEnum;

use crate::app::App;
use crate::cli::failure::Failure;
use crate::cli::{output, source};
use crate::config::ContentConfig;
use crate::profile::{self, Profile};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// List the profiles that are loaded
    List,
    /// Show what was read from a profile
    Show {
        /// A profile file, or the name of a loaded profile
        #[arg(value_name = "FILE")]
        profile: String,
        /// Text for reading, or JSON in the schema that profiles can be written in
        #[arg(long, value_enum, default_value_t = ShowFormat::Text)]
        format: ShowFormat,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ShowFormat {
    Text,
    Json,
}

pub(super) fn run(command: &Command, folders: ContentConfig) -> Result<(), Failure> {
    let (app, faults) = App::load(folders);
    output::warn(&faults);
    let text = match command {
        Command::List => list(&app),
        Command::Show { profile, format } => {
            let profile = source::profile(&app, profile)?;
            match format {
                ShowFormat::Text => show(&profile),
                ShowFormat::Json => profile::to_json(&profile),
            }
        }
    };
    output::result(text.as_bytes(), None)
}

fn list(app: &App) -> String {
    let content = app.content();
    let profiles = content.catalogue.profiles();
    let width = profiles.iter().map(|profile| profile.id.as_str().chars().count()).max().unwrap_or_default();
    let line = |profile: &&std::sync::Arc<Profile>| {
        let statements: usize =
            profile.competencies.iter().map(|competency| competency.statements.len()).sum();
        let competencies = profile.competencies.len();
        format!(
            "{:width$}  {} ({competencies} competencies, {statements} statements)\n",
            profile.id.as_str(),
            profile.title
        )
    };
    profiles.iter().map(line).collect()
}

/// The profile for reading, each statement with its line in the source.
fn show(profile: &Profile) -> String {
    let mut text = format!("{} ({}, version {})\n", profile.title, profile.id, profile.version);
    let mut push =
        |line: std::fmt::Arguments<'_>| text.write_fmt(line).expect("writing to a string cannot fail");
    if let Some(purpose) = &profile.purpose {
        push(format_args!("\nPurpose\n  {purpose}\n"));
    }
    if !profile.responsibilities.is_empty() {
        push(format_args!("\nResponsibilities\n"));
        for responsibility in &profile.responsibilities {
            push(format_args!("  {:>4}  {}\n", responsibility.line, responsibility.text));
        }
    }
    for competency in &profile.competencies {
        push(format_args!("\n{}\n", competency.name));
        for statement in &competency.statements {
            let level = statement.level.map(|level| format!(" ({level})")).unwrap_or_default();
            push(format_args!("  {:>4}  {}{level}\n", statement.line, statement.text));
        }
    }
    if !profile.qualifications.is_empty() {
        push(format_args!("\nQualifications\n"));
        for qualification in &profile.qualifications {
            let url = qualification.url.as_deref().map(|url| format!(" <{url}>")).unwrap_or_default();
            push(format_args!("  {}{url}\n", qualification.name));
        }
    }
    if !profile.omitted.is_empty() {
        push(format_args!("\nLeft out, since these sections hold no competencies\n"));
        for section in &profile.omitted {
            push(format_args!("  {:>4}  {}: {}\n", section.line, section.heading, section.reason));
        }
    }
    text
}
