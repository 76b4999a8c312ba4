//! One attempt, one order; and mistakes, which lose nothing.

use super::{CHAIR, DESK, add, again, field, form, number, orders, plenty, read, send, stock};
use crate::harness::Harness;
use app::api::ApiError;
use app::model::LineTrouble;
use engine::order::FieldError;

/// A double click, a script that tries again, a proxy that does: however close they come.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twins_at_once_are_one_order_for_all_of_them() {
    for shop in Harness::on_each_database().await {
        let shop = plenty(shop).await;
        for round in 0..6u32 {
            // The last ones: whoever comes second finds neither a cart nor stock.
            stock(&shop, &[(CHAIR, 2)]).await;
            let mut rana = shop.visitor();
            rana.address.set_ip([10, 0, 0, round as u8].into());
            add(&mut rana, CHAIR, "2").await;
            let shown = rana.checkout().await;
            let running: Vec<_> = (0..16u64)
                .map(|n| {
                    let mut twin = shop.visitor();
                    twin.cookies = rana.cookies.clone();
                    twin.address = rana.address;
                    let shown = shown.clone();
                    let email = format!("rana{round}@example.com");
                    tokio::spawn(async move {
                        tokio::time::sleep(std::time::Duration::from_micros(n * 250)).await;
                        let mut fields = form(&shown, "amman");
                        for (name, value) in &mut fields {
                            if *name == "email" {
                                *value = &email;
                            }
                        }
                        send(&mut twin, &fields).await
                    })
                })
                .collect();
            let mut numbers = Vec::new();
            for twin in running {
                numbers.push(number(&twin.await.unwrap()));
            }
            numbers.dedup();
            assert_eq!(numbers.len(), 1, "{numbers:?}");
            assert_eq!(orders(&shop).await, i64::from(round) + 1);
        }
    }
}

#[tokio::test]
async fn an_attempt_that_became_an_order_means_nothing_else_later() {
    for shop in Harness::on_each_database().await {
        let shop = plenty(shop).await;
        let mut rana = shop.visitor();
        add(&mut rana, CHAIR, "1").await;
        let shown = rana.checkout().await;
        let sent = form(&shown, "amman");
        let placed = number(&send(&mut rana, &sent).await);
        assert_eq!(number(&send(&mut rana, &sent).await), placed);
        let other_cart = {
            add(&mut rana, DESK, "1").await;
            rana.checkout().await
        };
        let others = [
            ("email", "layla@example.com"),
            ("street", "Somewhere else"),
            ("delivery", "collection"),
            ("payment", "invoice"),
            ("seen", other_cart.seen.as_str()),
        ];
        for (name, value) in others {
            let mut fields = sent.clone();
            fields.retain(|(field, _)| *field != name);
            fields.push((name, value));
            let answer = send(&mut rana, &fields).await;
            assert_eq!(answer.status, 409, "{name}: {}", answer.text());
            let now = again(&mut rana, &shown, "amman").await;
            let path = format!("/en/order/{placed}");
            assert_eq!(now.placed, Some((placed.clone(), path)), "{name}");
        }
        // Without scripts the page says so, with the way to the order, and offers the new cart.
        let mut fields = sent.clone();
        fields[3] = ("email", "layla@example.com");
        rana.submit("/api/place_order", "/en/checkout", &fields)
            .await;
        let page = read(&rana.get("/en/checkout").await);
        assert!(page.contains("already placed"), "{page}");
        assert!(
            page.contains(&format!("href=\"/en/order/{placed}\"")),
            "{page}"
        );
        assert_eq!(orders(&shop).await, 1);

        // Whoever got hold of the attempt's name learns nothing of the order.
        let mut stranger = shop.visitor();
        add(&mut stranger, CHAIR, "1").await;
        let answer = send(&mut stranger, &sent).await;
        assert_eq!(answer.status, 409, "{}", answer.text());
        assert!(!answer.text().contains(&placed));
        assert_eq!(again(&mut stranger, &shown, "amman").await.placed, None);
        let path = format!("/en/order/{placed}");
        assert_eq!(stranger.get(&path).await.status, 404);
        assert_eq!(orders(&shop).await, 1);
    }
}

#[tokio::test]
async fn what_sells_out_while_typing_is_named_and_the_rest_goes_on() {
    let shop = plenty(Harness::new().await).await;
    let mut rana = shop.visitor();
    add(&mut rana, CHAIR, "3").await;
    add(&mut rana, DESK, "1").await;
    let shown = rana.checkout().await;
    stock(&shop, &[(CHAIR, 2), (DESK, 0)]).await;
    let fields = form(&shown, "amman");
    rana.submit("/api/place_order", "/en/checkout", &fields)
        .await;
    let page = read(&rana.get("/en/checkout").await);
    for expected in [
        "Oak chair",
        "Only 2 are left.",
        "Plain desk",
        "out of stock now",
        "12 Rainbow Street",
        "rana@example.com",
        "name=\"fix\"",
    ] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
    assert!(!page.contains("Place the order"), "{page}");
    let troubles: Vec<_> = rana.checkout().await.cart.lines;
    let troubles: Vec<_> = troubles
        .into_iter()
        .filter_map(|line| line.trouble)
        .collect();
    assert_eq!(troubles, [LineTrouble::Only(2), LineTrouble::Only(0)]);

    // One button takes what is left; what changed is said before anything is ordered.
    let mut fields = fields.clone();
    fields.push(("fix", "yes"));
    rana.submit("/api/place_order", "/en/checkout", &fields)
        .await;
    let page = rana.get("/en/checkout").await;
    let page = read(&page);
    assert!(page.contains("3 pieces, JOD 135.000"), "{page}");
    assert!(page.contains("2 pieces, JOD 90.000"), "{page}");
    assert!(
        page.contains("12 Rainbow Street") && page.contains("Place the order"),
        "{page}"
    );
    assert_eq!(orders(&shop).await, 0);
    let now = rana.checkout().await;
    number(&send(&mut rana, &form(&now, "amman")).await);
}

