//! What visitors are told while the database does not answer: the truth, and what they typed.

use crate::harness::Harness;
use app::data::Parcel;
use app::model::CheckoutView;
use std::path::PathBuf;
use std::process::Command;

/// Pages that need the database, for guests and for those who signed in.
const PAGES: [&str; 14] = [
    "/en",
    "/ar",
    "/en/c/chairs",
    "/en/c/nowhere",
    "/en/search?q=chair",
    "/ar/search?q=chair",
    "/en/p/oak-chair",
    "/en/p/nothing",
    "/en/cart",
    "/en/checkout",
    "/en/account",
    "/en/account/orders",
    "/en/account/addresses",
    "/en/order/T-1001",
];

#[tokio::test]
async fn a_page_that_cannot_be_read_is_a_503_and_never_an_empty_shop() {
    for shop in Harness::on_each_database().await {
        let shop = shop.stocked().await;
        let mut visitor = shop.visitor();
        let cart = [("sku", "STOOL"), ("quantity", "1")];
        visitor.submit("/api/add_to_cart", "/en/cart", &cart).await;
        shop.services.store.close().await;
        for (mut visitor, known) in [(visitor, true), (shop.visitor(), false)] {
            // Of somebody new nothing is to be read to say that nobody is signed in.
            let pages = PAGES
                .iter()
                .filter(|page| known || !page.contains("/account"));
            for page in pages {
                let answer = visitor.get(page).await;
                let text = answer.text();
                assert_eq!(answer.status, 503, "{}: {page}: {text}", shop.on);
                assert_ne!(answer.header("retry-after"), "", "{page}");
                assert!(text.contains("<h1"), "{page} tells nothing: {text}");
                for inside in ["sqlx", "panicked", "PoolClosed", ".rs"] {
                    assert!(!text.contains(inside), "{page}: {text}");
                }
            }
        }
    }
}

/// The functions a script asks, by what they read.
#[tokio::test]
async fn a_function_that_cannot_read_is_a_503() {
    for shop in Harness::on_each_database().await {
        let shop = shop.stocked().await;
        let mut visitor = shop.visitor();
        visitor
            .call("/api/add_to_cart", &[("sku", "STOOL"), ("quantity", "1")])
            .await;
        shop.services.store.close().await;
        let lang = ("lang", "en");
        for (path, fields) in [
            ("/api/home", &[lang][..]),
            ("/api/chrome", &[lang]),
            ("/api/listing", &[lang, ("query", "q=chair")]),
            ("/api/suggest", &[lang, ("typed", "ch")]),
            ("/api/product", &[lang, ("slug", "oak-chair")]),
            ("/api/cart", &[lang]),
            ("/api/order", &[lang, ("number", "T-1001")]),
        ] {
            let answer = visitor.query(path, fields).await;
            assert_eq!(answer.status, 503, "{path}");
            assert_ne!(answer.header("retry-after"), "", "{path}");
        }
        let checkout = visitor.call("/api/checkout", &[lang]).await;
        assert_eq!(checkout.status, 503);
        for path in ["/media/chairs.svg", "/snapshot/now"] {
            assert_eq!(visitor.get(path).await.status, 503, "{path}");
        }
    }
}

/// Lets nobody write to a file, also those who opened it before; until it is dropped.
pub struct Unwritable(PathBuf);

impl Unwritable {
    pub fn new(path: PathBuf) -> Option<Unwritable> {
        let done = Command::new("chattr").arg("+i").arg(&path).output();
        done.is_ok_and(|done| done.status.success())
            .then_some(Unwritable(path))
    }
}

impl Drop for Unwritable {
    fn drop(&mut self) {
        let _ = Command::new("chattr").arg("-i").arg(&self.0).output();
    }
}

#[tokio::test]
async fn a_checkout_that_cannot_be_written_comes_back_with_what_was_typed() {
    let shop = Harness::new().await.stocked().await;
    let mut visitor = shop.visitor();
    let cart = [("sku", "STOOL"), ("quantity", "1")];
    visitor.submit("/api/add_to_cart", "/en/cart", &cart).await;
    let shown = visitor.call("/api/checkout", &[("lang", "en")]).await;
    let shown: Parcel<CheckoutView> = shown.read();
    let seen = shown.unpack().unwrap().seen;
    let form = [
        ("lang", "en"),
        ("key", "00000000-0000-4000-8000-000000000001"),
        ("seen", &seen),
        ("email", "dana@example.com"),
        ("name", "Dana <Saleh>"),
        ("phone", "0790123456"),
        ("street", "12 Rainbow Street"),
        ("city", "Amman"),
        ("note", "ring twice\nplease"),
        ("delivery", "amman"),
        ("payment", "invoice"),
    ];
    let Some(fault) = Unwritable::new(shop.folder().join("shop.db-wal")) else {
        eprintln!("skipped: files cannot be made immutable here");
        return;
    };
    let sent = visitor
        .submit("/api/place_order", "/en/checkout", &form)
        .await;
    assert_eq!((sent.status, sent.location()), (303, "/en/checkout"));
    // The page that says so is no success either, and shows it once.
    let page = visitor.get("/en/checkout").await;
    let text = page.text();
    assert_eq!(page.status, 503, "{text}");
    for typed in [
        "value=\"dana@example.com\"",
        "Dana &lt;Saleh&gt;",
        "12 Rainbow Street",
        "ring twice\nplease",
    ] {
        assert!(text.contains(typed), "{typed} is gone: {text}");
    }
    // Sent again it is refused again, and comes back again.
    visitor
        .submit("/api/place_order", "/en/checkout", &form)
        .await;
    drop(fault);
    let text = visitor.get("/en/checkout").await.text();
    assert!(text.contains("12 Rainbow Street"), "{text}");
    let again = visitor.get("/en/checkout").await;
    assert!(again.status == 200 && !again.text().contains("12 Rainbow Street"));
    let sent = visitor
        .submit("/api/place_order", "/en/checkout", &form)
        .await;
    assert_eq!(sent.location(), "/en/order/T-1001");
}

/// A page that could not be read has shown nobody what was typed: it waits.
#[tokio::test]
async fn what_was_typed_waits_for_a_page_that_can_be_read() {
    let shop = Harness::new().await.stocked().await;
    let mut visitor = shop.visitor();
    let sent = visitor
        .submit(
            "/api/sign_in",
            "/en/sign-in",
            &[("email", "dana@example.com"), ("password", "x")],
        )
        .await;
    assert_eq!(sent.status, 303);
    assert!(visitor.cookies.contains_key("flash"));
    let other = shop.another_server().await;
    shop.services.store.close().await;
    assert_eq!(visitor.get("/en/cart").await.status, 503);
    assert!(visitor.cookies.contains_key("flash"), "it is forgotten");
    let mut there = shop.visitor_at(other);
    there.cookies = visitor.cookies;
    let text = there.get("/en/sign-in").await.text();
    assert!(text.contains("dana@example.com"), "{text}");
}
