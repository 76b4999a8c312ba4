//! The attributes of the demo's products: reading authored values by them.

use super::DemoError;
use super::build::unknown;
use super::sheet::{Attrs, Property};
use engine::Text;
use engine::catalog::{Attribute, AttributeKind, Choice, Value};
use std::collections::BTreeMap;

/// Values by the keys of their attributes.
pub(super) type Values = BTreeMap<String, Value>;

/// Every property by its key.
pub(super) struct Properties<'a>(BTreeMap<&'a str, &'a Property>);

impl<'a> Properties<'a> {
    pub(super) fn new(properties: &'a [Property]) -> Properties<'a> {
        Properties(properties.iter().map(|p| (p.key.as_str(), p)).collect())
    }

    /// Reads authored values, each by the kind of its attribute.
    ///
    /// # Errors
    /// An attribute or choice that does not exist; a value of another kind.
    pub(super) fn read(
        &self,
        place: &str,
        attrs: &Attrs,
        into: &mut Values,
    ) -> Result<(), DemoError> {
        for (key, json) in attrs {
            let property = self
                .0
                .get(key.as_str())
                .ok_or_else(|| unknown(place, "attribute", key))?;
            let texts = || -> Vec<String> {
                let items = json.as_array().into_iter().flatten();
                let all = items.chain(json.is_string().then_some(json));
                all.filter_map(|item| item.as_str().map(str::to_owned))
                    .collect()
            };
            let value = match property.kind {
                AttributeKind::Flag => json.as_bool().map(Value::Flag),
                AttributeKind::Number => json.as_f64().map(Value::Number),
                AttributeKind::Note => match texts().as_slice() {
                    [en, ar] => Some(Value::Note(Text::new(en, ar))),
                    _ => None,
                },
                AttributeKind::Choice => {
                    let keys = texts();
                    for choice in &keys {
                        self.choice(place, key, choice)?;
                    }
                    (!keys.is_empty()).then_some(Value::Choices(keys))
                }
            };
            let value = value.ok_or_else(|| DemoError::Value(format!("{place}: {key}")))?;
            into.insert(key.clone(), value);
        }
        Ok(())
    }

    /// The row of a choice: key, English, Arabic, swatch or drawing material.
    pub(super) fn choice(
        &self,
        place: &str,
        key: &str,
        choice: &str,
    ) -> Result<&'a [String], DemoError> {
        let rows = self.0.get(key).map(|property| property.choices.as_slice());
        rows.unwrap_or_default()
            .iter()
            .find(|row| row.first().is_some_and(|key| key == choice))
            .map(Vec::as_slice)
            .ok_or_else(|| unknown(place, "choice", &format!("{key}={choice}")))
    }
}

/// The property as the shop keeps it.
pub(super) fn attribute(property: &Property) -> Attribute {
    let choice = |row: &Vec<String>| {
        let cell = |i: usize| row.get(i).cloned().unwrap_or_default();
        Choice {
            key: cell(0),
            name: Text::new(cell(1), cell(2)),
            swatch: Some(cell(3)).filter(|swatch| swatch.starts_with('#')),
        }
    };
    Attribute {
        key: property.key.clone(),
        name: property.name.text(),
        kind: property.kind,
        unit: property.unit.text(),
        facet: property.facet,
        choices: property.choices.iter().map(choice).collect(),
    }
}
