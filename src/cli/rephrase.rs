//! `starling rephrase`: the grammatical forms of statements, as JSON lines.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use phrasing::{Certainty, Kind, LeftOutKind, Nature, Phrase};
use serde::Serialize;

use crate::cli::failure::Failure;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A file with a statement on each line [default: standard input]
    file: Option<PathBuf>,

    /// Show which rules read each statement, and why, instead of JSON
    #[arg(long)]
    explain: bool,
}

/// One line of output.
#[derive(Serialize)]
struct Line<'a> {
    statement: &'a str,
    kind: &'static str,
    base: Option<&'a str>,
    past: Option<&'a str>,
    gerund: Option<&'a str>,
    noun: Option<&'a str>,
    nature: &'static str,
    /// The separate actions of a statement that holds several, where the engine is sure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    actions: Vec<ActionLine<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<LeftOutLine<'a>>,
    certainty: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    doubts: Vec<&'a str>,
}

#[derive(Serialize)]
struct ActionLine<'a> {
    base: &'a str,
    past: &'a str,
    gerund: &'a str,
}

#[derive(Serialize)]
struct LeftOutLine<'a> {
    kind: &'static str,
    text: &'a str,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let (name, input): (String, Box<dyn BufRead>) =
        match args.file.as_deref().filter(|path| *path != Path::new("-")) {
            Some(path) => {
                let name = path.display().to_string();
                let file = File::open(path)
                    .with_context(|| format!("cannot read {name}"))
                    .map_err(Failure::Input)?;
                (name, Box::new(BufReader::new(file)))
            }
            None => ("standard input".to_owned(), Box::new(io::stdin().lock())),
        };
    rephrase(&name, input, BufWriter::new(io::stdout().lock()), args.explain)
}

/// Longest line, in bytes: several times what a statement may have, so that no input fills the memory.
const LONGEST_LINE: u64 = 64 * 1024;

/// Writes a line for each statement that is read; empty lines are passed over.
fn rephrase(name: &str, mut input: impl BufRead, mut out: impl Write, explain: bool) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        let mut limited = input.by_ref().take(LONGEST_LINE + 1);
        let read = limited.read_until(b'\n', &mut bytes).with_context(|| format!("cannot read {name}"));
        let read = read.map_err(Failure::Input)?;
        if read == 0 {
            break;
        }
        if read as u64 > LONGEST_LINE {
            return Err(Failure::Input(anyhow!(
                "{name}:{number}: the line is longer than {LONGEST_LINE} bytes; put each statement on a line of its own"
            )));
        }
        let text = std::str::from_utf8(&bytes).map_err(|error| {
            Failure::Input(anyhow!(
                "{name}:{number}: byte {} of the line is not UTF-8; save the text as UTF-8 and try again",
                error.valid_up_to() + 1
            ))
        })?;
        let statement = text.trim_end_matches(['\n', '\r']).trim_start_matches('\u{feff}');
        if statement.trim().is_empty() {
            continue;
        }
        if explain {
            writeln!(out, "{}", phrasing::explain(statement))?;
        } else {
            serde_json::to_writer(&mut out, &line(statement, &Phrase::of(statement)))
                .map_err(io::Error::from)?;
            out.write_all(b"\n")?;
        }
    }
    Ok(out.flush()?)
}

fn line<'a>(statement: &'a str, phrase: &'a Phrase) -> Line<'a> {
    let forms = phrase.forms();
    Line {
        statement,
        kind: match phrase.kind() {
            Kind::Action => "action",
            Kind::Noun => "noun",
        },
        base: forms.map(|forms| forms.base.as_str()),
        past: forms.map(|forms| forms.past.as_str()),
        gerund: forms.map(|forms| forms.gerund.as_str()),
        noun: phrase.noun(),
        nature: match phrase.nature() {
            Nature::Behaviour => "behaviour",
            Nature::Knowledge => "knowledge",
            Nature::Activity => "activity",
            Nature::Quality => "quality",
        },
        actions: phrase
            .actions()
            .iter()
            .filter(|_| phrase.actions().len() > 1)
            .map(|action| ActionLine { base: &action.base, past: &action.past, gerund: &action.gerund })
            .collect(),
        certainty: match phrase.certainty() {
            Certainty::Sure => "sure",
            Certainty::Likely => "likely",
            Certainty::Doubtful => "doubtful",
        },
        doubts: phrase.doubts().iter().map(|doubt| doubt.reason.as_str()).collect(),
        left_out: phrase
            .left_out()
            .iter()
            .map(|part| LeftOutLine { kind: name_of(part.kind), text: &part.text })
            .collect(),
    }
}

fn name_of(kind: LeftOutKind) -> &'static str {
    match kind {
        LeftOutKind::Stem => "stem",
        LeftOutKind::Label => "label",
        LeftOutKind::ToolList => "tool list",
        LeftOutKind::LevelQualifier => "level qualifier",
        LeftOutKind::Examples => "examples",
    }
}
