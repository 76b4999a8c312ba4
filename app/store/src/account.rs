//! Accounts, their addresses, and the tokens that reset a forgotten password.

use crate::session::DELETE_SESSIONS_OF;
use crate::{Result, Store, StoreError};

/// Somebody who can sign in.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Account {
    pub id: String,
    /// Normalised by the caller; unique.
    pub email: String,
    pub name: String,
    pub password_hash: String,
    pub lang: String,
    pub created_at: i64,
    /// The version that was loaded; kept as 1 when created.
    pub version: i64,
    /// Since when it is a merchant's, too. Read only: [`Store::grant_merchant`] and
    /// [`Store::revoke_merchant`] are the only writes.
    pub merchant_since: Option<i64>,
}

/// Where an account has its orders sent.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Address {
    pub id: String,
    /// Its place among the account's addresses; the first is offered first.
    pub position: i64,
    /// JSON.
    pub body: String,
}

/// Creates an account unless its e-mail address has one: id, email, name, password hash,
/// language, time.
pub(crate) const CREATE_ACCOUNT: &str = "INSERT INTO account \
    (id, email, name, password_hash, lang, created_at, version) \
    VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT (email) DO NOTHING";

/// Voids the reset tokens of an account.
const VOID: &str = "UPDATE reset_token SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL";

impl Store {
    /// # Errors
    /// [`StoreError::Conflict`] if the e-mail address has an account.
    pub async fn create_account(&self, account: &Account) -> Result<()> {
        write!(self, |db| {
            let done = sqlx::query(CREATE_ACCOUNT)
                .bind(&account.id)
                .bind(&account.email)
                .bind(&account.name)
                .bind(&account.password_hash)
                .bind(&account.lang)
                .bind(account.created_at)
                .execute(db)
                .await?;
            if done.rows_affected() == 0 {
                return Err(StoreError::Conflict { what: "email" });
            }
        })
    }

    pub async fn account(&self, id: &str) -> Result<Option<Account>> {
        const SQL: &str = "SELECT id, email, name, password_hash, lang, created_at, version, \
            merchant_since FROM account WHERE id = $1";
        read!(self, |db| {
            sqlx::query_as(SQL).bind(id).fetch_optional(db).await?
        })
    }

    pub async fn account_by_email(&self, email: &str) -> Result<Option<Account>> {
        const SQL: &str = "SELECT id, email, name, password_hash, lang, created_at, version, \
            merchant_since FROM account WHERE email = $1";
        read!(self, |db| {
            sqlx::query_as(SQL).bind(email).fetch_optional(db).await?
        })
    }

    /// Keeps the account's e-mail address, name, password and language if it still has the
    /// version that was loaded; gives the new one.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the account changed meanwhile (`account`), or if another
    /// one has the e-mail address (`email`).
    pub async fn update_account(&self, account: &Account) -> Result<i64> {
        const SQL: &str = "UPDATE account \
            SET email = $3, name = $4, password_hash = $5, lang = $6, version = version + 1 \
            WHERE id = $1 AND version = $2 RETURNING version";
        let saved = write!(self, |db| {
            let version: Option<i64> = sqlx::query_scalar(SQL)
                .bind(&account.id)
                .bind(account.version)
                .bind(&account.email)
                .bind(&account.name)
                .bind(&account.password_hash)
                .bind(&account.lang)
                .fetch_optional(db)
                .await?;
            version.ok_or(StoreError::Conflict { what: "account" })?
        });
        match saved {
            Err(StoreError::Conflict { what: "key" }) => {
                Err(StoreError::Conflict { what: "email" })
            }
            saved => saved,
        }
    }

    /// An account's addresses, by position, then id.
    pub async fn addresses(&self, account_id: &str) -> Result<Vec<Address>> {
        const SQL: &str =
            "SELECT id, position, body FROM address WHERE account_id = $1 ORDER BY position, id";
        read!(self, |db| {
            sqlx::query_as(SQL).bind(account_id).fetch_all(db).await?
        })
    }

    /// Adds an address, or changes one of the account's own.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the address is another account's.
    pub async fn save_address(&self, account_id: &str, address: &Address) -> Result<()> {
        const SQL: &str = "INSERT INTO address (id, account_id, position, body) \
            VALUES ($1, $2, $3, $4) \
            ON CONFLICT (id) DO UPDATE SET position = excluded.position, body = excluded.body \
            WHERE address.account_id = excluded.account_id";
        write!(self, |db| {
            let done = sqlx::query(SQL)
                .bind(&address.id)
                .bind(account_id)
                .bind(address.position)
                .bind(&address.body)
                .execute(db)
                .await?;
            if done.rows_affected() == 0 {
                return Err(StoreError::NotFound { what: "address" });
            }
        })
    }

