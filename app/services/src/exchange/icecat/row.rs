//! One product as Icecat writes it.

use super::words::plain;
use crate::exchange::gtin::is_gtin;
use engine::Day;
use serde_json::Value;

/// A product with the fields the shop can use.
pub(super) struct Row {
    pub id: String,
    pub title: String,
    pub supplier: String,
    /// What the maker calls it.
    pub model: String,
    /// US cents.
    pub cents: i64,
    pub ean: Option<String>,
    pub summary: String,
    /// `YYYY-MM-DD`.
    pub released: Option<String>,
    /// Column without `attr_` (`n_display_diagonal`) and value, by column.
    pub fields: Vec<(String, Field)>,
}

pub(super) enum Field {
    Text(String),
    Number(f64),
    Flag(bool),
}

impl Row {
    /// Reads an object, or says why it is of no use. Attributes whose value is
    /// not of their column's type are left out rather than the product.
    pub fn read(object: Value) -> Result<Row, String> {
        let Value::Object(object) = object else {
            return Err("it is not an object".into());
        };
        let text = |key: &str| object.get(key).and_then(Value::as_str).map(plain);
        let needed = |key: &str| {
            text(key)
                .filter(|text| !text.is_empty())
                .ok_or(format!("it has no \"{key}\""))
        };
        let id = needed("id")?;
        let cents = match object.get("price") {
            Some(price) => price.as_i64().filter(|cents| *cents >= 0).ok_or(format!(
                "the price of {id} is not a whole number of cents, 0 or more: {price}"
            ))?,
            None => return Err(format!("{id} has no \"price\"")),
        };
        let eans = object
            .get("ean")
            .and_then(Value::as_array)
            .map_or(&[][..], Vec::as_slice);
        Ok(Row {
            title: needed("title")?,
            supplier: text("supplier").unwrap_or_default(),
            model: text("name").unwrap_or_default(),
            cents,
            ean: eans
                .iter()
                .filter_map(Value::as_str)
                .find(|ean| is_gtin(ean))
                .map(str::to_owned),
            summary: text("short_description").unwrap_or_default(),
            released: text("date_released").and_then(|date| day(&date)),
            fields: object
                .iter()
                .filter_map(|(key, value)| field(key, value))
                .collect(),
            id,
        })
    }
}

fn field(key: &str, value: &Value) -> Option<(String, Field)> {
    let column = key.strip_prefix("attr_")?;
    let value = match (column.get(..2)?, value) {
        ("t_", Value::String(text)) => Field::Text(text.clone()),
        ("n_", Value::Number(number)) => {
            Field::Number(number.as_f64().filter(|number| number.is_finite())?)
        }
        ("b_", Value::Bool(flag)) => Field::Flag(*flag),
        _ => return None,
    };
    Some((column.to_owned(), value))
}

/// The day of a timestamp such as `2009-12-10T00:00:00Z`.
fn day(timestamp: &str) -> Option<String> {
    timestamp
        .get(..10)
        .filter(|day| Day::parse(day).is_some())
        .map(str::to_owned)
}
