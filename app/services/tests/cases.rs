//! Small files of faults that were seen, each imported as the program does it. The files are kept
//! outside the repository; the kinds of faults behind them have tests of their own.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use engine::catalog::{Product, Value};
use engine::price::PriceList;
use engine::{Currency, Text};
use services::exchange::{Document, Format, Options, Skipped, read_path_with};
use services::{Keeping, Services, StockMode, Store, demo, drawing};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;

/// A shop into which files are imported one after another.
struct Shop {
    services: Services,
    currency: Currency,
}

/// What an import reported.
#[derive(Debug)]
struct Report {
    skipped: Vec<Skipped>,
    notices: Vec<Skipped>,
}

fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/cases");
    if folder.is_dir() {
        return Some(folder);
    }
    // Said past the test harness, which keeps to itself what passing tests print.
    let _ = writeln!(
        std::io::stderr(),
        "skipped: ../shared/data/cases is not here"
    );
    None
}

impl Shop {
    async fn new(currency: Currency) -> Shop {
        let store = Store::open("sqlite::memory:", services::Options::default()).await;
        Shop {
            services: Services::open(store.unwrap()).await.unwrap(),
            currency,
        }
    }

    async fn import(&self, name: &str) -> Report {
        let file = folder().unwrap().join(name);
        let format = match name {
            _ if name.ends_with(".csv") => Format::Shopify,
            _ if name.starts_with("icecat") => Format::Icecat,
            _ => Format::Tafsil,
        };
        let options = Options {
            known: self.services.known().await.unwrap(),
            price_list: PriceList {
                id: "retail".into(),
                name: Text::new("Retail", "التجزئة"),
                currency: self.currency,
                ..PriceList::default()
            },
        };
        let reading = read_path_with(&file, format, options, &mut |_| {}).unwrap();
        let how = Keeping {
            stock: StockMode::KeepIfSold,
            is_import: true,
            revision: reading.revision,
        };
        self.services.keep_as(&reading.document, how).await.unwrap();
        let shelf = self.services.fresh_shelf().await.unwrap();
        assert_eq!(*shelf.left_out, [""; 0], "{name}");
        Report {
            skipped: reading.skipped,
            notices: reading.notices,
        }
    }

    /// Imports a file that has no fault.
    async fn take(&self, name: &str) -> Document {
        let report = self.import(name).await;
        assert_eq!(report.skipped, [], "{name}");
        self.services.export().await.unwrap()
    }
}

fn product<'a>(document: &'a Document, id: &str) -> &'a Product {
    document.products.iter().find(|p| p.id == id).unwrap()
}

fn skus(product: &Product) -> Vec<&str> {
    product.variants.iter().map(|v| v.sku.as_str()).collect()
}

fn choices(values: &BTreeMap<String, Value>, key: &str) -> Vec<String> {
    match values.get(key) {
        Some(Value::Choices(choices)) => choices.clone(),
        other => panic!("{key}: {other:?}"),
    }
}

fn on_hand(document: &Document, sku: &str) -> Option<i64> {
    let entry = document.stock.iter().find(|entry| entry.sku == sku);
    entry.unwrap().on_hand
}

fn prices(document: &Document) -> Vec<&str> {
    let prices = document.price_lists.iter().flat_map(|list| &list.prices);
    prices.map(|entry| entry.tiers[0].1.as_str()).collect()
}

