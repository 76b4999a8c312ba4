//! Rows and refinements at random.

use super::by_hand::{brand_keys, category_keys, colour_keys};
use super::small::{BRANDS, CATEGORIES, COLOURS, Row};
use engine::search::{Bounds, Refinement};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

pub fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (
        0..CATEGORIES.len(),
        0..BRANDS.len(),
        btree_set(0..COLOURS.len(), 0..3),
        option::of(400u32..420),
        any::<bool>(),
        option::of(1_000i64..1_010),
        0i64..2,
        0u32..5,
    );
    let row = row.prop_map(
        |(category, brand, colours, width, foldable, price, stock, popularity)| Row {
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
    vec(row, 0..40)
}

fn bounds(low: f64, high: f64) -> impl Strategy<Value = Bounds> {
    let end = move || {
        option::weighted(
            0.3,
            (0u8..=10).prop_map(move |tenths| low + (high - low) * f64::from(tenths) / 10.0),
        )
    };
    (end(), end()).prop_map(|(min, max)| Bounds { min, max })
}

/// Some of these keys, and sometimes one that nothing has.
fn ticks(keys: Vec<&'static str>) -> impl Strategy<Value = BTreeSet<String>> {
    let keys: Vec<String> = keys
        .into_iter()
        .chain(["ghost"])
        .map(str::to_owned)
        .collect();
    prop_oneof![
        2 => Just(BTreeSet::new()),
        3 => proptest::sample::subsequence(keys, 0..3).prop_map(|keys| keys.into_iter().collect()),
    ]
}

pub fn refinements() -> impl Strategy<Value = Refinement> {
    (
        ticks(category_keys()),
        ticks(colour_keys()),
        ticks(brand_keys()),
        any::<bool>(),
        bounds(40.0, 42.0),
        bounds(1.0, 1.01),
        any::<bool>(),
    )
        .prop_map(
            |(categories, colours, brands, foldable, width, price, in_stock)| {
                let mut choices = BTreeMap::new();
                if !colours.is_empty() {
                    choices.insert("colour".to_owned(), colours);
                }
                if foldable {
                    choices.insert("foldable".to_owned(), BTreeSet::from(["yes".to_owned()]));
                }
                let ranges = BTreeMap::from([("width".to_owned(), width)]);
                Refinement {
                    choices,
                    ranges,
                    categories,
                    brands,
                    price,
                    in_stock,
                    page: 1,
                    ..Refinement::default()
                }
            },
        )
}
