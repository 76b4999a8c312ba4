//! A catalogue too large for browsers: they hold one category, and the server answers the rest.

use crate::beside::{narrowed, read, set_stock, told};
use crate::harness::{Answer, Harness, Numbers, Visitor};
use app::data::Parcel;
use app::find::{Finder, Now};
use app::model::ListingView;
use app::visit::{Ask, Of};
use engine::catalog::PartKind;
use engine::{Currency, Lang};
use std::time::Duration;

/// Departments of the demo shop have more products than that, except the smallest; the
/// categories below them have fewer.
const MOST: usize = 100;

/// The demo shop, which is too large to be sent whole.
async fn shop() -> Harness {
    let shop = Harness::publishing(MOST).await;
    let demo = services::demo::document(|_| None).unwrap();
    shop.services.keep(&demo).await.unwrap();
    shop.services.fresh_shelf().await.unwrap();
    shop
}

/// How things stand for who looks at a category, once that does not change by waiting.
async fn stand(visitor: &mut Visitor, slug: &str) -> Answer {
    for _ in 0..10_000 {
        let answer = visitor.query("/snapshot/now", &[("category", slug)]).await;
        if answer.header("retry-after").is_empty() {
            return answer;
        }
        assert_eq!((answer.status, answer.header("retry-after")), (204, "1"));
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    panic!("the part of {slug} is not made");
}

/// What a browser holds of a category, if there are files of it.
async fn finder(visitor: &mut Visitor, slug: &str) -> Option<Finder> {
    let answer = stand(visitor, slug).await;
    if answer.status == 204 {
        return None;
    }
    let now: Now = answer.read();
    let mut finder = Finder::default();
    for kind in [PartKind::Columns, PartKind::Cards] {
        let path = format!("/snapshot/{:016x}/{}", now.edition, kind.name());
        let part = visitor.get(&path).await;
        assert_eq!(part.status, 200, "{path}");
        assert_eq!(part.header("use-as-dictionary"), "");
        read(&mut finder, part.bytes);
    }
    finder.renew(now);
    Some(finder)
}

fn listing(slug: &str, query: &str) -> Of {
    let (slug, query) = (Some(slug.to_owned()), query.to_owned());
    Of::Listing { slug, query }
}

/// The slug of the category that is missed for this question.
fn lacked(finder: &Finder, of: Of) -> Option<String> {
    let (lang, currency) = (Lang::En, Currency::Jod);
    finder.lacks(&app::wire::seal(&Ask { lang, currency, of }).unwrap())
}

/// Slugs of categories that travel, of one too large, and of one outside of the first.
async fn slugs(shop: &Harness) -> (String, String, String) {
    let catalog = &shop.services.shelf().catalog;
    let node = |fits: &dyn Fn(usize) -> bool| {
        let found = (0..catalog.categories.len()).find(|n| fits(*n)).unwrap();
        (found, catalog.categories[found].category.slug.en.clone())
    };
    let size = |n: usize| catalog.categories[n].items.len();
    let (own, slug) = node(&|n| catalog.categories[n].parent.is_some() && size(n) > 12);
    let (_, large) = node(&|n| size(n) > MOST);
    let (_, other) = node(&|n| !catalog.path(n).contains(&own) && (1..MOST).contains(&size(n)));
    (slug, large, other)
}

#[tokio::test]
async fn what_is_listed_of_a_category_is_what_the_server_lists_to_the_byte() {
    let shop = shop().await;
    let mut visitor = shop.visitor();
    let catalog = &shop.services.shelf().catalog;
    assert!(catalog.items.len() > MOST);
    let mut numbers = Numbers(0x9a27);
    let (mut compared, mut parts, mut left) = (0, 0, 0);
    for (own, node) in catalog.categories.iter().enumerate() {
        let lang = Lang::ALL[own % 2];
        let Some(mut beside) = finder(&mut visitor, node.category.slug.get(lang)).await else {
            assert!(
                !(1..=MOST).contains(&node.items.len()),
                "{}",
                node.category.id
            );
            left += 1;
            continue;
        };
        assert_eq!(beside.catalog().items.len(), node.items.len());
        parts += 1;
        for case in 0..4 {
            let lang = Lang::ALL[case % 2];
            let currency = [Currency::Jod, Currency::Usd][case / 2 % 2];
            visitor
                .cookies
                .insert("currency".into(), currency.code().into());
            let within = |n: &usize| catalog.path(*n).contains(&own);
            let below: Vec<usize> = (0..catalog.categories.len()).filter(within).collect();
            let asked = &catalog.categories[*numbers.one_of(&below).unwrap()];
            let slug = asked.category.slug.get(lang);
            let mut query = String::new();
            for _ in 0..4 {
                let fields = [("lang", lang.code()), ("slug", slug), ("query", &query)];
                let server: Parcel<ListingView> =
                    visitor.query("/api/listing", &fields).await.read();
                let shown = server.unpack().unwrap();
                let told = told(&mut beside, lang, currency, listing(slug, &query));
                assert!(told == Some(server.into_bytes()), "{slug} {query}");
                query.push_str(&narrowed(&shown, &mut numbers));
                compared += 1;
            }
        }
    }
    assert!(compared >= 400 && parts > 20, "{compared} of {parts}");
    assert!(left > 0, "none was too large");
}

#[tokio::test]
async fn everything_else_is_left_to_the_server() {
    let shop = shop().await;
    let mut visitor = shop.visitor();
    let (own, large, other) = slugs(&shop).await;
    let mut beside = finder(&mut visitor, &own).await.unwrap();
    let mut asked = |of: Of| {
        let lacked = lacked(&beside, of.clone());
        let told = told(&mut beside, Lang::En, Currency::Jod, of);
        (told.is_some(), lacked)
    };
    assert_eq!(asked(listing(&own, "stock=yes")), (true, None));
    assert_eq!(asked(listing(&large, "")), (false, Some(large.clone())));
    assert_eq!(asked(listing(&other, "")), (false, Some(other.clone())));
    // Where there is no such category, there is nothing to be fetched.
    assert_eq!(asked(listing("gone", "")), (false, None));
    let query = "q=chair".to_owned();
    assert_eq!(asked(Of::Listing { slug: None, query }), (false, None));
    let typed = "chair".to_owned();
    assert_eq!(asked(Of::Suggestions { typed }), (false, None));
    // How another category stands says nothing about this one.
    beside.renew(stand(&mut visitor, &other).await.read());
    assert_eq!(
        told(&mut beside, Lang::En, Currency::Jod, listing(&own, "")),
        None
    );
    assert_eq!(
        told(&mut beside, Lang::En, Currency::Jod, listing(&other, "")),
        None
    );
    assert_eq!(lacked(&beside, listing(&own, "")), Some(own));
}

#[tokio::test]
async fn what_sells_out_is_seen_in_its_category() {
    let shop = shop().await;
    let mut visitor = shop.visitor();
    let (own, ..) = slugs(&shop).await;
    let mut beside = finder(&mut visitor, &own).await.unwrap();
    let catalog = &shop.services.shelf().catalog;
    let node = &catalog.categories[catalog.category_by_slug(&own).unwrap()];
    let before = stand(&mut visitor, &own).await;
    // Every third product, and everything outside of the category.
    let skus: Vec<String> = (0u32..)
        .zip(&catalog.items)
        .filter(|(n, _)| n % 3 == 0 || !node.items.contains(n))
        .flat_map(|(_, item)| item.variants.clone())
        .map(|variant| catalog.variants[variant as usize].sku.clone())
        .collect();
    set_stock(&shop, &skus, 0).await;
    let after = stand(&mut visitor, &own).await;
    assert_ne!(before.header("etag"), after.header("etag"));
    let now: Now = after.read();
    assert_eq!(now.edition, before.read::<Now>().edition);
    beside.renew(now);
    for query in ["", "stock=yes&sort=price-up", "page=2"] {
        let fields = [("lang", "ar"), ("slug", &own), ("query", query)];
        let server: Parcel<ListingView> = visitor.query("/api/listing", &fields).await.read();
        let told = told(&mut beside, Lang::Ar, Currency::Jod, listing(&own, query));
        assert!(told == Some(server.into_bytes()), "{query}");
    }
}

#[tokio::test]
async fn a_part_goes_with_its_catalogue() {
    let shop = shop().await;
    let mut visitor = shop.visitor();
    let (own, ..) = slugs(&shop).await;
    let now: Now = stand(&mut visitor, &own).await.read();
    let catalog = shop.services.shelf().catalog.clone();
    assert_eq!(
        now.category,
        catalog.category_by_slug(&own).map(|n| n as u32)
    );
    let path = |kind: PartKind| format!("/snapshot/{:016x}/{}", now.edition, kind.name());
    assert_eq!(visitor.get(&path(PartKind::Cards)).await.status, 200);
    assert_eq!(visitor.get(&path(PartKind::Text)).await.status, 404);
    let mut demo = services::demo::document(|_| None).unwrap();
    for product in &mut demo.products {
        product.name.en.push('!');
    }
    shop.services.keep(&demo).await.unwrap();
    let shelf = shop.services.fresh_shelf().await.unwrap();
    shop.services
        .publisher
        .publish(&shelf.catalog)
        .await
        .unwrap();
    assert_eq!(visitor.get(&path(PartKind::Cards)).await.status, 404);
    let after: Now = stand(&mut visitor, &own).await.read();
    assert_ne!(after.edition, now.edition);
}

#[tokio::test]
async fn a_catalogue_that_is_sent_whole_is_so_for_every_category() {
    let shop = Harness::new().await.stocked().await;
    let mut visitor = shop.visitor();
    let catalog = shop.services.shelf().catalog.clone();
    let slug = &catalog.categories[0].category.slug.en;
    let making = visitor.query("/snapshot/now", &[("category", slug)]).await;
    assert_eq!((making.status, making.header("retry-after")), (204, "1"));
    shop.services.publisher.publish(&catalog).await.unwrap();
    let whole = visitor.get("/snapshot/now").await;
    assert_eq!(whole.read::<Now>().category, None);
    assert_eq!(stand(&mut visitor, slug).await.bytes, whole.bytes);
    assert_eq!(stand(&mut visitor, "gone").await.bytes, whole.bytes);
}

#[tokio::test]
async fn slugs_nobody_wrote_are_nothing_to_make() {
    let shop = shop().await;
    let mut visitor = shop.visitor();
    let (own, large, _) = slugs(&shop).await;
    let long = "x".repeat(30_000);
    let twice = format!("{own}&category={own}");
    for (asked, status) in [
        (large.as_str(), 204),
        ("", 204),
        ("gone", 204),
        ("%FF%FE", 204),
        ("%00%0D%0Aetag:1", 204),
        ("..%2F..%2Fcolumns", 204),
        ("%E2%80%AE%D9%83%D8%B1%D8%B3%D9%8A", 204),
        (&long, 204),
        (&twice, 400),
    ] {
        let path = format!("/snapshot/now?category={asked}");
        let answer = visitor.get(&path).await;
        assert_eq!(answer.status, status, "{asked:.40}");
        assert_eq!(answer.header("retry-after"), "", "{asked:.40}");
        assert!(answer.bytes.len() < 4_096 || status == 400, "{asked:.40}");
    }
    // Without any category there is nothing either.
    let answer = visitor.get("/snapshot/now?categories=chairs").await;
    assert_eq!((answer.status, answer.header("retry-after")), (204, ""));
}
