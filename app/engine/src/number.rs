//! Numbers as people read them.
//!
//! The shop's market writes Western digits in both languages (as Jordanian
//! shops, banks and invoices do), groups by thousands with a comma and
//! separates fractions with a point. Reading is more generous than writing:
//! Arabic-Indic, Persian and full-width digits, spaces and separators are understood everywhere a
//! number is typed.

/// Groups the digits of a whole number by thousands: `1234567` → `1,234,567`.
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A measure with at most three decimals and no trailing zeros: `15.60` → `15.6`.
/// Shape: any finite number; others are written as `–`.
pub fn decimal(value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let size = (value.abs() * 1000.0).round();
    if size >= 9.0e15 {
        return format!("{value}");
    }
    let size = size as u64;
    let sign = if value < 0.0 && size > 0 {
        "\u{2212}"
    } else {
        ""
    };
    format!("{sign}{}", thousandths(size))
}

/// A rate in basis points as the figure before a percent sign: 1650 → `16.5`.
pub fn percent(basis_points: u64) -> String {
    thousandths(basis_points * 10)
}

/// Thousandths as a figure without trailing zeros.
fn thousandths(size: u64) -> String {
    let mut out = grouped(size / 1000);
    let fraction = size % 1000;
    if fraction > 0 {
        let digits = format!("{fraction:03}");
        out.push('.');
        out.push_str(digits.trim_end_matches('0'));
    }
    out
}

/// The Western digit of a Western, Arabic-Indic, Persian or full-width digit.
pub fn western_digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => c as u32 - '0' as u32,
        '\u{0660}'..='\u{0669}' => c as u32 - 0x0660,
        '\u{06F0}'..='\u{06F9}' => c as u32 - 0x06F0,
        '\u{FF10}'..='\u{FF19}' => c as u32 - 0xFF10,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// A number as people type it in the form that machines parse: Western digits, a point before the
/// fraction. Spaces, separators of thousands and invisible characters are dropped.
pub fn western(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\u{066B}' | '\u{FF0E}' => Some('.'),
            ',' | '\u{060C}' | '\u{066C}' | '\u{FF0C}' => None,
            // Spaces of every width, marks of direction and zero-width characters.
            '\t'..='\r' | ' ' | '\u{A0}' | '\u{AD}' | '\u{61C}' | '\u{2000}'..='\u{200F}' => None,
            '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{206F}' | '\u{3000}' | '\u{FEFF}' => None,
            c => Some(western_digit(c).unwrap_or(c)),
        })
        .collect()
}

/// Reads a whole number as people type it; `None` where it is not one.
pub fn parse_whole(text: &str) -> Option<u64> {
    let digits = western(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_written_without_needless_zeros() {
        assert_eq!(percent(1600), "16");
        assert_eq!(percent(1650), "16.5");
        assert_eq!(percent(5), "0.05");
        assert_eq!(percent(0), "0");
    }

    #[test]
    fn groups_thousands() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn writes_measures_without_noise() {
        assert_eq!(decimal(15.600), "15.6");
        assert_eq!(decimal(-0.5), "\u{2212}0.5");
        assert_eq!(decimal(1200.0), "1,200");
        assert_eq!(decimal(f64::NAN), "–");
    }

    #[test]
    fn reads_arabic_digits() {
        assert_eq!(parse_whole("١٢٣"), Some(123));
        assert_eq!(parse_whole("۱,۲۰۰"), Some(1200));
        for typed in [
            "１２００",
            " 1 200 ",
            "1\u{A0}200",
            "١٬٢٠٠",
            "\u{200F}١٢٠٠\u{200E}",
            "1,200",
        ] {
            assert_eq!(parse_whole(typed), Some(1200), "{typed:?}");
        }
        assert_eq!(western("١٬٢٠٠٫٥"), "1200.5");
        assert_eq!(parse_whole("-1"), None);
        assert_eq!(parse_whole("12a"), None);
        assert_eq!(parse_whole(""), None);
    }
}
