//! Orders: from a cart to a kept order, and the order's life afterwards.

mod checkout;
mod look;
mod payment;
mod quote;

pub use checkout::{Buyer, Checkout};
pub use look::{Caller, Event, Kept, PAGE};
pub use payment::{Instruction, Provider, note as payment_note, provider};
pub use quote::{Change, Quote, QuotedDelivery, ShownQuote};

use engine::catalog::PaymentOffer;
use engine::order::{Address, Payment};
use engine::price::{LinePrice, Tax, Totals};
use engine::{Lang, Text};
use serde::{Deserialize, Serialize};

/// What is written into an order: everything as it was on that day, so that a
/// later change of the catalogue changes no order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderDocument {
    pub lang: Lang,
    pub email: String,
    /// Who receives it; the street is empty where it is collected.
    pub address: Address,
    pub delivery: Text,
    pub payment: Payment,
    /// The payment method as it was offered: bank account, terms.
    #[serde(default)]
    pub offer: Option<PaymentOffer>,
    pub lines: Vec<OrderedLine>,
    pub totals: Totals,
    pub tax: Tax,
    #[serde(default)]
    pub attempt: Attempt,
}

/// The attempt at checking out that became an order, as digests: enough to know it again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    /// Of the cart's id, which only the session knows.
    pub cart: String,
    /// Of everything that was sent.
    pub payload: String,
}

/// A line as it was ordered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderedLine {
    pub sku: String,
    pub name: Text,
    pub variant: Text,
    pub price: LinePrice,
}
