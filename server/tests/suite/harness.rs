//! A shop of its own for a test: a fresh database, the real router, a clock
//! that stands still, and visitors with a cookie jar each.
//!
//! ```ignore
//! for shop in Harness::on_each_database().await {
//!     let mut rana = shop.visitor();
//!     let page = rana.get("/en").await;
//!     assert_eq!(page.status, 200);
//!     let answer = rana.submit("/api/cart-add", "/en/cart", &[("sku", "A-1")]).await;   // a form
//!     let answer = rana.call("/api/cart-add", &[("sku", "A-1")]).await;                 // the wasm
//! }
//! ```

#![allow(dead_code)]

use app::Assets;
use app::api::request::Desk;
use app::data::Parcel;
use app::model::{CartView, CheckoutView};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, header};
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;
use server::clock::Clock;
use server::middleware::address::Outside;
use services::exchange::Document;
use services::{Options, Services, Store};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;
use tower::ServiceExt;

/// When every test begins: 1 March 2026, 09:00 UTC, a Sunday.
pub const START: i64 = 1_772_355_600;
pub const HOST: &str = "shop.test";

pub struct Harness {
    /// Which database: `sqlite` or `postgres`.
    pub on: &'static str,
    pub services: Arc<Services>,
    pub clock: Clock,
    pub router: Router,
    /// The database's address, for a second server or a command beside this one.
    pub url: String,
    /// The site's folder, with a script, a wasm, a style and an icon.
    pub site: PathBuf,
    folder: TempDir,
}

impl Harness {
    /// A shop on a fresh SQLite file.
    pub async fn new() -> Harness {
        Harness::publishing(services::MOST_PRODUCTS).await
    }

    /// One whose browsers fetch at most so many products.
    pub async fn publishing(most: usize) -> Harness {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("shop.db").display());
        Harness::open("sqlite", url, folder, most).await
    }

    /// A shop on SQLite, and one on PostgreSQL where `TAFSIL_TEST_POSTGRES`
    /// names a server on which databases may be created.
    pub async fn on_each_database() -> Vec<Harness> {
        let mut shops = vec![Harness::new().await];
        match postgres_url() {
            Some(url) => {
                let folder = tempfile::tempdir().unwrap();
                shops.push(Harness::open("postgres", url, folder, services::MOST_PRODUCTS).await);
            }
            None => eprintln!("PostgreSQL skipped: TAFSIL_TEST_POSTGRES is not set"),
        }
        shops
    }

    async fn open(on: &'static str, url: String, folder: TempDir, most: usize) -> Harness {
        let options = Options {
            connections: 4,
            ..Options::default()
        };
        let store = Store::open(&url, options).await.unwrap();
        let mut services = Services::open(store).await.unwrap();
        services.publisher.most = most;
        let services = Arc::new(services);
        let clock = Clock::frozen(START);
        let site = folder.path().join("site");
        lay_out(&site);
        let desk = Desk {
            services: services.clone(),
            now: clock.asked(),
        };
        let router = server::router::router(desk, assets(), &site, Outside::default());
        Harness {
            on,
            services,
            clock,
            router,
            url,
            site,
            folder,
        }
    }

    /// The same shop behind another way in.
    pub fn router_behind(&self, outside: Outside) -> Router {
        let desk = Desk {
            services: self.services.clone(),
            now: self.clock.asked(),
        };
        server::router::router(desk, assets(), &self.site, outside)
    }

    /// A second server on the same database, with connections of its own.
    pub async fn another_server(&self) -> Router {
        let store = Store::open(&self.url, Options::default()).await.unwrap();
        let desk = Desk {
            services: Arc::new(Services::open(store).await.unwrap()),
            now: self.clock.asked(),
        };
        server::router::router(desk, assets(), &self.site, Outside::default())
    }

    /// A folder that is gone after the test.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Takes a small catalogue in: see [`catalogue`].
    pub async fn stocked(self) -> Harness {
        self.services.keep(&catalogue()).await.unwrap();
        self.services.fresh_shelf().await.unwrap();
        self
    }

    /// Somebody new, with an empty cookie jar.
    pub fn visitor(&self) -> Visitor {
        self.visitor_at(self.router.clone())
    }

    /// Somebody new at another way in, such as a second server.
    pub fn visitor_at(&self, router: Router) -> Visitor {
        Visitor {
            router,
            cookies: BTreeMap::new(),
            address: SocketAddr::from(([192, 0, 2, 1], 40_000)),
        }
    }
}

/// A fresh database's address on the server that `TAFSIL_TEST_POSTGRES` names.
pub fn postgres_url() -> Option<String> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let server = std::env::var("TAFSIL_TEST_POSTGRES")
        .ok()
        .filter(|url| !url.is_empty())?;
    let (before, query) = server.split_once('?').unwrap_or((&server, ""));
    let (before, _) = before.rsplit_once('/').unwrap();
    let name = format!(
        "server_{}_{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::SeqCst)
    );
    Some(format!("{before}/{name}?{query}"))
}

fn assets() -> Assets {
    Assets {
        script: "/pkg/tafsil.test.js".into(),
        wasm: "/pkg/tafsil.test.wasm".into(),
        style: "/pkg/tafsil.test.css".into(),
        loader: None,
        finder: None,
        bundles: Default::default(),
    }
}

