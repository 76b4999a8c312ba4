//! Forms sent without JavaScript.
//!
//! A browser that posts a form asks for HTML. Such a request is answered with
//! a redirect, never with the server function's own bytes: to where the
//! function leads, or back to the page the form stands on. On failure the
//! reason and what was typed are kept in the store and shown there once; they
//! never travel in an address. A store that takes no writes is often what
//! failed: then they are kept in this process's memory, of which so much is
//! set aside. Only another server on the same database would not find them.

use super::limits::whole;
use app::Flash;
use app::api::ApiError;
use app::api::request::{ClientAddress, Desk, cookie};
use app::paths::{ascii, is_local};
use app::wire::open;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use services::ServiceError;
use services::limit::Action;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

const FLASH: &str = "flash";
/// How long a flash waits for its page, in seconds.
const PATIENCE: i64 = 600;
/// The largest form, in bytes.
pub const MAX_FORM: usize = 64 * 1024;
/// How long the store may take to keep a flash.
const BRIEF: Duration = Duration::from_secs(1);
/// How many flashes are kept in memory at most, and how many bytes of them.
const KEPT: usize = 1_000;
const KEPT_BYTES: usize = 16 << 20;
/// How much of a form that failed is kept, in bytes: what its page shows is far less.
const MAX_KEPT: usize = 8 * 1024;
/// Fields that are never kept.
const SECRET: [&str; 3] = ["password", "current", "token"];

/// Answers form posts of browsers with redirects.
pub async fn redirect_forms(State(forms): State<Forms>, request: Request, next: Next) -> Response {
    let wants_html = accepts_html(request.headers());
    if request.method() != axum::http::Method::POST || !wants_html {
        let mut request = request;
        // A server function would lead a browser back there, wherever it is.
        request.headers_mut().remove(header::REFERER);
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let bytes = match whole(body).await {
        Ok(bytes) => bytes,
        Err(status) => return status.into_response(),
    };
    // Asked as a script would ask, so that the answer is the function's own.
    parts
        .headers
        .insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let action = parts.uri.path().to_owned();
    let from = parts.extensions.get::<ClientAddress>();
    let from = from.map(|from| from.0.to_string()).unwrap_or_default();
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
    if let Err(ServiceError::TooMany(wait)) =
        forms
            .desk
            .services
            .limits
            .check_write(Action::Flash, &from, forms.desk.now())
    {
        let wait = [(header::RETRY_AFTER, wait.to_string())];
        return (StatusCode::TOO_MANY_REQUESTS, wait).into_response();
    }
    let fields = kept(fields);
    let flash = Flash {
        action,
        error: Some(error),
        fields,
    };
    forms.keep(&flash, &mut answer.headers).await;
    redirect(
        &mut answer.headers,
        HeaderValue::from_str(&ascii(&back)).ok(),
    )
}

/// Gives a page its flash, once. A page that failed has not shown it: then it waits for the
/// next attempt. One that shows that the shop could not take a form says so in its status, too.
pub async fn show_flash(State(forms): State<Forms>, mut request: Request, next: Next) -> Response {
    let id = cookie(request.headers(), FLASH).filter(|_| accepts_html(request.headers()));
    let Some(id) = id else {
        return next.run(request).await;
    };
    let Taken::Found(body) = forms.take(&id).await else {
        return next.run(request).await;
    };
    let flash = body
        .as_deref()
        .and_then(|body| serde_json::from_str::<Flash>(body).ok());
    let failed = flash
        .as_ref()
        .is_some_and(|flash| flash.error == Some(ApiError::Unavailable));
    if let Some(flash) = flash {
        request.extensions_mut().insert(flash);
    }
    let mut response = next.run(request).await;
    if let (true, Some(body)) = (response.status().is_server_error(), body) {
        forms.hold(id, body);
        return response;
    }
    if failed && response.status().is_success() {
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    }
    if let Ok(gone) = HeaderValue::from_str(&format!("{FLASH}=; Path=/; Max-Age=0")) {
        response.headers_mut().append(header::SET_COOKIE, gone);
    }
    response
}

/// The fields that come back to their page: all but secrets, until there are too many bytes.
fn kept(fields: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut left = MAX_KEPT;
    let mut fits = |name: &str, value: &str| {
        let rest = left.checked_sub(name.len() + value.len());
        left = rest.unwrap_or(left);
        rest.is_some()
    };
    fields
        .into_iter()
        .filter(|(name, _)| !SECRET.contains(&name.as_str()) && name != "return_to")
        .filter(|(name, value)| fits(name, value))
        .collect()
}

/// Whether a flash could be looked for.
enum Taken {
    Found(Option<String>),
    /// Neither read nor written: it waits.
    Unknown,
}

/// A flash in memory.
struct Held {
    id: String,
    body: String,
    until: i64,
}

/// Where what forms carry back is kept: in the store, or else in a bounded queue in memory
/// whose oldest is forgotten first.
#[derive(Clone)]
pub struct Forms {
    desk: Desk,
    held: Arc<Mutex<VecDeque<Held>>>,
}

impl Forms {
    pub fn new(desk: Desk) -> Forms {
        Forms {
            desk,
            held: Arc::default(),
        }
    }

    async fn keep(&self, flash: &Flash, headers: &mut HeaderMap) {
        let id = uuid::Uuid::new_v4().simple().to_string();
        let Ok(body) = serde_json::to_string(flash) else {
            return;
        };
        let store = &self.desk.services.store;
        let until = self.desk.now() + PATIENCE;
        let putting = store.put_flash(&id, &body, until);
        // Where the form waited in vain for the database, its answer does not wait once more.
        let kept = match tokio::time::timeout(BRIEF, putting).await {
            Ok(Ok(())) => true,
            Ok(Err(error)) => {
                tracing::error!("a form's answer is kept in memory: {error}");
                false
            }
            Err(_) => {
                tracing::error!("a form's answer is kept in memory: the database takes too long");
                false
            }
        };
        if !kept {
            self.hold(id.clone(), body);
        }
        let cookie = format!("{FLASH}={id}; Path=/; HttpOnly; SameSite=Lax; Max-Age={PATIENCE}");
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            headers.append(header::SET_COOKIE, value);
        }
    }

    fn hold(&self, id: String, body: String) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let until = self.desk.now() + PATIENCE;
        held.push_back(Held { id, body, until });
        let mut bytes: usize = held.iter().map(|held| held.body.len()).sum();
        while held.len() > KEPT || bytes > KEPT_BYTES {
            let Some(oldest) = held.pop_front() else {
                break;
            };
            bytes -= oldest.body.len();
        }
    }

    async fn take(&self, id: &str) -> Taken {
        let now = self.desk.now();
        {
            let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
            held.retain(|held| held.until > now);
            if let Some(at) = held.iter().position(|held| held.id == id) {
                return Taken::Found(held.remove(at).map(|held| held.body));
            }
        }
        let store = &self.desk.services.store;
        match store.take_flash(id, now).await {
            Ok(found) => Taken::Found(found),
            // It is shown, if twice at worst, where it can be read but not taken away.
            Err(_) => match store.peek_flash(id, now).await {
                Ok(found) => Taken::Found(found),
                Err(_) => Taken::Unknown,
            },
        }
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
