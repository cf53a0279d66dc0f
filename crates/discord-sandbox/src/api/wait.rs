//! Waiting, without a sleep in the test.

use axum::{Json, extract::State};
use serde::Deserialize;
use serde_json::json;

use super::{Asked, AtHub, Told, act, hold};
use crate::{Error, Pending, ids::Snowflake};

/// What is waited for.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(tag = "for", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum For {
    Bot,
    Commands,
    Finding,
    /// Something to be held.
    Held {
        hold: u64,
    },
    /// What came of something that was done with `"wait": false`.
    Outcome {
        id: Snowflake,
    },
}

/// `POST /sandbox/wait`.
pub(super) async fn receive(State(hub): AtHub, Asked(wanted): Asked<For>) -> Told {
    match wanted {
        For::Bot => hub.bot_is_ready().await?,
        For::Commands => hub.commands_are_registered().await?,
        For::Finding => {
            let finding = hub.something_is_found().await?;
            return Ok(Json(json!({"finding": finding.to_string()})));
        }
        For::Held { hold } => hold::arrived(&hub, hold).await?,
        For::Outcome { id } => {
            let pending = Pending::of(&hub, id);
            let pending = pending.ok_or_else(|| Error::NotThere(format!("nothing was done under {id}")))?;
            return Ok(act::told(id, pending.outcome().await?));
        }
    }
    Ok(Json(json!({})))
}
