//! `starling completions`: what a shell needs to complete the command line.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::failure::Failure;
use crate::cli::{Cli, output};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell to print completions for
    shell: Shell,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "starling", &mut script);
    output::result(&script, None)
}
