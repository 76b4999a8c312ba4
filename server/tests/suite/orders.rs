//! Carts and orders as public endpoints: what happens to who, and what does
//! not happen to anybody else.

use crate::harness::{Answer, Harness, Visitor};
use app::model::LineTrouble;
use engine::order::Status;
use services::ServiceError;
use services::exchange::{Document, StockEntry};

const CHAIR: &str = "CHAIR-BLACK";

fn key(n: u32) -> String {
    format!("00000000-0000-4000-8000-{n:012}")
}

/// Adds to the cart and opens the checkout; gives what its form carries.
async fn add(visitor: &mut Visitor, sku: &str, quantity: &str) -> String {
    let answer = visitor
        .call("/api/add_to_cart", &[("sku", sku), ("quantity", quantity)])
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    visitor.checkout().await.seen
}

async fn place(visitor: &mut Visitor, key: &str, seen: &str) -> Answer {
    visitor.call("/api/place_order", &form(key, seen)).await
}

fn form<'a>(key: &'a str, seen: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("lang", "en"),
        ("key", key),
        ("seen", seen),
        ("email", "rana@example.com"),
        ("name", "Rana"),
        ("phone", "0790123456"),
        ("street", "12 Rainbow Street"),
        ("city", "Amman"),
        ("delivery", "amman"),
        ("payment", "on-delivery"),
    ]
}

async fn set_stock(shop: &Harness, on_hand: i64) {
    let document = Document {
        stock: vec![StockEntry::new(CHAIR, on_hand)],
        ..Document::default()
    };
    shop.services.keep(&document).await.unwrap();
}

async fn on_hand(shop: &Harness) -> i64 {
    shop.services.store.stock(CHAIR).await.unwrap().unwrap()
}

/// The number in the path a placed order leads to.
fn number(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let path = answer.read::<String>();
    path.rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_order_takes_the_stock_and_empties_the_cart() {
    for shop in Harness::on_each_database().await {
        let shop = shop.stocked().await;
        set_stock(&shop, 10).await;
        let mut rana = shop.visitor();
        let seen = add(&mut rana, CHAIR, "3").await;
        let number = number(&place(&mut rana, &key(1), &seen).await);
        assert_eq!(on_hand(&shop).await, 7);
        assert_eq!(rana.cart().await.count, 0);
        let page = rana.get(&format!("/en/order/{number}")).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains("12 Rainbow Street"));
    }
}

#[tokio::test]
async fn the_same_attempt_is_one_order() {
    for shop in Harness::on_each_database().await {
        let shop = shop.stocked().await;
        set_stock(&shop, 10).await;
        let mut rana = shop.visitor();
        let seen = add(&mut rana, CHAIR, "1").await;
        let first = number(&place(&mut rana, &key(2), &seen).await);
        let again = number(&place(&mut rana, &key(2), &seen).await);
        assert_eq!(first, again);
        assert_eq!(on_hand(&shop).await, 9);
    }
}

#[tokio::test]
async fn nobody_sees_or_cancels_anothers_order() {
    for shop in Harness::on_each_database().await {
        let shop = shop.stocked().await;
        set_stock(&shop, 10).await;
        let mut rana = shop.visitor();
        let seen = add(&mut rana, CHAIR, "1").await;
        let number = number(&place(&mut rana, &key(3), &seen).await);
        let mut stranger = shop.visitor();
        let path = format!("/en/order/{number}");
        assert_eq!(stranger.get(&path).await.status, 404);
        assert_eq!(stranger.get(&format!("{path}?k=guess")).await.status, 404);
        let fields = [("number", number.as_str()), ("token", "guess")];
        assert_eq!(
            stranger.call("/api/cancel_order", &fields).await.status,
            404
        );
        assert_eq!(on_hand(&shop).await, 9);
        // The same answer as for an order that does not exist.
        assert_eq!(stranger.get("/en/order/T-999999").await.status, 404);
        assert_eq!(
            stranger
                .query("/api/orders", &[("lang", "en"), ("page", "1")])
                .await
                .status,
            401
        );
    }
}

