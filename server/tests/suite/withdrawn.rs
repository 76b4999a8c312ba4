//! What was taken off sale: gone from every list, and its address says so.

use crate::harness::{Harness, Visitor};
use services::exchange::{Document, StockEntry};
use services::product::Removal;

async fn shop() -> Harness {
    let shop = Harness::new().await.stocked().await;
    let curations = serde_json::json!([{
        "id": "pin", "queries": ["chair"], "pins": ["oak-chair"],
        "redirect": {"category": "desks"}, "lang": "ar",
    }, {"id": "first", "queries": ["chair"], "lang": "en", "pins": ["oak-chair"]}]);
    let document = Document {
        curations: serde_json::from_value(curations).unwrap(),
        ..Document::default()
    };
    shop.services.keep(&document).await.unwrap();
    shop.services.fresh_shelf().await.unwrap();
    shop
}

async fn remove(shop: &Harness, ids: &[&str], how: Removal) {
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    shop.services.remove_products(&ids, how).await.unwrap();
    shop.services.fresh_shelf().await.unwrap();
}

async fn add(visitor: &mut Visitor, sku: &str) -> u16 {
    let fields = [("lang", "en"), ("sku", sku), ("quantity", "1")];
    let answer = visitor.submit("/api/add_to_cart", "/en", &fields).await;
    answer.status
}

#[tokio::test]
async fn a_hidden_or_deleted_product_is_gone_with_a_way_on() {
    for how in [Removal::Hide, Removal::Delete] {
        let shop = shop().await;
        let catalogue = crate::harness::catalogue();
        let product = &catalogue.products[0];
        let sibling = catalogue
            .products
            .iter()
            .find(|other| other.category == product.category && other.id != product.id);
        assert!(sibling.is_some(), "its category stays");
        let mut visitor = shop.visitor();
        assert_eq!(add(&mut visitor, &product.variants[0].sku).await, 303);
        remove(&shop, &[&product.id], how).await;

        for (lang, slug, name, title, search) in [
            (
                "en",
                &product.slug.en,
                &product.name.en,
                "No longer in the shop",
                "/en/search?q=",
            ),
            (
                "ar",
                &product.slug.ar,
                &product.name.ar,
                "لم يعد في المتجر",
                "/ar/search?q=",
            ),
        ] {
            let path = format!("/{lang}/p/{}", app::paths::ascii(slug));
            let page = visitor.get(&path).await;
            assert_eq!(page.status, 410, "{path}");
            let text = page.text();
            for said in [title, name.as_str(), search, &format!("href=\"/{lang}/c/")] {
                assert!(text.contains(said), "{said}: {text}");
            }
            let answer = visitor
                .query("/api/product", &[("lang", lang), ("slug", slug)])
                .await;
            assert_eq!(answer.status, 410, "{path}");
        }
        // Its name is nowhere else.
        for path in [
            "/en",
            "/en/c/chairs",
            "/en/search?q=oak",
            "/sitemap.xml?part=1",
        ] {
            let page = visitor.get(path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(
                !page.text().contains(&product.slug.en),
                "{path}: {}",
                page.text()
            );
        }
        let suggested = visitor
            .query("/api/suggest", &[("lang", "en"), ("typed", "oak")])
            .await;
        assert!(!suggested.text().contains(&product.name.en));
        let shelf = shop.services.fresh_shelf().await.unwrap();
        assert_eq!(
            *shelf.left_out, [""; 0],
            "a pin of what is off sale is no fault"
        );

        // A cart that holds it says so, and lets go of it.
        let cart = visitor.get("/en/cart").await.text();
        assert!(cart.contains("no longer"), "{cart}");
        let sku = product.variants[0].sku.as_str();
        let fields = [("lang", "en"), ("sku", sku), ("quantity", "0")];
        visitor
            .submit("/api/set_cart_line", "/en/cart", &fields)
            .await;
        assert!(!visitor.get("/en/cart").await.text().contains("no longer"));
        assert_ne!(add(&mut visitor, sku).await, 200);
        assert_eq!(visitor.cart().await.count, 0);

        // It comes back.
        shop.services.keep(&catalogue).await.unwrap();
        let path = format!("/en/p/{}", product.slug.en);
        assert_eq!(visitor.get(&path).await.status, 200);
    }
}

#[tokio::test]
async fn a_category_without_anything_for_sale_is_gone_too() {
    let shop = shop().await;
    let desks: Vec<String> = crate::harness::catalogue()
        .products
        .into_iter()
        .filter(|product| product.category == "desks")
        .map(|product| product.id)
        .collect();
    let desks: Vec<&str> = desks.iter().map(String::as_str).collect();
    assert!(!desks.is_empty());
    let mut visitor = shop.visitor();
    assert!(visitor.get("/en").await.text().contains("/en/c/desks"));
    remove(&shop, &desks, Removal::Hide).await;
    for path in ["/en", "/en/c/chairs", "/sitemap.xml?part=1"] {
        let page = visitor.get(path).await.text();
        assert!(!page.contains("/en/c/desks"), "{path}: {page}");
    }
    let page = visitor.get("/en/c/desks").await;
    assert_eq!(page.status, 410);
    assert!(page.text().contains("No longer in the shop"));
    let shelf = shop.services.fresh_shelf().await.unwrap();
    assert_eq!(*shelf.left_out, [""; 0]);
    remove(&shop, &desks, Removal::Show).await;
    assert_eq!(visitor.get("/en/c/desks").await.status, 200);
}

#[tokio::test]
async fn what_is_not_tracked_or_on_backorder_is_for_sale_without_stock() {
    let shop = shop().await;
    let product = crate::harness::catalogue().products[0].clone();
    let set = async |policy: &str| {
        let stock = product
            .variants
            .iter()
            .map(|variant| serde_json::json!({"sku": variant.sku, "on_hand": 0, "policy": policy}));
        let stock: Vec<StockEntry> =
            serde_json::from_value(stock.collect::<Vec<_>>().into()).unwrap();
        let document = Document {
            stock,
            ..Document::default()
        };
        shop.services.keep(&document).await.unwrap();
    };
    let path = format!("/en/p/{}", product.slug.en);
    for (policy, is_sold) in [("tracked", false), ("untracked", true), ("backorder", true)] {
        set(policy).await;
        let mut visitor = shop.visitor();
        let page = visitor.get(&path).await.text();
        assert_eq!(page.contains("OutOfStock"), !is_sold, "{policy}");
        let list = visitor.get("/en/c/chairs?stock=yes").await.text();
        assert_eq!(list.contains(&product.name.en), is_sold, "{policy}");
        add(&mut visitor, &product.variants[0].sku).await;
        let cart = visitor.get("/en/cart").await.text();
        assert_eq!(cart.contains("out of stock"), !is_sold, "{policy}: {cart}");
    }
}
