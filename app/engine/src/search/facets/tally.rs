//! What is counted for each group while candidates are gone through.

use super::branches::Branches;
use super::telling;
use crate::catalog::AttributeKind;
use crate::search::Refinement;
use crate::search::columns::Column;
use crate::search::filters::{Filter, View};

/// Items that are counted, each with a value; those of one item stand together.
pub type Values = Vec<(u32, f64)>;

/// What is counted for one group.
pub enum Tally {
    Branches(Branches),
    /// In major units.
    Price(Values),
    /// By brand.
    Brands(Vec<u32>),
    /// `counts` is by choice.
    Choices {
        attribute: usize,
        counts: Vec<u32>,
    },
    Range {
        attribute: usize,
        values: Values,
    },
    Flag {
        attribute: usize,
        count: u32,
    },
}

impl Tally {
    /// Empty tallies for candidates in their best order: the categories, the
    /// price, the brand, and the attributes that tell most. `scope` is the
    /// category the list is of.
    pub fn all(
        view: View<'_>,
        candidates: &[u32],
        scope: Option<usize>,
        state: &Refinement,
        filters: &[Filter],
    ) -> Vec<Tally> {
        let attributes = telling::shown(view, candidates, scope, filters);
        let attributes = attributes.into_iter().filter_map(|attribute| {
            let definition = view.catalog.attributes.get(attribute)?;
            Some(match definition.kind {
                AttributeKind::Choice => Tally::Choices {
                    attribute,
                    counts: vec![0; definition.choices.len()],
                },
                AttributeKind::Number => Tally::Range {
                    attribute,
                    values: Vec::new(),
                },
                AttributeKind::Flag => Tally::Flag {
                    attribute,
                    count: 0,
                },
                AttributeKind::Note => return None,
            })
        });
        let branches = Branches::new(view.catalog, candidates, state);
        let price = view.prices.map(|_| Tally::Price(Vec::new()));
        [Tally::Branches(branches)]
            .into_iter()
            .chain(price)
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
            (Filter::Categories(_), Tally::Branches(_))
            | (Filter::Brands(_), Tally::Brands(_))
            | (Filter::Price(_), Tally::Price(_)) => true,
            _ => false,
        }
    }

    /// Counts the candidates that `counts` lets through; it refuses every item
    /// that is no candidate.
    pub fn count(&mut self, view: View<'_>, candidates: &[u32], counts: impl Fn(u32) -> bool) {
        let columns = &view.catalog.columns;
        let counted = candidates.iter().copied().filter(|item| counts(*item));
        match self {
            Tally::Branches(branches) => {
                for category in counted.filter_map(|item| columns.category(item)) {
                    branches.count(category);
                }
            }
            Tally::Price(values) => {
                let priced = counted.filter_map(|item| Some((item, view.price(item)?)));
                values.extend(priced.map(|(item, minor)| (item, view.major(minor))));
            }
            Tally::Brands(by_brand) => {
                for brand in counted.filter_map(|item| columns.brand(item)) {
                    if let Some(count) = by_brand.get_mut(brand as usize) {
                        *count += 1;
                    }
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
            Tally::Range { attribute, values } => {
                if let Some(Column::Numbers(entries)) = columns.attribute(*attribute) {
                    entries.visit(candidates, |item, value| {
                        if counts(item) {
                            values.push((item, value));
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
}