#[tokio::test]
async fn a_second_file_leaves_the_first_ones_options_and_tags() {
    let Some(_) = folder() else { return };
    let shop = Shop::new(Currency::Usd).await;
    shop.take("second-file-1.csv").await;
    let both = shop.take("second-file-2.csv").await;
    let first = product(&both, "sf1");
    assert_eq!(choices(&first.attributes, "tags"), ["cotton"]);
    assert_eq!(choices(&first.variants[0].attributes, "color"), ["red"]);
    let attribute = |key: &str| {
        let found = both.attributes.iter().find(|a| a.key == key).unwrap();
        found
            .choices
            .iter()
            .map(|choice| choice.key.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(attribute("color"), ["red", "blue", "green"]);
    assert_eq!(attribute("tags"), ["cotton", "linen"]);
}

#[tokio::test]
async fn an_option_called_weight_stands_beside_the_weight() {
    let Some(_) = folder() else { return };
    let document = Shop::new(Currency::Usd)
        .await
        .take("option-weight.csv")
        .await;
    let coffee = product(&document, "coffee");
    let names: Vec<&str> = coffee.variants.iter().map(|v| v.name.en.as_str()).collect();
    assert_eq!(names, ["250 g", "1 kg"]);
    assert_eq!(skus(product(&document, "plain")), ["PL-1"]);
}

#[tokio::test]
async fn an_option_called_width_changes_nothing_of_the_demo_shop() {
    let Some(_) = folder() else { return };
    let shop = Shop::new(Currency::Jod).await;
    let demo = demo::document(drawing::draw).unwrap();
    shop.services.keep(&demo).await.unwrap();
    let before = shop.services.export().await.unwrap();
    let after = shop.take("option-width-on-demo.csv").await;
    let mut others = after.products.iter().filter(|p| p.id != "ribbon");
    assert!(others.by_ref().eq(&before.products), "nothing else changed");
    let attributes = after.attributes.iter().take(before.attributes.len());
    assert!(attributes.eq(&before.attributes), "nor any attribute");
    assert_eq!(skus(product(&after, "ribbon")), ["RB-N", "RB-W"]);
    let again = Shop::new(Currency::Jod).await;
    again.services.keep(&after).await.unwrap();
    assert!(again.services.export().await.unwrap() == after);
}

#[tokio::test]
async fn negative_stock_is_none_and_told() {
    let Some(_) = folder() else { return };
    let shop = Shop::new(Currency::Usd).await;
    shop.take("stock-first.csv").await;
    let report = shop.import("stock-negative.csv").await;
    let told: Vec<usize> = report.notices.iter().map(|row| row.line).collect();
    assert_eq!((told, report.skipped), (vec![2], vec![]));
    let document = shop.services.export().await.unwrap();
    assert_eq!(on_hand(&document, "ST-1"), Some(0));
    assert_eq!(on_hand(&document, "ST-2"), Some(7));
}

#[tokio::test]
async fn a_catalogue_without_stock_brings_no_units_back() {
    let Some(_) = folder() else { return };
    let shop = Shop::new(Currency::Usd).await;
    let mut first = shop.take("icecat-price-1.json").await;
    first.stock[0].on_hand = Some(3);
    shop.services.keep(&first).await.unwrap();
    let second = shop.take("icecat-price-2.json").await;
    assert_eq!(on_hand(&second, "101"), Some(3));
    assert_eq!(prices(&second), ["209.00"]);
}

#[tokio::test]
async fn columns_of_today_are_read() {
    let Some(_) = folder() else { return };
    let shop = Shop::new(Currency::Usd).await;
    let document = shop.take("shopify-new-columns.csv").await;
    let mug = product(&document, "blue-mug");
    assert_eq!(
        (skus(mug), mug.description.en.as_str()),
        (vec!["BM-1"], "Nice")
    );
    assert_eq!(mug.variants[0].attributes["weight"], Value::Number(300.0));
    assert_eq!(
        (prices(&document), on_hand(&document, "BM-1")),
        (vec!["10.00"], Some(5))
    );
}

#[tokio::test]
async fn dinars_have_three_decimals() {
    let Some(_) = folder() else { return };
    let document = Shop::new(Currency::Jod)
        .await
        .take("dinar-prices.csv")
        .await;
    assert_eq!(prices(&document), ["12.500", "12.525", "3.000"]);
}

#[tokio::test]
async fn what_is_archived_goes_off_sale_and_its_address_says_so() {
    let Some(_) = folder() else { return };
    let shop = Shop::new(Currency::Usd).await;
    shop.take("archive-1.csv").await;
    let document = shop.take("archive-2.csv").await;
    assert!(product(&document, "ax").hidden && !product(&document, "ay").hidden);
    let catalog = shop.services.fresh_shelf().await.unwrap().catalog.clone();
    assert!(catalog.item_by_slug("ax").is_none() && catalog.item_by_slug("ay").is_some());
    assert!(catalog.withdrawn.product("ax").is_some());
}

#[tokio::test]
async fn skus_with_signs_of_addresses_are_kept_as_they_are() {
    let Some(_) = folder() else { return };
    let document = Shop::new(Currency::Usd)
        .await
        .take("sku-in-links.csv")
        .await;
    let all = ["M8+10", "M8&12", "M8#14", "M8 16%", "رمز 18", "M8-20"];
    assert_eq!(skus(product(&document, "bolt")), all);
}

#[tokio::test]
async fn options_that_look_alike_are_variants_of_their_own() {
    let Some(_) = folder() else { return };
    let document = Shop::new(Currency::Usd)
        .await
        .take("options-alike.csv")
        .await;
    let all: Vec<&str> = document.products.iter().flat_map(skus).collect();
    assert_eq!(all.len(), 12);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 12, "{all:?}");
    for product in &document.products {
        let keys = product
            .variants
            .iter()
            .map(|v| format!("{:?}", v.attributes));
        let keys: BTreeSet<String> = keys.collect();
        assert_eq!(keys.len(), product.variants.len(), "{}", product.id);
    }
}

#[tokio::test]
async fn a_quote_inside_costs_at_most_its_own_row() {
    let Some(_) = folder() else { return };
    let shop = Shop::new(Currency::Usd).await;
    let report = shop.import("quote-inside.csv").await;
    let document = shop.services.export().await.unwrap();
    // Every row is either there or told with its line.
    let told: BTreeSet<usize> = report.skipped.iter().map(|row| row.line).collect();
    for (line, id) in [(2, "a1"), (3, "a2"), (4, "a3"), (5, "a4")] {
        let is_there = document.products.iter().any(|product| product.id == id);
        assert!(is_there != told.contains(&line), "{id}: {report:?}");
    }
    assert!(told.len() <= 3);
}

#[tokio::test]
async fn markup_becomes_what_a_reader_sees() {
    let Some(_) = folder() else { return };
    let shop = Shop::new(Currency::Usd).await;
    let html = shop.take("html.csv").await;
    let text = &product(&html, "h1").description.en;
    assert!(
        text.contains("1<2 and 3>2") && text.contains("after\nline"),
        "{text}"
    );
    let script = &product(&html, "h2").description.en;
    assert!(
        !script.contains("bad") && !script.contains("alert(1)"),
        "{script}"
    );
    let entities = shop.take("entities.csv").await;
    let text = &product(&entities, "en").description.en;
    for part in [
        "“Best” café × 2 • 5½ €3 © «x»",
        "“num”",
        "&amp;",
        "<b>",
        "Über",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[tokio::test]
async fn each_name_of_a_category_is_its_own() {
    let Some(_) = folder() else { return };
    let document = Shop::new(Currency::Usd)
        .await
        .take("categories-type.csv")
        .await;
    let of = |id: &str| product(&document, id).category.clone();
    assert!(of("ct1") == of("ct2") && of("ct2") == of("ct3"));
    let distinct: BTreeSet<String> = document
        .products
        .iter()
        .map(|p| p.category.clone())
        .collect();
    assert_eq!(distinct.len(), document.products.len() - 2);
    let slugs: BTreeSet<&str> = document
        .categories
        .iter()
        .map(|c| c.slug.en.as_str())
        .collect();
    assert_eq!(slugs.len(), document.categories.len());
    assert_eq!(document.categories.len(), distinct.len());
}

#[tokio::test]
async fn an_address_that_is_taken_stays_with_who_had_it() {
    let Some(_) = folder() else { return };
    let shop = Shop::new(Currency::Jod).await;
    shop.take("shop.json").await;
    let report = shop.import("shop-slug-taken.json").await;
    // Once for each language.
    assert_eq!(
        (report.skipped.len(), report.notices.len()),
        (0, 2),
        "{report:?}"
    );
    let catalog = shop.services.fresh_shelf().await.unwrap().catalog.clone();
    for (slug, name) in [("p1", "Product p1"), ("p1-2", "Product p9")] {
        let item = catalog.item_by_slug(slug).map(|item| item.name.en.as_str());
        assert_eq!(item, Some(name), "{slug}");
    }
}
