//! What a failed form carries back to its page, shown once.

use crate::{Result, Store};

impl Store {
    /// Keeps `body` (JSON) under an unguessable id until `expires_at`.
    pub async fn put_flash(&self, id: &str, body: &str, expires_at: i64) -> Result<()> {
        const SQL: &str = "INSERT INTO flash (id, body, expires_at) VALUES ($1, $2, $3)";
        write!(self, |db| {
            sqlx::query(SQL)
                .bind(id)
                .bind(body)
                .bind(expires_at)
                .execute(db)
                .await?;
        })
    }

    /// Gives the body to the first who asks in time, and to nobody after.
    pub async fn take_flash(&self, id: &str, now: i64) -> Result<Option<String>> {
        const SQL: &str = "DELETE FROM flash WHERE id = $1 RETURNING body, expires_at";
        let taken: Option<(String, i64)> = write!(self, |db| {
            sqlx::query_as(SQL).bind(id).fetch_optional(db).await?
        })?;
        Ok(taken
            .filter(|(_, expires_at)| *expires_at > now)
            .map(|(body, _)| body))
    }

    /// A form's flash, without taking it: for a database that can be read but not written.
    pub async fn peek_flash(&self, id: &str, now: i64) -> Result<Option<String>> {
        const SQL: &str = "SELECT body FROM flash WHERE id = $1 AND expires_at > $2";
        read!(self, |db| {
            sqlx::query_scalar(SQL)
                .bind(id)
                .bind(now)
                .fetch_optional(db)
                .await?
        })
    }

    pub async fn delete_expired_flashes(&self, now: i64) -> Result<u64> {
        const SQL: &str = "DELETE FROM flash WHERE expires_at <= $1";
        write!(self, |db| {
            sqlx::query(SQL)
                .bind(now)
                .execute(db)
                .await?
                .rows_affected()
        })
    }
}
