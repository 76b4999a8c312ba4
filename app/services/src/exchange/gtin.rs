//! Article numbers (GTIN, formerly EAN and UPC).

/// Whether a text is a GTIN of 8, 12, 13 or 14 digits with a right check digit.
pub fn is_gtin(text: &str) -> bool {
    let digits = text.as_bytes();
    if !matches!(digits.len(), 8 | 12 | 13 | 14) || !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    // From the right the digits count once and three times in turn (GS1).
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, digit)| u32::from(digit - b'0') * if i % 2 == 0 { 1 } else { 3 })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_counts() {
        assert!(is_gtin("0095205603217"));
        assert!(is_gtin("96385074"));
        assert!(!is_gtin("0095205603218"));
        assert!(!is_gtin("009520560321"));
        assert!(!is_gtin("00952056032x7"));
    }
}
