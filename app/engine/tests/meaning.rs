//! What a query means beyond its words.

#![cfg(not(target_arch = "wasm32"))]

mod small;

use engine::catalog::{Catalog, CatalogBuilder, Category, Product};
use engine::search::{Limit, Meaning, Refinement, refine, understand};
use engine::{Currency, Day, Lang, Text};
use small::{Row, catalogue};

/// Thirty chairs and ten desks: a third of each is black, they are 60, 61 … cm wide
/// and cost 10, 20 … JOD without tax; of every second there is none.
fn rows() -> Vec<Row> {
    let row = |n: u32| Row {
        category: usize::from(n >= 30),
        brand: (n % 3) as usize,
        colours: vec![(n % 3) as usize],
        width: Some(600 + n % 10 * 10),
        foldable: false,
        price: Some(i64::from(n + 1) * 10_000),
        stock: i64::from(n % 2),
        popularity: n,
    };
    (0..40).map(row).collect()
}

fn shop() -> (Catalog, Vec<i64>) {
    catalogue(&rows())
}

fn found(catalog: &Catalog, words: &str) -> Vec<u32> {
    let hits = catalog.find(words, Lang::En, Day::default()).hits;
    hits.iter().map(|hit| hit.item).collect()
}

fn meaning(query: &str) -> Meaning {
    let (catalog, stock) = shop();
    let prices = catalog.list_for(Currency::Jod);
    understand(&catalog, &stock, prices, query, |words| {
        found(&catalog, words)
    })
}

/// The words that are left and the address of the filters.
fn read(query: &str) -> (String, String) {
    let (catalog, _) = shop();
    let meaning = meaning(query);
    let state = Refinement {
        query: query.to_owned(),
        page: 1,
        ..Refinement::default()
    };
    let state = meaning.onto(&catalog, &state);
    let filters = Refinement {
        query: String::new(),
        ..state
    };
    (meaning.words, filters.to_query())
}

/// Queries with the words that are left of each, and the filters it means.
fn reads(cases: &[(&str, &str, &str)]) {
    for (query, words, filters) in cases {
        let read = read(query);
        assert_eq!(
            (read.0.as_str(), read.1.as_str()),
            (*words, *filters),
            "{query}"
        );
    }
}

#[test]
fn prices_are_understood_in_both_languages() {
    reads(&[
        ("chairs under 100", "chairs", "?price.max=100"),
        ("under 100 chairs", "under 100 chairs", ""),
        ("under 100 JOD chairs", "chairs", "?price.max=100"),
        (
            "chairs below 100 jd for home",
            "chairs for home",
            "?price.max=100",
        ),
        ("chairs cheaper than 99.5", "chairs", "?price.max=99.5"),
        ("chairs at least 150 dinars", "chairs", "?price.min=150"),
        ("chairs over 150", "chairs", "?price.min=150"),
        (
            "chairs between 100 and 200",
            "chairs",
            "?price.min=100&price.max=200",
        ),
        (
            "chairs 100-200 JOD",
            "chairs",
            "?price.min=100&price.max=200",
        ),
        (
            "chairs 100 to 200 dinar",
            "chairs",
            "?price.min=100&price.max=200",
        ),
        (
            "chairs from 100 to 1,200",
            "chairs",
            "?price.min=100&price.max=1200",
        ),
        ("chairs price max 100", "chairs", "?price.max=100"),
        ("under 100", "", "?price.max=100"),
        ("كراسي أقل من ١٠٠", "كراسي", "?price.max=100"),
        ("كراسي بأقل من 100 دينار", "كراسي", "?price.max=100"),
        ("كراسي تحت ١٠٠ د.أ", "كراسي", "?price.max=100"),
        ("كراسي حتى ١٠٠", "كراسي", "?price.max=100"),
        ("كراسي فوق 150 دينار أردني", "كراسي", "?price.min=150"),
        (
            "كراسي من 100 إلى 200",
            "كراسي",
            "?price.min=100&price.max=200",
        ),
        (
            "كراسي بين ١٠٠ و٢٠٠",
            "كراسي",
            "?price.min=100&price.max=200",
        ),
        ("كراسي أكثر من 150", "كراسي", "?price.min=150"),
    ]);
}

#[test]
fn what_is_not_surely_a_price_stays_words() {
    for query in [
        "chairs 100",
        "chairs R-0012",
        "chairs under 100-B",
        "chairs less than 8 ports",
        "chairs under 5 kg",
        "chairs under 100 dollars",
        "chairs under 1",
        "علبة من 100",
        "100-200 chairs",
        "under",
    ] {
        assert_eq!(read(query), (query.to_owned(), String::new()), "{query}");
    }
}

#[test]
fn a_product_that_is_called_so_is_words() {
    let query = "chairs max 100";
    assert_eq!(read(query).1, "?price.max=100");
    let mut builder = small::documents(&rows());
    builder.products[0].name = Text::new("Chair Max 100", "");
    let (catalog, _) = builder.build();
    let stock = vec![1; catalog.variants.len()];
    let prices = catalog.list_for(Currency::Jod);
    let find = |words: &str| found(&catalog, words);
    let meaning = understand(&catalog, &stock, prices, query, find);
    assert_eq!(meaning, Meaning::of_words(query));
}

