//! The cart as a public endpoint, the currency it is shown in, and what a product says of itself to
//! searchers.

use crate::accounts::{member, open_account};
use crate::harness::{Harness, Visitor, catalogue};
use app::api::ApiError;
use engine::Currency;
use engine::order::FieldError;
use engine::price::TaxMode;
use serde_json::Value;
use services::exchange::Document;

const CHAIR: &str = "CHAIR-BLACK";

async fn change(visitor: &mut Visitor, path: &str, sku: &str, quantity: &str) -> u16 {
    let fields = [("sku", sku), ("quantity", quantity)];
    visitor.call(path, &fields).await.status
}

/// Imports the catalogue with something changed.
async fn import(shop: &Harness, change: impl Fn(&mut Document)) {
    let mut document = catalogue();
    change(&mut document);
    shop.services.keep(&document).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn changes_at_once_are_all_made() {
    for shop in Harness::on_each_database().await {
        let shop = shop.stocked().await;
        let mut rana = shop.visitor();
        assert_eq!(change(&mut rana, "/api/add_to_cart", CHAIR, "1").await, 200);
        let running: Vec<_> = (0..24)
            .map(|n| {
                let mut tab = shop.visitor();
                tab.cookies = rana.cookies.clone();
                let sku = if n % 3 == 0 { "DESK-140" } else { CHAIR };
                tokio::spawn(async move { change(&mut tab, "/api/add_to_cart", sku, "1").await })
            })
            .collect();
        for done in running {
            assert_eq!(done.await.unwrap(), 200, "{}", shop.on);
        }
        let cart = rana.cart().await;
        let held: Vec<_> = cart
            .lines
            .iter()
            .map(|l| (l.sku.as_str(), l.quantity))
            .collect();
        assert_eq!(held, [(CHAIR, 17), ("DESK-140", 8)]);
        for quantity in ["5", "6", "7"] {
            assert_eq!(
                change(&mut rana, "/api/set_cart_line", CHAIR, quantity).await,
                200
            );
        }
        assert_eq!(rana.cart().await.lines[0].quantity, 7);
    }
}

#[tokio::test]
async fn a_quantity_is_read_as_people_type_it() {
    let shop = Harness::new().await.stocked().await;
    let mut rana = shop.visitor();
    for (typed, quantity) in [
        ("٣", 3),
        ("۴", 4),
        ("５", 5),
        (" 6 ", 6),
        ("\u{200F}٧\u{A0}", 7),
        ("1,000", 1000),
        ("١٬٠٠٠", 1000),
    ] {
        assert_eq!(
            change(&mut rana, "/api/set_cart_line", CHAIR, typed).await,
            200,
            "{typed}"
        );
        assert_eq!(rana.cart().await.lines[0].quantity, quantity, "{typed}");
    }
    for wrong in ["many", "", "-1", "2.5", "99999999999999999999999"] {
        let fields = [("sku", CHAIR), ("quantity", wrong)];
        let error: ApiError = rana.call("/api/set_cart_line", &fields).await.read();
        assert_eq!(
            error.field("quantity"),
            Some(FieldError::NotAQuantity),
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn a_form_that_fails_says_why_beside_its_line() {
    let shop = Harness::new().await.stocked().await;
    let mut rana = shop.visitor();
    change(&mut rana, "/api/add_to_cart", CHAIR, "1").await;
    change(&mut rana, "/api/add_to_cart", "DESK-140", "1").await;
    let fields = [("sku", "DESK-140"), ("quantity", "many")];
    rana.submit("/api/set_cart_line", "/en/cart", &fields).await;
    let page = rana.get("/en/cart").await.text();
    let lines: Vec<&str> = page.split("class=\"cart-line\"").collect();
    assert!(!lines[1].contains("whole number"), "{}", lines[1]);
    assert!(
        lines[2].contains("whole number from 1 to 9,999"),
        "{}",
        lines[2]
    );
    // What was to be added from elsewhere.
    rana.submit("/api/add_to_cart", "/en/cart", &fields).await;
    let page = rana.get("/en/cart").await.text();
    let (top, _) = page.split_once("class=\"cart-line\"").unwrap();
    assert!(
        top.contains("not added to the cart") && top.contains("DESK-140"),
        "{top}"
    );
    assert!(!rana.get("/en/cart").await.text().contains("whole number"));
}

/// A currency in which nothing can be ordered is shown nowhere, whatever a cookie says.
#[tokio::test]
async fn a_currency_without_prices_or_delivery_falls_back_before_anything_is_shown() {
    let without_list = |document: &mut Document| {
        document
            .price_lists
            .retain(|section| section.list.currency != Currency::Usd);
    };
    let without_delivery = |document: &mut Document| {
        for delivery in &mut document.shop.as_mut().unwrap().deliveries {
            delivery.fee.remove(&Currency::Usd);
        }
    };
    let cases: [&dyn Fn(&mut Document); 2] = [&without_list, &without_delivery];
    for case in cases {
        let shop = Harness::new().await;
        import(&shop, case).await;
        let mut rana = shop.visitor();
        for chosen in ["USD", "EUR", "nonsense"] {
            rana.cookies.insert("currency".into(), chosen.into());
            change(&mut rana, "/api/set_cart_line", CHAIR, "1").await;
            for path in [
                "/en",
                "/en/c/chairs",
                "/en/p/oak-chair",
                "/en/cart",
                "/en/checkout",
            ] {
                let page = rana.get(path).await.text();
                assert!(page.contains("JOD"), "{chosen} {path}");
                assert!(
                    !page.contains(">$<") && !page.contains("value=\"USD\""),
                    "{chosen} {path}"
                );
            }
            let checkout = rana.checkout().await;
            assert_eq!(checkout.deliveries.len(), 2, "{chosen}");
            assert_eq!(checkout.cart.totals.unwrap().gross.currency, Currency::Jod);
        }
        // It cannot be chosen either.
        rana.cookies.remove("currency");
        rana.call("/api/choose_currency", &[("currency", "USD")])
            .await;
        assert_eq!(rana.cookies.get("currency"), None);
    }
    // The shop's own is left, too, where nothing can be ordered in it.
    let shop = Harness::new().await;
    import(&shop, |document| {
        document
            .price_lists
            .retain(|section| section.list.currency == Currency::Usd);
    })
    .await;
    let mut rana = shop.visitor();
    change(&mut rana, "/api/add_to_cart", CHAIR, "1").await;
    let checkout = rana.checkout().await;
    assert_eq!(checkout.cart.totals.unwrap().gross.currency, Currency::Usd);
    assert_eq!(checkout.deliveries.len(), 2);
}

/// The structured data of a product's page.
async fn json_ld(visitor: &mut Visitor, path: &str) -> Option<Value> {
    let page = visitor.get(path).await;
    assert_eq!(page.status, 200);
    let page = page.text();
    let (_, data) = page.split_once("<script type=\"application/ld+json\">")?;
    let data = data.split("</script>").next().unwrap();
    Some(serde_json::from_str(data).unwrap_or_else(|error| panic!("{error}: {data}")))
}

#[tokio::test]
async fn structured_data_says_what_a_customer_pays() {
    let shop = Harness::new().await;
    import(&shop, |document| {
        document.price_lists[0].list.tax_mode = TaxMode::Added;
        let product = &mut document.products[0];
        product.variants[0].ean = Some("0095205603217".to_owned());
        product.variants[1].ean = Some("1234".to_owned());
        product.summary.en = "</script><script>alert(1)</script> & \u{2028}more".to_owned();
        for entry in &mut document.stock {
            entry.on_hand = Some(i64::from(entry.sku == CHAIR));
        }
    })
    .await;
    let mut rana = shop.visitor();
    let data = json_ld(&mut rana, "/en/p/oak-chair").await.unwrap();
    assert_eq!(data["@context"], "https://schema.org");
    assert_eq!(data["@type"], "Product");
    assert_eq!(data["name"], "Oak chair");
    assert_eq!(data["brand"]["name"], "Nakheel");
    assert_eq!(
        data["description"],
        "</script><script>alert(1)</script> & \u{2028}more"
    );
    assert_eq!(
        data["image"],
        serde_json::json!(["http://shop.test/media/chair-0a1b2c3d.svg"])
    );
    assert_eq!(data["url"], "http://shop.test/en/p/oak-chair");
    let offers = data["offers"].as_array().unwrap();
    let of = |offer: &Value, name: &str| offer[name].as_str().unwrap_or_default().to_owned();
    // 45.000 and 16 % of it.
    assert_eq!(of(&offers[0], "price"), "52.200");
    assert_eq!(of(&offers[0], "priceCurrency"), "JOD");
    assert_eq!(of(&offers[0], "sku"), CHAIR);
    assert_eq!(of(&offers[0], "gtin"), "0095205603217");
    assert_eq!(of(&offers[0], "availability"), "https://schema.org/InStock");
    assert_eq!(
        of(&offers[0], "url"),
        "http://shop.test/en/p/oak-chair?v=CHAIR-BLACK"
    );
    assert_eq!(
        of(&offers[1], "availability"),
        "https://schema.org/OutOfStock"
    );
    // A number that is none is not said.
    assert!(offers[1].get("gtin").is_none(), "{data}");

    rana.cookies.insert("currency".into(), "USD".into());
    let data = json_ld(&mut rana, "/ar/p/كرسي-بلوط").await.unwrap();
    assert_eq!(of(&data["offers"][0], "price"), "63.45");
    assert_eq!(of(&data["offers"][0], "priceCurrency"), "USD");
    assert_eq!(data["name"], "كرسي بلوط");

    // Nothing is said of what there is not.
    let data = json_ld(&mut rana, "/en/p/last-stool").await.unwrap();
    for absent in ["brand", "description", "image", "gtin"] {
        assert!(data.get(absent).is_none(), "{absent}: {data}");
    }
    assert_eq!(data["sku"], "STOOL");
}

#[tokio::test]
async fn a_product_without_a_price_offers_nothing() {
    let shop = Harness::new().await;
    import(&shop, |document| {
        for section in &mut document.price_lists {
            section.prices.retain(|entry| entry.sku != "STOOL");
        }
    })
    .await;
    let mut rana = shop.visitor();
    assert_eq!(json_ld(&mut rana, "/en/p/last-stool").await, None);
}

#[tokio::test]
async fn two_devices_of_an_account_have_one_cart() {
    for shop in Harness::on_each_database().await {
        let shop = shop.stocked().await;
        open_account(&shop, "layla@example.com").await;
        let mut phone = member(&shop, "layla@example.com").await;
        let mut desk = member(&shop, "layla@example.com").await;
        assert_eq!(
            change(&mut phone, "/api/add_to_cart", CHAIR, "1").await,
            200
        );
        assert_eq!(
            change(&mut desk, "/api/add_to_cart", "DESK-140", "1").await,
            200
        );
        for visitor in [&mut phone, &mut desk] {
            let lines = visitor.cart().await.lines;
            let held: Vec<_> = lines.iter().map(|line| line.sku.as_str()).collect();
            assert_eq!(held, [CHAIR, "DESK-140"], "{}", shop.on);
        }
    }
}

#[tokio::test]
async fn what_begins_no_cart_leaves_no_session() {
    let shop = Harness::new().await.stocked().await;
    let mut visitor = shop.visitor();
    let nothing = change(&mut visitor, "/api/add_to_cart", "NOTHING", "1").await;
    assert_eq!(nothing, 404);
    // A line of a cart that was forgotten meanwhile is taken out of none.
    assert_eq!(
        change(&mut visitor, "/api/set_cart_line", CHAIR, "0").await,
        200
    );
    assert!(
        !visitor.cookies.contains_key("session"),
        "{:?}",
        visitor.cookies
    );
}
