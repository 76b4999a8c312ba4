//! Checking out, and orders.

use super::ApiError;
use crate::data::Parcel;
use crate::model::{CheckoutView, OrderView, OrdersView};
use crate::wire::Sealed;
use engine::Lang;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::request;

/// What the checkout page shows. After an attempt that was refused, with what changed since:
/// `key`, `seen` and `delivery` are what was sent. It is posted, because a cart may be too long
/// for an address.
#[server(endpoint = "checkout", output = Sealed)]
pub async fn load_checkout(
    lang: Lang,
    #[server(default)] key: String,
    #[server(default)] seen: String,
    #[server(default)] delivery: String,
) -> Result<Parcel<CheckoutView>, ApiError> {
    request::parcel(present::checkout(lang, &key, &seen, &delivery).await)
}

/// Orders the visitor's cart and leads to the order. With `fix` it orders nothing, and brings the
/// cart down to what can be ordered; the page then shows what changed.
#[server(endpoint = "place_order", output = Sealed)]
pub async fn place_order(
    #[server(default)] lang: Lang,
    #[server(default)] key: String,
    #[server(default)] seen: String,
    #[server(default)] email: String,
    #[server(flatten)] address: engine::order::Address,
    #[server(default)] delivery: String,
    #[server(default)] payment: String,
    #[server(default)] fix: String,
) -> Result<String, ApiError> {
    request::answer(
        present::place(present::Sent {
            lang,
            key,
            seen,
            fix: !fix.is_empty(),
            email,
            address,
            delivery,
            payment,
        })
        .await,
    )
}

/// One order, for whoever may see it.
#[server(endpoint = "order", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_order(
    lang: Lang,
    number: String,
    #[server(default)] token: String,
) -> Result<Parcel<OrderView>, ApiError> {
    request::parcel(present::order(lang, &number, &token).await)
}

/// Cancels an order that has not left.
#[server(endpoint = "cancel_order", output = Sealed)]
pub async fn cancel_order(
    #[server(default)] lang: Lang,
    number: String,
    #[server(default)] token: String,
) -> Result<OrderView, ApiError> {
    request::answer(present::cancel(lang, &number, &token).await)
}

/// The orders of the account that is signed in.
#[server(endpoint = "orders", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_orders(lang: Lang, page: u32) -> Result<Parcel<OrdersView>, ApiError> {
    request::parcel(present::orders(lang, page).await)
}

#[cfg(feature = "ssr")]
mod present {
    use super::{ApiError, request};
    use crate::api::cart;
    use crate::api::policy::policies;
    use crate::model::{CheckoutView, OrderRow, OrderView, OrdersView};
    use crate::paths;
    use crate::present::order as views;
    use engine::order::Address;
    use engine::{Currency, Lang, Money};
    use services::limit::{Action, By};
    use services::order::{Buyer, Caller, Checkout, PAGE, QuotedDelivery, ShownQuote};

    /// Where the session keeps the orders placed in it.
    const PLACED: &str = "placed";
    /// How many of them.
    const REMEMBERED: usize = 20;

    pub struct Sent {
        pub lang: Lang,
        pub key: String,
        pub seen: String,
        pub fix: bool,
        pub email: String,
        pub address: Address,
        pub delivery: String,
        pub payment: String,
    }

    pub async fn checkout(
        lang: Lang,
        key: &str,
        seen: &str,
        delivery: &str,
    ) -> Result<CheckoutView, ApiError> {
        let desk = request::desk()?;
        let shelf = desk.services.fresh_shelf().await?;
        let Some(id) = request::recall::<String>(request::CART).await? else {
            return Ok(CheckoutView::default());
        };
        let currency = request::currency(&shelf);
        let account = request::recall::<String>(request::ACCOUNT).await?;
        let quote = desk.services.quote(&id, currency, account.is_some());
        let quote = quote.await?;
        let placed = match key {
            "" => None,
            key => {
                let placed = placed().await?;
                let buyer = Buyer {
                    cart: &id,
                    account: account.as_deref(),
                    placed: &placed,
                };
                desk.services.order_of_attempt(key, buyer).await?
            }
        };
        let changes = match ShownQuote::decode(seen) {
            // What was ordered then is no longer in the cart.
            Some(seen) if placed.is_none() => seen.changes(&quote, delivery),
            _ => Vec::new(),
        };
        let changes = changes.into_iter();
        let (email, address) = match account {
            Some(account) => {
                let kept = desk.services.person(&account).await?;
                let addresses = desk.services.addresses(&account).await?;
                let first = addresses.into_iter().next().map(|kept| kept.address);
                let address = first.unwrap_or(Address {
                    name: kept.name,
                    ..Address::default()
                });
                (kept.email, address)
            }
            None => Default::default(),
        };
        Ok(CheckoutView {
            seen: quote.shown().encode(),
            changes: changes
                .map(|change| views::change(&shelf, lang, change))
                .collect(),
            placed: placed.map(|order| {
                let path = paths::order(lang, &order.number);
                (order.number, path)
            }),
            cart: cart::present::view(&shelf, lang, currency, quote.cart),
            deliveries: quote
                .deliveries
                .into_iter()
                .map(|QuotedDelivery { delivery, fee, .. }| views::delivery(delivery, fee, lang))
                .collect(),
            payments: quote
                .payments
                .iter()
                .map(|offer| views::payment(offer, lang))
                .collect(),
            policies: policies(&shelf.catalog.shop, lang),
            key: uuid::Uuid::new_v4().to_string(),
            email,
            address,
        })
    }

