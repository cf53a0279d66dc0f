//! The sandbox by HTTP, for tests in any language: what [`Sandbox`](crate::Sandbox) does in Rust, under `/sandbox`.
//!
//! | module | what is in it |
//! | --- | --- |
//! | `state` | what there is: addresses, the transcript, findings, the clock, messages |
//! | `person` | who is there, and what they may |
//! | `act` | what people do, until its outcome is on their screens |
//! | `hold` | interactions and requests that are held up |
//! | `wait` | waiting for what comes |
//! | `trouble` | bad days on demand |
//!
//! JSON both ways. A request that cannot be understood gets 400, one that Discord's client would not do 422, and one
//! that waited in vain 504, each with a sentence under `error`. Like the page it is guarded against other sites.

mod act;
pub(crate) mod hold;
mod person;
mod state;
pub(crate) mod trouble;
mod wait;

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{FromRequest, Request, State, rejection::JsonRejection},
    http::StatusCode,
    middleware,
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use serde_json::{Value, json};

#[cfg(feature = "page")]
pub(crate) use self::state::entry_json;
use crate::{Error, guard, hub::Hub};

/// A route of the API.
pub(crate) struct Route {
    #[cfg(test)]
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    /// What it is for.
    #[cfg(test)]
    pub(crate) what: &'static str,
    handler: fn() -> MethodRouter<Arc<Hub>>,
}

macro_rules! routes {
    ($($method:ident $path:literal $handler:expr, $what:literal;)*) => {
        /// Every route of the API: the router and the page of coverage are both made from it.
        pub(crate) const ROUTES: &[Route] = &[
            $(Route {
                #[cfg(test)]
                method: stringify!($method),
                path: $path,
                #[cfg(test)]
                what: $what,
                handler: || $handler,
            },)*
        ];
    };
}

routes! {
    GET "/sandbox" get(state::about), "token, ids, addresses, commands, and who and what is there";
    GET "/sandbox/transcript" get(state::transcript), "what went over the wire; `?after=N` for what came after the first N entries";
    GET "/sandbox/findings" get(state::findings), "what the bot did wrong";
    GET "/sandbox/messages" get(state::messages), "what a person sees: `?person=Maya&channel=general`, or `&dm=true`";
    GET "/sandbox/clock" get(state::clock), "the time";
    POST "/sandbox/clock" post(state::advance), "`advance_ms` lets time pass";
    POST "/sandbox/wait" post(wait::receive), "waits `for` a `bot`, `commands`, a `finding`, something `held`, or an `outcome`";
    POST "/sandbox/person" post(person::change), "the person of a `name`: `permissions`, `roles`, `locale`, `takes_direct_messages`; somebody new joins";
    POST "/sandbox/act" post(act::receive), "a `person` does something; answers what came of it, or with `\"wait\": false` at once";
    POST "/sandbox/hold" post(hold::start), "holds up `what`: the `interactions` on their way to the bot, or its next `requests`";
    POST "/sandbox/release" post(hold::release), "lets go what is held under the number of a `hold`";
    POST "/sandbox/trouble" post(trouble::receive), "a `kind` of bad day: 429, 500, latency, a lost answer, a dropped socket, op 7, op 9, missed acks, duplicates";
    POST "/sandbox/rate-limits" post(state::limit_rates), "whether requests are `counted`, and by which `global` limit and `buckets`";
    POST "/sandbox/endpoint" post(state::endpoint), "delivers interactions to an `address`; `probe` sends a bad signature there";
}

/// The router of the API.
pub(crate) fn router(hub: &Arc<Hub>) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        router = router.route(route.path, (route.handler)());
    }
    router
        .layer(middleware::from_fn_with_state(Arc::clone(hub), guard::keep_others_out))
        .with_state(Arc::clone(hub))
}

/// The hub, in handlers.
type AtHub = State<Arc<Hub>>;

/// What is answered when something did not happen.
#[derive(Debug)]
struct Failure(StatusCode, String);

impl Failure {
    fn bad_request(text: impl Into<String>) -> Self {
        Self(StatusCode::BAD_REQUEST, text.into())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (self.0, Json(json!({"error": self.1}))).into_response()
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let status = match &error {
            Error::Refused(_) | Error::Endpoint { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Error::NotThere(_) => StatusCode::NOT_FOUND,
            Error::Patience { .. } => StatusCode::GATEWAY_TIMEOUT,
            _ => StatusCode::CONFLICT,
        };
        Self(status, error.to_string())
    }
}

/// A JSON body, or a sentence that says what is wrong with it.
struct Asked<T>(T);

impl<T, S> FromRequest<S> for Asked<T>
where
    Json<T>: FromRequest<S, Rejection = JsonRejection>,
    S: Send + Sync,
{
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let read = Json::<T>::from_request(request, state).await;
        read.map(|Json(asked)| Self(asked)).map_err(|error| Failure(error.status(), error.body_text()))
    }
}

type Told = Result<Json<Value>, Failure>;
