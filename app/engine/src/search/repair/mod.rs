//! What to change where nothing is found: the smallest sets of steps after
//! which something is, each with how much.
//!
//! A query is searched once for every change of its words, and what it finds
//! is counted by the filters it fails. Where nothing smaller gives a result,
//! whoever fails exactly so many filters is what dropping those would show,
//! so that sets of filters need not be tried.

mod words;

use super::filters::{Filter, View};
use super::{Bounds, Refinement};
use crate::catalog::{Catalog, ListPrices};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use words::{Edit, Word, edited, edits, sets, words};

/// One thing that is changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A word of the query, as typed, is written as the catalogue writes it.
    Spell { typed: String, meant: String },
    /// A word of the query, as typed, is left out.
    Word(String),
    /// The ticks of an attribute, by its key, are taken off.
    Choices(String),
    /// The range of an attribute, by its key, is opened.
    Range(String),
    /// All categories are allowed.
    Categories,
    /// All brands are allowed.
    Brands,
    /// Every price is allowed.
    Price,
    /// What is not in stock is shown, too.
    Stock,
}

/// A smallest set of steps that gives a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Repair {
    /// Words first, in the order they were typed, then filters.
    pub steps: Vec<Step>,
    /// The state after them, on its first page.
    pub refinement: Refinement,
    /// How many products it leaves.
    pub count: u32,
}

/// The largest set of steps.
const STEPS: usize = 3;
/// How many repairs are given.
const SHOWN: usize = 8;
/// How many words the queries that are tried have together at most: any
/// three changes of seven words, any two of nine, any one of nineteen. Of a
/// longer query the last sets are left out, so that every question ends soon.
const READ: usize = 384;
/// How many filters may be dropped: as many as a mask has bits, but one.
const FILTERS: usize = 63;
/// What no repair can bring back: out of the scope, or failing a filter beyond those.
const NEVER: u64 = u64::MAX;

/// A query after some edits, and what it finds: by the filters that are failed, how many.
struct Tried {
    edits: Vec<Edit>,
    query: String,
    failing: BTreeMap<u64, u32>,
}

/// Every smallest repair of a state that matches nothing, the most results
/// first: single steps; where none helps pairs, then threes. None for a state
/// that matches something. `scope` is what may be shown at all, such as a
/// category; `find` is what a query finds, each item once, and the same by
/// which the page searches; a blank query finds the whole scope.
///
/// A query is not emptied where no filter is left: that would be no longer
/// the same question.
pub fn repair(
    catalog: &Catalog,
    stock: &[i64],
    prices: Option<&ListPrices>,
    scope: &[u32],
    state: &Refinement,
    find: impl Fn(&str) -> Vec<u32>,
) -> Vec<Repair> {
    let view = View {
        catalog,
        stock,
        prices,
    };
    let filters = view.filters(state);
    let failed = failed(view, &filters, scope);
    let within = failed.iter().filter(|mask| **mask != NEVER);
    let Some(fewest) = within.map(|mask| mask.count_ones() as usize).min() else {
        return Vec::new();
    };
    let words = words(&state.query, catalog);
    let edits = edits(&words);
    let all = filters.len().min(FILTERS);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut tried: Vec<Tried> = Vec::new();
    let mut read = 0;
    // Fewer filters than `fewest` cannot be dropped for anything.
    for size in fewest..=STEPS {
        for edits in sets(&edits, size - fewest) {
            let drops = edits.iter().filter(|edit| edit.spelling.is_none());
            read += words.len() - drops.count();
            if read > READ {
                break;
            }
            let query = match edits.is_empty() {
                true => state.query.clone(),
                false => edited(&state.query, &words, &edits),
            };
            if !seen.insert(query.clone()) {
                continue;
            }
            let found = match query.trim().is_empty() {
                true => by_failing(scope, &failed),
                false => by_failing(&find(&query), &failed),
            };
            tried.push(Tried {
                edits,
                query,
                failing: found,
            });
        }
        let mut found: Vec<Repair> = Vec::new();
        for tried in &tried {
            let drops = (size - tried.edits.len()) as u32;
            let emptied = tried.query.trim().is_empty() && !tried.edits.is_empty();
            let fitting = tried.failing.iter().filter(|(mask, _)| {
                mask.count_ones() == drops && !(emptied && drops as usize == all)
            });
            found.extend(fitting.map(|(mask, count)| {
                let dropped = (0..).zip(&filters).filter(|(bit, _)| mask >> bit & 1 == 1);
                let dropped = dropped.map(|(_, filter)| filter);
                mended(view, state, &words, tried, dropped, *count)
            }));
        }
        if size == 0 && !found.is_empty() {
            return Vec::new();
        }
        if !found.is_empty() {
            // The sort is stable: ties stay as they were found.
            found.sort_by_key(|repair| Reverse(repair.count));
            found.truncate(SHOWN);
            return found;
        }
    }
    Vec::new()
}

