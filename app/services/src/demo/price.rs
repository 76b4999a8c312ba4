//! Prices as a shop would write them: round, in both currencies, lower in
//! number. Everything after the first rounding is in whole minor units.

use engine::{Currency, Money};

/// Thousandths of a dollar in one dinar: the dinar has been held at this rate
/// since 1995.
const DOLLARS_PER_DINAR_MILLI: i64 = 1_410;

/// The price in fils of `dinars`, rounded to what its size suggests.
pub(super) fn fils(dinars: f64) -> i64 {
    let fils = (dinars * 1000.0).round() as i64;
    let step = match fils {
        ..1_000 => 10,
        1_000..10_000 => 50,
        10_000..50_000 => 250,
        50_000..200_000 => 500,
        200_000..1_000_000 => 1_000,
        _ => 5_000,
    };
    nearest(fils, step)
}

/// The dollar price, in cents, beside a price in fils.
pub(super) fn cents(fils: i64) -> i64 {
    let cents = fils * DOLLARS_PER_DINAR_MILLI / 10_000;
    let step = match cents {
        ..200 => 1,
        200..2_000 => 5,
        2_000..20_000 => 50,
        _ => 100,
    };
    nearest(cents, step)
}

/// The tiers of a unit price as decimals: `(1, full)`, then each lower price.
/// A tier that rounding would leave without an advantage is left out.
pub(super) fn tiers(minor: i64, currency: Currency, off: &[(u32, i64)]) -> Vec<(u32, String)> {
    let step = match (currency.exponent(), minor) {
        (3, ..5_000) => 5,
        (3, ..50_000) => 50,
        (3, _) => 100,
        (_, ..2_000) => 1,
        (_, ..20_000) => 10,
        _ => 50,
    };
    let mut last = minor;
    let mut tiers = vec![(1, Money::new(minor, currency).decimal())];
    for &(from, percent) in off {
        let lower = nearest(minor * (100 - percent) / 100, step);
        if lower < last && lower > 0 {
            tiers.push((from, Money::new(lower, currency).decimal()));
            last = lower;
        }
    }
    tiers
}

fn nearest(amount: i64, step: i64) -> i64 {
    ((amount + step / 2) / step * step).max(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_round_in_both_currencies() {
        assert_eq!(fils(89.13), 89_000);
        assert_eq!(fils(3.47), 3_450);
        assert_eq!(cents(89_000), 12_550);
    }

    #[test]
    fn every_tier_is_lower_than_the_one_before() {
        let tiers = tiers(12_500, Currency::Jod, &[(10, 5), (50, 5), (100, 12)]);
        assert_eq!(
            tiers,
            [
                (1, "12.500".into()),
                (10, "11.900".into()),
                (100, "11.000".into())
            ]
        );
    }
}
