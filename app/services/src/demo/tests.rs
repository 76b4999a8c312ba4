use super::people::CUSTOMERS;
use super::*;
use crate::drawing;
use engine::Money;
use engine::Text;
use engine::catalog::{AttributeKind, Product, Value};
use engine::order::Status;
use engine::text::slug;
use std::collections::{BTreeMap, BTreeSet};

/// A drawing that differs whenever the spec does.
fn sketch(spec: &Spec) -> Option<String> {
    Some(format!(
        "<svg>{}</svg>",
        serde_json::to_string(spec).unwrap()
    ))
}

fn shop() -> Document {
    document(sketch).unwrap()
}

/// Every text of the shop with the place it stands in.
fn texts(document: &Document) -> Vec<(String, &Text)> {
    let mut all = Vec::new();
    let house = document.shop.as_ref().unwrap();
    for text in [&house.name, &house.promise, &house.tax.name, &house.address] {
        all.push(("shop".to_owned(), text));
    }
    for delivery in &house.deliveries {
        all.extend([&delivery.name, &delivery.note].map(|t| (delivery.id.clone(), t)));
    }
    for attribute in &document.attributes {
        all.push((attribute.key.clone(), &attribute.name));
        all.extend(
            attribute
                .choices
                .iter()
                .map(|c| (attribute.key.clone(), &c.name)),
        );
    }
    for category in &document.categories {
        let of = [&category.name, &category.summary, &category.slug];
        all.extend(of.map(|text| (category.id.clone(), text)));
        let picture = category.picture.as_ref().expect("a category has a picture");
        all.push((category.id.clone(), &picture.alt));
    }
    for list in &document.price_lists {
        all.push((list.list.id.clone(), &list.list.name));
    }
    for product in &document.products {
        all.extend(
            product_texts(product)
                .into_iter()
                .map(|t| (product.id.clone(), t)),
        );
    }
    all
}

fn product_texts(product: &Product) -> Vec<&Text> {
    let p = product;
    let mut all = vec![&p.slug, &p.name, &p.brand, &p.summary, &p.description];
    all.extend(&p.points);
    all.extend(p.questions.iter().flat_map(|q| [&q.question, &q.answer]));
    all.extend(
        p.variants
            .iter()
            .map(|v| &v.name)
            .filter(|_| p.variants.len() > 1),
    );
    all.extend(
        p.variants
            .iter()
            .flat_map(|v| &v.pictures)
            .map(|picture| &picture.alt),
    );
    all
}

#[test]
fn the_shop_is_as_large_as_a_shop() {
    let shop = shop();
    assert!(
        shop.products.len() >= 400,
        "{} products",
        shop.products.len()
    );
    assert!(
        shop.categories.len() >= 30,
        "{} categories",
        shop.categories.len()
    );
    let leaves = shop.categories.iter().filter(|c| c.parent.is_some());
    for leaf in leaves {
        let count = shop
            .products
            .iter()
            .filter(|p| p.category == leaf.id)
            .count();
        assert!(count >= 7, "{}: {count} products", leaf.id);
    }
}

#[test]
fn every_text_is_written_in_both_languages() {
    for (place, text) in texts(&shop()) {
        assert!(
            !text.en.trim().is_empty() && !text.ar.trim().is_empty(),
            "{place}: {text:?}"
        );
        assert!(
            !text.en.contains('{') && !text.ar.contains('{'),
            "{place}: {text:?}"
        );
        assert!(!text.ar.contains("«»"), "{place}: a nameless model");
        let arabic = |c: char| ('\u{0600}'..='\u{06FF}').contains(&c);
        assert!(
            !text.en.contains(arabic),
            "{place}: Arabic in {:?}",
            text.en
        );
    }
}

#[test]
fn arabic_is_arabic() {
    // Names of things that are written so in Arabic too.
    const ALLOWED: [&str; 4] = ["A4", "A3", "A5", "FFP2"];
    for (place, text) in texts(&shop()) {
        let words = text.ar.split(|c: char| !c.is_alphanumeric());
        for word in words.filter(|word| word.contains(|c: char| c.is_ascii_alphabetic())) {
            let allowed = ALLOWED
                .iter()
                .any(|allowed| allowed.eq_ignore_ascii_case(word));
            assert!(allowed, "{place}: {word:?} in {:?}", text.ar);
        }
        let eastern = |c: char| ('\u{0660}'..='\u{0669}').contains(&c);
        assert!(
            !text.ar.contains(eastern),
            "{place}: digits in {:?}",
            text.ar
        );
        for stop in [",", ";", "?", "  ", " ،", " ."] {
            // Commas between digits group thousands and are Western.
            assert!(
                !text.ar.contains(stop),
                "{place}: {stop:?} in {:?}",
                text.ar
            );
        }
    }
}

