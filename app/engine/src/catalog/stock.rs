//! Inventory policies: what a variant's units on hand mean for selling it.

use serde::{Deserialize, Serialize};

/// What can be had of a variant that is sold without end: more than a cart or a shop's
/// stock can hold, and small enough to be added up.
pub const ENDLESS: i64 = 1_000_000_000;

/// The inventory policy of a SKU: whether its units are counted, and whether it is sold
/// when none are left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StockPolicy {
    /// Units are counted; without any it is out of stock.
    #[default]
    Tracked,
    /// Units are counted, and it is sold on below none: they come later.
    Backorder,
    /// Units are not counted.
    Untracked,
}

impl StockPolicy {
    pub const ALL: [StockPolicy; 3] = [
        StockPolicy::Tracked,
        StockPolicy::Backorder,
        StockPolicy::Untracked,
    ];

    /// The name it is kept and exchanged under.
    pub const fn as_str(self) -> &'static str {
        match self {
            StockPolicy::Tracked => "tracked",
            StockPolicy::Backorder => "backorder",
            StockPolicy::Untracked => "untracked",
        }
    }

    pub fn from_name(name: &str) -> Option<StockPolicy> {
        Self::ALL.into_iter().find(|policy| policy.as_str() == name)
    }

    /// How many units can be bought where so many are on hand.
    pub const fn available(self, on_hand: i64) -> i64 {
        match self {
            StockPolicy::Tracked => on_hand,
            StockPolicy::Backorder | StockPolicy::Untracked => ENDLESS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_tracked_runs_out() {
        let left = StockPolicy::ALL.map(|policy| policy.available(0) > 0);
        assert_eq!(left, [false, true, true]);
        for policy in StockPolicy::ALL {
            assert_eq!(StockPolicy::from_name(policy.as_str()), Some(policy));
        }
        assert_eq!(StockPolicy::from_name("Tracked"), None);
    }
}
