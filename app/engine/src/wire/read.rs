//! Reading what [`super::Writer`] wrote, and refusing everything else.

use super::{MOST_SAME, Unreadable};
use crate::Text;

/// What is left of some bytes.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

type Read<T> = Result<T, Unreadable>;

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { rest: bytes }
    }

    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub fn byte(&mut self) -> Read<u8> {
        let (byte, rest) = self.rest.split_first().ok_or(Unreadable::Contradiction)?;
        self.rest = rest;
        Ok(*byte)
    }

    pub fn whole(&mut self) -> Read<u64> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            // Of the tenth byte one bit fits.
            if shift == 63 && bits > 1 {
                break;
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Unreadable::Contradiction)
    }

    pub fn count(&mut self) -> Read<usize> {
        usize::try_from(self.whole()?).map_err(|_| Unreadable::Contradiction)
    }

    pub fn number(&mut self) -> Read<u32> {
        u32::try_from(self.whole()?).map_err(|_| Unreadable::Contradiction)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> Read<usize> {
        let number = self.count()?;
        (number < end)
            .then_some(number)
            .ok_or(Unreadable::Contradiction)
    }

    /// 0 for none, otherwise one more than a number below `end`.
    pub fn below_or_none(&mut self, end: usize) -> Read<Option<usize>> {
        let number = self.count()?;
        if number > end {
            return Err(Unreadable::Contradiction);
        }
        Ok(number.checked_sub(1))
    }

    pub fn signed(&mut self) -> Read<i64> {
        let value = self.whole()?;
        Ok((value >> 1) as i64 ^ -((value & 1) as i64))
    }

    pub fn f32(&mut self) -> Read<f32> {
        let bytes = self.take(4)?;
        let bits = bytes.try_into().map_err(|_| Unreadable::Contradiction)?;
        finite(f32::from_bits(u32::from_le_bytes(bits)), f32::is_finite)
    }

    pub fn f64(&mut self) -> Read<f64> {
        let bytes = self.take(8)?;
        let bits = bytes.try_into().map_err(|_| Unreadable::Contradiction)?;
        finite(f64::from_bits(u64::from_le_bytes(bits)), f64::is_finite)
    }

    pub fn str(&mut self) -> Read<&'a str> {
        let length = self.count()?;
        self.letters(length)
    }

    /// A string of so many bytes.
    fn letters(&mut self, length: usize) -> Read<&'a str> {
        std::str::from_utf8(self.take(length)?).map_err(|_| Unreadable::Contradiction)
    }

    /// A string that may be one of `guesses` many, made by `guess` from which.
    pub fn likely(&mut self, guesses: usize, guess: impl FnOnce(usize) -> String) -> Read<String> {
        let code = self.count()?;
        match code.checked_sub(guesses) {
            None => Ok(guess(code)),
            Some(length) => Ok(self.letters(length)?.to_owned()),
        }
    }

    pub fn text(&mut self) -> Read<Text> {
        let en = self.str()?.to_owned();
        let ar = self.likely(2, |guess| {
            if guess == 0 {
                String::new()
            } else {
                en.clone()
            }
        })?;
        Ok(Text { en, ar })
    }

    /// Makes the string before this one into this one.
    pub fn after(&mut self, text: &mut String) -> Read<()> {
        let code = usize::from(self.byte()?);
        let (same, length) = match code {
            0xf0 => (self.count()?, self.count()?),
            _ => (code >> 4, code & 15),
        };
        if same > MOST_SAME || !text.is_char_boundary(same) {
            return Err(Unreadable::Contradiction);
        }
        text.truncate(same);
        text.push_str(self.letters(length)?);
        Ok(())
    }

    fn take(&mut self, length: usize) -> Read<&'a [u8]> {
        let cut = self.rest.split_at_checked(length);
        let (taken, rest) = cut.ok_or(Unreadable::Contradiction)?;
        self.rest = rest;
        Ok(taken)
    }
}

/// No figure of a catalogue is infinite or no number.
fn finite<T: Copy>(value: T, is_finite: impl Fn(T) -> bool) -> Read<T> {
    is_finite(value)
        .then_some(value)
        .ok_or(Unreadable::Contradiction)
}
