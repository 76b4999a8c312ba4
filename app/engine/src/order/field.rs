//! What people type into forms, parsed into types that are right by
//! construction. Errors are codes; the words for them are the page's.

use super::clean::{is_invisible, visible};
use serde::{Deserialize, Serialize};

/// Why a field is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldError {
    Missing,
    TooLong,
    NotAnEmail,
    NotAPhone,
    /// A password of fewer than [`Password::MIN`] characters.
    TooShort,
    /// Not one of what can be chosen.
    NotAChoice,
    /// A city that the chosen delivery does not reach.
    NotServed,
    /// A quantity that is no whole number in range.
    NotAQuantity,
    /// The address belongs to an account already.
    Taken,
    /// Not the password that is in use.
    NotThePassword,
    /// Two fields that must be equal are not.
    Different,
}

/// A line of text: a name, a street, a city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line(String);

impl Line {
    /// The longest line, in characters.
    pub const MAX: usize = 120;

    /// Spaces are trimmed and runs of them made one; control and invisible characters go.
    pub fn parse(text: &str) -> Result<Line, FieldError> {
        let line = Line::parse_optional(text)?;
        if line.0.is_empty() {
            Err(FieldError::Missing)
        } else {
            Ok(line)
        }
    }

    pub fn parse_optional(text: &str) -> Result<Line, FieldError> {
        let line = visible(text);
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() > Line::MAX {
            return Err(FieldError::TooLong);
        }
        Ok(Line(line))
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

/// An e-mail address, lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// The longest address that can be delivered to (RFC 5321, 4.5.3.1.3).
    pub const MAX: usize = 254;

    /// Accepts what can plausibly be delivered to: one `@`, a name before it
    /// and a dotted domain after it, no spaces. Only a message tells more.
    pub fn parse(text: &str) -> Result<Email, FieldError> {
        let text: String = visible(text)
            .chars()
            .filter(|c| !is_invisible(*c))
            .collect();
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return Err(FieldError::Missing);
        }
        if text.len() > Email::MAX {
            return Err(FieldError::TooLong);
        }
        let plain = |s: &str| s.chars().all(|c| !c.is_whitespace() && !c.is_control());
        let quiet = |s: &str| !s.contains(['<', '>', '(', ')', ',', ';', ':', '"', '\\']);
        let (name, domain) = text.split_once('@').ok_or(FieldError::NotAnEmail)?;
        let labels: Vec<&str> = domain.split('.').collect();
        let fine = !name.is_empty()
            && name.len() <= 64
            && plain(name)
            && quiet(name)
            && labels.len() >= 2
            && labels.iter().all(|label| {
                !label.is_empty()
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        if fine {
            Ok(Email(text))
        } else {
            Err(FieldError::NotAnEmail)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

/// A password: long enough to be hard to guess, and short enough to be hashed
/// without effort (NIST SP 800-63B, 5.1.1.2). No other rule.
pub struct Password(String);

impl Password {
    pub const MIN: usize = 8;
    pub const MAX: usize = 256;

    pub fn parse(text: &str) -> Result<Password, FieldError> {
        match text.chars().count() {
            0 => Err(FieldError::Missing),
            n if n < Password::MIN => Err(FieldError::TooShort),
            n if n > Password::MAX => Err(FieldError::TooLong),
            _ => Ok(Password(text.to_owned())),
        }
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_plausible_or_refused() {
        let parse = |text: &str| Email::parse(text).map(Email::into_string);
        assert_eq!(parse(" Rana@Example.COM "), Ok("rana@example.com".into()));
        for wrong in [
            "a",
            "a@b",
            "a b@c.d",
            "a@b..c",
            "@b.c",
            "a@-b.c",
            "a@b.c\nBcc: x@y.z",
        ] {
            assert_eq!(parse(wrong), Err(FieldError::NotAnEmail), "{wrong}");
        }
        assert_eq!(parse(""), Err(FieldError::Missing));
        let copied = "\u{202A}\u{FEFF}rana\u{200B}@exam\u{AD}ple\u{200C}.com\u{202C}\u{A0}";
        assert_eq!(parse(copied), Ok("rana@example.com".into()));
        assert_eq!(parse("\u{200F}"), Err(FieldError::Missing));
    }

    #[test]
    fn lines_lose_what_cannot_be_printed() {
        assert_eq!(
            Line::parse(" a\r\n b\t").map(Line::into_string),
            Ok("a b".into())
        );
        assert_eq!(
            Line::parse("\u{202B}رنا\u{202C}\u{A0}\u{200B} حداد\u{FEFF}").map(Line::into_string),
            Ok("رنا حداد".into())
        );
        for empty in ["\u{0}", "\u{200B}", "\u{FEFF} \u{200F}"] {
            assert_eq!(Line::parse(empty), Err(FieldError::Missing), "{empty:?}");
        }
        assert_eq!(Line::parse(&"x".repeat(121)), Err(FieldError::TooLong));
    }
}
