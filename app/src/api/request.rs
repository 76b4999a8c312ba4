//! What a server function knows of the request it answers.

use super::ApiError;
use crate::data::Parcel;
use crate::paths;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use cookie::{Cookie, SameSite};
use engine::Currency;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use serde::Serialize;
use serde::de::DeserializeOwned;
use services::account::Person;
use services::{Services, Shelf};
use std::sync::Arc;
use tower_sessions::Session;

/// What the server lends to every request.
#[derive(Clone)]
pub struct Desk {
    pub services: Arc<Services>,
    /// The time, in unix seconds.
    pub now: Arc<dyn Fn() -> i64 + Send + Sync>,
}

/// Where the session keeps the account that signed in.
pub const ACCOUNT: &str = "account";
/// Where the session keeps the visitor's cart.
pub const CART: &str = "cart";
/// The cookie of the chosen currency.
pub const CURRENCY: &str = "currency";
/// The cookie of the chosen appearance.
pub const THEME: &str = "theme";

/// The desk of this request.
pub fn desk() -> Result<Desk, ApiError> {
    use_context::<Desk>().ok_or(ApiError::Unavailable)
}

impl Desk {
    pub fn now(&self) -> i64 {
        (self.now)()
    }
}

fn parts() -> Result<Parts, ApiError> {
    use_context::<Parts>().ok_or(ApiError::Unavailable)
}

/// The visitor's session. It comes into being with the first value kept.
pub fn session() -> Result<Session, ApiError> {
    parts()?
        .extensions
        .get::<Session>()
        .cloned()
        .ok_or(ApiError::Unavailable)
}

/// A value of the session.
pub async fn recall<T: DeserializeOwned>(key: &str) -> Result<Option<T>, ApiError> {
    session()?.get(key).await.map_err(|error| {
        tracing::error!("the session cannot be read: {error}");
        ApiError::Unavailable
    })
}

/// Keeps a value in the session.
pub async fn remember(key: &str, value: impl Serialize) -> Result<(), ApiError> {
    session()?.insert(key, value).await.map_err(unkept)
}

/// Takes a value out of the session.
pub async fn forget(key: &str) -> Result<(), ApiError> {
    session()?
        .remove_value(key)
        .await
        .map(|_| ())
        .map_err(unkept)
}

/// For a session that cannot be kept.
pub fn unkept(error: tower_sessions::session::Error) -> ApiError {
    tracing::error!("the session cannot be kept: {error}");
    ApiError::Unavailable
}

/// The account that is signed in.
pub async fn account() -> Result<String, ApiError> {
    recall(ACCOUNT).await?.ok_or(ApiError::SignedOut)
}

/// The address the request came from, as the server's proxy policy sees it.
pub fn address() -> String {
    let address = parts()
        .ok()
        .and_then(|parts| parts.extensions.get::<ClientAddress>().cloned());
    address
        .map(|address| address.0.to_string())
        .unwrap_or_default()
}

/// The client's address, put into every request by the server.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub std::net::IpAddr);

/// Who visits a page, if anybody is signed in: put into its request by the server, so that
/// the document and the application in it say the same of them.
#[derive(Clone, Debug)]
pub struct Visitor(pub Option<Person>);

/// Who visits the page that is being written; absent elsewhere.
pub fn visitor() -> Option<Option<Person>> {
    Some(parts().ok()?.extensions.get::<Visitor>()?.0.clone())
}

/// Where the shop stands on the web: `https://shop.example`, without a slash at
/// the end. Put into every request by the server; absent where the request
/// names no host that can be believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(pub std::sync::Arc<str>);

/// The beginning of absolute addresses, for canonical links and social cards.
pub fn origin() -> Option<Origin> {
    parts().ok()?.extensions.get::<Origin>().cloned()
}

/// A cookie of the request.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(Cookie::split_parse_encoded)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
}

/// The currency of everything this visitor sees: see [`services::Shelf::currency`].
pub fn currency(shelf: &services::Shelf) -> Currency {
    let chosen = parts()
        .ok()
        .and_then(|parts| cookie(&parts.headers, CURRENCY));
    shelf.currency(chosen.and_then(|code| Currency::from_code(&code)))
}

/// The cookie of a browser that has signed in before: see [`services::account::Caller`].
const DEVICE: &str = "device";

/// The mark of a browser that has signed in before.
pub fn device() -> Option<String> {
    cookie(&parts().ok()?.headers, DEVICE)
}

/// Marks the browser as one that has signed in, for a year. Only signing in is told of it.
pub fn keep_device(mark: String) {
    let cookie = Cookie::build((DEVICE, mark))
        .path("/api/sign_in")
        .http_only(true)
        .same_site(SameSite::Strict)
        .max_age(cookie::time::Duration::days(365));
    set_cookie(cookie.build());
}

/// Sets a cookie; the server makes it `Secure` where visitors come by HTTPS.
fn set_cookie(cookie: Cookie<'_>) {
    if let (Some(response), Ok(value)) = (
        use_context::<ResponseOptions>(),
        HeaderValue::from_str(&cookie.encoded().to_string()),
    ) {
        response.append_header(header::SET_COOKIE, value);
    }
}

/// The appearance the visitor chose: `light` or `dark`.
pub fn theme() -> Option<String> {
    let chosen = cookie(&parts().ok()?.headers, THEME)?;
    ["light", "dark"]
        .contains(&chosen.as_str())
        .then_some(chosen)
}

/// Keeps a stated choice in a cookie for a year; an empty value forgets it.
pub fn keep_choice(name: &'static str, value: &str) {
    let mut cookie = Cookie::build((name, value.to_owned()))
        .path("/")
        .same_site(SameSite::Lax)
        .max_age(cookie::time::Duration::days(365));
    if value.is_empty() {
        cookie = cookie.max_age(cookie::time::Duration::ZERO);
    }
    set_cookie(cookie.build());
}

/// Leads the visitor to another page of the shop.
pub fn lead_to(path: &str) {
    leptos_axum::redirect(&paths::ascii(path));
}

/// What belongs to one person is kept by no cache, not even the browser's own:
/// after signing out, "back" must not show it.
pub fn keep_private() {
    if let Some(response) = use_context::<ResponseOptions>() {
        let value = HeaderValue::from_static("private, no-store");
        response.insert_header(header::CACHE_CONTROL, value);
    }
}

/// What is for sale, as the store has it now. Where that cannot be found out the answer has the
/// status that says so, however the server function ends.
pub async fn shelf(desk: &Desk) -> Result<Arc<Shelf>, ApiError> {
    answer(desk.services.fresh_shelf().await.map_err(ApiError::from))
}

/// Ends a server function that says what a page is made of.
pub fn parcel<T: Serialize>(result: Result<T, ApiError>) -> Result<Parcel<T>, ApiError> {
    answer(result.and_then(|value| Parcel::pack(&value)))
}

/// Ends a server function: an error is answered with its own status.
pub fn answer<T>(result: Result<T, ApiError>) -> Result<T, ApiError> {
    if let (Err(error), Some(response)) = (&result, use_context::<ResponseOptions>())
        && let Ok(status) = StatusCode::from_u16(error.status())
    {
        response.set_status(status);
    }
    result
}
