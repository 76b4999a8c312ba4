//! The merchant's hand in what a search shows, and the command that explains it.

use crate::cli::{Program, Said};
use crate::harness::{Harness, catalogue};
use app::data::Parcel;
use app::model::ListingView;
use services::exchange::Document;

/// The small catalogue with curations of "chair", until the end of April, and of "desk".
fn curated() -> Document {
    let curations = serde_json::json!([
        {
            "id": "spring", "queries": ["chair"], "until": "2026-04-30", "pins": ["plain-desk"],
            "boosts": [{"of": {"category": "chairs"}, "factor": 2}],
        },
        {"id": "desks", "queries": ["desk", "مكتب"], "redirect": {"category": "desks"}},
    ]);
    Document {
        curations: serde_json::from_value(curations).unwrap(),
        ..catalogue()
    }
}

async fn shop() -> Harness {
    let shop = Harness::new().await;
    shop.services.keep(&curated()).await.unwrap();
    shop
}

async fn search(shop: &Harness, query: &str) -> ListingView {
    let fields = [("lang", "en"), ("query", query)];
    let answer = shop.visitor().query("/api/listing", &fields).await;
    assert_eq!(answer.status, 200, "{query}");
    let listing: Parcel<ListingView> = answer.read();
    listing.unpack().unwrap()
}

#[tokio::test]
async fn a_pin_leads_the_page_until_its_last_day_and_meets_the_filters() {
    let shop = shop().await;
    let names = async |query: &str| {
        let cards = search(&shop, query).await.cards.into_iter();
        cards.map(|card| card.name.text).collect::<Vec<_>>()
    };
    let found = names("q=chair").await;
    assert_eq!(found.first().map(String::as_str), Some("Plain desk"));
    assert_eq!(names("q=chair&price.max=100").await, found[1..]);
    // The last second of the month is the market's, three hours before UTC's.
    let end = 1_777_582_799;
    shop.clock.advance(end - shop.clock.now()).unwrap();
    assert_eq!(names("q=chair").await, found);
    shop.clock.advance(1).unwrap();
    assert_eq!(names("q=chair").await, found[1..]);
}

#[tokio::test]
async fn a_redirect_leads_with_and_without_scripts() {
    let shop = shop().await;
    for (path, to) in [
        ("/en/search?q=Desks", "/en/c/desks"),
        (
            "/ar/search?q=%D9%85%D9%83%D8%AA%D8%A8&page=2",
            "/ar/c/%D9%85%D9%83%D8%A7%D8%AA%D8%A8",
        ),
    ] {
        let answer = shop.visitor().get(path).await;
        assert_eq!((answer.status, answer.location()), (302, to), "{path}");
        assert_eq!(shop.visitor().open(path).await.status, 200);
    }
    let scripted = search(&shop, "q=desk").await;
    assert_eq!(scripted.redirect.as_deref(), Some("/en/c/desks"));
    assert_eq!(search(&shop, "q=plain+desk").await.redirect, None);
    assert_eq!(shop.visitor().get("/en/search?q=chair").await.status, 200);
}

#[test]
fn a_place_in_a_search_is_explained() {
    let program = Program::new();
    program.write("shop.json", &services::exchange::write(&curated()));
    let said = program.run(&["import", "shop.json", "--format", "tafsil"]);
    assert!(
        said.err.contains("curation: 2 added") && said.figure("skipped") == "0",
        "{}",
        said.err
    );
    let explain = |query: &str, sku: &str, day: &str| {
        let said = program.run(&["explain", query, sku, "--day", day]);
        assert!(said.success, "{}", said.err);
        said
    };
    let score = |said: &Said| said.figure("score").parse::<f32>().unwrap();
    let plain = explain("chair", "CHAIR-BLACK", "2026-05-01");
    assert_eq!((plain.figure("rank"), plain.figure("of")), ("1", "2"));
    // It is what a category is called, too.
    let named = plain
        .out
        .contains("It is in a category that is asked for by its name");
    assert!(
        named && plain.out.contains("  chair: tells "),
        "{}",
        plain.out
    );
    // The next best reading adds to what the best gives.
    let sums = ["Score by words", "Read otherwise"];
    let mut by_words = plain.out.lines().rev();
    let by_words = by_words.find(|line| sums.iter().any(|sum| line.starts_with(sum)));
    let by_words = by_words.and_then(|line| line.rsplit(' ').next());
    assert_eq!(by_words, Some(plain.figure("score")), "{}", plain.out);
    assert!(!plain.out.contains("Curated"), "{}", plain.out);

    let boosted = explain("chairs", "CHAIR-GREEN", "2026-04-30");
    assert_eq!((boosted.figure("rank"), boosted.figure("of")), ("2", "3"));
    assert_eq!(score(&boosted), 2.0 * score(&plain));
    assert!(
        boosted.out.contains("Curated by spring: score × 2"),
        "{}",
        boosted.out
    );
    let pinned = explain("chair", "DESK-140", "2026-04-30");
    assert_eq!((pinned.figure("rank"), pinned.figure("score")), ("1", "0"));
    assert!(
        pinned.out.contains("It holds nothing of: chair.")
            && pinned.out.contains("Curated by spring: put at place 1"),
        "{}",
        pinned.out
    );

    let absent = explain("desk zzzzz", "STOOL", "2026-05-01");
    assert_eq!(absent.figure("rank"), "none", "{}", absent.out);
    let nothing = "It holds nothing of: desk; a word that no product has.";
    assert!(
        absent.out.contains(nothing) && absent.out.contains("It is not found."),
        "{}",
        absent.out
    );
    let away = explain("desks", "DESK-140", "2026-05-01");
    assert!(
        away.out.contains("leads to the category desks instead"),
        "{}",
        away.out
    );
    for (arguments, words) in [
        (
            ["chair", "NO-SKU", "--day", "2026-05-01"],
            "there is no SKU NO-SKU",
        ),
        (["chair", "STOOL", "--day", "2026-02-30"], "no day like"),
    ] {
        let said = program.run(&[&["explain"], &arguments[..]].concat());
        assert!(
            !said.success && said.out.is_empty() && said.err.contains(words),
            "{}",
            said.err
        );
    }
}
