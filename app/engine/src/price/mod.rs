//! The only way to a price.
//!
//! A price list names a unit price and, from stated quantities on, lower ones
//! (tiers). A line is `quantity × unit`; tax is worked out once per line and
//! rounded once, half away from zero, to the currency's minor unit. Totals are
//! sums of rounded lines, so a page never shows figures that do not add up.
//! Every price carries its receipt: the steps that led to it, for people.

mod receipt;
mod total;

pub use receipt::{Receipt, Step};
pub use total::{Totals, total};

use crate::{Currency, Money, Text};
use serde::{Deserialize, Serialize};

/// The largest quantity one line may hold.
pub const MAX_QUANTITY: u32 = 9_999;

/// Whether a list's prices already contain the tax.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TaxMode {
    #[default]
    Included,
    Added,
}

/// A sales tax. The rate is in basis points: 1600 is 16 %.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tax {
    pub name: Text,
    pub rate_bp: u32,
    /// The seller's registration number, as invoices name it.
    #[serde(default)]
    pub number: String,
}

/// What a price list says of itself; its prices are kept per SKU beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceList {
    pub id: String,
    pub name: Text,
    pub currency: Currency,
    #[serde(default)]
    pub tax_mode: TaxMode,
}

/// A unit price from a quantity on, in minor units of the list's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tier {
    pub from: u32,
    pub minor: i64,
}

/// Why there is no price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceError {
    /// The list has no price for this SKU and quantity.
    NotPriced,
    /// The quantity is 0 or above [`MAX_QUANTITY`].
    Quantity,
    /// An amount does not fit.
    Overflow,
}

/// The price of one line of a cart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinePrice {
    pub quantity: u32,
    /// The unit price of the tier that applied, as the list writes it.
    pub unit: Money,
    pub net: Money,
    pub tax: Money,
    /// What the customer pays for the line: net plus tax.
    pub gross: Money,
    pub receipt: Receipt,
}

impl LinePrice {
    /// Whether the unit price is before tax: the list's prices do not contain it.
    pub fn is_before_tax(&self) -> bool {
        let mut steps = self.receipt.steps.iter();
        steps.any(|step| {
            matches!(
                step,
                Step::Tax {
                    mode: TaxMode::Added,
                    ..
                }
            )
        })
    }
}

/// The tier that applies to a quantity: the one with the highest `from` not
/// above it. Tiers may be in any order.
pub fn tier_for(tiers: &[Tier], quantity: u32) -> Option<Tier> {
    tiers
        .iter()
        .filter(|tier| tier.from <= quantity)
        .max_by_key(|tier| tier.from)
        .copied()
}

/// `a × b / c` rounded half away from zero; `None` on overflow or `c == 0`.
pub(crate) fn mul_div(a: i64, b: i64, c: i64) -> Option<i64> {
    if c == 0 {
        return None;
    }
    let product = i128::from(a) * i128::from(b);
    let divisor = i128::from(c);
    let half = divisor.abs() / 2;
    let adjusted = if (product < 0) == (divisor < 0) {
        product + half
    } else {
        product - half
    };
    // With an odd divisor the half is rounded down, which is what keeps ties exact.
    i64::try_from(adjusted / divisor).ok()
}

