//! Who guesses at passwords is slowed down, and keeps nobody else out.

use crate::accounts::{PASSWORD, member, open_account, sign_in};
use crate::harness::{Harness, START};
use engine::Lang;
use std::net::SocketAddr;

#[tokio::test]
async fn too_many_attempts_wait() {
    let shop = Harness::new().await;
    open_account(&shop, "layla@example.com").await;
    let fields = [("email", "layla@example.com"), ("password", "wrong horse")];
    let mut visitor = shop.visitor();
    for _ in 0..5 {
        assert_eq!(visitor.call("/api/sign_in", &fields).await.status, 401);
    }
    let page = sign_in(&mut visitor, "layla@example.com").await;
    assert_eq!(page.location(), "/en/sign-in");
    assert!(
        visitor
            .get("/en/sign-in")
            .await
            .text()
            .contains("wait 60 seconds")
    );
    shop.clock.advance(60);
    assert_eq!(
        sign_in(&mut visitor, "layla@example.com").await.location(),
        "/en/account"
    );

    let mut statuses = Vec::new();
    for n in 0..6 {
        let email = format!("somebody{n}@example.com");
        statuses.push(
            shop.visitor()
                .call("/api/ask_to_sign_up", &[("email", &email)])
                .await
                .status,
        );
    }
    assert_eq!(statuses, [200, 200, 200, 200, 200, 429]);
}

#[tokio::test]
async fn a_strangers_guesses_keep_the_owner_out_neither_here_nor_elsewhere() {
    let shop = Harness::new().await;
    open_account(&shop, "layla@example.com").await;
    let mut known = member(&shop, "layla@example.com").await;
    let wrong = [("email", "layla@example.com"), ("password", "wrong horse")];
    let guess = async |last: u8| {
        let mut stranger = shop.visitor();
        stranger.address = SocketAddr::from(([198, 51, 100, last], 40_000));
        stranger.call("/api/sign_in", &wrong).await.status
    };
    // A stranger tries from a few addresses, one of which is the owner's own office's.
    for _ in 0..20 {
        for last in [7, 8, 9] {
            guess(last).await;
        }
    }
    assert_eq!(guess(7).await, 429);
    // The owner's browser, beside the stranger, and a new one elsewhere.
    known.address = SocketAddr::from(([198, 51, 100, 7], 40_001));
    assert_eq!(
        sign_in(&mut known, "layla@example.com").await.location(),
        "/en/account"
    );
    let mut elsewhere = shop.visitor();
    assert_eq!(
        sign_in(&mut elsewhere, "layla@example.com")
            .await
            .location(),
        "/en/account"
    );

    // From ever more addresses guessing ends, all the same; a known browser still gets in.
    let mut allowed = 0;
    for last in 10..=250 {
        allowed += usize::from(guess(last).await == 401);
    }
    assert!((50..100).contains(&allowed), "{allowed}");
    assert_eq!(
        sign_in(&mut known, "layla@example.com").await.location(),
        "/en/account"
    );
    // Whoever has the mark has so many attempts, too.
    let mut thief = shop.visitor();
    thief
        .cookies
        .insert("device".to_owned(), known.cookies["device"].clone());
    let mut statuses = Vec::new();
    for _ in 0..7 {
        statuses.push(thief.call("/api/sign_in", &wrong).await.status);
    }
    assert!(
        statuses.contains(&401) && statuses.ends_with(&[429, 429]),
        "{statuses:?}"
    );
}

#[tokio::test]
async fn an_address_nobody_can_write_to_is_refused_where_it_is_typed() {
    let shop = Harness::new().await;
    for email in [
        "layla..haddad@example.com",
        ".layla@example.com",
        "layla.@example.com",
    ] {
        let fields = [("email", email), ("password", PASSWORD)];
        for path in ["/api/ask_to_sign_up", "/api/ask_to_reset", "/api/sign_in"] {
            let answer = shop.visitor().call(path, &fields).await;
            assert_eq!(answer.status, 422, "{path} {email}");
        }
        let opened = shop
            .services
            .open_account(email, "Layla", PASSWORD, Lang::En, START);
        assert!(opened.await.is_err(), "{email}");
    }
}
