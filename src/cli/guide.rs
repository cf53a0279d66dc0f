//! `starling guide`: interview guides as files, without a database.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, anyhow};

use crate::app::App;
use crate::cli::export::ExportArgs;
use crate::cli::failure::Failure;
use crate::cli::wish::WishArgs;
use crate::cli::{output, source};
use crate::config::ContentConfig;
use crate::export::{self, Format, TextStyle};
use crate::guide::model::limits::{MAX_FILE_BYTES, MAX_QUESTIONS};
use crate::guide::{self, Beginning, Guide, GuideError, GuideId, Person, StandardScale, Timestamp};
use crate::question::chance;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Begin a guide from a role profile, as a draft in a JSON file
    Create(CreateArgs),
    /// Show a guide for reading
    Show {
        /// A guide, as a JSON file
        file: PathBuf,
    },
    /// Write a guide, or its candidate pack, in another format
    Export {
        /// A guide, as a JSON file
        file: PathBuf,
        #[command(flatten)]
        export: ExportArgs,
    },
    /// Read a guide that was exported as JSON: every fault with its place, else the guide in today's layout
    Import {
        /// A guide, as a JSON file
        file: PathBuf,
        /// Write to this file instead of standard output
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

#[derive(Debug, clap::Args)]
pub(super) struct CreateArgs {
    /// A profile file, or the name of a loaded profile
    profile: String,

    #[command(flatten)]
    wish: WishArgs,

    /// What the guide is called [default: the title of the profile]
    #[arg(long)]
    title: Option<String>,

    /// How many levels the rating scale has: 4, 5 or 7
    #[arg(long, default_value = "5")]
    scale: StandardScale,

    /// Who makes it
    #[arg(long, value_name = "NAME", default_value = "an unnamed author")]
    author: String,

    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(command: &Command, folders: ContentConfig) -> Result<(), Failure> {
    match command {
        Command::Create(args) => create(args, folders),
        Command::Show { file } => {
            output::result(&export::export(&read(file)?, Format::Text(TextStyle::Plain)), None)
        }
        Command::Export { file, export } => {
            export.check()?;
            export.write(&read(file)?)
        }
        Command::Import { file, output } => {
            output::result(read(file)?.to_json().as_bytes(), output.as_deref())
        }
    }
}

fn create(args: &CreateArgs, folders: ContentConfig) -> Result<(), Failure> {
    let (app, faults) = App::load(folders);
    output::warn(&faults);
    let profile = source::profile(&app, &args.profile)?;
    let content = app.content();
    let set = content.question_set(&profile, &args.wish.wish())?;
    let beginning = Beginning {
        id: GuideId::from_chance(chance()),
        title: args.title.clone().unwrap_or_else(|| profile.title.clone()),
        scale: args.scale,
        by: Person::local(args.author.clone()),
        at: now(),
    };
    let count = set.questions.len();
    let guide = Guide::begin(beginning, &profile, &content.templates, set).map_err(|error| {
        Failure::Input(match error {
            GuideError::Full => anyhow!(
                "A guide holds at most {MAX_QUESTIONS} questions, and this set has {count}. Ask for fewer with `--count`."
            ),
            error => anyhow!("No guide can be made of this: {error}."),
        })
    })?;
    output::result(guide.to_json().as_bytes(), args.output.as_deref())
}

/// The guide in a file; no more of it is read than a guide can have.
fn read(path: &Path) -> Result<Guide, Failure> {
    let name = path.display().to_string();
    let limit = u64::try_from(MAX_FILE_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes));
    read.with_context(|| format!("cannot read {name}")).map_err(Failure::Input)?;
    Ok(guide::read(&name, &bytes)?)
}

fn now() -> Timestamp {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Timestamp::from_unix(i64::try_from(seconds).unwrap_or(i64::MAX))
}
