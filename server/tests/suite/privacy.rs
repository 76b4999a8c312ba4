//! What is one visitor's is shown to nobody after them: neither by a cache nor by a search engine.

use crate::harness::{Answer, HOST, Harness, START, Visitor, browser};
use app::privacy::{self, FUNCTIONS, MACHINES, PAGES, Privacy};
use axum::body::Body;
use axum::http::{Method, header};
use engine::Lang;
use server::middleware::address::Outside;
use std::collections::BTreeSet;

/// The patterns of the routes there really are, as the router itself tells them.
fn routes(shop: &Harness) -> BTreeSet<String> {
    let told = format!("{:?}", shop.router);
    let told = told.split("fallback_router").next().unwrap();
    let paths = told.split("Node { paths: {").nth(1).unwrap();
    let routes = paths.split("RouteId(").skip(1);
    routes
        .map(|route| route.split('"').nth(1).unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn every_route_is_public_or_private_and_every_classified_one_exists() {
    let shop = Harness::new().await;
    let routes = routes(&shop);
    assert!(
        routes.contains("/{lang}/cart") && routes.contains("/api/sign_in"),
        "{routes:?}"
    );
    // Files of the built site are routes of their own.
    let files: BTreeSet<String> = std::fs::read_dir(&shop.site)
        .unwrap()
        .map(|entry| format!("/{}", entry.unwrap().file_name().into_string().unwrap()))
        .collect();
    let is_file = |route: &str| {
        let mut files = files.iter();
        files.any(|file| route == file || route.starts_with(&format!("{file}/")))
    };
    let unclassified: Vec<_> = routes
        .iter()
        .filter(|route| !is_file(route) && privacy::of(route).is_none())
        .collect();
    assert!(
        unclassified.is_empty(),
        "say in app/src/privacy.rs whose these are: {unclassified:?}"
    );
    let lists = [("/{lang}", PAGES), ("/api", FUNCTIONS), ("", MACHINES)];
    for (before, list) in lists {
        for (path, _) in list {
            let route = format!("{before}{path}");
            assert!(
                routes.contains(&route),
                "{route} is classified and is not there"
            );
        }
    }
}

fn assert_kept_by_nobody(what: &str, answer: &Answer) {
    let said = (
        answer.header("cache-control"),
        answer.header("x-robots-tag"),
    );
    assert_eq!(
        said,
        ("private, no-store", "noindex"),
        "{what}: {}",
        answer.status
    );
}

/// A page of a pattern.
fn page(lang: &str, pattern: &str) -> String {
    let path = pattern
        .replace("{slug}", "chairs")
        .replace("{*any}", "nowhere");
    let path = path.replace("{number}", "T-1001").replace("{id}", "x");
    format!("/{lang}{path}")
}

#[tokio::test]
async fn a_private_route_is_kept_by_nobody_whatever_it_answers() {
    let shop = Harness::new().await.stocked().await;
    for lang in ["en", "ar"] {
        for (pattern, privacy) in PAGES {
            let path = page(lang, pattern);
            let answer = shop.visitor().get(&path).await;
            match privacy {
                Privacy::Private => assert_kept_by_nobody(&path, &answer),
                Privacy::Public => {
                    assert_eq!(
                        answer.header("cache-control"),
                        "private, no-cache",
                        "{path}"
                    );
                    assert_eq!(answer.header("x-robots-tag"), "", "{path}");
                }
            }
        }
    }
    for (path, privacy) in FUNCTIONS {
        let path = format!("/api{path}");
        if *privacy == Privacy::Private {
            assert_kept_by_nobody(&path, &shop.visitor().query(&path, &[]).await);
            assert_kept_by_nobody(&path, &shop.visitor().call(&path, &[]).await);
            let form = shop.visitor().submit(&path, "/en", &[]).await;
            assert_kept_by_nobody(&path, &form);
        }
    }
}

async fn member(shop: &Harness) -> Visitor {
    let password = "correct horse";
    let opened =
        shop.services
            .open_account("layla@example.com", "Layla", password, Lang::En, START);
    opened.await.unwrap();
    let mut layla = shop.visitor();
    let fields = [("email", "layla@example.com"), ("password", password)];
    assert_eq!(layla.call("/api/sign_in", &fields).await.status, 200);
    layla
}

#[tokio::test]
async fn a_page_that_knows_who_is_signed_in_is_not_kept() {
    let shop = Harness::new().await.stocked().await;
    let mut layla = member(&shop).await;
    for path in ["/en", "/ar/c/chairs", "/en/search?q=chair", "/en/nowhere"] {
        let page = layla.get(path).await;
        assert_eq!(page.header("cache-control"), "private, no-store", "{path}");
    }
    layla
        .submit("/api/sign_out", "/en/account", &[("lang", "en")])
        .await;
    assert_eq!(
        layla.get("/en").await.header("cache-control"),
        "private, no-cache"
    );
}

#[tokio::test]
async fn a_private_page_that_a_browser_held_is_loaded_anew() {
    let shop = Harness::new().await;
    let page = shop.visitor().get("/en").await.text();
    let script = page.split("addEventListener('pageshow',").nth(1).unwrap();
    let script = script.split("</script>").next().unwrap();
    assert!(
        script.contains("e.persisted&&!/^\\/(en|ar)(\\/(c|p|search|privacy|policy)"),
        "{script}"
    );
}

#[tokio::test]
async fn robots_are_told_of_routes_that_exist_and_of_every_private_one() {
    let shop = Harness::new().await;
    let robots = shop.visitor().get("/robots.txt").await.text();
    let disallowed: Vec<_> = robots
        .lines()
        .filter_map(|line| line.strip_prefix("Disallow: "))
        .collect();
    let routes = routes(&shop);
    for path in &disallowed {
        let route = path
            .replacen("/en", "/{lang}", 1)
            .replacen("/ar", "/{lang}", 1);
        let exists = routes.iter().any(|known| known.starts_with(&route));
        assert!(exists, "{path} is no route");
    }
    for lang in ["en", "ar"] {
        for (pattern, privacy) in PAGES {
            let path = page(lang, pattern);
            let told = disallowed.iter().any(|start| path.starts_with(start));
            let wished = *privacy == Privacy::Private || *pattern == "/search";
            assert_eq!(told, wished, "{path}");
        }
    }
    assert!(disallowed.contains(&"/api/"));
}

/// The attributes of every cookie the answers of a whole visit set.
async fn cookies(shop: &Harness, secure: bool) -> Vec<String> {
    let router = shop.router_behind(Outside {
        secure,
        ..Outside::default()
    });
    let mut visitor = shop.visitor_at(router);
    let origin = if secure { "https" } else { "http" };
    let mut set = Vec::new();
    for (path, body) in [
        ("/api/choose_theme", "theme=dark"),
        ("/api/choose_currency", "currency=USD"),
        ("/api/add_to_cart", "sku=DESK-140&quantity=1"),
        ("/api/sign_in", "email=x&password=&return_to=/en/sign-in"),
        (
            "/api/sign_in",
            "email=layla@example.com&password=correct+horse",
        ),
        ("/api/sign_out", "lang=en"),
    ] {
        let request = browser(Method::POST, path)
            .header("origin", format!("{origin}://{HOST}"))
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(body));
        let answer = visitor.send(request.unwrap()).await;
        let cookies = answer.headers.get_all(header::SET_COOKIE).iter();
        set.extend(cookies.map(|cookie| cookie.to_str().unwrap().to_owned()));
        let https = answer.header("strict-transport-security");
        assert_eq!(https.starts_with("max-age="), secure, "{path}");
    }
    let page = visitor.get("/en/sign-in").await;
    let cookies = page.headers.get_all(header::SET_COOKIE).iter();
    set.extend(cookies.map(|cookie| cookie.to_str().unwrap().to_owned()));
    set
}

#[tokio::test]
async fn every_cookie_is_secure_where_visitors_come_by_https() {
    let shop = Harness::new().await.stocked().await;
    member(&shop).await;
    let all = cookies(&shop, true).await;
    for name in [
        "theme=",
        "currency=",
        "__Host-session=",
        "flash=",
        "device=",
    ] {
        assert!(
            all.iter().any(|cookie| cookie.starts_with(name)),
            "{name}: {all:?}"
        );
    }
    for cookie in &all {
        assert_eq!(cookie.matches("; Secure").count(), 1, "{cookie}");
    }
    let plain = cookies(&shop, false).await;
    assert!(plain.len() == all.len() && plain.iter().all(|cookie| !cookie.contains("Secure")));
}
