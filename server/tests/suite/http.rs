//! What every answer keeps to, whatever was asked.

use crate::harness::{HOST, Harness, browser};
use axum::body::Body;
use axum::http::Method;
use server::middleware::address::Outside;
use std::sync::Arc;

#[tokio::test]
async fn the_bare_address_leads_to_the_browsers_language() {
    let shop = Harness::new().await;
    let mut visitor = shop.visitor();
    assert_eq!(visitor.get("/").await.location(), "/en");
    let request = axum::http::Request::get("/")
        .header("host", HOST)
        .header("accept-language", "ar-JO")
        .body(Body::empty());
    assert_eq!(visitor.send(request.unwrap()).await.location(), "/ar");
}

#[tokio::test]
async fn a_page_is_whole_in_both_languages() {
    let shop = Harness::new().await.stocked().await;
    for (path, dir, name) in [("/en", "ltr", "Oak chair"), ("/ar", "rtl", "كرسي بلوط")] {
        let page = shop.visitor().get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(
            page.text().contains(&format!("dir=\"{dir}\"")),
            "{path}: {}",
            page.text()
        );
        assert!(page.text().contains(name), "{path}: {}", page.text());
    }
}

#[tokio::test]
async fn a_shop_without_products_says_so_and_shows_no_empty_heading() {
    let shop = Harness::new().await;
    for (path, said, headings) in [
        (
            "/en",
            "still filling the shelves",
            ["<h2>Departments", "<h2>Shop"],
        ),
        ("/ar", "ما زلنا نملأ الرفوف", ["<h2>الأقسام", "<h2>المتجر"]),
    ] {
        let page = shop.visitor().get(path).await.text();
        assert!(page.contains(said), "{page}");
        assert!(headings.iter().all(|heading| !page.contains(heading)));
    }
    // The headings are looked for as they are written.
    let page = shop.stocked().await.visitor().get("/en").await.text();
    assert!(page.contains("<h2>Departments") && page.contains("<h2>Shop"));
}

#[tokio::test]
async fn an_unknown_address_is_a_404_in_both_languages() {
    let shop = Harness::new().await;
    for (path, said) in [
        ("/en/nowhere", "This page is not here"),
        ("/ar/nowhere", "هذه الصفحة غير موجودة"),
        ("/nowhere", "This page is not here"),
        ("/nowhere/at/all", "This page is not here"),
        ("/media/nothing.svg", "This page is not here"),
        ("/pkg/nothing.js", "This page is not here"),
        ("/api/nothing", "This page is not here"),
        ("/en/../../etc/passwd", "This page is not here"),
        ("/pkg/..%2f..%2fshop.db", "This page is not here"),
    ] {
        let page = shop.visitor().get(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(page.text().contains(said), "{path}: {}", page.text());
    }
}

#[tokio::test]
async fn a_filter_that_left_the_catalogue_neither_empties_a_list_nor_hides() {
    let shop = Harness::new().await.stocked().await;
    let gone = "brand=Gone&f.colour=ultraviolet&f.ghost=1&f.ghost.max=1";
    let page = shop.visitor().get(&format!("/en/c/chairs?{gone}")).await;
    assert!(page.text().contains("Oak chair"), "{}", page.text());
    assert!(!page.text().contains("Clear filters"), "{}", page.text());

    // Where another filter is set, it is the only one there is to take off.
    let path = format!("/en/c/chairs?{gone}&f.colour=black");
    let page = shop.visitor().get(&path).await;
    assert!(page.text().contains("Oak chair") && !page.text().contains("Last stool"));
    assert_eq!(page.text().matches("Remove the filter").count(), 1);
}

#[tokio::test]
async fn a_large_body_is_refused_also_without_a_stated_length() {
    let shop = Harness::new().await;
    let mut visitor = shop.visitor();
    let path = a_mutation();
    let large = "a".repeat(70_000);
    for accept in ["text/html", "application/json"] {
        let body = format!("x={large}");
        let chunks = body
            .as_bytes()
            .chunks(4_096)
            .map(|chunk| Ok::<_, std::io::Error>(chunk.to_vec()));
        let chunks: Vec<_> = chunks.collect();
        for body in [
            Body::from(body.clone()),
            Body::from_stream(Chunks(chunks.into_iter())),
        ] {
            let request = axum::http::Request::post(path)
                .header("host", HOST)
                .header("accept", accept)
                .header("content-type", "application/x-www-form-urlencoded")
                .body(body);
            assert_eq!(visitor.send(request.unwrap()).await.status, 413, "{accept}");
        }
    }
}

/// A body that comes in pieces.
struct Chunks(std::vec::IntoIter<Result<Vec<u8>, std::io::Error>>);

impl futures_core::Stream for Chunks {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.next())
    }
}

/// The path of some server function, one that is posted to where there is any.
fn a_mutation() -> &'static str {
    let mut paths = server_fn::axum::server_fn_paths();
    paths
        .find(|(_, method)| *method == Method::POST)
        .map_or("/api/home", |(path, _)| path)
}

