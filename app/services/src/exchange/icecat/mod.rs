//! Icecat's products: flat objects with a title, a price and some five
//! thousand differently named `attr_` fields, but no categories, no stock, no
//! units and one language.
//!
//! What is missing is worked out: [`taxonomy`] holds a tree of categories and
//! the words that speak for each, [`classify`] decides by them and learns from
//! the clear cases for the unclear ones, [`attributes`] turns columns into
//! named, typed attributes with units, [`facets`] picks those worth filtering
//! by. Pictures are remote and therefore not taken.

mod attributes;
mod classify;
mod facets;
mod known;
mod names;
mod row;
mod taxonomy;
mod words;

use super::check::Origins;
use super::read::{Draft, ExchangeError, Progress, Stated, Step};
use super::source::Source;
use super::{Document, PriceEntry, PriceListSection, Skipped, StockEntry, VERSION};
use attributes::Columns;
use engine::catalog::{Category, Product, Variant};
use engine::price::PriceList;
use engine::text::slug;
use engine::{Lang, Text};
use row::Row;
use std::collections::HashSet;

/// Icecat has no stock: every SKU the shop did not have starts with this many units.
const ON_HAND: i64 = 25;

/// Collects rows; categories and attributes need all of them.
pub(super) struct Reader {
    price_list: PriceList,
    rows: Vec<Row>,
    ids: HashSet<String>,
    origins: Origins,
    skipped: Vec<Skipped>,
}

impl Reader {
    pub fn new(price_list: PriceList) -> Reader {
        Reader {
            price_list,
            rows: Vec::new(),
            ids: HashSet::new(),
            origins: Origins::default(),
            skipped: Vec::new(),
        }
    }

    /// Takes the products of one file, an array of objects. Those that are not
    /// usable are reported by their index in the array.
    pub fn take(&mut self, source: &Source) -> Result<(), ExchangeError> {
        let objects: Vec<serde_json::Value> = serde_json::from_str(&source.text)
            .map_err(|error| source.malformed(error.line(), error))?;
        for (index, object) in objects.into_iter().enumerate() {
            let row = Row::read(object).and_then(|row| match self.ids.insert(row.id.clone()) {
                true => Ok(row),
                false => Err(format!("the id {} occurs twice", row.id)),
            });
            match row {
                Ok(row) => {
                    self.origins.push("products", &source.name, index);
                    self.rows.push(row);
                }
                Err(reason) => {
                    self.skipped.push(Skipped {
                        file: source.name.clone(),
                        line: index,
                        reason,
                    });
                }
            }
        }
        Ok(())
    }

    /// Sorts the products into categories and types their attributes.
    pub fn finish(self, progress: &mut dyn FnMut(Progress)) -> Draft {
        let total = self.rows.len();
        let mut report = |done| {
            progress(Progress {
                step: Step::Sorting,
                done,
                total,
            })
        };
        report(0);
        let leaves = classify::classify(&self.rows);
        report(total / 2);
        let columns = Columns::of(&self.rows);
        let chosen = facets::choose(&self.rows, &leaves, &columns);
        let document = Document {
            format: "tafsil".into(),
            version: VERSION,
            categories: categories(&leaves, &chosen),
            attributes: columns.attributes(&chosen),
            products: self
                .rows
                .iter()
                .zip(&leaves)
                .map(|(row, leaf)| product(row, leaf.id, &columns))
                .collect(),
            price_lists: vec![prices(self.price_list, &self.rows)],
            stock: self
                .rows
                .iter()
                .map(|row| StockEntry::new(&row.id, ON_HAND))
                .collect(),
            ..Document::default()
        };
        report(total);
        let stated = Stated {
            category: true,
            ..Stated::default()
        };
        let ids = document.products.iter().map(|product| product.id.clone());
        let stated = ids.map(|id| (id, stated)).collect();
        Draft {
            document,
            origins: self.origins,
            skipped: self.skipped,
            is_derived: true,
            stated,
            is_initial_stock: true,
            ..Draft::default()
        }
    }
}

/// The categories that hold a product, and their parents.
fn categories(leaves: &[&taxonomy::Node], chosen: &facets::Chosen) -> Vec<Category> {
    let used: HashSet<&str> = leaves
        .iter()
        .flat_map(|leaf| [leaf.id, leaf.parent])
        .filter(|id| !id.is_empty())
        .collect();
    let tree = taxonomy::tree();
    let nodes = tree
        .nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| used.contains(node.id));
    nodes
        .map(|(position, node)| node.category(position, chosen.of(node.id)))
        .collect()
}

fn product(row: &Row, category: &str, columns: &Columns) -> Product {
    let address = match slug(&row.title) {
        words if words.is_empty() => row.id.clone(),
        words => format!("{words}-{}", row.id),
    };
    let summary = if row.summary == row.title {
        ""
    } else {
        &row.summary
    };
    Product {
        id: row.id.clone(),
        slug: Text::new(address.clone(), address),
        name: Text::only(Lang::En, &row.title),
        brand: Text::only(Lang::En, &row.supplier),
        model: row.model.clone(),
        category: category.to_owned(),
        summary: Text::only(Lang::En, summary),
        attributes: columns.values(row),
        variants: vec![Variant {
            sku: row.id.clone(),
            ean: row.ean.clone(),
            ..Variant::default()
        }],
        popularity: row.released.as_deref().map_or(0, recency),
        released: row.released.clone(),
        ..Product::default()
    }
}

/// Months since 1990: with no sales to count, newer is taken for more wanted.
fn recency(day: &str) -> u32 {
    let number = |range| {
        day.get(range)
            .and_then(|digits: &str| digits.parse::<u32>().ok())
    };
    let (year, month) = (number(0..4).unwrap_or(0), number(5..7).unwrap_or(0));
    (year.saturating_sub(1990) * 12 + month).min(1200)
}

/// Prices are hundredths, whatever the currency.
fn prices(list: PriceList, rows: &[Row]) -> PriceListSection {
    let entry = |row: &Row| PriceEntry {
        sku: row.id.clone(),
        tiers: vec![(1, format!("{}.{:02}", row.cents / 100, row.cents % 100))],
    };
    PriceListSection {
        list,
        prices: rows.iter().map(entry).collect(),
    }
}
