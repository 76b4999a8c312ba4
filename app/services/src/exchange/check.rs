//! What every document must satisfy, whatever format it came in.
//!
//! A faulty row is taken out and reported; the rest stays. Sections are
//! checked in the order in which they refer to each other, so that what hangs
//! on a row that was taken out is reported too, by its own fault.

mod curations;
mod media;
mod products;
mod rules;

pub use rules::{MAX_NAME, MAX_TEXT};

use super::{Document, PriceEntry, Skipped, StockEntry};
use engine::catalog::{AttributeKind, Category};
use engine::price::MAX_QUANTITY;
use engine::{Currency, Money};
use rules::{identifier, is_colour, name, required, slugs, text, unique, unique_slugs};
use std::collections::{HashMap, HashSet};

/// The most units of one SKU that can be on hand.
const MAX_ON_HAND: i64 = 1_000_000_000;

/// What the shop already has, for a document that is only a part to refer to;
/// and, while checking, what earlier sections declared.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Kind and choice keys per attribute key.
    pub attributes: HashMap<String, (AttributeKind, HashSet<String>)>,
    /// Ids.
    pub categories: HashSet<String>,
    pub skus: HashSet<String>,
    /// Ids.
    pub products: HashSet<String>,
    /// Names in either language, folded.
    pub brands: HashSet<String>,
}

/// Where the rows of a document came from, section by section: file and line.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins {
    rows: HashMap<String, Vec<(String, usize)>>,
}

impl Origins {
    /// Tells the place of the next row of a section.
    pub fn push(&mut self, section: &str, file: &str, line: usize) {
        let place = (file.to_owned(), line);
        match self.rows.get_mut(section) {
            Some(rows) => rows.push(place),
            None => {
                self.rows.insert(section.to_owned(), vec![place]);
            }
        }
    }

    /// The place of a row; its index where nobody told.
    fn of(&self, section: &str, index: usize) -> (String, usize) {
        let told = self.rows.get(section).and_then(|rows| rows.get(index));
        told.cloned().unwrap_or_else(|| (section.to_owned(), index))
    }
}

/// Takes faulty rows out of a document and says why.
///
/// `known` is what the shop already has: a document may be a part that refers
/// to it. Without it the document must stand alone.
pub(super) fn check(document: &mut Document, origins: &Origins, known: Known) -> Vec<Skipped> {
    let mut skipped = Vec::new();
    let mut declared = known;
    let mut sieve = Sieve {
        origins,
        skipped: &mut skipped,
    };
    let mut names = HashSet::new();
    sieve.sift("media", &mut document.media, |media| {
        media::check(media)?;
        unique(&mut names, &media.name, "name")
    });
    let mut keys = HashSet::new();
    sieve.sift("attributes", &mut document.attributes, |attribute| {
        identifier(&attribute.key, "attribute key")?;
        name(&attribute.name)?;
        text(&attribute.unit, MAX_NAME, "unit")?;
        let mut choices = HashSet::new();
        for choice in &attribute.choices {
            required(&choice.key, "key of a choice")?;
            name(&choice.name)?;
            unique(&mut choices, &choice.key, "choice")?;
            if choice
                .swatch
                .as_deref()
                .is_some_and(|swatch| !is_colour(swatch))
            {
                return Err(format!(
                    "the swatch of '{}' is no colour like #c0392b",
                    choice.key
                ));
            }
        }
        unique(&mut keys, &attribute.key, "attribute")?;
        declared
            .attributes
            .insert(attribute.key.clone(), (attribute.kind, choices));
        Ok(())
    });
    categories(document, &mut sieve, &mut declared);
    let lost = products::check(document, &mut sieve, &mut declared);
    // What belongs to a product that was taken out goes with it: one fault,
    // one report.
    let is_lost = |sku: &String| lost.contains(sku) && !declared.skus.contains(sku);
    prices(document, &mut sieve, &declared, &is_lost);
    let mut stocked = HashSet::new();
    let is_orphan = |entry: &StockEntry| is_lost(&entry.sku);
    sieve.sift_but("stock", &mut document.stock, is_orphan, |entry| {
        if !(0..=MAX_ON_HAND).contains(&entry.on_hand) {
            return Err(format!(
                "{} cannot be on hand {} times",
                entry.sku, entry.on_hand
            ));
        }
        known_sku(&declared, &entry.sku)?;
        unique(&mut stocked, &entry.sku, "SKU")
    });
    curations::check(document, &mut sieve, &declared);
    skipped
}

