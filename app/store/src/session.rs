//! Sessions: what a browser's cookie stands for.
//!
//! Of an id only its SHA-256 digest is kept, so that a copy of the database signs nobody in.
//! An id has too many bits to be guessed; no salt and no slow hash are needed.

use crate::{Result, Store};
use sha2::{Digest, Sha256};

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// What the cookie carries.
    pub id: String,
    /// Who is signed in.
    pub account_id: Option<String>,
    /// JSON.
    pub body: String,
    pub expires_at: i64,
}

impl Store {
    /// Keeps a new session; false, and nothing kept, if the id is taken.
    pub async fn create_session(&self, session: &Session) -> Result<bool> {
        const SQL: &str = "INSERT INTO session (id, account_id, body, expires_at) \
            VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
        write!(self, |db| {
            let done = sqlx::query(SQL)
                .bind(digest(&session.id))
                .bind(&session.account_id)
                .bind(&session.body)
                .bind(session.expires_at)
                .execute(db)
                .await?;
            done.rows_affected() == 1
        })
    }

    /// Keeps a session as it is now. False, and nothing kept, if it ended meanwhile: a
    /// request that was under way at a sign-out does not sign in again.
    pub async fn save_session(&self, session: &Session) -> Result<bool> {
        const SQL: &str = "UPDATE session SET account_id = $2, body = $3, expires_at = $4 \
            WHERE id = $1";
        write!(self, |db| {
            let done = sqlx::query(SQL)
                .bind(digest(&session.id))
                .bind(&session.account_id)
                .bind(&session.body)
                .bind(session.expires_at)
                .execute(db)
                .await?;
            done.rows_affected() == 1
        })
    }

    /// A session that has not expired at `now`.
    pub async fn session(&self, id: &str, now: i64) -> Result<Option<Session>> {
        const SQL: &str = "SELECT account_id, body, expires_at \
            FROM session WHERE id = $1 AND expires_at > $2";
        let found: Option<(Option<String>, String, i64)> = read!(self, |db| {
            sqlx::query_as(SQL)
                .bind(digest(id))
                .bind(now)
                .fetch_optional(db)
                .await?
        })?;
        Ok(found.map(|(account_id, body, expires_at)| Session {
            id: id.to_owned(),
            account_id,
            body,
            expires_at,
        }))
    }

    /// Lets a session live until `expires_at`, and what it holds stay as it is: another request
    /// may be changing it. A guest's cart that it leads to counts as touched at `now`.
    pub async fn extend_session(
        &self,
        id: &str,
        expires_at: i64,
        cart: Option<&str>,
        now: i64,
    ) -> Result<()> {
        const SESSION: &str =
            "UPDATE session SET expires_at = $2 WHERE id = $1 AND expires_at < $2";
        const CART: &str = "UPDATE cart SET updated_at = $2 WHERE id = $1 AND account_id IS NULL AND updated_at < $2";
        write!(self, |db| {
            sqlx::query(SESSION)
                .bind(digest(id))
                .bind(expires_at)
                .execute(&mut *db)
                .await?;
            if let Some(cart) = cart {
                sqlx::query(CART).bind(cart).bind(now).execute(db).await?;
            }
        })
    }

    pub async fn delete_session(&self, id: &str) -> Result<()> {
        const SQL: &str = "DELETE FROM session WHERE id = $1";
        write!(self, |db| {
            sqlx::query(SQL).bind(digest(id)).execute(db).await?;
        })
    }

    pub async fn delete_expired_sessions(&self, now: i64) -> Result<u64> {
        const SQL: &str = "DELETE FROM session WHERE expires_at <= $1";
        write!(self, |db| {
            sqlx::query(SQL)
                .bind(now)
                .execute(db)
                .await?
                .rows_affected()
        })
    }
}

/// What is kept of an id: its SHA-256 in hexadecimal.
fn digest(id: &str) -> String {
    format!("{:x}", Sha256::digest(id.as_bytes()))
}

pub(crate) const DELETE_SESSIONS_OF: &str = "DELETE FROM session WHERE account_id = $1";
