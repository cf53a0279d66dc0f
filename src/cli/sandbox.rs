//! `starling sandbox`: the bot in a local Discord, with a chat page for the browser.

use std::sync::Arc;

use anyhow::Context;
use tracing::warn;

use crate::app::App;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::config::{ContentConfig, Environment, LogConfig};
use crate::discord::sandbox::{self, Port};
use crate::log;
use crate::store::{Address, Database};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The port of the page's address [default: 8181, or any free one if that is taken]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
}

/// What is logged unless `RUST_LOG` says otherwise: the address should be what catches the eye.
const LOGGED: &str = "warn,discord_sandbox=error";

pub(super) fn run(args: &Args, folders: ContentConfig, environment: &Environment) -> Result<(), Failure> {
    let log_config = LogConfig::read_or(environment, LOGGED).map_err(Failure::Usage)?;
    log::start(&log_config).map_err(Failure::Usage)?;
    // Made-up people do not belong into the database of a real bot.
    let folder = tempfile::tempdir().context("make a folder for the database").map_err(Failure::Input)?;
    let file = format!("sqlite://{}", folder.path().join("sandbox.db").display());
    let address: Address = file.parse().context("name the database").map_err(Failure::Input)?;
    let (app, faults) = App::load(folders);
    for fault in &faults.0 {
        warn!("Left out: {fault}");
    }
    let port = args.port.map_or(Port::Usual, Port::Named);
    let announce = |address: &str| {
        let text = format!("Starling is ready to try: {address}\nOpen it in a browser. Ctrl-C ends it.\n");
        // The page works as well when nobody reads the line.
        let _ = output::result(text.as_bytes(), None);
    };
    sandbox::run(Arc::new(app.with_database(Database::at(address))), port, announce).map_err(Failure::Input)
}
