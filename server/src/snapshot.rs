//! The catalogue as files for browsers, and how things stand now. Of a catalogue that is too
//! large, those of the category that is asked for.
//!
//! A file's address names its edition, so it never changes. How things stand is
//! small and asked for again and again; where nothing changed, that is all that
//! is said.

use app::api::request::Desk;
use app::find::Now;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use engine::catalog::PartKind;
use serde::Deserialize;
use services::{Digest, Offer};
use sha2::{Digest as _, Sha256};

const BYTES: &str = "application/octet-stream";
/// After how many seconds files that are being made are asked for again.
const SOON: HeaderValue = HeaderValue::from_static("1");
const FOREVER: &str = "public, max-age=31536000, immutable";
/// Compression Dictionary Transport (RFC 9842): a browser that has an earlier edition says
/// so, and is told the difference.
const USE_AS_DICTIONARY: HeaderName = HeaderName::from_static("use-as-dictionary");
const AVAILABLE_DICTIONARY: HeaderName = HeaderName::from_static("available-dictionary");

pub fn router(desk: Desk) -> Router {
    Router::new()
        .route("/snapshot/now", get(now))
        .route("/snapshot/{edition}/{part}", get(part))
        .with_state(desk)
}

/// What is asked how things stand.
#[derive(Deserialize)]
struct Asked {
    /// The slug, in either language, of the category that somebody looks at.
    category: Option<String>,
}

/// Which edition there is, of what, and stock. Without content while its files are being made,
/// and then it says when to come back; also where there will be none, since the catalogue and
/// the category are too large, or there is no such category.
async fn now(
    State(desk): State<Desk>,
    Query(Asked { category }): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let shelf = match desk.services.fresh_shelf().await {
        Ok(shelf) => shelf,
        Err(error) => {
            tracing::error!("{error}");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let catalog = &shelf.catalog;
    let category = category.and_then(|slug| catalog.category_by_slug(&slug));
    let published = match desk.services.publisher.offer(catalog, category) {
        Offer::Made(published) => published,
        Offer::BeingMade => {
            return (StatusCode::NO_CONTENT, [(header::RETRY_AFTER, SOON)]).into_response();
        }
        Offer::None => return StatusCode::NO_CONTENT.into_response(),
    };
    let today = shelf.today(desk.now());
    let (edition, category) = (published.edition, published.category);
    let now = Now::of(edition, category, catalog, &shelf.stock, today);
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
    let published = edition.and_then(|edition| desk.services.publisher.edition(edition));
    let (Some(published), Some(kind)) = (published, PartKind::from_name(&part)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(part) = published.part(kind) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let always = [
        (header::CONTENT_TYPE, BYTES.to_owned()),
        (header::CACHE_CONTROL, FOREVER.to_owned()),
        (
            header::VARY,
            "accept-encoding, available-dictionary".to_owned(),
        ),
    ];
    // Of a category no differences are told.
    let kept = published.category.is_none().then(|| {
        let kept = format!("match=\"/snapshot/*/{}\"", kind.name());
        [(USE_AS_DICTIONARY, kept)]
    });
    let accepted = headers.get(header::ACCEPT_ENCODING);
    let accepted = accepted.and_then(|accepted| accepted.to_str().ok());
    let accepts = |encoding: &str| accepted.is_some_and(|all| all.contains(encoding));
    if let Some(had) = headers.get(AVAILABLE_DICTIONARY).and_then(digest)
        && accepts("dcz")
        && let Some(difference) = desk
            .services
            .publisher
            .difference(&published, kind, had)
            .await
    {
        let encoding = [(header::CONTENT_ENCODING, "dcz")];
        return (always, kept, encoding, difference).into_response();
    }
    match accepts("br") {
        true => {
            let encoding = [(header::CONTENT_ENCODING, "br")];
            (always, kept, encoding, part.brotli.clone()).into_response()
        }
        false => (always, kept, part.plain.clone()).into_response(),
    }
}

/// The digest of a dictionary as a header says it: a byte sequence in Base64 between colons.
fn digest(header: &HeaderValue) -> Option<Digest> {
    let text = header.to_str().ok()?.trim().strip_prefix(':')?;
    let bytes = STANDARD.decode(text.strip_suffix(':')?).ok()?;
    bytes.try_into().ok()
}
