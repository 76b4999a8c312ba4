//! What changed between looking and sending.

use super::{CHAIR, DESK, add, again, form, import, number, orders, plenty, read, send, told};
use crate::harness::Harness;
use engine::Currency;
use engine::price::TaxMode;
use services::exchange::Document;

type Edit = fn(&mut Document);

/// Every change that costs: nothing is ordered, old and new are said, and only then it is ordered.
#[tokio::test]
async fn whatever_is_charged_is_what_was_shown() {
    let cases: [(&str, Edit, &str, &[&str]); 6] = [
        (
            "fee",
            |d| fee(d, "amman", "50.000"),
            "amman",
            &[
                "Within Amman: JOD 3.000 > JOD 50.000",
                "Sales tax: JOD 12.828 > JOD 19.311",
                "To pay: JOD 93.000 > JOD 140.000",
            ],
        ),
        (
            "rate",
            |d| d.shop.as_mut().unwrap().tax.rate_bp = 800,
            "collection",
            &["Sales tax: JOD 12.414 > JOD 6.667"],
        ),
        (
            "mode",
            |d| d.price_lists[0].list.tax_mode = TaxMode::Added,
            "collection",
            &[
                "Oak chair: 2 pieces, JOD 90.000 > 2 pieces, JOD 104.400",
                "Items: JOD 90.000 > JOD 104.400",
                "Sales tax: JOD 12.414 > JOD 14.400",
                "To pay: JOD 90.000 > JOD 104.400",
            ],
        ),
        (
            "tier",
            |d| d.price_lists[0].prices[0].tiers = vec![(1, "45.000".into()), (2, "44.000".into())],
            "collection",
            &[
                "Oak chair: 2 pieces, JOD 90.000 > 2 pieces, JOD 88.000",
                "Items: JOD 90.000 > JOD 88.000",
                "Sales tax: JOD 12.414 > JOD 12.138",
                "To pay: JOD 90.000 > JOD 88.000",
            ],
        ),
        (
            "withdrawn",
            |d| {
                d.shop
                    .as_mut()
                    .unwrap()
                    .deliveries
                    .retain(|d| d.id != "amman")
            },
            "amman",
            &["Within Amman: JOD 3.000 > not offered"],
        ),
        (
            "another delivery",
            |d| fee(d, "amman", "50.000"),
            "collection",
            &[],
        ),
    ];
    for shop in Harness::on_each_database().await {
        let shop = plenty(shop).await;
        for (name, change, delivery, expected) in cases {
            import(&shop, |_| {}).await;
            let mut rana = shop.visitor();
            add(&mut rana, CHAIR, "2").await;
            let shown = rana.checkout().await;
            import(&shop, change).await;
            let before = orders(&shop).await;
            let answer = send(&mut rana, &form(&shown, delivery)).await;
            if expected.is_empty() {
                number(&answer);
                continue;
            }
            assert_eq!(answer.status, 409, "{name}: {}", answer.text());
            assert_eq!(orders(&shop).await, before, "{name}");
            let now = again(&mut rana, &shown, delivery).await;
            assert_eq!(told(&now), expected, "{name}");
            // Confirmed again, it is ordered at what is shown now.
            let delivery = if name == "withdrawn" {
                "collection"
            } else {
                delivery
            };
            number(&send(&mut rana, &form(&now, delivery)).await);
            assert_eq!(orders(&shop).await, before + 1, "{name}");
        }
    }
}

fn fee(document: &mut Document, id: &str, fee: &str) {
    let shop = document.shop.as_mut().unwrap();
    let mut deliveries = shop.deliveries.iter_mut();
    let delivery = deliveries.find(|delivery| delivery.id == id).unwrap();
    delivery.fee.insert(Currency::Jod, fee.to_owned());
}

#[tokio::test]
async fn a_name_alone_is_no_difference() {
    let shop = plenty(Harness::new().await).await;
    let mut rana = shop.visitor();
    add(&mut rana, CHAIR, "1").await;
    let shown = rana.checkout().await;
    import(&shop, |document| {
        let shop = document.shop.as_mut().unwrap();
        shop.deliveries[0].name.en = "By our van".to_owned();
        shop.tax.name.en = "GST".to_owned();
    })
    .await;
    number(&send(&mut rana, &form(&shown, "amman")).await);
}

#[tokio::test]
async fn a_currency_chosen_in_another_tab_is_said() {
    let shop = plenty(Harness::new().await).await;
    let mut rana = shop.visitor();
    add(&mut rana, CHAIR, "1").await;
    let shown = rana.checkout().await;
    rana.call("/api/choose_currency", &[("currency", "USD")])
        .await;
    assert_eq!(send(&mut rana, &form(&shown, "amman")).await.status, 409);
    let now = again(&mut rana, &shown, "amman").await;
    let told = told(&now);
    assert_eq!(told[0], "Currency: JOD > USD");
    assert!(
        told.contains(&"Within Amman: JOD 3.000 > $4.25".to_owned()),
        "{told:?}"
    );
    assert!(
        told.contains(&"To pay: JOD 48.000 > $67.70".to_owned()),
        "{told:?}"
    );
    assert_eq!(orders(&shop).await, 0);
    number(&send(&mut rana, &form(&now, "amman")).await);
}