    /// Deletes one of the account's own addresses; false if it has no such address.
    pub async fn delete_address(&self, account_id: &str, id: &str) -> Result<bool> {
        const SQL: &str = "DELETE FROM address WHERE id = $1 AND account_id = $2";
        write!(self, |db| {
            sqlx::query(SQL)
                .bind(id)
                .bind(account_id)
                .execute(db)
                .await?
                .rows_affected()
                == 1
        })
    }

    /// Keeps the digest of a token that lets its bearer set a new password until `expires_at`.
    pub async fn create_reset_token(
        &self,
        digest: &str,
        account_id: &str,
        expires_at: i64,
    ) -> Result<()> {
        const SQL: &str =
            "INSERT INTO reset_token (digest, account_id, expires_at) VALUES ($1, $2, $3)";
        write!(self, |db| {
            sqlx::query(SQL)
                .bind(digest)
                .bind(account_id)
                .bind(expires_at)
                .execute(db)
                .await?;
        })
    }

    /// The account a token can reset at `now`: to show the form, and before the work of hashing.
    pub async fn reset_token_account(&self, digest: &str, now: i64) -> Result<Option<String>> {
        const SQL: &str = "SELECT account_id FROM reset_token \
            WHERE digest = $1 AND used_at IS NULL AND expires_at > $2";
        read!(self, |db| {
            sqlx::query_scalar(SQL)
                .bind(digest)
                .bind(now)
                .fetch_optional(db)
                .await?
        })
    }

    /// Sets the password of an account that stands at `version`, voids its reset tokens and signs
    /// it out everywhere, at once.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if it was changed meanwhile.
    pub async fn change_password(
        &self,
        account_id: &str,
        version: i64,
        password_hash: &str,
        now: i64,
    ) -> Result<()> {
        const SET: &str = "UPDATE account SET password_hash = $3, version = version + 1 \
            WHERE id = $1 AND version = $2";
        write!(self, |db| {
            let changed = sqlx::query(SET)
                .bind(account_id)
                .bind(version)
                .bind(password_hash)
                .execute(&mut *db)
                .await?;
            let is_changed = (changed.rows_affected() > 0).then_some(());
            is_changed.ok_or(StoreError::Conflict { what: "account" })?;
            sqlx::query(VOID)
                .bind(account_id)
                .bind(now)
                .execute(&mut *db)
                .await?;
            sqlx::query(DELETE_SESSIONS_OF)
                .bind(account_id)
                .execute(&mut *db)
                .await?;
        })
    }

    /// Spends the token: sets the password, voids every other token of the account and signs it
    /// out everywhere, at once. Gives the account's id.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the token was used, voided, has expired or never was.
    pub async fn reset_password(
        &self,
        digest: &str,
        password_hash: &str,
        now: i64,
    ) -> Result<String> {
        const SPEND: &str = "UPDATE reset_token SET used_at = $2 \
            WHERE digest = $1 AND used_at IS NULL AND expires_at > $2 RETURNING account_id";
        const SET: &str =
            "UPDATE account SET password_hash = $2, version = version + 1 WHERE id = $1";
        write!(self, |db| {
            let account: Option<String> = sqlx::query_scalar(SPEND)
                .bind(digest)
                .bind(now)
                .fetch_optional(&mut *db)
                .await?;
            let account = account.ok_or(StoreError::NotFound {
                what: "reset token",
            })?;
            sqlx::query(VOID)
                .bind(&account)
                .bind(now)
                .execute(&mut *db)
                .await?;
            sqlx::query(SET)
                .bind(&account)
                .bind(password_hash)
                .execute(&mut *db)
                .await?;
            sqlx::query(DELETE_SESSIONS_OF)
                .bind(&account)
                .execute(&mut *db)
                .await?;
            account
        })
    }

    pub async fn delete_expired_reset_tokens(&self, now: i64) -> Result<u64> {
        const SQL: &str = "DELETE FROM reset_token WHERE expires_at <= $1";
        write!(self, |db| {
            sqlx::query(SQL)
                .bind(now)
                .execute(db)
                .await?
                .rows_affected()
        })
    }
}
