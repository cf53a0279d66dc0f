//! Noticing that a person has changed a profile or a template while the bot runs.

use std::sync::Arc;
use std::time::Duration;

use notify_debouncer_mini::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{Debouncer, new_debouncer};
use tracing::{info, warn};

use crate::app::{App, Reloaded};
use crate::profile::Change;

/// How long a folder must be quiet before it is read: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(500);

/// Watches until it is dropped.
pub struct Watching {
    _debouncer: Debouncer<RecommendedWatcher>,
}

impl App {
    /// Reads the folders again whenever something in them changes. A folder that cannot be watched, as one that is not
    /// there, is told in the log and does not keep the other from being watched.
    ///
    /// # Errors
    ///
    /// If the system cannot watch at all.
    pub fn watch(self: &Arc<Self>) -> anyhow::Result<Watching> {
        let app = Arc::downgrade(self);
        let mut debouncer =
            new_debouncer(QUIET, move |events: notify_debouncer_mini::DebounceEventResult| {
                if let (Ok(_), Some(app)) = (events, app.upgrade()) {
                    app.reload().log();
                }
            })?;
        for folder in
            [self.folders.profiles.to_load(), self.folders.templates.to_load()].into_iter().flatten()
        {
            if let Err(error) = debouncer.watcher().watch(folder, RecursiveMode::Recursive) {
                warn!("Changes in {} will not be noticed: {error}", folder.display());
            }
        }
        Ok(Watching { _debouncer: debouncer })
    }
}

impl Reloaded {
    /// Says in the log what changed and what is wrong.
    pub fn log(&self) {
        for change in &self.changes {
            match change {
                Change::Added(id) => info!(profile.id = %id, "Added the profile `{id}`"),
                Change::Changed(id) => info!(profile.id = %id, "Reloaded the profile `{id}`"),
                Change::Removed(id) => info!(profile.id = %id, "Removed the profile `{id}`"),
                Change::KeptBecauseFaulty(id) => {
                    warn!(profile.id = %id, "Kept the last good version of `{id}`");
                }
            }
        }
        for fault in &self.faults.0 {
            warn!("{fault}");
        }
    }
}