#[tokio::test]
async fn a_cancelled_order_gives_its_stock_back_once() {
    for shop in Harness::on_each_database().await {
        let shop = shop.stocked().await;
        set_stock(&shop, 10).await;
        let mut rana = shop.visitor();
        let seen = add(&mut rana, CHAIR, "4").await;
        let number = number(&place(&mut rana, &key(4), &seen).await);
        let fields = [("number", number.as_str())];
        assert_eq!(rana.call("/api/cancel_order", &fields).await.status, 200);
        assert_eq!(on_hand(&shop).await, 10);
        assert_eq!(rana.call("/api/cancel_order", &fields).await.status, 409);
        assert_eq!(on_hand(&shop).await, 10);
    }
}

#[tokio::test]
async fn an_order_shows_its_path_and_is_cancelled_until_it_leaves() {
    for shop in Harness::on_each_database().await {
        let shop = shop.stocked().await;
        set_stock(&shop, 10).await;
        let mut rana = shop.visitor();
        let seen = add(&mut rana, CHAIR, "4").await;
        let number = number(&place(&mut rana, &key(8), &seen).await);
        let path = format!("/en/order/{number}");
        for (step, shown, cancellable) in [
            (Status::Confirmed, "Confirmed", true),
            (Status::Sent, "On its way", false),
            (Status::Delivered, "Delivered", false),
        ] {
            let moved = shop.services.advance_order(&number, step, 2_000_000_000);
            assert_eq!(moved.await.unwrap().status, step);
            let page = rana.get(&path).await.text();
            assert!(page.contains(shown), "{page}");
            assert_eq!(page.contains("Cancel the order"), cancellable, "{shown}");
        }
        let fields = [("number", number.as_str())];
        assert_eq!(rana.call("/api/cancel_order", &fields).await.status, 409);
        assert_eq!(on_hand(&shop).await, 6);
        let back = shop.services.advance_order(&number, Status::Sent, 0).await;
        assert!(matches!(back, Err(ServiceError::Conflict("order"))));
        let none = shop.services.advance_order("T-0", Status::Sent, 0).await;
        assert!(matches!(none, Err(ServiceError::NotFound)));
    }
}

#[tokio::test]
async fn what_changed_since_the_customer_looked_stops_the_order() {
    for shop in Harness::on_each_database().await {
        let shop = shop.stocked().await;
        set_stock(&shop, 10).await;
        let mut rana = shop.visitor();
        let seen = add(&mut rana, CHAIR, "3").await;
        assert_eq!(place(&mut rana, &key(5), "4500").await.status, 409);
        set_stock(&shop, 2).await;
        assert_eq!(place(&mut rana, &key(6), &seen).await.status, 409);
        assert_eq!(on_hand(&shop).await, 2);
        // Nothing is lost: the cart is as it was, and says what is wrong.
        let cart = rana.cart().await;
        assert_eq!(cart.lines[0].quantity, 3);
        assert_eq!(cart.lines[0].trouble, Some(LineTrouble::Only(2)));
        assert!(!cart.orderable);
    }
}

#[tokio::test]
async fn a_form_without_scripts_comes_back_with_what_was_typed() {
    let shop = Harness::new().await.stocked().await;
    set_stock(&shop, 10).await;
    let mut rana = shop.visitor();
    let seen = add(&mut rana, CHAIR, "1").await;
    let key = key(7);
    let mut fields = form(&key, &seen);
    fields.retain(|(name, _)| *name != "email");
    fields.push(("email", "not an address"));
    let answer = rana
        .submit("/api/place_order", "/en/checkout", &fields)
        .await;
    assert_eq!(answer.status, 303);
    assert_eq!(answer.location(), "/en/checkout");
    let page = rana.get("/en/checkout").await.text();
    assert!(page.contains("not an address"), "what was typed is gone");
    assert!(page.contains("12 Rainbow Street"));
    assert!(page.contains("Please enter an e-mail address"));
    // Once: the next look is at a clean form.
    assert!(
        !rana
            .get("/en/checkout")
            .await
            .text()
            .contains("not an address")
    );
    fields.retain(|(name, _)| *name != "email");
    fields.push(("email", "rana@example.com"));
    let answer = rana
        .submit("/api/place_order", "/en/checkout", &fields)
        .await;
    assert!(
        answer.location().starts_with("/en/order/T-"),
        "{}",
        answer.location()
    );
}

