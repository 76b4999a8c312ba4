//! The demo shop: a supplier of workplaces, clinics and cafés in Amman, its
//! people and a year of their orders.
//!
//! The content is written in sheets (`app/services/demo/*.json`, the form is
//! told in `sheet.rs`); a small builder expands them into one exchange
//! [`Document`]. Nothing here is random: the same program gives the same shop.

mod branding;
mod build;
mod dice;
mod fill;
mod look;
mod orders;
mod path;
pub mod people;
mod price;
mod properties;
mod sheet;
#[cfg(test)]
mod tests;
mod words;

pub use fill::Filled;
pub use orders::{DemoOrder, orders};

use crate::drawing::Spec;
use crate::exchange::Document;

/// Why the demo shop could not be built: a mistake in its sheets.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error("{file}: {source}")]
    Json {
        file: &'static str,
        source: serde_json::Error,
    },
    #[error("no such placeholder: {0}")]
    Placeholder(String),
    #[error("{place}: no such {what}: {key}")]
    Unknown {
        place: String,
        what: &'static str,
        key: String,
    },
    #[error("{0}: a value of the wrong kind")]
    Value(String),
}

macro_rules! sheets {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../demo/", $name, ".json")))),*]
    };
}

const HOUSE: &str = include_str!("../../demo/house.json");
const PROPERTIES: &str = include_str!("../../demo/properties.json");

/// Every category's sheet, in the order of the shop.
const SHEETS: &[(&str, &str)] = sheets![
    "task-chairs",
    "visitor-chairs",
    "desks",
    "standing-desks",
    "meeting-tables",
    "storage",
    "desk-lamps",
    "whiteboards",
    "monitors",
    "printers",
    "laptops",
    "keyboards-mice",
    "headsets",
    "paper",
    "pens-binders",
    "exam-couches",
    "doctor-stools",
    "medical-trolleys",
    "gloves-masks",
    "blood-pressure-monitors",
    "diagnosis",
    "waste-bins",
    "privacy-screens",
    "scales",
    "cafe-chairs",
    "cafe-tables",
    "bar-stools",
    "espresso-machines",
    "grinders",
    "cups",
    "paper-cups",
    "coffee",
    "kettles",
    "syrups",
    "display",
];

/// The demo shop. `draw` makes the picture of a spec, or `None` where it
/// cannot; a variant without any picture is still sold.
///
/// # Errors
/// A mistake in the sheets; a test proves there is none.
pub fn document(draw: impl Fn(&Spec) -> Option<String>) -> Result<Document, DemoError> {
    let house = parse("house", HOUSE)?;
    let properties = parse("properties", PROPERTIES)?;
    let mut sheets = Vec::with_capacity(SHEETS.len());
    for &(name, text) in SHEETS {
        sheets.push(parse(name, text)?);
    }
    build::document(house, properties, &sheets, &draw)
}

fn parse<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<T, DemoError> {
    serde_json::from_str(text).map_err(|source| DemoError::Json { file, source })
}
