//! The shop is the merchant's: name, languages, money, deliveries, payments, policies and look
//! come from its settings.

use crate::harness::{Harness, Visitor, catalogue};
use engine::catalog::{Audience, BankAccount, Corners, PaymentOffer, Policy, Shop};
use engine::order::Payment;
use engine::{Currency, Lang, Text};

/// A stocked shop whose settings were changed.
async fn shop_with(change: impl FnOnce(&mut Shop)) -> Harness {
    let shop = Harness::new().await;
    let mut document = catalogue();
    change(document.shop.as_mut().unwrap());
    shop.services.keep(&document).await.unwrap();
    shop.services.fresh_shelf().await.unwrap();
    shop
}

async fn change_settings(shop: &Harness, change: impl FnOnce(&mut Shop)) {
    let mut settings = shop.services.shelf().catalog.shop.clone();
    change(&mut settings);
    let faults = shop.services.save_settings(settings).await.unwrap();
    assert_eq!(faults, Vec::<String>::new());
}

async fn page(visitor: &mut Visitor, path: &str) -> String {
    let answer = visitor.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    answer.text()
}

/// A guest with a chair in the cart.
async fn with_a_chair(shop: &Harness) -> Visitor {
    let mut guest = shop.visitor();
    let fields = [("sku", "CHAIR-BLACK"), ("quantity", "1")];
    let answer = guest.call("/api/add_to_cart", &fields).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    guest
}

const PAGES: [&str; 9] = [
    "",
    "/c/chairs",
    "/p/oak-chair",
    "/search?q=chair",
    "/cart",
    "/checkout",
    "/sign-in",
    "/privacy",
    "/mailed",
];

#[tokio::test]
async fn every_page_is_titled_with_the_shops_name_and_no_other() {
    let shop = shop_with(|shop| shop.name = Text::new("Noor Supplies", "نور للتجهيزات")).await;
    for (lang, name) in [("en", "Noor Supplies"), ("ar", "نور للتجهيزات")] {
        for path in PAGES {
            let mut visitor = with_a_chair(&shop).await;
            let text = page(&mut visitor, &format!("/{lang}{path}")).await;
            let title = text.split("<title").nth(1).unwrap();
            let title = title.split("</title>").next().unwrap();
            assert!(title.contains(name), "{lang}{path}: {title}");
            for other in ["Tafsil", "تفصيل"] {
                assert!(!text.contains(other), "{lang}{path} says {other}");
            }
        }
    }
}

#[tokio::test]
async fn a_shop_of_one_language_has_no_page_in_the_other() {
    let shop = shop_with(|shop| shop.languages = vec![Lang::Ar]).await;
    let mut visitor = shop.visitor();
    assert_eq!(visitor.get("/").await.location(), "/ar");
    for (path, to) in [
        ("/en", "/ar"),
        (
            "/en/p/oak-chair?v=CHAIR-BLACK",
            "/ar/p/oak-chair?v=CHAIR-BLACK",
        ),
    ] {
        let answer = visitor.get(path).await;
        assert_eq!((answer.status, answer.location()), (307, to));
    }
    let home = page(&mut visitor, "/ar").await;
    assert!(!home.contains("hreflang"), "{home}");
    let sitemap = page(&mut visitor, "/sitemap.xml?part=1").await;
    assert!(
        sitemap.contains("/ar/p/") && !sitemap.contains("/en"),
        "{sitemap}"
    );
}

#[tokio::test]
async fn the_first_language_is_for_who_asks_for_neither() {
    let shop = shop_with(|shop| shop.languages = vec![Lang::Ar, Lang::En]).await;
    let request = axum::http::Request::get("/")
        .header("accept-language", "de")
        .header("host", crate::harness::HOST)
        .body(axum::body::Body::empty());
    let answer = shop.visitor().send(request.unwrap()).await;
    assert_eq!(answer.location(), "/ar");
}

