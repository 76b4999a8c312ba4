//! Quantities: a number with its unit, brought to one unit of its kind, so that
//! 15.6″, 15.6 in and 39.6 cm are the same word, and 1 TB and 1000 GB.

use super::token::Token;

/// A quantity in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The quantity in the base unit: `396mm`.
    pub term: String,
    /// The tokens it consists of: from `first` up to `end`.
    pub first: usize,
    pub end: usize,
}

/// A unit: its names, folded, and how many base units it is (numerator and denominator).
struct Unit {
    base: &'static str,
    size: (u64, u64),
    names: &'static [&'static str],
}

const fn unit(base: &'static str, size: (u64, u64), names: &'static [&'static str]) -> Unit {
    Unit { base, size, names }
}

/// The sizes are exact (BIPM, NIST SP 811); a terabyte is a thousand gigabytes, as drives are sold.
const UNITS: [Unit; 27] = [
    unit(
        "mm",
        (1, 1),
        &["mm", "millimeter", "millimetre", "مم", "ملم", "مليمتر"],
    ),
    unit(
        "mm",
        (10, 1),
        &["cm", "centimeter", "centimetre", "سم", "سنتيمتر", "سنتمتر"],
    ),
    unit(
        "mm",
        (1000, 1),
        &["m", "meter", "metre", "م", "متر", "امتار"],
    ),
    unit(
        "mm",
        (254, 10),
        &[
            "in",
            "inch",
            "inche",
            "انش",
            "بوص",
            "بوصه",
            "بوصات",
            "انشات",
        ],
    ),
    unit("mm", (3048, 10), &["ft", "foot", "feet", "قدم", "اقدام"]),
    unit("kb", (1, 1), &["kb", "kilobyte", "كيلوبايت"]),
    unit(
        "kb",
        (1000, 1),
        &["mb", "megabyte", "ميجا", "ميغا", "ميجابايت", "ميغابايت"],
    ),
    unit(
        "kb",
        (1_000_000, 1),
        &[
            "gb",
            "gig",
            "gigabyte",
            "جيجا",
            "غيغا",
            "جيجابايت",
            "غيغابايت",
            "قيقا",
            "جيغا",
        ],
    ),
    unit(
        "kb",
        (1_000_000_000, 1),
        &["tb", "terabyte", "تيرا", "تيرابايت"],
    ),
    unit("khz", (1, 1), &["khz", "كيلوهرتز"]),
    unit("khz", (1000, 1), &["mhz", "ميجاهرتز", "ميغاهرتز"]),
    unit("khz", (1_000_000, 1), &["ghz", "جيجاهرتز", "غيغاهرتز"]),
    unit("hz", (1, 1), &["hz", "hertz", "هرتز"]),
    unit(
        "g",
        (1, 1),
        &["g", "gr", "gram", "gramme", "غ", "جم", "غرام", "جرام"],
    ),
    unit(
        "g",
        (1000, 1),
        &[
            "kg",
            "kilo",
            "kilogram",
            "كغ",
            "كغم",
            "كجم",
            "كيلو",
            "كيلوغرام",
            "كيلوجرام",
        ],
    ),
    unit("g", (45_359_237, 100_000), &["lb", "pound"]),
    unit(
        "ml",
        (1, 1),
        &["ml", "milliliter", "millilitre", "مل", "مليلتر"],
    ),
    unit("ml", (10, 1), &["cl"]),
    unit("ml", (1000, 1), &["l", "liter", "litre", "لتر", "ليتر"]),
    unit("w", (1, 1), &["w", "watt", "واط", "وات"]),
    unit("w", (1000, 1), &["kw", "كيلوواط", "كيلووات"]),
    unit("va", (1, 1), &["va"]),
    unit("va", (1000, 1), &["kva"]),
    unit("v", (1, 1), &["v", "volt", "فولت"]),
    unit("mah", (1, 1), &["mah"]),
    unit("mah", (1000, 1), &["ah"]),
    unit("gsm", (1, 1), &["gsm"]),
];

fn unit_of(name: &str) -> Option<&'static Unit> {
    let stem = super::stem(name);
    UNITS.iter().find(|unit| {
        unit.names
            .iter()
            .any(|known| *known == name || *known == stem)
    })
}

/// A number with its unit as it is written, which may be compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The tokens it consists of: from `first` up to `end`.
    pub first: usize,
    pub end: usize,
    /// The number, in its own unit.
    pub value: f64,
    pub unit: UnitOf,
    /// Whether the unit is the mark for inches, which belongs to no token.
    pub marked: bool,
}

/// A unit by what it is a multiple of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitOf {
    pub base: &'static str,
    /// How many base units it is.
    pub size: f64,
}

impl UnitOf {
    /// The unit of a name in either language: `GB`, `بوصة`.
    pub fn named(name: &str) -> Option<UnitOf> {
        unit_of(&super::fold(name)).map(Unit::of_base)
    }
}

