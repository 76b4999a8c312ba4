//! Units that can be sold.
//!
//! Stock is set with the catalogue ([`Store::apply`]), taken when an order is placed and
//! returned when it is cancelled, each inside that transaction.

use crate::{Result, Store};
use engine::catalog::StockPolicy;

/// Units of one SKU.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stock {
    pub sku: String,
    /// Below 0 are units that were sold before they came, of what is on backorder.
    pub on_hand: i64,
    pub policy: StockPolicy,
}

impl Stock {
    /// Of what is sold as long as there are units.
    pub fn new(sku: impl Into<String>, on_hand: i64) -> Stock {
        Stock {
            sku: sku.into(),
            on_hand,
            policy: StockPolicy::Tracked,
        }
    }
}

/// A row as it is kept: the SKU, units on hand less units owed, and the policy's name.
pub(crate) type Row = (String, i64, Option<String>);

impl From<Row> for Stock {
    fn from((sku, on_hand, policy): Row) -> Stock {
        Stock {
            sku,
            on_hand,
            policy: policy_of(policy.as_deref()),
        }
    }
}

/// A policy this program does not know is a newer program's: what is not on hand is then
/// not sold.
pub(crate) fn policy_of(name: Option<&str>) -> StockPolicy {
    name.and_then(StockPolicy::from_name).unwrap_or_default()
}

/// Takes `$2` units of SKU `$1`, if there are as many or it is sold without.
pub(crate) const TAKE: &str = "UPDATE stock SET \
    owed = CASE WHEN policy = 'backorder' AND on_hand < $2 \
        THEN COALESCE(owed, 0) + $2 - on_hand ELSE owed END, \
    on_hand = CASE WHEN policy = 'untracked' THEN on_hand \
        WHEN on_hand >= $2 THEN on_hand - $2 ELSE 0 END, \
    revision = $3 \
    WHERE sku = $1 AND (on_hand >= $2 OR policy IN ('backorder', 'untracked'))";

/// Gives `$2` units of SKU `$1` back: first those that are owed.
pub(crate) const RETURN: &str = "UPDATE stock SET \
    owed = CASE WHEN owed > $2 THEN owed - $2 ELSE NULL END, \
    on_hand = CASE WHEN policy = 'untracked' OR owed >= $2 THEN on_hand \
        ELSE on_hand + $2 - COALESCE(owed, 0) END, \
    revision = $3 WHERE sku = $1";

pub(crate) const ON_HAND: &str = "SELECT on_hand FROM stock WHERE sku = $1";

impl Store {
    /// Units of one SKU; nothing when the shop keeps no stock of it.
    pub async fn stock(&self, sku: &str) -> Result<Option<i64>> {
        const SQL: &str = "SELECT on_hand - COALESCE(owed, 0) FROM stock WHERE sku = $1";
        read!(self, |db| {
            sqlx::query_scalar(SQL).bind(sku).fetch_optional(db).await?
        })
    }

    /// What changed after `revision` of the stock; from 0, everything. By SKU.
    pub async fn stock_changed_since(&self, revision: i64) -> Result<Vec<Stock>> {
        const SQL: &str =
            "SELECT sku, on_hand - COALESCE(owed, 0), policy FROM stock WHERE revision > $1";
        let rows: Vec<Row> = read!(self, |db| {
            sqlx::query_as(SQL).bind(revision).fetch_all(db).await?
        })?;
        let mut stock: Vec<Stock> = rows.into_iter().map(Stock::from).collect();
        stock.sort_unstable_by(|a, b| a.sku.cmp(&b.sku));
        Ok(stock)
    }
}
