//! Headers on every answer.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

const HEADERS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), interest-cohort=()",
    ),
];

/// What everything that is not a page may do: nothing. Pages set their own.
const NOTHING: HeaderValue =
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");

pub async fn secure(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let immutable = path.starts_with("/pkg/") || path.starts_with("/media/");
    let file = immutable || path.starts_with("/fonts/");
    let mut response = next.run(request).await;
    let good = response.status().is_success();
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(NOTHING);
    let age = match (file, immutable) {
        (true, _) if !good => "no-store",
        (_, true) => "public, max-age=31536000, immutable",
        (true, false) => "public, max-age=604800",
        (false, _) => "private, no-cache",
    };
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(age));
    response
}
