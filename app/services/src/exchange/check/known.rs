//! What a shop already has, for a document that is only a part of a catalogue.

use crate::exchange::Document;
use engine::catalog::{Attribute, Category, Curation, Product, Tombstone};
use engine::price::PriceList;
use engine::text::fold;
use std::collections::{HashMap, HashSet};

/// What the shop has, by key or id: a part may refer to it, and is merged with it.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub attributes: HashMap<String, Attribute>,
    pub categories: HashMap<String, Category>,
    pub products: HashMap<String, Product>,
    pub price_lists: HashMap<String, PriceList>,
    pub curations: HashMap<String, Curation>,
    pub tombstones: HashMap<String, Tombstone>,
    /// The id of the product of each SKU.
    pub skus: HashMap<String, String>,
    /// Names in either language, folded.
    pub brands: HashSet<String>,
    /// The revision of the catalogue, where it is a store's.
    pub revision: Option<i64>,
}

impl Known {
    /// A shop that has just this.
    pub fn of(document: Document) -> Known {
        let mut known = Known::default();
        for product in &document.products {
            let skus = product.variants.iter().map(|variant| variant.sku.clone());
            known.skus.extend(skus.map(|sku| (sku, product.id.clone())));
            let names = [&product.brand.en, &product.brand.ar];
            known.brands.extend(names.map(|name| fold(name)));
        }
        known.attributes = by(document.attributes, |row| &row.key);
        known.categories = by(document.categories, |row| &row.id);
        known.products = by(document.products, |row| &row.id);
        known.curations = by(document.curations, |row| &row.id);
        known.tombstones = by(document.deleted, |row| &row.id);
        let lists = document.price_lists.into_iter();
        known.price_lists = by(lists.map(|section| section.list), |row| &row.id);
        known
    }
}

fn by<T>(rows: impl IntoIterator<Item = T>, id: impl Fn(&T) -> &String) -> HashMap<String, T> {
    let rows = rows.into_iter();
    rows.map(|row| (id(&row).clone(), row)).collect()
}
