//! The merchant's hand, from the exchange format to what a search shows.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use engine::catalog::{Curation, Product, Redirect};
use engine::{Day, Lang};
use serde_json::{Value, json};
use services::exchange::{Format, Known, Options, Reading, read_path_with, write};
use services::{Kind, Services, Store};

/// A shop of a chair and a desk, with these sections.
fn document(curations: Value, synonyms: Value) -> Value {
    let named = |en: &str, ar: &str| json!({"en": en, "ar": ar});
    let category =
        |en: &str, ar: &str| json!({"id": en, "slug": named(en, ar), "name": named(en, ar)});
    let product = |id: &str, ar: &str, category: &str| {
        json!({
            "id": id, "slug": named(id, ar), "name": named(id, ar), "category": category,
            "brand": {"en": "Sanad", "ar": "سند"}, "variants": [{"sku": id}],
        })
    };
    json!({
        "format": "tafsil", "version": 1,
        "categories": [category("seats", "مقاعد"), category("tables", "طاولات")],
        "products": [product("chair", "كرسي", "seats"), product("desk", "مكتب", "tables")],
        "curations": curations, "synonyms": synonyms,
    })
}

fn read_with(root: &Value, known: Known) -> Reading {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.json");
    std::fs::write(&file, root.to_string()).unwrap();
    let options = Options {
        known,
        ..Options::default()
    };
    read_path_with(&file, Format::Tafsil, options, &mut |_| {}).unwrap()
}

fn read(root: &Value) -> Reading {
    read_with(root, Known::default())
}

/// A curation with these fields over sound ones.
fn curation(fields: Value) -> Value {
    let mut curation = json!({"id": "c", "queries": ["chairs"]});
    for (key, value) in fields.as_object().unwrap() {
        curation[key] = value.clone();
    }
    curation
}

/// What is kept of one curation, and what is told about it.
fn taken(fields: Value) -> (Option<Curation>, Vec<String>) {
    let mut reading = read(&document(json!([curation(fields)]), json!([])));
    let told = reading.skipped.iter().map(|row| row.reason.clone());
    (reading.document.curations.pop(), told.collect())
}

#[test]
fn a_faulty_curation_is_told_and_not_taken() {
    for (fields, reason) in [
        (json!({"from": "2026-02-30"}), "'2026-02-30' is no day like"),
        (json!({"until": "tomorrow"}), "'tomorrow' is no day like"),
        (
            json!({"from": "2026-03-02", "until": "2026-03-01"}),
            "it ends on 2026-03-01, before it begins on 2026-03-02",
        ),
        (
            json!({"boosts": [{"of": {"product": "desk"}, "factor": 4.5}]}),
            "the factor 4.5 is not from 1 to 4",
        ),
        (
            json!({"boosts": [{"of": {"product": "desk"}, "factor": 0.5}]}),
            "the factor 0.5 is not from 1 to 4",
        ),
        (
            json!({"boosts": [{"of": {"product": "desk"}}]}),
            "missing field `factor`",
        ),
        (
            json!({"buries": [{"colour": "red"}]}),
            "unknown variant `colour`",
        ),
        (json!({"pin": ["desk"]}), "unknown field `pin`"),
        (json!({"lang": "fr"}), "unknown variant `fr`"),
        (json!({"queries": []}), "it is for no query"),
        (json!({"queries": [" - "]}), "' - ' is no query"),
        (json!({"id": "a/b"}), "'a/b' is no valid id"),
        (
            json!({"redirect": {"path": "https://evil.example"}}),
            "is no path like",
        ),
        (
            json!({"redirect": {"path": "//evil.example"}}),
            "is no path like",
        ),
        (json!({"redirect": {"path": "/a\r\nb"}}), "is no path like"),
        (
            json!({"redirect": {"path": "/en/search?q=chairs"}}),
            "would lead to a search",
        ),
    ] {
        let (kept, told) = taken(fields.clone());
        assert_eq!(kept, None, "{fields}");
        assert!(
            told.len() == 1 && told[0].contains(reason),
            "{fields}: {told:?}"
        );
    }
    let twice = read(&document(
        json!([curation(json!({})), curation(json!({}))]),
        json!([]),
    ));
    assert_eq!(twice.document.curations.len(), 1);
    assert!(twice.skipped[0].reason.contains("the id 'c' occurs twice"));
    assert_eq!(twice.skipped[0].line, 1);
}

#[test]
fn what_the_shop_does_not_have_is_told_and_the_rest_holds() {
    let (kept, told) = taken(json!({
        "pins": ["gone", "desk"],
        "boosts": [
            {"of": {"brand": "SANAD"}, "factor": 2},
            {"of": {"brand": "Nobody"}, "factor": 2},
            {"of": {"brand": ""}, "factor": 2},
        ],
        "buries": [{"category": "sofas"}, {"product": "chair"}],
        "redirect": {"category": "sofas"},
    }));
    let kept = kept.unwrap();
    assert_eq!(kept.pins, ["desk"]);
    assert_eq!(
        (kept.boosts.len(), kept.buries.len(), kept.redirect),
        (1, 1, None)
    );
    assert_eq!(
        told,
        [
            "product 'gone'",
            "brand 'Nobody'",
            "brand ''",
            "category 'sofas'",
            "category 'sofas'",
        ]
        .map(|what| format!("curations: 'c': the unknown {what} is left out"))
    );
    // A part may name what the shop has.
    let known = Known {
        products: [("chair".to_owned(), Product::default())].into(),
        brands: ["sanad".to_owned()].into(),
        ..Known::default()
    };
    let part = json!({"format": "tafsil", "version": 1, "curations": [curation(json!({
        "pins": ["chair"], "buries": [{"brand": "Sanad"}],
    }))]});
    let reading = read_with(&part, known);
    assert_eq!(reading.skipped, []);
    assert_eq!(reading.document.curations[0].pins, ["chair"]);
}

