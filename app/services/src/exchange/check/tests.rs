use super::*;
use crate::exchange::{Media, PriceEntry, PriceListSection, StockEntry};
use engine::Text;
use engine::catalog::{Attribute, Choice, Product, Value, Variant};
use engine::price::PriceList;

fn sound() -> Document {
    Document {
        attributes: vec![Attribute {
            key: "colour".into(),
            name: Text::new("Colour", "اللون"),
            choices: vec![Choice {
                key: "black".into(),
                name: Text::new("Black", "أسود"),
                swatch: Some("#111111".into()),
            }],
            ..Attribute::default()
        }],
        categories: vec![Category {
            id: "chairs".into(),
            slug: Text::new("chairs", "كراسي"),
            name: Text::new("Chairs", "كراسي"),
            ..Category::default()
        }],
        products: vec![product("a")],
        price_lists: vec![PriceListSection {
            list: PriceList {
                id: "retail".into(),
                name: Text::new("Retail", "التجزئة"),
                ..PriceList::default()
            },
            prices: vec![PriceEntry {
                sku: "SKU-a".into(),
                tiers: vec![(1, "12.500".into())],
            }],
        }],
        stock: vec![StockEntry::new("SKU-a", 3)],
        ..Document::default()
    }
}

fn product(id: &str) -> Product {
    Product {
        id: id.into(),
        slug: Text::new(id, id),
        name: Text::new("Chair", "كرسي"),
        category: "chairs".into(),
        attributes: [("colour".to_owned(), Value::Choices(vec!["black".into()]))].into(),
        variants: vec![Variant {
            sku: format!("SKU-{id}"),
            ..Variant::default()
        }],
        ..Product::default()
    }
}

fn skipped(document: &mut Document) -> Vec<Skipped> {
    let mut origins = Origins::default();
    for line in 0..document.products.len() {
        origins.push("products", "x.json", line);
    }
    check(document, &origins, &Known::default()).skipped
}

/// Changes a second product and expects only that one to be skipped, for a
/// reason that contains `reason`.
fn expect(reason: &str, change: impl Fn(&mut Product)) {
    let mut document = sound();
    let mut second = product("b");
    change(&mut second);
    document.products.push(second);
    let skipped = skipped(&mut document);
    assert_eq!(skipped.len(), 1, "{reason}: {skipped:?}");
    assert!(skipped[0].reason.contains(reason), "{reason}: {skipped:?}");
    assert_eq!((skipped[0].file.as_str(), skipped[0].line), ("x.json", 1));
    assert_eq!(document.products.len(), 1);
}

#[test]
fn a_sound_document_stays_as_it_is() {
    let mut document = sound();
    assert_eq!(skipped(&mut document), []);
    assert_eq!(document, sound());
}

#[test]
fn a_faulty_product_is_skipped_and_the_rest_goes_on() {
    expect("category 'sofas' is unknown", |p| {
        p.category = "sofas".into()
    });
    expect("attribute 'size' is unknown", |p| {
        p.attributes.insert("size".into(), Value::Number(1.0));
    });
    expect("'pink' is no choice", |p| {
        p.attributes
            .insert("colour".into(), Value::Choices(vec!["pink".into()]));
    });
    expect("not of its kind", |p| {
        p.attributes.insert("colour".into(), Value::Flag(true));
    });
    expect("SKU 'SKU-a' occurs twice", |p| {
        p.variants[0].sku = "SKU-a".into()
    });
    expect("SKU 'SKU-b' occurs twice", |p| {
        p.variants.push(p.variants[0].clone())
    });
    expect("id 'a' occurs twice", |p| p.id = "a".into());
    expect("no valid slug", |p| p.slug.en = "../etc".into());
    expect("no valid id", |p| p.id = "a/b".into());
    expect("it has no name", |p| p.name = Text::default());
    expect("301 characters", |p| p.name.en = "x".repeat(301));
    expect("control characters", |p| p.name.en = "a\u{0}b".into());
    expect("0 variants", |p| p.variants.clear());
    expect("no day", |p| p.released = Some("2026-02-30".into()));
    expect("not one of /media/", |p| {
        p.variants[0].pictures = vec![engine::catalog::Picture {
            src: "https://x.org/a.png".into(),
            ..Default::default()
        }];
    });
}

#[test]
fn prices_and_stock_must_be_of_a_sku_and_in_range() {
    let mut document = sound();
    let prices = &mut document.price_lists[0].prices;
    for (sku, price) in [
        ("SKU-x", "1.000"),
        ("SKU-a", "1.000"),
        ("SKU-a", "free"),
        ("SKU-a", "-1"),
        ("SKU-a", "1.0001"),
    ] {
        prices.push(PriceEntry {
            sku: sku.into(),
            tiers: vec![(1, price.into())],
        });
    }
    prices.push(PriceEntry {
        sku: "SKU-a".into(),
        tiers: vec![],
    });
    document.stock.push(StockEntry::new("SKU-a", 1_000_000_001));
    document.stock.push(StockEntry::new("SKU-y", 1));
    let skipped = skipped(&mut document);
    let lines: Vec<usize> = skipped.iter().map(|s| s.line).collect();
    assert_eq!(lines, [1, 2, 3, 4, 5, 6, 1, 2], "{skipped:?}");
    assert_eq!(document.price_lists[0].prices.len(), 1);
    assert_eq!(document.stock.len(), 1);
}