#[test]
fn stock_colours_and_measures_are_understood() {
    reads(&[
        ("chairs in stock", "chairs", "?stock=yes"),
        ("كراسي متوفرة", "كراسي", "?stock=yes"),
        ("black chairs", "chairs", "?f.colour=black"),
        (
            "chairs olive under 150",
            "chairs",
            "?f.colour=olive&price.max=150",
        ),
        ("كراسي أسود", "كراسي", "?f.colour=black"),
        (
            "black chairs in stock",
            "chairs",
            "?f.colour=black&stock=yes",
        ),
    ]);
}

#[test]
fn what_alone_would_be_left_stays_words() {
    for query in [
        "black",
        "black and white chairs",
        "sand chairs",
        "Nakhla chairs",
    ] {
        assert!(!read(query).1.contains("sand"), "{query}");
        assert!(!read(query).1.contains("brand"), "{query}");
        assert!(!read(query).0.is_empty(), "{query}");
    }
    assert_eq!(read("black"), ("black".to_owned(), String::new()));
}

#[test]
fn what_is_shown_passes_what_is_understood() {
    let (catalog, stock) = shop();
    let meaning = meaning("black chairs under 150 in stock");
    assert_eq!(meaning.phrases.len(), 3);
    let asked = Refinement::from_pairs([
        ("q", "black chairs under 150 in stock"),
        ("price.max", "100"),
    ]);
    let state = meaning.onto(&catalog, &asked);
    assert_eq!(state.price.max, Some(100.0), "both hold");
    let prices = catalog.list_for(Currency::Jod);
    let found = found(&catalog, &state.query);
    let outcome = refine(&catalog, &stock, prices, &found, None, &state, Lang::En);
    assert!(!outcome.items.is_empty());
    for item in outcome.items {
        assert!(catalog.columns.in_stock(item, &stock));
    }
    let left: Vec<String> = meaning
        .phrases
        .iter()
        .map(|phrase| phrase.left_of(&asked.query))
        .collect();
    assert_eq!(
        left,
        [
            "chairs under 150 in stock",
            "black chairs in stock",
            "black chairs under 150"
        ]
    );
    assert!(matches!(meaning.phrases[0].limit, Limit::Choices { .. }));
}

#[test]
fn a_misspelt_query_says_what_is_shown() {
    let (catalog, _) = shop();
    let corrected = |query: &str| {
        let best = found(&catalog, query).first().copied();
        catalog.corrected(query, best)
    };
    assert_eq!(corrected("blakc chiars").as_deref(), Some("black chair"));
    assert_eq!(corrected("chairs"), None);
    assert_eq!(corrected("cha"), None, "half typed is not misspelt");
    assert_eq!(corrected("seat"), None, "a synonym is none");
    assert_eq!(corrected("qqqqqqq"), None);
}

/// Notebooks under "Laptops", and sleeves that say "laptop".
fn computers() -> Catalog {
    let category = |id: &str, en: &str, ar: &str| Category {
        id: id.to_owned(),
        name: Text::new(en, ar),
        slug: Text::new(id, id),
        ..Category::default()
    };
    let product = |n: usize| {
        let (name, model, category) = match n < 10 {
            true => (format!("Acme X{n} notebook"), format!("X{n}"), "laptops"),
            false => (format!("Acme S{n} laptop sleeve"), format!("S{n}"), "bags"),
        };
        Product {
            id: format!("p{n:02}"),
            slug: Text::new(&model, &model),
            name: Text::new(name, ""),
            brand: Text::new("Acme", ""),
            model,
            category: category.to_owned(),
            ..Product::default()
        }
    };
    let builder = CatalogBuilder {
        categories: vec![
            category("laptops", "Laptops", "الحواسيب المحمولة"),
            category("bags", "Laptop bags & sleeves", "الحقائب"),
        ],
        products: (0..20).map(product).collect(),
        ..CatalogBuilder::default()
    };
    builder.build().0
}

#[test]
fn a_query_that_names_a_category_leads_with_what_is_sold_there() {
    let catalog = computers();
    for query in ["laptops", "Laptop", "حواسيب محمولة"] {
        let best = found(&catalog, query);
        let led = best.iter().take(10).filter_map(|item| catalog.item(*item));
        let names: Vec<&str> = led.map(|item| item.name.en.as_str()).collect();
        assert_eq!(names.len(), 10, "{query}");
        assert!(
            names.iter().all(|name| name.ends_with("notebook")),
            "{query}: {names:?}"
        );
    }
    let sleeves = found(&catalog, "laptop sleeve");
    let first = catalog.item(sleeves[0]).map(|item| item.name.en.as_str());
    assert!(
        first.is_some_and(|name| name.ends_with("sleeve")),
        "{first:?}"
    );
}