#[test]
fn a_line_of_synonyms_has_one_of_two_shapes() {
    let taken = |lines: &[&str]| {
        let synonyms = json!([{"id": "s", "lines": lines}]);
        let reading = read(&document(json!([]), synonyms));
        let told = reading.skipped.into_iter().map(|row| row.reason);
        (reading.document.synonyms.len(), told.collect::<Vec<_>>())
    };
    let sound = [
        "sofa, couch",
        "كنبة، أريكة",
        "settee > sofa",
        "perch > stool, chair~0.5",
    ];
    assert_eq!(taken(&sound), (1, vec![]));
    assert_eq!(taken(&[]), (1, vec![]), "so they are taken back");
    for line in [
        "sofa",
        "sofa,",
        "# sofa, couch",
        "a > b > c",
        "a, b > c",
        "> c",
        "a >",
        "a, b~2",
        "a, b~",
        "a = b, c",
        "a, b\nc, d",
    ] {
        let (kept, told) = taken(&["sofa, couch", line]);
        assert_eq!(kept, 0, "{line}");
        assert!(told[0].contains("is no line like"), "{line}: {told:?}");
    }
}

async fn shop(name: &std::path::Path) -> Services {
    let address = format!("sqlite:{}", name.display());
    let store = Store::open(&address, services::Options::default()).await;
    Services::open(store.unwrap()).await.unwrap()
}

#[tokio::test]
async fn kept_exported_and_kept_again_the_shop_searches_the_same() {
    let root = document(
        json!([
            curation(json!({
                "id": "pins", "from": "2026-03-01", "until": "2026-03-31", "lang": "en",
                "pins": ["desk"], "boosts": [{"of": {"brand": "Sanad"}, "factor": 1.1}],
            })),
            curation(
                json!({"id": "away", "queries": ["help"], "redirect": {"path": "/en/privacy"}})
            ),
        ]),
        json!([{"id": "own", "lines": ["perch > chair"]}]),
    );
    let reading = read(&root);
    assert_eq!(reading.skipped, []);
    let folder = tempfile::tempdir().unwrap();
    let first = shop(&folder.path().join("first.db")).await;
    let applied = first.keep(&reading.document).await.unwrap();
    assert_eq!(applied.documents[&Kind::Curation].added, 2);
    assert_eq!(applied.documents[&Kind::Synonyms].added, 1);
    let again = first.keep(&reading.document).await.unwrap();
    assert_eq!(again.documents[&Kind::Curation].unchanged, 2);
    let exported = first.export().await.unwrap();
    assert_eq!(exported.curations, reading.document.curations);

    let second = shop(&folder.path().join("second.db")).await;
    let back = read(&serde_json::from_str(&write(&exported)).unwrap());
    assert_eq!((&back.document, back.skipped), (&exported, vec![]));
    second.keep(&back.document).await.unwrap();
    for shop in [&first, &second] {
        let shelf = shop.fresh_shelf().await.unwrap();
        assert_eq!(*shelf.left_out, [""; 0]);
        let ids = |query: &str, day: &str| {
            let found = shelf
                .catalog
                .find(query, Lang::En, Day::parse(day).unwrap());
            let items = found
                .hits
                .iter()
                .map(|hit| &shelf.catalog.items[hit.item as usize]);
            items.map(|item| item.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(ids("chair", "2026-03-31"), ["desk", "chair"]);
        assert_eq!(ids("chair", "2026-04-01"), ["chair"]);
        assert_eq!(ids("perch", "2026-04-01"), ["chair"]);
        let away = shelf
            .catalog
            .find("Help", Lang::Ar, Day::parse("2030-01-01").unwrap());
        let path = Redirect::Path("/en/privacy".to_owned());
        assert_eq!(away.redirect, Some(&path));
    }
}

#[tokio::test]
async fn a_curation_can_be_taken_back_and_outlives_its_products() {
    let folder = tempfile::tempdir().unwrap();
    let shop = shop(&folder.path().join("shop.db")).await;
    let pinned = document(
        json!([curation(json!({"pins": ["desk"]}))]),
        json!([{"id": "own", "lines": ["perch > chair"]}]),
    );
    shop.keep(&read(&pinned).document).await.unwrap();
    let deleted = shop.store.delete_documents(Kind::Product, &["desk"]).await;
    assert_eq!(deleted.unwrap(), 1);
    let shelf = shop.fresh_shelf().await.unwrap();
    assert_eq!(*shelf.left_out, ["curation c: no product desk to pin"]);

    let bare = document(
        json!([curation(json!({}))]),
        json!([{"id": "own", "lines": []}]),
    );
    shop.keep(&read(&bare).document).await.unwrap();
    let shelf = shop.fresh_shelf().await.unwrap();
    let day = Day::parse("2026-03-01").unwrap();
    let found = |query| shelf.catalog.find(query, Lang::En, day).hits;
    assert_eq!((found("chair").len(), found("perch").len()), (1, 0));
}
