//! Building a [`Catalog`] from its documents. What does not fit (a product of
//! no known category, a value of no known attribute) is left out and named,
//! so that one bad document never closes the shop.

use super::facets;
use super::snapshot::{Catalog, CategoryNode, Fact, Item, ListPrices, VariantEntry};
use super::withdrawn::Division;
use super::{Attribute, AttributeKind, Category, Curation, Product, Shop, Tombstone, Value};
use crate::price::{PriceList, Tier, line, tier_for};
use crate::search::{Columns, Curations, Lexicon, TextIndex, TextIndexBuilder, Tuning};
use crate::{Lang, Text};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Collects documents; [`CatalogBuilder::build`] makes them a catalogue.
#[derive(Debug, Default)]
pub struct CatalogBuilder {
    pub shop: Shop,
    pub attributes: Vec<Attribute>,
    pub categories: Vec<Category>,
    pub products: Vec<Product>,
    /// Of products that were deleted.
    pub tombstones: Vec<Tombstone>,
    /// Price lists with the tiers of each SKU.
    pub lists: Vec<(PriceList, HashMap<String, Vec<Tier>>)>,
    pub curations: Vec<Curation>,
    /// What words may stand for others.
    pub lexicon: Arc<Lexicon>,
    pub tuning: Tuning,
}

impl CatalogBuilder {
    /// The catalogue, and a line for everything that was left out.
    pub fn build(self) -> (Catalog, Vec<String>) {
        let mut left_out = Vec::new();
        let mut catalog = Catalog {
            shop: self.shop,
            attributes: self.attributes,
            ..Catalog::default()
        };
        catalog.attribute_by_key = catalog
            .attributes
            .iter()
            .enumerate()
            .map(|(index, attribute)| (attribute.key.clone(), index))
            .collect();
        let mut divided = Division::of(self.products, self.categories, self.tombstones);
        let (products, categories) = (
            std::mem::take(&mut divided.products),
            std::mem::take(&mut divided.categories),
        );
        place_categories(&mut catalog, categories, &mut left_out);
        catalog.withdrawn = divided.withdrawn(|id| catalog.category_by_id(id));
        let choices = choice_numbers(&catalog.attributes);
        let mut text = TextIndex::builder(self.tuning);
        place_products(&mut catalog, products, &choices, &mut text, &mut left_out);
        catalog.text = text.build(&self.lexicon);
        catalog.curations = Curations::new(self.curations, &catalog, &mut left_out);
        place_prices(&mut catalog, self.lists);
        catalog.newest = newest(&catalog.items);
        catalog.columns = Columns::new(&catalog.attributes, &catalog.items, &catalog.newest);
        facets::work_out(&mut catalog);
        (catalog, left_out)
    }
}

fn place_categories(
    catalog: &mut Catalog,
    mut categories: Vec<Category>,
    left_out: &mut Vec<String>,
) {
    categories.sort_by(|a, b| (a.position, &a.id).cmp(&(b.position, &b.id)));
    let index_of: HashMap<String, usize> = categories
        .iter()
        .enumerate()
        .map(|(index, c)| (c.id.clone(), index))
        .collect();
    let parents: Vec<Option<usize>> = categories
        .iter()
        .map(|category| {
            category
                .parent
                .as_ref()
                .and_then(|id| index_of.get(id).copied())
        })
        .collect();
    for (index, category) in categories.into_iter().enumerate() {
        // A loop of parents would hide the category: it becomes a department.
        let mut seen = 0;
        let mut above = parents[index];
        while let Some(next) = above {
            seen += 1;
            if seen > parents.len() {
                break;
            }
            above = parents[next];
        }
        let parent = if seen > parents.len() {
            left_out.push(format!("category {}: its parents form a loop", category.id));
            None
        } else {
            parents[index]
        };
        for lang in Lang::ALL {
            let slug = category.slug.exact(lang);
            if !slug.is_empty() {
                catalog.category_by_slug.insert(slug.to_owned(), index);
            }
        }
        catalog.categories.push(CategoryNode {
            category,
            parent,
            ..CategoryNode::default()
        });
    }
    for index in 0..catalog.categories.len() {
        if let Some(parent) = catalog.categories[index].parent {
            catalog.categories[parent].children.push(index);
        }
    }
    catalog.category_by_id = index_of;
}

/// The position of every choice of every attribute, by its key.
fn choice_numbers(attributes: &[Attribute]) -> Vec<HashMap<String, u16>> {
    attributes
        .iter()
        .map(|attribute| {
            attribute
                .choices
                .iter()
                .enumerate()
                .filter_map(|(i, choice)| Some((choice.key.clone(), u16::try_from(i).ok()?)))
                .collect()
        })
        .collect()
}

