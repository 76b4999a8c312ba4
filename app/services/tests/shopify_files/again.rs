//! A file beside what the shop has: what it does not know stays, what it cannot say is not guessed.

use super::{Options, read_bytes, skus};
use engine::catalog::{Picture, Question, Value};
use engine::{Currency, Text};
use services::exchange::{Document, Known, Reading};

/// A shop of one chair in two colours, with all that a merchant can say of it.
fn shop() -> Document {
    let text = "Handle,Title,Body (HTML),Vendor,Type,Tags,Option1 Name,Option1 Value,Variant SKU,\
        Variant Grams,Variant Inventory Qty,Variant Price,Variant Barcode\n\
        chair,Chair,Good to sit on,Acme,Seats,new,Color,Red,C-R,500,5,10.00,4006381333931\n\
        chair,,,,,,Color,Blue,C-B,500,6,10.00,\n\
        stool,Stool,,Acme,Seats,,,,S,,7,5.00,\n";
    let mut document = read_bytes(text.as_bytes(), Options::default())
        .unwrap()
        .document;
    let chair = &mut document.products[0];
    chair.slug = Text::new("the-chair", "الكرسي");
    chair.name.ar = "كرسي".into();
    chair.brand.ar = "أكمي".into();
    chair.description.ar = "مريح".into();
    chair.summary = Text::new("Sits well", "مريح");
    chair.model = "C1".into();
    chair.points = vec![Text::new("Light", "خفيف")];
    chair.questions = vec![Question::default()];
    chair.related = vec!["stool".into()];
    chair.released = Some("2026-01-02".into());
    chair.popularity = 9;
    for variant in &mut chair.variants {
        variant.name.ar = "لون".into();
        variant.pictures = vec![Picture {
            src: "/media/chair.svg".into(),
            ..Picture::default()
        }];
    }
    document
}

fn beside(shop: &Document, text: &str) -> Reading {
    let options = Options {
        known: Known::of(shop.clone()),
        price_list: shop.price_lists[0].list.clone(),
    };
    read_bytes(text.as_bytes(), options).unwrap()
}

fn stock(reading: &Reading) -> Vec<(&str, Option<i64>)> {
    let stock = reading.document.stock.iter();
    stock
        .map(|entry| (entry.sku.as_str(), entry.on_hand))
        .collect()
}

fn told(reading: &Reading) -> Vec<usize> {
    reading.skipped.iter().map(|row| row.line).collect()
}

#[test]
fn what_a_file_has_no_column_for_stays() {
    let shop = shop();
    assert_eq!(shop.price_lists[0].list.currency, Currency::Usd);
    for text in [
        "Handle,Title,Variant SKU,Variant Price\nchair,Chair,C-R,8.50\nchair,,C-B,9.50\n",
        // Without SKUs the options tell the variants, in whatever order.
        "Handle,Title,Option1 Name,Option1 Value,Variant Price\nchair,Chair,Color,Red,8.50\nchair,,Color,Blue,9.50\n",
        "Handle,Title,Type,Variant SKU,Variant Price\nchair,Chair,,C-R,8.50\nchair,,,C-B,9.50\n",
    ] {
        let reading = beside(&shop, text);
        assert_eq!(reading.skipped, [], "{text}");
        assert_eq!(reading.document.products[..], shop.products[..1], "{text}");
        assert_eq!(reading.document.categories, [], "{text}");
        let prices = &reading.document.price_lists[0].prices;
        let prices: Vec<(&str, &str)> = prices
            .iter()
            .map(|entry| (entry.sku.as_str(), entry.tiers[0].1.as_str()))
            .collect();
        assert_eq!(prices, [("C-R", "8.50"), ("C-B", "9.50")], "{text}");
    }
    // The same file again changes nothing either.
    let single = "Handle,Title,Variant Price\nstool,Stool,4.00\n";
    let reading = beside(&shop, single);
    assert_eq!(reading.document.products[..], shop.products[1..]);
}

#[test]
fn an_empty_cell_of_a_column_empties() {
    let shop = shop();
    let text = "Handle,Title,Body (HTML),Vendor,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Price,\
        Variant Barcode\nchair,Chair,,,,Color,Green,C-R,8.50,\n";
    let reading = beside(&shop, text);
    let chair = &reading.document.products[0];
    assert!(chair.description.is_empty() && chair.brand.is_empty());
    assert!(!chair.attributes.contains_key("tags"));
    assert_eq!(skus(chair), ["C-R"]);
    let green = &chair.variants[0];
    assert_eq!(
        (green.ean.as_ref(), &green.name),
        (None, &Text::new("Green", ""))
    );
    assert_eq!(
        green.attributes["color"],
        Value::Choices(vec!["green".into()])
    );
    assert_eq!(chair.name.ar, "كرسي");
}

