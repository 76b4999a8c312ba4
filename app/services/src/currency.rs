//! The currency a visitor sees: the one they chose, where something can be ordered in it.

use crate::shelf::Shelf;
use engine::catalog::Delivery;
use engine::{Currency, Money};

impl Shelf {
    /// Whether a whole order can be placed in a currency: it has a price list, and a delivery
    /// with a fee in it (where the shop offers any).
    fn takes_orders_in(&self, currency: Currency) -> bool {
        let catalog = &self.catalog;
        let deliveries = &catalog.shop.deliveries;
        let mut lists = catalog.lists.iter();
        let delivered = |delivery: &Delivery| delivery.fee(Money::zero(currency)).is_some();
        lists.any(|prices| prices.list.currency == currency)
            && (deliveries.is_empty() || deliveries.iter().any(delivered))
    }

    /// The currencies to choose from, in one order for everybody.
    pub fn currencies(&self) -> Vec<Currency> {
        let takes_orders = |currency: &Currency| self.takes_orders_in(*currency);
        let offered = Currency::ALL.into_iter().filter(takes_orders);
        let mut offered: Vec<Currency> = offered.collect();
        offered.sort();
        offered
    }

    /// The one rule for the currency of everything a visitor sees: what they chose, otherwise
    /// the shop's own, otherwise the first in which something can be ordered. A shop in which
    /// nothing can be ordered shows its own.
    pub fn currency(&self, chosen: Option<Currency>) -> Currency {
        let own = self.catalog.shop.currency;
        let wanted = [chosen, Some(own)].into_iter().flatten();
        let wanted = wanted.chain(self.currencies());
        let found = wanted
            .into_iter()
            .find(|currency| self.takes_orders_in(*currency));
        let priced = self
            .catalog
            .list_for(own)
            .map(|prices| prices.list.currency);
        found.or(priced).unwrap_or(own)
    }
}
