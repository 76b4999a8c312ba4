//! Checking out: one attempt, one order, at the price and stock of that moment.

use super::{Attempt, OrderDocument, OrderedLine, Quote, ShownQuote};
use crate::cart::PricedCart;
use crate::error::{Result, ServiceError};
use crate::limit::{Action, By};
use crate::mail::{Mail, Message, parse_address};
use crate::shelf::Shelf;
use crate::{Services, secret};
use engine::catalog::{Delivery, PaymentOffer};
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
    /// The currency prices are shown in now.
    pub currency: Currency,
    /// The quote the customer was shown, as [`ShownQuote::encode`] wrote it.
    pub seen: String,
}

/// Who checks out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Buyer<'a> {
    /// The cart of their session.
    pub cart: &'a str,
    pub account: Option<&'a str>,
    /// Ids of orders placed in their session.
    pub placed: &'a [String],
}

impl Services {
    /// Orders a cart. Gives the kept order, and the token by which a guest may
    /// see it where the order is new.
    ///
    /// # Errors
    /// [`ServiceError::Fields`] for what was typed; [`ServiceError::CartChanged`] where anything
    /// that is charged for is no longer what the customer was shown, and where the attempt became
    /// an order before with something else in it: nothing is written, and the page shows how it is
    /// now.
    pub async fn check_out(
        &self,
        buyer: Buyer<'_>,
        sent: &Checkout,
        now: i64,
    ) -> Result<(Order, Option<String>)> {
        let before = self.store.order_by_checkout_key(&sent.key).await?;
        if let Some(order) = before {
            return Ok((repeated(order, buyer, sent)?, None));
        }
        match self.place(buyer, sent, now).await {
            // A twin of this request may have come first, and taken the cart and the last of the
            // stock: the refusal is then an answer to the order it has become.
            Err(refusal @ (ServiceError::CartChanged | ServiceError::Fields(_))) => {
                match self.store.order_by_checkout_key(&sent.key).await? {
                    Some(order) => Ok((repeated(order, buyer, sent)?, None)),
                    None => Err(refusal),
                }
            }
            done => done,
        }
    }

    /// The order an attempt has become, for whoever made it.
    pub async fn order_of_attempt(&self, key: &str, buyer: Buyer<'_>) -> Result<Option<Order>> {
        let order = self.store.order_by_checkout_key(key).await?;
        Ok(order.filter(|order| is_own(order, buyer)))
    }

