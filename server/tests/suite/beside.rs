//! The search beside a page: the files it reads, and that it shows what the server would.

use crate::harness::{Harness, Numbers, Visitor};
use app::data::Parcel;
use app::find::{Finder, Now};
use app::model::{GroupValues, ListingView, SuggestView};
use app::visit::{Ask, Of};
use engine::catalog::{PartKind, Progress};
use engine::search::Sort;
use engine::{Currency, Lang};
use std::fmt::Write;
use store::Stock;

async fn publish(shop: &Harness) {
    let catalog = &shop.services.shelf().catalog;
    shop.services.publisher.publish(catalog).await.unwrap();
}

/// The demo shop, with the files of its catalogue made.
async fn shop() -> Harness {
    let shop = Harness::new().await;
    let demo = services::demo::document(|_| None).unwrap();
    shop.services.keep(&demo).await.unwrap();
    shop.services.fresh_shelf().await.unwrap();
    publish(&shop).await;
    shop
}

pub async fn set_stock(shop: &Harness, skus: &[String], on_hand: i64) {
    let entry = |sku: &String| Stock::new(sku, on_hand);
    let stock: Vec<Stock> = skus.iter().map(entry).collect();
    shop.services
        .store
        .apply_documents(&[], &stock)
        .await
        .unwrap();
}

async fn now(visitor: &mut Visitor) -> Now {
    let answer = visitor.get("/snapshot/now").await;
    assert_eq!(answer.status, 200);
    answer.read()
}

