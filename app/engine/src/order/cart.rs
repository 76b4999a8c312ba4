//! The lines of a cart. A line names a SKU and a quantity; prices are worked
//! out anew each time, so a cart never holds an old one.

use crate::price::MAX_QUANTITY;
use serde::{Deserialize, Serialize};

/// How many different SKUs a cart may hold.
pub const MAX_LINES: usize = 200;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartLine {
    pub sku: String,
    pub quantity: u32,
}

/// Sets the quantity of a SKU; 0 takes the line out. A new SKU goes last.
/// Quantities are capped at [`MAX_QUANTITY`]. False when the cart is full.
pub fn set_quantity(lines: &mut Vec<CartLine>, sku: &str, quantity: u32) -> bool {
    let quantity = quantity.min(MAX_QUANTITY);
    match lines.iter().position(|line| line.sku == sku) {
        Some(index) if quantity == 0 => {
            lines.remove(index);
        }
        Some(index) => lines[index].quantity = quantity,
        None if quantity == 0 => {}
        None if lines.len() >= MAX_LINES => return false,
        None => lines.push(CartLine {
            sku: sku.to_owned(),
            quantity,
        }),
    }
    true
}

/// Brings a visitor's cart into the one their account already has: quantities
/// of the same SKU become the larger of the two, so that signing in twice
/// never doubles an order.
pub fn merge(kept: &mut Vec<CartLine>, visiting: &[CartLine]) {
    for line in visiting {
        let have = kept
            .iter()
            .find(|l| l.sku == line.sku)
            .map_or(0, |l| l.quantity);
        set_quantity(kept, &line.sku, have.max(line.quantity));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_set_not_added() {
        let mut lines = Vec::new();
        assert!(set_quantity(&mut lines, "A", 2));
        assert!(set_quantity(&mut lines, "B", 1));
        assert!(set_quantity(&mut lines, "A", 20_000));
        assert_eq!(lines[0].quantity, MAX_QUANTITY);
        assert!(set_quantity(&mut lines, "A", 0));
        assert_eq!(
            lines,
            [CartLine {
                sku: "B".into(),
                quantity: 1
            }]
        );
    }

    #[test]
    fn a_cart_can_be_full() {
        let mut lines = Vec::new();
        for n in 0..MAX_LINES {
            assert!(set_quantity(&mut lines, &n.to_string(), 1));
        }
        assert!(!set_quantity(&mut lines, "one more", 1));
    }

    #[test]
    fn merging_twice_changes_nothing() {
        let visiting = [CartLine {
            sku: "A".into(),
            quantity: 3,
        }];
        let mut kept = vec![CartLine {
            sku: "A".into(),
            quantity: 1,
        }];
        merge(&mut kept, &visiting);
        merge(&mut kept, &visiting);
        assert_eq!(kept, visiting);
    }
}
