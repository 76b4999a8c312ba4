//! What is one visitor's is kept by nobody: see [`app::privacy`].

use app::privacy::{self, Privacy};
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

const NOBODY: HeaderValue = HeaderValue::from_static("private, no-store");
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// Keeps private routes out of caches and search engines, whatever their answer.
pub async fn keep(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    let is_private = |route: MatchedPath| {
        let known = privacy::of(route.as_str()) == Some(Privacy::Public);
        // The application's router takes addresses that this one does not: `/en/cart/`. Of what
        // no route names, only that there is nothing is public.
        let is_rest = route.as_str().ends_with("/{*any}");
        !known || (is_rest && response.status() != StatusCode::NOT_FOUND)
    };
    if route.is_some_and(is_private) {
        let headers = response.headers_mut();
        forbid_keeping(headers);
        headers.insert(ROBOTS, HeaderValue::from_static("noindex"));
    }
    response
}

/// Has no cache keep an answer, not even the browser's own.
pub fn forbid_keeping(headers: &mut HeaderMap) {
    headers.insert(header::CACHE_CONTROL, NOBODY);
}
