//! The bytes of attachments, at the addresses that messages give.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::hub::Hub;

/// `GET /attachments/{channel}/{id}/{filename}`.
pub(crate) async fn download(
    State(hub): State<Arc<Hub>>,
    Path((_, id, _)): Path<(String, String, String)>,
) -> Response {
    let file = id.parse().ok().and_then(|id| hub.world().files.get(&id).cloned());
    match file {
        Some(file) => ([(header::CONTENT_TYPE, file.content_type)], file.bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