fn categories(document: &mut Document, sieve: &mut Sieve, declared: &mut Known) {
    // A parent may stand behind its children, so ids are gathered beforehand.
    let parents: HashMap<String, Option<String>> = document
        .categories
        .iter()
        .map(|c| (c.id.clone(), c.parent.clone()))
        .collect();
    let (mut en, mut ar, mut ids) = (HashSet::new(), HashSet::new(), HashSet::new());
    sieve.sift(
        "categories",
        &mut document.categories,
        |category: &Category| {
            identifier(&category.id, "id")?;
            name(&category.name)?;
            slugs(&category.slug)?;
            text(&category.summary, MAX_TEXT, "summary")?;
            media::picture(category.picture.as_ref())?;
            if let Some(parent) = &category.parent {
                if !parents.contains_key(parent) && !declared.categories.contains(parent) {
                    return Err(format!("its parent '{parent}' is unknown"));
                }
                if in_a_circle(&category.id, &parents) {
                    return Err(format!("'{}' is its own ancestor", category.id));
                }
            }
            for key in &category.facets {
                if !declared.attributes.contains_key(key) {
                    return Err(format!("its facet '{key}' is no known attribute"));
                }
            }
            unique_slugs(&mut en, &mut ar, &category.slug)?;
            unique(&mut ids, &category.id, "id")?;
            // It may be one the shop has: then it is changed.
            declared.categories.insert(category.id.clone());
            Ok(())
        },
    );
}

fn in_a_circle(id: &str, parents: &HashMap<String, Option<String>>) -> bool {
    let mut at = id;
    for _ in 0..=parents.len() {
        match parents.get(at) {
            Some(Some(parent)) if parent == id => return true,
            Some(Some(parent)) => at = parent,
            _ => return false,
        }
    }
    true
}

fn prices(
    document: &mut Document,
    sieve: &mut Sieve,
    declared: &Known,
    is_lost: &dyn Fn(&String) -> bool,
) {
    let mut lists = HashSet::new();
    sieve.sift("price_lists", &mut document.price_lists, |section| {
        identifier(&section.list.id, "id")?;
        name(&section.list.name)?;
        unique(&mut lists, &section.list.id, "price list")
    });
    for section in &mut document.price_lists {
        let place = format!("price_lists/{}", section.list.id);
        let currency = section.list.currency;
        let mut priced = HashSet::new();
        let is_orphan = |entry: &PriceEntry| is_lost(&entry.sku);
        sieve.sift_but(&place, &mut section.prices, is_orphan, |entry| {
            known_sku(declared, &entry.sku)?;
            tiers(&entry.tiers, currency).map_err(|why| format!("{}: {why}", entry.sku))?;
            unique(&mut priced, &entry.sku, "SKU")
        });
    }
}

fn tiers(tiers: &[(u32, String)], currency: Currency) -> Result<(), String> {
    let mut quantities = HashSet::new();
    for (from, price) in tiers {
        if !(1..=MAX_QUANTITY).contains(from) || !quantities.insert(*from) {
            return Err(format!("a tier from {from} is out of range or there twice"));
        }
        match Money::parse(price, currency) {
            Some(money) if money.minor >= 0 => {}
            _ => return Err(format!("'{price}' is no price in {currency}")),
        }
    }
    if tiers.is_empty() {
        Err("it has no price".into())
    } else {
        Ok(())
    }
}

fn known_sku(declared: &Known, sku: &str) -> Result<(), String> {
    match declared.skus.contains(sku) {
        true => Ok(()),
        false => Err(format!("the SKU '{sku}' is of no product")),
    }
}

/// Takes rows out of a section.
pub(super) struct Sieve<'a> {
    origins: &'a Origins,
    skipped: &'a mut Vec<Skipped>,
}

impl Sieve<'_> {
    /// Keeps the rows that pass; the others are reported.
    fn sift<T>(
        &mut self,
        section: &str,
        rows: &mut Vec<T>,
        fault: impl FnMut(&T) -> Result<(), String>,
    ) {
        self.sift_but(section, rows, |_| false, fault);
    }

    /// Like [`Sieve::sift`], but rows that are orphans go without a word.
    fn sift_but<T>(
        &mut self,
        section: &str,
        rows: &mut Vec<T>,
        is_orphan: impl Fn(&T) -> bool,
        mut fault: impl FnMut(&T) -> Result<(), String>,
    ) {
        let mut index = 0;
        rows.retain(|row| {
            let place = index;
            index += 1;
            if is_orphan(row) {
                return false;
            }
            let verdict = fault(row);
            if let Err(reason) = &verdict {
                self.report(section, place, reason);
            }
            verdict.is_ok()
        });
    }

    fn report(&mut self, section: &str, index: usize, reason: &str) {
        let (file, line) = self.origins.of(section, index);
        let reason = format!("{section}: {reason}");
        self.skipped.push(Skipped { file, line, reason });
    }
}

#[cfg(test)]
mod tests;
