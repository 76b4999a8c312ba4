//! Whatever somebody types or writes into an address, an answer comes, and soon: no panic, and
//! nothing grows with what was sent. `PROPTEST_CASES=100000 cargo test -p engine --test hostile`
//! tries for longer.

#![cfg(not(target_arch = "wasm32"))]

mod small;

use engine::catalog::Catalog;
use engine::search::{MAX_QUERY, Phrasebook, Refinement, refine, repair};
use engine::text::{Sought, highlight, tokens};
use engine::{Day, Lang};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use small::{Row, catalogue};
use std::cell::Cell;
use std::ops::Range;
use std::sync::LazyLock;

struct Shop {
    catalog: Catalog,
    stock: Vec<i64>,
    book: Phrasebook,
}

static SHOP: LazyLock<Shop> = LazyLock::new(|| {
    let row = |n: u32| Row {
        category: n as usize % 3,
        brand: n as usize % 4,
        colours: vec![n as usize % 4],
        width: (!n.is_multiple_of(5)).then_some(400 + n),
        foldable: n.is_multiple_of(2),
        price: (!n.is_multiple_of(7)).then_some(1_000 + i64::from(n)),
        stock: i64::from(n % 3),
        popularity: n,
    };
    let (catalog, stock) = catalogue(&(0..40).map(row).collect::<Vec<_>>());
    let book = Phrasebook::new(&catalog);
    Shop {
        catalog,
        stock,
        book,
    }
});

/// What is likely to break something: no characters, halves of numbers and of words, marks
/// without letters, letters of several, ends of the alphabet.
const PIECES: [&str; 64] = [
    "\0",
    "\u{1}",
    "\u{7F}",
    "\u{FFFD}",
    "\u{FFFF}",
    "\u{10FFFF}",
    "\u{E000}",
    "\u{FEFF}",
    "\u{202E}",
    "\u{200F}",
    "\u{2066}",
    "\u{301}",
    "\u{64E}",
    "\u{651}",
    "ـ",
    "ﷺ",
    "ﻻ",
    "ﬁ",
    "İ",
    "ŉ",
    "ß",
    "ẞ",
    "𝟙",
    "Ⅷ",
    "½",
    "²",
    "٣",
    "۴",
    "٫",
    "٬",
    "😀",
    "👨‍👩‍👧",
    "🇯🇴",
    "漢",
    "ก็",
    "%",
    "%00",
    "%ED%A0%80",
    "&",
    "=",
    "+",
    "\"",
    "'",
    "<b>",
    "\\",
    "/",
    "-",
    ".",
    ",",
    "1.",
    ",000",
    "1e308",
    "18446744073709551616",
    "\" ",
    " in ",
    "tb",
    "ال",
    "و",
    "كرسي ",
    "زيتونن ",
    "chair",
    "desk ",
    "cahirs ",
    " ",
];

fn hostile() -> impl Strategy<Value = String> {
    let pieces = || select(PIECES.to_vec());
    let long = |length: usize| (pieces(), pieces(), 1..length);
    prop_oneof![
        any::<String>(),
        vec(any::<u8>(), 0..64).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
        vec(pieces(), 0..32).prop_map(|pieces| pieces.concat()),
        vec(pieces(), 0..32).prop_map(|pieces| pieces.join(" ")),
        long(60).prop_map(|(one, other, times)| format!("{one}{other}").repeat(times)),
        long(60).prop_map(|(one, other, times)| format!("{one}{other} ").repeat(times)),
        pieces().prop_map(|piece| piece.repeat(10_000 / piece.len())),
    ]
}

/// The parameters of an address, also such as mean nothing or nothing yet.
fn pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    const KEYS: [&str; 16] = [
        "q",
        "q",
        "brand",
        "stock",
        "sort",
        "page",
        "price.min",
        "price.max",
        "f.colour",
        "f.foldable",
        "f.width.min",
        "f.width.max",
        "f.width",
        "f.",
        "f..min",
        "f.colour.min.max",
    ];
    const VALUES: [&str; 16] = [
        "yes",
        "black",
        "Nakhla",
        "name",
        "-0",
        "0",
        "400",
        "1e11",
        "1e308",
        "-1e-320",
        "NaN",
        "inf",
        "٤٠",
        "1,0,0",
        "99999999999999999999",
        "0x1",
    ];
    let key = prop_oneof![
        8 => select(KEYS.to_vec()).prop_map(str::to_owned),
        1 => hostile(),
        1 => hostile().prop_map(|key| format!("f.{key}")),
    ];
    let value = prop_oneof![3 => select(VALUES.to_vec()).prop_map(str::to_owned), 1 => hostile()];
    vec((key, value), 0..9).prop_flat_map(|pairs| {
        (
            Just(pairs),
            prop_oneof![5 => Just(1usize), 1 => 1usize..1_000],
        )
            .prop_map(|(pairs, times)| std::iter::repeat_n(pairs, times).flatten().collect())
    })
}

fn read(pairs: &[(String, String)]) -> Refinement {
    Refinement::from_pairs(pairs.iter().map(|(key, value)| (&**key, &**value)))
}

