//! What a running bot does once a day by itself.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::time::{MissedTickBehavior, interval};
use tracing::{info, warn};

use crate::guide::Timestamp;
use crate::store::{Purged, Store};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Deletes what has been kept for long enough: at once, and then once a day.
pub(super) async fn daily(store: Store) {
    let mut days = interval(DAY);
    days.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        days.tick().await;
        match store.purge(now()).await {
            Ok(purged) if purged == Purged::default() => {}
            Ok(Purged { guides, effects, audit }) => {
                info!(guides, effects, audit, "Deleted what had been kept for long enough");
            }
            Err(error) => {
                warn!("Could not delete what has been kept for long enough, trying again tomorrow: {error}");
            }
        }
    }
}

fn now() -> Timestamp {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    Timestamp::from_unix(i64::try_from(seconds).unwrap_or(i64::MAX))
}
