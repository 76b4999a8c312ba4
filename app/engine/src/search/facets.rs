//! What is counted beside a list: for every group of options how many items
//! each would leave, or between which ends the values lie.

use super::columns::Column;
use super::filters::{Filter, View};
use super::{Bounds, Refinement};
use crate::catalog::AttributeKind;
use crate::{Lang, Text};

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

/// What is counted for one group.
pub(super) enum Tally {
    /// `counts` is by choice.
    Choices {
        attribute: usize,
        counts: Vec<u32>,
    },
    Range {
        attribute: usize,
        ends: Ends,
    },
    Flag {
        attribute: usize,
        count: u32,
    },
    /// By brand.
    Brands(Vec<u32>),
    Price(Ends),
}

/// The lowest and the highest value that occur; crossed while none does.
#[derive(Clone, Copy)]
pub(super) struct Ends {
    min: f64,
    max: f64,
}

impl Ends {
    const NONE: Ends = Ends {
        min: f64::INFINITY,
        max: f64::NEG_INFINITY,
    };

    fn take_in(&mut self, value: f64) {
        self.min = self.min.min(value);
        self.max = self.max.max(value);
    }
}

impl Tally {
    /// Empty tallies: the price, the brand, these attributes, and those that
    /// are filtered by, since a filter that is not shown could not be taken off.
    pub fn all(view: View<'_>, facets: &[usize], filters: &[Filter]) -> Vec<Tally> {
        let mut shown: Vec<usize> = facets.to_vec();
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
            let definition = view.catalog.attributes.get(attribute)?;
            Some(match definition.kind {
                AttributeKind::Choice => Tally::Choices {
                    attribute,
                    counts: vec![0; definition.choices.len()],
                },
                AttributeKind::Number => Tally::Range {
                    attribute,
                    ends: Ends::NONE,
                },
                AttributeKind::Flag => Tally::Flag {
                    attribute,
                    count: 0,
                },
                AttributeKind::Note => return None,
            })
        });
        let price = view.prices.map(|_| Tally::Price(Ends::NONE));
        price
            .into_iter()
            .chain([Tally::Brands(vec![0; view.catalog.brands.len()])])
            .chain(attributes)
            .collect()
    }

    /// Whether this is the filter of this group's own options.
    pub fn belongs_to(&self, filter: &Filter) -> bool {
        match (filter, self) {
            (Filter::Choices { attribute: a, .. }, Tally::Choices { attribute: b, .. })
            | (Filter::Range { attribute: a, .. }, Tally::Range { attribute: b, .. })
            | (Filter::Flag { attribute: a }, Tally::Flag { attribute: b, .. }) => a == b,
            (Filter::Brands(_), Tally::Brands(_)) | (Filter::Price(_), Tally::Price(_)) => true,
            _ => false,
        }
    }

    /// Counts the candidates that `counts` lets through; it refuses every item
    /// that is no candidate.
    pub fn count(&mut self, view: View<'_>, candidates: &[u32], counts: impl Fn(u32) -> bool) {
        let columns = &view.catalog.columns;
        let counted = candidates.iter().copied().filter(|item| counts(*item));
        match self {
            Tally::Brands(by_brand) => {
                for brand in counted.filter_map(|item| columns.brand(item)) {
                    if let Some(count) = by_brand.get_mut(brand as usize) {
                        *count += 1;
                    }
                }
            }
            Tally::Price(ends) => {
                for minor in counted.filter_map(|item| view.price(item)) {
                    ends.take_in(view.major(minor));
                }
            }
            Tally::Choices {
                attribute,
                counts: by_choice,
            } => {
                if let Some(Column::Choices(entries)) = columns.attribute(*attribute) {
                    entries.visit(candidates, |item, choice| {
                        if counts(item)
                            && let Some(count) = by_choice.get_mut(usize::from(choice))
                        {
                            *count += 1;
                        }
                    });
                }
            }
            Tally::Range { attribute, ends } => {
                if let Some(Column::Numbers(entries)) = columns.attribute(*attribute) {
                    entries.visit(candidates, |item, value| {
                        if counts(item) {
                            ends.take_in(value);
                        }
                    });
                }
            }
            Tally::Flag { attribute, count } => {
                if let Some(Column::Flags(entries)) = columns.attribute(*attribute) {
                    entries.visit(candidates, |item, ()| *count += u32::from(counts(item)));
                }
            }
        }
    }

    /// The finished group; `None` where there is nothing to choose.
    pub fn group(self, view: View<'_>, state: &Refinement) -> Option<FacetGroup> {
        match self {
            Tally::Choices { attribute, counts } => {
                let definition = &view.catalog.attributes[attribute];
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
                let options = view
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
                let definition = &view.catalog.attributes[attribute];
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
            Tally::Range { attribute, ends } => {
                let definition = &view.catalog.attributes[attribute];
                let asked = state
                    .ranges
                    .get(&definition.key)
                    .copied()
                    .unwrap_or_default();
                range_group(
                    format!("f.{}", definition.key),
                    definition.name.clone(),
                    definition.unit.clone(),
                    ends,
                    asked,
                )
            }
            Tally::Price(ends) => range_group(
                "price".to_owned(),
                Text::default(),
                Text::default(),
                ends,
                state.price,
            ),
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
    ends: Ends,
    asked: Bounds,
) -> Option<FacetGroup> {
    let worth = ends.min < ends.max || !asked.is_open();
    let (min, max) = if ends.min <= ends.max {
        (ends.min, ends.max)
    } else {
        (0.0, 0.0)
    };
    worth.then_some(FacetGroup {
        key,
        name,
        unit,
        values: FacetValues::Range { min, max, asked },
    })
}
