//! The chat page: the sandbox as a person sees it in a browser.
//!
//! | module | what is in it |
//! | --- | --- |
//! | `settings` | what the page is given by whoever starts the sandbox |
//! | `assets` | the page's own files, embedded in the program |
//! | `live` | a websocket for each open page, through which it learns what changed |
//! | `view` | the world as one person sees it, as JSON |
//! | `action` | what a person does in the page, carried out by the same code as in a test |
//! | `recipe`, `code` | what was done in the page, and the Rust code that does it again |
//!
//! Nothing here decides anything about Discord: people act through `actor`, and the page shows what they see.

mod action;
mod assets;
mod code;
mod live;
mod recipe;
mod settings;
mod view;

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{Method, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};

use self::recipe::Step;
pub use self::settings::{FirstStep, Page};
use crate::{guard, hub::Hub, ids::Snowflake};

/// What one person may send at once, in bytes: ten files of the size that Discord takes, and the form around them.
const LARGEST_ACTION: usize = 110 * 1024 * 1024;

/// What all open pages share.
#[derive(Debug)]
struct Desk {
    hub: Arc<Hub>,
    settings: Page,
    /// What times in the developer's panel count from.
    started: Instant,
    state: Mutex<Shared>,
}

/// What pages know that Discord's servers do not.
#[derive(Debug, Default)]
struct Shared {
    /// The ephemeral messages that their owners dismissed.
    dismissed: HashSet<Snowflake>,
    /// What was done in the page, in order.
    steps: Vec<Step>,
}

impl Desk {
    fn state(&self) -> MutexGuard<'_, Shared> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts the page in front of the sandbox's other routes: it takes its own folder, and `/` when a browser asks for it.
pub(crate) fn in_front_of(router: Router, hub: &Arc<Hub>, settings: &Page) -> Router {
    let desk = Arc::new(Desk {
        hub: Arc::clone(hub),
        settings: settings.clone(),
        started: Instant::now(),
        state: Mutex::default(),
    });
    let page = Router::new()
        .route("/page/live", get(live::connect))
        .route("/page/act", post(action::receive))
        .route("/page/test", get(code::download))
        .route("/page/{*file}", get(assets::file))
        .layer(DefaultBodyLimit::max(LARGEST_ACTION))
        .with_state(desk);
    router
        .merge(page)
        .layer(middleware::from_fn(front_door))
        .layer(middleware::from_fn_with_state(Arc::clone(hub), guard::keep_others_out))
}

/// Shows the page at `/`, where bots find the gateway: a browser asks for no websocket there.
async fn front_door(request: Request, next: Next) -> Response {
    let is_page = request.uri().path() == "/"
        && request.method() == Method::GET
        && !request.headers().contains_key(header::UPGRADE);
    if is_page { assets::index().into_response() } else { next.run(request).await }
}

/// The desk, in handlers.
type AtDesk = State<Arc<Desk>>;
