//! Tombstones and soft deletion: what was taken off sale. It is in no list and found by no
//! words, but its address still says that it was here, and where to go on.

use super::{Category, Product, Target};
use crate::text::fold;
use crate::{Lang, Text};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// The tombstone of a deleted product: what its address needs to answer "gone".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Row", into = "Row")]
pub struct Tombstone {
    /// The product's id.
    pub id: String,
    pub slug: Text,
    pub name: Text,
    /// The id of the category it was in; empty where nobody said.
    pub category: String,
}

/// A tombstone as it is written: an id alone, or with what is known of it.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Row {
    Id(String),
    Whole(Whole),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    id: String,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    slug: Text,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    name: Text,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    category: String,
}

impl From<Row> for Tombstone {
    fn from(row: Row) -> Tombstone {
        match row {
            Row::Id(id) => Tombstone {
                id,
                ..Tombstone::default()
            },
            Row::Whole(whole) => {
                let Whole {
                    id,
                    slug,
                    name,
                    category,
                } = whole;
                Tombstone {
                    id,
                    slug,
                    name,
                    category,
                }
            }
        }
    }
}

impl From<Tombstone> for Row {
    fn from(tombstone: Tombstone) -> Row {
        let Tombstone {
            id,
            slug,
            name,
            category,
        } = tombstone;
        if slug.is_empty() && name.is_empty() && category.is_empty() {
            return Row::Id(id);
        }
        Row::Whole(Whole {
            id,
            slug,
            name,
            category,
        })
    }
}

impl From<&Product> for Tombstone {
    fn from(product: &Product) -> Tombstone {
        Tombstone {
            id: product.id.clone(),
            slug: product.slug.clone(),
            name: product.name.clone(),
            category: product.category.clone(),
        }
    }
}

/// What an address that is gone was of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gone {
    pub name: Text,
    /// The number of the nearest category that is still there.
    pub category: Option<usize>,
}

/// Everything that was taken off sale, as a built catalogue remembers it.
#[derive(Debug, Default)]
pub struct Withdrawn {
    products: HashMap<String, Gone>,
    /// Names of hidden products by SKU. Of a deleted one no SKU is kept.
    names: HashMap<String, Text>,
    categories: HashMap<String, Gone>,
    /// Ids and folded brand names, so that curations may name them.
    product_ids: HashSet<String>,
    category_ids: HashSet<String>,
    brands: HashSet<String>,
}

impl Withdrawn {
    /// The product that had this slug, in either language.
    pub fn product(&self, slug: &str) -> Option<&Gone> {
        self.products.get(slug)
    }

    /// The name of the hidden product that has this SKU.
    pub fn name(&self, sku: &str) -> Option<&Text> {
        self.names.get(sku)
    }

    /// The category that had this slug: nothing in it is for sale any more.
    pub fn category(&self, slug: &str) -> Option<&Gone> {
        self.categories.get(slug)
    }

    /// Whether what a curation names is only off sale, and no mistake.
    pub fn holds(&self, target: &Target) -> bool {
        match target {
            Target::Product(id) => self.product_ids.contains(id),
            Target::Category(id) => self.category_ids.contains(id),
            Target::Brand(name) => self.brands.contains(&fold(name)),
        }
    }
}

/// Documents divided into what is for sale and what is not, before either is numbered.
pub(super) struct Division {
    pub products: Vec<Product>,
    pub categories: Vec<Category>,
    hidden: Vec<Tombstone>,
    hidden_names: HashMap<String, Text>,
    hidden_brands: Vec<Text>,
    emptied: Vec<Category>,
    parents: HashMap<String, Option<String>>,
}

impl Division {
    /// Hidden products go; and with them every category all of whose products are hidden
    /// or deleted. One that never had a product stays.
    pub fn of(
        products: Vec<Product>,
        categories: Vec<Category>,
        tombstones: Vec<Tombstone>,
    ) -> Division {
        let parents: HashMap<String, Option<String>> = categories
            .iter()
            .map(|category| (category.id.clone(), category.parent.clone()))
            .collect();
        let (hidden, products): (Vec<_>, Vec<_>) =
            products.into_iter().partition(|product| product.hidden);
        let shown = products.iter().map(|product| product.category.as_str());
        let full = with_ancestors(shown, &parents);
        let skus = |product: &Product| {
            let skus: Vec<_> = product.variants.iter().map(|v| v.sku.clone()).collect();
            let name = product.name.clone();
            skus.into_iter().map(move |sku| (sku, name.clone()))
        };
        let hidden_names = hidden.iter().flat_map(skus).collect();
        let hidden_brands = hidden.iter().map(|product| product.brand.clone()).collect();
        let mut hidden: Vec<Tombstone> = hidden.iter().map(Tombstone::from).collect();
        hidden.extend(tombstones);
        let off_sale = hidden.iter().map(|gone| gone.category.as_str());
        let emptied = with_ancestors(off_sale, &parents);
        let is_emptied = |id: &str| emptied.contains(id) && !full.contains(id);
        // What is below an emptied category has nothing to stand under.
        let (gone, left) = categories.into_iter().partition(|category| {
            let mut path = ancestors(&category.id, &parents);
            !full.contains(category.id.as_str()) && path.any(is_emptied)
        });
        drop((full, emptied));
        Division {
            products,
            categories: left,
            hidden,
            hidden_names,
            hidden_brands,
            emptied: gone,
            parents,
        }
    }

    /// What is remembered once the rest has its numbers.
    pub fn withdrawn(self, number: impl Fn(&str) -> Option<usize>) -> Withdrawn {
        let mut withdrawn = Withdrawn {
            names: self.hidden_names,
            ..Withdrawn::default()
        };
        for tombstone in self.hidden {
            let gone = Gone {
                category: ancestors(&tombstone.category, &self.parents).find_map(&number),
                name: tombstone.name,
            };
            remember(&mut withdrawn.products, &tombstone.slug, &gone);
            withdrawn.product_ids.insert(tombstone.id);
        }
        for category in self.emptied {
            let gone = Gone {
                category: ancestors(&category.id, &self.parents).find_map(&number),
                name: category.name,
            };
            remember(&mut withdrawn.categories, &category.slug, &gone);
            withdrawn.category_ids.insert(category.id);
        }
        for brand in self.hidden_brands {
            let names = [&brand.en, &brand.ar].into_iter();
            let names = names.filter(|name| !name.is_empty());
            withdrawn.brands.extend(names.map(|name| fold(name)));
        }
        withdrawn
    }
}

fn remember(by_slug: &mut HashMap<String, Gone>, slug: &Text, gone: &Gone) {
    for lang in Lang::ALL {
        let slug = slug.exact(lang);
        if !slug.is_empty() {
            by_slug
                .entry(slug.to_owned())
                .or_insert_with(|| gone.clone());
        }
    }
}

/// A category's id and those above it, the nearest first; a loop ends somewhere.
fn ancestors<'a>(
    id: &'a str,
    parents: &'a HashMap<String, Option<String>>,
) -> impl Iterator<Item = &'a str> {
    let first = Some(id);
    let above = |id: &&'a str| parents.get(*id)?.as_deref();
    std::iter::successors(first, above).take(parents.len() + 1)
}

fn with_ancestors<'a>(
    ids: impl Iterator<Item = &'a str>,
    parents: &'a HashMap<String, Option<String>>,
) -> HashSet<&'a str> {
    let mut all = HashSet::new();
    for id in ids {
        for id in ancestors(id, parents) {
            if !all.insert(id) {
                break;
            }
        }
    }
    all
}
