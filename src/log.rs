//! Logging: lines for people or for machines, on standard error.

use tracing_subscriber::filter::{EnvFilter, LevelFilter, Targets};
use tracing_subscriber::prelude::*;
use tracing_subscriber::{Layer, Registry, fmt};

use crate::config::{LogConfig, LogFormat};

/// Crates whose detailed lines hold addresses of interactions, and so their tokens: never logged below this level.
const SECRETIVE: [(&str, LevelFilter); 6] = [
    ("serenity", LevelFilter::INFO),
    ("reqwest", LevelFilter::INFO),
    ("hyper", LevelFilter::INFO),
    ("hyper_util", LevelFilter::INFO),
    ("tungstenite", LevelFilter::INFO),
    ("tokio_tungstenite", LevelFilter::INFO),
];

/// Starts logging for the whole process.
///
/// # Errors
///
/// If the filter cannot be understood.
pub fn start(config: &LogConfig) -> anyhow::Result<()> {
    let filter: EnvFilter = config.filter.parse().map_err(|error| {
        anyhow::anyhow!(
            "RUST_LOG is `{}`, which is no filter ({error}); write it like info or starling=debug",
            config.filter
        )
    })?;
    let cap = Targets::new().with_default(LevelFilter::TRACE).with_targets(SECRETIVE);
    let lines = fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()));
    let lines: Box<dyn Layer<Registry> + Send + Sync> = match config.format {
        LogFormat::Text => lines.with_target(false).boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    tracing_subscriber::registry().with(lines.with_filter(cap).with_filter(filter)).try_init()?;
    Ok(())
}
