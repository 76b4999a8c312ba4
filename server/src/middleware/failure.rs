//! Failures that no page answered: a person gets a plain page in their
//! language, a program the status alone. Nobody gets the cause.

use super::forms::{MAX_FORM, accepts_html};
use app::api::ApiError;
use app::failure_page;
use app::wire::open;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use engine::Lang;
use std::any::Any;

/// After how many seconds a failed request is worth another attempt.
const SOON: HeaderValue = HeaderValue::from_static("5");

/// Gives a page to failures without a body, where one is asked for.
pub async fn explain(request: Request, next: Next) -> Response {
    let wants_html = accepts_html(request.headers());
    let lang = lang_of(request.uri().path(), request.headers());
    let mut response = next.run(request).await;
    let status = response.status();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        let headers = response.headers_mut();
        headers.entry(header::RETRY_AFTER).or_insert(SOON);
    }
    let failed = status.is_client_error() || status.is_server_error();
    let empty = !response.headers().contains_key(header::CONTENT_TYPE) || is_plain(&response);
    if !failed || !empty || !wants_html {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    let policy = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    parts
        .headers
        .insert(header::CONTENT_SECURITY_POLICY, policy);
    parts.headers.remove(header::CONTENT_TYPE);
    let mut page = Html(failure_page(lang, status.as_u16())).into_response();
    *page.status_mut() = status;
    page.headers_mut().extend(parts.headers);
    page
}

/// Answers 503 where a session could not be kept: the layer that keeps them answers 500, as if
/// the program were at fault and trying again of no use. Nothing else below it does.
pub async fn unkept(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.status() == StatusCode::INTERNAL_SERVER_ERROR {
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    }
    response
}

/// Gives an error of a server function its own status. The framework answers
/// 500 to whatever it could not read, though it was the request's fault.
pub async fn own_status(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, MAX_FORM).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if let Ok(error) = open::<ApiError>(&bytes)
        && let Ok(status) = StatusCode::from_u16(error.status())
    {
        parts.status = status;
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// Answers for a handler that panicked. What it said is in the log.
pub fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let said = cause.downcast_ref::<String>().map(String::as_str);
    let said = said
        .or(cause.downcast_ref::<&str>().copied())
        .unwrap_or("no words");
    tracing::error!("a request's handler panicked: {said}");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

fn is_plain(response: &Response) -> bool {
    let kind = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/plain"))
}

/// The language the address names, or the one the browser asks for.
fn lang_of(path: &str, headers: &HeaderMap) -> Lang {
    let first = path
        .trim_start_matches('/')
        .split('/')
        .next()
        .unwrap_or_default();
    let accepted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    Lang::from_code(first)
        .or(accepted.map(|header| Lang::negotiate(header, &Lang::ALL)))
        .unwrap_or_default()
}