#[tokio::test]
async fn every_mistake_is_linked_from_the_top_and_counted_beside_the_button() {
    let shop = plenty(Harness::new().await).await;
    let mut rana = shop.visitor();
    add(&mut rana, CHAIR, "1").await;
    let shown = rana.checkout().await;
    let mut fields = form(&shown, "");
    fields.retain(|(name, _)| !["name", "payment"].contains(name));
    let long = "x".repeat(200);
    fields.push(("note", &long));
    rana.submit("/api/place_order", "/en/checkout", &fields)
        .await;
    let page = read(&rana.get("/en/checkout").await);
    let summary = field(&page, "form-errors");
    assert!(
        summary.contains("role=\"alert\"") && summary.contains("tabindex=\"-1\""),
        "{summary}"
    );
    let (_, after) = page.split_once("id=\"form-errors\"").unwrap();
    let summary = after.split("</ul>").next().unwrap();
    for name in ["name", "note", "delivery", "payment"] {
        assert!(
            summary.contains(&format!("href=\"#{name}\"")),
            "{name}: {summary}"
        );
        field(&page, name);
        assert!(
            !field(&page, &format!("{name}-error")).contains("hidden"),
            "{name}"
        );
    }
    assert!(page.contains("4 things to fix"), "{page}");
    // A page without a mistake has no summary.
    let page = read(&rana.get("/en/checkout").await);
    assert!(
        !page.contains("id=\"form-errors\"") && !page.contains("things to fix"),
        "{page}"
    );
}

#[tokio::test]
async fn what_is_copied_from_contacts_is_understood_also_for_what_is_collected() {
    let shop = plenty(Harness::new().await).await;
    for delivery in ["amman", "collection"] {
        let mut rana = shop.visitor();
        add(&mut rana, CHAIR, "1").await;
        let shown = rana.checkout().await;
        let mut fields = form(&shown, delivery);
        fields.retain(|(name, _)| !["name", "phone", "email", "street"].contains(name));
        let street = if delivery == "amman" {
            "\u{FEFF}12 Rainbow\u{200B} Street"
        } else {
            ""
        };
        fields.extend([
            ("name", "\u{202B}رنا\u{202C}\u{A0} حداد\u{200F}"),
            ("phone", "\u{202A}٠٠٩٦٢–٧٩/٠١٢\u{A0}٣٤٥٦\u{202C}"),
            ("email", "\u{200E}Rana@Example.com\u{200B} "),
            ("street", street),
        ]);
        let number = number(&send(&mut rana, &fields).await);
        let caller = services::order::Caller {
            placed: vec![],
            ..Default::default()
        };
        assert!(shop.services.order(&number, &caller).await.is_err());
        let kept = shop
            .services
            .store
            .order_by_number(&number)
            .await
            .unwrap()
            .unwrap();
        let document: services::order::OrderDocument = serde_json::from_str(&kept.body).unwrap();
        assert_eq!(document.address.name, "رنا حداد");
        assert_eq!(document.address.phone, "+962790123456");
        assert_eq!(document.email, "rana@example.com");
        let expected = if delivery == "amman" {
            "12 Rainbow Street"
        } else {
            ""
        };
        assert_eq!(document.address.street, expected);
    }
    // Who collects has a name and a telephone, too.
    let mut rana = shop.visitor();
    add(&mut rana, CHAIR, "1").await;
    let shown = rana.checkout().await;
    let mut fields = form(&shown, "collection");
    fields.retain(|(name, _)| !["name", "phone"].contains(name));
    fields.extend([("name", "\u{200B}"), ("phone", "call me")]);
    let answer = send(&mut rana, &fields).await;
    let error: ApiError = answer.read();
    assert_eq!(error.field("name"), Some(FieldError::Missing));
    assert_eq!(error.field("phone"), Some(FieldError::NotAPhone));
}

#[tokio::test]
async fn guests_order_thirty_times_an_hour_for_one_email_address() {
    let shop = plenty(Harness::new().await).await;
    let mut statuses = Vec::new();
    for n in 0..31u8 {
        let mut guest = shop.visitor();
        guest.address.set_ip([10, 0, 1, n].into());
        add(&mut guest, CHAIR, "1").await;
        let shown = guest.checkout().await;
        statuses.push(send(&mut guest, &form(&shown, "amman")).await.status);
    }
    assert_eq!(statuses[..30], [200; 30]);
    assert_eq!(statuses[30], 429, "each is a letter to somebody");
    assert_eq!(orders(&shop).await, 30);
}