/// Prices `quantity` units by a list's tiers.
pub fn line(
    list: &PriceList,
    tiers: &[Tier],
    quantity: u32,
    tax: &Tax,
) -> Result<LinePrice, PriceError> {
    if quantity == 0 || quantity > MAX_QUANTITY {
        return Err(PriceError::Quantity);
    }
    let tier = tier_for(tiers, quantity).ok_or(PriceError::NotPriced)?;
    if tier.minor < 0 {
        return Err(PriceError::NotPriced);
    }
    let currency = list.currency;
    let unit = Money::new(tier.minor, currency);
    let written = unit
        .checked_mul(i64::from(quantity))
        .ok_or(PriceError::Overflow)?;
    let rate = i64::from(tax.rate_bp);
    let (net, tax_amount) = match list.tax_mode {
        TaxMode::Included => {
            let part = mul_div(written.minor, rate, 10_000 + rate).ok_or(PriceError::Overflow)?;
            (written.minor - part, part)
        }
        TaxMode::Added => {
            let part = mul_div(written.minor, rate, 10_000).ok_or(PriceError::Overflow)?;
            (written.minor, part)
        }
    };
    let gross = net.checked_add(tax_amount).ok_or(PriceError::Overflow)?;

    let mut steps = vec![Step::List {
        name: list.name.clone(),
    }];
    let base = tier_for(tiers, 1);
    match base {
        Some(base) if base.from != tier.from => steps.push(Step::Tier {
            from: tier.from,
            instead_of: Money::new(base.minor, currency),
            unit,
        }),
        _ => steps.push(Step::Unit { unit }),
    }
    if quantity > 1 {
        steps.push(Step::Quantity {
            quantity,
            unit,
            amount: written,
        });
    }
    if rate > 0 {
        steps.push(Step::Tax {
            name: tax.name.clone(),
            rate_bp: tax.rate_bp,
            mode: list.tax_mode,
            amount: Money::new(tax_amount, currency),
        });
    }
    Ok(LinePrice {
        quantity,
        unit,
        net: Money::new(net, currency),
        tax: Money::new(tax_amount, currency),
        gross: Money::new(gross, currency),
        receipt: Receipt { steps },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn list(tax_mode: TaxMode) -> PriceList {
        PriceList {
            id: "retail".into(),
            name: Text::default(),
            currency: Currency::Jod,
            tax_mode,
        }
    }

    fn vat() -> Tax {
        Tax {
            name: Text::new("GST", "ضريبة المبيعات"),
            rate_bp: 1600,
            ..Tax::default()
        }
    }

    const TIERS: [Tier; 2] = [
        Tier {
            from: 1,
            minor: 12_500,
        },
        Tier {
            from: 10,
            minor: 11_900,
        },
    ];

    #[test]
    fn the_tier_of_the_quantity_applies() {
        let nine = line(&list(TaxMode::Included), &TIERS, 9, &vat()).unwrap();
        let ten = line(&list(TaxMode::Included), &TIERS, 10, &vat()).unwrap();
        assert_eq!(nine.unit.minor, 12_500);
        assert_eq!(ten.unit.minor, 11_900);
        assert_eq!(ten.gross.minor, 119_000);
        assert!(matches!(ten.receipt.steps[1], Step::Tier { from: 10, .. }));
    }

    #[test]
    fn included_tax_is_part_of_the_price() {
        let one = line(&list(TaxMode::Included), &TIERS, 1, &vat()).unwrap();
        // 12.500 × 16 / 116 = 1.7241… → 1.724
        assert_eq!(
            (one.gross.minor, one.tax.minor, one.net.minor),
            (12_500, 1_724, 10_776)
        );
    }

    #[test]
    fn added_tax_comes_on_top() {
        let one = line(&list(TaxMode::Added), &TIERS, 1, &vat()).unwrap();
        assert_eq!(
            (one.net.minor, one.tax.minor, one.gross.minor),
            (12_500, 2_000, 14_500)
        );
    }

    #[test]
    fn ties_round_away_from_zero() {
        assert_eq!(mul_div(1, 1, 2), Some(1));
        assert_eq!(mul_div(-1, 1, 2), Some(-1));
        assert_eq!(mul_div(1, 1, 3), Some(0));
        assert_eq!(mul_div(2, 1, 3), Some(1));
        assert_eq!(mul_div(i64::MAX, i64::MAX, 1), None);
        assert_eq!(mul_div(1, 1, 0), None);
    }

    #[test]
    fn impossible_quantities_have_no_price() {
        let price = |quantity| line(&list(TaxMode::Added), &TIERS, quantity, &vat());
        assert_eq!(price(0), Err(PriceError::Quantity));
        assert_eq!(price(MAX_QUANTITY + 1), Err(PriceError::Quantity));
        assert_eq!(
            line(
                &list(TaxMode::Added),
                &[Tier { from: 5, minor: 1 }],
                1,
                &vat()
            ),
            Err(PriceError::NotPriced)
        );
        assert_eq!(
            line(
                &list(TaxMode::Added),
                &[Tier {
                    from: 1,
                    minor: i64::MAX
                }],
                2,
                &vat()
            ),
            Err(PriceError::Overflow)
        );
    }

    proptest! {
        #[test]
        fn net_and_tax_always_make_the_gross(
            minor in 0i64..10_000_000_000, quantity in 1u32..=MAX_QUANTITY, rate_bp in 0u32..5_000,
            included: bool,
        ) {
            let mode = if included { TaxMode::Included } else { TaxMode::Added };
            let tax = Tax { rate_bp, ..Tax::default() };
            let priced = line(&list(mode), &[Tier { from: 1, minor }], quantity, &tax).unwrap();
            prop_assert_eq!(priced.net.minor + priced.tax.minor, priced.gross.minor);
            prop_assert!(priced.tax.minor >= 0);
            // Half a minor unit is the most that rounding may move.
            let exact = priced.net.minor as f64 * f64::from(rate_bp) / 10_000.0;
            prop_assert!((exact - priced.tax.minor as f64).abs() <= 1.0 + exact * 1e-9);
        }
    }
}
