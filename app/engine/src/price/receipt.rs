//! The trace of a price, for people to read. The words are the page's; the
//! receipt holds the facts.

use super::TaxMode;
use crate::{Money, Text};
use serde::{Deserialize, Serialize};

/// How a price came about, first step first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub steps: Vec<Step>,
}

/// One step on the way to a price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "step")]
pub enum Step {
    /// The price list that was read.
    List { name: Text },
    /// Its price for one.
    Unit { unit: Money },
    /// A lower price because of the quantity.
    Tier {
        from: u32,
        instead_of: Money,
        unit: Money,
    },
    /// The unit price times the quantity.
    Quantity {
        quantity: u32,
        unit: Money,
        amount: Money,
    },
    /// The tax, inside the price or on top of it.
    Tax {
        name: Text,
        rate_bp: u32,
        mode: TaxMode,
        amount: Money,
    },
}