#[tokio::test]
async fn policies_are_pages_linked_where_they_matter() {
    let shop = shop_with(|shop| {
        let returns = Text::new("Within 14 days.\n\nUnused.", "خلال 14 يومًا.");
        shop.policies = [(Policy::Returns, returns)].into();
    })
    .await;
    let mut visitor = shop.visitor();
    let text = page(&mut visitor, "/en/policy/returns").await;
    assert!(
        text.contains(">Within 14 days.<") && text.contains(">Unused.<"),
        "{text}"
    );
    assert!(
        page(&mut visitor, "/ar/policy/returns")
            .await
            .contains("خلال 14 يومًا.")
    );
    assert!(
        page(&mut visitor, "/en")
            .await
            .contains("href=\"/en/policy/returns\"")
    );
    let mut visitor = with_a_chair(&shop).await;
    let checkout = page(&mut visitor, "/en/checkout").await;
    assert_eq!(
        checkout.matches("href=\"/en/policy/returns\"").count(),
        2,
        "{checkout}"
    );
    for absent in ["/en/policy/terms", "/en/policy/nothing"] {
        assert_eq!(visitor.get(absent).await.status, 404, "{absent}");
    }
}

#[tokio::test]
async fn a_shop_without_tax_speaks_of_none() {
    let shop = shop_with(|shop| shop.tax = Default::default()).await;
    let mut visitor = with_a_chair(&shop).await;
    for path in ["/en/p/oak-chair", "/en/cart", "/en/checkout"] {
        let text = page(&mut visitor, path).await;
        assert!(
            !text.contains("0%") && !text.contains("tax"),
            "{path}: {text}"
        );
    }
}

#[tokio::test]
async fn payments_are_those_offered_to_whom_they_are_offered() {
    let shop = shop_with(|shop| {
        let invoice = PaymentOffer {
            audience: Audience::Accounts,
            days: Some(11),
            ..PaymentOffer::new(Payment::Invoice)
        };
        shop.payments = vec![PaymentOffer::new(Payment::OnDelivery), invoice];
    })
    .await;
    let mut guest = with_a_chair(&shop).await;
    let checkout = page(&mut guest, "/en/checkout").await;
    assert!(checkout.contains("value=\"on-delivery\""));
    for hidden in ["value=\"invoice\"", "value=\"bank-transfer\""] {
        assert!(!checkout.contains(hidden), "{hidden}");
    }
}

#[tokio::test]
async fn a_delivery_goes_only_to_the_places_it_serves() {
    let shop = shop_with(|shop| {
        shop.deliveries[0].places = vec![Text::new("Amman", "عمّان")];
    })
    .await;
    let mut guest = with_a_chair(&shop).await;
    let checkout = page(&mut guest, "/ar/checkout").await;
    assert!(checkout.contains("عمّان"), "{checkout}");
    let seen = checkout.split("name=\"seen\" value=\"").nth(1).unwrap();
    let seen = seen.split('"').next().unwrap();
    for (city, delivery, status) in [("Irbid", "amman", 422), ("عمان", "amman", 200)] {
        let fields = [
            ("lang", "en"),
            ("key", "00000000-0000-4000-8000-000000000042"),
            ("seen", seen),
            ("email", "rana@example.com"),
            ("name", "Rana"),
            ("phone", "0790123456"),
            ("street", "12 Rainbow Street"),
            ("city", city),
            ("delivery", delivery),
            ("payment", "on-delivery"),
        ];
        let answer = guest.call("/api/place_order", &fields).await;
        assert_eq!(answer.status, status, "{city}: {}", answer.text());
    }
}

#[tokio::test]
async fn a_shop_for_accounts_alone_tells_guests() {
    let shop = shop_with(|shop| {
        let mut invoice = PaymentOffer::new(Payment::Invoice);
        invoice.audience = Audience::Accounts;
        shop.payments = vec![invoice];
    })
    .await;
    let checkout = page(&mut with_a_chair(&shop).await, "/en/checkout").await;
    assert!(
        checkout.contains("Orders here need an account."),
        "{checkout}"
    );
    assert!(checkout.contains("/en/sign-in?next="), "{checkout}");
}