#[test]
fn ids_slugs_and_skus_are_unique() {
    fn unique<'a>(what: &str, keys: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for key in keys {
            assert!(seen.insert(key), "{what} {key} twice");
        }
    }
    let shop = shop();
    let products = || shop.products.iter();
    unique("id", products().map(|p| p.id.as_str()));
    unique("slug", products().map(|p| p.slug.en.as_str()));
    unique("slug", products().map(|p| p.slug.ar.as_str()));
    unique("description", products().map(|p| p.description.en.as_str()));
    unique("description", products().map(|p| p.description.ar.as_str()));
    unique("summary", products().map(|p| p.summary.en.as_str()));
    unique("summary", products().map(|p| p.summary.ar.as_str()));
    unique(
        "SKU",
        products().flat_map(|p| &p.variants).map(|v| v.sku.as_str()),
    );
    unique("category", shop.categories.iter().map(|c| c.id.as_str()));
    unique(
        "category slug",
        shop.categories.iter().map(|c| c.slug.en.as_str()),
    );
    unique(
        "category slug",
        shop.categories.iter().map(|c| c.slug.ar.as_str()),
    );
    unique("attribute", shop.attributes.iter().map(|a| a.key.as_str()));
    unique("medium", shop.media.iter().map(|m| m.name.as_str()));
    for text in products()
        .map(|p| &p.slug)
        .chain(shop.categories.iter().map(|c| &c.slug))
    {
        assert_eq!(
            (slug(&text.en), slug(&text.ar)),
            (text.en.clone(), text.ar.clone())
        );
    }
}

#[test]
fn every_value_is_of_its_attribute() {
    let shop = shop();
    let attributes: BTreeMap<_, _> = shop
        .attributes
        .iter()
        .map(|a| (a.key.as_str(), a))
        .collect();
    let mut used = BTreeSet::new();
    for product in &shop.products {
        assert!((1..=6).contains(&product.variants.len()), "{}", product.id);
        let own = product.variants.iter().map(|v| &v.attributes);
        for (key, value) in own.chain([&product.attributes]).flatten() {
            used.insert(key.as_str());
            let attribute = attributes[key.as_str()];
            let fits = match (attribute.kind, value) {
                (AttributeKind::Flag, Value::Flag(_)) => true,
                (AttributeKind::Number, Value::Number(n)) => n.is_finite() && *n >= 0.0,
                (AttributeKind::Note, Value::Note(text)) => !text.is_empty(),
                (AttributeKind::Choice, Value::Choices(keys)) => keys
                    .iter()
                    .all(|key| attribute.choices.iter().any(|c| c.key == *key)),
                _ => false,
            };
            assert!(fits, "{}: {key} = {value:?}", product.id);
        }
    }
    for category in &shop.categories {
        for facet in &category.facets {
            assert!(attributes[facet.as_str()].facet, "{}: {facet}", category.id);
            let said = |p: &Product| {
                let own = p.variants.iter().map(|v| &v.attributes);
                own.chain([&p.attributes])
                    .any(|values| values.contains_key(facet))
            };
            let mut here = shop.products.iter().filter(|p| p.category == category.id);
            assert!(here.any(said), "{}: nothing has {facet}", category.id);
        }
    }
    let unused: Vec<_> = attributes
        .keys()
        .filter(|key| !used.contains(*key))
        .collect();
    assert!(unused.is_empty(), "attributes of nothing: {unused:?}");
}

#[test]
fn variants_of_a_product_can_be_told_apart() {
    for product in shop().products {
        let names: BTreeSet<_> = product.variants.iter().map(|v| &v.name).collect();
        assert_eq!(names.len(), product.variants.len(), "{}", product.id);
    }
}

