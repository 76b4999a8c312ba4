//! The catalogue in the form that answers questions: numbers for names, and
//! for every category what it holds. Built whole by [`super::CatalogBuilder`]
//! and never changed; stock, which changes with every order, is kept beside it.

use super::{Attribute, Category, Picture, Shop, Withdrawn};
use crate::price::{PriceList, Tier};
use crate::search::{Columns, Curations, TextIndex, ValueNames};
use crate::{Currency, Text};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// A catalogue ready to be asked. Positions in its vectors are the numbers
/// that everything else refers to by.
#[derive(Debug, Default)]
pub struct Catalog {
    pub shop: Shop,
    pub attributes: Vec<Attribute>,
    pub categories: Vec<CategoryNode>,
    /// By popularity, then id: the order shown where no other was asked for.
    pub items: Vec<Item>,
    pub variants: Vec<VariantEntry>,
    pub brands: Vec<Text>,
    pub lists: Vec<ListPrices>,
    pub text: TextIndex,
    pub curations: Curations,
    /// What was taken off sale. It does not travel.
    pub withdrawn: Withdrawn,
    pub columns: Columns,
    pub(super) value_names: OnceLock<ValueNames>,
    /// Item numbers, the newest first, the popular first among those of one day.
    pub newest: Vec<u32>,
    pub(super) attribute_by_key: HashMap<String, usize>,
    pub(super) category_by_slug: HashMap<String, usize>,
    pub(super) category_by_id: HashMap<String, usize>,
    pub(super) item_by_slug: HashMap<String, u32>,
    pub(super) item_by_id: HashMap<String, u32>,
    pub(super) variant_by_sku: HashMap<String, u32>,
}

/// A category in its tree.
#[derive(Debug, Default)]
pub struct CategoryNode {
    pub category: Category,
    pub parent: Option<usize>,
    /// By position, then id.
    pub children: Vec<usize>,
    /// Everything in it and below it, in the catalogue's order.
    pub items: Vec<u32>,
    /// The attributes to filter by, most useful first.
    pub facets: Vec<usize>,
}

/// What a listing needs to know of a product.
#[derive(Debug, Default)]
pub struct Item {
    pub id: String,
    pub slug: Text,
    pub name: Text,
    pub brand: Option<u32>,
    pub category: usize,
    pub summary: Text,
    pub picture: Option<Picture>,
    pub popularity: u32,
    /// The day it came to market as `YYYYMMDD`; 0 when unknown.
    pub released: u32,
    pub variants: Range<u32>,
    /// The values of facet attributes over all its variants, sorted, without
    /// repetition.
    pub facts: Box<[Fact]>,
}

/// One value of a facet attribute. `attribute` and `choice` are positions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fact {
    Choice { attribute: u16, choice: u16 },
    Number { attribute: u16, value: f64 },
    Flag { attribute: u16 },
}

impl Fact {
    pub const fn attribute(self) -> usize {
        match self {
            Fact::Choice { attribute, .. }
            | Fact::Number { attribute, .. }
            | Fact::Flag { attribute } => attribute as usize,
        }
    }
}

/// A SKU and the product it belongs to.
#[derive(Debug)]
pub struct VariantEntry {
    pub sku: String,
    pub item: u32,
    pub name: Text,
    pub picture: Option<Picture>,
}

/// A price list's tiers by variant, and the price shown for each item.
#[derive(Debug)]
pub struct ListPrices {
    pub list: PriceList,
    /// By variant; empty where the list has no price.
    pub tiers: Vec<Box<[Tier]>>,
    /// By item: the lowest price for one unit over its variants, as the
    /// customer pays it (tax included), in minor units.
    pub shown: Vec<Option<i64>>,
    /// By item: whether its variants differ in price, so that a card says "from".
    pub from: Vec<bool>,
}

impl Catalog {
    pub fn attribute(&self, key: &str) -> Option<usize> {
        self.attribute_by_key.get(key).copied()
    }

    /// The attribute with this key, if it is one that shoppers filter by.
    pub fn facet(&self, key: &str) -> Option<usize> {
        let index = self.attribute(key)?;
        self.attributes.get(index)?.facet.then_some(index)
    }

    /// The values of attributes by what they are called, collected when first needed:
    /// a browser that only looks around has none.
    pub(crate) fn value_names(&self) -> &ValueNames {
        self.value_names.get_or_init(|| ValueNames::new(self))
    }

    /// The category with this slug in either language.
    pub fn category_by_slug(&self, slug: &str) -> Option<usize> {
        self.category_by_slug.get(slug).copied()
    }

    pub fn category_by_id(&self, id: &str) -> Option<usize> {
        self.category_by_id.get(id).copied()
    }

    /// The product with this slug in either language.
    pub fn item_by_slug(&self, slug: &str) -> Option<&Item> {
        self.item(*self.item_by_slug.get(slug)?)
    }

    pub fn item_by_id(&self, id: &str) -> Option<(u32, &Item)> {
        let number = *self.item_by_id.get(id)?;
        Some((number, self.item(number)?))
    }

    pub fn item(&self, number: u32) -> Option<&Item> {
        self.items.get(number as usize)
    }

    /// A SKU's number and entry.
    pub fn variant(&self, sku: &str) -> Option<(u32, &VariantEntry)> {
        let number = *self.variant_by_sku.get(sku)?;
        Some((number, self.variants.get(number as usize)?))
    }

    pub fn brand(&self, item: &Item) -> Option<&Text> {
        self.brands.get(item.brand? as usize)
    }

    /// The first public list in this currency, otherwise the first of all.
    pub fn list_for(&self, currency: Currency) -> Option<&ListPrices> {
        self.lists
            .iter()
            .find(|prices| prices.list.currency == currency)
            .or(self.lists.first())
    }

    /// Top-level categories, by position, then id.
    pub fn departments(&self) -> impl Iterator<Item = &CategoryNode> {
        self.categories.iter().filter(|node| node.parent.is_none())
    }

    /// The category and all above it, the topmost first.
    pub fn trail(&self, category: usize) -> Vec<&CategoryNode> {
        let path = self.path(category).into_iter();
        path.filter_map(|index| self.categories.get(index))
            .collect()
    }

    /// The numbers of the category and of all above it, the topmost first.
    pub fn path(&self, category: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut next = Some(category);
        while let Some(index) = next.filter(|_| path.len() <= self.categories.len()) {
            path.push(index);
            next = self.categories.get(index).and_then(|node| node.parent);
        }
        path.reverse();
        path
    }
}
