//! What a refinement should show, straight from the rows the catalogue was made of.

#![allow(clippy::expect_used, reason = "helpers of tests are tests")]

use super::small::{BRANDS, COLOURS, Row, documents, stocked};
use engine::Text;
use engine::catalog::{Catalog, Category};
use engine::search::{Bounds, Refinement};
use std::collections::{BTreeMap, BTreeSet};

/// The categories with all above them, the topmost first. Products are in the first three.
pub const PATHS: [&[&str]; 4] = [
    &["Furniture", "Desks", "Chairs"],
    &["Furniture", "Desks"],
    &["Café tables"],
    &["Furniture"],
];

pub fn path(id: &str) -> &'static [&'static str] {
    PATHS
        .iter()
        .find(|path| path.ends_with(&[id]))
        .expect("a category")
}

/// A catalogue of these rows in which some categories are below others.
pub fn tree(rows: &[Row]) -> (Catalog, Vec<i64>) {
    let mut builder = documents(rows);
    builder.categories.push(Category {
        id: "Furniture".to_owned(),
        name: Text::new("Furniture", "أثاث"),
        slug: Text::new("furniture", "أثاث"),
        ..Category::default()
    });
    for category in &mut builder.categories {
        let path = path(&category.id);
        category.parent = path.iter().nth_back(1).map(|id| (*id).to_owned());
    }
    stocked(builder, rows)
}

pub fn colour_keys() -> Vec<&'static str> {
    COLOURS.iter().map(|(key, _)| *key).collect()
}

pub fn brand_keys() -> Vec<&'static str> {
    BRANDS
        .iter()
        .map(|(key, _)| *key)
        .filter(|key| !key.is_empty())
        .collect()
}

pub fn category_keys() -> Vec<&'static str> {
    PATHS
        .iter()
        .filter_map(|path| path.last().copied())
        .collect()
}

pub fn width(row: &Row) -> Option<f64> {
    row.width.map(|width| f64::from(width) / 10.0)
}

pub fn price(row: &Row) -> Option<f64> {
    row.price.map(|minor| minor as f64 / 1000.0)
}

/// Ticked categories widen each other, but of one and another below it only the lower counts.
pub fn in_categories(row: &Row, asked: &Refinement) -> bool {
    let known = || {
        category_keys()
            .into_iter()
            .filter(|id| asked.categories.contains(*id))
    };
    let mut lowest =
        known().filter(|id| !known().any(|below| below != *id && path(below).contains(id)));
    asked.categories.is_empty() || lowest.any(|id| PATHS[row.category].contains(&id))
}

pub fn passes(row: &Row, asked: &Refinement) -> bool {
    let inside = |bounds: Bounds, value: Option<f64>| {
        bounds.is_open() || value.is_some_and(|value| bounds.contains(value))
    };
    asked.choices.get("colour").is_none_or(|ticked| {
        row.colours
            .iter()
            .any(|colour| ticked.contains(COLOURS[*colour].0))
    }) && in_categories(row, asked)
        && (!asked.choices.contains_key("foldable") || row.foldable)
        && inside(asked.ranges["width"], width(row))
        && inside(asked.price, price(row))
        && (asked.brands.is_empty() || asked.brands.contains(BRANDS[row.brand].0))
        && (!asked.in_stock || row.stock > 0)
}

/// What the group should show: `alone` is the refinement with one option as its group's only tick.
pub fn counted(
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

/// What the rows left by `asked` have.
pub fn values(rows: &[&Row], asked: &Refinement, value: fn(&Row) -> Option<f64>) -> Vec<f64> {
    let left = rows.iter().filter(|row| passes(row, asked));
    left.filter_map(|row| value(row)).collect()
}

/// What the group of categories should show, by the paths of all candidates.
pub fn branches(rows: &[&Row], asked: &Refinement) -> BTreeMap<String, (u32, bool)> {
    let mut paths = rows.iter().map(|row| PATHS[row.category]);
    let mut split = paths.next().unwrap_or_default();
    for path in paths {
        let same = split.iter().zip(path).take_while(|(a, b)| a == b).count();
        split = &split[..same];
    }
    let below = |id: Option<&'static str>| {
        let keys = category_keys().into_iter();
        keys.filter(move |key| path(key).iter().nth_back(1).copied() == id)
    };
    let ticked = || {
        category_keys()
            .into_iter()
            .filter(|id| asked.categories.contains(*id))
    };
    let mut offered: BTreeSet<&'static str> = below(split.last().copied()).collect();
    for id in ticked() {
        offered.extend(path(id).iter().filter(|above| !split.contains(above)));
        offered.insert(id);
        offered.extend(below(Some(id)));
    }
    let on_the_way = |key: &str| ticked().any(|id| path(id).contains(&key));
    offered
        .into_iter()
        .map(|key| {
            let alone = Refinement {
                categories: BTreeSet::from([key.to_owned()]),
                ..asked.clone()
            };
            let count = rows.iter().filter(|row| passes(row, &alone)).count() as u32;
            (key.to_owned(), (count, asked.categories.contains(key)))
        })
        .filter(|(key, (count, _))| *count > 0 || on_the_way(key))
        .collect()
}

/// The attributes worth showing for these rows, each with what it tells.
pub fn telling(rows: &[&Row]) -> Vec<(&'static str, f64)> {
    let all = rows.len().max(1) as f64;
    let worth = |covered: usize, values: Vec<usize>| {
        let pairs = values
            .iter()
            .flat_map(|a| values.iter().map(move |b| a != b));
        let differ = pairs.filter(|differ| *differ).count() as f64;
        let share = differ / (values.len() * values.len()).max(1) as f64;
        (covered as f64 / all, covered as f64 / all * share)
    };
    let colours = rows.iter().flat_map(|row| row.colours.clone()).collect();
    let widths = rows
        .iter()
        .filter_map(|row| row.width)
        .map(|width| width as usize);
    let folding = rows.iter().map(|row| usize::from(row.foldable));
    let coloured = rows.iter().filter(|row| !row.colours.is_empty()).count();
    let some_fold = rows.iter().filter(|row| row.foldable).count() as f64 / all >= 0.1;
    [
        ("colour", worth(coloured, colours), true),
        (
            "width",
            worth(widths.clone().count(), widths.collect()),
            true,
        ),
        ("foldable", worth(rows.len(), folding.collect()), some_fold),
    ]
    .into_iter()
    .filter(|(_, (coverage, worth), enough)| *enough && *coverage >= 0.1 && *worth > 0.0)
    .map(|(key, (_, worth), _)| (key, worth))
    .collect()
}
