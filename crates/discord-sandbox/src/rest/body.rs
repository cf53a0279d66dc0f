//! Request bodies: JSON, or a form with `payload_json` and files.

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request},
    http::header,
};
use serde_json::{Value, json};

use crate::{
    error::ApiError,
    world::{StoredFile, message::Upload},
};

/// A request's JSON and the files that came with it.
#[derive(Debug, Default)]
pub(crate) struct Body {
    pub(crate) json: Value,
    pub(crate) uploads: Vec<Upload>,
}

impl Body {
    /// Reads the body whatever its kind.
    pub(crate) async fn read(request: Request) -> Result<Self, ApiError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let form = Multipart::from_request(request, &()).await.map_err(|_| ApiError::invalid_json())?;
            return Self::read_form(form).await;
        }
        let bytes = Bytes::from_request(request, &()).await.map_err(|_| ApiError::body_too_large())?;
        if bytes.is_empty() {
            return Ok(Self::default());
        }
        let json = serde_json::from_slice(&bytes).map_err(|_| ApiError::invalid_json())?;
        Ok(Self { json, uploads: Vec::new() })
    }

    async fn read_form(mut form: Multipart) -> Result<Self, ApiError> {
        let mut body = Self::default();
        while let Some(field) = form.next_field().await.map_err(|_| ApiError::invalid_json())? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == "payload_json" {
                let text = field.text().await.map_err(|_| ApiError::invalid_json())?;
                body.json = serde_json::from_str(&text).map_err(|_| ApiError::invalid_json())?;
                continue;
            }
            let Some(filename) = field.file_name().map(str::to_owned) else { continue };
            let slot = name.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']')?.parse().ok());
            let content_type = field.content_type().map(str::to_owned);
            let bytes = field.bytes().await.map_err(|_| ApiError::body_too_large())?;
            let next = body.uploads.len() as u64;
            let file = StoredFile::new(filename, content_type.as_deref(), bytes);
            body.uploads.push(Upload { slot: slot.unwrap_or(next), file });
        }
        Ok(body)
    }

    /// What the transcript says of it: the JSON, and of the files only names and sizes.
    pub(crate) fn record(&self) -> Value {
        if self.uploads.is_empty() {
            return self.json.clone();
        }
        let file = |upload: &Upload| json!({"name": upload.file.filename, "bytes": upload.file.bytes.len()});
        json!({"payload_json": self.json, "files": self.uploads.iter().map(file).collect::<Vec<_>>()})
    }
}
