//! Bounds on what a request may cost.

use crate::connections::BodyTimeout;
use crate::middleware::forms::MAX_FORM;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::LengthLimitError;
use std::error::Error;
use std::time::Duration;

/// How long a request may take until it is answered.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The whole body of a form, or the status of a request that has none: too large, also where its
/// length was not said before; too slow; or broken off and not as HTTP frames it.
pub async fn whole(body: Body) -> Result<Bytes, StatusCode> {
    to_bytes(body, MAX_FORM).await.map_err(|error| {
        let mut cause: Option<&(dyn Error + 'static)> = Some(&error);
        while let Some(error) = cause {
            if error.is::<LengthLimitError>() {
                return StatusCode::PAYLOAD_TOO_LARGE;
            }
            if error.is::<BodyTimeout>() {
                return StatusCode::REQUEST_TIMEOUT;
            }
            cause = error.source();
        }
        StatusCode::BAD_REQUEST
    })
}

/// Takes in the whole body before the request goes on.
pub async fn body(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match whole(body).await {
        Ok(bytes) => {
            next.run(Request::from_parts(parts, Body::from(bytes)))
                .await
        }
        Err(status) => status.into_response(),
    }
}
