//! Where an order goes.

use super::{FieldError, Line, Phone};
use serde::{Deserialize, Serialize};

/// A delivery address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    /// Who receives the goods.
    pub name: String,
    pub phone: String,
    /// Street, building, floor.
    pub street: String,
    /// District or neighbourhood; may be empty.
    pub area: String,
    pub city: String,
    /// What the driver should know; may be empty.
    pub note: String,
}

impl Address {
    /// The address as it is kept: every line cleaned, the telephone number in
    /// one form.
    ///
    /// # Errors
    /// Every field that is not accepted, by its name above.
    pub fn parse(&self) -> Result<Address, Vec<(&'static str, FieldError)>> {
        self.parse_parts(true)
    }

    /// Who collects an order: name and telephone number as strictly as in an address, and no
    /// street, whatever is written there.
    ///
    /// # Errors
    /// As [`Address::parse`], without the fields of a place.
    pub fn parse_contact(&self) -> Result<Address, Vec<(&'static str, FieldError)>> {
        self.parse_parts(false)
    }

    fn parse_parts(&self, has_place: bool) -> Result<Address, Vec<(&'static str, FieldError)>> {
        let mut wrong = Vec::new();
        let mut take = |name, parsed: Result<String, FieldError>| {
            parsed.unwrap_or_else(|error| {
                wrong.push((name, error));
                String::new()
            })
        };
        let line = |text: &str| Line::parse(text).map(Line::into_string);
        let optional = |text: &str| Line::parse_optional(text).map(Line::into_string);
        let mut address = Address {
            name: take("name", line(&self.name)),
            phone: take("phone", Phone::parse(&self.phone).map(Phone::into_string)),
            ..Address::default()
        };
        if has_place {
            address.street = take("street", line(&self.street));
            address.area = take("area", optional(&self.area));
            address.city = take("city", line(&self.city));
        }
        address.note = take("note", optional(&self.note));
        if wrong.is_empty() {
            Ok(address)
        } else {
            Err(wrong)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_field_is_named() {
        let typed = Address {
            phone: "x".into(),
            city: " عمّان ".into(),
            ..Address::default()
        };
        let wrong = typed.parse().unwrap_err();
        let expected = [
            ("name", FieldError::Missing),
            ("phone", FieldError::NotAPhone),
            ("street", FieldError::Missing),
        ];
        assert_eq!(wrong, expected);
    }

    #[test]
    fn who_collects_needs_no_street_and_is_cleaned_all_the_same() {
        let typed = Address {
            name: "\u{200F} رنا  حداد\u{202C}".into(),
            phone: "\u{202A}٠٧٩-٠١٢ ٣٤٥٦".into(),
            street: "x".repeat(200),
            note: "at\u{0} noon".into(),
            ..Address::default()
        };
        let kept = typed.parse_contact().unwrap();
        assert_eq!(
            (kept.name.as_str(), kept.phone.as_str()),
            ("رنا حداد", "0790123456")
        );
        assert_eq!((kept.street.as_str(), kept.note.as_str()), ("", "at noon"));
        let nameless = Address {
            phone: "call me".into(),
            ..Address::default()
        };
        let expected = [
            ("name", FieldError::Missing),
            ("phone", FieldError::NotAPhone),
        ];
        assert_eq!(nameless.parse_contact().unwrap_err(), expected);
    }
}
