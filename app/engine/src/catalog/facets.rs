//! The attributes worth filtering by, where a category names none itself.

use super::snapshot::Catalog;
use crate::search::telling;

/// Among how many attributes a list of such a category chooses.
const WORKED_OUT: usize = 12;

/// For every category the attributes worth filtering by: those it names, or
/// those that tell most about its products.
pub(super) fn work_out(catalog: &mut Catalog) {
    let all: Vec<usize> = (0..catalog.attributes.len())
        .filter(|index| catalog.attributes[*index].facet)
        .collect();
    for index in 0..catalog.categories.len() {
        let node = &catalog.categories[index];
        let named = node.category.facets.iter();
        let mut facets: Vec<usize> = named.filter_map(|key| catalog.facet(key)).collect();
        if facets.is_empty() {
            let told = telling(catalog, &node.items, &all).into_iter();
            let worth = told.filter(|told| told.enough).take(WORKED_OUT);
            facets = worth.map(|told| told.attribute).collect();
        }
        catalog.categories[index].facets = facets;
    }
}