#[test]
fn a_refused_line_takes_no_variant_off_sale() {
    let shop = shop();
    let header =
        "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price\n";
    for line in [
        "chair,,Color,Blue,C-B,6,ask us\n",
        "chair,,Color,Blue,C-B,some,10.00\n",
        "chair,,Color,Blue,C-B\n",
        "chair,,Color,\"Blue,C-B,6,10.00\n",
        "chair,,Color,\"Blue\" ,C-B,6,10.00\n",
        "chair,,Color,Blue,C-R,6,10.00\n",
        ",,Color,Blue,C-B,6,10.00\n",
    ] {
        let text =
            format!("{header}chair,Chair,Color,Red,C-R,3,9.00\n{line}stool,Stool,,,S,1,5.00\n");
        let reading = beside(&shop, &text);
        assert_eq!(told(&reading), [3], "{line}");
        assert_eq!(
            skus(&reading.document.products[0]),
            ["C-R", "C-B"],
            "{line}"
        );
        assert_eq!(
            reading.document.products[0].variants[1], shop.products[0].variants[1],
            "{line}"
        );
        // Its price and units are not spoken of.
        assert_eq!(stock(&reading), [("C-R", Some(3)), ("S", Some(1))]);
        let notice = reading
            .notices
            .iter()
            .find(|n| n.reason.contains("stay on sale"));
        assert_eq!(notice.map(|notice| notice.line), Some(2), "{line}");
    }
    // A file without fault means what it leaves out.
    let reading = beside(
        &shop,
        &format!("{header}chair,Chair,Color,Red,C-R,3,9.00\n"),
    );
    assert_eq!(skus(&reading.document.products[0]), ["C-R"]);
    let notices: Vec<&str> = reading.notices.iter().map(|n| n.reason.as_str()).collect();
    assert_eq!(
        notices,
        ["variants that are left out go off sale: 1 in all (C-B)"]
    );
}

#[test]
fn units_without_sku_are_counted_where_the_options_are() {
    let products = "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Price\n\
        cup,Cup,Size,Big,Color,Red,,1.00\n\
        cup,,Size,Small,Color,Red,OWN,1.00\n\
        jar,Jar,,,,,cup-big-red,1.00\n\
        pot,Pot,Size,S,,,POT-1,1.00\n\
        pot,,Size,S,,,POT-2,1.00\n";
    let shop = read_bytes(products.as_bytes(), Options::default())
        .unwrap()
        .document;
    let made_up = shop.products[0].variants[0].sku.as_str();
    assert_ne!(made_up, "cup-big-red");
    let text = "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,SKU,Location,Available\n\
        cup,Cup,Size,Big,Color,Red,,Amman,4\n\
        cup,Cup,Size,Big,Color,Red,,Irbid,5\n\
        cup,Cup,Color,Red,Size,Small,,Amman,2\n\
        jar,Jar,Title,Default Title,,,,Amman,3\n\
        pot,Pot,Size,S,,,,Amman,8\n\
        cup,Cup,Size,Huge,,,,Amman,8\n\
        mug,Mug,Title,Default Title,,,,Amman,8\n";
    let reading = beside(&shop, text);
    let counted = [
        (made_up, Some(9)),
        ("OWN", Some(2)),
        ("cup-big-red", Some(3)),
    ];
    assert_eq!(stock(&reading), counted);
    assert_eq!(told(&reading), [6, 7, 8], "{:?}", reading.skipped);
}

#[test]
fn a_line_that_names_none_of_several_variants_is_refused() {
    let shop = shop();
    for rows in ["chair,Chair,8.00\n", "chair,Chair,8.00\nchair,,9.00\n"] {
        let text = format!("Handle,Title,Variant Price\n{rows}stool,Stool,4.00\n");
        let reading = beside(&shop, &text);
        assert_eq!(told(&reading)[0], 2, "{:?}", reading.skipped);
        assert_eq!(told(&reading).len(), rows.lines().count());
        let reason = &reading.skipped[0].reason;
        assert!(reason.contains("has 2 variants"), "{reason}");
        let ids: Vec<&str> = reading
            .document
            .products
            .iter()
            .map(|p| p.id.as_str())
            .collect();
        assert_eq!(ids, ["chair", "stool"]);
        assert_eq!(reading.document.products[..], shop.products[..], "{rows}");
        let prices = &reading.document.price_lists[0].prices;
        assert_eq!((prices.len(), prices[0].sku.as_str()), (1, "S"));
    }
}

#[test]
fn a_refused_line_leaves_its_variant_in_its_place() {
    let shop = shop();
    let text = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n\
        chair,Chair,Color,Red,C-R,bad\nchair,,Color,Blue,C-B,9.00\n";
    let reading = beside(&shop, text);
    assert_eq!(told(&reading), [2]);
    assert_eq!(skus(&reading.document.products[0]), ["C-R", "C-B"]);
}

#[test]
fn new_categories_come_behind_and_products_shown_again_are_told() {
    let mut shop = shop();
    shop.products[1].hidden = true;
    let text = "Handle,Title,Type,Variant SKU,Variant Price,Status\n\
        stool,Stool,Seats,S,5.00,active\napron,Apron,Aprons,A,3.00,active\n";
    let reading = beside(&shop, text);
    let category = &reading.document.categories[0];
    assert!(
        category.position > shop.categories[0].position,
        "{category:?}"
    );
    let told: Vec<&str> = reading.notices.iter().map(|n| n.reason.as_str()).collect();
    assert_eq!(
        told,
        ["hidden products are for sale again, as the file says: 1 in all (stool)"]
    );
}