/// A site's folder as a build leaves it, as far as the server knows.
pub fn lay_out(site: &std::path::Path) {
    std::fs::create_dir_all(site.join("pkg")).unwrap();
    std::fs::create_dir_all(site.join("fonts")).unwrap();
    for (name, content) in [
        (
            "pkg/tafsil.test.js",
            "export default async () => {}; export const hydrate = () => {};",
        ),
        ("pkg/tafsil.test.wasm", "\0asm"),
        ("pkg/tafsil.test.css", "body { color: CanvasText }"),
        ("fonts/tafsil-latin-400.woff2", "font"),
        ("icons.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
    ] {
        std::fs::write(site.join(name), content).unwrap();
    }
}

/// Two categories, three products with four variants, prices in two
/// currencies, stock: the smallest shop that is one.
pub fn catalogue() -> Document {
    serde_json::from_str(include_str!("catalogue.json")).unwrap()
}

/// Numbers that look random and are always the same (xorshift, Marsaglia 2003).
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % end.max(1)
    }

    /// None where there are none.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}

/// Somebody who visits the shop: keeps cookies as a browser does.
pub struct Visitor {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    /// Where the visitor comes from.
    pub address: SocketAddr,
}

/// What the shop answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// What a server function answered.
    pub fn read<T: DeserializeOwned>(&self) -> T {
        app::wire::open(&self.bytes)
            .unwrap_or_else(|error| panic!("{error}: {} {}", self.status, self.text()))
    }

    /// A header's value, or an empty one.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.header("location")
    }
}

impl Visitor {
    /// Opens a page, as a person who types its address.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(browser(Method::GET, path).body(Body::empty()).unwrap())
            .await
    }

    /// Opens a page and follows redirects inside the shop, ten at most.
    pub async fn open(&mut self, path: &str) -> Answer {
        let mut answer = self.get(path).await;
        for _ in 0..10 {
            if !(300..400).contains(&answer.status) {
                break;
            }
            let to = answer.location().to_owned();
            answer = self.get(&to).await;
        }
        answer
    }

    /// Posts a form that stands on the page `on`, as a browser without
    /// JavaScript. The answer is the redirect; [`Visitor::open`] its location.
    pub async fn submit(&mut self, action: &str, on: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        if !fields.iter().any(|(name, _)| *name == "return_to") {
            form.append_pair("return_to", on);
        }
        let request = browser(Method::POST, action)
            .header("origin", format!("http://{HOST}"))
            .header("sec-fetch-site", "same-origin")
            .header("referer", format!("http://{HOST}{on}"))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(form.finish()))
            .unwrap();
        self.send(request).await
    }

    /// Calls a server function with a form's fields, as the wasm does for
    /// `PostUrl`, the usual encoding.
    pub async fn call(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.script(
            Method::POST,
            path,
            "application/x-www-form-urlencoded",
            body,
        )
        .await
    }

    /// Calls a server function whose input is JSON.
    pub async fn call_json(&mut self, path: &str, body: &serde_json::Value) -> Answer {
        self.script(Method::POST, path, "application/json", body.to_string())
            .await
    }

    /// The visitor's cart, as its page shows it.
    pub async fn cart(&mut self) -> CartView {
        let cart: Parcel<CartView> = self.query("/api/cart", &[("lang", "en")]).await.read();
        cart.unpack().unwrap()
    }

    /// What the visitor's checkout page shows.
    pub async fn checkout(&mut self) -> CheckoutView {
        let checkout = self.call("/api/checkout", &[("lang", "en")]).await;
        let checkout: Parcel<CheckoutView> = checkout.read();
        checkout.unpack().unwrap()
    }

    /// Calls a server function that only reads (`GetUrl`).
    pub async fn query(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.script(Method::GET, &format!("{path}?{query}"), "", String::new())
            .await
    }

    async fn script(&mut self, method: Method, path: &str, kind: &str, body: String) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, HOST)
            .header("accept", "application/json")
            .header("origin", format!("http://{HOST}"))
            .header("sec-fetch-site", "same-origin");
        if !kind.is_empty() {
            request = request.header("content-type", kind);
        }
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends any request, with the jar's cookies, and keeps the answer's.
    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        if !self.cookies.is_empty() {
            let jar: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request
                .headers_mut()
                .insert(header::COOKIE, jar.join("; ").parse().unwrap());
        }
        request.extensions_mut().insert(ConnectInfo(self.address));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for value in parts.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie::Cookie::parse(value.to_str().unwrap().to_owned()).unwrap();
            let gone = cookie.max_age().is_some_and(|age| age.is_zero());
            match gone {
                true => self.cookies.remove(cookie.name()),
                false => self
                    .cookies
                    .insert(cookie.name().to_owned(), cookie.value().to_owned()),
            };
        }
        Answer {
            status: parts.status.as_u16(),
            headers: parts.headers,
            bytes: body.collect().await.unwrap().to_bytes().to_vec(),
        }
    }
}

/// A request as a browser makes it for a page.
pub fn browser(method: Method, path: &str) -> axum::http::request::Builder {
    Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, HOST)
        .header("accept", "text/html,application/xhtml+xml,*/*;q=0.8")
        .header("accept-language", "en")
}
