//! Checking out: one attempt, one order, at the price and stock of that moment.

use super::{OrderDocument, OrderedLine};
use crate::cart::{PricedCart, price};
use crate::error::{Result, ServiceError};
use crate::mail::{Mail, Message};
use crate::shelf::Shelf;
use crate::{Services, secret};
use engine::catalog::Delivery;
use engine::order::{Address, Email, FieldError, Payment, Status};
use engine::price::{Totals, total};
use engine::{Currency, Lang, Money};
use store::{NewOrder, Order, OrderLine, StoreError};

/// What a customer sends to order.
#[derive(Clone, Debug)]
pub struct Checkout {
    pub lang: Lang,
    /// The unguessable name of this attempt; sending it again gives the same order.
    pub key: String,
    pub email: String,
    pub address: Address,
    pub delivery: String,
    pub payment: String,
    pub currency: Currency,
    /// What the goods came to when the customer last looked, in minor units.
    pub seen: i64,
}

/// What an order would come to with each way of delivery.
#[derive(Clone, Debug)]
pub struct Quote {
    pub cart: PricedCart,
    pub deliveries: Vec<(Delivery, Money)>,
}

/// The fee of a delivery in a currency; absent where it is not offered in it.
fn fee(delivery: &Delivery, currency: Currency) -> Option<Money> {
    Money::parse(delivery.fee.get(&currency)?, currency)
}

impl Services {
    /// What ordering this cart would mean now.
    pub async fn quote(&self, cart_id: &str, currency: Currency) -> Result<Quote> {
        let shelf = self.fresh_shelf().await?;
        let cart = self.cart(cart_id).await?;
        let deliveries = shelf
            .catalog
            .shop
            .deliveries
            .iter()
            .filter_map(|delivery| Some((delivery.clone(), fee(delivery, currency)?)))
            .collect();
        Ok(Quote {
            cart: price(&shelf, &cart.lines, currency),
            deliveries,
        })
    }