    async fn place(
        &self,
        buyer: Buyer<'_>,
        sent: &Checkout,
        now: i64,
    ) -> Result<(Order, Option<String>)> {
        let account = buyer.account;
        let shelf = self.fresh_shelf().await?;
        let cart = self.cart(buyer.cart).await?;
        let quote = Quote::of(&shelf, &cart.lines, sent.currency, account.is_some());
        let seen = ShownQuote::decode(&sent.seen).ok_or(ServiceError::CartChanged)?;
        let unchanged = seen.changes(&quote, &sent.delivery).is_empty();
        if !unchanged || !quote.cart.is_orderable() {
            return Err(ServiceError::CartChanged);
        }
        let goods = quote.cart.totals.map(|totals| totals.gross);
        let priced = quote.cart;
        let goods = goods.ok_or(ServiceError::CartChanged)?;
        let parsed = parse(&shelf, sent, goods, account.is_some())?;
        let document = document(&shelf, buyer, sent, &priced, &parsed)?;
        if account.is_none() {
            let email = document.email.to_lowercase();
            self.limits
                .check(Action::Checkout, By::Account(&email), now)?;
        }
        let token = secret::token()?;
        let id = secret::id(now);
        let to_customer = Mail {
            to: document.email.clone(),
            lang: sent.lang,
            message: Message::OrderPlaced {
                order: id.clone(),
                token: token.clone(),
            },
        };
        let mut messages = vec![to_customer.queued(now)?];
        let shop = &shelf.catalog.shop;
        if !shop.email.is_empty() {
            let to_shop = Mail {
                to: shop.email.clone(),
                lang: shop.languages.first().copied().unwrap_or(Lang::En),
                message: Message::OrderReceived { order: id.clone() },
            };
            messages.push(to_shop.queued(now)?);
        }
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
            number_prefix: shelf.catalog.shop.order_prefix.clone(),
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
            messages,
        };
        match self.store.place_order(&new).await {
            Ok(placed) if placed.fresh => Ok((placed.order, Some(token))),
            Ok(placed) => Ok((repeated(placed.order, buyer, sent)?, None)),
            Err(StoreError::OutOfStock { .. } | StoreError::Conflict { .. }) => {
                Err(ServiceError::CartChanged)
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// A known attempt answers with its order, to whoever made it and sends the same again.
fn repeated(order: Order, buyer: Buyer<'_>, sent: &Checkout) -> Result<Order> {
    let attempt = attempt(&order);
    let same = attempt.payload.is_empty() || attempt.payload == payload(sent);
    if same && is_own(&order, buyer) {
        Ok(order)
    } else {
        Err(ServiceError::CartChanged)
    }
}

/// Whether an order was placed by this account or in this session, whose cart only it knows.
fn is_own(order: &Order, buyer: Buyer<'_>) -> bool {
    let by_account = order.account_id.is_some() && order.account_id.as_deref() == buyer.account;
    let by_session = buyer.placed.contains(&order.id);
    let cart = attempt(order).cart;
    by_account || by_session || (!cart.is_empty() && cart == secret::digest(buyer.cart))
}

/// The attempt an order came from; nothing is known of one of an earlier release.
fn attempt(order: &Order) -> Attempt {
    let document = serde_json::from_str::<OrderDocument>(&order.body);
    document
        .map(|document| document.attempt)
        .unwrap_or_default()
}

/// The digest of everything that was sent, to tell a repetition from another request.
fn payload(sent: &Checkout) -> String {
    let Checkout {
        email,
        address,
        delivery,
        payment,
        seen,
        ..
    } = sent;
    let all = serde_json::to_string(&(email.trim(), address, delivery, payment, seen));
    secret::digest(&all.unwrap_or_default())
}

struct Parsed {
    email: Email,
    address: Address,
    delivery: Delivery,
    fee: Money,
    payment: PaymentOffer,
}

/// `goods` is their sum, tax included.
fn parse(shelf: &Shelf, sent: &Checkout, goods: Money, has_account: bool) -> Result<Parsed> {
    let mut wrong = Vec::new();
    let email = parse_address(&sent.email)
        .map_err(|error| wrong.push(("email", error)))
        .ok();
    let shop = &shelf.catalog.shop;
    let offered = shop.deliveries.iter();
    let delivery = offered
        .filter_map(|delivery| Some((delivery, delivery.fee(goods)?)))
        .find(|(delivery, _)| delivery.id == sent.delivery);
    if delivery.is_none() {
        wrong.push(("delivery", FieldError::NotAChoice));
    }
    let payment =
        Payment::from_code(&sent.payment).and_then(|method| shop.payment(method, has_account));
    if payment.is_none() {
        wrong.push(("payment", FieldError::NotAChoice));
    }
    // What is collected goes to no street.
    let collected = delivery.is_some_and(|(delivery, _)| !delivery.needs_address);
    let address = match collected {
        true => sent.address.parse_contact(),
        false => sent.address.parse(),
    };
    let address = address.map_err(|errors| wrong.extend(errors)).ok();
    if let (Some(address), Some((delivery, _)), false) = (&address, delivery, collected)
        && !delivery.reaches(&address.city)
    {
        wrong.push(("city", FieldError::NotServed));
        return Err(ServiceError::Fields(wrong));
    }
    match (email, address, delivery, payment) {
        (Some(email), Some(address), Some((delivery, fee)), Some(payment)) => Ok(Parsed {
            email,
            address,
            delivery: delivery.clone(),
            fee,
            payment: payment.clone(),
        }),
        _ => Err(ServiceError::Fields(wrong)),
    }
}

fn document(
    shelf: &Shelf,
    buyer: Buyer<'_>,
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
        payment: parsed.payment.method,
        offer: Some(parsed.payment.clone()),
        lines,
        totals,
        tax,
        attempt: Attempt {
            cart: secret::digest(buyer.cart),
            payload: payload(sent),
        },
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
