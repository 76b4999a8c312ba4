//! Links that finish a sign-up: there is no account until one is opened.

use crate::account::CREATE_ACCOUNT;
use crate::{Account, Result, Store, StoreError};

impl Store {
    /// Keeps the digest of a token that lets its bearer open an account for `email` until
    /// `expires_at`.
    pub async fn create_sign_up_token(
        &self,
        digest: &str,
        email: &str,
        expires_at: i64,
    ) -> Result<()> {
        const SQL: &str = "INSERT INTO sign_up_token (digest, email, expires_at) \
            VALUES ($1, $2, $3)";
        write!(self, |db| {
            sqlx::query(SQL)
                .bind(digest)
                .bind(email)
                .bind(expires_at)
                .execute(db)
                .await?;
        })
    }

    /// The e-mail address a token can open an account for at `now`.
    pub async fn sign_up_token_email(&self, digest: &str, now: i64) -> Result<Option<String>> {
        const SQL: &str = "SELECT email FROM sign_up_token \
            WHERE digest = $1 AND used_at IS NULL AND expires_at > $2";
        read!(self, |db| {
            sqlx::query_scalar(SQL)
                .bind(digest)
                .bind(now)
                .fetch_optional(db)
                .await?
        })
    }

    /// Spends the token, voids every other one of its e-mail address, and creates the
    /// account under that address, at once. The account's own `email` is not looked at.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the token was used, voided, has expired or never was;
    /// [`StoreError::Conflict`] if the e-mail address has an account meanwhile.
    pub async fn sign_up(&self, digest: &str, account: &Account, now: i64) -> Result<()> {
        const SPEND: &str = "UPDATE sign_up_token SET used_at = $2 \
            WHERE digest = $1 AND used_at IS NULL AND expires_at > $2 RETURNING email";
        const VOID: &str = "UPDATE sign_up_token SET used_at = $2 \
            WHERE email = $1 AND used_at IS NULL";
        write!(self, |db| {
            let email: Option<String> = sqlx::query_scalar(SPEND)
                .bind(digest)
                .bind(now)
                .fetch_optional(&mut *db)
                .await?;
            let email = email.ok_or(StoreError::NotFound {
                what: "sign-up token",
            })?;
            sqlx::query(VOID)
                .bind(&email)
                .bind(now)
                .execute(&mut *db)
                .await?;
            let done = sqlx::query(CREATE_ACCOUNT)
                .bind(&account.id)
                .bind(&email)
                .bind(&account.name)
                .bind(&account.password_hash)
                .bind(&account.lang)
                .bind(account.created_at)
                .execute(&mut *db)
                .await?;
            if done.rows_affected() == 0 {
                return Err(StoreError::Conflict { what: "email" });
            }
        })
    }

    pub async fn delete_expired_sign_up_tokens(&self, now: i64) -> Result<u64> {
        const SQL: &str = "DELETE FROM sign_up_token WHERE expires_at <= $1";
        write!(self, |db| {
            sqlx::query(SQL)
                .bind(now)
                .execute(db)
                .await?
                .rows_affected()
        })
    }
}
