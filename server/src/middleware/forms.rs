//! Forms sent without JavaScript.
//!
//! A browser that posts a form asks for HTML. Such a request is answered with
//! a redirect, never with the server function's own bytes: to where the
//! function leads, or back to the page the form stands on. On failure the
//! reason and what was typed are kept in the store and shown there once; they
//! never travel in an address.

use app::Flash;
use app::api::ApiError;
use app::api::request::{Desk, cookie};
use app::paths::{ascii, is_local};
use app::wire::open;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const FLASH: &str = "flash";
/// How long a flash waits for its page, in seconds.
const PATIENCE: i64 = 600;
/// The largest form, in bytes.
pub const MAX_FORM: usize = 64 * 1024;
/// Fields that are never kept.
const SECRET: [&str; 3] = ["password", "current", "token"];

/// Answers form posts of browsers with redirects.
pub async fn redirect_forms(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let wants_html = accepts_html(request.headers());
    if request.method() != axum::http::Method::POST || !wants_html {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, MAX_FORM).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    // Asked as a script would ask, so that the answer is the function's own.
    parts
        .headers
        .insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let action = parts.uri.path().to_owned();
    let fields = read_fields(&bytes);
    let back = fields
        .iter()
        .find(|(name, _)| name == "return_to")
        .map(|(_, path)| path.as_str())
        .filter(|path| is_local(path))
        .unwrap_or("/")
        .to_owned();
    let answer = next
        .run(Request::from_parts(parts, Body::from(bytes)))
        .await;
    if answer.status() == StatusCode::METHOD_NOT_ALLOWED {
        return answer;
    }
    let (mut answer, body) = answer.into_parts();
    let location = answer.headers.get(header::LOCATION).cloned();
    if answer.status.is_success() || answer.status.is_redirection() {
        let to = location.or_else(|| HeaderValue::from_str(&ascii(&back)).ok());
        return redirect(&mut answer.headers, to);
    }
    let error = to_bytes(body, MAX_FORM).await.ok();
    let error = error
        .and_then(|bytes| open::<ApiError>(&bytes).ok())
        .unwrap_or(match answer.status.as_u16() {
            400..500 => ApiError::BadRequest,
            _ => ApiError::Unavailable,
        });
    let fields = fields
        .into_iter()
        .filter(|(name, _)| !SECRET.contains(&name.as_str()) && name != "return_to")
        .collect();
    let flash = Flash {
        action,
        error: Some(error),
        fields,
    };
    keep(&desk, &flash, &mut answer.headers).await;
    redirect(
        &mut answer.headers,
        HeaderValue::from_str(&ascii(&back)).ok(),
    )
}

/// Gives a page its flash, once.
pub async fn show_flash(State(desk): State<Desk>, mut request: Request, next: Next) -> Response {
    let id = cookie(request.headers(), FLASH).filter(|_| accepts_html(request.headers()));
    let Some(id) = id else {
        return next.run(request).await;
    };
    let found = desk
        .services
        .store
        .take_flash(&id, desk.now())
        .await
        .ok()
        .flatten();
    if let Some(flash) = found.and_then(|body| serde_json::from_str::<Flash>(&body).ok()) {
        request.extensions_mut().insert(flash);
    }
    let mut response = next.run(request).await;
    if let Ok(gone) = HeaderValue::from_str(&format!("{FLASH}=; Path=/; Max-Age=0")) {
        response.headers_mut().append(header::SET_COOKIE, gone);
    }
    response
}

async fn keep(desk: &Desk, flash: &Flash, headers: &mut HeaderMap) {
    let id = uuid::Uuid::new_v4().simple().to_string();
    let Ok(body) = serde_json::to_string(flash) else {
        return;
    };
    if let Err(error) = desk
        .services
        .store
        .put_flash(&id, &body, desk.now() + PATIENCE)
        .await
    {
        tracing::error!("a form's answer cannot be kept: {error}");
        return;
    }
    let cookie = format!("{FLASH}={id}; Path=/; HttpOnly; SameSite=Lax; Max-Age={PATIENCE}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// A redirect that keeps the cookies of `headers` and nothing else.
fn redirect(headers: &mut HeaderMap, to: Option<HeaderValue>) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    for value in headers.get_all(header::SET_COOKIE) {
        response
            .headers_mut()
            .append(header::SET_COOKIE, value.clone());
    }
    let to = to.unwrap_or_else(|| HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, to);
    response
}

pub fn accepts_html(headers: &HeaderMap) -> bool {
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

fn read_fields(bytes: &Bytes) -> Vec<(String, String)> {
    form_urlencoded::parse(bytes)
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .take(100)
        .collect()
}
