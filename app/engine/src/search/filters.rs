//! The filters that are set, and how every item stands to them.

use super::columns::Column;
use super::facets::brand_key;
use super::{Bounds, Refinement};
use crate::catalog::{AttributeKind, Catalog, ListPrices};

/// A filter that is set, ready to be asked.
pub(super) enum Filter {
    /// By category: whether it or one above it is wanted.
    Categories(Vec<bool>),
    /// By choice: whether it is wanted.
    Choices {
        attribute: usize,
        wanted: Vec<bool>,
    },
    Range {
        attribute: usize,
        bounds: Bounds,
    },
    Flag {
        attribute: usize,
    },
    /// By brand: whether it is wanted.
    Brands(Vec<bool>),
    Price(Bounds),
    Stock,
}

impl Filter {
    /// The attribute that is filtered by.
    pub fn attribute(&self) -> Option<usize> {
        match self {
            Filter::Choices { attribute, .. }
            | Filter::Range { attribute, .. }
            | Filter::Flag { attribute } => Some(*attribute),
            Filter::Categories(_) | Filter::Brands(_) | Filter::Price(_) | Filter::Stock => None,
        }
    }
}

/// What filters and counts look at.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub catalog: &'a Catalog,
    /// Units on hand by variant.
    pub stock: &'a [i64],
    pub prices: Option<&'a ListPrices>,
}

impl View<'_> {
    pub fn filters(&self, state: &Refinement) -> Vec<Filter> {
        let mut filters = Vec::new();
        if !state.categories.is_empty() {
            let lowest = state.lowest_branches(self.catalog);
            let wanted = |index| {
                let path = self.catalog.path(index);
                path.iter().any(|above| lowest.contains(above))
            };
            let all = 0..self.catalog.categories.len();
            filters.push(Filter::Categories(all.map(wanted).collect()));
        }
        for (key, wanted) in &state.choices {
            let Some(attribute) = self.catalog.facet(key) else {
                continue;
            };
            let definition = &self.catalog.attributes[attribute];
            match definition.kind {
                AttributeKind::Flag => filters.push(Filter::Flag { attribute }),
                AttributeKind::Choice => {
                    let choices = definition.choices.iter();
                    let wanted = choices.map(|choice| wanted.contains(&choice.key)).collect();
                    filters.push(Filter::Choices { attribute, wanted });
                }
                _ => {}
            }
        }
        for (key, bounds) in &state.ranges {
            if let (Some(attribute), false) = (self.catalog.facet(key), bounds.is_open()) {
                filters.push(Filter::Range {
                    attribute,
                    bounds: *bounds,
                });
            }
        }
        if !state.brands.is_empty() {
            let brands = self.catalog.brands.iter();
            let wanted = brands.map(|brand| state.brands.contains(brand_key(brand)));
            filters.push(Filter::Brands(wanted.collect()));
        }
        if !state.price.is_open() {
            filters.push(Filter::Price(state.price));
        }
        if state.in_stock {
            filters.push(Filter::Stock);
        }
        filters
    }

    /// The shown price in minor units.
    pub fn price(&self, item: u32) -> Option<i64> {
        *self.prices?.shown.get(item as usize)?
    }

    /// A price in major units.
    pub fn major(&self, minor: i64) -> f64 {
        let scale = self.prices.map_or(1, |prices| prices.list.currency.scale());
        minor as f64 / scale as f64
    }

    /// By item: whether it passes the filter.
    pub fn passing(&self, filter: &Filter) -> Vec<bool> {
        let columns = &self.catalog.columns;
        let by_item =
            |passes: &dyn Fn(u32) -> bool| (0u32..).take(columns.len()).map(passes).collect();
        let mut passing = vec![false; columns.len()];
        match filter {
            Filter::Categories(wanted) => {
                return by_item(&|item| {
                    let category = columns.category(item);
                    category.is_some_and(|category| wanted[category])
                });
            }
            Filter::Choices { attribute, wanted } => {
                if let Some(Column::Choices(entries)) = columns.attribute(*attribute) {
                    for (item, choice) in entries.iter() {
                        passing[item as usize] |= is_wanted(wanted, u32::from(choice));
                    }
                }
            }
            Filter::Range { attribute, bounds } => {
                if let Some(Column::Numbers(entries)) = columns.attribute(*attribute) {
                    for (item, value) in entries.iter() {
                        passing[item as usize] |= bounds.contains(value);
                    }
                }
            }
            Filter::Flag { attribute } => {
                if let Some(Column::Flags(entries)) = columns.attribute(*attribute) {
                    for (item, ()) in entries.iter() {
                        passing[item as usize] = true;
                    }
                }
            }
            Filter::Brands(wanted) => {
                return by_item(&|item| {
                    columns
                        .brand(item)
                        .is_some_and(|brand| is_wanted(wanted, brand))
                });
            }
            Filter::Price(bounds) => {
                return by_item(&|item| {
                    self.price(item)
                        .is_some_and(|minor| bounds.contains(self.major(minor)))
                });
            }
            Filter::Stock => return by_item(&|item| columns.in_stock(item, self.stock)),
        }
        passing
    }
}

fn is_wanted(wanted: &[bool], value: u32) -> bool {
    wanted.get(value as usize).copied().unwrap_or(false)
}

/// How every item of the catalogue stands to the filters: what decides where
/// it is counted.
pub(super) struct Standing(Vec<u16>);

/// Passes all filters.
const IN: u16 = 0;
/// No candidate, or fails more than one filter.
const OUT: u16 = u16::MAX;

/// What counts an item: passing all filters, or failing this one alone.
#[derive(Clone, Copy)]
pub(super) struct Own(u16);

impl Own {
    /// The first of the filters that `is_own`; without one, only what passes
    /// them all is counted.
    pub fn among(filters: &[Filter], is_own: impl Fn(&Filter) -> bool) -> Own {
        let mut numbered = (1u16..).zip(filters);
        let own = numbered.find(|(_, filter)| is_own(filter));
        Own(own.map_or(IN, |(number, _)| number))
    }
}

impl Standing {
    pub fn new(view: View<'_>, filters: &[Filter], candidates: &[u32]) -> Standing {
        let passing: Vec<Vec<bool>> = filters.iter().map(|filter| view.passing(filter)).collect();
        let mut standing = vec![OUT; view.catalog.columns.len()];
        for candidate in candidates {
            let Some(stands) = standing.get_mut(*candidate as usize) else {
                continue;
            };
            let failed = (1u16..).zip(&passing);
            let mut failed = failed.filter(|(_, passing)| !passing[*candidate as usize]);
            *stands = match (failed.next(), failed.next()) {
                (None, _) => IN,
                (Some((number, _)), None) => number,
                _ => OUT,
            };
        }
        Standing(standing)
    }

    pub fn passes(&self, item: u32) -> bool {
        self.counts(item, Own(IN))
    }

    pub fn counts(&self, item: u32, own: Own) -> bool {
        let stands = self.0.get(item as usize);
        stands.is_some_and(|stands| *stands == IN || *stands == own.0)
    }
}