    /// Orders a cart. Gives the kept order, and the token by which a guest may
    /// see it where the order is new.
    ///
    /// # Errors
    /// [`ServiceError::Fields`] for what was typed; [`ServiceError::CartChanged`]
    /// where price or stock are no longer what the customer saw: nothing is
    /// written, and the cart shows how it is now.
    pub async fn check_out(
        &self,
        cart_id: &str,
        account: Option<&str>,
        sent: &Checkout,
        now: i64,
    ) -> Result<(Order, Option<String>)> {
        if let Some(order) = self.store.order_by_checkout_key(&sent.key).await? {
            return own(order, account);
        }
        let shelf = self.fresh_shelf().await?;
        let cart = self.cart(cart_id).await?;
        let priced = price(&shelf, &cart.lines, sent.currency);
        let totals = priced.totals.filter(|_| priced.is_orderable());
        let goods = totals.ok_or(ServiceError::CartChanged)?;
        if goods.gross.minor != sent.seen {
            return Err(ServiceError::CartChanged);
        }
        let parsed = parse(&shelf, sent)?;
        let document = document(&shelf, sent, &priced, &parsed)?;
        let token = secret::token()?;
        let id = secret::id(now);
        let mail = Mail {
            to: document.email.clone(),
            lang: sent.lang,
            message: Message::OrderPlaced {
                order: id.clone(),
                token: token.clone(),
            },
        };
        let new = NewOrder {
            id,
            checkout_key: sent.key.clone(),
            account_id: account.map(str::to_owned),
            access_digest: secret::digest(&token),
            status: Status::Placed.code().to_owned(),
            currency: sent.currency.code().to_owned(),
            total_minor: document.totals.gross.minor,
            body: serde_json::to_string(&document).map_err(ServiceError::unavailable)?,
            placed_at: now,
            number_prefix: "T-".to_owned(),
            lines: document.lines.iter().map(row).collect(),
            event: (Status::Placed.code().to_owned(), "{}".to_owned()),
            cart: Some(store::Cart {
                id: cart.id,
                account_id: cart.account,
                currency: sent.currency.code().to_owned(),
                body: "[]".to_owned(),
                version: cart.version,
                updated_at: now,
            }),
            messages: vec![mail.queued(now)?],
        };
        match self.store.place_order(&new).await {
            Ok(placed) if placed.fresh => Ok((placed.order, Some(token))),
            Ok(placed) => own(placed.order, account),
            Err(StoreError::OutOfStock { .. } | StoreError::Conflict { .. }) => {
                Err(ServiceError::CartChanged)
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// A known attempt answers with its order, to whoever made it: the key is
/// unguessable, and an account's order is for that account.
fn own(order: Order, account: Option<&str>) -> Result<(Order, Option<String>)> {
    if order.account_id.as_deref() == account {
        Ok((order, None))
    } else {
        Err(ServiceError::NotFound)
    }
}

struct Parsed {
    email: Email,
    address: Address,
    delivery: Delivery,
    fee: Money,
    payment: Payment,
}

fn parse(shelf: &Shelf, sent: &Checkout) -> Result<Parsed> {
    let mut wrong = Vec::new();
    let email = Email::parse(&sent.email)
        .map_err(|error| wrong.push(("email", error)))
        .ok();
    let offered = shelf.catalog.shop.deliveries.iter();
    let delivery = offered
        .filter_map(|delivery| Some((delivery, fee(delivery, sent.currency)?)))
        .find(|(delivery, _)| delivery.id == sent.delivery);
    if delivery.is_none() {
        wrong.push(("delivery", FieldError::NotAChoice));
    }
    let payment = Payment::from_code(&sent.payment);
    if payment.is_none() {
        wrong.push(("payment", FieldError::NotAChoice));
    }
    // What is collected goes to no street.
    let collected = delivery.is_some_and(|(delivery, _)| !delivery.needs_address);
    let address = sent
        .address
        .parse()
        .or_else(|errors| {
            let wrong_there: Vec<_> = errors
                .into_iter()
                .filter(|(name, _)| !(collected && ["street", "area", "city"].contains(name)))
                .collect();
            if wrong_there.is_empty() {
                let mut address = sent.address.clone();
                address.street.clear();
                address.area.clear();
                address.city.clear();
                Ok(address)
            } else {
                Err(wrong_there)
            }
        })
        .map_err(|errors| wrong.extend(errors))
        .ok();
    match (email, address, delivery, payment) {
        (Some(email), Some(address), Some((delivery, fee)), Some(payment)) => Ok(Parsed {
            email,
            address,
            delivery: delivery.clone(),
            fee,
            payment,
        }),
        _ => Err(ServiceError::Fields(wrong)),
    }
}

fn document(
    shelf: &Shelf,
    sent: &Checkout,
    priced: &PricedCart,
    parsed: &Parsed,
) -> Result<OrderDocument> {
    let catalog = &shelf.catalog;
    let lines = priced
        .lines
        .iter()
        .map(|line| {
            let (_, variant) = catalog.variant(&line.sku)?;
            let item = catalog.item(variant.item)?;
            Some(OrderedLine {
                sku: line.sku.clone(),
                name: item.name.clone(),
                variant: variant.name.clone(),
                price: line.price.clone()?,
            })
        })
        .collect::<Option<Vec<_>>>()
        .ok_or(ServiceError::CartChanged)?;
    let tax = catalog.shop.tax.clone();
    let prices = lines.iter().map(|line| &line.price);
    let totals: Totals = total(prices, parsed.fee, &tax, sent.currency)
        .map_err(|error| ServiceError::unavailable(format!("{error:?}")))?;
    Ok(OrderDocument {
        lang: sent.lang,
        email: parsed.email.as_str().to_owned(),
        address: parsed.address.clone(),
        delivery: parsed.delivery.name.clone(),
        payment: parsed.payment,
        lines,
        totals,
        tax,
    })
}

fn row(line: &OrderedLine) -> OrderLine {
    OrderLine {
        sku: line.sku.clone(),
        quantity: i64::from(line.price.quantity),
        unit_minor: line.price.unit.minor,
        gross_minor: line.price.gross.minor,
    }
}