/// Two tabs share a cart: also at the same sum another cart is another order.
#[tokio::test]
async fn a_cart_changed_in_another_tab_is_said() {
    let shop = plenty(Harness::new().await).await;
    // Two things at one price.
    import(&shop, |document| {
        document.price_lists[0].prices[2].tiers = vec![(1, "45.000".into())];
    })
    .await;
    let mut rana = shop.visitor();
    add(&mut rana, CHAIR, "1").await;
    let shown = rana.checkout().await;
    let gone = [("sku", CHAIR), ("quantity", "0")];
    rana.call("/api/set_cart_line", &gone).await;
    add(&mut rana, DESK, "1").await;
    assert_eq!(
        send(&mut rana, &form(&shown, "collection")).await.status,
        409
    );
    let now = again(&mut rana, &shown, "collection").await;
    let expected = [
        "Oak chair: 1 piece, JOD 45.000 > not in the cart",
        "Plain desk: not in the cart > 1 piece, JOD 45.000",
    ];
    assert_eq!(told(&now), expected);

    let more = [("sku", DESK), ("quantity", "3")];
    rana.call("/api/set_cart_line", &more).await;
    assert_eq!(send(&mut rana, &form(&now, "collection")).await.status, 409);
    let now = again(&mut rana, &now, "collection").await;
    assert_eq!(
        told(&now)[0],
        "Plain desk: 1 piece, JOD 45.000 > 3 pieces, JOD 135.000"
    );
    number(&send(&mut rana, &form(&now, "collection")).await);
}

#[tokio::test]
async fn without_scripts_old_and_new_stand_side_by_side_and_what_was_typed_is_kept() {
    let shop = plenty(Harness::new().await).await;
    let mut rana = shop.visitor();
    add(&mut rana, CHAIR, "2").await;
    let shown = rana.checkout().await;
    import(&shop, |document| fee(document, "collection", "5.000")).await;
    let fields = form(&shown, "collection");
    let answer = rana
        .submit("/api/place_order", "/en/checkout", &fields)
        .await;
    assert_eq!((answer.status, answer.location()), (303, "/en/checkout"));
    let page = rana.get("/en/checkout").await;
    let page = read(&page);
    for expected in [
        "<bdi>Free</bdi>",
        "<bdi>JOD 5.000</bdi>",
        "<bdi>JOD 90.000</bdi>",
        "<bdi>JOD 95.000</bdi>",
        "12 Rainbow Street",
        "confirm again",
    ] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
    // The sum shown is that of the delivery that was chosen.
    assert!(
        page.contains("value=\"collection\" autocomplete=\"off\" checked"),
        "{page}"
    );
    assert_eq!(orders(&shop).await, 0);
}

#[tokio::test]
async fn without_scripts_the_sum_of_each_delivery_is_said() {
    let shop = plenty(Harness::new().await).await;
    let mut rana = shop.visitor();
    add(&mut rana, CHAIR, "1").await;
    let page = read(&rana.get("/en/checkout").await);
    let (_, each) = page
        .split_once("To pay, by delivery")
        .expect("a sum for each");
    let each = each.split("</dl>").next().unwrap();
    assert!(
        each.contains("Within Amman") && each.contains("Collection"),
        "{each}"
    );
    assert!(each.contains("48") && each.contains("45"), "{each}");
}

/// The small files of a fault that was seen, where they are at hand.
#[tokio::test]
async fn the_case_of_the_fee_that_rose() {
    let folder =
        std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/cases");
    let read = |name: &str| {
        let text = std::fs::read_to_string(folder.join(name)).ok()?;
        serde_json::from_str::<Document>(&text).ok()
    };
    let (Some(shop_file), Some(fee_up)) = (read("shop.json"), read("shop-fee-up.json")) else {
        eprintln!("skipped: ../shared/data/cases is not here");
        return;
    };
    for shop in Harness::on_each_database().await {
        shop.services.keep(&shop_file).await.unwrap();
        let mut rana = shop.visitor();
        add(&mut rana, "P1", "1").await;
        let shown = rana.checkout().await;
        shop.services.keep(&fee_up).await.unwrap();
        assert_eq!(send(&mut rana, &form(&shown, "courier")).await.status, 409);
        let now = again(&mut rana, &shown, "courier").await;
        let told = told(&now);
        assert!(
            told.contains(&"Courier: JOD 2.500 > JOD 50.000".to_owned()),
            "{told:?}"
        );
        assert!(
            told.contains(&"To pay: JOD 12.500 > JOD 60.000".to_owned()),
            "{told:?}"
        );
        assert_eq!(orders(&shop).await, 0);
    }
}