/// By item: the filters it fails, a bit each.
fn failed(view: View<'_>, filters: &[Filter], scope: &[u32]) -> Vec<u64> {
    let mut failed = vec![NEVER; view.catalog.columns.len()];
    for item in scope {
        if let Some(mask) = failed.get_mut(*item as usize) {
            *mask = 0;
        }
    }
    for (place, filter) in filters.iter().enumerate() {
        let mark = if place < FILTERS { 1 << place } else { NEVER };
        for (mask, passes) in failed.iter_mut().zip(view.passing(filter)) {
            if !passes {
                *mask |= mark;
            }
        }
    }
    failed
}

fn by_failing(found: &[u32], failed: &[u64]) -> BTreeMap<u64, u32> {
    let mut counts = BTreeMap::new();
    let masks = found.iter().filter_map(|item| failed.get(*item as usize));
    for mask in masks.filter(|mask| mask.count_ones() as usize <= STEPS) {
        *counts.entry(*mask).or_default() += 1;
    }
    counts
}

fn mended<'a>(
    view: View<'_>,
    state: &Refinement,
    words: &[Word],
    tried: &Tried,
    dropped: impl Iterator<Item = &'a Filter>,
    count: u32,
) -> Repair {
    let mut edits = tried.edits.clone();
    edits.sort_by_key(|edit| edit.word);
    let said = edits.iter().filter_map(|edit| {
        let word = words.get(edit.word)?;
        let typed = word.typed(&state.query).to_owned();
        Some(match edit.spelling {
            None => Step::Word(typed),
            Some(spelling) => Step::Spell {
                typed,
                meant: word.spellings.get(spelling)?.clone(),
            },
        })
    });
    let key = |attribute: &usize| view.catalog.attributes[*attribute].key.clone();
    let steps: Vec<Step> = said
        .chain(dropped.map(|filter| match filter {
            Filter::Choices { attribute, .. } | Filter::Flag { attribute } => {
                Step::Choices(key(attribute))
            }
            Filter::Range { attribute, .. } => Step::Range(key(attribute)),
            Filter::Categories(_) => Step::Categories,
            Filter::Brands(_) => Step::Brands,
            Filter::Price(_) => Step::Price,
            Filter::Stock => Step::Stock,
        }))
        .collect();
    let mut refinement = state.clone();
    refinement.query.clone_from(&tried.query);
    refinement.page = 1;
    for step in &steps {
        match step {
            Step::Spell { .. } | Step::Word(_) => {}
            Step::Choices(key) => drop(refinement.choices.remove(key)),
            Step::Range(key) => drop(refinement.ranges.remove(key)),
            Step::Categories => refinement.categories.clear(),
            Step::Brands => refinement.brands.clear(),
            Step::Price => refinement.price = Bounds::default(),
            Step::Stock => refinement.in_stock = false,
        }
    }
    Repair {
        steps,
        refinement,
        count,
    }
}
