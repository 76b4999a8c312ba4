//! The catalogue as files for browsers, and how things stand now.
//!
//! A file's address names its edition, so it never changes. How things stand is
//! small and asked for again and again; where nothing changed, that is all that
//! is said.

use app::api::request::Desk;
use app::find::Now;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use engine::Day;
use engine::catalog::PartKind;
use sha2::{Digest, Sha256};

const BYTES: HeaderValue = HeaderValue::from_static("application/octet-stream");
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

pub fn router(desk: Desk) -> Router {
    Router::new()
        .route("/snapshot/now", get(now))
        .route("/snapshot/{edition}/{part}", get(part))
        .with_state(desk)
}

/// Which edition there is, and stock; without content while the files of the
/// catalogue are being made.
async fn now(State(desk): State<Desk>, headers: HeaderMap) -> Response {
    let shelf = match desk.services.fresh_shelf().await {
        Ok(shelf) => shelf,
        Err(error) => {
            tracing::error!("{error}");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let Some(published) = desk.services.published(&shelf) else {
        return StatusCode::NO_CONTENT.into_response();
    };
    let today = Day::of(desk.now());
    let now = Now::of(published.edition, &shelf.catalog, &shelf.stock, today);
    let Ok(body) = app::wire::seal(&now) else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let digest = Sha256::digest(&body);
    let tag = digest.iter().take(8).map(|byte| format!("{byte:02x}"));
    let tag = format!("\"{}\"", tag.collect::<String>());
    let known = headers.get(header::IF_NONE_MATCH);
    let known = known.is_some_and(|known| known.as_bytes().ends_with(tag.as_bytes()));
    let tag = [(header::ETAG, tag)];
    if known {
        return (StatusCode::NOT_MODIFIED, tag).into_response();
    }
    (tag, [(header::CONTENT_TYPE, BYTES)], body).into_response()
}

async fn part(
    State(desk): State<Desk>,
    Path((edition, part)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let edition = u64::from_str_radix(&edition, 16).ok();
    let published = edition.and_then(|edition| desk.services.edition(edition));
    let (Some(published), Some(kind)) = (published, PartKind::from_name(&part)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let part = published.part(kind);
    let always: [(HeaderName, HeaderValue); 3] = [
        (header::CONTENT_TYPE, BYTES),
        (header::CACHE_CONTROL, FOREVER),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    let accepted = headers.get(header::ACCEPT_ENCODING);
    let accepted = accepted.and_then(|accepted| accepted.to_str().ok());
    if accepted.is_some_and(|accepted| accepted.contains("br")) {
        let encoding = [(header::CONTENT_ENCODING, HeaderValue::from_static("br"))];
        (always, encoding, part.brotli.clone()).into_response()
    } else {
        (always, part.plain.clone()).into_response()
    }
}