#[test]
fn categories_have_known_parents_and_run_in_no_circle() {
    let mut document = sound();
    let child = |id: &str, parent: &str| Category {
        id: id.into(),
        parent: Some(parent.into()),
        slug: Text::new(id, id),
        name: Text::new(id, id),
        ..Category::default()
    };
    document.categories.extend([
        child("stools", "seats"),
        child("x", "y"),
        child("y", "x"),
        child("benches", "chairs"),
    ]);
    let reasons: Vec<String> = skipped(&mut document)
        .into_iter()
        .map(|s| s.reason)
        .collect();
    assert_eq!(reasons.len(), 3, "{reasons:?}");
    assert!(
        reasons[0].contains("parent 'seats' is unknown"),
        "{reasons:?}"
    );
    assert!(reasons[1].contains("its own ancestor"), "{reasons:?}");
    assert_eq!(document.categories.len(), 2);
}

fn media_fault(name: &str, mime: &str, body: &str) -> Option<String> {
    let media = Media {
        name: name.into(),
        mime: mime.into(),
        body: body.into(),
    };
    let mut document = Document {
        media: vec![media],
        ..Document::default()
    };
    skipped(&mut document).pop().map(|s| s.reason)
}

#[test]
fn a_harmless_drawing_is_taken() {
    let body = r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><defs><linearGradient
        id="g"/></defs><rect fill="url(#g)" width="9"/><use href="#g" xlink:href='#g'/></svg>"##;
    assert_eq!(media_fault("chair-1.svg", "image/svg+xml", body), None);
    let png = "iVBORw0KGgoAAAAA";
    assert_eq!(media_fault("a.png", "image/png", png), None);
}

#[test]
fn a_drawing_that_runs_or_calls_is_refused() {
    for inside in [
        "<script>alert(1)</script>",
        "<svg:script/>",
        "<SCRIPT/>",
        "<rect onload=\"x()\"/>",
        "<rect\nonclick = 'x()'/>",
        "<rect fill='a'onclick='x()'/>",
        "<use href=\"https://x.org/a.svg#b\"/>",
        "<image href='#a'/>",
        "<foreignObject><p/></foreignObject>",
        "<rect fill=\"url(https://x.org)\"/>",
        "<style>@import 'x';</style>",
        "<a href='#'/>",
        "<rect style=\"background:&#117;rl(x)\"/>",
    ] {
        let body = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>");
        assert!(
            media_fault("a.svg", "image/svg+xml", &body).is_some(),
            "{inside}"
        );
    }
    let entity = "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg>&x;</svg>";
    assert!(media_fault("a.svg", "image/svg+xml", entity).is_some());
}

#[test]
fn a_shop_has_an_address_that_can_be_written_to_or_none() {
    let mut document = sound();
    document.shop = Some(engine::catalog::Shop {
        name: Text::new("Shop", "متجر"),
        email: "hello..there@example.com".into(),
        ..Default::default()
    });
    let said = skipped(&mut document);
    assert!(
        said.len() == 1 && said[0].reason.contains("email"),
        "{said:?}"
    );
    assert_eq!(document.shop, None, "settings with a fault are left out");
}

#[test]
fn media_are_pictures_of_a_bearable_size_under_plain_names() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    assert!(media_fault("../a.svg", "image/svg+xml", svg).is_some());
    assert!(media_fault("a.png", "image/svg+xml", svg).is_some());
    assert!(media_fault("a.html", "text/html", svg).is_some());
    assert!(
        media_fault("a.png", "image/png", "PHN2Zz4=").is_some(),
        "not a PNG inside"
    );
    assert!(media_fault("a.png", "image/png", "?").is_some());
    let large = svg.replace("/>", &format!(">{}</svg>", " ".repeat(1 << 20)));
    assert!(media_fault("a.svg", "image/svg+xml", &large).is_some());
}

#[test]
fn what_belongs_to_a_faulty_product_goes_without_a_word() {
    let mut document = sound();
    document.products.push(Product {
        category: "sofas".into(),
        ..product("b")
    });
    document.stock.push(StockEntry::new("SKU-b", 1));
    document.price_lists[0].prices.push(PriceEntry {
        sku: "SKU-b".into(),
        tiers: vec![(1, "1.000".into())],
    });
    assert_eq!(skipped(&mut document).len(), 1);
    assert_eq!(
        (document.stock.len(), document.price_lists[0].prices.len()),
        (1, 1)
    );
}

#[test]
fn an_address_belongs_to_one_product() {
    let mut document = sound();
    document.products.push(Product {
        slug: Text::new("a", "b"),
        ..product("b")
    });
    let told = check(&mut document, &Origins::default(), &Known::default());
    assert_eq!(told.skipped, []);
    let reason = "products: 'b': the address 'a' is that of 'a': 'a-2' is used";
    assert_eq!(
        (told.notices[0].line, told.notices[0].reason.as_str()),
        (1, reason)
    );
    assert_eq!(document.products[1].slug, Text::new("a-2", "b"));
}

#[test]
fn what_is_less_than_nothing_is_none_but_on_backorder() {
    let mut document = sound();
    document.products.push(product("b"));
    document.stock = vec![StockEntry::new("SKU-a", -4), StockEntry::new("SKU-b", -4)];
    document.stock[1].policy = Some(StockPolicy::Backorder);
    let told = check(&mut document, &Origins::default(), &Known::default());
    assert_eq!(told.skipped, []);
    let reasons: Vec<&str> = told.notices.iter().map(|n| n.reason.as_str()).collect();
    assert_eq!(reasons, ["stock: SKU-a is on hand -4 times: taken as 0"]);
    let units: Vec<_> = document.stock.iter().map(|entry| entry.on_hand).collect();
    assert_eq!(units, [Some(0), Some(-4)]);
}
