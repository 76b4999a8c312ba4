//! What both sides are asked: a fixed list of cases, answered as lines of text.

use crate::small::{BRANDS, CATEGORIES, COLOURS, Row, catalogue};
use crate::travelled::travelled;
use engine::catalog::{Catalog, Snapshot};
use engine::plural::Plural;
use engine::price::{PriceList, Tax, TaxMode, Tier, line, total};
use engine::search::{Phrasebook, Refinement, refine, repair, understand};
use engine::{Calendar, Currency, Lang, Money, Text, date, number, text};
use std::fmt::Write;

/// Numbers that look random and are always the same (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}

/// All answers, a line each.
pub fn answers() -> String {
    let mut out = String::new();
    let mut numbers = Numbers(2026);
    writing(&mut out, &mut numbers);
    words(&mut out);
    prices(&mut out, &mut numbers);
    addresses(&mut out);
    searches(&mut out, &mut numbers);
    out
}

macro_rules! say {
    ($out:expr, $($part:tt)*) => {
        writeln!($out, $($part)*).expect("a String can be written")
    };
}

fn writing(out: &mut String, numbers: &mut Numbers) {
    let mut amounts = vec![0, 1, -1, 999, 1_000, i64::MAX, i64::MIN + 1];
    amounts.extend((0..60).map(|_| numbers.next() as i64 >> numbers.below(60)));
    for minor in &amounts {
        for currency in Currency::ALL {
            let money = Money::new(*minor, currency);
            let again = Money::parse(&money.decimal(), currency);
            let [en, ar] = Lang::ALL.map(|lang| money.format(lang));
            say!(
                out,
                "money {currency} {minor}: {en} | {ar} | {} {again:?}",
                money.decimal()
            );
        }
        let value = *minor as f64 / 4096.0;
        let tiny = value / 1.0e12;
        say!(
            out,
            "number {value} {tiny}: {} {}",
            number::decimal(value),
            number::decimal(tiny)
        );
        let instant = *minor >> 28;
        let amman = Calendar::new(3 * 3_600, "JO");
        let [en, ar] = Lang::ALL.map(|lang| amman.day_and_time(instant, lang));
        say!(
            out,
            "instant {instant}: {} {en} | {ar}",
            date::rfc3339(instant)
        );
    }
    for typed in ["١٢٣٬٤٥٦", "۱,۲۰۰", "12a", "", "18446744073709551616", " 7 "] {
        say!(out, "whole {typed:?}: {:?}", number::parse_whole(typed));
    }
    for n in 0..=205 {
        say!(
            out,
            "plural {n}: {:?}",
            Lang::ALL.map(|lang| Plural::of(lang, n))
        );
    }
    for header in [
        "en;q=0.5, ar-JO;q=0.9",
        "ar;q=0.3333,en;q=0.3334",
        "fr",
        "ar;q=nan",
    ] {
        say!(
            out,
            "negotiate {header}: {:?}",
            Lang::negotiate(header, &Lang::ALL)
        );
    }
}

fn words(out: &mut String) {
    // Every letter of the two scripts and their neighbours, then whole phrases.
    for c in ('\u{20}'..'\u{700}')
        .chain('\u{2000}'..'\u{2100}')
        .chain('\u{FE70}'..'\u{FF00}')
    {
        let letter = c.to_string();
        say!(
            out,
            "letter {:04x}: {:?} {:?}",
            c as u32,
            text::fold(&letter),
            text::slug(&letter)
        );
    }
    for phrase in PHRASES {
        let tokens = text::tokens(phrase);
        let quantities = text::quantities(phrase, &tokens);
        let tokens: Vec<String> = tokens.iter().map(text::Token::term).collect();
        say!(
            out,
            "phrase {phrase}: {} | {} | {tokens:?} | {quantities:?}",
            text::fold(phrase),
            text::slug(phrase)
        );
    }
}

const PHRASES: [&str; 8] = [
    "Café chairs & stools — İstanbul",
    "كُرسيّ المكتبِ الدوّار",
    "طاولة ١٢٠ × ٦٠ سم",
    "HP TN-2110, 15.6\" طابعة!",
    "Straße ΣΊΣΥΦΟΣ ﷼ ﻻ",
    "أدوات الإسعاف الأوّليّة",
    "naïve cliché façade",
    "زيتون olive",
];

