//! Sessions, kept in the store so that several servers share them.
//!
//! One ends when its visitor has not been seen for [`LIFE`], by the shop's clock. A visit is
//! noted once a day at most: most requests write nothing.

use app::api::request::{ACCOUNT, CART, Desk, cookie};
use async_trait::async_trait;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use cookie::Cookie;
use std::collections::HashMap;
use std::sync::Arc;
use store::{Session, Store};
use time::OffsetDateTime;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

const DAY: i64 = 86_400;
/// How long a visitor may stay away before being forgotten, in seconds.
pub const LIFE: i64 = 30 * DAY;
/// Where a session that was loaded says when it expires. Not kept: the store has it of its own.
const EXPIRES: &str = "expires";

/// The time, in unix seconds.
type Now = Arc<dyn Fn() -> i64 + Send + Sync>;

#[derive(Clone)]
pub struct StoredSessions {
    store: Store,
    now: Now,
}

impl std::fmt::Debug for StoredSessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StoredSessions").finish_non_exhaustive()
    }
}

fn name(secure: bool) -> &'static str {
    if secure { "__Host-session" } else { "session" }
}

/// The layer that gives every request its session. The cookie goes to the
/// shop alone, is out of reach of scripts, and is `Secure` where `secure`.
pub fn layer(desk: &Desk, secure: bool) -> SessionManagerLayer<StoredSessions> {
    let sessions = StoredSessions::new(desk.services.store.clone(), desk.now.clone());
    SessionManagerLayer::new(sessions)
        .with_name(name(secure))
        .with_path("/")
        .with_secure(secure)
        .with_http_only(true)
        .with_same_site(tower_sessions::cookie::SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(time::Duration::seconds(LIFE)))
}

