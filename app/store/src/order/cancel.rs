//! Cancelling an order gives its stock back, once.

use super::{ADD_EVENT, BY_ID, Order, OrderEvent};
use crate::revision::BUMP;
use crate::stock::RETURN;
use crate::{Result, Store, StoreError};

/// The status of a cancelled order: the only one the store knows the meaning of.
pub const CANCELLED: &str = "cancelled";

impl Store {
    /// Cancels an order that still has the version that was looked at. Whether its status
    /// allows it is the caller's rule; that it happens once is this one's.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if it changed meanwhile or is cancelled;
    /// [`StoreError::NotFound`].
    pub async fn cancel_order(&self, id: &str, version: i64, event: &OrderEvent) -> Result<Order> {
        const CANCEL: &str = "UPDATE orders SET status = $3, version = version + 1 \
            WHERE id = $1 AND version = $2 AND status <> $3";
        const UNITS: &str = "SELECT sku, quantity FROM order_line WHERE order_id = $1";
        write!(self, |db| {
            sqlx::query(BUMP).bind("orders").execute(&mut *db).await?;
            let revision: i64 = sqlx::query_scalar(BUMP)
                .bind("stock")
                .fetch_one(&mut *db)
                .await?;
            let done = sqlx::query(CANCEL)
                .bind(id)
                .bind(version)
                .bind(CANCELLED)
                .execute(&mut *db)
                .await?;
            let order: Option<Order> = sqlx::query_as(BY_ID)
                .bind(id)
                .fetch_optional(&mut *db)
                .await?;
            let order = order.ok_or(StoreError::NotFound { what: "order" })?;
            if done.rows_affected() == 0 {
                return Err(StoreError::Conflict { what: "order" });
            }
            let mut units: Vec<(String, i64)> =
                sqlx::query_as(UNITS).bind(id).fetch_all(&mut *db).await?;
            units.sort_unstable();
            for (sku, quantity) in &units {
                sqlx::query(RETURN)
                    .bind(sku)
                    .bind(*quantity)
                    .bind(revision)
                    .execute(&mut *db)
                    .await?;
            }
            sqlx::query(ADD_EVENT)
                .bind(id)
                .bind(event.at)
                .bind(&event.kind)
                .bind(&event.body)
                .execute(&mut *db)
                .await?;
            order
        })
    }
}
