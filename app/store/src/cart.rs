//! Carts: read, changed and written back under a row lock, so that no change of one tab overwrites
//! that of another; their version tells an order which state it was placed from.

use crate::{Result, Store, StoreError};

/// A cart as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Cart {
    pub id: String,
    pub account_id: Option<String>,
    pub currency: String,
    /// Its lines, in JSON.
    pub body: String,
    /// The version that was loaded; 0 for a cart that was never kept.
    pub version: i64,
    pub updated_at: i64,
}

pub(crate) const UPDATE_CART: &str = "UPDATE cart \
    SET account_id = $3, currency = $4, body = $5, updated_at = $6, version = version + 1 \
    WHERE id = $1 AND version = $2 RETURNING version";

const INSERT_CART: &str = "INSERT INTO cart (id, version, account_id, currency, body, updated_at) \
    VALUES ($1, $2 + 1, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING RETURNING version";

impl Store {
    /// Reads, changes and writes a cart in one transaction that holds its row from the start:
    /// changes that come at once queue, and none is lost or refused. `new` is the cart as it is
    /// where none is kept. `change` may be asked again; where it gives nothing, nothing is written.
    ///
    /// # Errors
    /// [`StoreError::Refused`] where `change` gave nothing.
    pub async fn change_cart(
        &self,
        new: &Cart,
        mut change: impl FnMut(Cart) -> Option<Cart>,
    ) -> Result<Cart> {
        const LOCK: &str = "INSERT INTO cart (id, version, account_id, currency, body, updated_at) \
            VALUES ($1, 1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE SET version = cart.version + 1 \
            RETURNING id, account_id, currency, body, version, updated_at";
        const WRITE: &str = "UPDATE cart SET account_id = $2, currency = $3, body = $4, \
            updated_at = $5 WHERE id = $1";
        write!(self, |db| {
            let kept: Cart = sqlx::query_as(LOCK)
                .bind(&new.id)
                .bind(&new.account_id)
                .bind(&new.currency)
                .bind(&new.body)
                .bind(new.updated_at)
                .fetch_one(&mut *db)
                .await?;
            let version = kept.version;
            let refused = || StoreError::Refused("the change was refused".into());
            let mut cart = change(kept).ok_or_else(refused)?;
            cart.version = version;
            sqlx::query(WRITE)
                .bind(&new.id)
                .bind(&cart.account_id)
                .bind(&cart.currency)
                .bind(&cart.body)
                .bind(cart.updated_at)
                .execute(&mut *db)
                .await?;
            cart
        })
    }

    /// Keeps the cart if it still has the version that was loaded; gives the new one.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if it was changed or deleted meanwhile.
    pub async fn save_cart(&self, cart: &Cart) -> Result<i64> {
        let sql = if cart.version == 0 {
            INSERT_CART
        } else {
            UPDATE_CART
        };
        write!(self, |db| {
            let version: Option<i64> = sqlx::query_scalar(sql)
                .bind(&cart.id)
                .bind(cart.version)
                .bind(&cart.account_id)
                .bind(&cart.currency)
                .bind(&cart.body)
                .bind(cart.updated_at)
                .fetch_optional(db)
                .await?;
            version.ok_or(StoreError::Conflict { what: "cart" })?
        })
    }

    pub async fn cart(&self, id: &str) -> Result<Option<Cart>> {
        const SQL: &str =
            "SELECT id, account_id, currency, body, version, updated_at FROM cart WHERE id = $1";
        read!(self, |db| {
            sqlx::query_as(SQL).bind(id).fetch_optional(db).await?
        })
    }

    /// The cart an account used last.
    pub async fn cart_of(&self, account_id: &str) -> Result<Option<Cart>> {
        const SQL: &str = "SELECT id, account_id, currency, body, version, updated_at \
            FROM cart WHERE account_id = $1 ORDER BY updated_at DESC, id DESC LIMIT 1";
        read!(self, |db| {
            sqlx::query_as(SQL)
                .bind(account_id)
                .fetch_optional(db)
                .await?
        })
    }

    pub async fn delete_cart(&self, id: &str) -> Result<()> {
        const SQL: &str = "DELETE FROM cart WHERE id = $1";
        write!(self, |db| {
            sqlx::query(SQL).bind(id).execute(db).await?;
        })
    }

    /// Deletes guests' carts that nobody touched since `before`; gives how many.
    pub async fn delete_stale_carts(&self, before: i64) -> Result<u64> {
        const SQL: &str = "DELETE FROM cart WHERE account_id IS NULL AND updated_at < $1";
        write!(self, |db| {
            sqlx::query(SQL)
                .bind(before)
                .execute(db)
                .await?
                .rows_affected()
        })
    }
}
