//! What is counted beside a list: for every group of options how many items
//! each would leave, and for every range where the values lie.

mod branches;
mod group;
mod histogram;
mod tally;
mod telling;

pub use branches::BRANCHES;
pub use histogram::Bin;
pub(super) use tally::Tally;
pub(crate) use telling::telling;

use super::Bounds;
use crate::{Lang, Text};

/// A group of options.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetGroup {
    /// The name of its parameter in the address: `f.colour`, `brand`, `price`, `cat`.
    pub key: String,
    /// Empty for category, brand and price, whose names are the interface's.
    pub name: Text,
    pub unit: Text,
    pub values: FacetValues,
}

#[derive(Clone, Debug, PartialEq)]
pub enum FacetValues {
    /// Options that occur or are ticked, most frequent first, then by position;
    /// of categories those below another right after it.
    Options(Vec<FacetOption>),
    /// The ends that occur, how often which values between them do, and the
    /// range asked for.
    Range {
        min: f64,
        max: f64,
        bins: Vec<Bin>,
        asked: Bounds,
    },
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct FacetOption {
    pub key: String,
    /// Empty for a flag's "yes", whose word is the interface's.
    pub name: Text,
    pub swatch: Option<String>,
    pub count: u32,
    pub ticked: bool,
    /// Of a category: below how many others of this group it stands.
    pub level: u8,
}

/// How a brand is written in the address.
pub(super) fn brand_key(brand: &Text) -> &str {
    brand.get(Lang::En)
}
