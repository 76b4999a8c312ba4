//! Checking out, and orders.

use super::ApiError;
use crate::data::Parcel;
use crate::model::{CheckoutView, OrderView, OrdersView};
use crate::wire::Sealed;
use engine::Lang;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::request;

/// What the checkout page shows.
#[server(endpoint = "checkout", input = server_fn::codec::GetUrl, output = Sealed)]
pub async fn load_checkout(lang: Lang) -> Result<Parcel<CheckoutView>, ApiError> {
    request::parcel(present::checkout(lang).await)
}

/// Orders the visitor's cart and leads to the order.
#[server(endpoint = "place_order", output = Sealed)]
pub async fn place_order(
    #[server(default)] lang: Lang,
    #[server(default)] key: String,
    #[server(default)] seen: i64,
    #[server(default)] email: String,
    #[server(default)] name: String,
    #[server(default)] phone: String,
    #[server(default)] street: String,
    #[server(default)] area: String,
    #[server(default)] city: String,
    #[server(default)] note: String,
    #[server(default)] delivery: String,
    #[server(default)] payment: String,
) -> Result<String, ApiError> {
    let address = engine::order::Address {
        name,
        phone,
        street,
        area,
        city,
        note,
    };
    request::answer(
        present::place(present::Sent {
            lang,
            key,
            seen,
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
pub async fn load_orders(page: u32) -> Result<Parcel<OrdersView>, ApiError> {
    request::parcel(present::orders(page).await)
}

#[cfg(feature = "ssr")]
mod present {
    use super::{ApiError, request};
    use crate::api::cart;
    use crate::model::{
        CheckoutView, DeliveryView, OrderLineView, OrderRow, OrderView, OrdersView,
    };
    use crate::paths;
    use crate::present::said;
    use engine::order::Address;
    use engine::{Currency, Lang, Money};
    use services::limit::{Action, By};
    use services::order::{Caller, Checkout, Instruction, Kept, PAGE, provider};

    /// Where the session keeps the orders placed in it.
    const PLACED: &str = "placed";
    /// How many of them.
    const REMEMBERED: usize = 20;

    pub struct Sent {
        pub lang: Lang,
        pub key: String,
        pub seen: i64,
        pub email: String,
        pub address: Address,
        pub delivery: String,
        pub payment: String,
    }

    pub async fn checkout(lang: Lang) -> Result<CheckoutView, ApiError> {
        let desk = request::desk()?;
        let shelf = desk.services.fresh_shelf().await?;
        let Some(id) = request::recall::<String>(request::CART).await? else {
            return Ok(CheckoutView::default());
        };
        let currency = request::currency(shelf.catalog.shop.currency);
        let quote = desk.services.quote(&id, currency).await?;
        let (email, address) = match request::recall::<String>(request::ACCOUNT).await? {
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
            cart: cart::present::view(&shelf, lang, currency, quote.cart),
            deliveries: quote
                .deliveries
                .into_iter()
                .map(|(delivery, fee)| DeliveryView {
                    name: said(&delivery.name, lang),
                    note: said(&delivery.note, lang),
                    id: delivery.id,
                    fee,
                    needs_address: delivery.needs_address,
                })
                .collect(),
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
        let shelf = desk.services.shelf();
        let checkout = Checkout {
            lang,
            key: sent.key,
            email: sent.email,
            address: sent.address,
            delivery: sent.delivery,
            payment: sent.payment,
            currency: request::currency(shelf.catalog.shop.currency),
            seen: sent.seen,
        };
        let cart = request::recall::<String>(request::CART).await?;
        let cart = cart.unwrap_or_default();
        let (order, _) = desk
            .services
            .check_out(&cart, account.as_deref(), &checkout, now)
            .await?;
        let mut placed = placed().await?;
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
        Ok(view(desk.services.order(number, &caller).await?, lang))
    }

    pub async fn cancel(lang: Lang, number: &str, token: &str) -> Result<OrderView, ApiError> {
        let desk = request::desk()?;
        let caller = caller(token).await?;
        let kept = desk
            .services
            .cancel_order(number, &caller, desk.now())
            .await?;
        Ok(view(kept, lang))
    }

    fn view(kept: Kept, lang: Lang) -> OrderView {
        let document = kept.document;
        let instruction =
            provider(document.payment).begin(&kept.order.number, kept.order.total_minor);
        OrderView {
            number: kept.order.number,
            status: kept.status,
            placed_at: kept.order.placed_at,
            email: document.email,
            address: document.address,
            delivery: said(&document.delivery, lang),
            payment: document.payment,
            transfer: instruction == Instruction::Transfer,
            lines: document
                .lines
                .into_iter()
                .map(|line| OrderLineView {
                    sku: line.sku,
                    name: said(&line.name, lang),
                    variant: said(&line.variant, lang),
                    quantity: line.price.quantity,
                    unit: line.price.unit,
                    gross: line.price.gross,
                })
                .collect(),
            totals: document.totals,
            tax: document.tax,
            events: kept.events.iter().map(|e| (e.at, e.status)).collect(),
            cancellable: kept.status.cancellable(),
        }
    }

    pub async fn orders(page: u32) -> Result<OrdersView, ApiError> {
        let desk = request::desk()?;
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
                    placed_at: order.placed_at,
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
