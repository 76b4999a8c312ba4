//! The counts beside facet options against counting by hand, and which facets are counted.
//!
//! An option's count promises what the list would hold if that option were the only one ticked
//! in its group, with every other group as it is. Here that is worked out the slow way, straight
//! from the rows the catalogue was made of, never from the catalogue's own numbers.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../small/asked.rs"]
mod asked;
mod by_hand;
mod random;
mod shown;
#[path = "../small/mod.rs"]
mod small;

use asked::rows;
use by_hand::{
    PATHS, branches, brand_keys, colour_keys, counted, in_categories, passes, path, price, telling,
    tree, values, width,
};
use engine::Lang;
use engine::search::{Bounds, FacetGroup, FacetOption, FacetValues, Outcome, Refinement, refine};
use proptest::option;
use proptest::prelude::*;
use random::refinements;
use small::{BRANDS, CATEGORIES, Row, catalogue};
use std::collections::{BTreeMap, BTreeSet};

fn group<'a>(outcome: &'a Outcome, key: &str) -> Option<&'a FacetGroup> {
    outcome.groups.iter().find(|group| group.key == key)
}

/// The count the outcome shows for every option it offers in a group.
fn shown(outcome: &Outcome, key: &str) -> Option<BTreeMap<String, (u32, bool)>> {
    let FacetValues::Options(options) = &group(outcome, key)?.values else {
        return None;
    };
    Some(
        options
            .iter()
            .map(|o| (o.key.clone(), (o.count, o.ticked)))
            .collect(),
    )
}

/// `values` are those of the rows left by everything but this range.
fn check_range(found: Option<&FacetGroup>, values: &[f64], asked: Bounds) {
    let ends = values
        .iter()
        .copied()
        .reduce(f64::min)
        .zip(values.iter().copied().reduce(f64::max));
    let (low, high) = ends.unwrap_or_default();
    assert_eq!(found.is_some(), low < high || !asked.is_open());
    let Some(group) = found else { return };
    let FacetValues::Range {
        min,
        max,
        bins,
        asked: told,
    } = &group.values
    else {
        unreachable!("{group:?}");
    };
    assert_eq!((*min, *max, *told), (low, high, asked));
    assert_eq!(bins.len(), if low < high { 24 } else { 0 });
    for (place, bin) in bins.iter().enumerate() {
        let last = place == 23;
        let inside = |value: &&f64| **value >= bin.from && (**value < bin.to || last);
        assert_eq!(
            bin.count as usize,
            values.iter().filter(inside).count(),
            "{bin:?}"
        );
        assert_eq!(bin.to, bins.get(place + 1).map_or(high, |next| next.from));
    }
    assert_eq!(bins.first().map_or(low, |bin| bin.from), low);
}

/// A group of options is left out when it offers no choice.
fn check_options(
    found: Option<BTreeMap<String, (u32, bool)>>,
    expected: BTreeMap<String, (u32, bool)>,
) {
    let worth = expected.len() > 1 || expected.values().any(|(_, ticked)| *ticked);
    assert_eq!(found, worth.then_some(expected));
}

