//! The merchant's hand, and why a result stands where it stands.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "helpers of tests are tests")]

mod small;

use engine::catalog::{Boost, Catalog, Curation, Product, Redirect, Target};
use engine::search::{Field, Refinement, TextIndexBuilder, refine};
use engine::{Day, Lang, Text};
use small::{Row, catalogue, documents};

/// Four chairs (p0000 to p0003) and two desks; p0001 and p0003 are not in stock.
fn rows() -> Vec<Row> {
    let row = |n: usize| Row {
        category: usize::from(n > 3),
        brand: n % 2,
        colours: vec![n % 4],
        width: Some(400),
        foldable: false,
        price: Some(1_000),
        stock: i64::from(n.is_multiple_of(2)),
        popularity: 9 - n as u32,
    };
    (0..6).map(row).collect()
}

fn day(text: &str) -> Day {
    Day::parse(text).expect(text)
}

/// The shop with these curations, and what was left out of it.
fn shop(curations: Vec<Curation>) -> (Catalog, Vec<String>) {
    let mut builder = documents(&rows());
    builder.curations = curations;
    builder.build()
}

fn chairs() -> Curation {
    Curation {
        id: "chairs".to_owned(),
        queries: vec!["chairs".to_owned(), "كراسي".to_owned()],
        ..Curation::default()
    }
}

fn product(id: &str) -> Target {
    Target::Product(id.to_owned())
}

fn boost(of: Target, factor: f32) -> Boost {
    Boost { of, factor }
}

/// The ids a query shows, in their order.
fn ids(catalog: &Catalog, query: &str) -> Vec<String> {
    let found = catalog.find(query, Lang::En, day("2026-11-22"));
    let items = found.hits.iter().filter_map(|hit| catalog.item(hit.item));
    items.map(|item| item.id.clone()).collect()
}

const PLAIN: [&str; 4] = ["p0000", "p0001", "p0002", "p0003"];

#[test]
fn without_curations_a_search_is_what_the_words_find() {
    let (catalog, _) = catalogue(&rows());
    let found = catalog.find("chairs", Lang::En, day("2026-11-22"));
    assert_eq!(found.hits, catalog.text.find("chairs"));
    assert_eq!(ids(&catalog, "chairs"), PLAIN);
}

#[test]
fn pins_come_first_in_their_order_found_or_not() {
    let (catalog, left_out) = shop(vec![Curation {
        pins: ["p0005", "p0002", "p0005"].map(str::to_owned).into(),
        ..chairs()
    }]);
    assert_eq!(left_out, [""; 0]);
    let pinned = ["p0005", "p0002", "p0000", "p0001", "p0003"];
    assert_eq!(ids(&catalog, "chairs"), pinned);
    // However it is written, and in each of its phrases.
    assert_eq!(ids(&catalog, " Chair "), pinned);
    assert_eq!(ids(&catalog, "الكراسي")[..2], pinned[..2]);
    // The whole query only.
    assert_eq!(ids(&catalog, "model chairs")[..4], PLAIN);
    assert_eq!(ids(&catalog, "")[..], [""; 0]);
}

#[test]
fn pins_do_not_pass_filters_they_do_not_meet() {
    let (catalog, _) = shop(vec![Curation {
        pins: ["p0003", "p0004", "p0002"].map(str::to_owned).into(),
        ..chairs()
    }]);
    let found = catalog.find("chairs", Lang::En, day("2026-11-22"));
    let candidates: Vec<u32> = found.hits.iter().map(|hit| hit.item).collect();
    let (_, stock) = catalogue(&rows());
    let narrowed = |query: &str| {
        let pairs: Vec<(&str, &str)> = query.split('&').filter_map(|p| p.split_once('=')).collect();
        let state = Refinement::from_pairs(pairs);
        let left = refine(&catalog, &stock, None, &candidates, None, &state, Lang::En);
        left.items
    };
    let number = |id: &str| catalog.item_by_id(id).expect(id).0;
    // p0003 is sold out; p0004, not found by the words, is in stock and black like p0000.
    assert_eq!(
        narrowed("stock=yes")[..2],
        [number("p0004"), number("p0002")]
    );
    assert!(!narrowed("stock=yes").contains(&number("p0003")));
    assert_eq!(
        narrowed("f.colour=black"),
        [number("p0004"), number("p0000")]
    );
}

