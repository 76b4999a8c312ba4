//! Filling an empty shop with the demo: its catalogue, its merchant, its
//! customers, and their year of orders, each placed as a customer places one.

use super::people::{CUSTOMERS, Customer, MERCHANT, PASSWORD};
use super::{DemoError, DemoOrder, document, orders};
use crate::cart::Cart;
use crate::drawing;
use crate::error::{Result, ServiceError};
use crate::exchange::{Document, StockEntry};
use crate::mail::Post;
use crate::order::{Buyer, Checkout};
use crate::{Services, secret};
use engine::order::{Address, CartLine};
use engine::{Currency, Lang};

/// More than the busiest year sells of anything.
const PLENTY: i64 = 1_000_000;

/// What was filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    pub products: usize,
    pub customers: usize,
    pub orders: usize,
}

impl From<DemoError> for ServiceError {
    fn from(error: DemoError) -> Self {
        ServiceError::unavailable(error)
    }
}

impl Services {
    /// Fills an empty database with the demo shop as it is at `until`, after a
    /// year of orders that follow `seed`. `progress` is told how many orders
    /// of how many are placed.
    ///
    /// # Errors
    /// [`ServiceError::Conflict`] (`shop`) if there is anything in it.
    pub async fn fill_with_demo(
        &self,
        seed: u64,
        until: i64,
        mut progress: impl FnMut(usize, usize),
    ) -> Result<Filled> {
        if !self.store.is_empty().await? {
            return Err(ServiceError::Conflict("shop"));
        }
        let drawn = tokio::task::spawn_blocking(|| document(drawing::draw)).await;
        let document = drawn.map_err(ServiceError::unavailable)??;
        let orders = orders(&document, seed, until);
        // Over a year more is sold than is on hand today.
        self.keep(&stocked(&document)).await?;
        self.fresh_shelf().await?;
        let mut accounts = Vec::with_capacity(CUSTOMERS.len());
        let opened_at = orders
            .first()
            .map_or(until, |order| order.placed_at - 86_400);
        for customer in &CUSTOMERS {
            let Customer {
                email, name, lang, ..
            } = *customer;
            let person = self
                .open_account(email, name, PASSWORD, lang, opened_at)
                .await?;
            self.save_address(&person.id, None, &address(customer), opened_at)
                .await?;
            accounts.push(person.id);
        }
        let (name, email) = MERCHANT;
        self.open_account(email, name, PASSWORD, Lang::Ar, opened_at)
            .await?;
        self.grant_merchant(email, opened_at).await?;
        for (number, order) in orders.iter().enumerate() {
            let (Some(customer), Some(account)) =
                (CUSTOMERS.get(order.customer), accounts.get(order.customer))
            else {
                continue;
            };
            self.place_demo_order(order, customer, account).await?;
            progress(number + 1, orders.len());
        }
        // Nobody is written to about an order of last year.
        let (nobody, _) = Post::keeping("");
        while self.deliver(&nobody, until).await? > 0 {}
        let today = Document {
            stock: document.stock.clone(),
            ..Document::default()
        };
        self.keep(&today).await?;
        Ok(Filled {
            products: document.products.len(),
            customers: accounts.len(),
            orders: orders.len(),
        })
    }

    async fn place_demo_order(
        &self,
        order: &DemoOrder,
        customer: &Customer,
        account: &str,
    ) -> Result<()> {
        let currency = Currency::Jod;
        let lines = order.lines.iter().cloned();
        let lines = lines
            .map(|(sku, quantity)| CartLine { sku, quantity })
            .collect();
        let mut cart = Cart {
            id: secret::token()?,
            account: Some(account.to_owned()),
            lines,
            ..Cart::default()
        };
        self.save_cart(&mut cart, currency, order.placed_at).await?;
        let quote = self.quote(&cart.id, currency, true).await?;
        let checkout = Checkout {
            lang: customer.lang,
            key: secret::token()?,
            email: customer.email.to_owned(),
            address: address(customer),
            delivery: order.delivery.to_owned(),
            payment: order.payment.to_owned(),
            currency,
            seen: quote.shown().encode(),
        };
        let buyer = Buyer {
            cart: &cart.id,
            account: Some(account),
            placed: &[],
        };
        let (placed, _) = self.check_out(buyer, &checkout, order.placed_at).await?;
        for (at, status) in &order.steps {
            self.advance_order(&placed.number, *status, *at).await?;
        }
        Ok(())
    }
}

/// The same catalogue with plenty of everything on hand.
fn stocked(document: &Document) -> Document {
    let plenty = |entry: &StockEntry| StockEntry {
        on_hand: Some(PLENTY),
        ..entry.clone()
    };
    Document {
        stock: document.stock.iter().map(plenty).collect(),
        ..document.clone()
    }
}

fn address(customer: &Customer) -> Address {
    let name = match customer.company {
        "" => customer.name.to_owned(),
        company => format!("{}, {company}", customer.name),
    };
    Address {
        name,
        phone: customer.phone.to_owned(),
        street: customer.street.to_owned(),
        city: customer.city.to_owned(),
        ..Address::default()
    }
}
