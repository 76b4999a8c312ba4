//! Telephone numbers as people write and copy them.

use super::FieldError;
use super::clean::is_invisible;
use crate::number::western_digit;

/// A telephone number: an optional `+` and 7 to 15 digits (ITU-T E.164).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(String);

/// What stands between digits: every kind of hyphen and dash, dots, slashes, brackets.
const BETWEEN: [char; 21] = [
    '-', '.', '·', '/', '\\', '(', ')', '[', ']', '（', '）', '／', '．', '‐', '‑', '‒', '–', '—',
    '―', '−', '－',
];

impl Phone {
    /// Digits may be Arabic-Indic, Persian or full-width. Spaces, hyphens, slashes, brackets and
    /// invisible characters are dropped; `00` in front is the `+` of an international number, in
    /// which a bracketed zero, `+962 (0)79`, is not dialled.
    pub fn parse(text: &str) -> Result<Phone, FieldError> {
        let mut phone = String::new();
        let mut plus = false;
        for c in text.chars() {
            match c {
                '+' | '＋' if phone.is_empty() && !plus => plus = true,
                c if c.is_whitespace() || c.is_control() || is_invisible(c) => {}
                // Kept for now: they say which zero is not dialled.
                '(' | '（' => phone.push('('),
                ')' | '）' => phone.push(')'),
                c if BETWEEN.contains(&c) => {}
                c => phone.push(western_digit(c).ok_or(FieldError::NotAPhone)?),
            }
        }
        if !plus && phone.starts_with("00") {
            plus = true;
            phone.drain(..2);
        }
        if plus {
            phone = phone.replacen("(0)", "", 1);
        }
        phone.retain(|c| c.is_ascii_digit());
        match phone.len() {
            0 if !plus && text.chars().all(|c| c.is_whitespace() || is_invisible(c)) => {
                Err(FieldError::Missing)
            }
            7..=15 if plus => Ok(Phone(format!("+{phone}"))),
            7..=15 => Ok(Phone(phone)),
            _ => Err(FieldError::NotAPhone),
        }
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<String, FieldError> {
        Phone::parse(text).map(Phone::into_string)
    }

    #[test]
    fn phones_are_kept_in_one_form() {
        for written in [
            "+962 (7) 9012-3456",
            "+962 79 012 3456",
            "00962790123456",
            "00 962 79 012 3456",
            "+962 (0)79 012 3456",
            "\u{202A}+962 79 012 3456\u{202C}",
            "\u{200E}+962\u{A0}79\u{A0}012\u{A0}3456",
            "\u{2066}+962‑79‑012‑3456\u{2069}",
            "+962–79–012—3456",
            "+962.79.012.3456",
            "+962/79/0123456",
            "\u{200F}٠٠٩٦٢٧٩٠١٢٣٤٥٦",
            "＋９６２ ７９ ０１２ ３４５６",
            "+۹۶۲۷۹۰۱۲۳۴۵۶",
            "+962\u{2009}79\u{202F}012\u{200B}3456",
        ] {
            assert_eq!(parse(written), Ok("+962790123456".into()), "{written:?}");
        }
        for written in [
            "٠٧٩٠١٢٣٤٥٦",
            "079/012 3456",
            "(079) 012-3456",
            "079−012‐3456",
        ] {
            assert_eq!(parse(written), Ok("0790123456".into()), "{written:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for wrong in [
            "12345",
            "call me",
            "+",
            "079+0123456",
            "++962790123456",
            "0790123456 ext 5",
        ] {
            assert_eq!(parse(wrong), Err(FieldError::NotAPhone), "{wrong:?}");
        }
        assert_eq!(parse("1234567890123456"), Err(FieldError::NotAPhone));
        for empty in ["", " ", "\u{200E}\u{200F}"] {
            assert_eq!(parse(empty), Err(FieldError::Missing), "{empty:?}");
        }
    }
}
