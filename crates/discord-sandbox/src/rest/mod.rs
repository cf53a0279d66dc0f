//! The REST side: one table of routes ([`routes::ROUTES`]), one way through for every request.

pub(crate) mod applications;
pub(crate) mod attachments;
pub(crate) mod body;
pub(crate) mod channels;
pub(crate) mod commands;
pub(crate) mod gateway;
pub(crate) mod guilds;
pub(crate) mod interactions;
pub(crate) mod limits;
pub(crate) mod messages;
pub(crate) mod pins;
pub(crate) mod reactions;
pub(crate) mod routes;
pub(crate) mod threads;
pub(crate) mod users;
pub(crate) mod webhooks;

use std::{collections::HashMap, sync::Arc};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Query, RawPathParams, Request, State, WebSocketUpgrade},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{MethodFilter, MethodRouter, get, on},
};
use serde_json::Value;

use self::{
    body::Body,
    limits::Admission,
    routes::{Auth, ROUTES, Route},
};
use crate::{
    error::ApiError,
    gateway::socket::{self, Dialled},
    hub::Hub,
    ids::Snowflake,
    transcript::{Entry, Finding, masked, masked_path},
    trouble::Harm,
    validate::keys,
};

/// A request body may be this long: 25 MiB.
const LARGEST_BODY: usize = 25 * 1024 * 1024;

/// A request, taken apart.
#[derive(Debug)]
pub(crate) struct Call {
    params: HashMap<String, String>,
    query: HashMap<String, String>,
    pub(crate) body: Body,
}

impl Call {
    /// A part of the path, by its name in the route table.
    pub(crate) fn param(&self, name: &str) -> &str {
        self.params.get(name).map_or("", String::as_str)
    }

    /// A part of the path that is an id; `None` for anything else.
    pub(crate) fn id(&self, name: &str) -> Option<Snowflake> {
        self.param(name).parse().ok()
    }

    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str)
    }
}

/// What is answered.
#[derive(Debug)]
pub(crate) struct Answer {
    status: u16,
    json: Value,
    headers: Vec<(&'static str, String)>,
}

impl Answer {
    pub(crate) fn json(status: u16, json: Value) -> Self {
        Self { status, json, headers: Vec::new() }
    }

    pub(crate) fn ok(json: Value) -> Self {
        Self::json(200, json)
    }

    pub(crate) fn no_content() -> Self {
        Self::json(204, Value::Null)
    }

    pub(crate) fn header(&mut self, name: &'static str, value: String) {
        self.headers.push((name, value));
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = if self.json.is_null() {
            status.into_response()
        } else {
            (status, [(header::CONTENT_TYPE, "application/json")], self.json.to_string()).into_response()
        };
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(HeaderName::from_static(name), value);
            }
        }
        response
    }
}

/// The router of a sandbox, built from the route table.
pub(crate) fn router(hub: Arc<Hub>) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        router = router.route(&format!("/api/v10{}", route.path), serve(route));
    }
    router
        .route("/attachments/{channel}/{id}/{filename}", get(attachments::download))
        .route("/", get(upgrade))
        .fallback(not_implemented)
        .method_not_allowed_fallback(not_implemented)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(middleware::from_fn_with_state(Arc::clone(&hub), guard))
        .with_state(hub)
}

/// Stops a request that a client sent here as to a proxy, though it is meant for somewhere else.
async fn guard(State(hub): State<Arc<Hub>>, request: Request, next: Next) -> Response {
    let meant_for = request.uri().authority().map(ToString::to_string);
    match meant_for.filter(|host| !hub.base.ends_with(&format!("//{host}"))) {
        None => next.run(request).await,
        Some(host) => {
            hub.log.add(Entry::Note(format!("a request to {host} was stopped")));
            hub.log.find(Finding::Elsewhere(host));
            hub.touch();
            StatusCode::BAD_GATEWAY.into_response()
        }
    }
}

/// A bot dials the gateway.
async fn upgrade(
    State(hub): State<Arc<Hub>>,
    Query(dialled): Query<Dialled>,
    upgrade: WebSocketUpgrade,
) -> Response {
    if let Some(unspoken) = dialled.unspoken() {
        hub.log.find(Finding::NotImplemented(unspoken));
        hub.touch();
        return StatusCode::NOT_IMPLEMENTED.into_response();
    }
    upgrade.on_upgrade(move |socket| socket::serve(socket, hub, dialled))
}

fn serve(route: &'static Route) -> MethodRouter<Arc<Hub>> {
    let filter = match route.method {
        "GET" => MethodFilter::GET,
        "POST" => MethodFilter::POST,
        "PUT" => MethodFilter::PUT,
        "PATCH" => MethodFilter::PATCH,
        _ => MethodFilter::DELETE,
    };
    on(
        filter,
        move |State(hub): State<Arc<Hub>>,
              params: RawPathParams,
              Query(query): Query<HashMap<String, String>>,
              request: Request| async move {
            let params = params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            handle(&hub, route, params, query, request).await
        },
    )
}

