//! Shopify's inventory CSV: a line per variant and location.

use super::line::{Line, western};
use super::names;
use crate::exchange::StockEntry;
use crate::exchange::check::Origins;
use std::collections::HashMap;

/// Units by SKU, summed over all locations.
#[derive(Default)]
pub(super) struct Inventory {
    /// In the order in which they were met, with the first file and line.
    counted: Vec<(StockEntry, String, usize)>,
    places: HashMap<String, usize>,
}

impl Inventory {
    /// Takes a line. Where a location does not keep a variant there is nothing
    /// to count.
    pub fn take(&mut self, file: &str, line: usize, row: &Line) -> Result<(), String> {
        let sku = match row.figure("variant sku") {
            "" => sku_by_options(row)?,
            sku => sku.to_owned(),
        };
        let Some(units) = units(row)? else {
            return Ok(());
        };
        let place = *self.places.entry(sku.clone()).or_insert_with(|| {
            let entry = StockEntry::new(sku, 0);
            self.counted.push((entry, file.to_owned(), line));
            self.counted.len() - 1
        });
        if let Some((entry, ..)) = self.counted.get_mut(place) {
            entry.on_hand = entry.on_hand.map(|sum| sum.saturating_add(units));
        }
        Ok(())
    }

    /// Adds what was counted; it is more exact than the column of a product
    /// CSV, which knows one location.
    pub fn add_to(self, stock: &mut Vec<StockEntry>, origins: &mut Origins) {
        let places: HashMap<String, usize> = stock
            .iter()
            .enumerate()
            .map(|(place, entry)| (entry.sku.clone(), place))
            .collect();
        for (counted, file, line) in self.counted {
            let known = places
                .get(&counted.sku)
                .and_then(|place| stock.get_mut(*place));
            if let Some(entry) = known {
                entry.on_hand = counted.on_hand;
            } else {
                origins.push("stock", &file, line);
                stock.push(counted);
            }
        }
    }
}

/// The SKU that reading products makes up for a variant without one.
fn sku_by_options(row: &Line) -> Result<String, String> {
    let handle = row.get("handle");
    if handle.is_empty() {
        return Err("it has neither an SKU nor a handle".into());
    }
    let values = ["option1 value", "option2 value", "option3 value"].map(|column| row.get(column));
    let choices = values
        .into_iter()
        .filter(|value| !value.is_empty() && *value != "Default Title");
    let choices: Vec<String> = choices.map(names::choice_key).collect();
    Ok(names::sku(handle, &choices))
}

/// The units that can be sold: those available or, where the file does not say,
/// those on hand; and what the merchant counted anew beside them.
fn units(row: &Line) -> Result<Option<i64>, String> {
    let count = |column: &str| -> Result<Option<i64>, String> {
        let cell = row.figure(column);
        // Shopify writes "not stocked" where a location does not keep a variant.
        if cell.is_empty() || cell.eq_ignore_ascii_case("not stocked") {
            return Ok(None);
        }
        let figure = western(cell).replace('\u{2212}', "-");
        figure
            .parse()
            .map(Some)
            .map_err(|_| format!("'{cell}' is no whole number of units"))
    };
    let (available, current, new) = (
        count("available")?,
        count("on hand (current)")?,
        count("on hand (new)")?,
    );
    let counted_anew = match (current, new) {
        (Some(current), Some(new)) => new.saturating_sub(current),
        _ => 0,
    };
    Ok(match available {
        Some(available) => Some(available.saturating_add(counted_anew)),
        None => new.or(current).or(count("on hand")?),
    })
}