    pub async fn place(sent: Sent) -> Result<String, ApiError> {
        let desk = request::desk()?;
        let now = desk.now();
        let from = request::address();
        let limits = &desk.services.limits;
        limits.check(Action::Checkout, By::Address(&from), now)?;
        let account = request::recall::<String>(request::ACCOUNT).await?;
        if uuid::Uuid::parse_str(&sent.key).is_err() {
            return Err(ApiError::BadRequest);
        }
        let lang = sent.lang;
        let shelf = desk.services.fresh_shelf().await?;
        let checkout = Checkout {
            lang,
            key: sent.key,
            email: sent.email,
            address: sent.address,
            delivery: sent.delivery,
            payment: sent.payment,
            currency: request::currency(&shelf),
            seen: sent.seen,
        };
        let cart = request::recall::<String>(request::CART).await?;
        if let Some(cart) = cart.as_deref().filter(|_| sent.fix) {
            let (account, currency) = (account.as_deref(), checkout.currency);
            desk.services
                .keep_orderable(&shelf, cart, account, currency, now)
                .await?;
            return Err(ApiError::Stale);
        }
        let mut placed = placed().await?;
        let buyer = Buyer {
            cart: cart.as_deref().unwrap_or_default(),
            account: account.as_deref(),
            placed: &placed,
        };
        let (order, _) = desk.services.check_out(buyer, &checkout, now).await?;
        if !placed.contains(&order.id) {
            placed.insert(0, order.id.clone());
            placed.truncate(REMEMBERED);
            request::remember(PLACED, &placed.join(" ")).await?;
        }
        let path = paths::order(lang, &order.number);
        leptos_axum::redirect(&path);
        Ok(path)
    }

    async fn placed() -> Result<Vec<String>, ApiError> {
        let kept = request::recall::<String>(PLACED).await?.unwrap_or_default();
        Ok(kept.split_whitespace().map(str::to_owned).collect())
    }

    /// The visitor, who may have followed the link of a confirmation with this token.
    async fn caller(token: &str) -> Result<Caller, ApiError> {
        Ok(Caller {
            account: request::recall(request::ACCOUNT).await?,
            placed: placed().await?,
            token: Some(token.to_owned()).filter(|token| !token.is_empty()),
        })
    }

    pub async fn order(lang: Lang, number: &str, token: &str) -> Result<OrderView, ApiError> {
        let desk = request::desk()?;
        let caller = caller(token).await?;
        let kept = desk.services.order(number, &caller).await?;
        Ok(views::order(&desk.services.shelf(), kept, lang))
    }

    pub async fn cancel(lang: Lang, number: &str, token: &str) -> Result<OrderView, ApiError> {
        let desk = request::desk()?;
        let caller = caller(token).await?;
        let kept = desk
            .services
            .cancel_order(number, &caller, desk.now())
            .await?;
        Ok(views::order(&desk.services.shelf(), kept, lang))
    }

    pub async fn orders(lang: Lang, page: u32) -> Result<OrdersView, ApiError> {
        let desk = request::desk()?;
        let shelf = desk.services.shelf();
        let account = request::account().await?;
        let page = page.clamp(1, 10_000);
        let (orders, total) = desk.services.orders(&account, page).await?;
        let rows = orders
            .into_iter()
            .filter_map(|order| {
                let currency = Currency::from_code(&order.currency)?;
                Some(OrderRow {
                    status: engine::order::Status::from_code(&order.status)?,
                    number: order.number,
                    placed_at: views::day(&shelf, order.placed_at, lang),
                    total: Money::new(order.total_minor, currency),
                })
            })
            .collect();
        let total = u32::try_from(total).unwrap_or(u32::MAX);
        Ok(OrdersView {
            rows,
            total,
            page,
            pages: total.div_ceil(PAGE).max(1),
        })
    }
}
