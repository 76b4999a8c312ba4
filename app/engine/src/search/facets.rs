//! Refinement by facets with exact disjunctive counts, in one pass.
//!
//! An option's count is what the list would hold if that option were the only
//! one ticked in its group. Groups combine by "and", options of one group by
//! "or". So an item counts for every group when it passes all filters, and for
//! one group when that group's filter is the only one it fails.

use super::{Bounds, Refinement, Sort};
use crate::catalog::{AttributeKind, Catalog, Fact, Item, ListPrices};
use crate::{Lang, Text};
use std::collections::BTreeSet;

/// What a refinement leaves, and how it could be narrowed further.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Item numbers in the order asked for.
    pub items: Vec<u32>,
    pub groups: Vec<FacetGroup>,
    /// Items that would be left with "in stock only" ticked.
    pub in_stock: u32,
}

/// A group of options.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetGroup {
    /// The name of its parameter in the address: `f.colour`, `brand`, `price`.
    pub key: String,
    /// Empty for brand and price, whose names are the interface's.
    pub name: Text,
    pub unit: Text,
    pub values: FacetValues,
}

#[derive(Clone, Debug, PartialEq)]
pub enum FacetValues {
    /// Options that occur or are ticked, most frequent first, then by position.
    Options(Vec<FacetOption>),
    /// The ends that occur, and the range asked for.
    Range { min: f64, max: f64, asked: Bounds },
}

#[derive(Clone, Debug, PartialEq)]
pub struct FacetOption {
    pub key: String,
    /// Empty for a flag's "yes", whose word is the interface's.
    pub name: Text,
    pub swatch: Option<String>,
    pub count: u32,
    pub ticked: bool,
}

/// A filter that is set, ready to be asked.
enum Filter {
    Choices {
        attribute: usize,
        wanted: BTreeSet<u16>,
    },
    Range {
        attribute: usize,
        bounds: Bounds,
    },
    Flag {
        attribute: usize,
    },
    Brands(BTreeSet<u32>),
    Price(Bounds),
    Stock,
}

/// What is counted for one group.
enum Tally {
    Choices {
        attribute: usize,
        counts: Vec<u32>,
    },
    Range {
        attribute: usize,
        min: f64,
        max: f64,
    },
    Flag {
        attribute: usize,
        count: u32,
    },
    Brands(Vec<u32>),
    Price {
        min: f64,
        max: f64,
    },
}

struct View<'a> {
    catalog: &'a Catalog,
    stock: &'a [i64],
    prices: Option<&'a ListPrices>,
}

/// Narrows `candidates` (item numbers in their best order). `facets` are the
/// attributes to count; `stock` is units on hand by variant.
pub fn refine(
    catalog: &Catalog,
    stock: &[i64],
    prices: Option<&ListPrices>,
    candidates: &[u32],
    facets: &[usize],
    state: &Refinement,
    lang: Lang,
) -> Outcome {
    let view = View {
        catalog,
        stock,
        prices,
    };
    let filters = view.filters(state);
    let mut tallies = view.tallies(facets, &filters);
    // The filter that belongs to each tally, so that its own does not count.
    let own: Vec<Option<usize>> = tallies
        .iter()
        .map(|tally| filters.iter().position(|filter| belongs(filter, tally)))
        .collect();
    let stock_filter = filters
        .iter()
        .position(|filter| matches!(filter, Filter::Stock));

    let mut items = Vec::new();
    let mut in_stock = 0;
    for &number in candidates {
        let Some(item) = catalog.item(number) else {
            continue;
        };
        let mut failed = None;
        let mut fails = 0;
        for (index, filter) in filters.iter().enumerate() {
            if !view.passes(filter, number, item) {
                fails += 1;
                failed = Some(index);
                if fails > 1 {
                    break;
                }
            }
        }
        match fails {
            0 => items.push(number),
            1 => {}
            _ => continue,
        }
        for (tally, own) in tallies.iter_mut().zip(&own) {
            if fails == 0 || (own.is_some() && *own == failed) {
                view.count(tally, number, item);
            }
        }
        let counts_for_stock = fails == 0 || (stock_filter.is_some() && stock_filter == failed);
        if counts_for_stock && catalog.in_stock(item, stock) {
            in_stock += 1;
        }
    }
    view.sort(&mut items, state.sort, lang);
    let groups = tallies
        .into_iter()
        .filter_map(|tally| view.group(tally, state))
        .collect();
    Outcome {
        items,
        groups,
        in_stock,
    }
}

fn belongs(filter: &Filter, tally: &Tally) -> bool {
    match (filter, tally) {
        (Filter::Choices { attribute: a, .. }, Tally::Choices { attribute: b, .. })
        | (Filter::Range { attribute: a, .. }, Tally::Range { attribute: b, .. })
        | (Filter::Flag { attribute: a }, Tally::Flag { attribute: b, .. }) => a == b,
        (Filter::Brands(_), Tally::Brands(_)) | (Filter::Price(_), Tally::Price { .. }) => true,
        _ => false,
    }
}

