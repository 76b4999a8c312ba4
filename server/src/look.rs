//! The stylesheet of the shop's branding: see `app::look`.

use app::api::request::Desk;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// `/look/NAME.css`. A page from before a change of colours gets the colours of now, and does
/// not keep them under the old name.
pub async fn serve(State(desk): State<Desk>, Path(name): Path<String>) -> Response {
    let shelf = desk.services.shelf();
    let look = &shelf.catalog.shop.look;
    let (Some(path), Some(css)) = (app::look::path(look), app::look::stylesheet(look)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let age = match path.strip_prefix("/look/") == Some(name.as_str()) {
        true => HeaderValue::from_static("public, max-age=31536000, immutable"),
        false => HeaderValue::from_static("no-store"),
    };
    let kind = HeaderValue::from_static("text/css; charset=utf-8");
    (
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, age)],
        css,
    )
        .into_response()
}
