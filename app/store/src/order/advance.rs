//! An order going its way.

use super::{ADD_EVENT, BY_ID, CANCELLED, Order, OrderEvent};
use crate::revision::BUMP;
use crate::{Result, Store, StoreError};

impl Store {
    /// Writes down that an order which still has the version that was looked at came to a new
    /// status, the event's kind. Which status may follow is the caller's rule.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if it changed meanwhile or is cancelled;
    /// [`StoreError::NotFound`].
    pub async fn advance_order(&self, id: &str, version: i64, event: &OrderEvent) -> Result<Order> {
        const ADVANCE: &str = "UPDATE orders SET status = $3, version = version + 1 \
            WHERE id = $1 AND version = $2 AND status <> $4";
        write!(self, |db| {
            sqlx::query(BUMP).bind("orders").execute(&mut *db).await?;
            let done = sqlx::query(ADVANCE)
                .bind(id)
                .bind(version)
                .bind(&event.kind)
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