fn prices(out: &mut String, numbers: &mut Numbers) {
    for round in 0..200 {
        let currency = Currency::ALL[numbers.below(7) as usize];
        let tax_mode = if numbers.below(2) == 0 {
            TaxMode::Included
        } else {
            TaxMode::Added
        };
        let list = PriceList {
            currency,
            tax_mode,
            ..PriceList::default()
        };
        let tax = Tax {
            name: Text::new("GST", "ضريبة"),
            rate_bp: numbers.below(3_000) as u32,
            ..Tax::default()
        };
        let lines: Vec<_> = (0..4)
            .map(|_| {
                let base = (numbers.next() >> numbers.below(64)) as i64;
                let from = 2 + numbers.below(50) as u32;
                let tiers = [
                    Tier {
                        from: 1,
                        minor: base,
                    },
                    Tier {
                        from,
                        minor: base / 10 * 9,
                    },
                ];
                line(&list, &tiers, numbers.below(200) as u32, &tax)
            })
            .collect();
        for priced in &lines {
            say!(out, "line {round}: {priced:?}");
        }
        let delivery = Money::new(numbers.below(10_000) as i64, currency);
        let sum = total(lines.iter().flatten(), delivery, &tax, currency);
        say!(out, "total {round}: {sum:?}");
    }
}

/// Query strings as a visitor might send them, already decoded.
const ADDRESSES: [&[(&str, &str)]; 9] = [
    &[],
    &[("q", "model 17")],
    &[("cat", "Chairs"), ("cat", "Desks"), ("brand", "Sindyan")],
    &[("q", "كراسي"), ("sort", "price-up")],
    &[
        ("q", "café"),
        ("f.colour", "olive"),
        ("f.colour", "sand"),
        ("page", "٢"),
    ],
    &[
        ("f.width.min", "٤٠٫٥"),
        ("f.width.max", "80.1"),
        ("stock", "yes"),
    ],
    &[("brand", "Nakhla"), ("brand", "Zaytoun"), ("sort", "name")],
    &[
        ("price.min", "0.1"),
        ("price.max", "1,200.125"),
        ("f.foldable", "yes"),
    ],
    &[
        ("price.max", "1e999"),
        ("page", "-1"),
        ("f.ghost", "&=+"),
        ("sort", "newest"),
    ],
];

fn states() -> impl Iterator<Item = Refinement> {
    ADDRESSES
        .iter()
        .map(|pairs| Refinement::from_pairs(pairs.iter().copied()))
}

fn addresses(out: &mut String) {
    for state in states() {
        say!(out, "address {} {:?}", state.to_query(), state);
    }
}

const QUERIES: [&str; 20] = [
    "chairs",
    "CHAIR model 12",
    "chiar",
    "cahir nakla",
    "cha",
    "seat",
    "a stool by Zaytoun",
    "black writing table",
    "R-0012",
    "r0012",
    "r 0012",
    "café table 60 cm",
    "600mm desk",
    "كرسي",
    "والكراسي",
    "كراسى سنديان",
    "موديل ١٢",
    "طاولة مقهى زيتي",
    "\u{0}\u{202e}\"'%$ ﷽",
    "nothing like it at all",
];

fn searches(out: &mut String, numbers: &mut Numbers) {
    let mut row = || Row {
        category: numbers.below(CATEGORIES.len() as u64) as usize,
        brand: numbers.below(BRANDS.len() as u64) as usize,
        colours: (0..COLOURS.len())
            .filter(|_| numbers.below(3) == 0)
            .collect(),
        width: (numbers.below(5) > 0).then(|| 300 + numbers.below(900) as u32),
        foldable: numbers.below(4) == 0,
        price: (numbers.below(9) > 0).then(|| numbers.below(2_000_000) as i64),
        stock: numbers.below(3) as i64,
        popularity: numbers.below(50) as u32,
    };
    let rows: Vec<Row> = (0..240).map(|_| row()).collect();
    crate::curated::answers(out, &rows, &QUERIES);
    let (catalog, stock) = catalogue(&rows);
    for node in &catalog.categories {
        say!(
            out,
            "category {}: {:?} {:?}",
            node.category.id,
            node.facets,
            node.items
        );
    }
    let snapshot = Snapshot::of(&catalog, |_| true);
    say!(out, "snapshot {:016x}", snapshot.edition);
    let away = travelled(snapshot);
    for query in QUERIES {
        let hits = catalog.text.find(query);
        assert_eq!(away.text.find(query), hits, "{query:?} after the journey");
        say!(out, "query {query:?}: {hits:?}");
    }
    typing(out, &catalog);
    meanings(out, [&catalog, &away], &stock);
    repairs(out, &catalog, &stock);
    for (index, state) in states().enumerate() {
        let all: Vec<u32> = (0..catalog.items.len() as u32).collect();
        let found = catalog.text.find(&state.query);
        let found: Vec<u32> = found.into_iter().map(|hit| hit.item).collect();
        let candidates = if state.query.is_empty() { &all } else { &found };
        say!(out, "found {index}: {found:?}");
        for lang in Lang::ALL {
            let refined = |catalog: &Catalog| {
                let prices = catalog.list_for(Currency::Jod);
                refine(catalog, &stock, prices, candidates, None, &state, lang)
            };
            let (outcome, again) = (refined(&catalog), refined(&away));
            assert_eq!(again, outcome, "{index} after the journey");
            say!(out, "refined {index} {lang:?}: {outcome:?}");
        }
    }
}

