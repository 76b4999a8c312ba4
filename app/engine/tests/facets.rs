//! The counts beside facet options against counting by hand.
//!
//! An option's count promises what the list would hold if that option were the only one ticked
//! in its group, with every other group as it is. Here that is worked out the slow way, straight
//! from the rows the catalogue was made of, never from the catalogue's own numbers.

#![cfg(not(target_arch = "wasm32"))]

#[path = "small/asked.rs"]
mod asked;
mod small;

use asked::{filters, rows};
use engine::Lang;
use engine::search::{Bounds, FacetGroup, FacetValues, Outcome, Refinement, refine};
use proptest::option;
use proptest::prelude::*;
use small::{BRANDS, CATEGORIES, COLOURS, Row, catalogue};
use std::collections::{BTreeMap, BTreeSet};

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

fn colour_keys() -> Vec<&'static str> {
    COLOURS.iter().map(|(key, _)| *key).collect()
}

fn brand_keys() -> Vec<&'static str> {
    BRANDS
        .iter()
        .map(|(key, _)| *key)
        .filter(|key| !key.is_empty())
        .collect()
}

fn refinements() -> impl Strategy<Value = Refinement> {
    filters(ticks(colour_keys()), ticks(brand_keys()))
}

fn width(row: &Row) -> Option<f64> {
    row.width.map(|width| f64::from(width) / 10.0)
}

fn price(row: &Row) -> Option<f64> {
    row.price.map(|minor| minor as f64 / 1000.0)
}

fn passes(row: &Row, asked: &Refinement) -> bool {
    let inside = |bounds: Bounds, value: Option<f64>| {
        bounds.is_open() || value.is_some_and(|value| bounds.contains(value))
    };
    asked.choices.get("colour").is_none_or(|ticked| {
        row.colours
            .iter()
            .any(|colour| ticked.contains(COLOURS[*colour].0))
    }) && (!asked.choices.contains_key("foldable") || row.foldable)
        && inside(asked.ranges["width"], width(row))
        && inside(asked.price, price(row))
        && (asked.brands.is_empty() || asked.brands.contains(BRANDS[row.brand].0))
        && (!asked.in_stock || row.stock > 0)
}

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

/// What the group should show: `alone` is the refinement with one option as its group's only tick.
fn counted(
    rows: &[&Row],
    keys: &[&str],
    ticked: impl Fn(&str) -> bool,
    alone: impl Fn(&str) -> Refinement,
) -> BTreeMap<String, (u32, bool)> {
    keys.iter()
        .map(|key| {
            let asked = alone(key);
            let count = rows.iter().filter(|row| passes(row, &asked)).count() as u32;
            ((*key).to_owned(), (count, ticked(key)))
        })
        .filter(|(_, (count, ticked))| *count > 0 || *ticked)
        .collect()
}

/// The ends that occur among the rows left by `asked`.
fn ends(rows: &[&Row], asked: &Refinement, value: fn(&Row) -> Option<f64>) -> Option<(f64, f64)> {
    let values = rows
        .iter()
        .filter(|row| passes(row, asked))
        .filter_map(|row| value(row));
    values.fold(None, |ends, value| match ends {
        None => Some((value, value)),
        Some((min, max)) => Some((min.min(value), max.max(value))),
    })
}

fn check_range(found: Option<&FacetGroup>, expected: Option<(f64, f64)>, asked: Bounds) {
    let worth = expected.is_some_and(|(min, max)| min < max) || !asked.is_open();
    let expected = FacetValues::Range {
        min: expected.map_or(0.0, |ends| ends.0),
        max: expected.map_or(0.0, |ends| ends.1),
        asked,
    };
    assert_eq!(found.map(|group| &group.values), worth.then_some(&expected));
}

/// A group of options is left out when it offers no choice.
fn check_options(
    found: Option<BTreeMap<String, (u32, bool)>>,
    expected: BTreeMap<String, (u32, bool)>,
) {
    let worth = expected.len() > 1 || expected.values().any(|(_, ticked)| *ticked);
    assert_eq!(found, worth.then_some(expected));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_count_is_what_counting_by_hand_gives(
        all in rows(0..40, 0..3), asked in refinements(), category in option::of(0..CATEGORIES.len()),
    ) {
        let (catalog, stock) = catalogue(&all);
        let facets: Vec<usize> =
            ["colour", "width", "foldable"].iter().filter_map(|key| catalog.attribute(key)).collect();
        let number_of = |item: &u32| catalog.items[*item as usize].id[1..].parse::<usize>().unwrap();
        let candidates: Vec<u32> = (0..catalog.items.len() as u32)
            .filter(|item| category.is_none_or(|category| all[number_of(item)].category == category))
            .collect();
        let rows: Vec<&Row> = candidates.iter().map(|item| &all[number_of(item)]).collect();

        let outcome = refine(
            &catalog, &stock, catalog.lists.first(), &candidates, &facets, &asked, Lang::En,
        );

        let left: Vec<u32> =
            candidates.iter().copied().filter(|item| passes(&all[number_of(item)], &asked)).collect();
        prop_assert_eq!(&outcome.items, &left);

        let stocked = Refinement { in_stock: true, ..asked.clone() };
        let expected = rows.iter().filter(|row| passes(row, &stocked)).count();
        prop_assert_eq!(outcome.in_stock as usize, expected);

        let colours = asked.choices.get("colour").cloned().unwrap_or_default();
        check_options(shown(&outcome, "f.colour"), counted(
            &rows, &colour_keys(), |key| colours.contains(key), |key| {
                let mut alone = asked.clone();
                alone.choices.insert("colour".to_owned(), BTreeSet::from([key.to_owned()]));
                alone
            },
        ));
        // A brand nothing carries is not in the catalogue, and so not among the options.
        let carried: Vec<&str> = brand_keys()
            .into_iter()
            .filter(|key| all.iter().any(|row| BRANDS[row.brand].0 == *key))
            .collect();
        check_options(shown(&outcome, "brand"), counted(
            &rows, &carried, |key| asked.brands.contains(key),
            |key| Refinement { brands: BTreeSet::from([key.to_owned()]), ..asked.clone() },
        ));

        let mut folding = asked.clone();
        let ticked = folding.choices.insert("foldable".to_owned(), BTreeSet::new()).is_some();
        let count = rows.iter().filter(|row| passes(row, &folding)).count() as u32;
        let yes = BTreeMap::from([("yes".to_owned(), (count, ticked))]);
        prop_assert_eq!(shown(&outcome, "f.foldable"), (count > 0 || ticked).then_some(yes));

        let mut wide = asked.clone();
        wide.ranges.insert("width".to_owned(), Bounds::default());
        check_range(group(&outcome, "f.width"), ends(&rows, &wide, width), asked.ranges["width"]);
        let free = Refinement { price: Bounds::default(), ..asked.clone() };
        check_range(group(&outcome, "price"), ends(&rows, &free, price), asked.price);
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
        ("brand", "Nakhla"),
        ("f.colour", "black"),
        ("f.foldable", "yes"),
        ("f.width.max", "50"),
        ("stock", "yes"),
    ]);
    assert_eq!(asked.known_to(&catalog), known);
    let gone = read(&[("brand", "Gone"), ("f.colour", "ultraviolet")]);
    assert!(!gone.known_to(&catalog).is_filtered());
}
