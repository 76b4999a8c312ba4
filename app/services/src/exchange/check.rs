//! What every document must satisfy, whatever format it came in.
//!
//! A faulty row is taken out and reported; the rest stays. Sections are
//! checked in the order in which they refer to each other, so that what hangs
//! on a row that was taken out is reported too, by its own fault.

mod curations;
mod deleted;
mod drawn;
mod known;
mod media;
mod origins;
mod products;
mod rules;
mod shop;
mod slugs;
mod svg;

pub use known::Known;
pub(super) use origins::Origins;
pub use rules::{MAX_NAME, MAX_TEXT};
pub(crate) use shop::faults as settings_faults;

use super::merge::unlike;
use super::{Document, PriceEntry, Skipped, StockEntry};
use engine::catalog::{Attribute, AttributeKind, Category, StockPolicy};
use engine::price::MAX_QUANTITY;
use engine::{Currency, Lang, Money, Text};
use rules::{identifier, is_colour, name, required, text, unique};
use std::collections::{HashMap, HashSet};

/// The most units of one SKU that can be on hand.
const MAX_ON_HAND: i64 = 1_000_000_000;

/// What may be referred to: what the shop has, and what earlier sections declared.
struct Declared {
    /// Kind and choice keys per attribute key.
    attributes: HashMap<String, (AttributeKind, HashSet<String>)>,
    /// Ids.
    categories: HashSet<String>,
    skus: HashSet<String>,
    /// Ids.
    products: HashSet<String>,
    /// Names in either language, folded.
    brands: HashSet<String>,
}

impl Declared {
    fn of(known: &Known, document: &Document) -> Declared {
        let deleted = document.deleted.iter().map(|gone| &gone.id);
        Declared {
            attributes: known
                .attributes
                .values()
                .map(|attribute| (attribute.key.clone(), values_of(attribute)))
                .collect(),
            categories: known.categories.keys().cloned().collect(),
            skus: known.skus.keys().cloned().collect(),
            // A curation may outlive the product that it pins.
            products: known
                .products
                .keys()
                .chain(known.tombstones.keys())
                .chain(deleted)
                .cloned()
                .collect(),
            brands: known.brands.clone(),
        }
    }
}

fn values_of(attribute: &Attribute) -> (AttributeKind, HashSet<String>) {
    let choices = attribute.choices.iter().map(|choice| choice.key.clone());
    (attribute.kind, choices.collect())
}

/// What checking has to say.
pub(super) struct Told {
    pub skipped: Vec<Skipped>,
    pub notices: Vec<Skipped>,
}

/// Takes faulty rows out of a document and says why.
///
/// `known` is what the shop already has: a document may be a part that refers
/// to it. Without it the document must stand alone.
pub(super) fn check(document: &mut Document, origins: &Origins, known: &Known) -> Told {
    fill_slugs(document);
    let mut declared = Declared::of(known, document);
    let mut sieve = Sieve {
        origins,
        skipped: Vec::new(),
        notices: Vec::new(),
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
        let there = known.attributes.get(&attribute.key);
        if let Some(reason) = there.and_then(|there| unlike(attribute, there)) {
            return Err(reason);
        }
        unique(&mut keys, &attribute.key, "attribute")?;
        declared
            .attributes
            .insert(attribute.key.clone(), values_of(attribute));
        Ok(())
    });
    categories(document, &mut sieve, &mut declared, known);
    shop(document, &mut sieve, &declared);
    let lost = products::check(document, &mut sieve, &mut declared, known);
    deleted::check(document, &mut sieve, known);
    // What belongs to a product that was taken out goes with it: one fault,
    // one report.
    let is_lost = |sku: &String| lost.contains(sku);
    prices(document, &mut sieve, &declared, &is_lost, known);
    for (index, entry) in document.stock.iter_mut().enumerate() {
        let is_negative = entry.on_hand.is_some_and(|units| units < 0);
        if is_negative && entry.policy != Some(StockPolicy::Backorder) && !is_lost(&entry.sku) {
            let units = entry.on_hand.replace(0).unwrap_or(0);
            let reason = format!("{} is on hand {units} times: taken as 0", entry.sku);
            sieve.note("stock", index, &reason);
        }
    }
    let mut stocked = HashSet::new();
    let is_orphan = |entry: &StockEntry| is_lost(&entry.sku);
    sieve.sift_but("stock", &mut document.stock, is_orphan, |entry| {
        if let Some(units) = entry.on_hand
            && !(-MAX_ON_HAND..=MAX_ON_HAND).contains(&units)
        {
            return Err(format!("{} cannot be on hand {units} times", entry.sku));
        }
        known_sku(&declared, &entry.sku)?;
        unique(&mut stocked, &entry.sku, "SKU")
    });
    curations::check(document, &mut sieve, &declared, known);
    let Sieve {
        skipped, notices, ..
    } = sieve;
    Told { skipped, notices }
}