/// Whether these are parts of a text, in order and apart.
fn are_parts(ranges: &[Range<usize>], text: &str) -> bool {
    ranges
        .iter()
        .all(|range| !range.is_empty() && text.get(range.clone()).is_some())
        && ranges.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_query_is_answered(query in hostile(), arabic in any::<bool>()) {
        let catalog = &SHOP.catalog;
        let lang = if arabic { Lang::Ar } else { Lang::En };
        let day = Day::default();
        let hits = catalog.find(&query, lang, day).hits;
        let mut items: Vec<u32> = hits.iter().map(|hit| hit.item).collect();
        prop_assert!(hits.iter().all(|hit| hit.score.is_finite() && hit.score > 0.0));
        prop_assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
        items.sort_unstable();
        items.dedup();
        prop_assert_eq!(items.len(), hits.len());
        for item in [0, 39, 40, u32::MAX] {
            let explained = catalog.explain(&query, lang, day, item).words;
            let score = hits.iter().find(|hit| hit.item == item).map(|hit| hit.score);
            if score.is_some() {
                prop_assert_eq!(explained.map(|explained| explained.score()), score);
            }
        }
        let read = query.chars().take(MAX_QUERY).collect::<String>();
        prop_assert_eq!(&hits, &catalog.find(&read, lang, day).hits);
        let readings = catalog.text.readings(&read);
        prop_assert!(readings.len() <= 16);
        prop_assert!(readings.iter().flat_map(|reading| &reading.groups).all(|group| group.terms.len() <= 48));

        let found = SHOP.book.suggest(catalog, &query, lang);
        prop_assert!(found.queries.len() <= 5 && found.categories.len() <= 3 && found.products.len() <= 5);
        prop_assert!(found.queries.iter().all(|found| found.count > 0 && !found.text.trim().is_empty()));
    }

    #[test]
    fn any_text_is_read_and_marked(text in hostile(), query in hostile()) {
        let read = tokens(&text);
        let spans: Vec<_> = read.iter().map(|token| token.start..token.end).collect();
        prop_assert!(are_parts(&spans, &text), "{:?}", spans);
        for token in read.iter().take(64) {
            let found = SHOP.catalog.text.corrections(&token.term(), 4);
            prop_assert!(found.len() <= 4 && found.iter().all(|found| found.errors <= 2));
            prop_assert!(SHOP.catalog.text.completions(&token.text, 4).len() <= 4);
            prop_assert!(SHOP.catalog.text.soundalikes(&token.text, 3).len() <= 3);
        }
        let query: String = query.chars().take(MAX_QUERY).collect();
        for sought in [SHOP.catalog.text.sought(&query), Sought::typed(&query), Sought::typed(&text)] {
            prop_assert!(are_parts(&highlight(&text, &sought), &text));
            prop_assert!(are_parts(&highlight("كُرْسيّ TN-2110 15.6\" Chairs", &sought), "كُرْسيّ TN-2110 15.6\" Chairs"));
        }
    }

    #[test]
    fn any_address_is_answered(pairs in pairs()) {
        let Shop { catalog, stock, .. } = &*SHOP;
        let prices = catalog.lists.first();
        let state = read(&pairs);
        prop_assert!(state.query.chars().count() <= MAX_QUERY);
        prop_assert!((1..=10_000).contains(&state.page));
        let written = state.to_pairs();
        prop_assert!(written.len() <= 64);
        prop_assert_eq!(read(&written).to_pairs(), written);

        let hits = |query: &str| -> Vec<u32> {
            let hits = catalog.find(query, Lang::En, Day::default()).hits;
            hits.into_iter().map(|hit| hit.item).collect()
        };
        let all: Vec<u32> = (0..40).collect();
        for state in [state.clone().known_to(catalog), state] {
            let found = match state.query.is_empty() {
                true => all.clone(),
                false => hits(&state.query),
            };
            let outcome = refine(catalog, stock, prices, &found, None, &state, Lang::Ar);
            prop_assert!(outcome.items.iter().all(|item| found.contains(item)));
            // Everything asked for fits on one page of links, however much was sent.
            prop_assert!(outcome.groups.len() <= 6);

            let searched = Cell::new(0);
            let repairs = repair(catalog, stock, prices, &all, &state, |query| {
                searched.set(searched.get() + 1);
                hits(query)
            });
            prop_assert!(searched.get() <= 400, "{} searches", searched.get());
            prop_assert!(repairs.len() <= 8);
            for repair in repairs {
                prop_assert!((1..=3).contains(&repair.steps.len()) && repair.count > 0);
            }
        }
    }
}

#[test]
fn as_many_words_as_there_is_room_for_are_soon_repaired() {
    let Shop { catalog, stock, .. } = &*SHOP;
    for word in ["a ", "qqzz ", "زيتونن ", "1 2"] {
        let query = word.repeat(MAX_QUERY);
        let state = read(&[
            ("q".to_owned(), query),
            ("stock".to_owned(), "yes".to_owned()),
        ]);
        let all: Vec<u32> = (0..40).collect();
        assert!(repair(catalog, stock, None, &all, &state, |_| Vec::new()).is_empty());
    }
}
