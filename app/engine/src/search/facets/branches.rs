//! The categories a list can be narrowed to: one level below where it splits,
//! and around each that is ticked the way to it and what is below it.

use super::{FacetGroup, FacetOption, FacetValues};
use crate::Text;
use crate::catalog::Catalog;
use crate::search::Refinement;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The name of its parameter in the address.
pub const BRANCHES: &str = "cat";

/// What is counted of categories.
pub struct Branches {
    offered: BTreeSet<usize>,
    ticked: Vec<usize>,
    /// By category: the items right in it.
    counts: Vec<u32>,
}

impl Branches {
    /// None counted yet. What is offered depends on the candidates before any
    /// filter, so that ticks elsewhere do not move it.
    pub fn new(catalog: &Catalog, candidates: &[u32], state: &Refinement) -> Branches {
        let split = split(catalog, candidates);
        let ticked = state.branches(catalog);
        let children = |index: &usize| catalog.categories[*index].children.clone();
        let mut offered: BTreeSet<usize> = match split.last() {
            Some(lowest) => children(lowest).into_iter().collect(),
            None => (0..catalog.categories.len())
                .filter(|index| catalog.categories[*index].parent.is_none())
                .collect(),
        };
        for branch in &ticked {
            let path = catalog.path(*branch).into_iter();
            offered.extend(path.filter(|index| !split.contains(index)));
            offered.insert(*branch);
            offered.extend(children(branch));
        }
        Branches {
            offered,
            ticked,
            counts: vec![0; catalog.categories.len()],
        }
    }

    pub fn count(&mut self, category: usize) {
        if let Some(count) = self.counts.get_mut(category) {
            *count += 1;
        }
    }

    pub fn group(self, catalog: &Catalog) -> Option<FacetGroup> {
        let mut within = vec![0; self.counts.len()];
        for (category, count) in self.counts.iter().enumerate().filter(|(_, n)| **n > 0) {
            for above in catalog.path(category) {
                within[above] += count;
            }
        }
        let ways: BTreeSet<usize> = self.ticked.iter().flat_map(|n| catalog.path(*n)).collect();
        let mut shown: Vec<usize> = self.offered.into_iter().collect();
        shown.retain(|index| within[*index] > 0 || ways.contains(index));
        // Each after what it is below, the fullest first, then by position.
        shown.sort_by_cached_key(|index| {
            let path = catalog.path(*index).into_iter();
            path.map(|index| (Reverse(within[index]), index))
                .collect::<Vec<_>>()
        });
        let options: Vec<FacetOption> = shown
            .iter()
            .map(|index| {
                let category = &catalog.categories[*index].category;
                let above = catalog.path(*index).into_iter().filter(|n| n != index);
                let level = above.filter(|above| shown.contains(above)).count();
                FacetOption {
                    key: category.id.clone(),
                    name: category.name.clone(),
                    swatch: None,
                    count: within[*index],
                    ticked: self.ticked.contains(index),
                    level: u8::try_from(level).unwrap_or(u8::MAX),
                }
            })
            .collect();
        (options.len() > 1 || !self.ticked.is_empty()).then(|| FacetGroup {
            key: BRANCHES.to_owned(),
            name: Text::default(),
            unit: Text::default(),
            values: FacetValues::Options(options),
        })
    }
}

/// The way down to the lowest category that everything is in; empty where
/// there is none.
fn split(catalog: &Catalog, candidates: &[u32]) -> Vec<usize> {
    let mut held = vec![false; catalog.categories.len()];
    let categories = candidates
        .iter()
        .map(|item| catalog.columns.category(*item));
    for category in categories.flatten() {
        held[category] = true;
    }
    let held = held.iter().enumerate().filter(|(_, held)| **held);
    let ways = held.map(|(category, _)| catalog.path(category));
    let common = ways.reduce(|mut way, other| {
        let same = way.iter().zip(&other).take_while(|(a, b)| a == b);
        way.truncate(same.count());
        way
    });
    common.unwrap_or_default()
}

impl Refinement {
    /// The ticked categories, by their numbers.
    fn branches(&self, catalog: &Catalog) -> Vec<usize> {
        let ids = self.categories.iter();
        ids.filter_map(|id| catalog.category_by_id(id)).collect()
    }

    /// The ticked categories that narrow, by their numbers. Of one and another
    /// below it that is the lower: who ticks "printing" and then "toner" below
    /// it wants less, and taking "toner" off leads back to "printing".
    pub fn lowest_branches(&self, catalog: &Catalog) -> Vec<usize> {
        let ticked = self.branches(catalog);
        let paths: Vec<Vec<usize>> = ticked.iter().map(|index| catalog.path(*index)).collect();
        let is_above = |index: &usize| {
            let above = |path: &Vec<usize>| path.last() != Some(index) && path.contains(index);
            paths.iter().any(above)
        };
        ticked.iter().copied().filter(|n| !is_above(n)).collect()
    }
}
