//! The bytes of attachments, at the addresses that messages give.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::hub::Hub;

/// What a file may do that a browser opens: nothing, or a page that a bot sends could act as the people of the sandbox.
const HARMLESS: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/// `GET /attachments/{channel}/{id}/{filename}`.
pub(crate) async fn download(
    State(hub): State<Arc<Hub>>,
    Path((_, id, _)): Path<(String, String, String)>,
) -> Response {
    let file = id.parse().ok().and_then(|id| hub.world().files.get(&id).cloned());
    match file {
        Some(file) => {
            let headers = [
                (header::CONTENT_TYPE, file.content_type.as_str()),
                (header::CONTENT_SECURITY_POLICY, HARMLESS),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            ];
            (headers, file.bytes).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
