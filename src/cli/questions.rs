//! `starling questions`: a question set on standard output or in a file.

use crate::app::App;
use crate::cli::export::ExportArgs;
use crate::cli::failure::Failure;
use crate::cli::wish::WishArgs;
use crate::cli::{output, source};
use crate::config::ContentConfig;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// A profile file, or the name of a loaded profile
    profile: String,

    #[command(flatten)]
    wish: WishArgs,

    #[command(flatten)]
    export: ExportArgs,
}

pub(super) fn run(args: &Args, folders: ContentConfig) -> Result<(), Failure> {
    args.export.check()?;
    let (app, faults) = App::load(folders);
    output::warn(&faults);
    let profile = source::profile(&app, &args.profile)?;
    let set = app.content().question_set(&profile, &args.wish.wish())?;
    args.export.write(&set)
}
