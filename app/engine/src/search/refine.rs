//! Refinement by facets with exact disjunctive counts, in one pass.
//!
//! An option's count is what the list would hold if that option were the only
//! one ticked in its group. Groups combine by "and", options of one group by
//! "or". So an item counts for every group when it passes all filters, and for
//! one group when that group's filter is the only one it fails.

use super::facets::{FacetGroup, Tally};
use super::filters::{Filter, Own, Standing, View};
use super::{Refinement, Sort};
use crate::Lang;
use crate::catalog::{Catalog, ListPrices};
use std::cmp::Reverse;

/// What a refinement leaves, and how it could be narrowed further.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Item numbers in the order asked for.
    pub items: Vec<u32>,
    pub groups: Vec<FacetGroup>,
    /// Items that would be left with "in stock only" ticked.
    pub in_stock: u32,
}

/// Narrows `candidates` (item numbers in their best order, each once). `scope`
/// is the category they are all of, if the list is a category's; `stock` is
/// units on hand by variant.
pub fn refine(
    catalog: &Catalog,
    stock: &[i64],
    prices: Option<&ListPrices>,
    candidates: &[u32],
    scope: Option<usize>,
    state: &Refinement,
    lang: Lang,
) -> Outcome {
    let view = View {
        catalog,
        stock,
        prices,
    };
    let filters = view.filters(state);
    let standing = Standing::new(view, &filters, candidates);
    let groups = Tally::all(view, candidates, scope, state, &filters)
        .into_iter()
        .filter_map(|mut tally| {
            let own = Own::among(&filters, |filter| tally.belongs_to(filter));
            tally.count(view, candidates, |item| standing.counts(item, own));
            tally.group(view, state)
        })
        .collect();
    let own = Own::among(&filters, |filter| matches!(filter, Filter::Stock));
    let in_stock = candidates
        .iter()
        .filter(|item| standing.counts(**item, own) && catalog.columns.in_stock(**item, stock));
    let in_stock = u32::try_from(in_stock.count()).unwrap_or(u32::MAX);
    let mut items = candidates.to_vec();
    items.retain(|item| standing.passes(*item));
    view.sort(&mut items, state.sort, lang);
    Outcome {
        items,
        groups,
        in_stock,
    }
}

impl View<'_> {
    fn sort(&self, items: &mut [u32], sort: Sort, lang: Lang) {
        let columns = &self.catalog.columns;
        match sort {
            Sort::Best => {}
            Sort::PriceUp => {
                items.sort_by_key(|n| (self.price(*n).unwrap_or(i64::MAX), *n));
            }
            Sort::PriceDown => {
                items.sort_by_key(|n| (Reverse(self.price(*n).unwrap_or(-1)), *n));
            }
            Sort::Newest => items.sort_by_key(|n| columns.newest(*n)),
            Sort::Name => items.sort_by_key(|n| columns.name(*n, lang)),
        }
    }
}