/// Notes a visit, so that the session and a guest's cart live on from it: in the store and in the
/// browser's cookie. For a request inside [`layer`].
pub async fn note_visit(
    State((desk, secure)): State<(Desk, bool)>,
    request: Request,
    next: Next,
) -> Response {
    let session = request.extensions().get::<tower_sessions::Session>();
    let session = session.filter(|session| session.id().is_some()).cloned();
    let Some(session) = session else {
        return next.run(request).await;
    };
    let noted = note(&desk, &session).await;
    let mut response = next.run(request).await;
    // Whoever changed the session sets a cookie of their own.
    if let Some(id) = noted
        && session.id() == Some(id)
        && !session.is_modified()
    {
        let cookie = Cookie::build((name(secure), id.to_string()))
            .path("/")
            .secure(secure)
            .http_only(true)
            .same_site(cookie::SameSite::Lax)
            .max_age(cookie::time::Duration::seconds(LIFE))
            .build();
        if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// Takes the session's cookie out of an answer where that session ended while the request was
/// under way: the browser may have the cookie of a new one by now. For a request around [`layer`].
pub async fn drop_ended_cookie(
    State((desk, secure)): State<(Desk, bool)>,
    request: Request,
    next: Next,
) -> Response {
    let name = name(secure);
    let Some(id) = cookie(request.headers(), name) else {
        return next.run(request).await;
    };
    let mut response = next.run(request).await;
    let again = format!("{name}={id}");
    let is_again = |value: &HeaderValue| {
        let value = value.to_str().unwrap_or_default();
        value.split(';').next() == Some(&again)
    };
    let set = response.headers().get_all(header::SET_COOKIE);
    if !set.iter().any(is_again) {
        return response;
    }
    if matches!(desk.services.store.session(&id, desk.now()).await, Ok(None)) {
        let set = response.headers_mut().get_all(header::SET_COOKIE);
        let others: Vec<HeaderValue> = set.iter().filter(|v| !is_again(v)).cloned().collect();
        response.headers_mut().remove(header::SET_COOKIE);
        for value in others {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// Gives the session's id where it was to be extended, and was.
async fn note(desk: &Desk, session: &tower_sessions::Session) -> Option<Id> {
    let expires = session.get::<i64>(EXPIRES).await.ok().flatten()?;
    let (id, now) = (session.id()?, desk.now());
    if expires - now > LIFE - DAY {
        return None;
    }
    let cart = session.get::<String>(CART).await.ok().flatten();
    let store = &desk.services.store;
    let key = id.to_string();
    let extended = store.extend_session(&key, now + LIFE, cart.as_deref(), now);
    match extended.await {
        Ok(()) => Some(id),
        Err(error) => {
            tracing::warn!("a visit cannot be noted: {error}");
            None
        }
    }
}

impl StoredSessions {
    pub fn new(store: Store, now: Now) -> StoredSessions {
        StoredSessions { store, now }
    }

    fn row(&self, record: &Record) -> Result<Session> {
        let mut data = record.data.clone();
        data.remove(EXPIRES);
        let body = serde_json::to_string(&data).map_err(|e| Error::Encode(e.to_string()))?;
        let account = data.get(ACCOUNT);
        Ok(Session {
            id: record.id.to_string(),
            account_id: account.and_then(|value| value.as_str()).map(str::to_owned),
            body,
            expires_at: (self.now)() + LIFE,
        })
    }
}

fn backend(error: store::StoreError) -> Error {
    Error::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for StoredSessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // Ids are 128 random bits; a second try is for form's sake.
        for _ in 0..2 {
            if self
                .store
                .create_session(&self.row(record)?)
                .await
                .map_err(backend)?
            {
                return Ok(());
            }
            record.id = Id::default();
        }
        Err(Error::Backend("no free session id".to_owned()))
    }

    async fn save(&self, record: &Record) -> Result<()> {
        // False where the session ended while this request was under way (a
        // sign-out, a new password): then it stays ended.
        self.store
            .save_session(&self.row(record)?)
            .await
            .map(|_| ())
            .map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let found = self.store.session(&id.to_string(), (self.now)()).await;
        let Some(session) = found.map_err(backend)? else {
            return Ok(None);
        };
        let mut data: HashMap<String, serde_json::Value> =
            serde_json::from_str(&session.body).map_err(|e| Error::Decode(e.to_string()))?;
        data.insert(EXPIRES.to_owned(), session.expires_at.into());
        let expires = OffsetDateTime::from_unix_timestamp(session.expires_at);
        Ok(Some(Record {
            id: *id,
            data,
            expiry_date: expires.unwrap_or(OffsetDateTime::UNIX_EPOCH),
        }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.store
            .delete_session(&id.to_string())
            .await
            .map_err(backend)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::body::Body;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use services::{Options, Services};
    use tower::ServiceExt;

    /// What a handler sets as the session's cookie when it changes the session, after `ends` ended
    /// it or not.
    async fn cookie_after(ends: bool) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("shop.db").display());
        let store = Store::open(&url, Options::default()).await.unwrap();
        let desk = Desk {
            services: Arc::new(Services::open(store.clone()).await.unwrap()),
            now: Arc::new(|| 1_772_355_600),
        };
        let id = Id::default();
        let sessions = StoredSessions::new(store.clone(), desk.now.clone());
        let mut record = Record {
            id,
            data: HashMap::new(),
            expiry_date: OffsetDateTime::UNIX_EPOCH,
        };
        sessions.create(&mut record).await.unwrap();
        let change = move |session: tower_sessions::Session| async move {
            session.insert("cart", "some").await.unwrap();
            // Another tab signs in, or out, meanwhile.
            if ends {
                store.delete_session(&id.to_string()).await.unwrap();
            }
        };
        let router = Router::new()
            .route("/", get(change))
            .layer(layer(&desk, false))
            .layer(from_fn_with_state((desk, false), drop_ended_cookie));
        let request = axum::http::Request::get("/")
            .header(header::COOKIE, format!("session={}", record.id))
            .body(Body::empty())
            .unwrap();
        let response = router.oneshot(request).await.unwrap();
        assert_eq!(response.status(), 200);
        let cookie = response.headers().get(header::SET_COOKIE);
        cookie.map(|cookie| cookie.to_str().unwrap().to_owned())
    }

    #[tokio::test]
    async fn the_cookie_of_a_session_that_ended_under_way_is_not_set_again() {
        let kept = cookie_after(false).await;
        assert!(kept.is_some_and(|cookie| cookie.starts_with("session=")));
        assert_eq!(cookie_after(true).await, None);
    }
}
