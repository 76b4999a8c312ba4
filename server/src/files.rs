//! The built site's files.
//!
//! Pages live under `/{lang}` and `/{lang}/…`, patterns that would also catch
//! a file's address: so every file and folder of the site is a route of its
//! own, found once at the start.

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use std::path::Path;
use tower_http::services::{ServeDir, ServeFile};

/// Named after their content.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// What the search beside a page may do: run its wasm and ask the shop.
const FINDER: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
);
const A_WEEK: HeaderValue = HeaderValue::from_static("public, max-age=604800");
const AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");

/// A router of what lies in `site`; empty where there is no such folder.
pub fn router(site: &Path) -> Router {
    let mut router = Router::new();
    let Ok(entries) = std::fs::read_dir(site) else {
        return router;
    };
    for entry in entries.flatten() {
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let path = entry.path();
        if name.starts_with('.') || name.contains(['{', '}', ':', '*']) {
            continue;
        }
        // The icon is the shop's own; a site that was built before may still have one.
        if name == "favicon.svg" {
            continue;
        }
        let address = format!("/{name}");
        if path.is_dir() {
            let folder = ServeDir::new(&path).precompressed_br().precompressed_gzip();
            let age = if name == "pkg" { FOREVER } else { A_WEEK };
            router = router.merge(aged(Router::new().nest_service(&address, folder), age));
        } else if !name.ends_with(".br") && !name.ends_with(".gz") {
            let file = ServeFile::new(&path)
                .precompressed_br()
                .precompressed_gzip();
            router = router.merge(aged(Router::new().route_service(&address, file), AN_HOUR));
        }
    }
    router
}

/// Says how long the answers may be kept, if they are any.
fn aged(router: Router, age: HeaderValue) -> Router {
    router.layer(from_fn(move |request: Request, next: Next| {
        let age = age.clone();
        let finder = request.uri().path().starts_with("/pkg/finder.");
        async move {
            let mut response = next.run(request).await;
            if finder {
                let headers = response.headers_mut();
                headers.insert(header::CONTENT_SECURITY_POLICY, FINDER);
            }
            let status = response.status();
            if status.is_success() || status == StatusCode::NOT_MODIFIED {
                response.headers_mut().insert(header::CACHE_CONTROL, age);
            }
            response
        }
    }))
}