#[tokio::test]
async fn a_wrong_method_is_refused() {
    let shop = Harness::new().await;
    let mut visitor = shop.visitor();
    for (method, path) in [
        (Method::DELETE, "/en"),
        (Method::PUT, "/api/home"),
        (Method::POST, "/api/home"),
        (Method::DELETE, a_mutation()),
        (Method::POST, "/healthz"),
    ] {
        let request = browser(method.clone(), path).body(Body::empty()).unwrap();
        let answer = visitor.send(request).await;
        assert_eq!(answer.status, 405, "{method} {path}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let shop = Harness::new().await.stocked().await;
    let mut visitor = shop.visitor();
    for path in [
        "/en",
        "/ar/nowhere",
        "/pkg/tafsil.test.js",
        "/media/chair-0a1b2c3d.svg",
        "/favicon.ico",
        "/api/home?lang=en",
        "/healthz",
        "/sitemap.xml",
        "/robots.txt",
        "/pkg/nothing",
        "/",
    ] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        if answer.header("content-type").starts_with("text/html") {
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
            let opener = answer.header("cross-origin-opener-policy");
            assert_eq!(opener, "same-origin", "{path}");
            assert!(
                answer.header("permissions-policy").contains("camera=()"),
                "{path}"
            );
        }
        assert!(
            answer
                .header("content-security-policy")
                .contains("default-src 'none'"),
            "{path}"
        );
        assert!(!answer.header("cache-control").is_empty(), "{path}");
        assert!(!answer.header("x-request-id").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn a_pages_policy_names_a_nonce_that_changes() {
    let shop = Harness::new().await;
    let mut nonces = Vec::new();
    for _ in 0..2 {
        let page = shop.visitor().get("/en").await;
        let policy = page.header("content-security-policy").to_owned();
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
            "{policy}"
        );
        let nonce = policy
            .split("'nonce-")
            .nth(1)
            .unwrap()
            .split('\'')
            .next()
            .unwrap()
            .to_owned();
        let text = page.text();
        let scripts = text.matches("<script").count();
        assert!(scripts > 0 && text.matches(&format!("nonce=\"{nonce}\"")).count() >= scripts);
        nonces.push(nonce);
    }
    assert_ne!(nonces[0], nonces[1]);
}

#[tokio::test]
async fn files_are_kept_as_long_as_their_names_hold() {
    let shop = Harness::new().await.stocked().await;
    let mut visitor = shop.visitor();
    for (path, kind, age) in [
        ("/pkg/tafsil.test.js", "text/javascript", "immutable"),
        ("/pkg/tafsil.test.wasm", "application/wasm", "immutable"),
        ("/fonts/tafsil-latin-400.woff2", "font/woff2", "604800"),
        ("/favicon.ico", "image/svg+xml", "3600"),
        ("/favicon.svg", "image/svg+xml", "3600"),
        ("/media/chair-0a1b2c3d.svg", "image/svg+xml", "immutable"),
        ("/en", "text/html", "private"),
    ] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(
            answer.header("content-type").starts_with(kind),
            "{path}: {:?}",
            answer.headers
        );
        assert!(
            answer.header("cache-control").contains(age),
            "{path}: {:?}",
            answer.headers
        );
    }
}

#[tokio::test]
async fn a_post_from_another_site_is_refused() {
    let shop = Harness::new().await;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://evil.example"),
    ] {
        let request = browser(Method::POST, a_mutation())
            .header(name, value)
            .body(Body::empty());
        let answer = shop.visitor().send(request.unwrap()).await;
        assert_eq!(answer.status, 403, "{name}");
        assert!(answer.header("set-cookie").is_empty());
    }
}

#[tokio::test]
async fn a_panic_is_a_500_that_tells_nothing() {
    async fn boom() -> &'static str {
        panic!("the secret is in handler.rs:42")
    }
    let routes = axum::Router::new().route("/en/boom", axum::routing::get(boom));
    let router = server::router::guarded(routes, Outside::default());
    let shop = Harness::new().await;
    for (accept, said) in [
        ("text/html", "Something went wrong"),
        ("application/json", ""),
    ] {
        let request = axum::http::Request::get("/en/boom").header("accept", accept);
        let request = request.header("host", HOST);
        let request = request.body(Body::empty()).unwrap();
        let answer = shop.visitor_at(router.clone()).send(request).await;
        assert_eq!(answer.status, 500);
        assert!(answer.text().contains(said));
        assert!(!answer.text().contains("secret") && !answer.text().contains(".rs"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
}

#[tokio::test]
async fn a_broken_request_to_a_server_function_tells_nothing_of_the_inside() {
    let shop = Harness::new().await;
    for (path, _) in server_fn::axum::server_fn_paths() {
        let mut visitor = shop.visitor();
        let answers = [
            visitor.call(path, &[("nonsense", "1")]).await,
            visitor
                .call_json(path, &serde_json::json!({"nonsense": 1}))
                .await,
            visitor.query(path, &[("lang", "xx")]).await,
        ];
        for answer in answers {
            let text = answer.text();
            for inside in ["panicked", ".rs", "sqlx", "SELECT", "stack", "ServerFn"] {
                assert!(!text.contains(inside), "{path}: {text}");
            }
            assert_ne!(answer.status, 500, "{path}: {text}");
        }
    }
}

#[tokio::test]
async fn the_shop_says_that_it_is_well() {
    for shop in Harness::on_each_database().await {
        let mut visitor = shop.visitor();
        assert_eq!(visitor.get("/healthz").await.text(), "ok\n");
        assert_eq!(visitor.get("/readyz").await.text(), "ready\n");
        shop.services.store.close().await;
        // Restarting it would not bring the database back.
        assert_eq!(visitor.get("/healthz").await.text(), "ok\n");
        // It is not asked more often than once a second.
        assert_eq!(visitor.get("/readyz").await.text(), "ready\n");
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        let unready = visitor.send(plain("/readyz")).await;
        assert_eq!(unready.status, 503, "{}", shop.on);
        assert_eq!(unready.header("retry-after"), "1");
        assert!(unready.text().starts_with("read:"), "{}", unready.text());
    }
}

/// A request of a machine.
fn plain(path: &str) -> axum::http::Request<Body> {
    let request = axum::http::Request::builder()
        .uri(path)
        .header("host", HOST);
    request.body(Body::empty()).unwrap()
}

#[tokio::test]
async fn a_client_says_neither_its_request_id_nor_where_it_is_led() {
    let shop = Harness::new().await;
    let mut request = plain("/api/home?lang=en");
    for (name, value) in [
        ("accept", "text/html"),
        ("referer", "https://evil.example/x"),
        ("x-request-id", "mine"),
    ] {
        request.headers_mut().insert(name, value.parse().unwrap());
    }
    let answer = shop.visitor().send(request).await;
    assert!(
        !answer.header("location").contains("evil"),
        "{}",
        answer.header("location")
    );
    assert_ne!(answer.header("x-request-id"), "mine");
}

#[tokio::test]
async fn a_private_page_is_private_however_its_address_is_written() {
    let shop = Harness::new().await.stocked().await;
    for path in [
        "/en/cart/",
        "/en/./cart",
        "/en/x/../checkout",
        "/ar/sign-in/",
    ] {
        let page = shop.visitor().get(path).await;
        assert_eq!(page.header("cache-control"), "private, no-store", "{path}");
    }
    let nothing = shop.visitor().get("/en/nowhere/").await;
    assert_eq!(nothing.status, 404);
}

#[tokio::test]
async fn search_engines_find_every_page_in_both_languages() {
    let shop = Harness::new().await.stocked().await;
    let mut visitor = shop.visitor();
    let robots = visitor.get("/robots.txt").await.text();
    assert!(
        robots.contains("Sitemap: http://shop.test/sitemap.xml"),
        "{robots}"
    );
    assert!(robots.contains("Disallow: /ar/cart"), "{robots}");
    let index = visitor.get("/sitemap.xml").await;
    assert_eq!(index.header("content-type"), "application/xml");
    assert!(
        index
            .text()
            .contains("<loc>http://shop.test/sitemap.xml?part=1</loc>")
    );
    let part = visitor.get("/sitemap.xml?part=1").await.text();
    assert_eq!(part.matches("<url>").count(), 2 * (1 + 2 + 3), "{part}");
    assert!(
        part.contains("<loc>http://shop.test/en/p/oak-chair</loc>"),
        "{part}"
    );
    let arabic = "http://shop.test/ar/p/%D9%83%D8%B1%D8%B3%D9%8A-%D8%A8%D9%84%D9%88%D8%B7";
    assert!(
        part.contains(&format!("hreflang=\"ar\" href=\"{arabic}\"")),
        "{part}"
    );
    assert_eq!(visitor.get("/sitemap.xml?part=2").await.status, 404);
    assert_eq!(visitor.get("/sitemap.xml?part=x").await.status, 400);
}

#[tokio::test]
async fn the_public_address_is_the_configured_one_or_one_that_can_be_believed() {
    let shop = Harness::new().await;
    let public_url = Some(Arc::from("https://shop.example"));
    let router = shop.router_behind(Outside {
        public_url,
        ..Outside::default()
    });
    let index = shop.visitor_at(router).get("/sitemap.xml").await.text();
    assert!(
        index.contains("<loc>https://shop.example/sitemap.xml?part=1</loc>"),
        "{index}"
    );
    let request = axum::http::Request::get("/sitemap.xml").header("host", "evil\"><x/y");
    let answer = shop
        .visitor()
        .send(request.body(Body::empty()).unwrap())
        .await;
    assert_eq!(answer.status, 400);
}
