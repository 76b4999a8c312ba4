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
        let mut wrong = Vec::new();
        let mut take = |name, parsed: Result<String, FieldError>| {
            parsed.unwrap_or_else(|error| {
                wrong.push((name, error));
                String::new()
            })
        };
        let line = |text: &str| Line::parse(text).map(Line::into_string);
        let optional = |text: &str| Line::parse_optional(text).map(Line::into_string);
        let address = Address {
            name: take("name", line(&self.name)),
            phone: take("phone", Phone::parse(&self.phone).map(Phone::into_string)),
            street: take("street", line(&self.street)),
            area: take("area", optional(&self.area)),
            city: take("city", line(&self.city)),
            note: take("note", optional(&self.note)),
        };
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
}
