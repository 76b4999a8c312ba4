//! Sessions, kept in the store so that several servers share them.

use async_trait::async_trait;
use std::collections::HashMap;
use store::{Session, Store};
use time::OffsetDateTime;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

/// How long a visitor may stay away before being forgotten.
const LIFE: time::Duration = time::Duration::days(30);

#[derive(Clone, Debug)]
pub struct StoredSessions {
    store: Store,
}

impl StoredSessions {
    pub fn new(store: Store) -> StoredSessions {
        StoredSessions { store }
    }
}

/// The layer that gives every request its session. The cookie goes to the
/// shop alone, is out of reach of scripts, and is `Secure` where `secure`.
pub fn layer(store: Store, secure: bool) -> SessionManagerLayer<StoredSessions> {
    SessionManagerLayer::new(StoredSessions { store })
        .with_name(if secure { "__Host-session" } else { "session" })
        .with_path("/")
        .with_secure(secure)
        .with_http_only(true)
        .with_same_site(tower_sessions::cookie::SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(LIFE))
}

fn row(record: &Record) -> Result<Session> {
    let body = serde_json::to_string(&record.data).map_err(|e| Error::Encode(e.to_string()))?;
    let account = record.data.get(app::api::request::ACCOUNT);
    Ok(Session {
        id: record.id.to_string(),
        account_id: account.and_then(|value| value.as_str()).map(str::to_owned),
        body,
        expires_at: record.expiry_date.unix_timestamp(),
    })
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
                .create_session(&row(record)?)
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
            .save_session(&row(record)?)
            .await
            .map(|_| ())
            .map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let now = OffsetDateTime::now_utc();
        let found = self
            .store
            .session(&id.to_string(), now.unix_timestamp())
            .await;
        let Some(session) = found.map_err(backend)? else {
            return Ok(None);
        };
        let data: HashMap<String, serde_json::Value> =
            serde_json::from_str(&session.body).map_err(|e| Error::Decode(e.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(session.expires_at).unwrap_or(now);
        Ok(Some(Record {
            id: *id,
            data,
            expiry_date,
        }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.store
            .delete_session(&id.to_string())
            .await
            .map_err(backend)
    }
}
