//! Reading the columns as they come.

use super::settle::Settled;
use super::*;
use crate::catalog::{
    Attribute, AttributeKind, Catalog, Category, CategoryNode, Choice, ListPrices, Picture,
};
use crate::price::{PriceList, TaxMode};
use crate::text::slug;
use crate::{Currency, Lang};

/// Columns that are being read.
#[derive(Debug, Default)]
pub(in super::super) struct Columns {
    pub(super) catalog: Catalog,
    /// Items by place, which is by name.
    pub(super) order: Vec<u32>,
    /// By place, as the next four: the place by Arabic name.
    pub(super) arabic: Vec<u32>,
    pub(super) category: Vec<u32>,
    pub(super) brand: Vec<Option<u32>>,
    pub(super) variants: Vec<u32>,
    pub(super) released: Vec<u32>,
    /// By attribute: how many choices it has; how many entries and numbers.
    pub(super) choices: Vec<usize>,
    pub(super) next_choice: usize,
    pub(super) counts: Vec<(usize, usize)>,
    pub(super) numbers: Vec<f64>,
    /// By entry.
    pub(super) steps: Vec<u32>,
    pub(super) values: Vec<u32>,
    pub(super) prices: Vec<Option<i64>>,
    pub(super) from: Vec<bool>,
    pub(super) settled: Option<Settled>,
}

impl Columns {
    /// Reads a block of a section.
    pub fn take(&mut self, section: u8, from: &mut Reader<'_>) -> Result<(), Unreadable> {
        while !from.is_empty() {
            let catalog = &mut self.catalog;
            match section {
                CURRENCY => catalog.shop.currency = one_of(&Currency::ALL, from)?,
                ATTRIBUTES => {
                    let attribute = Attribute {
                        key: from.str()?.to_owned(),
                        kind: one_of(&KINDS, from)?,
                        name: from.text()?,
                        unit: from.text()?,
                        facet: true,
                        choices: Vec::new(),
                    };
                    self.choices.push(from.count()?);
                    let number = catalog.attributes.len();
                    let key = attribute.key.clone();
                    catalog.attribute_by_key.insert(key, number);
                    catalog.attributes.push(attribute);
                }
                CHOICES => self.take_choice(from)?,
                CATEGORIES => self.take_category(from)?,
                BRANDS => catalog.brands.push(from.text()?),
                ORDER => self.order.push(from.number()?),
                ARABIC => self.arabic.push(from.number()?),
                CATEGORY => {
                    let category = from.below(catalog.categories.len())?;
                    self.category.push(category as u32);
                }
                BRAND => {
                    let brand = from.below_or_none(catalog.brands.len())?;
                    self.brand.push(brand.map(|brand| brand as u32));
                }
                VARIANTS => self.variants.push(from.number()?),
                RELEASED => self.released.push(from.number()?),
                COUNTS => self.counts.push((from.count()?, from.count()?)),
                NUMBERS => self.numbers.push(take_number(from)?),
                ITEMS => self.steps.push(from.number()?),
                VALUES => self.values.push(from.number()?),
                LISTS => {
                    let list = PriceList {
                        id: from.str()?.to_owned(),
                        name: from.text()?,
                        currency: one_of(&Currency::ALL, from)?,
                        tax_mode: one_of(&[TaxMode::Included, TaxMode::Added], from)?,
                    };
                    catalog.lists.push(ListPrices {
                        list,
                        tiers: Vec::new(),
                        shown: Vec::new(),
                        from: Vec::new(),
                    });
                }
                PRICES => {
                    let minor = match from.whole()?.checked_sub(1) {
                        Some(minor) => Some(i64::try_from(minor).map_err(|_| CONTRADICTION)?),
                        None => None,
                    };
                    self.prices.push(minor);
                }
                FROM => self.from.push(one_of(&[false, true], from)?),
                _ => return Err(CONTRADICTION),
            }
        }
        Ok(())
    }

    fn take_choice(&mut self, from: &mut Reader<'_>) -> Result<(), Unreadable> {
        let attributes = &mut self.catalog.attributes;
        loop {
            let attribute = attributes.get_mut(self.next_choice);
            let attribute = attribute.ok_or(CONTRADICTION)?;
            if attribute.choices.len() == self.choices[self.next_choice] {
                self.next_choice += 1;
                continue;
            }
            let name = from.text()?;
            let key = from.likely(1, |_| slug(&name.en))?;
            let swatch = from.str()?;
            let swatch = (!swatch.is_empty()).then(|| swatch.to_owned());
            attribute.choices.push(Choice { key, name, swatch });
            return Ok(());
        }
    }

    fn take_category(&mut self, from: &mut Reader<'_>) -> Result<(), Unreadable> {
        let catalog = &mut self.catalog;
        let index = catalog.categories.len();
        let id = from.str()?.to_owned();
        let parent = from.count()?.checked_sub(1);
        let mut category = Category {
            id,
            slug: from.text()?,
            name: from.text()?,
            summary: from.text()?,
            position: i32::try_from(from.signed()?).map_err(|_| CONTRADICTION)?,
            ..Category::default()
        };
        let picture = Picture {
            src: from.str()?.to_owned(),
            alt: from.text()?,
        };
        category.picture = (!picture.src.is_empty()).then_some(picture);
        let count = from.count()?;
        let mut facets = Vec::new();
        for _ in 0..count {
            facets.push(from.below(catalog.attributes.len())?);
        }
        for lang in Lang::ALL {
            let slug = category.slug.exact(lang);
            if !slug.is_empty() {
                catalog.category_by_slug.insert(slug.to_owned(), index);
            }
        }
        catalog.category_by_id.insert(category.id.clone(), index);
        catalog.categories.push(CategoryNode {
            category,
            parent,
            facets,
            ..CategoryNode::default()
        });
        Ok(())
    }
}

const KINDS: [AttributeKind; 4] = [
    AttributeKind::Choice,
    AttributeKind::Number,
    AttributeKind::Flag,
    AttributeKind::Note,
];

/// The value whose number comes next.
fn one_of<T: Copy>(values: &[T], from: &mut Reader<'_>) -> Result<T, Unreadable> {
    let value = values.get(usize::from(from.byte()?));
    value.copied().ok_or(CONTRADICTION)
}
