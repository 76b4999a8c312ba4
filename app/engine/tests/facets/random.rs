//! Refinements at random.

use super::asked::filters;
use super::by_hand::{brand_keys, category_keys, colour_keys};
use engine::search::Refinement;
use proptest::prelude::*;
use std::collections::BTreeSet;

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
    let [categories, colours, brands] = [category_keys(), colour_keys(), brand_keys()].map(ticks);
    filters(categories, colours, brands)
}