/// What a browser does: asks how things stand, fetches the parts and reads them.
async fn finder(visitor: &mut Visitor) -> Finder {
    let now = now(visitor).await;
    let mut finder = Finder::default();
    for kind in [PartKind::Columns, PartKind::Cards, PartKind::Text] {
        let path = format!("/snapshot/{:016x}/{}", now.edition, kind.name());
        let part = visitor.get(&path).await;
        assert_eq!(part.status, 200, "{path}");
        assert_eq!(
            part.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        read(&mut finder, part.bytes);
    }
    finder.renew(now);
    finder
}

pub fn read(finder: &mut Finder, part: Vec<u8>) {
    finder.begin(part).unwrap();
    while finder.step().unwrap() != Progress::Done {}
}

pub fn told(finder: &mut Finder, lang: Lang, currency: Currency, of: Of) -> Option<Vec<u8>> {
    let ask = Ask { lang, currency, of };
    finder.answer(&app::wire::seal(&ask).unwrap())
}

/// A query string that narrows further what is shown.
pub fn narrowed(shown: &ListingView, numbers: &mut Numbers) -> String {
    let mut query = String::new();
    for _ in 0..numbers.below(4) {
        let Some(group) = numbers.one_of(&shown.groups) else {
            continue;
        };
        match &group.values {
            GroupValues::Options(options) => {
                let option = numbers.one_of(options).unwrap();
                let value = app::paths::query_value(&option.key);
                write!(query, "&{}={value}", group.key).unwrap();
            }
            GroupValues::Range { low, high, .. } => {
                let [low, high] =
                    [low, high].map(|end| end.replace(',', "").parse::<f64>().unwrap());
                let bound = low + (high - low) * numbers.below(101) as f64 / 100.0;
                let end = numbers.one_of(&["min", "max"]).unwrap();
                write!(query, "&{}.{end}={bound}", group.key).unwrap();
            }
        }
    }
    if numbers.below(4) == 0 {
        query.push_str("&stock=yes");
    }
    write!(query, "&sort={}", Sort::ALL[numbers.below(5)].code()).unwrap();
    write!(query, "&page={}", 1 + numbers.below(3)).unwrap();
    query
}

#[tokio::test]
async fn what_is_found_beside_a_page_is_what_the_server_finds_to_the_byte() {
    let shop = shop().await;
    let mut visitor = shop.visitor();
    let mut beside = finder(&mut visitor).await;
    let shelf = shop.services.shelf();
    let mut numbers = Numbers(0x7af5_11e5);
    let mut compared = 0;
    for case in 0..400 {
        let lang = Lang::ALL[case % 2];
        let currency = [Currency::Jod, Currency::Usd][case / 2 % 2];
        visitor
            .cookies
            .insert("currency".into(), currency.code().into());
        let code = lang.code();
        let typed = {
            let item = numbers.one_of(&shelf.catalog.items).unwrap();
            let words: Vec<&str> = item.name.get(lang).split_whitespace().collect();
            let from = numbers.below(words.len());
            let some = words[from..].iter().take(1 + numbers.below(2));
            let mut typed = some.copied().collect::<Vec<_>>().join(" ");
            // Half typed, sometimes.
            for _ in 0..numbers.below(4) {
                typed.pop();
            }
            typed
        };
        let node = numbers.one_of(&shelf.catalog.categories).unwrap();
        let slug = node.category.slug.get(lang).to_owned();
        let found = format!("q={}", app::paths::query_value(&typed));
        let mut queries = [String::new(), found];
        // As it is, then narrowed by what is offered.
        for _ in 0..2 {
            let fields = [("lang", code), ("slug", &slug), ("query", &queries[0])];
            let listing: Parcel<ListingView> = visitor.query("/api/listing", &fields).await.read();
            let fields = [("lang", code), ("query", &queries[1])];
            let search: Parcel<ListingView> = visitor.query("/api/listing", &fields).await.read();
            let shown = [listing.unpack().unwrap(), search.unpack().unwrap()];
            let of = Of::Listing {
                slug: Some(slug.clone()),
                query: queries[0].clone(),
            };
            let same = told(&mut beside, lang, currency, of) == Some(listing.into_bytes());
            assert!(same, "{code} {slug} {}", queries[0]);
            let of = Of::Listing {
                slug: None,
                query: queries[1].clone(),
            };
            let same = told(&mut beside, lang, currency, of) == Some(search.into_bytes());
            assert!(same, "{code} {}", queries[1]);
            for (query, shown) in queries.iter_mut().zip(&shown) {
                query.push_str(&narrowed(shown, &mut numbers));
            }
            compared += 2;
        }
        let fields = [("lang", code), ("typed", &typed)];
        let server: Parcel<SuggestView> = visitor.query("/api/suggest", &fields).await.read();
        let of = Of::Suggestions {
            typed: typed.clone(),
        };
        let same = told(&mut beside, lang, currency, of) == Some(server.into_bytes());
        assert!(same, "{code} suggestions for {typed}");
    }
    assert_eq!(compared, 1_600);
}

#[tokio::test]
async fn how_things_stand_is_said_again_only_where_it_changed() {
    let shop = shop().await;
    let mut visitor = shop.visitor();
    let first = visitor.get("/snapshot/now").await;
    let tag = first.header("etag").to_owned();
    let mut asked = async || {
        let request = crate::harness::browser(axum::http::Method::GET, "/snapshot/now");
        let request = request.header("if-none-match", &tag);
        visitor
            .send(request.body(axum::body::Body::empty()).unwrap())
            .await
    };
    assert_eq!(asked().await.status, 304);
    let sku = shop.services.shelf().catalog.variants[0].sku.clone();
    set_stock(&shop, &[sku], 0).await;
    let after = asked().await;
    assert_eq!(after.status, 200);
    assert_ne!(after.bytes, first.bytes);
}

#[tokio::test]
async fn what_sells_out_is_seen_beside_the_page_and_what_is_many_is_not_counted() {
    let shop = shop().await;
    let mut visitor = shop.visitor();
    let mut beside = finder(&mut visitor).await;
    let of = || Of::Listing {
        slug: None,
        query: "q=chair".into(),
    };
    let shelf = shop.services.shelf();
    let skus: Vec<String> = shelf
        .catalog
        .variants
        .iter()
        .map(|entry| entry.sku.clone())
        .collect();
    let before = told(&mut beside, Lang::En, Currency::Jod, of());
    assert!(before.is_some());
    set_stock(&shop, &skus, 1_000).await;
    let many = now(&mut visitor).await;
    set_stock(&shop, &skus, 7).await;
    assert_eq!(now(&mut visitor).await, many);
    set_stock(&shop, &skus, 0).await;
    beside.renew(now(&mut visitor).await);
    let after = told(&mut beside, Lang::En, Currency::Jod, of());
    assert!(after.is_some() && after != before);
}

#[tokio::test]
async fn another_edition_or_a_merchants_hand_is_left_to_the_server() {
    let shop = shop().await;
    let mut visitor = shop.visitor();
    let mut beside = finder(&mut visitor).await;
    let search = |query: &str| Of::Listing {
        slug: None,
        query: format!("q={query}"),
    };
    assert!(told(&mut beside, Lang::En, Currency::Jod, search("chair")).is_some());
    let curations =
        serde_json::json!([{"id": "spring", "queries": ["chair"], "redirect": {"path": "/en"}}]);
    let document = services::exchange::Document {
        curations: serde_json::from_value(curations).unwrap(),
        ..services::demo::document(|_| None).unwrap()
    };
    shop.services.keep(&document).await.unwrap();
    shop.services.fresh_shelf().await.unwrap();
    // While the new files are made there is nothing to say.
    assert_eq!(visitor.get("/snapshot/now").await.status, 204);
    publish(&shop).await;
    let mut renewed = finder(&mut visitor).await;
    assert!(told(&mut renewed, Lang::En, Currency::Jod, search("Chairs")).is_none());
    assert!(told(&mut renewed, Lang::En, Currency::Jod, search("desk")).is_some());
    // The files are the same, since curations do not travel.
    assert_eq!(renewed.edition(), beside.edition());
    let mut other = now(&mut visitor).await;
    other.edition += 1;
    beside.renew(other);
    assert!(told(&mut beside, Lang::En, Currency::Jod, search("desk")).is_none());
}

#[tokio::test]
async fn an_empty_shop_is_held_and_shown_like_any_other() {
    let shop = Harness::new().await;
    publish(&shop).await;
    let mut visitor = shop.visitor();
    let mut beside = finder(&mut visitor).await;
    let fields = [("lang", "ar"), ("query", "q=chair&stock=yes")];
    let server: Parcel<ListingView> = visitor.query("/api/listing", &fields).await.read();
    let of = Of::Listing {
        slug: None,
        query: "q=chair&stock=yes".into(),
    };
    let told = told(&mut beside, Lang::Ar, Currency::Jod, of);
    assert_eq!(told, Some(server.into_bytes()));
}

#[tokio::test]
async fn there_are_no_files_but_those() {
    let shop = shop().await;
    let mut visitor = shop.visitor();
    let edition = now(&mut visitor).await.edition;
    for path in [
        "/snapshot/0/text".to_owned(),
        "/snapshot/%FF/text".to_owned(),
        format!("/snapshot/{edition:016x}/prices"),
        format!("/snapshot/{edition:016x}ffffffffffffffffff/text"),
        format!("/snapshot/{edition:016x}/..%2Ftext"),
    ] {
        let status = visitor.get(&path).await.status;
        assert!([400, 404].contains(&status), "{path}: {status}");
    }
}
