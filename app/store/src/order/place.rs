//! Placing an order: one transaction, once per checkout key.

use super::{ADD_EVENT, BY_ID, Order, OrderLine};
use crate::cart::UPDATE_CART;
use crate::outbox::ENQUEUE;
use crate::revision::BUMP;
use crate::stock::{ON_HAND, TAKE};
use crate::{Cart, NewMessage, Result, Store, StoreError};
use std::collections::BTreeMap;

/// An order to place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOrder {
    pub id: String,
    /// An unguessable name of this attempt at checking out.
    pub checkout_key: String,
    pub account_id: Option<String>,
    pub access_digest: String,
    pub status: String,
    pub currency: String,
    pub total_minor: i64,
    /// JSON.
    pub body: String,
    pub placed_at: i64,
    /// What stands before the number: `T-` gives `T-1001`, `T-1002` … Each prefix counts alone.
    pub number_prefix: String,
    pub lines: Vec<OrderLine>,
    /// The kind and body (JSON) of the first event.
    pub event: (String, String),
    /// The cart as it is to be left, with the version that was ordered from.
    pub cart: Option<Cart>,
    /// Messages to send. Only the order's id is known in them, not yet its number.
    pub messages: Vec<NewMessage>,
}

/// What placing an order gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub order: Order,
    /// False when this attempt had become an order before.
    pub fresh: bool,
}

impl Store {
    /// Takes the stock, gives the number, keeps the order, empties the cart and leaves the
    /// messages, or does nothing at all.
    ///
    /// However often one checkout key comes, also at once, there is one order: whoever was
    /// refused because its own twin was first is given the twin's order.
    ///
    /// # Errors
    /// [`StoreError::OutOfStock`]; [`StoreError::Conflict`] if the cart changed meanwhile;
    /// [`StoreError::Refused`] if there is nothing in the order.
    pub async fn place_order(&self, new: &NewOrder) -> Result<Placed> {
        if new.lines.is_empty() {
            return Err(StoreError::Refused("an order has at least one line".into()));
        }
        match self.place(new).await {
            Ok(order) => Ok(Placed { order, fresh: true }),
            Err(refusal @ (StoreError::Conflict { .. } | StoreError::OutOfStock { .. })) => {
                let twin = self.order_by_checkout_key(&new.checkout_key).await?;
                twin.map(|order| Placed {
                    order,
                    fresh: false,
                })
                .ok_or(refusal)
            }
            Err(error) => Err(error),
        }
    }

    async fn place(&self, new: &NewOrder) -> Result<Order> {
        const NEXT_NUMBER: &str = "INSERT INTO counter (name, value) VALUES ($1, 1001) \
            ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value";
        const INSERT: &str = "INSERT INTO orders \
            (id, number, checkout_key, account_id, access_digest, \
             status, currency, total_minor, body, placed_at, version) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)";
        const LINE: &str = "INSERT INTO order_line \
            (order_id, position, sku, quantity, unit_minor, gross_minor) \
            VALUES ($1, $2, $3, $4, $5, $6)";

        // Units of each SKU, in one order for everybody.
        let mut units: BTreeMap<&str, i64> = BTreeMap::new();
        for line in &new.lines {
            *units.entry(&line.sku).or_default() += line.quantity;
        }

        write!(self, |db| {
            // The cart first: it refuses a second attempt before the shop's busiest rows are taken.
            if let Some(cart) = &new.cart {
                let emptied: Option<i64> = sqlx::query_scalar(UPDATE_CART)
                    .bind(&cart.id)
                    .bind(cart.version)
                    .bind(&cart.account_id)
                    .bind(&cart.currency)
                    .bind(&cart.body)
                    .bind(cart.updated_at)
                    .fetch_optional(&mut *db)
                    .await?;
                emptied.ok_or(StoreError::Conflict { what: "cart" })?;
            }

            sqlx::query(BUMP).bind("orders").execute(&mut *db).await?;
            let revision: i64 = sqlx::query_scalar(BUMP)
                .bind("stock")
                .fetch_one(&mut *db)
                .await?;
            for (sku, quantity) in &units {
                let taken = sqlx::query(TAKE)
                    .bind(*sku)
                    .bind(*quantity)
                    .bind(revision)
                    .execute(&mut *db)
                    .await?;
                if taken.rows_affected() == 0 {
                    let on_hand: Option<i64> = sqlx::query_scalar(ON_HAND)
                        .bind(*sku)
                        .fetch_optional(&mut *db)
                        .await?;
                    let (sku, on_hand) = (sku.to_string(), on_hand.unwrap_or(0));
                    return Err(StoreError::OutOfStock { sku, on_hand });
                }
            }

            let number: i64 = sqlx::query_scalar(NEXT_NUMBER)
                .bind(format!("order {}", new.number_prefix))
                .fetch_one(&mut *db)
                .await?;
            sqlx::query(INSERT)
                .bind(&new.id)
                .bind(format!("{}{number}", new.number_prefix))
                .bind(&new.checkout_key)
                .bind(&new.account_id)
                .bind(&new.access_digest)
                .bind(&new.status)
                .bind(&new.currency)
                .bind(new.total_minor)
                .bind(&new.body)
                .bind(new.placed_at)
                .execute(&mut *db)
                .await?;
            for (position, line) in (0_i64..).zip(&new.lines) {
                sqlx::query(LINE)
                    .bind(&new.id)
                    .bind(position)
                    .bind(&line.sku)
                    .bind(line.quantity)
                    .bind(line.unit_minor)
                    .bind(line.gross_minor)
                    .execute(&mut *db)
                    .await?;
            }
            let (kind, body) = &new.event;
            sqlx::query(ADD_EVENT)
                .bind(&new.id)
                .bind(new.placed_at)
                .bind(kind)
                .bind(body)
                .execute(&mut *db)
                .await?;
            for message in &new.messages {
                sqlx::query(ENQUEUE)
                    .bind(&message.id)
                    .bind(&message.kind)
                    .bind(&message.body)
                    .bind(new.placed_at)
                    .execute(&mut *db)
                    .await?;
            }
            sqlx::query_as(BY_ID)
                .bind(&new.id)
                .fetch_one(&mut *db)
                .await?
        })
    }
}