#[test]
fn every_sku_has_its_prices_and_stock() {
    let shop = shop();
    let skus: BTreeSet<&str> = shop
        .products
        .iter()
        .flat_map(|p| &p.variants)
        .map(|v| v.sku.as_str())
        .collect();
    let stocked: BTreeSet<&str> = shop.stock.iter().map(|s| s.sku.as_str()).collect();
    assert_eq!(skus, stocked);
    assert!(shop.stock.iter().any(|s| s.on_hand == Some(0)));
    assert!(
        shop.stock
            .iter()
            .any(|s| s.on_hand.is_some_and(|units| (1..=3).contains(&units)))
    );
    assert!(
        shop.stock
            .iter()
            .all(|s| s.on_hand.is_some_and(|units| units >= 0))
    );
    assert_eq!(shop.price_lists.len(), 2);
    for section in &shop.price_lists {
        let currency = section.list.currency;
        let priced: BTreeSet<&str> = section.prices.iter().map(|p| p.sku.as_str()).collect();
        assert_eq!(skus, priced);
        for entry in &section.prices {
            assert_eq!(entry.tiers[0].0, 1, "{}", entry.sku);
            for (_, price) in &entry.tiers {
                let money = Money::parse(price, currency).expect(price);
                assert!(money.minor > 0, "{}", entry.sku);
                assert_eq!(
                    &money.decimal(),
                    price,
                    "all decimals of the currency are written"
                );
            }
            for pair in entry.tiers.windows(2) {
                assert!(pair[0].0 < pair[1].0, "{}", entry.sku);
                let minor = |i: usize| Money::parse(&pair[i].1, currency).unwrap().minor;
                assert!(minor(0) > minor(1), "{}: {:?}", entry.sku, entry.tiers);
            }
        }
    }
}

#[test]
fn what_is_referred_to_exists() {
    let shop = shop();
    let ids: BTreeSet<&str> = shop.products.iter().map(|p| p.id.as_str()).collect();
    let categories: BTreeSet<&str> = shop.categories.iter().map(|c| c.id.as_str()).collect();
    let media: BTreeSet<String> = shop
        .media
        .iter()
        .map(|m| format!("/media/{}", m.name))
        .collect();
    for sheet in SHEETS {
        let sheet: sheet::Sheet = parse(sheet.0, sheet.1).unwrap();
        for other in &sheet.goes_with {
            assert!(categories.contains(other.as_str()), "{}: {other}", sheet.id);
        }
    }
    for category in &shop.categories {
        assert!(
            category
                .parent
                .as_deref()
                .is_none_or(|parent| categories.contains(parent))
        );
    }
    let mut shown = BTreeSet::new();
    let settings = shop.shop.as_ref().unwrap();
    let look = &settings.look;
    for src in [
        &look.logo.en,
        &look.logo.ar,
        &look.logo_dark.en,
        &look.logo_dark.ar,
    ]
    .into_iter()
    .chain([&look.icon, &look.social_picture])
    .chain(settings.home.picture.as_ref().map(|picture| &picture.src))
    {
        assert!(media.contains(src), "{src}");
        shown.insert(src.clone());
    }
    for product in &shop.products {
        assert!(categories.contains(product.category.as_str()));
        assert!(product.related.len() >= 3, "{}", product.id);
        assert!(
            product
                .related
                .iter()
                .all(|id| ids.contains(id.as_str()) && *id != product.id)
        );
        assert!(
            (3..=4).contains(&product.points.len()),
            "{}: points",
            product.id
        );
        for variant in &product.variants {
            assert!((1..=3).contains(&variant.pictures.len()));
            for picture in &variant.pictures {
                assert!(media.contains(&picture.src), "{}", picture.src);
                shown.insert(picture.src.clone());
            }
        }
    }
    assert_eq!(
        shown.len(),
        shop.media.len(),
        "no picture is kept that is never shown"
    );
}

#[test]
fn everything_is_drawn_to_scale() {
    let kinds = std::cell::RefCell::new(BTreeSet::new());
    let shop = document(|spec| {
        for size in [spec.width, spec.depth, spec.height] {
            assert!(size > 0.0, "{spec:?} has no size");
        }
        for colour in [&spec.body, &spec.accent] {
            assert!(colour.len() == 7 && colour.starts_with('#'), "{spec:?}");
        }
        kinds.borrow_mut().insert(spec.kind.clone());
        let drawn = drawing::draw(spec);
        assert!(drawn.is_some(), "nobody draws a {}", spec.kind);
        drawn
    })
    .unwrap();
    assert_eq!(kinds.borrow().len(), 42, "{:?}", kinds.borrow());
    let bytes: usize = shop.media.iter().map(|media| media.body.len()).sum();
    assert!(bytes < 16_000_000, "{bytes} bytes of pictures");
}