/// What phrases of a query narrow, before and after the journey.
const NARROWING: [&str; 6] = [
    "black chairs under 500",
    "كراسي زيتي أقل من ٩٠٠ دينار",
    "desk 100 to 1,200.5 JOD in stock",
    "طاولة مقهى متوفرة",
    "chairs max 1",
    "under 100",
];

fn meanings(out: &mut String, catalogs: [&Catalog; 2], stock: &[i64]) {
    for query in QUERIES.iter().chain(&NARROWING) {
        let [here, away] = catalogs.map(|catalog| {
            let find = |words: &str| {
                let hits = catalog.text.find(words);
                hits.iter().map(|hit| hit.item).collect()
            };
            let prices = catalog.list_for(Currency::Jod);
            let meaning = understand(catalog, stock, prices, query, find);
            let best = catalog.text.find(query).first().map(|hit| hit.item);
            (meaning, catalog.corrected(query, best))
        });
        assert_eq!(away, here, "{query:?} after the journey");
        say!(out, "meant {query:?}: {here:?}");
    }
}

/// Every query letter by letter, and what the whole of it marks in names.
fn typing(out: &mut String, catalog: &Catalog) {
    let book = Phrasebook::new(catalog);
    for query in QUERIES {
        let ends = query.char_indices().map(|(at, c)| at + c.len_utf8());
        for typed in ends.map(|end| &query[..end]) {
            for lang in Lang::ALL {
                let suggested = book.suggest(catalog, typed, lang);
                say!(out, "typed {typed:?} {lang:?}: {suggested:?}");
            }
        }
        let sought = catalog.text.sought(query);
        say!(out, "sought {query:?}: {sought:?}");
        for item in catalog.items.iter().take(20) {
            let marked = Lang::ALL.map(|lang| text::highlight(item.name.get(lang), &sought));
            say!(out, "marked {}: {marked:?}", item.id);
        }
        for phrase in PHRASES {
            let marked = text::highlight(phrase, &text::Sought::typed(query));
            say!(out, "marked {phrase}: {marked:?}");
        }
    }
}

/// Questions without an answer: every query with filters that leave nothing of it.
const FILTERS: [&[(&str, &str)]; 4] = [
    &[
        ("brand", "Nakhla"),
        ("f.colour", "olive"),
        ("price.max", "1"),
    ],
    &[("f.width.min", "5000"), ("cat", "Desks"), ("stock", "yes")],
    &[
        ("price.min", "90000"),
        ("brand", "Zaytoun"),
        ("f.foldable", "yes"),
    ],
    &[
        ("f.colour", "sand"),
        ("f.width.max", "31"),
        ("brand", "Sindyan"),
        ("page", "3"),
    ],
];

fn repairs(out: &mut String, catalog: &Catalog, stock: &[i64]) {
    let all: Vec<u32> = (0..catalog.items.len() as u32).collect();
    let find = |query: &str| {
        let hits = catalog.text.find(query);
        hits.iter().map(|hit| hit.item).collect()
    };
    for query in QUERIES {
        for filters in FILTERS {
            let pairs = filters.iter().copied().chain([("q", query)]);
            let state = Refinement::from_pairs(pairs);
            let prices = catalog.list_for(Currency::Jod);
            let found = repair(catalog, stock, prices, &all, &state, find);
            say!(out, "repairs {}: {found:?}", state.to_query());
        }
    }
}
