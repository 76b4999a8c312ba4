//! Rows that differ in a few values only, and filters that part them.

use super::small::{BRANDS, CATEGORIES, COLOURS, Row};
use engine::search::{Bounds, Refinement};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// So many rows, of so many colours each.
pub fn rows(count: Range<usize>, colours: Range<usize>) -> impl Strategy<Value = Vec<Row>> {
    let row = (
        (0..CATEGORIES.len(), 0..BRANDS.len()),
        btree_set(0..COLOURS.len(), colours),
        option::of(400u32..420),
        any::<bool>(),
        option::of(1_000i64..1_010),
        0i64..2,
        0u32..5,
    );
    let row = row.prop_map(
        |((category, brand), colours, width, foldable, price, stock, popularity)| Row {
            category,
            brand,
            colours: colours.into_iter().collect(),
            width,
            foldable,
            price,
            stock,
            popularity,
        },
    );
    vec(row, count)
}

fn bounds(low: f64, high: f64) -> impl Strategy<Value = Bounds> {
    let end = move || {
        let place =
            (0u8..=10).prop_map(move |tenths| low + (high - low) * f64::from(tenths) / 10.0);
        option::weighted(0.35, place)
    };
    (end(), end()).prop_map(|(min, max)| Bounds { min, max })
}

/// Filters of everything that a row has, on the first page.
pub fn filters(
    categories: impl Strategy<Value = BTreeSet<String>>,
    colours: impl Strategy<Value = BTreeSet<String>>,
    brands: impl Strategy<Value = BTreeSet<String>>,
) -> impl Strategy<Value = Refinement> {
    let options = (categories, colours, brands);
    let ranges = (bounds(40.0, 42.0), bounds(1.0, 1.01));
    let filters = (options, any::<bool>(), ranges, any::<bool>());
    filters.prop_map(|(options, foldable, (width, price), in_stock)| {
        let (categories, colours, brands) = options;
        let mut choices = BTreeMap::new();
        if !colours.is_empty() {
            choices.insert("colour".to_owned(), colours);
        }
        if foldable {
            choices.insert("foldable".to_owned(), BTreeSet::from(["yes".to_owned()]));
        }
        Refinement {
            choices,
            ranges: BTreeMap::from([("width".to_owned(), width)]),
            categories,
            brands,
            price,
            in_stock,
            page: 1,
            ..Refinement::default()
        }
    })
}