impl Unit {
    fn of_base(&self) -> UnitOf {
        let (size, part) = self.size;
        UnitOf {
            base: self.base,
            size: size as f64 / part as f64,
        }
    }
}

/// A number of a text with its unit, from one token up to another.
struct Written<'a> {
    number: &'a str,
    unit: &'static Unit,
    first: usize,
    end: usize,
    marked: bool,
}

/// The quantities of a text, in order. `text` is what the tokens were read from.
pub fn quantities(text: &str, tokens: &[Token]) -> Vec<Quantity> {
    let quantity = |written: Written<'_>| {
        Some(Quantity {
            term: in_base(written.number, written.unit)?,
            first: written.first,
            end: written.end,
        })
    };
    written(text, tokens).filter_map(quantity).collect()
}

/// The same with their numbers.
pub fn measures(text: &str, tokens: &[Token]) -> Vec<Measure> {
    let measure = |written: Written<'_>| {
        Some(Measure {
            first: written.first,
            end: written.end,
            value: written.number.parse().ok()?,
            unit: written.unit.of_base(),
            marked: written.marked,
        })
    };
    written(text, tokens).filter_map(measure).collect()
}

fn written<'a>(text: &'a str, tokens: &'a [Token]) -> impl Iterator<Item = Written<'a>> {
    tokens.iter().enumerate().filter_map(move |(first, token)| {
        let digits = token
            .text
            .bytes()
            .take_while(|byte| byte.is_ascii_digit() || *byte == b'.')
            .count();
        let (number, rest) = token.text.split_at(digits);
        // Of "1.2.3" no part is a number of its own.
        if number.is_empty() || token.joint == Some('.') {
            return None;
        }
        let next = tokens.get(first + 1);
        let marked = rest.is_empty() && is_inch(text.get(token.end..).unwrap_or_default());
        let (unit, end) = if !rest.is_empty() {
            (unit_of(rest), first + 1)
        } else if marked {
            (unit_of("in"), first + 1)
        } else if let Some(next) = next.filter(|next| matches!(next.joint, None | Some('-'))) {
            // "2 in 1" is no length.
            let after = tokens.get(first + 2);
            let counted =
                after.is_some_and(|after| after.text.starts_with(|c: char| c.is_ascii_digit()));
            let unit = unit_of(&next.text).filter(|_| !(next.text == "in" && counted));
            (unit, first + 2)
        } else {
            (None, first + 1)
        };
        Some(Written {
            number,
            unit: unit?,
            first,
            end,
            marked,
        })
    })
}

/// Whether a text begins with the mark for inches.
fn is_inch(text: &str) -> bool {
    ["\"", "”", "″", "''"]
        .iter()
        .any(|mark| text.starts_with(mark))
}

/// A decimal number of a unit in its base unit, rounded half up; `None` where it is too large.
fn in_base(number: &str, unit: &Unit) -> Option<String> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if fraction.contains('.') || fraction.len() > 6 {
        return None;
    }
    let digits: u64 = format!("{whole}{fraction}").parse().ok()?;
    let mut places = 1u64;
    for _ in 0..fraction.len() {
        places *= 10;
    }
    let (size, part) = unit.size;
    let divisor = part.checked_mul(places)?;
    let mut value = digits.checked_mul(size)?.checked_add(divisor / 2)? / divisor;
    // Memory is counted by 1024.
    if unit.base == "kb" && places == 1 && digits > 0 && digits.is_multiple_of(1024) {
        value = (digits / 1024).checked_mul(size.checked_mul(1000)?)?;
    }
    Some(format!("{value}{}", unit.base))
}

#[cfg(test)]
mod tests {
    use super::super::tokens;
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        let found = quantities(text, &tokens(text));
        found.into_iter().map(|quantity| quantity.term).collect()
    }

    #[test]
    fn one_length_in_many_writings() {
        for text in [
            "15.6\"",
            "15.6 in",
            "15.6-inch",
            "39.6 cm",
            "396mm",
            "١٥.٦ بوصة",
            "15.6 إنش",
        ] {
            assert_eq!(terms(text), ["396mm"], "{text}");
        }
    }

    #[test]
    fn sizes_of_memory() {
        assert_eq!(terms("1TB"), terms("1000 GB"));
        assert_eq!(terms("1024 MB"), terms("1GB"));
        assert_eq!(terms("١ تيرا"), terms("1 tb"));
    }

    #[test]
    fn what_is_no_quantity() {
        for text in [
            "2 in 1",
            "TN-2110",
            "1.2.3 cm",
            "99999999999999999999 kg",
            "x 5",
            "18446744073709551615 tb",
        ] {
            assert!(terms(text).is_empty(), "{text}");
        }
    }
}
