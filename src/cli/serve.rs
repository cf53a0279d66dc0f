//! `starling serve`: the bot, connected to Discord until it is told to stop.

use std::sync::Arc;

use secrecy::ExposeSecret;
use tracing::warn;

use crate::app::App;
use crate::cli::failure::Failure;
use crate::config::{ContentConfig, DatabaseConfig, DiscordConfig, Environment, LogConfig};
use crate::store::{Address, AddressError, Database};
use crate::{discord, log};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// An address to use instead of https://discord.com, such as a REST proxy [env: DISCORD_API_PROXY]
    #[arg(long, value_name = "URL")]
    discord_api_proxy: Option<String>,
}

pub(super) fn run(args: &Args, folders: ContentConfig, environment: &Environment) -> Result<(), Failure> {
    let config =
        DiscordConfig::read(args.discord_api_proxy.as_deref(), environment).map_err(Failure::Usage)?;
    let database = DatabaseConfig::read(environment);
    let log_config = LogConfig::read(environment).map_err(Failure::Usage)?;
    log::start(&log_config).map_err(Failure::Usage)?;
    let address: Address =
        database.url.expose_secret().parse().map_err(|error: AddressError| Failure::Usage(error.into()))?;
    let (app, faults) = App::load(folders);
    for fault in &faults.0 {
        warn!("Left out: {fault}");
    }
    discord::serve(Arc::new(app.with_database(Database::at(address))), &config).map_err(Failure::Input)
}
