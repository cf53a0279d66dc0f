//! The page's own files, embedded in the program.

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use include_dir::{Dir, include_dir};

static WEB: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/web");

/// What the page may load and do: its own files and nothing else, and no other site may show it in a frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
                      connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The page itself.
pub(super) fn index() -> Response {
    embedded("index.html")
}

/// `GET /page/{file}`.
pub(super) async fn file(Path(file): Path<String>) -> Response {
    embedded(&file)
}

fn embedded(name: &str) -> Response {
    let Some(file) = WEB.get_file(name) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let headers = [
        (header::CONTENT_TYPE, format!("{kind}; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::REFERRER_POLICY, "no-referrer".to_owned()),
        // A newer program has newer files, at the same address.
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (headers, file.contents()).into_response()
}
