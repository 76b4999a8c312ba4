//! Shopify's product CSV, from a file as shops export it, faults included.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests are tests"
)]

use engine::Text;
use engine::catalog::{AttributeKind, StockPolicy, Value};
use engine::price::PriceList;
use engine::{Currency, Money};
use services::exchange::{ExchangeError, Format, Options, Reading, read_path, read_path_with};
use std::path::PathBuf;

fn fixture() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/shopify.csv")
}

fn read() -> Reading {
    read_path(&fixture(), Format::Shopify, &mut |_| {}).unwrap()
}

#[test]
fn lines_of_one_handle_are_one_product() {
    let document = read().document;
    let handles: Vec<&str> = document.products.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(
        handles,
        ["mesh-task-chair", "arabic-coffee-set", "standing-desk"]
    );
    let chair = &document.products[0];
    assert_eq!(chair.name, Text::new("Mesh task chair", ""));
    assert_eq!(
        chair.description.en,
        "A breathable back and a seat that tilts with you.\n\n\
         • Adjustable arms\n• Castors for hard floors"
    );
    let skus: Vec<&str> = chair.variants.iter().map(|v| v.sku.as_str()).collect();
    assert_eq!(
        skus,
        [
            "MTC-BLK-A",
            "MTC-GRY-A",
            "mesh-task-chair-grey-without-arms"
        ]
    );
    let black = &chair.variants[0];
    assert_eq!(black.name.en, "Black, With arms");
    assert_eq!(black.ean.as_deref(), Some("4006381333931"));
    assert_eq!(
        black.attributes["color"],
        Value::Choices(vec!["black".into()])
    );
    assert_eq!(black.attributes["weight"], Value::Number(14_500.0));
    // Pictures are remote; the shop never loads what is not its own.
    assert!(
        document
            .products
            .iter()
            .flat_map(|p| &p.variants)
            .all(|v| v.pictures.is_empty())
    );
}

#[test]
fn options_types_and_tags_become_attributes_and_categories() {
    let document = read().document;
    let color = document
        .attributes
        .iter()
        .find(|attribute| attribute.key == "color")
        .unwrap();
    assert_eq!((color.kind, color.facet), (AttributeKind::Choice, true));
    assert_eq!(color.name, Text::new("Color", "اللون"));
    let tree: Vec<(&str, Option<&str>)> = document
        .categories
        .iter()
        .map(|c| (c.id.as_str(), c.parent.as_deref()))
        .collect();
    assert!(tree.contains(&("task-chairs", None)), "{tree:?}");
    assert!(
        tree.contains(&(
            "home-and-garden.kitchen-and-dining.tableware",
            Some("home-and-garden.kitchen-and-dining")
        )),
        "{tree:?}"
    );
    let coffee = &document.products[1];
    assert_eq!(
        (coffee.name.ar.as_str(), coffee.name.en.as_str()),
        ("طقم قهوة عربية", "")
    );
    assert_eq!(coffee.description.ar.split("\n\n").count(), 2);
    assert_eq!(coffee.variants[0].name, Text::default());
}

#[test]
fn prices_and_stock_go_by_sku() {
    let document = read().document;
    let list = &document.price_lists[0];
    assert_eq!(
        (list.list.id.as_str(), list.list.currency),
        ("retail-usd", Currency::Usd)
    );
    let prices: Vec<(&str, &str)> = list
        .prices
        .iter()
        .map(|p| (p.sku.as_str(), p.tiers[0].1.as_str()))
        .collect();
    assert_eq!(prices[2], ("mesh-task-chair-grey-without-arms", "129.50"));
    assert_eq!(prices.len(), 5);
    assert!(
        document
            .stock
            .iter()
            .any(|entry| entry.sku == "ACS-6" && entry.on_hand == Some(30))
    );
}

#[test]
fn what_goes_on_selling_may_be_owed() {
    let document = read().document;
    let entry = |sku: &str| document.stock.iter().find(|entry| entry.sku == sku);
    let desk = entry("SD-140").unwrap();
    assert_eq!(
        (desk.on_hand, desk.policy),
        (Some(-2), Some(StockPolicy::Backorder))
    );
    let set = entry("ACS-6").unwrap();
    assert_eq!(set.policy, Some(StockPolicy::Tracked));
}

#[test]
fn bad_lines_are_named_and_the_rest_goes_on() {
    let Reading {
        skipped, notices, ..
    } = read();
    // What is archived is told of once, however much there is of it.
    let noted: Vec<(usize, &str)> = notices
        .iter()
        .map(|s| (s.line, s.reason.as_str()))
        .collect();
    assert_eq!(
        noted,
        [
            (
                2,
                "1 prices to compare with are not taken: a price here has no former one"
            ),
            (
                10,
                "not for sale (drafts, archived, not published): 1 in all"
            )
        ]
    );
    let told: Vec<(usize, &str)> = skipped
        .iter()
        .map(|s| (s.line, s.reason.as_str()))
        .collect();
    let expected = [
        (7, "'ask us' is no price in USD: it is no number"),
        (11, "it has no handle"),
        (12, "the product 'no-title' has no title"),
        (13, "the SKU 'MTC-BLK-A' occurs twice"),
        (14, "it has 4 cells where the header has 36"),
    ];
    for (line, reason) in expected {
        let found = told
            .iter()
            .any(|(at, why)| *at == line && why.contains(reason));
        assert!(found, "{line}: {reason} in {told:#?}");
    }
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    assert!(skipped.iter().all(|s| s.file == "shopify.csv"));
}

#[test]
fn the_price_list_is_an_option() {
    let price_list = PriceList {
        id: "retail-jod".into(),
        name: Text::new("Retail", "التجزئة"),
        ..PriceList::default()
    };
    let options = Options {
        price_list,
        ..Options::default()
    };
    let reading = read_path_with(&fixture(), Format::Shopify, options, &mut |_| {}).unwrap();
    let list = &reading.document.price_lists[0];
    assert_eq!(list.list.id, "retail-jod");
    assert_eq!(
        Money::parse(&list.prices[0].tiers[0].1, Currency::Jod)
            .unwrap()
            .minor,
        149_000
    );
}

#[test]
fn a_file_that_is_no_product_csv_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("orders.csv");
    std::fs::write(&file, "Name,Email\n#1,a@b.c\n").unwrap();
    let error = read_path(&file, Format::Shopify, &mut |_| {}).unwrap_err();
    assert!(
        matches!(error, ExchangeError::Malformed { line: 1, .. }),
        "{error}"
    );
    let said = error.to_string();
    assert!(said.starts_with("orders.csv:1: "), "{said}");
    assert!(said.contains("\"URL handle\" (or \"Handle\")"), "{said}");
    assert!(said.ends_with("Found: \"Name\", \"Email\""), "{said}");
}
