//! Pictures kept in the shop. Their names change with their content, so a
//! browser keeps them for good.

use app::api::request::Desk;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use services::ServiceError;

pub async fn serve(State(desk): State<Desk>, Path(name): Path<String>) -> Response {
    let media = match desk.services.media(&name).await {
        Ok(media) => media,
        Err(ServiceError::NotFound) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!("{error}");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let Ok(mime) = HeaderValue::from_str(&media.mime) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let bytes = if media.mime == "image/svg+xml" {
        media.body.into_bytes()
    } else {
        match base64::engine::general_purpose::STANDARD.decode(&media.body) {
            Ok(bytes) => bytes,
            Err(_) => return StatusCode::NOT_FOUND.into_response(),
        }
    };
    // An SVG opened by itself must not run anything.
    let policy = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    let age = HeaderValue::from_static("public, max-age=31536000, immutable");
    let headers = [
        (header::CONTENT_TYPE, mime),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::CACHE_CONTROL, age),
    ];
    (headers, bytes).into_response()
}
