//! Looking at orders, and moving one on its way. Somebody else's order does not exist.

use super::OrderDocument;
use crate::error::{Result, ServiceError};
use crate::{Services, secret};
use engine::order::Status;
use store::{Order, OrderEvent, Page};

/// Orders on a page of the account.
pub const PAGE: u32 = 20;

/// Who asks for an order.
#[derive(Clone, Debug, Default)]
pub struct Caller {
    pub account: Option<String>,
    /// Ids of orders placed in this session.
    pub placed: Vec<String>,
    /// The token of the link in the confirmation.
    pub token: Option<String>,
}

/// An order with what is written in it.
#[derive(Clone, Debug)]
pub struct Kept {
    pub order: Order,
    pub status: Status,
    pub document: OrderDocument,
    pub events: Vec<Event>,
}

/// Something that happened to an order.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    pub at: i64,
    pub status: Status,
}

impl Services {
    /// The order with this number, if the caller may see it.
    pub async fn order(&self, number: &str, caller: &Caller) -> Result<Kept> {
        let order = self.store.order_by_number(number).await?;
        let order = order.ok_or(ServiceError::NotFound)?;
        let by_account = order.account_id.is_some() && order.account_id == caller.account;
        let by_session = caller.placed.contains(&order.id);
        let token = caller.token.as_deref();
        let by_token = token.is_some_and(|token| secret::digest(token) == order.access_digest);
        if !(by_account || by_session || by_token) {
            return Err(ServiceError::NotFound);
        }
        self.kept(order).await
    }

    /// An account's orders, newest first, and how many there are. Pages count from 1.
    pub async fn orders(&self, account: &str, page: u32) -> Result<(Vec<Order>, i64)> {
        let offset = i64::from(page.max(1) - 1) * i64::from(PAGE);
        let page = Page {
            offset,
            limit: i64::from(PAGE),
        };
        Ok(self.store.orders_of(account, page).await?)
    }

    /// Every order of the shop, newest first, from the one after `offset` others, and how many
    /// there are in all. For the shop's own people.
    pub async fn all_orders(&self, offset: i64, limit: i64) -> Result<(Vec<Kept>, i64)> {
        let (orders, count) = self.store.orders(Page { offset, limit }).await?;
        let mut kept = Vec::with_capacity(orders.len());
        for order in orders {
            kept.push(self.kept(order).await?);
        }
        Ok((kept, count))
    }

    /// The order with this number, whosever it is. For the shop's own people.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn any_order(&self, number: &str) -> Result<Kept> {
        let order = self.store.order_by_number(number).await?;
        self.kept(order.ok_or(ServiceError::NotFound)?).await
    }

    /// Cancels an order that has not left, and puts its goods back.
    pub async fn cancel_order(&self, number: &str, caller: &Caller, now: i64) -> Result<Kept> {
        let kept = self.order(number, caller).await?;
        if !kept.status.cancellable() {
            return Err(ServiceError::Conflict("order"));
        }
        let event = event(Status::Cancelled, now);
        let cancelled = self
            .store
            .cancel_order(&kept.order.id, kept.order.version, &event)
            .await?;
        self.kept(cancelled).await
    }

    /// Writes down that an order came to a new status. Like the other things a shop's own
    /// people do, it is asked on the command line, by somebody who has the database.
    ///
    /// # Errors
    /// [`ServiceError::Conflict`] (`order`) where its path does not lead there, or somebody
    /// else moved it just now.
    pub async fn advance_order(&self, number: &str, to: Status, now: i64) -> Result<Kept> {
        let kept = self.any_order(number).await?;
        if !kept.status.leads_to(to) {
            return Err(ServiceError::Conflict("order"));
        }
        let (id, version) = (&kept.order.id, kept.order.version);
        let event = event(to, now);
        let moved = match to {
            Status::Cancelled => self.store.cancel_order(id, version, &event).await?,
            _ => self.store.advance_order(id, version, &event).await?,
        };
        self.kept(moved).await
    }

    /// An order with what is written in it, for whoever may see it.
    pub(crate) async fn kept(&self, order: Order) -> Result<Kept> {
        let document = serde_json::from_str(&order.body).map_err(ServiceError::unavailable)?;
        let status = Status::from_code(&order.status)
            .ok_or_else(|| ServiceError::unavailable(format!("status {}", order.status)))?;
        let events = self.store.order_events(&order.id).await?;
        let events = events
            .into_iter()
            .filter_map(|event| {
                Some(Event {
                    at: event.at,
                    status: Status::from_code(&event.kind)?,
                })
            })
            .collect();
        Ok(Kept {
            order,
            status,
            document,
            events,
        })
    }
}

fn event(status: Status, at: i64) -> OrderEvent {
    OrderEvent {
        at,
        kind: status.code().to_owned(),
        body: "{}".to_owned(),
    }
}
