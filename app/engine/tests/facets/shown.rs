//! Which groups are shown, and in what order.

use engine::catalog::{
    Attribute, AttributeKind, Catalog, CatalogBuilder, Category, Choice, Product, Value,
};
use engine::search::{FacetValues, Refinement, refine};
use engine::{Lang, Text};
use std::collections::{BTreeMap, BTreeSet};

/// Steps through 25 places that meet each of them, in ten different orders.
const STEPS: [usize; 10] = [1, 2, 3, 4, 6, 7, 8, 9, 11, 12];

/// Ten attributes, of which each tells a little less than the one before: of 100 products the
/// first has two values that are equally frequent, the last has one of them once in ten times.
/// Half of the products are small and half large; only the large ones have
/// `large`, and only eight products of all have `rare`.
fn catalogue() -> Catalog {
    let choices = ["a", "b"].map(|key| Choice {
        key: key.to_owned(),
        ..Choice::default()
    });
    let attribute = |key: String| Attribute {
        key,
        kind: AttributeKind::Choice,
        facet: true,
        choices: choices.to_vec(),
        ..Attribute::default()
    };
    let category = |id: &str, facets: &[&str]| Category {
        id: id.to_owned(),
        name: Text::new(id, ""),
        facets: facets.iter().map(|key| (*key).to_owned()).collect(),
        ..Category::default()
    };
    let product = |n: usize| {
        let value = |often: usize, step: usize| {
            let key = if n / 2 * step % 25 * 2 < often {
                "a"
            } else {
                "b"
            };
            Value::Choices(vec![key.to_owned()])
        };
        let mut attributes: BTreeMap<String, Value> = (0..10)
            .map(|place| (format!("t{place}"), value(25 - 2 * place, STEPS[place])))
            .collect();
        if n < 8 {
            attributes.insert("rare".to_owned(), value(25, 13));
        }
        if n % 2 == 1 {
            attributes.insert("large".to_owned(), value(25, 13));
        }
        Product {
            id: format!("p{n:03}"),
            name: Text::new(format!("Thing {n}"), ""),
            category: ["small", "large"][n % 2].to_owned(),
            attributes,
            ..Product::default()
        }
    };
    let all: Vec<String> = (0..10).map(|place| format!("t{place}")).collect();
    let all: Vec<&str> = all.iter().rev().map(String::as_str).collect();
    let builder = CatalogBuilder {
        attributes: (0..10)
            .map(|place| attribute(format!("t{place}")))
            .chain(["rare", "large"].map(|key| attribute(key.to_owned())))
            .collect(),
        categories: vec![
            category("small", &all),
            category("large", &["large", "rare", "t0"]),
        ],
        products: (0..100).map(product).collect(),
        ..CatalogBuilder::default()
    };
    builder.build().0
}

fn shown(catalog: &Catalog, scope: Option<&str>, asked: &[(&str, &str)]) -> Vec<String> {
    let state = Refinement::from_pairs(asked.iter().copied());
    let scope = scope.and_then(|id| catalog.category_by_id(id));
    let candidates: Vec<u32> = match scope {
        Some(scope) => catalog.categories[scope].items.clone(),
        None => (0..100).collect(),
    };
    let outcome = refine(catalog, &[], None, &candidates, scope, &state, Lang::En);
    let keys = outcome.groups.into_iter().map(|group| group.key);
    keys.map(|key| key.replace("f.", "")).collect()
}

#[test]
fn the_most_telling_eight_are_shown() {
    let catalog = catalogue();
    let eight = ["cat", "t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"];
    assert_eq!(shown(&catalog, None, &[]), eight);
    // On a category's page only what the category is filtered by, whatever the merchant's order.
    assert_eq!(shown(&catalog, Some("small"), &[]), eight[1..]);
    assert_eq!(shown(&catalog, Some("large"), &[]), ["t0", "large"]);
}

#[test]
fn nothing_jumps_when_a_box_is_ticked() {
    let catalog = catalogue();
    let before = shown(&catalog, None, &[]);
    for key in ["f.t0", "f.t3", "f.t7"] {
        assert_eq!(shown(&catalog, None, &[(key, "b")]), before, "{key}");
    }
    let mut with_the_last = before.clone();
    with_the_last.push("t9".to_owned());
    let ticked = shown(&catalog, None, &[("f.t9", "b"), ("f.t3", "a")]);
    assert_eq!(ticked, with_the_last);
    // Even what no category is filtered by.
    let ticked = shown(&catalog, Some("large"), &[("f.t4", "a")]);
    assert_eq!(ticked, ["t0", "large", "t4"]);
}

#[test]
fn a_category_brings_its_own() {
    let catalog = catalogue();
    let ticked = shown(&catalog, None, &[("cat", "large")]);
    assert_eq!(ticked, ["cat", "t0", "large"]);
}

#[test]
fn below_a_ticked_category_one_can_go_on() {
    let category = |id: &str, parent: Option<&str>| Category {
        id: id.to_owned(),
        parent: parent.map(str::to_owned),
        name: Text::new(id, ""),
        ..Category::default()
    };
    let held = ["laser", "laser", "ink", "paper", "desks"];
    let products = (0..).zip(held).map(|(n, held): (u32, &str)| Product {
        id: format!("p{n}"),
        category: held.to_owned(),
        ..Product::default()
    });
    let builder = CatalogBuilder {
        categories: vec![
            category("printing", None),
            category("printers", Some("printing")),
            category("laser", Some("printers")),
            category("ink", Some("printers")),
            category("paper", Some("printing")),
            category("desks", None),
        ],
        products: products.collect(),
        ..CatalogBuilder::default()
    };
    let (catalog, _) = builder.build();
    let tree = |candidates: &[u32], ticked: &[&str]| {
        let state = Refinement {
            categories: ticked
                .iter()
                .map(|id| (*id).to_owned())
                .collect::<BTreeSet<_>>(),
            page: 1,
            ..Refinement::default()
        };
        let outcome = refine(&catalog, &[], None, candidates, None, &state, Lang::En);
        let group = outcome.groups.into_iter().find(|group| group.key == "cat");
        let options = match group.map(|group| group.values) {
            Some(FacetValues::Options(options)) => options,
            _ => Vec::new(),
        };
        let lines = options.iter().map(|option| {
            let indent = "  ".repeat(option.level.into());
            let tick = if option.ticked { "✓" } else { "" };
            format!("{indent}{} {}{tick}", option.key, option.count)
        });
        (outcome.items.len(), lines.collect::<Vec<String>>())
    };
    let lines = |of: &[&str]| of.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    let all = [0, 1, 2, 3, 4];
    assert_eq!(tree(&all, &[]), (5, lines(&["printing 4", "desks 1"])));
    let opened = ["printing 4✓", "  printers 3", "  paper 1", "desks 1"];
    assert_eq!(tree(&all, &["printing"]), (4, lines(&opened)));
    let deep = [
        "printing 4✓",
        "  printers 3",
        "    laser 2✓",
        "  paper 1",
        "desks 1",
    ];
    assert_eq!(tree(&all, &["printing", "laser"]), (2, lines(&deep)));
    // Where all are in one category, what is below it is offered, and nothing where nothing splits.
    assert_eq!(tree(&[0, 2], &[]), (2, lines(&["ink 1", "laser 1"])));
    assert_eq!(tree(&[0, 1], &[]), (2, Vec::new()));
    assert_eq!(tree(&[0, 1], &["ink"]), (0, lines(&["ink 0✓"])).clone());
}
