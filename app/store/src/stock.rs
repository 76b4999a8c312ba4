//! Units that can be sold.
//!
//! Stock is set with the catalogue ([`Store::apply_documents`]), taken when an order is
//! placed and returned when it is cancelled, each inside that transaction.

use crate::{Result, Store};

/// Units of one SKU.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Stock {
    pub sku: String,
    pub on_hand: i64,
}

/// Takes `$2` units of SKU `$1`, if there are as many.
pub(crate) const TAKE: &str =
    "UPDATE stock SET on_hand = on_hand - $2, revision = $3 WHERE sku = $1 AND on_hand >= $2";

/// Gives `$2` units of SKU `$1` back.
pub(crate) const RETURN: &str =
    "UPDATE stock SET on_hand = on_hand + $2, revision = $3 WHERE sku = $1";

pub(crate) const ON_HAND: &str = "SELECT on_hand FROM stock WHERE sku = $1";

impl Store {
    /// Units of one SKU; nothing when the shop keeps no stock of it.
    pub async fn stock(&self, sku: &str) -> Result<Option<i64>> {
        read!(self, |db| {
            sqlx::query_scalar(ON_HAND)
                .bind(sku)
                .fetch_optional(db)
                .await?
        })
    }

    /// What changed after `revision` of the stock; from 0, everything. By SKU.
    pub async fn stock_changed_since(&self, revision: i64) -> Result<Vec<Stock>> {
        const SQL: &str = "SELECT sku, on_hand FROM stock WHERE revision > $1";
        let mut stock: Vec<Stock> = read!(self, |db| {
            sqlx::query_as(SQL).bind(revision).fetch_all(db).await?
        })?;
        stock.sort_unstable_by(|a, b| a.sku.cmp(&b.sku));
        Ok(stock)
    }
}
