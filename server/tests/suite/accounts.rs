//! Accounts, as browsers and strangers meet them. Every server function is a
//! public endpoint: each is asked by the wrong person too.

use crate::harness::{Answer, Harness, START, Visitor};
use engine::Lang;
use services::account::Person;
use services::mail::Post;

pub const PASSWORD: &str = "correct horse";

pub async fn open_account(shop: &Harness, email: &str) -> Person {
    let opened = shop
        .services
        .open_account(email, "Layla", PASSWORD, Lang::En, START);
    opened.await.unwrap()
}

pub async fn sign_in(visitor: &mut Visitor, email: &str) -> Answer {
    let fields = [("lang", "en"), ("email", email), ("password", PASSWORD)];
    visitor.submit("/api/sign_in", "/en/sign-in", &fields).await
}

pub async fn member(shop: &Harness, email: &str) -> Visitor {
    let mut visitor = shop.visitor();
    assert_eq!(sign_in(&mut visitor, email).await.location(), "/en/account");
    visitor
}

/// Sends what waits and gives the link with a token from the last message.
async fn link(shop: &Harness) -> String {
    let folder = shop.folder().join("mail");
    let _ = std::fs::remove_dir_all(&folder);
    let post = Post::open(&format!("file:{}", folder.display()), "https://shop.test").unwrap();
    shop.services
        .deliver(&post, shop.clock.now())
        .await
        .unwrap();
    let letter = std::fs::read_dir(&folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let letter = std::fs::read_to_string(letter).unwrap();
    let letter = letter.replace("=\r\n", "").replace("=3D", "=");
    let line = letter
        .lines()
        .find(|line| line.contains("?token="))
        .unwrap();
    line.trim()
        .strip_prefix("https://shop.test")
        .unwrap()
        .to_owned()
}

fn token(link: &str) -> &str {
    link.split_once("?token=").unwrap().1
}

#[tokio::test]
async fn an_account_is_opened_by_mail_in_another_browser() {
    for shop in Harness::on_each_database().await {
        let mut phone = shop.visitor();
        let fields = [("lang", "en"), ("email", "Layla@example.com")];
        let asked = phone
            .submit("/api/ask_to_sign_up", "/en/sign-up", &fields)
            .await;
        assert_eq!((asked.status, asked.location()), (303, "/en/mailed"));
        assert!(
            phone
                .get("/en/mailed")
                .await
                .text()
                .contains("layla@example.com")
        );

        let link = link(&shop).await;
        let mut desk = shop.visitor();
        for _ in 0..2 {
            // Looking does not spend it.
            let page = desk.get(&link).await;
            assert!(page.text().contains("layla@example.com"), "{}", page.text());
            assert_eq!(page.header("cache-control"), "private, no-store");
        }
        let weak = [
            ("token", token(&link)),
            ("name", "Layla"),
            ("password", "feeble"),
        ];
        let refused = desk.submit("/api/finish_sign_up", &link, &weak).await;
        assert_eq!(refused.location(), link);
        let page = desk.get(&link).await.text();
        assert!(
            page.contains("value=\"Layla\"") && page.contains("at least 8"),
            "{page}"
        );
        assert!(!page.contains("feeble"), "{page}");

        let good = [
            ("token", token(&link)),
            ("name", "Layla"),
            ("password", PASSWORD),
        ];
        let finished = desk.submit("/api/finish_sign_up", &link, &good).await;
        assert_eq!(finished.location(), "/en/account");
        let account = desk.get("/en/account").await;
        assert!(
            account.text().contains("Hello, Layla"),
            "{}",
            account.text()
        );
        assert_eq!(account.header("cache-control"), "private, no-store");
        assert!(
            desk.get(&link)
                .await
                .text()
                .contains("does not work any more")
        );
        // The browser that asked is not signed in by what another did.
        assert_eq!(
            phone.get("/en/account").await.location(),
            "/en/sign-in?next=/en/account"
        );
    }
}

#[tokio::test]
async fn a_known_and_an_unknown_address_are_answered_alike() {
    let shop = Harness::new().await;
    open_account(&shop, "layla@example.com").await;
    for (action, page) in [
        ("/api/ask_to_sign_up", "/en/sign-up"),
        ("/api/ask_to_reset", "/en/reset"),
    ] {
        let mut answers = Vec::new();
        for email in ["layla@example.com", "nobody@example.com"] {
            let mut visitor = shop.visitor();
            let fields = [("lang", "en"), ("email", email)];
            let form = visitor.submit(action, page, &fields).await;
            let names: Vec<String> = form.headers.keys().map(ToString::to_string).collect();
            let script = shop.visitor().call(action, &fields).await;
            let told = visitor.get("/en/mailed").await.text().replace(email, "");
            let told = told.split("<main").nth(1).unwrap();
            let told = told.split("</main>").next().unwrap().to_owned();
            answers.push((
                form.status,
                form.location().to_owned(),
                names,
                script.status,
                script.bytes,
                told,
            ));
        }
        assert_eq!(answers[0], answers[1], "{action}");
    }
    let mut answers = Vec::new();
    for email in ["layla@example.com", "nobody@example.com"] {
        let fields = [("email", email), ("password", "wrong horse")];
        let answer = shop.visitor().call("/api/sign_in", &fields).await;
        answers.push((answer.status, answer.text()));
    }
    assert_eq!(answers[0].0, 401);
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn signing_in_changes_the_session_and_signing_out_ends_it() {
    let shop = Harness::new().await;
    open_account(&shop, "layla@example.com").await;
    let mut layla = shop.visitor();
    // A session from before, as an attacker might have planted one.
    layla
        .submit(
            "/api/ask_to_reset",
            "/en/reset",
            &[("email", "x@example.com")],
        )
        .await;
    let planted = layla.cookies["session"].clone();
    sign_in(&mut layla, "layla@example.com").await;
    let kept = layla.cookies["session"].clone();
    assert_ne!(kept, planted);
    assert_eq!(layla.get("/en/account").await.status, 200);

    let mut thief = shop.visitor();
    thief.cookies.insert("session".to_owned(), planted);
    assert_eq!(thief.get("/en/account").await.status, 302);

    let out = layla
        .submit("/api/sign_out", "/en/account", &[("lang", "ar")])
        .await;
    assert_eq!(out.location(), "/ar");
    thief.cookies.insert("session".to_owned(), kept);
    assert_eq!(thief.get("/en/account").await.status, 302);
}

#[tokio::test]
async fn signing_in_leads_on_inside_the_shop_only() {
    let shop = Harness::new().await;
    open_account(&shop, "layla@example.com").await;
    for (next, to) in [
        ("/en/account/addresses", "/en/account/addresses"),
        ("/ar/c/كراسي", "/ar/c/%D9%83%D8%B1%D8%A7%D8%B3%D9%8A"),
        ("https://evil.example", "/en/account"),
        ("//evil.example", "/en/account"),
        ("/\\evil.example", "/en/account"),
        ("", "/en/account"),
    ] {
        shop.clock.advance(60);
        let fields = [
            ("lang", "en"),
            ("email", "layla@example.com"),
            ("password", PASSWORD),
            ("next", next),
        ];
        let answer = shop
            .visitor()
            .submit("/api/sign_in", "/en/sign-in", &fields)
            .await;
        assert_eq!(answer.location(), to);
    }
}

#[tokio::test]
async fn a_wrong_password_comes_back_with_the_address_and_without_the_password() {
    let shop = Harness::new().await;
    let mut visitor = shop.visitor();
    let fields = [
        ("lang", "ar"),
        ("email", "layla@example.com"),
        ("password", "wrong horse"),
    ];
    let answer = visitor
        .submit("/api/sign_in", "/ar/sign-in?next=/ar/account", &fields)
        .await;
    assert_eq!(answer.location(), "/ar/sign-in?next=/ar/account");
    let page = visitor.get(answer.location()).await.text();
    assert!(
        page.contains("البريد الإلكتروني أو كلمة المرور غير صحيحة"),
        "{page}"
    );
    assert!(
        page.contains("layla@example.com") && !page.contains("wrong horse"),
        "{page}"
    );
    assert!(
        !visitor
            .get("/ar/sign-in")
            .await
            .text()
            .contains("layla@example.com")
    );
}

#[tokio::test]
async fn a_reset_ends_every_session_and_works_once() {
    for shop in Harness::on_each_database().await {
        open_account(&shop, "layla@example.com").await;
        let mut phone = member(&shop, "layla@example.com").await;
        let mut desk = shop.visitor();
        let fields = [("lang", "en"), ("email", "layla@example.com")];
        desk.submit("/api/ask_to_reset", "/en/reset", &fields).await;
        let link = link(&shop).await;
        assert!(desk.get(&link).await.text().contains("New password"));
        let fields = [("token", token(&link)), ("password", "a new horse")];
        let set = desk.submit("/api/set_password", &link, &fields).await;
        assert_eq!(set.location(), "/en/sign-in?reset=done");
        // It may sign in next, whatever strangers tried meanwhile.
        assert!(desk.cookies.contains_key("device"), "{:?}", desk.cookies);
        assert_eq!(phone.get("/en/account").await.status, 302);
        assert_eq!(desk.call("/api/set_password", &fields).await.status, 400);
        assert_eq!(
            sign_in(&mut desk, "layla@example.com").await.location(),
            "/en/sign-in"
        );
    }
}

#[tokio::test]
async fn changing_the_password_keeps_this_browser_and_ends_the_others() {
    let shop = Harness::new().await;
    open_account(&shop, "layla@example.com").await;
    let mut phone = member(&shop, "layla@example.com").await;
    let mut desk = member(&shop, "layla@example.com").await;
    let page = "/en/account/password";
    let wrong = [("current", "wrong horse"), ("password", "a new horse")];
    assert_eq!(
        desk.submit("/api/change_password", page, &wrong)
            .await
            .location(),
        page
    );
    assert_eq!(phone.get("/en/account").await.status, 200);
    let right = [("current", PASSWORD), ("password", "a new horse")];
    let changed = desk.submit("/api/change_password", page, &right).await;
    assert_eq!(changed.location(), "/en/account/password?saved=yes");
    assert_eq!(desk.get("/en/account").await.status, 200);
    assert_eq!(phone.get("/en/account").await.status, 302);
}

const ADDRESS: [(&str, &str); 6] = [
    ("name", "Layla"),
    ("phone", "0790123456"),
    ("street", "12 Rainbow Street"),
    ("area", ""),
    ("city", "Amman"),
    ("note", ""),
];

#[tokio::test]
async fn a_stranger_can_do_nothing_with_an_account() {
    let shop = Harness::new().await;
    let person = open_account(&shop, "layla@example.com").await;
    let mut layla = member(&shop, "layla@example.com").await;
    layla
        .submit("/api/save_address", "/en/account/addresses/new", &ADDRESS)
        .await;
    let before = shop.services.addresses(&person.id).await.unwrap();
    let id = before[0].id.as_str();
    let change = [&ADDRESS[..], &[("id", id)]].concat();
    let commands: [(&str, &[(&str, &str)]); 6] = [
        (
            "/api/change_details",
            &[("name", "Mallory"), ("written", "ar")],
        ),
        (
            "/api/change_password",
            &[("current", PASSWORD), ("password", "a new horse")],
        ),
        ("/api/save_address", &ADDRESS),
        ("/api/save_address", &change),
        ("/api/remove_address", &[("id", id)]),
        ("/api/restore_address", &[]),
    ];
    for (path, fields) in commands {
        assert_eq!(
            shop.visitor().call(path, fields).await.status,
            401,
            "{path}"
        );
    }
    let address = [("id", id)];
    let queries: [(&str, &[(&str, &str)]); 3] = [
        ("/api/account", &[]),
        ("/api/addresses", &[]),
        ("/api/address", &address),
    ];
    for (path, fields) in queries {
        let answer = shop.visitor().query(path, fields).await;
        assert_eq!(answer.status, 401, "{path}");
        assert!(!answer.text().contains("Rainbow"), "{path}");
    }
    for (path, fields) in [
        ("/api/sign_up_address", [("token", "x")]),
        ("/api/check_reset", [("token", "x")]),
    ] {
        assert_eq!(
            shop.visitor().query(path, &fields).await.status,
            400,
            "{path}"
        );
    }
    for (path, fields) in [
        (
            "/api/finish_sign_up",
            [("token", "x"), ("name", "M"), ("password", PASSWORD)],
        ),
        (
            "/api/set_password",
            [("token", "x"), ("name", "M"), ("password", PASSWORD)],
        ),
    ] {
        assert_eq!(
            shop.visitor().call(path, &fields).await.status,
            400,
            "{path}"
        );
    }

    // Another member sees their own, and cannot touch hers.
    open_account(&shop, "sami@example.com").await;
    let mut sami = member(&shop, "sami@example.com").await;
    assert!(
        !sami
            .query("/api/addresses", &[])
            .await
            .text()
            .contains("Rainbow")
    );
    assert_eq!(sami.query("/api/address", &address).await.status, 404);
    assert_eq!(
        sami.get(&format!("/en/account/addresses/{id}"))
            .await
            .status,
        404
    );
    assert_eq!(sami.call("/api/save_address", &change).await.status, 404);
    assert_eq!(sami.call("/api/remove_address", &address).await.status, 404);
    assert_eq!(shop.services.addresses(&person.id).await.unwrap(), before);
    assert_eq!(shop.services.person(&person.id).await.unwrap(), person);
}

#[tokio::test]
async fn an_address_is_kept_changed_removed_and_put_back() {
    let shop = Harness::new().await;
    let person = open_account(&shop, "layla@example.com").await;
    let mut layla = member(&shop, "layla@example.com").await;
    let page = "/en/account/addresses/new";
    let mut wrong = ADDRESS;
    wrong[1].1 = "soon";
    let refused = layla.submit("/api/save_address", page, &wrong).await;
    assert_eq!(refused.location(), page);
    let form = layla.get(page).await.text();
    assert!(
        form.contains("12 Rainbow Street") && form.contains("telephone number, like"),
        "{form}"
    );
    let kept = layla.submit("/api/save_address", page, &ADDRESS).await;
    assert_eq!(kept.location(), "/en/account/addresses");
    let id = shop.services.addresses(&person.id).await.unwrap()[0]
        .id
        .clone();
    let list = "/en/account/addresses";
    layla
        .submit("/api/remove_address", list, &[("id", &id)])
        .await;
    let page = layla.get(list).await.text();
    assert!(page.contains("Removed: 12 Rainbow Street"), "{page}");
    layla.submit("/api/restore_address", list, &[]).await;
    assert_eq!(shop.services.addresses(&person.id).await.unwrap()[0].id, id);
    assert!(!layla.get(list).await.text().contains("Removed:"));
}
