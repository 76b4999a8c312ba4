//! Orders: from a cart to a kept order, and the order's life afterwards.

mod checkout;
mod look;
mod payment;

pub use checkout::{Checkout, Quote};
pub use look::{Caller, Event, Kept, PAGE};
pub use payment::{Instruction, Provider, provider};

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
    pub lines: Vec<OrderedLine>,
    pub totals: Totals,
    pub tax: Tax,
}

/// A line as it was ordered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderedLine {
    pub sku: String,
    pub name: Text,
    pub variant: Text,
    pub price: LinePrice,
}
