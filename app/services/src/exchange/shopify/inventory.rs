//! Shopify's inventory CSV: a line per variant and location.

use super::line::{Line, whole_number};
use super::names::{choice_key, folded, key_of};
use crate::exchange::StockEntry;
use crate::exchange::check::Origins;
use crate::exchange::read::Counted;
use std::collections::HashMap;

/// How a line names a variant.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Variant {
    Sku(String),
    /// The id of its product, and the keys of its choices.
    Options(String, Vec<String>),
}

/// The units of a variant, and the first file and line that counted it.
struct Count {
    variant: Variant,
    units: i64,
    file: String,
    line: usize,
}

/// Units by variant, summed over all locations.
#[derive(Default)]
pub(super) struct Inventory {
    /// In the order in which they were met.
    counts: Vec<Count>,
    places: HashMap<Variant, usize>,
}

impl Inventory {
    /// Takes a line. Where a location does not keep a variant there is nothing
    /// to count.
    pub fn take(&mut self, file: &str, line: usize, row: &Line) -> Result<(), String> {
        let variant = match row.figure("variant sku") {
            "" => by_options(row)?,
            sku => Variant::Sku(sku.to_owned()),
        };
        let Some(units) = units(row)? else {
            return Ok(());
        };
        let place = *self.places.entry(variant.clone()).or_insert_with(|| {
            let file = file.to_owned();
            self.counts.push(Count {
                variant,
                units: 0,
                file,
                line,
            });
            self.counts.len() - 1
        });
        if let Some(count) = self.counts.get_mut(place) {
            count.units = count.units.saturating_add(units);
        }
        Ok(())
    }

    /// Adds what was counted by SKU; it is more exact than the column of a product
    /// CSV, which knows one location. Gives what was counted by options.
    pub fn add_to(self, stock: &mut Vec<StockEntry>, origins: &mut Origins) -> Vec<Counted> {
        let places: HashMap<String, usize> = stock
            .iter()
            .enumerate()
            .map(|(place, entry)| (entry.sku.clone(), place))
            .collect();
        let mut by_options = Vec::new();
        for count in self.counts {
            let Count {
                variant,
                units,
                file,
                line,
            } = count;
            match variant {
                Variant::Options(product, choices) => by_options.push(Counted {
                    product,
                    choices,
                    units,
                    file,
                    line,
                }),
                Variant::Sku(sku) => {
                    let known = places.get(&sku).and_then(|place| stock.get_mut(*place));
                    if let Some(entry) = known {
                        entry.on_hand = Some(units);
                    } else {
                        origins.push("stock", &file, line);
                        stock.push(StockEntry::new(sku, units));
                    }
                }
            }
        }
        by_options
    }
}

fn by_options(row: &Line) -> Result<Variant, String> {
    let handle = row.get("handle");
    if handle.is_empty() {
        return Err("it has neither an SKU nor a handle".into());
    }
    let values = ["option1 value", "option2 value", "option3 value"].map(|column| row.get(column));
    let values = values
        .into_iter()
        .filter(|value| !value.is_empty() && *value != "Default Title");
    let mut choices: Vec<String> = values.map(choice_key).collect();
    choices.sort_unstable();
    Ok(Variant::Options(
        key_of(&folded(handle), "product"),
        choices,
    ))
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
        whole_number(cell).map(Some)
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
