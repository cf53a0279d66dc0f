//! The options that say what is written, and the writing.

use std::io::IsTerminal;
use std::path::PathBuf;

use anyhow::anyhow;
use clap::ValueEnum;

use crate::cli::failure::Failure;
use crate::cli::output;
use crate::export::{self, Content, Format, PackFormat, Questions, Scorecard, TextStyle};

#[derive(Debug, clap::Args)]
pub(super) struct ExportArgs {
    /// What is written [default: text; a candidate pack: markdown]
    #[arg(long, value_enum)]
    format: Option<OutputFormat>,

    /// Write what a candidate gets beforehand, as markdown, html or docx
    #[arg(long)]
    candidate_pack: bool,

    /// Show the candidate the questions too
    #[arg(long, requires = "candidate_pack")]
    with_questions: bool,

    /// How many candidates the workbook has pages for
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=i64::from(Scorecard::MAX_CANDIDATES)))]
    candidates: u8,

    /// How many interviewers the workbook has columns for
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=i64::from(Scorecard::MAX_INTERVIEWERS)))]
    interviewers: u8,

    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
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
    /// A workbook to rate candidates in
    Xlsx,
    /// The coverage as a picture
    Png,
}

impl ExportArgs {
    /// Writes a set or a guide as the options say.
    pub(super) fn write<'a>(&self, content: impl Into<Content<'a>>) -> Result<(), Failure> {
        let bytes = if self.candidate_pack {
            let questions = if self.with_questions { Questions::Shown } else { Questions::Withheld };
            export::candidate_pack(content, questions, self.pack_format()?)
        } else {
            export::export(content, self.format())
        };
        output::result(&bytes, self.output.as_deref())
    }

    /// Refuses what cannot be written before work is done for it.
    pub(super) fn check(&self) -> Result<(), Failure> {
        if self.candidate_pack {
            let format = self.pack_format()?;
            return self.refuse_terminal(format != PackFormat::Docx, format.extension());
        }
        let format = self.format();
        self.refuse_terminal(format.is_text(), format.extension())
    }

    fn to_terminal(&self) -> bool {
        self.output.is_none() && std::io::stdout().is_terminal()
    }

    fn refuse_terminal(&self, is_text: bool, extension: &str) -> Result<(), Failure> {
        if is_text || !self.to_terminal() {
            return Ok(());
        }
        let name = extension.to_uppercase();
        Err(Failure::Usage(anyhow!(
            "a {name} file is no text for a terminal; add `--output FILE.{extension}`"
        )))
    }

    fn format(&self) -> Format {
        match self.format.unwrap_or(OutputFormat::Text) {
            OutputFormat::Text if self.to_terminal() => Format::Text(TextStyle::Terminal),
            OutputFormat::Text => Format::Text(TextStyle::Plain),
            OutputFormat::Markdown => Format::Markdown,
            OutputFormat::Html => Format::Html,
            OutputFormat::Json => Format::Json,
            OutputFormat::Csv => Format::Csv,
            OutputFormat::Docx => Format::Docx,
            OutputFormat::Xlsx => Format::Xlsx(Scorecard::new(self.candidates, self.interviewers)),
            OutputFormat::Png => Format::Png,
        }
    }

    fn pack_format(&self) -> Result<PackFormat, Failure> {
        match self.format {
            None | Some(OutputFormat::Markdown) => Ok(PackFormat::Markdown),
            Some(OutputFormat::Html) => Ok(PackFormat::Html),
            Some(OutputFormat::Docx) => Ok(PackFormat::Docx),
            Some(other) => Err(Failure::Usage(anyhow!(
                "a candidate pack cannot be written as {}; choose `--format markdown`, `html` or `docx`",
                other.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
            ))),
        }
    }
}
