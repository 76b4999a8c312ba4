//! Writing: whole numbers in as few bytes as they need, texts behind their lengths.

use super::MOST_SAME;
use crate::Text;

/// Bytes to which values are added.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    pub bytes: Vec<u8>,
}

impl Writer {
    pub fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// A whole number, seven bits a byte, the lowest first (LEB128).
    pub fn whole(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    pub fn count(&mut self, count: usize) {
        self.whole(count as u64);
    }

    /// A number that may be negative: 0, −1, 1, −2 … as 0, 1, 2, 3 …
    pub fn signed(&mut self, value: i64) {
        self.whole(((value << 1) ^ (value >> 63)) as u64);
    }

    pub fn f32(&mut self, value: f32) {
        self.bytes.extend(value.to_bits().to_le_bytes());
    }

    pub fn f64(&mut self, value: f64) {
        self.bytes.extend(value.to_bits().to_le_bytes());
    }

    pub fn str(&mut self, text: &str) {
        self.count(text.len());
        self.bytes.extend(text.as_bytes());
    }

    /// A string that is likely one of these: which, or its own letters.
    pub fn likely(&mut self, text: &str, guesses: &[&str]) {
        match guesses.iter().position(|guess| *guess == text) {
            Some(place) => self.count(place),
            None => {
                self.count(guesses.len() + text.len());
                self.bytes.extend(text.as_bytes());
            }
        }
    }

    /// Both languages; the Arabic is often not written, or the same.
    pub fn text(&mut self, text: &Text) {
        self.str(&text.en);
        self.likely(&text.ar, &["", &text.en]);
    }

    /// A string by how much of it is as in the one before, and the rest.
    pub fn after(&mut self, before: &str, text: &str) {
        let pairs = before.bytes().zip(text.bytes());
        let pairs = pairs.take(MOST_SAME);
        let mut same = pairs.take_while(|(a, b)| a == b).count();
        while !text.is_char_boundary(same) {
            same -= 1;
        }
        let rest = &text[same..];
        // Where both are short, one byte says both.
        if same < 15 && rest.len() < 16 {
            self.byte((same << 4 | rest.len()) as u8);
        } else {
            self.byte(0xf0);
            self.count(same);
            self.count(rest.len());
        }
        self.bytes.extend(rest.as_bytes());
    }
}
