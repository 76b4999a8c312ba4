//! The part that narrows, counts and sorts: definitions with their names, and
//! a column of each thing a product is asked for.
//!
//! Only attributes that shoppers filter by are sent, numbered anew.

mod arrive;
mod send;
mod settle;

pub(super) use arrive::Columns;
pub(super) use send::send;

use crate::wire::{Reader, Unreadable, Writer};

const CONTRADICTION: Unreadable = Unreadable::Contradiction;

const CURRENCY: u8 = 1;
const ATTRIBUTES: u8 = 2;
/// The choices of all attributes.
const CHOICES: u8 = 3;
const CATEGORIES: u8 = 4;
const BRANDS: u8 = 5;
/// By place, which is also the place by English name: the item.
const ORDER: u8 = 6;
/// By place: the item's place by Arabic name, where that order is another.
const ARABIC: u8 = 7;
/// By place, as the next three: the item's category, its brand, how many
/// variants it has, the day it came to market.
const CATEGORY: u8 = 8;
const BRAND: u8 = 9;
const VARIANTS: u8 = 10;
const RELEASED: u8 = 11;
/// By attribute: how many entries it has, and how many different numbers.
const COUNTS: u8 = 12;
/// The different numbers of each attribute, ascending.
const NUMBERS: u8 = 13;
/// By entry, attribute after attribute: how many places its item comes after
/// the one before, where those of one category stand together; then its choice, or which of the numbers.
const ITEMS: u8 = 14;
const VALUES: u8 = 15;
const LISTS: u8 = 16;
/// By list and place: the price shown, and whether it is a lowest one.
const PRICES: u8 = 17;
const FROM: u8 = 18;

/// Powers of ten that numbers of a catalogue are divided by.
const SCALES: [f64; 7] = [1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6];

/// Most numbers are decimals of few digits, and exactly so when divided again.
fn send_number(to: &mut Writer, number: f64) {
    for (code, scale) in (0u64..).zip(SCALES) {
        let digits = (number * scale).round();
        let small = digits.abs() < (1u64 << 53) as f64;
        let digits = digits as i64;
        if small && (digits as f64 / scale).to_bits() == number.to_bits() {
            return to.whole((((digits << 1) ^ (digits >> 63)) as u64) << 3 | code);
        }
    }
    to.whole(SCALES.len() as u64);
    to.f64(number);
}

fn take_number(from: &mut Reader<'_>) -> Result<f64, Unreadable> {
    let code = from.whole()?;
    let Some(scale) = SCALES.get((code & 7) as usize) else {
        return from.f64();
    };
    let digits = code >> 3;
    let digits = (digits >> 1) as i64 ^ -((digits & 1) as i64);
    Ok(digits as f64 / scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_to_the_bit() {
        let odd = [1.0 / 3.0, f64::MAX, f64::MIN_POSITIVE, -0.0, 1e300, 9.1e15];
        let plain = [0.0, 15.6, -40.25, 0.000_001, 123_456.789, 9e15];
        for number in odd.into_iter().chain(plain) {
            let mut to = Writer::default();
            send_number(&mut to, number);
            let back = take_number(&mut Reader::new(&to.bytes));
            assert_eq!(back.map(f64::to_bits), Ok(number.to_bits()), "{number}");
            assert!(!plain.contains(&number) || number == 0.0 || to.bytes.len() <= 9);
        }
    }
}