impl View<'_> {
    fn filters(&self, state: &Refinement) -> Vec<Filter> {
        let mut filters = Vec::new();
        for (key, wanted) in &state.choices {
            let Some(attribute) = self.catalog.attribute(key) else {
                continue;
            };
            let definition = &self.catalog.attributes[attribute];
            match definition.kind {
                AttributeKind::Flag => filters.push(Filter::Flag { attribute }),
                AttributeKind::Choice => {
                    let wanted = definition
                        .choices
                        .iter()
                        .enumerate()
                        .filter(|(_, choice)| wanted.contains(&choice.key))
                        .filter_map(|(index, _)| u16::try_from(index).ok())
                        .collect();
                    filters.push(Filter::Choices { attribute, wanted });
                }
                _ => {}
            }
        }
        for (key, bounds) in &state.ranges {
            if let (Some(attribute), false) = (self.catalog.attribute(key), bounds.is_open()) {
                filters.push(Filter::Range {
                    attribute,
                    bounds: *bounds,
                });
            }
        }
        if !state.brands.is_empty() {
            let wanted = self
                .catalog
                .brands
                .iter()
                .enumerate()
                .filter(|(_, brand)| state.brands.contains(brand_key(brand)))
                .map(|(index, _)| index as u32)
                .collect();
            filters.push(Filter::Brands(wanted));
        }
        if !state.price.is_open() {
            filters.push(Filter::Price(state.price));
        }
        if state.in_stock {
            filters.push(Filter::Stock);
        }
        filters
    }

    fn tallies(&self, facets: &[usize], filters: &[Filter]) -> Vec<Tally> {
        let mut shown: Vec<usize> = facets.to_vec();
        // A filter that is set is always shown, or nobody could take it off.
        for filter in filters {
            if let Filter::Choices { attribute, .. }
            | Filter::Range { attribute, .. }
            | Filter::Flag { attribute } = filter
                && !shown.contains(attribute)
            {
                shown.push(*attribute);
            }
        }
        let attributes = shown.into_iter().filter_map(|attribute| {
            let definition = self.catalog.attributes.get(attribute)?;
            Some(match definition.kind {
                AttributeKind::Choice => Tally::Choices {
                    attribute,
                    counts: vec![0; definition.choices.len()],
                },
                AttributeKind::Number => Tally::Range {
                    attribute,
                    min: f64::INFINITY,
                    max: f64::NEG_INFINITY,
                },
                AttributeKind::Flag => Tally::Flag {
                    attribute,
                    count: 0,
                },
                AttributeKind::Note => return None,
            })
        });
        let price = self.prices.map(|_| Tally::Price {
            min: f64::INFINITY,
            max: f64::NEG_INFINITY,
        });
        price
            .into_iter()
            .chain([Tally::Brands(vec![0; self.catalog.brands.len()])])
            .chain(attributes)
            .collect()
    }

    /// The shown price in major units.
    fn price(&self, number: u32) -> Option<f64> {
        let prices = self.prices?;
        let minor = (*prices.shown.get(number as usize)?)?;
        Some(minor as f64 / prices.list.currency.scale() as f64)
    }

    fn passes(&self, filter: &Filter, number: u32, item: &Item) -> bool {
        match filter {
            Filter::Choices { attribute, wanted } => item.facts.iter().any(|fact| {
                matches!(fact, Fact::Choice { attribute: a, choice }
                    if usize::from(*a) == *attribute && wanted.contains(choice))
            }),
            Filter::Range { attribute, bounds } => item.facts.iter().any(|fact| {
                matches!(fact, Fact::Number { attribute: a, value }
                    if usize::from(*a) == *attribute && bounds.contains(*value))
            }),
            Filter::Flag { attribute } => item.facts.iter().any(
                |fact| matches!(fact, Fact::Flag { attribute: a } if usize::from(*a) == *attribute),
            ),
            Filter::Brands(wanted) => item.brand.is_some_and(|brand| wanted.contains(&brand)),
            Filter::Price(bounds) => self
                .price(number)
                .is_some_and(|price| bounds.contains(price)),
            Filter::Stock => self.catalog.in_stock(item, self.stock),
        }
    }

    fn count(&self, tally: &mut Tally, number: u32, item: &Item) {
        match tally {
            Tally::Brands(counts) => {
                if let Some(count) = item.brand.and_then(|brand| counts.get_mut(brand as usize)) {
                    *count += 1;
                }
            }
            Tally::Price { min, max } => {
                if let Some(price) = self.price(number) {
                    *min = min.min(price);
                    *max = max.max(price);
                }
            }
            Tally::Choices { attribute, counts } => {
                for fact in &item.facts {
                    if let Fact::Choice {
                        attribute: a,
                        choice,
                    } = fact
                        && usize::from(*a) == *attribute
                        && let Some(count) = counts.get_mut(usize::from(*choice))
                    {
                        *count += 1;
                    }
                }
            }
            Tally::Range {
                attribute,
                min,
                max,
            } => {
                for fact in &item.facts {
                    if let Fact::Number {
                        attribute: a,
                        value,
                    } = fact
                        && usize::from(*a) == *attribute
                    {
                        *min = min.min(*value);
                        *max = max.max(*value);
                    }
                }
            }
            Tally::Flag { attribute, count } => {
                *count += u32::from(item.facts.iter().any(|fact| {
                    matches!(fact, Fact::Flag { attribute: a } if usize::from(*a) == *attribute)
                }));
            }
        }
    }

    /// The finished group; `None` where there is nothing to choose.
    fn group(&self, tally: Tally, state: &Refinement) -> Option<FacetGroup> {
        match tally {
            Tally::Choices { attribute, counts } => {
                let definition = &self.catalog.attributes[attribute];
                let ticked = state.choices.get(&definition.key);
                let options = definition
                    .choices
                    .iter()
                    .zip(counts)
                    .map(|(choice, count)| FacetOption {
                        key: choice.key.clone(),
                        name: choice.name.clone(),
                        swatch: choice.swatch.clone(),
                        count,
                        ticked: ticked.is_some_and(|ticked| ticked.contains(&choice.key)),
                    });
                options_group(
                    format!("f.{}", definition.key),
                    definition.name.clone(),
                    options,
                )
            }
            Tally::Brands(counts) => {
                let options = self
                    .catalog
                    .brands
                    .iter()
                    .zip(counts)
                    .map(|(brand, count)| FacetOption {
                        key: brand_key(brand).to_owned(),
                        name: brand.clone(),
                        swatch: None,
                        count,
                        ticked: state.brands.contains(brand_key(brand)),
                    });
                options_group("brand".to_owned(), Text::default(), options)
            }
            Tally::Flag { attribute, count } => {
                let definition = &self.catalog.attributes[attribute];
                let option = FacetOption {
                    key: "yes".to_owned(),
                    name: Text::default(),
                    swatch: None,
                    count,
                    ticked: state.choices.contains_key(&definition.key),
                };
                (count > 0 || option.ticked).then(|| FacetGroup {
                    key: format!("f.{}", definition.key),
                    name: definition.name.clone(),
                    unit: Text::default(),
                    values: FacetValues::Options(vec![option]),
                })
            }
            Tally::Range {
                attribute,
                min,
                max,
            } => {
                let definition = &self.catalog.attributes[attribute];
                let asked = state
                    .ranges
                    .get(&definition.key)
                    .copied()
                    .unwrap_or_default();
                range_group(
                    format!("f.{}", definition.key),
                    definition.name.clone(),
                    definition.unit.clone(),
                    (min, max),
                    asked,
                )
            }
            Tally::Price { min, max } => range_group(
                "price".to_owned(),
                Text::default(),
                Text::default(),
                (min, max),
                state.price,
            ),
        }
    }

    fn sort(&self, items: &mut [u32], sort: Sort, lang: Lang) {
        let item = |number: &u32| self.catalog.item(*number);
        let price = |number: &u32| {
            self.prices
                .and_then(|prices| prices.shown.get(*number as usize).copied().flatten())
        };
        match sort {
            Sort::Best => {}
            Sort::PriceUp => items.sort_by_key(|n| (price(n).unwrap_or(i64::MAX), *n)),
            Sort::PriceDown => {
                items.sort_by_key(|n| (std::cmp::Reverse(price(n).unwrap_or(-1)), *n));
            }
            Sort::Newest => {
                items.sort_by_key(|n| (std::cmp::Reverse(item(n).map(|i| i.released)), *n));
            }
            Sort::Name => items.sort_by(|a, b| {
                let name = |n: &u32| item(n).map(|item| item.name.get(lang));
                name(a).cmp(&name(b)).then(a.cmp(b))
            }),
        }
    }
}

/// How a brand is written in the address.
pub(super) fn brand_key(brand: &Text) -> &str {
    brand.get(Lang::En)
}

fn options_group(
    key: String,
    name: Text,
    options: impl Iterator<Item = FacetOption>,
) -> Option<FacetGroup> {
    let mut options: Vec<FacetOption> = options
        .filter(|option| option.count > 0 || option.ticked)
        .collect();
    options.sort_by_key(|option| std::cmp::Reverse(option.count));
    let worth = options.len() > 1 || options.iter().any(|option| option.ticked);
    worth.then_some(FacetGroup {
        key,
        name,
        unit: Text::default(),
        values: FacetValues::Options(options),
    })
}

fn range_group(
    key: String,
    name: Text,
    unit: Text,
    (min, max): (f64, f64),
    asked: Bounds,
) -> Option<FacetGroup> {
    let worth = min < max || !asked.is_open();
    let (min, max) = if min <= max { (min, max) } else { (0.0, 0.0) };
    worth.then_some(FacetGroup {
        key,
        name,
        unit,
        values: FacetValues::Range { min, max, asked },
    })
}