#[tokio::test]
async fn nonsense_is_answered_clearly() {
    let shop = Harness::new().await.stocked().await;
    let mut rana = shop.visitor();
    let unknown = [("sku", "NO-SUCH"), ("quantity", "1")];
    assert_eq!(rana.call("/api/add_to_cart", &unknown).await.status, 404);
    let wrong = [("sku", CHAIR), ("quantity", "many")];
    assert_eq!(rana.call("/api/add_to_cart", &wrong).await.status, 422);
    // No cart, no order; a key that is none.
    assert_eq!(place(&mut rana, &key(8), "").await.status, 409);
    assert_eq!(place(&mut rana, "1", "").await.status, 400);
    add(&mut rana, CHAIR, "99999999").await;
    let cart = rana.cart().await;
    assert_eq!(cart.lines[0].quantity, engine::price::MAX_QUANTITY);
}

/// Two servers on one database serve one shop.
#[tokio::test]
async fn two_servers_share_sessions_carts_and_stock() {
    for shop in Harness::on_each_database().await {
        let shop = shop.stocked().await;
        set_stock(&shop, 5).await;
        let other = shop.another_server().await;
        let mut rana = shop.visitor();
        add(&mut rana, CHAIR, "2").await;
        let mut there = shop.visitor_at(other.clone());
        there.cookies = rana.cookies.clone();
        let cart = there.cart().await;
        assert_eq!(cart.count, 2);
        let seen = there.checkout().await.seen;
        number(&place(&mut there, &key(9), &seen).await);
        // The first server knows at once: price, stock and cart are asked anew.
        let cart = rana.cart().await;
        assert_eq!(cart.count, 0);
        let seen = add(&mut rana, CHAIR, "4").await;
        assert_eq!(place(&mut rana, &key(10), &seen).await.status, 409);
        assert_eq!(on_hand(&shop).await, 3);
        // An import through one is what the other sells by.
        let mut document = crate::harness::catalogue();
        for section in &mut document.price_lists {
            for entry in &mut section.prices {
                entry.tiers = vec![(1, "99.00".to_owned())];
            }
        }
        document.stock.clear();
        shop.services.keep(&document).await.unwrap();
        let mut late = shop.visitor_at(other.clone());
        add(&mut late, CHAIR, "1").await;
        let totals = late.cart().await.totals.unwrap();
        assert_eq!(totals.gross.minor, 99_000);
    }
}

#[tokio::test]
async fn signing_in_joins_the_visitors_cart_with_the_kept_one() {
    for shop in Harness::on_each_database().await {
        let shop = shop.stocked().await;
        set_stock(&shop, 40).await;
        let now = shop.clock.now();
        shop.services
            .open_account(
                "rana@example.com",
                "Rana",
                "long enough",
                engine::Lang::En,
                now,
            )
            .await
            .unwrap();
        let sign_in = [("email", "rana@example.com"), ("password", "long enough")];
        let mut at_work = shop.visitor();
        at_work.call("/api/sign_in", &sign_in).await;
        add(&mut at_work, CHAIR, "3").await;
        let mut at_home = shop.visitor();
        add(&mut at_home, CHAIR, "1").await;
        add(&mut at_home, "DESK-140", "2").await;
        at_home.call("/api/sign_in", &sign_in).await;
        for visitor in [&mut at_home, &mut at_work] {
            let cart = visitor.cart().await;
            assert_eq!(cart.count, 5);
        }
    }
}
