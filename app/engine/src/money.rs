//! Money: a whole number of minor units and the currency that says how many
//! decimals those are (ISO 4217).

use crate::{Lang, number};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A currency the shop can price in.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    #[default]
    Jod,
    Usd,
    Eur,
    Kwd,
    Bhd,
    Sar,
    Aed,
}

impl Currency {
    pub const ALL: [Currency; 7] = [
        Currency::Jod,
        Currency::Usd,
        Currency::Eur,
        Currency::Kwd,
        Currency::Bhd,
        Currency::Sar,
        Currency::Aed,
    ];

    /// The ISO 4217 code.
    pub const fn code(self) -> &'static str {
        match self {
            Currency::Jod => "JOD",
            Currency::Usd => "USD",
            Currency::Eur => "EUR",
            Currency::Kwd => "KWD",
            Currency::Bhd => "BHD",
            Currency::Sar => "SAR",
            Currency::Aed => "AED",
        }
    }

    pub fn from_code(code: &str) -> Option<Currency> {
        Currency::ALL
            .into_iter()
            .find(|currency| currency.code().eq_ignore_ascii_case(code))
    }

    /// Decimals of the minor unit (ISO 4217): 3 for the dinars, otherwise 2.
    pub const fn exponent(self) -> u32 {
        match self {
            Currency::Jod | Currency::Kwd | Currency::Bhd => 3,
            _ => 2,
        }
    }

    /// Minor units in one major unit.
    pub const fn scale(self) -> i64 {
        10i64.pow(self.exponent())
    }

    /// What stands beside an amount.
    pub const fn symbol(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::En, Currency::Usd) => "$",
            (Lang::En, Currency::Eur) => "€",
            (Lang::En, other) => other.code(),
            (Lang::Ar, Currency::Jod) => "د.أ",
            (Lang::Ar, Currency::Usd) => "دولار",
            (Lang::Ar, Currency::Eur) => "يورو",
            (Lang::Ar, Currency::Kwd) => "د.ك",
            (Lang::Ar, Currency::Bhd) => "د.ب",
            (Lang::Ar, Currency::Sar) => "ر.س",
            (Lang::Ar, Currency::Aed) => "د.إ",
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

/// An amount taken apart for display, so that the page can set the minor
/// units smaller than the major ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyParts {
    pub negative: bool,
    /// Major units, grouped by thousands.
    pub major: String,
    /// Minor units with leading zeros, without the point.
    pub minor: String,
    pub symbol: &'static str,
    /// Whether the symbol is written before the amount.
    pub symbol_first: bool,
}

impl Money {
    pub const fn new(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    pub const fn zero(currency: Currency) -> Money {
        Money::new(0, currency)
    }

    /// Reads a decimal such as `12.500`. `None` for anything else, for more
    /// decimals than the currency has, and for amounts that do not fit.
    pub fn parse(text: &str, currency: Currency) -> Option<Money> {
        let text = text.trim();
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (major, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if major.is_empty()
            || !all_digits(major)
            || !all_digits(fraction)
            || fraction.len() > currency.exponent() as usize
        {
            return None;
        }
        let major: i64 = major.parse().ok()?;
        let shift = 10i64.pow(currency.exponent() - fraction.len() as u32);
        let fraction: i64 = if fraction.is_empty() {
            0
        } else {
            fraction.parse().ok()?
        };
        let minor = major
            .checked_mul(currency.scale())?
            .checked_add(fraction * shift)?;
        Some(Money::new(if negative { -minor } else { minor }, currency))
    }

    /// The sum of two amounts of one currency; `None` on overflow or when the
    /// currencies differ.
    pub fn checked_add(self, other: Money) -> Option<Money> {
        if self.currency != other.currency {
            return None;
        }
        Some(Money::new(
            self.minor.checked_add(other.minor)?,
            self.currency,
        ))
    }

    /// The amount `n` times; `None` on overflow.
    pub fn checked_mul(self, n: i64) -> Option<Money> {
        Some(Money::new(self.minor.checked_mul(n)?, self.currency))
    }

    pub fn parts(self, lang: Lang) -> MoneyParts {
        let scale = self.currency.scale() as u64;
        let absolute = self.minor.unsigned_abs();
        MoneyParts {
            negative: self.minor < 0,
            major: number::grouped(absolute / scale),
            minor: format!(
                "{:0width$}",
                absolute % scale,
                width = self.currency.exponent() as usize
            ),
            symbol: self.currency.symbol(lang),
            symbol_first: lang == Lang::En,
        }
    }

    /// The amount as one line of text: `JOD 1,234.500`, `$12.50`, `1,234.500 د.أ`.
    pub fn format(self, lang: Lang) -> String {
        let parts = self.parts(lang);
        let sign = if parts.negative { "\u{2212}" } else { "" };
        let amount = format!("{sign}{}.{}", parts.major, parts.minor);
        match (parts.symbol_first, parts.symbol.chars().count()) {
            (true, 1) => format!("{sign}{}{}.{}", parts.symbol, parts.major, parts.minor),
            (true, _) => format!("{}\u{a0}{amount}", parts.symbol),
            (false, _) => format!("{amount}\u{a0}{}", parts.symbol),
        }
    }

    /// The plain decimal, for machines: `1234.500`.
    pub fn decimal(self) -> String {
        let scale = self.currency.scale() as u64;
        let absolute = self.minor.unsigned_abs();
        let sign = if self.minor < 0 { "-" } else { "" };
        let width = self.currency.exponent() as usize;
        format!("{sign}{}.{:0width$}", absolute / scale, absolute % scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_follow_the_currency() {
        assert_eq!(
            Money::parse("12.5", Currency::Jod),
            Some(Money::new(12_500, Currency::Jod))
        );
        assert_eq!(Money::parse("12.505", Currency::Usd), None);
        assert_eq!(
            Money::parse("-0.05", Currency::Usd),
            Some(Money::new(-5, Currency::Usd))
        );
        assert_eq!(Money::parse("1e3", Currency::Usd), None);
        assert_eq!(Money::parse("99999999999999999999", Currency::Usd), None);
    }

    #[test]
    fn money_is_written_each_languages_way() {
        let dinars = Money::new(1_234_500, Currency::Jod);
        assert_eq!(dinars.format(Lang::En), "JOD\u{a0}1,234.500");
        assert_eq!(dinars.format(Lang::Ar), "1,234.500\u{a0}د.أ");
        assert_eq!(
            Money::new(-1205, Currency::Usd).format(Lang::En),
            "\u{2212}$12.05"
        );
        assert_eq!(dinars.decimal(), "1234.500");
    }
}
