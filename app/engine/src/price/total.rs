//! What a whole cart comes to.

use super::{LinePrice, PriceError, Tax, mul_div};
use crate::{Currency, Money};
use serde::{Deserialize, Serialize};

/// The sums of a cart or an order. All amounts are in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Goods without tax.
    pub net: Money,
    /// Tax on goods and delivery.
    pub tax: Money,
    /// Delivery as charged, tax included.
    pub delivery: Money,
    /// What is to be paid: net + delivery without tax + tax.
    pub gross: Money,
}

/// Adds lines and a delivery fee (written with its tax inside).
pub fn total<'a>(
    lines: impl IntoIterator<Item = &'a LinePrice>,
    delivery: Money,
    tax: &Tax,
    currency: Currency,
) -> Result<Totals, PriceError> {
    let mut net = Money::zero(currency);
    let mut tax_sum = Money::zero(currency);
    let mut gross = delivery;
    let add = |sum: Money, part: Money| sum.checked_add(part).ok_or(PriceError::Overflow);
    for line in lines {
        net = add(net, line.net)?;
        tax_sum = add(tax_sum, line.tax)?;
        gross = add(gross, line.gross)?;
    }
    let rate = i64::from(tax.rate_bp);
    let inside = mul_div(delivery.minor, rate, 10_000 + rate).ok_or(PriceError::Overflow)?;
    tax_sum = add(tax_sum, Money::new(inside, currency))?;
    Ok(Totals {
        net,
        tax: tax_sum,
        delivery,
        gross,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::price::{PriceList, TaxMode, Tier, line};

    #[test]
    fn the_parts_make_the_whole() {
        let list = PriceList {
            tax_mode: TaxMode::Added,
            ..PriceList::default()
        };
        let tax = Tax {
            rate_bp: 1600,
            ..Tax::default()
        };
        let lines: Vec<_> = [(1_000, 3), (333, 7)]
            .into_iter()
            .map(|(minor, n)| line(&list, &[Tier { from: 1, minor }], n, &tax).unwrap())
            .collect();
        let delivery = Money::new(2_320, Currency::Jod);
        let totals = total(&lines, delivery, &tax, Currency::Jod).unwrap();
        assert_eq!(totals.net.minor, 3_000 + 2_331);
        assert_eq!(totals.tax.minor, 480 + 373 + 320);
        assert_eq!(
            totals.gross.minor,
            totals.net.minor + totals.tax.minor + 2_000
        );
    }
}