#[test]
fn boosts_raise_and_buries_lower_what_is_found() {
    let (catalog, _) = shop(vec![Curation {
        boosts: vec![boost(Target::Brand("SINDYAN".to_owned()), 2.0)],
        buries: vec![product("p0000")],
        ..chairs()
    }]);
    assert_eq!(
        ids(&catalog, "chairs"),
        ["p0001", "p0003", "p0002", "p0000"]
    );
    // Desks are not found by it, so boosting them does nothing; the larger factor counts.
    let (catalog, _) = shop(vec![
        Curation {
            boosts: vec![
                boost(Target::Category("Desks".to_owned()), 4.0),
                boost(Target::Category("Chairs".to_owned()), 1.5),
                boost(product("p0003"), 3.0),
                boost(Target::Brand("سنديان".to_owned()), 2.0),
            ],
            ..chairs()
        },
        Curation {
            pins: vec!["p0002".to_owned()],
            buries: vec![product("p0002"), Target::Category("Desks".to_owned())],
            ..chairs()
        },
    ]);
    let plain = catalog.text.find("chairs");
    let found = catalog.find("chairs", Lang::En, day("2026-11-22")).hits;
    assert_eq!(
        ids(&catalog, "chairs"),
        ["p0002", "p0003", "p0001", "p0000"]
    );
    let factors = found.iter().map(|hit| {
        let before = plain.iter().find(|plain| plain.item == hit.item);
        hit.score / before.map_or(1.0, |before| before.score)
    });
    assert_eq!(factors.collect::<Vec<f32>>(), [1.5, 3.0, 2.0, 1.5]);
}

#[test]
fn a_curation_holds_on_its_days_and_in_its_language() {
    let (catalog, _) = shop(vec![Curation {
        lang: Some(Lang::En),
        from: Some(day("2026-11-20")),
        until: Some(day("2026-11-22")),
        pins: vec!["p0005".to_owned()],
        redirect: Some(Redirect::Category("Chairs".to_owned())),
        ..chairs()
    }]);
    for (lang, on, holds) in [
        (Lang::En, "2026-11-19", false),
        (Lang::En, "2026-11-20", true),
        (Lang::En, "2026-11-22", true),
        (Lang::En, "2026-11-23", false),
        (Lang::Ar, "2026-11-21", false),
    ] {
        let found = catalog.find("chairs", lang, day(on));
        assert_eq!(found.redirect.is_some(), holds, "{lang:?} {on}");
        assert_eq!(found.hits.len(), 4 + usize::from(holds), "{lang:?} {on}");
    }
}

#[test]
fn the_first_redirect_leads() {
    let path = Redirect::Path("/en/privacy".to_owned());
    let lead = |redirect: &Redirect| Curation {
        redirect: Some(redirect.clone()),
        ..chairs()
    };
    let unknown = Redirect::Category("sofas".to_owned());
    let category = Redirect::Category("Desks".to_owned());
    let (catalog, left_out) = shop(vec![chairs(), lead(&unknown), lead(&path), lead(&category)]);
    assert_eq!(left_out, ["curation chairs: no category sofas to lead to"]);
    let today = day("2026-11-22");
    let found = catalog.find("chairs", Lang::En, today);
    assert_eq!(found.redirect, Some(&path));
    assert_eq!(catalog.find("desks", Lang::En, today).redirect, None);
}

#[test]
fn what_is_not_in_the_shop_is_left_out_and_named() {
    let (catalog, left_out) = shop(vec![Curation {
        queries: vec!["chairs".to_owned(), " — ".to_owned()],
        pins: vec!["p0003".to_owned(), "gone".to_owned()],
        boosts: vec![boost(Target::Brand(String::new()), 2.0)],
        buries: vec![Target::Category("sofas".to_owned()), product("gone")],
        ..chairs()
    }]);
    let told = [
        "no product gone to pin",
        "no brand ",
        "no category sofas",
        "no product gone",
    ];
    assert_eq!(
        left_out,
        told.map(|told| format!("curation chairs: {told}"))
    );
    assert_eq!(ids(&catalog, "chairs")[0], "p0003");
    assert_eq!(ids(&catalog, " — "), [""; 0]);
}

const QUERIES: [&str; 12] = [
    "chairs",
    "chair",
    "Nakhla chair",
    "model 2",
    "mod",
    "modle chair",
    "seat",
    "كرسي",
    "writing table",
    "chair zzzz",
    "black",
    "40 cm chair",
];

