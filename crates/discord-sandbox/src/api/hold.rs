//! Holding things up: interactions on their way to the bot, and the bot's requests.

use std::{collections::BTreeMap, sync::Arc};

use axum::{Json, extract::State};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Asked, AtHub, Failure, Told};
use crate::{Error, Held, Trouble, hub::Hub};

/// What is held for those who use the API, by its number.
#[derive(Debug, Default)]
pub(crate) struct Holds {
    last: u64,
    held: BTreeMap<u64, Hold>,
}

#[derive(Debug)]
enum Hold {
    Interactions,
    Requests(Held),
}

impl Holds {
    fn keep(&mut self, hold: Hold) -> u64 {
        self.last += 1;
        self.held.insert(self.last, hold);
        self.last
    }

    /// Lets all requests in, as the sandbox is at its end.
    pub(crate) fn release_all(&mut self) {
        self.held.clear();
    }
}

/// What is to be held.
#[derive(Debug, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Wanted {
    /// Every interaction from here on.
    Interactions,
    /// The next requests of this kind.
    Requests {
        method: Option<String>,
        #[serde(default)]
        path: String,
        #[serde(default = "once")]
        times: u32,
    },
}

fn once() -> u32 {
    1
}

/// `POST /sandbox/hold`.
pub(super) async fn start(State(hub): AtHub, Asked(wanted): Asked<Wanted>) -> Json<Value> {
    let hold = match wanted {
        Wanted::Interactions => {
            hub.world().hold_interactions();
            Hold::Interactions
        }
        Wanted::Requests { method, path, times } => {
            let (trouble, held) = Trouble::hold();
            let trouble = trouble.on_path(&path).times(times);
            hub.troubles().add(match method {
                Some(method) => trouble.on_method(&method),
                None => trouble,
            });
            Hold::Requests(held)
        }
    };
    Json(json!({"hold": hub.holds().keep(hold)}))
}

/// What is to be let go.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Released {
    hold: u64,
}

/// `POST /sandbox/release`.
pub(super) async fn release(State(hub): AtHub, Asked(Released { hold }): Asked<Released>) -> Told {
    let held = hub.holds().held.remove(&hold);
    match held.ok_or_else(|| unknown(hold))? {
        Hold::Interactions => hub.world().release_interactions(),
        Hold::Requests(held) => held.release(),
    }
    hub.touch();
    Ok(Json(json!({})))
}

/// Waits until something is being held.
pub(super) async fn arrived(hub: &Arc<Hub>, hold: u64) -> Result<(), Failure> {
    let request = match hub.holds().held.get(&hold) {
        None => return Err(unknown(hold)),
        Some(Hold::Interactions) => None,
        Some(Hold::Requests(held)) => Some(held.has_arrived()),
    };
    let Some(mut request) = request else { return Ok(hub.an_interaction_is_held().await?) };
    match tokio::time::timeout(hub.patience, request.wait_for(|arrived| *arrived)).await {
        Ok(Ok(_)) => Ok(()),
        _ => Err(Error::Patience {
            what: "a request to be held".to_owned(),
            waited: hub.patience,
            tail: hub.log.tail(),
        }
        .into()),
    }
}

fn unknown(hold: u64) -> Failure {
    Error::NotThere(format!("nothing is held under {hold}")).into()
}