async fn handle(
    hub: &Hub,
    route: &'static Route,
    params: HashMap<String, String>,
    query: HashMap<String, String>,
    request: Request,
) -> Answer {
    let path = request.uri().path_and_query().map_or("", |path| path.as_str());
    let token = params.get("token").map(String::as_str);
    let path = masked_path(path.strip_prefix("/api/v10").unwrap_or(path), token);
    let is_authorised = route.auth == Auth::Token || is_authorised(request.headers(), &hub.token);
    let body = Body::read(request).await;
    let harm = hub.troubles().take(route.method, &path);
    match &harm {
        Some(Harm::Latency(delay)) => tokio::time::sleep(*delay).await,
        Some(Harm::Hold(gate)) => gate.clone().wait().await,
        _ => {}
    }
    let call = body.and_then(|body| {
        if is_authorised { Ok(Call { params, query, body }) } else { Err(ApiError::unauthorized()) }
    });
    carry_out(hub, route, path, call, harm.as_ref())
}

/// Does what a request asks for, or what befalls it instead, and records it.
fn carry_out(
    hub: &Hub,
    route: &'static Route,
    path: String,
    call: Result<Call, ApiError>,
    harm: Option<&Harm>,
) -> Answer {
    // Whoever reads the transcript from here on waits for this request to be in it.
    let _busy = hub.busy();
    let name = format!("{} {path}", route.method);
    let body = call.as_ref().map_or(Value::Null, |call| masked(call.body.record()));
    let now = hub.clock.now();
    let act = || {
        let call = match call {
            Ok(call) => call,
            Err(error) => return refuse(hub, &name, &error),
        };
        let headers = match hub.limits().admit(route, &call, now) {
            Admission::Granted(headers) => headers,
            Admission::TooMany(answer) => return answer,
        };
        let done = (route.handler)(hub, &call);
        let mut answer = done
            .inspect(|answer| inspect(hub, route, &name, &call.body.json, answer))
            .unwrap_or_else(|error| refuse(hub, &name, &error));
        answer.headers.extend(headers);
        answer
    };
    let answer = match harm {
        Some(Harm::RateLimited { retry_after, scope }) => limits::demanded(route, *retry_after, *scope, now),
        Some(Harm::ServerError(status)) => Answer::json(*status, ApiError::server_error().to_json()),
        Some(Harm::LostAnswer) => {
            act();
            Answer::json(500, ApiError::server_error().to_json())
        }
        Some(Harm::Latency(_) | Harm::Hold(_)) | None => act(),
    };
    if hub.limits().is_last_straw(&answer, now) {
        hub.log.find(Finding::InvalidRequests(hub.limits().rules.invalid));
    }
    let (status, told) = (answer.status, masked(answer.json.clone()));
    hub.log.add(Entry::Request { method: route.method.to_owned(), path, body, status, answer: told });
    hub.touch();
    answer
}

/// Looks for faults in a request that Discord would let pass.
fn inspect(hub: &Hub, route: &Route, name: &str, json: &Value, answer: &Answer) {
    for key in keys::unknown(route.path, json) {
        hub.log.find(Finding::UnknownKey { request: name.to_owned(), key });
    }
    #[cfg(feature = "openapi")]
    for detail in crate::openapi::faults(route, json, answer.status, &answer.json) {
        hub.log.find(Finding::Schema { request: name.to_owned(), detail });
    }
    #[cfg(not(feature = "openapi"))]
    let _ = answer;
}

fn is_authorised(headers: &HeaderMap, token: &str) -> bool {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    given.and_then(|given| given.strip_prefix("Bot ")) == Some(token)
}

fn refuse(hub: &Hub, request: &str, error: &ApiError) -> Answer {
    let detail = error.errors.as_ref().map_or_else(|| error.message.to_string(), Value::to_string);
    let (status, code) = (error.status, error.code);
    hub.log.find(Finding::Refused { request: request.to_owned(), status, code, detail });
    Answer::json(error.status, error.to_json())
}

async fn not_implemented(State(hub): State<Arc<Hub>>, request: Request) -> Answer {
    let method = request.method().to_string();
    let path = request.uri().path_and_query().map_or("", |path| path.as_str()).to_owned();
    let error = ApiError::not_implemented(&method, &path);
    let answer = error.to_json();
    hub.log.find(Finding::NotImplemented(format!("{method} {path}")));
    hub.log.add(Entry::Request { method, path, body: Value::Null, status: 501, answer: answer.clone() });
    Answer::json(501, answer)
}
