//! Whose account is a merchant's. No other write touches this, so that nothing a visitor
//! sends can.

use crate::{Account, Result, Store, StoreError};

impl Store {
    /// Makes an account a merchant's from `now` on; false if it is one already.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the e-mail address has no account.
    pub async fn grant_merchant(&self, email: &str, now: i64) -> Result<bool> {
        const SQL: &str = "UPDATE account SET merchant_since = $2 \
            WHERE email = $1 AND merchant_since IS NULL";
        let done = write!(self, |db| {
            let query = sqlx::query(SQL).bind(email).bind(now);
            query.execute(db).await?.rows_affected() == 1
        })?;
        self.known(email, done).await
    }

    /// Makes an account a customer's alone; false if it is that already.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the e-mail address has no account.
    pub async fn revoke_merchant(&self, email: &str) -> Result<bool> {
        const SQL: &str = "UPDATE account SET merchant_since = NULL \
            WHERE email = $1 AND merchant_since IS NOT NULL";
        let done = write!(self, |db| {
            let query = sqlx::query(SQL).bind(email);
            query.execute(db).await?.rows_affected() == 1
        })?;
        self.known(email, done).await
    }

    /// What was done to an account; where nothing was, that there is one.
    async fn known(&self, email: &str, done: bool) -> Result<bool> {
        if !done && self.account_by_email(email).await?.is_none() {
            return Err(StoreError::NotFound { what: "account" });
        }
        Ok(done)
    }

    /// The merchants' accounts, by e-mail address.
    pub async fn merchants(&self) -> Result<Vec<Account>> {
        const SQL: &str = "SELECT id, email, name, password_hash, lang, created_at, version, \
            merchant_since FROM account WHERE merchant_since IS NOT NULL ORDER BY email";
        read!(self, |db| sqlx::query_as(SQL).fetch_all(db).await?)
    }
}