#[tokio::test]
async fn the_look_is_a_stylesheet_of_its_own() {
    let shop = Harness::new().await.stocked().await;
    let mut visitor = shop.visitor();
    assert!(!page(&mut visitor, "/en").await.contains("/look/"));
    change_settings(&shop, |shop| {
        shop.look.accent = "#0a7d4f".to_owned();
        shop.look.corners = Some(Corners::Round);
    })
    .await;
    let home = page(&mut visitor, "/en").await;
    let path = home.split("href=\"/look/").nth(1).unwrap();
    let path = format!("/look/{}", path.split('"').next().unwrap());
    let css = visitor.get(&path).await;
    assert!(css.text().contains("--saffron:#0a7d4f"), "{}", css.text());
    assert_eq!(css.header("content-type"), "text/css; charset=utf-8");
    assert!(css.header("cache-control").contains("immutable"));
    let stale = visitor.get("/look/0000000000000000.css").await;
    assert_eq!(
        (stale.status, stale.header("cache-control")),
        (200, "no-store")
    );
}

#[tokio::test]
async fn settings_with_a_fault_are_refused_by_field() {
    let shop = Harness::new().await.stocked().await;
    type Change = fn(&mut Shop);
    let cases: [(&str, Change); 14] = [
        ("name", |shop| shop.name = Text::default()),
        ("languages", |shop| {
            shop.languages = vec![Lang::En, Lang::En]
        }),
        ("country", |shop| shop.country = "Jordan".into()),
        ("order_prefix", |shop| shop.order_prefix = "A1".into()),
        ("order_prefix", |shop| shop.order_prefix = "/../".into()),
        ("time_zone", |shop| shop.time_zone = "Amman".into()),
        ("email", |shop| shop.email = "shop@".into()),
        ("whatsapp", |shop| shop.whatsapp = "0790123456".into()),
        ("tax.name", |shop| shop.tax.name = Text::default()),
        ("deliveries[0].fee.JOD", |shop| {
            shop.deliveries[0]
                .fee
                .insert(Currency::Jod, "3.0000".into());
        }),
        ("deliveries[1].id", |shop| {
            shop.deliveries[1].id = shop.deliveries[0].id.clone();
        }),
        ("payments[0].bank", |shop| {
            shop.payments = vec![PaymentOffer::new(Payment::BankTransfer)];
        }),
        ("look.link", |shop| shop.look.link = "#ffff00".into()),
        ("home.categories", |shop| {
            shop.home.categories = vec!["nowhere".into()]
        }),
    ];
    for (field, change) in cases {
        let mut settings = shop.services.shelf().catalog.shop.clone();
        change(&mut settings);
        let faults = shop.services.save_settings(settings).await.unwrap();
        let told = faults
            .iter()
            .any(|fault| fault.starts_with(&format!("{field}: ")));
        assert!(told, "{field}: {faults:?}");
    }
    // Nothing was changed by any of them.
    let kept = &shop.services.fresh_shelf().await.unwrap().catalog.shop;
    assert_eq!(*kept, catalogue().shop.unwrap());
}

#[tokio::test]
async fn an_iban_is_checked_by_its_digits() {
    let shop = Harness::new().await.stocked().await;
    for (iban, sound) in [
        ("JO94 CBJO 0010 0000 0000 0131 0003 02", true),
        ("JO94CBJO0010000000000131000302", true),
        ("JO95 CBJO 0010 0000 0000 0131 0003 02", false),
        ("JO94", false),
    ] {
        let mut settings = shop.services.shelf().catalog.shop.clone();
        settings.payments = vec![PaymentOffer {
            bank: Some(BankAccount {
                iban: iban.to_owned(),
                beneficiary: "Noor".to_owned(),
                ..BankAccount::default()
            }),
            ..PaymentOffer::new(Payment::BankTransfer)
        }];
        let faults = shop.services.save_settings(settings).await.unwrap();
        assert_eq!(faults.is_empty(), sound, "{iban}: {faults:?}");
    }
}

#[tokio::test]
async fn policies_are_in_the_sitemap() {
    let shop = shop_with(|shop| {
        let text = Text::new("Within two weeks.", "خلال أسبوعين.");
        shop.policies.insert(Policy::Returns, text);
    })
    .await;
    let map = shop.visitor().get("/sitemap.xml?part=1").await.text();
    assert!(
        map.contains("<loc>http://shop.test/en/policy/returns</loc>"),
        "{map}"
    );
}