#[test]
fn a_shop_without_drawings_is_still_a_shop() {
    let bare = document(|_| None).unwrap();
    let whole = shop();
    let drawn = whole.products.iter().flat_map(|p| &p.variants);
    let mut drawn = drawn.flat_map(|variant| &variant.pictures);
    let kept = |src: &str| bare.media.iter().any(|m| src.ends_with(&m.name));
    assert!(!drawn.any(|picture| kept(&picture.src)));
    assert_eq!(bare.products.len(), shop().products.len());
}

const UNTIL: i64 = 1_795_300_000;

#[test]
fn the_years_orders_are_the_same_for_one_seed() {
    let shop = shop();
    let year = orders(&shop, 7, UNTIL);
    assert_eq!(year, orders(&shop, 7, UNTIL));
    assert_ne!(year, orders(&shop, 8, UNTIL));
    assert!((240..=360).contains(&year.len()), "{} orders", year.len());
    for index in 0..CUSTOMERS.len() {
        assert!(
            year.iter().filter(|o| o.customer == index).count() >= 5,
            "customer {index}"
        );
    }
}

#[test]
fn orders_are_placed_in_working_hours_for_what_is_sold() {
    let shop = shop();
    let skus: BTreeSet<&str> = shop
        .products
        .iter()
        .flat_map(|p| &p.variants)
        .map(|v| v.sku.as_str())
        .collect();
    let deliveries = &shop.shop.as_ref().unwrap().deliveries;
    let mut again: BTreeMap<(usize, &str), u32> = BTreeMap::new();
    let mut stand: BTreeMap<&str, u32> = BTreeMap::new();
    let year = orders(&shop, 7, UNTIL);
    for order in &year {
        assert!(order.placed_at < UNTIL && order.placed_at >= UNTIL - 365 * 86_400);
        let local = order.placed_at + 3 * 3_600;
        // Day 0 was a Thursday: 0 is Sunday here.
        let weekday = (local.div_euclid(86_400) + 4) % 7;
        assert!(weekday <= 4, "{}", order.placed_at);
        assert!((8..18).contains(&(local.rem_euclid(86_400) / 3_600)));
        assert!(!order.lines.is_empty());
        assert!(deliveries.iter().any(|d| d.id == order.delivery));
        assert!(["invoice", "on-delivery", "bank-transfer"].contains(&order.payment));
        let mut before = (order.placed_at, Status::Placed);
        for step in &order.steps {
            assert!(before.0 < step.0 && step.0 < UNTIL, "{:?}", order.steps);
            assert!(before.1.leads_to(step.1), "{:?}", order.steps);
            before = *step;
        }
        // Only the last week's orders are still under way.
        let arrived = matches!(before.1, Status::Delivered | Status::Cancelled);
        assert!(arrived || order.placed_at > UNTIL - 7 * 86_400);
        *stand.entry(before.1.code()).or_default() += 1;
        for (sku, quantity) in &order.lines {
            assert!(skus.contains(sku.as_str()) && *quantity > 0);
            *again.entry((order.customer, sku)).or_default() += 1;
        }
    }
    assert!(
        year.windows(2)
            .all(|pair| pair[0].placed_at <= pair[1].placed_at)
    );
    assert!(
        again.values().filter(|times| **times >= 4).count() >= 30,
        "people buy again"
    );
    assert!(stand["delivered"] > 200, "{stand:?}");
    assert!((1..30).contains(&stand["cancelled"]), "{stand:?}");
    assert!(stand.len() >= 3, "something is under way: {stand:?}");
}

#[test]
fn customers_buy_from_categories_that_exist() {
    let shop = shop();
    for customer in &CUSTOMERS {
        for (category, ..) in customer.staples.iter().chain(customer.wishes) {
            let known = shop.categories.iter().any(|c| c.id == *category);
            assert!(known, "{}: {category}", customer.name);
        }
    }
}
