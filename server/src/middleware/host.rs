//! Which host a request is for: a request of HTTP/1.1 says it exactly once (RFC 9112, 3.2).

use super::address::is_host;
use axum::extract::Request;
use axum::http::{StatusCode, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Refuses a request whose host two readers could understand in two ways.
pub async fn required(request: Request, next: Next) -> Response {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let right = match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().is_ok_and(is_host),
        (None, _) => request.version() < Version::HTTP_11,
        (Some(_), Some(_)) => false,
    };
    match right {
        true => next.run(request).await,
        false => StatusCode::BAD_REQUEST.into_response(),
    }
}
