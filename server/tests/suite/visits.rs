//! How long the shop remembers: from the last visit on, as the page on privacy says, and not more
//! than its visitors leave in it.

use crate::harness::{Harness, Visitor};
use services::Store;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

async fn shopper(shop: &Harness) -> Visitor {
    let mut rana = shop.visitor();
    let fields = [("sku", "DESK-140"), ("quantity", "2")];
    assert_eq!(rana.call("/api/add_to_cart", &fields).await.status, 200);
    rana
}

async fn tidy(shop: &Harness) {
    let tidied = server::jobs::tidy(&shop.services, shop.clock.now()).await;
    tidied.unwrap();
}

fn refreshed(answer: &crate::harness::Answer) -> bool {
    let cookie = answer.header("set-cookie");
    if !cookie.is_empty() {
        assert!(
            cookie.starts_with("session=") && cookie.contains("Max-Age=2592000"),
            "{cookie}"
        );
        assert!(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
            "{cookie}"
        );
    }
    !cookie.is_empty()
}

#[tokio::test]
async fn a_guest_is_remembered_for_thirty_days_after_the_last_visit_and_so_is_the_cart() {
    for shop in Harness::on_each_database().await {
        let shop = shop.stocked().await;
        let mut rana = shopper(&shop).await;
        // Three months of visits that change nothing.
        for _ in 0..3 {
            shop.clock.advance(29 * DAY);
            tidy(&shop).await;
            assert!(refreshed(&rana.get("/en").await));
            assert_eq!(rana.cart().await.count, 2);
        }
        let cookie = rana.cookies.clone();
        shop.clock.advance(31 * DAY);
        assert_eq!(rana.cart().await.count, 0);
        tidy(&shop).await;
        rana.cookies = cookie;
        rana.get("/en").await;
        assert!(
            !rana.cookies.contains_key("session"),
            "the cookie goes with the session"
        );
    }
}

#[tokio::test]
async fn a_member_stays_signed_in_as_long() {
    let shop = Harness::new().await;
    let (email, password) = ("layla@example.com", "correct horse");
    let opened =
        shop.services
            .open_account(email, "Layla", password, engine::Lang::En, shop.clock.now());
    opened.await.unwrap();
    let mut layla = shop.visitor();
    let fields = [("email", email), ("password", password)];
    layla.call("/api/sign_in", &fields).await;
    for _ in 0..3 {
        shop.clock.advance(29 * DAY);
        tidy(&shop).await;
        assert_eq!(layla.get("/en/account").await.status, 200);
    }
    shop.clock.advance(30 * DAY + 1);
    assert_eq!(layla.get("/en/account").await.status, 302);
}

#[tokio::test]
async fn a_visit_is_noted_once_a_day() {
    let shop = Harness::new().await.stocked().await;
    let mut rana = shopper(&shop).await;
    let mut noted = 0;
    for _ in 0..3 * 24 {
        shop.clock.advance(HOUR);
        noted += usize::from(refreshed(&rana.get("/en").await));
        rana.query("/api/suggest", &[("lang", "en"), ("q", "ch")])
            .await;
    }
    assert_eq!(noted, 3);
    // Nobody is given a session for looking.
    let mut looking = shop.visitor();
    looking.get("/en").await;
    assert!(looking.cookies.is_empty());
}

#[tokio::test]
async fn a_visit_does_not_undo_what_another_request_changed() {
    let shop = Harness::new().await.stocked().await;
    let mut rana = shopper(&shop).await;
    shop.clock.advance(2 * DAY);
    let mut other = shop.visitor();
    other.cookies = rana.cookies.clone();
    // One signs out while the other looks: that does not bring the session back.
    rana.submit("/api/sign_out", "/en", &[("lang", "en")]).await;
    other.get("/en").await;
    assert_eq!(other.cart().await.count, 0);
    assert!(!other.cookies.contains_key("session"));
}

/// How many rows a table has.
async fn rows(store: &Store, table: &str) -> i64 {
    let now = i64::MAX;
    let thrown_away = match table {
        "flash" => store.delete_expired_flashes(now).await,
        "session" => store.delete_expired_sessions(now).await,
        _ => store.delete_stale_carts(now).await,
    };
    i64::try_from(thrown_away.unwrap()).unwrap()
}

#[tokio::test]
async fn a_flood_of_forms_leaves_little_and_says_when_to_come_back() {
    let shop = Harness::new().await.stocked().await;
    let wide = "x".repeat(20_000);
    let fields = [
        ("email", "nobody"),
        ("name", wide.as_str()),
        ("city", "Amman"),
    ];
    let mut kept = 0;
    for _ in 0..100 {
        let answer = shop
            .visitor()
            .submit("/api/place_order", "/en/checkout", &fields)
            .await;
        match answer.status {
            303 => kept += 1,
            status => {
                assert_eq!(status, 429);
                let wait: u64 = answer.header("retry-after").parse().unwrap();
                assert!((1..=10).contains(&wait), "{wait}");
            }
        }
    }
    assert_eq!(kept, 60);
    // Another address is not held up, and gets back what fits.
    let mut other = shop.visitor();
    other.address = ([198, 51, 100, 1], 4_000).into();
    let answer = other
        .submit("/api/sign_in", "/en/sign-in", &[("email", "no-address")])
        .await;
    assert_eq!(answer.location(), "/en/sign-in");
    assert!(other.get("/en/sign-in").await.text().contains("no-address"));
    assert_eq!(rows(&shop.services.store, "flash").await, 60);
}

#[tokio::test]
async fn what_is_kept_of_a_form_is_bounded() {
    let shop = Harness::new().await;
    let wide = "ع".repeat(10_000);
    let mut visitor = shop.visitor();
    let fields = [("junk", wide.as_str()), ("email", "no-address")];
    visitor.submit("/api/sign_in", "/en/sign-in", &fields).await;
    let id = visitor.cookies["flash"].clone();
    let body = shop.services.store.take_flash(&id, shop.clock.now()).await;
    let body = body.unwrap().unwrap();
    assert!(
        body.len() < 1_000 && body.contains("no-address"),
        "{}",
        body.len()
    );
}

#[tokio::test]
async fn a_flood_of_carts_is_bounded_by_address() {
    let shop = Harness::new().await.stocked().await;
    let fields = [("sku", "DESK-140"), ("quantity", "1")];
    let mut statuses = Vec::new();
    for _ in 0..150 {
        let answer = shop.visitor().call("/api/add_to_cart", &fields).await;
        statuses.push(answer.status);
    }
    let taken = statuses.iter().filter(|status| **status == 200).count();
    assert_eq!(taken, 120, "{statuses:?}");
    assert!(statuses[120..].iter().all(|status| *status == 429));
    let store = &shop.services.store;
    assert_eq!(rows(store, "cart").await, 120);
    assert_eq!(rows(store, "session").await, 120);
}