/// Gives a slug to the language that has none: a shop of one language needs no other.
fn fill_slugs(document: &mut Document) {
    let categories = document.categories.iter_mut().map(|c| &mut c.slug);
    let products = document.products.iter_mut().map(|p| &mut p.slug);
    for slug in categories.chain(products) {
        *slug = Text::new(slug.get(Lang::En), slug.get(Lang::Ar));
    }
}

/// Settings with a fault are left out whole: half of them would be another shop.
fn shop(document: &mut Document, sieve: &mut Sieve, declared: &Declared) {
    let Some(shop) = &document.shop else { return };
    let faults = shop::faults(shop, |id| declared.categories.contains(id));
    for fault in &faults {
        sieve.report("shop", 0, fault);
    }
    if !faults.is_empty() {
        document.shop = None;
    }
}

fn categories(document: &mut Document, sieve: &mut Sieve, declared: &mut Declared, known: &Known) {
    // A parent may stand behind its children, so ids are gathered beforehand.
    let parents: HashMap<String, Option<String>> = document
        .categories
        .iter()
        .map(|c| (c.id.clone(), c.parent.clone()))
        .collect();
    let mut ids = HashSet::new();
    let places = sieve.sift(
        "categories",
        &mut document.categories,
        |category: &Category| {
            identifier(&category.id, "id")?;
            name(&category.name)?;
            rules::slugs(&category.slug)?;
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
            unique(&mut ids, &category.id, "id")?;
            // It may be one the shop has: then it is changed.
            declared.categories.insert(category.id.clone());
            Ok(())
        },
    );
    let there = known.categories.values().map(|c| (&c.id, &c.slug));
    let rows = document.categories.iter_mut();
    let rows = rows.map(|category| (&category.id, &mut category.slug));
    for (row, reason) in slugs::settle(rows.collect(), there) {
        sieve.note(
            "categories",
            places.get(row).copied().unwrap_or(row),
            &reason,
        );
    }
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
    declared: &Declared,
    is_lost: &dyn Fn(&String) -> bool,
    known: &Known,
) {
    let mut lists = HashSet::new();
    sieve.sift("price_lists", &mut document.price_lists, |section| {
        identifier(&section.list.id, "id")?;
        name(&section.list.name)?;
        // The shop's other prices in it would become as many of other money.
        if let Some(there) = known.price_lists.get(&section.list.id)
            && there.currency != section.list.currency
        {
            return Err(format!(
                "'{}' is in {} in this shop, not in {}: use another list",
                there.id, there.currency, section.list.currency
            ));
        }
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

fn known_sku(declared: &Declared, sku: &str) -> Result<(), String> {
    match declared.skus.contains(sku) {
        true => Ok(()),
        false => Err(format!("the SKU '{sku}' is of no product")),
    }
}

/// Takes rows out of a section.
struct Sieve<'a> {
    origins: &'a Origins,
    skipped: Vec<Skipped>,
    notices: Vec<Skipped>,
}

impl Sieve<'_> {
    /// Keeps the rows that pass; the others are reported. Gives where those that stay
    /// stood before.
    fn sift<T>(
        &mut self,
        section: &str,
        rows: &mut Vec<T>,
        fault: impl FnMut(&T) -> Result<(), String>,
    ) -> Vec<usize> {
        self.sift_but(section, rows, |_| false, fault)
    }

    /// Like [`Sieve::sift`], but rows that are orphans go without a word.
    fn sift_but<T>(
        &mut self,
        section: &str,
        rows: &mut Vec<T>,
        is_orphan: impl Fn(&T) -> bool,
        mut fault: impl FnMut(&T) -> Result<(), String>,
    ) -> Vec<usize> {
        let mut places = Vec::new();
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
            } else {
                places.push(place);
            }
            verdict.is_ok()
        });
        places
    }

    /// Tells that a row is not taken.
    fn report(&mut self, section: &str, index: usize, reason: &str) {
        let row = self.row(section, index, reason);
        self.skipped.push(row);
    }

    /// Tells that a row is taken otherwise than it says.
    fn note(&mut self, section: &str, index: usize, reason: &str) {
        let row = self.row(section, index, reason);
        self.notices.push(row);
    }

    fn row(&self, section: &str, index: usize, reason: &str) -> Skipped {
        let (file, line) = self.origins.of(section, index);
        let reason = format!("{section}: {reason}");
        Skipped { file, line, reason }
    }
}

#[cfg(test)]
mod tests;
