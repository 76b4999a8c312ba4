//! Orders: never lost, doubled or half written.

mod advance;
mod cancel;
mod place;

use crate::{Result, Store};

pub use cancel::CANCELLED;
pub use place::{NewOrder, Placed};

/// An order as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Order {
    pub id: String,
    /// What people call it: a prefix and a number without gaps.
    pub number: String,
    /// The attempt at checking out that became this order.
    pub checkout_key: String,
    pub account_id: Option<String>,
    /// The digest of the secret by which a guest sees the order.
    pub access_digest: String,
    pub status: String,
    pub currency: String,
    /// What is to be paid, in minor units.
    pub total_minor: i64,
    /// JSON.
    pub body: String,
    pub placed_at: i64,
    pub version: i64,
}

/// A line of an order; its place in the list is its position.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OrderLine {
    pub sku: String,
    pub quantity: i64,
    pub unit_minor: i64,
    /// The whole line, tax included, in minor units.
    pub gross_minor: i64,
}

/// Something that happened to an order.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OrderEvent {
    pub at: i64,
    pub kind: String,
    /// JSON.
    pub body: String,
}

/// A stretch of a long list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub offset: i64,
    pub limit: i64,
}

/// A query for orders. Columns are named, because PostgreSQL refuses a prepared `*` once a
/// migration beside it has added one.
macro_rules! select_orders {
    ($rest:literal) => {
        concat!(
            "SELECT id, number, checkout_key, account_id, access_digest, status, currency, \
             total_minor, body, placed_at, version FROM orders ",
            $rest
        )
    };
}

const BY_ID: &str = select_orders!("WHERE id = $1");
const ADD_EVENT: &str = "INSERT INTO order_event (order_id, position, at, kind, body) \
    SELECT $1, COUNT(*), $2, $3, $4 FROM order_event WHERE order_id = $1";

impl Store {
    pub async fn order(&self, id: &str) -> Result<Option<Order>> {
        read!(self, |db| {
            sqlx::query_as(BY_ID).bind(id).fetch_optional(db).await?
        })
    }

    pub async fn order_by_number(&self, number: &str) -> Result<Option<Order>> {
        const SQL: &str = select_orders!("WHERE number = $1");
        read!(self, |db| {
            sqlx::query_as(SQL).bind(number).fetch_optional(db).await?
        })
    }

    /// The order an attempt at checking out has become.
    pub async fn order_by_checkout_key(&self, key: &str) -> Result<Option<Order>> {
        const SQL: &str = select_orders!("WHERE checkout_key = $1");
        read!(self, |db| {
            sqlx::query_as(SQL).bind(key).fetch_optional(db).await?
        })
    }

    pub async fn order_lines(&self, order_id: &str) -> Result<Vec<OrderLine>> {
        const SQL: &str = "SELECT sku, quantity, unit_minor, gross_minor \
            FROM order_line WHERE order_id = $1 ORDER BY position";
        read!(self, |db| {
            sqlx::query_as(SQL).bind(order_id).fetch_all(db).await?
        })
    }

    /// What happened to an order, oldest first.
    pub async fn order_events(&self, order_id: &str) -> Result<Vec<OrderEvent>> {
        const SQL: &str =
            "SELECT at, kind, body FROM order_event WHERE order_id = $1 ORDER BY position";
        read!(self, |db| {
            sqlx::query_as(SQL).bind(order_id).fetch_all(db).await?
        })
    }

    /// An account's orders, newest first, and how many there are in all.
    pub async fn orders_of(&self, account_id: &str, page: Page) -> Result<(Vec<Order>, i64)> {
        const SQL: &str = select_orders!(
            "WHERE account_id = $1 ORDER BY placed_at DESC, id DESC LIMIT $2 OFFSET $3"
        );
        const COUNT: &str = "SELECT COUNT(*) FROM orders WHERE account_id = $1";
        read!(self, |db| {
            let query = sqlx::query_as(SQL)
                .bind(account_id)
                .bind(page.limit)
                .bind(page.offset);
            let orders = query.fetch_all(&mut *db).await?;
            (
                orders,
                sqlx::query_scalar(COUNT)
                    .bind(account_id)
                    .fetch_one(&mut *db)
                    .await?,
            )
        })
    }

    /// Every order, newest first, and how many there are in all.
    pub async fn orders(&self, page: Page) -> Result<(Vec<Order>, i64)> {
        const SQL: &str = select_orders!("ORDER BY placed_at DESC, id DESC LIMIT $1 OFFSET $2");
        const COUNT: &str = "SELECT COUNT(*) FROM orders";
        read!(self, |db| {
            let orders = sqlx::query_as(SQL)
                .bind(page.limit)
                .bind(page.offset)
                .fetch_all(&mut *db)
                .await?;
            (orders, sqlx::query_scalar(COUNT).fetch_one(&mut *db).await?)
        })
    }
}