fn place_products(
    catalog: &mut Catalog,
    mut products: Vec<Product>,
    choices: &[HashMap<String, u16>],
    text: &mut TextIndexBuilder,
    left_out: &mut Vec<String>,
) {
    products.sort_by(|a, b| {
        b.popularity
            .cmp(&a.popularity)
            .then_with(|| a.id.cmp(&b.id))
    });
    let mut brands: BTreeMap<Text, u32> = BTreeMap::new();
    for product in products {
        let Some(category) = catalog.category_by_id.get(&product.category).copied() else {
            left_out.push(format!(
                "product {}: no category {}",
                product.id, product.category
            ));
            continue;
        };
        let number = catalog.items.len() as u32;
        let brand = (!product.brand.is_empty()).then(|| {
            *brands.entry(product.brand.clone()).or_insert_with(|| {
                catalog.brands.push(product.brand.clone());
                catalog.brands.len() as u32 - 1
            })
        });
        let first = catalog.variants.len() as u32;
        for variant in &product.variants {
            if catalog.variant_by_sku.contains_key(&variant.sku) {
                left_out.push(format!("SKU {}: it exists already", variant.sku));
                continue;
            }
            let position = catalog.variants.len() as u32;
            catalog.variant_by_sku.insert(variant.sku.clone(), position);
            catalog.variants.push(VariantEntry {
                sku: variant.sku.clone(),
                item: number,
                name: variant.name.clone(),
                picture: variant.pictures.first().cloned(),
            });
        }
        let facts = facts_of(catalog, &product, choices);
        text.add(&product, category, catalog);
        for lang in Lang::ALL {
            let slug = product.slug.exact(lang);
            if !slug.is_empty() {
                catalog.item_by_slug.insert(slug.to_owned(), number);
            }
        }
        catalog.item_by_id.insert(product.id.clone(), number);
        let mut above = Some(category);
        while let Some(index) = above {
            catalog.categories[index].items.push(number);
            above = catalog.categories[index].parent;
        }
        let picture = product
            .variants
            .iter()
            .find_map(|variant| variant.pictures.first().cloned())
            .or_else(|| catalog.categories[category].category.picture.clone());
        catalog.items.push(Item {
            id: product.id,
            slug: product.slug,
            name: product.name,
            brand,
            category,
            summary: product.summary,
            picture,
            popularity: product.popularity,
            released: day_number(product.released.as_deref()),
            variants: first..catalog.variants.len() as u32,
            facts,
        });
    }
}

fn newest(items: &[Item]) -> Vec<u32> {
    let mut newest: Vec<u32> = (0u32..).zip(items).map(|(number, _)| number).collect();
    newest.sort_by_key(|number| Reverse(items[*number as usize].released));
    newest
}

/// `YYYY-MM-DD…` as the number `YYYYMMDD`; 0 for anything else.
fn day_number(date: Option<&str>) -> u32 {
    let digits: String = date
        .unwrap_or("")
        .chars()
        .take(10)
        .filter(|c| *c != '-')
        .collect();
    if digits.len() == 8 {
        digits.parse().unwrap_or(0)
    } else {
        0
    }
}

fn facts_of(catalog: &Catalog, product: &Product, choices: &[HashMap<String, u16>]) -> Box<[Fact]> {
    let mut facts: Vec<Fact> = Vec::new();
    let values = product.attributes.iter().chain(
        product
            .variants
            .iter()
            .flat_map(|variant| &variant.attributes),
    );
    for (key, value) in values {
        let Some(index) = catalog.attribute(key) else {
            continue;
        };
        let attribute = &catalog.attributes[index];
        let Ok(number) = u16::try_from(index) else {
            continue;
        };
        if !attribute.facet {
            continue;
        }
        match (attribute.kind, value) {
            (AttributeKind::Choice, Value::Choices(keys)) => {
                facts.extend(keys.iter().filter_map(|key| {
                    Some(Fact::Choice {
                        attribute: number,
                        choice: *choices[index].get(key)?,
                    })
                }))
            }
            (AttributeKind::Number, Value::Number(value)) if value.is_finite() => {
                facts.push(Fact::Number {
                    attribute: number,
                    value: *value,
                });
            }
            (AttributeKind::Flag, Value::Flag(true)) => {
                facts.push(Fact::Flag { attribute: number });
            }
            _ => {}
        }
    }
    facts.sort_by(|a, b| {
        let key = |fact: &Fact| match *fact {
            Fact::Choice { attribute, choice } => (attribute, f64::from(choice)),
            Fact::Number { attribute, value } => (attribute, value),
            Fact::Flag { attribute } => (attribute, 0.0),
        };
        let (a, b) = (key(a), key(b));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    facts.dedup();
    facts.into_boxed_slice()
}

fn place_prices(catalog: &mut Catalog, lists: Vec<(PriceList, HashMap<String, Vec<Tier>>)>) {
    for (list, mut by_sku) in lists {
        let tiers: Vec<Box<[Tier]>> = catalog
            .variants
            .iter()
            .map(|variant| {
                let mut tiers = by_sku.remove(&variant.sku).unwrap_or_default();
                tiers.sort();
                tiers.into_boxed_slice()
            })
            .collect();
        let tax = &catalog.shop.tax;
        let shown = catalog
            .items
            .iter()
            .map(|item| {
                item.variants
                    .clone()
                    .filter_map(|variant| tiers.get(variant as usize))
                    .filter_map(|tiers| line(&list, tiers, 1, tax).ok())
                    .map(|price| price.gross.minor)
                    .min()
            })
            .collect();
        let from = catalog.items.iter().map(|item| differ(item, &tiers));
        let from = from.collect();
        catalog.lists.push(ListPrices {
            list,
            tiers,
            shown,
            from,
        });
    }
}

/// Whether the variants of an item differ in the price of one unit.
fn differ(item: &Item, tiers: &[Box<[Tier]>]) -> bool {
    let own = item.variants.clone();
    let tiers = own.filter_map(|variant| tiers.get(variant as usize));
    let mut units = tiers.filter_map(|tiers| Some(tier_for(tiers, 1)?.minor));
    let first = units.next();
    units.any(|unit| Some(unit) != first)
}
