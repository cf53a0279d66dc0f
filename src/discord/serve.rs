//! The bot as a process: started, kept up to date with its files, and stopped by a signal.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use crate::app::App;
use crate::config::DiscordConfig;
use crate::discord::{gateway, housekeeping};

/// How long the last tasks may take once everything is answered.
pub(super) const LAST_TASKS: Duration = Duration::from_secs(1);

/// Answers interactions until the process is told to stop by Ctrl-C or SIGTERM.
///
/// # Errors
///
/// If Discord does not accept the token, or the process cannot start its threads.
pub fn serve(app: Arc<App>, config: &DiscordConfig) -> anyhow::Result<()> {
    let profiles = app.content().catalogue.len();
    info!("Starling {} with {profiles} role profiles; waiting for Discord", env!("CARGO_PKG_VERSION"));
    until_stopped(&Arc::clone(&app), |stop| gateway::run(app, config, stop))
}

/// Runs a bot, keeps it up to date with its files, and tells it when the process is told to stop.
pub(super) fn until_stopped<F>(app: &Arc<App>, bot: impl FnOnce(CancellationToken) -> F) -> anyhow::Result<()>
where
    F: Future<Output = anyhow::Result<()>>,
{
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().context("start the runtime")?;
    let _watching = app
        .watch()
        .map_err(|error| warn!("Changes of profiles and templates will not be noticed: {error}"))
        .ok();
    let stop = CancellationToken::new();
    let outcome = runtime.block_on(async {
        tokio::spawn(stop_on_signal(stop.clone()));
        #[cfg(unix)]
        tokio::spawn(reload_on_hangup(Arc::clone(app)));
        // Opened before anybody asks for it, so that whoever starts the program sees what is wrong.
        if let Some(database) = app.database() {
            let store = database.store().await?.clone();
            tokio::spawn(housekeeping::daily(store));
        }
        bot(stop).await
    });
    runtime.shutdown_timeout(LAST_TASKS);
    if outcome.is_ok() {
        info!("Stopped");
    }
    outcome
}

#[cfg(unix)]
async fn stop_on_signal(stop: CancellationToken) {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminated) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = terminated.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
    stop.cancel();
}

#[cfg(not(unix))]
async fn stop_on_signal(stop: CancellationToken) {
    if tokio::signal::ctrl_c().await.is_ok() {
        stop.cancel();
    }
}

/// SIGHUP reads profiles and templates again, for systems on which changes of files are not announced.
#[cfg(unix)]
async fn reload_on_hangup(app: Arc<App>) {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut hangup) = signal(SignalKind::hangup()) else { return };
    while hangup.recv().await.is_some() {
        let app = Arc::clone(&app);
        // Files are read and templates compiled: not where interactions wait for their answers.
        let reloading = tokio::task::spawn_blocking(move || app.reload().log());
        if reloading.await.is_err() {
            warn!("Reading profiles and templates again failed; what was loaded before stays in use");
        }
    }
}