/// Every category stands right below the others shown that it is in, the fullest first.
fn check_tree(options: &[FacetOption]) {
    let shown: Vec<&str> = options.iter().map(|option| option.key.as_str()).collect();
    let mut way: Vec<&FacetOption> = Vec::new();
    for option in options {
        let above = path(&option.key)
            .iter()
            .filter(|id| shown.contains(id) && **id != option.key);
        let level = usize::from(option.level);
        if let Some(before) = way.get(level) {
            assert!(before.count >= option.count, "{options:?}");
        }
        way.truncate(level);
        assert!(
            above.eq(way.iter().map(|option| &option.key)),
            "{options:?}"
        );
        way.push(option);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_count_is_what_counting_by_hand_gives(
        all in rows(0..40, 0..3), asked in refinements(), scope in option::of(0..PATHS.len()),
    ) {
        let (catalog, stock) = tree(&all);
        let scope = scope.and_then(|scope| PATHS[scope].last().copied());
        let number_of = |item: &u32| catalog.items[*item as usize].id[1..].parse::<usize>().unwrap();
        let candidates: Vec<u32> = (0..catalog.items.len() as u32)
            .filter(|item| scope.is_none_or(|id| PATHS[all[number_of(item)].category].contains(&id)))
            .collect();
        let rows: Vec<&Row> = candidates.iter().map(|item| &all[number_of(item)]).collect();

        let index = scope.and_then(|id| catalog.category_by_id(id));
        let prices = catalog.lists.first();
        let outcome = refine(&catalog, &stock, prices, &candidates, index, &asked, Lang::En);

        let left: Vec<u32> =
            candidates.iter().copied().filter(|item| passes(&all[number_of(item)], &asked)).collect();
        prop_assert_eq!(&outcome.items, &left);

        let stocked = Refinement { in_stock: true, ..asked.clone() };
        let expected = rows.iter().filter(|row| passes(row, &stocked)).count();
        prop_assert_eq!(outcome.in_stock as usize, expected);

        check_options(shown(&outcome, "cat"), branches(&rows, &asked));
        if let Some(FacetValues::Options(options)) = group(&outcome, "cat").map(|group| &group.values) {
            check_tree(options);
        }

        // A brand nothing carries is not in the catalogue, and so not among the options.
        let carried: Vec<&str> = brand_keys()
            .into_iter()
            .filter(|key| all.iter().any(|row| BRANDS[row.brand].0 == *key))
            .collect();
        check_options(shown(&outcome, "brand"), counted(
            &rows, &carried, |key| asked.brands.contains(key),
            |key| Refinement { brands: BTreeSet::from([key.to_owned()]), ..asked.clone() },
        ));
        let free = Refinement { price: Bounds::default(), ..asked.clone() };
        check_range(group(&outcome, "price"), &values(&rows, &free, price), asked.price);

        // Attributes that the list's category, or those of its products, are filtered by, that
        // tell something about the list; and those that are filtered by already.
        let of = |id: &str| -> Vec<&Row> {
            all.iter().filter(|row| PATHS[row.category].contains(&id)).collect()
        };
        let branch: Vec<&Row> =
            rows.iter().copied().filter(|row| in_categories(row, &asked)).collect();
        let likely: BTreeSet<&str> = match scope {
            Some(id) if asked.categories.is_empty() => telling(&of(id)).into_iter().map(|told| told.0).collect(),
            _ => branch.iter()
                .flat_map(|row| telling(&of(CATEGORIES[row.category].0)))
                .map(|told| told.0)
                .collect(),
        };
        let worth: BTreeMap<&str, f64> = telling(&branch).into_iter().collect();
        let narrowed = |key: &str| asked.choices.contains_key(key)
            || asked.ranges.get(key).is_some_and(|bounds| !bounds.is_open());
        let offered = |key: &str| narrowed(key) || (likely.contains(key) && worth.contains_key(key));
        let told: Vec<f64> = outcome.groups.iter()
            .filter_map(|group| group.key.strip_prefix("f."))
            .map(|key| {
                assert!(offered(key), "{key}");
                worth.get(key).copied().unwrap_or_default()
            })
            .collect();
        // What too few have stands where it would if they were enough.
        if told.iter().all(|worth| *worth > 0.0) {
            prop_assert!(told.is_sorted_by(|a, b| *a >= *b - 1e-9), "{:?}", told);
        }

        if offered("colour") {
            let colours = asked.choices.get("colour").cloned().unwrap_or_default();
            check_options(shown(&outcome, "f.colour"), counted(
                &rows, &colour_keys(), |key| colours.contains(key), |key| {
                    let mut alone = asked.clone();
                    alone.choices.insert("colour".to_owned(), BTreeSet::from([key.to_owned()]));
                    alone
                },
            ));
        }
        if offered("foldable") {
            let mut folding = asked.clone();
            let ticked = folding.choices.insert("foldable".to_owned(), BTreeSet::new()).is_some();
            let count = rows.iter().filter(|row| passes(row, &folding)).count() as u32;
            let yes = BTreeMap::from([("yes".to_owned(), (count, ticked))]);
            prop_assert_eq!(shown(&outcome, "f.foldable"), (count > 0 || ticked).then_some(yes));
        }
        if offered("width") {
            let mut wide = asked.clone();
            wide.ranges.insert("width".to_owned(), Bounds::default());
            check_range(group(&outcome, "f.width"), &values(&rows, &wide, width), asked.ranges["width"]);
        }
    }
}

#[test]
fn what_left_the_catalogue_narrows_nothing() {
    let row = Row {
        category: 0,
        brand: 0,
        colours: vec![0],
        width: Some(400),
        foldable: true,
        price: Some(1_000),
        stock: 1,
        popularity: 1,
    };
    let (catalog, _) = catalogue(&[row]);
    let read = |query: &[(&str, &str)]| Refinement::from_pairs(query.iter().copied());
    let asked = read(&[
        ("cat", "Chairs"),
        ("cat", "Gone"),
        ("brand", "Nakhla"),
        ("brand", "Gone"),
        ("f.colour", "black"),
        ("f.colour", "ultraviolet"),
        ("f.colour.min", "3"),
        ("f.foldable", "yes"),
        ("f.foldable", "perhaps"),
        ("f.width", "40"),
        ("f.width.max", "50"),
        ("f.ghost", "1"),
        ("f.ghost.min", "1"),
        ("stock", "yes"),
    ]);
    let known = read(&[
        ("cat", "Chairs"),
        ("brand", "Nakhla"),
        ("f.colour", "black"),
        ("f.foldable", "yes"),
        ("f.width.max", "50"),
        ("stock", "yes"),
    ]);
    assert_eq!(asked.known_to(&catalog), known);
    let gone = read(&[
        ("cat", "Gone"),
        ("brand", "Gone"),
        ("f.colour", "ultraviolet"),
    ]);
    assert!(!gone.known_to(&catalog).is_filtered());
}
