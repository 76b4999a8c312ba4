//! Bounds on what a request may cost.

use crate::middleware::forms::MAX_FORM;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::time::Duration;

/// How long a request may take until it is answered.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Takes in the whole body, or answers that it is too large: also when its
/// length was not said before.
pub async fn body(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match to_bytes(body, MAX_FORM).await {
        Ok(bytes) => {
            next.run(Request::from_parts(parts, Body::from(bytes)))
                .await
        }
        Err(_) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
    }
}
