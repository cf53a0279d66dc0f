//! Keeps other sites away. A browser would let any of them send requests to a server on this machine.
//!
//! - The `Host` must be a name of this machine, or a site could point a name of its own at 127.0.0.1 and read answers
//!   (DNS rebinding).
//! - An `Origin` must be the page's own. Browsers send it with every websocket and every POST; bots send none.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::hub::Hub;

/// The names by which a browser reaches loopback.
const OWN_NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

/// Lets in what comes from this machine.
pub(crate) async fn keep_others_out(State(hub): State<Arc<Hub>>, request: Request, next: Next) -> Response {
    let port = hub.base.rsplit_once(':').map_or("", |(_, port)| port);
    match refusal(request.headers(), port) {
        // A request that came here as to a proxy is for the sandbox's own guard to stop and report.
        Some(_) if request.uri().authority().is_some() => next.run(request).await,
        Some(reason) => (StatusCode::FORBIDDEN, reason).into_response(),
        None => next.run(request).await,
    }
}

/// Why a request with these headers is none of the page's or a bot's.
fn refusal(headers: &HeaderMap, port: &str) -> Option<&'static str> {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if text(header::HOST).is_some_and(|host| !is_own(host, port)) {
        return Some("This server answers to 127.0.0.1 and localhost only.\n");
    }
    let is_foreign = |origin: &str| !origin.strip_prefix("http://").is_some_and(|host| is_own(host, port));
    if text(header::ORIGIN).is_some_and(is_foreign) {
        return Some("Other sites may not use this server.\n");
    }
    None
}

fn is_own(host: &str, port: &str) -> bool {
    host.rsplit_once(':').is_some_and(|(name, given)| given == port && OWN_NAMES.contains(&name))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[track_caller]
    fn check(host: &'static str, origin: Option<&'static str>, is_let_in: bool) {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static(host));
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, HeaderValue::from_static(origin));
        }
        assert_eq!(refusal(&headers, "8181").is_none(), is_let_in, "{host} {origin:?}");
    }

    #[test]
    fn only_this_machine_and_its_own_page_are_let_in() {
        check("127.0.0.1:8181", None, true);
        check("localhost:8181", Some("http://localhost:8181"), true);
        check("[::1]:8181", Some("http://127.0.0.1:8181"), true);
        check("evil.example:8181", None, false);
        check("127.0.0.1.evil.example:8181", None, false);
        check("127.0.0.1:8182", None, false);
        check("127.0.0.1:8181", Some("https://evil.example"), false);
        check("127.0.0.1:8181", Some("http://localhost:3000"), false);
        check("127.0.0.1:8181", Some("null"), false);
    }
}
