//! Headers on every answer.

use super::address::Outside;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;

const HEADERS: [(HeaderName, &str); 2] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
];

/// What says something of documents only: a first visit loads a dozen other files.
const OF_DOCUMENTS: [(HeaderName, &str); 3] = [
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=()",
    ),
];

/// What everything that is not a page may do: nothing. Pages set their own.
const NOTHING: HeaderValue =
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox");

/// Visitors who came by HTTPS once come by nothing else for a year (RFC 6797).
const HTTPS_ONLY: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Adds what every answer has; where visitors come by HTTPS, `Secure` to every cookie, whoever
/// set it.
pub async fn secure(State(outside): State<Arc<Outside>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let broken = response.status().is_server_error();
    let headers = response.headers_mut();
    if outside.secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HTTPS_ONLY);
        secure_cookies(headers);
    }
    let document = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let of_documents = OF_DOCUMENTS.into_iter().filter(|_| document);
    for (name, value) in HEADERS.into_iter().chain(of_documents) {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(NOTHING);
    // Files say themselves how long they last; everything else is for one
    // visitor, at this moment.
    let age = if broken {
        "no-store"
    } else {
        "private, no-cache"
    };
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static(age));
    response
}

fn secure_cookies(headers: &mut HeaderMap) {
    let is_secure = |cookie: &[u8]| {
        let mut attributes = cookie.split(|byte| *byte == b';').skip(1);
        attributes.any(|attribute| attribute.trim_ascii().eq_ignore_ascii_case(b"secure"))
    };
    let cookies: Vec<HeaderValue> = headers
        .get_all(header::SET_COOKIE)
        .iter()
        .cloned()
        .collect();
    headers.remove(header::SET_COOKIE);
    for cookie in cookies {
        let secured = match is_secure(cookie.as_bytes()) {
            true => None,
            false => HeaderValue::from_bytes(&[cookie.as_bytes(), b"; Secure"].concat()).ok(),
        };
        headers.append(header::SET_COOKIE, secured.unwrap_or(cookie));
    }
}
