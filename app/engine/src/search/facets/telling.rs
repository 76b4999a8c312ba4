//! Which attributes are shown beside a list: those that tell most about what
//! is in it.
//!
//! What an attribute tells is the share of products that have a value of it,
//! times the chance that two values drawn from theirs differ: one less the sum
//! of the squared shares of its values (Gini 1912; Simpson, "Measurement of
//! Diversity", Nature 163, 1949; the quadratic entropy of Havrda and Charvát
//! 1967). Like Shannon's entropy it is nothing where all values are the same
//! and grows with how evenly they split; it needs no logarithm, and a number
//! of a thousand values is hardly worth more than a choice of ten. A flag is
//! known of every product, as yes or no.
//!
//! Looking at every value of every attribute would cost more than the rest of
//! a search. So only attributes that the categories of the list are filtered
//! by are looked at, and only the best products of the list, which are also
//! those that the query is most likely about.

use super::super::filters::{Filter, View};
use crate::catalog::{AttributeKind, Catalog, Fact};
use std::cmp::Reverse;

/// How many attributes are shown, beside those that are filtered by.
const SHOWN: usize = 8;
/// Of how many it is worked out what they tell.
const LIKELY: usize = 24;
/// At how many products it is looked.
const LOOKED_AT: usize = 1024;
/// The share of products that an attribute is known of at least.
const LEAST: f64 = 0.1;

/// What an attribute tells about some products.
pub(crate) struct Telling {
    pub attribute: usize,
    /// From 0 to 1.
    pub worth: f64,
    /// Whether enough of them have it, and not all the same.
    pub enough: bool,
}

/// The attributes to show for candidates in their best order, most telling
/// first. Filters change neither the choice nor the order, so that nothing
/// jumps when a box is ticked; only a category does, which is another list.
/// Whatever is filtered by is always shown: it could not be taken off otherwise.
pub(super) fn shown(
    view: View<'_>,
    candidates: &[u32],
    scope: Option<usize>,
    filters: &[Filter],
) -> Vec<usize> {
    let catalog = view.catalog;
    let branches = filters.iter().find_map(|filter| match filter {
        Filter::Categories(wanted) => Some(wanted),
        _ => None,
    });
    let items = candidates.iter().copied().filter(|item| {
        let category = catalog.columns.category(*item);
        branches.is_none_or(|wanted| category.is_some_and(|category| wanted[category]))
    });
    let items: Vec<u32> = items.take(LOOKED_AT).collect();
    let own = scope.filter(|_| branches.is_none());
    let own = own.and_then(|index| catalog.categories.get(index));
    let likely = own.map_or_else(|| likely(catalog, &items), |node| node.facets.clone());
    let filtered: Vec<usize> = filters.iter().filter_map(Filter::attribute).collect();
    let more = filtered.iter().filter(|index| !likely.contains(index));
    let asked: Vec<usize> = likely.iter().chain(more).copied().collect();
    let mut left = SHOWN;
    let mut shown = telling(catalog, &items, &asked);
    shown.retain(|told| {
        let fits = told.enough && left > 0 && likely.contains(&told.attribute);
        left -= usize::from(fits);
        fits || filtered.contains(&told.attribute)
    });
    shown.into_iter().map(|told| told.attribute).collect()
}

/// The attributes that the categories of these items are filtered by, those
/// of most items first.
fn likely(catalog: &Catalog, items: &[u32]) -> Vec<usize> {
    let mut held = vec![0u32; catalog.categories.len()];
    for category in items
        .iter()
        .filter_map(|item| catalog.columns.category(*item))
    {
        held[category] += 1;
    }
    let mut weights = vec![0u32; catalog.attributes.len()];
    for (node, held) in catalog.categories.iter().zip(held) {
        for facet in &node.facets {
            weights[*facet] += held;
        }
    }
    let mut likely: Vec<usize> = (0..weights.len()).filter(|n| weights[*n] > 0).collect();
    likely.sort_by_key(|facet| (Reverse(weights[*facet]), *facet));
    likely.truncate(LIKELY);
    likely
}

/// What is seen of one attribute.
#[derive(Clone, Default)]
struct Seen {
    /// How many items have it.
    items: usize,
    /// The item that was seen last.
    last: Option<u32>,
    /// Every value, equal ones being equal numbers.
    values: Vec<u64>,
}

/// What these attributes, each given once, tell about the items; the most
/// telling first.
pub(crate) fn telling(catalog: &Catalog, items: &[u32], attributes: &[usize]) -> Vec<Telling> {
    let mut places = vec![usize::MAX; catalog.attributes.len()];
    for (place, attribute) in attributes.iter().enumerate() {
        places[*attribute] = place;
    }
    let mut seen = vec![Seen::default(); attributes.len()];
    for item in items {
        let facts = catalog.item(*item).map(|item| &item.facts);
        for fact in facts.into_iter().flatten() {
            if let Some(seen) = seen.get_mut(places[fact.attribute()]) {
                seen.items += usize::from(seen.last != Some(*item));
                seen.last = Some(*item);
                seen.values.push(match *fact {
                    Fact::Choice { choice, .. } => u64::from(choice),
                    Fact::Number { value, .. } => value.to_bits(),
                    Fact::Flag { .. } => 1,
                });
            }
        }
    }
    let mut told: Vec<Telling> = attributes
        .iter()
        .zip(seen)
        .map(|(attribute, mut seen)| {
            let coverage = seen.items as f64 / items.len().max(1) as f64;
            let worth = match catalog.attributes[*attribute].kind {
                AttributeKind::Flag => differing([seen.items, items.len() - seen.items]),
                _ => {
                    seen.values.sort_unstable();
                    let equal = seen.values.chunk_by(|a, b| a == b);
                    coverage * differing(equal.map(<[u64]>::len))
                }
            };
            Telling {
                attribute: *attribute,
                worth,
                enough: coverage >= LEAST && worth > 0.0,
            }
        })
        .collect();
    told.sort_by(|a, b| {
        let worth = b.worth.total_cmp(&a.worth);
        worth.then(a.attribute.cmp(&b.attribute))
    });
    told
}

/// The chance that two values drawn, each put back, differ. `often` says how
/// often each occurs.
fn differing(often: impl IntoIterator<Item = usize>) -> f64 {
    let (mut all, mut same) = (0.0, 0.0);
    for often in often.into_iter().map(|often| often as f64) {
        all += often;
        same += often * often;
    }
    match all > 0.0 {
        true => 1.0 - same / (all * all),
        false => 0.0,
    }
}