#[test]
fn an_explanation_adds_up_to_the_score_of_the_hit() {
    let (catalog, _) = catalogue(&rows());
    let mut seen = 0;
    for query in QUERIES {
        for hit in catalog.text.find(query) {
            let explanation = catalog.text.explain(query, hit.item).expect(query);
            assert_eq!(
                explanation.score().to_bits(),
                hit.score.to_bits(),
                "{query}"
            );
            assert_eq!(explanation.coverage(), hit.coverage, "{query}");
            let parts = explanation.parts.iter();
            let shares: f32 = parts.map(|part| explanation.share(part)).sum();
            assert!((shares - 1.0).abs() < 1e-5, "{query}: {shares}");
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn a_placement_says_what_words_and_hand_did() {
    let (catalog, _) = shop(vec![
        Curation {
            boosts: vec![boost(product("p0003"), 2.0)],
            ..chairs()
        },
        Curation {
            id: "desk".to_owned(),
            pins: vec!["p0005".to_owned()],
            ..chairs()
        },
    ]);
    let today = day("2026-11-22");
    for (id, rank, by) in [
        ("p0005", Some(0), vec!["desk"]),
        ("p0003", Some(1), vec!["chairs"]),
        ("p0000", Some(2), vec![]),
        ("p0004", None, vec![]),
    ] {
        let (item, _) = catalog.item_by_id(id).expect(id);
        let placement = catalog.explain("chairs", Lang::En, today, item);
        assert_eq!((placement.rank, placement.of), (rank, 5), "{id}");
        assert_eq!(placement.curations, by, "{id}");
        let words = placement.words.as_ref();
        let score = words.map_or(0.0, |words| words.score() * placement.effect.factor);
        assert_eq!(placement.score, score, "{id}");
    }
}

#[test]
fn what_popularity_alone_puts_in_order_is_counted() {
    let tied = |catalog: &Catalog, id: &str| {
        let (item, _) = catalog.item_by_id(id).expect(id);
        catalog
            .explain("chairs", Lang::En, Day::default(), item)
            .tied
    };
    // Words alone cannot tell the four chairs apart.
    let (plain, _) = catalogue(&rows());
    for (id, others) in [("p0000", 3), ("p0003", 3), ("p0004", 0)] {
        assert_eq!(tied(&plain, id), others, "{id}");
    }
    let (curated, _) = shop(vec![Curation {
        buries: vec![product("p0002")],
        pins: vec!["p0003".to_owned()],
        ..chairs()
    }]);
    // Neither what is behind all others nor what is before them is one of them.
    for (id, others) in [("p0000", 1), ("p0001", 1), ("p0002", 0), ("p0003", 0)] {
        assert_eq!(tied(&curated, id), others, "{id}");
    }
}

#[test]
fn every_word_that_answers_stands_in_a_field() {
    let documents = documents(&rows());
    let (catalog, _) = catalogue(&rows());
    let mut seen = 0;
    for query in QUERIES {
        for hit in catalog.text.find(query) {
            let item = catalog.item(hit.item).expect("a hit is an item");
            let mut products = documents.products.iter();
            let product = products.find(|product| product.id == item.id);
            let product = product.expect("an item is a product");
            let fields = TextIndexBuilder::fields_of(product, item.category, &catalog);
            let explanation = catalog.text.explain(query, hit.item).expect(query);
            for answer in explanation
                .parts
                .iter()
                .filter_map(|part| part.answer.as_ref())
            {
                let held = fields.get(&answer.word);
                assert!(held.is_some_and(|held| !held.is_empty()), "{answer:?}");
                seen += 1;
            }
        }
    }
    assert!(seen > 30, "{seen}");
    let product = Product {
        name: Text::new("Oak chair", "كرسي"),
        summary: Text::new("A chair of oak.", ""),
        ..Product::default()
    };
    let (_, chair) = catalog.item_by_id("p0000").expect("a chair");
    let fields = TextIndexBuilder::fields_of(&product, chair.category, &catalog);
    let of = |word: &str| fields[word].iter().copied().collect::<Vec<_>>();
    assert_eq!(of("chair"), [Field::Name, Field::Kind, Field::Summary]);
    assert_eq!(of("oak"), [Field::Name, Field::Summary]);
}

#[test]
fn a_part_that_is_not_answered_has_no_share() {
    let (catalog, _) = catalogue(&rows());
    let (item, _) = catalog.item_by_id("p0000").expect("a chair");
    let explanation = catalog.text.explain("chair Sindyan", item);
    let explanation = explanation.expect("it holds one of the two");
    let answers: Vec<Option<&str>> = explanation
        .parts
        .iter()
        .map(|part| Some(part.answer.as_ref()?.word.as_str()))
        .collect();
    assert_eq!(answers, [Some("chair"), None]);
    assert_eq!(explanation.parts[1].words, ["sindyan"]);
    assert_eq!(explanation.share(&explanation.parts[0]), 1.0);
    assert!(explanation.coverage() < 1.0);
    assert_eq!(catalog.text.explain("desk", item), None);
    assert_eq!(catalog.text.asked("desk zzzz"), [vec!["desk"], vec![]]);
}
