//! The command line: one file per subcommand. Results go to standard output, everything else to standard error.

mod check;
mod completions;
mod db;
mod export;
mod failure;
mod guide;
mod licenses;
mod output;
mod preview;
mod profile;
mod questions;
mod rephrase;
mod sandbox;
mod serve;
mod source;
mod wish;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{ContentConfig, Environment};
use failure::Failure;

/// Turn a role profile into structured interview questions.
#[derive(Debug, Parser)]
#[command(name = "starling", version, propagate_version = true, arg_required_else_help = true)]
#[command(after_help = "\
Examples:
  starling questions it-project-manager --count 8
  starling questions my-role.md --minutes 45 --format markdown --output guide.md
  starling questions my-role.md --format xlsx --output scorecard.xlsx
  starling guide create my-role.md --output guide.json
  starling check my-role.md
  starling sandbox                   try the bot in the browser, without Discord
  starling serve                     connect to Discord (needs DISCORD_TOKEN)

A PROFILE is a file (.md, .yaml, .toml, .json, .csv) or the name of a profile that is built in or in PROFILES_DIR.")]
struct Cli {
    /// A folder with your own role profiles [env: PROFILES_DIR; default: profiles]
    #[arg(long, global = true, value_name = "FOLDER", display_order = 100)]
    profiles_dir: Option<PathBuf>,

    /// A folder with your own question templates [env: TEMPLATES_DIR; default: question_templates]
    #[arg(long, global = true, value_name = "FOLDER", display_order = 100)]
    templates_dir: Option<PathBuf>,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a set of interview questions from a role profile
    Questions(questions::Args),
    /// Make, show, export and import interview guides
    #[command(subcommand)]
    Guide(guide::Command),
    /// Show the grammatical forms of statements, one JSON object per line
    Rephrase(rephrase::Args),
    /// Look at role profiles
    #[command(subcommand)]
    Profile(profile::Command),
    /// Find every fault of profiles and templates: file, line, column, and what to do
    Check(check::Args),
    /// Try the bot in a local Discord, in the browser: no token, no account, nothing leaves this machine
    Sandbox(sandbox::Args),
    /// Connect to Discord and answer slash commands
    Serve(serve::Args),
    /// Back up, restore and check what the bot keeps (DATABASE_URL)
    #[command(subcommand)]
    Db(db::Command),
    /// Print the completions for a shell
    Completions(completions::Args),
    /// Print the licences of the program, its word data and its font
    Licenses,
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match execute(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn execute(cli: Cli) -> Result<(), Failure> {
    let environment = Environment::read().map_err(Failure::Usage)?;
    let folders =
        ContentConfig::read(cli.profiles_dir.as_deref(), cli.templates_dir.as_deref(), &environment);
    match cli.command {
        Command::Questions(args) => questions::run(&args, folders),
        Command::Guide(command) => guide::run(&command, folders),
        Command::Rephrase(args) => rephrase::run(&args),
        Command::Profile(command) => profile::run(&command, folders),
        Command::Check(args) => check::run(&args, folders),
        Command::Sandbox(args) => sandbox::run(&args, folders, &environment),
        Command::Serve(args) => serve::run(&args, folders, &environment),
        Command::Db(command) => db::run(&command, &environment),
        Command::Completions(args) => completions::run(&args),
        Command::Licenses => licenses::run(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        super::Cli::command().debug_assert();
    }
}
