//! The attributes worth filtering by, where a category names none itself.

use super::AttributeKind;
use super::snapshot::{Catalog, Fact};
use std::collections::BTreeMap;

/// How many attributes a category is then filtered by.
const WORKED_OUT: usize = 6;

/// For every category the attributes worth filtering by: those it names, or
/// those that split its products best (coverage times the evenness of values).
pub(super) fn work_out(catalog: &mut Catalog) {
    for index in 0..catalog.categories.len() {
        let node = &catalog.categories[index];
        let named: Vec<usize> = node
            .category
            .facets
            .iter()
            .filter_map(|key| catalog.facet(key))
            .collect();
        let facets = if named.is_empty() {
            informative(catalog, &node.items)
        } else {
            named
        };
        catalog.categories[index].facets = facets;
    }
}

fn informative(catalog: &Catalog, items: &[u32]) -> Vec<usize> {
    // Per attribute: how many items have it, and how often each value occurs.
    let mut seen: BTreeMap<usize, (u32, BTreeMap<u64, u32>)> = BTreeMap::new();
    for item in items.iter().filter_map(|number| catalog.item(*number)) {
        let mut last = usize::MAX;
        for fact in &item.facts {
            let entry = seen.entry(fact.attribute()).or_default();
            if fact.attribute() != last {
                entry.0 += 1;
                last = fact.attribute();
            }
            let value = match *fact {
                Fact::Choice { choice, .. } => u64::from(choice),
                Fact::Number { value, .. } => value.to_bits(),
                Fact::Flag { .. } => 1,
            };
            *entry.1.entry(value).or_default() += 1;
        }
    }
    let total = items.len() as f64;
    let mut scored: Vec<(f64, usize)> = seen
        .into_iter()
        .filter(|(index, (covered, values))| {
            let flag = catalog.attributes[*index].kind == AttributeKind::Flag;
            f64::from(*covered) >= 0.2 * total && (values.len() > 1 || flag)
        })
        .map(|(index, (covered, values))| {
            // Gini impurity: needs no logarithm, and so is the same everywhere.
            let sum: f64 = values.values().map(|n| f64::from(*n)).sum();
            let shares = values.values().map(|n| f64::from(*n) / sum);
            let same: f64 = shares.map(|share| share * share).sum();
            let coverage = f64::from(covered) / total;
            let spread = if values.len() == 1 {
                coverage * (1.0 - coverage)
            } else {
                1.0 - same
            };
            (coverage * spread, index)
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored
        .into_iter()
        .take(WORKED_OUT)
        .map(|(_, index)| index)
        .collect()
}
