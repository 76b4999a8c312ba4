//! What is suggested while typing, and what of a result is marked.

mod small;
#[path = "small/things.rs"]
mod things;

use engine::catalog::{Catalog, Product};
use engine::search::{Phrasebook, Suggestions};
use engine::text::highlight;
use engine::{Lang, Text};
use small::{Row, catalogue};
use things::things;

/// Twelve chairs, six desks and three café tables of two brands.
fn shop() -> Catalog {
    let counts = [12, 6, 3];
    let rows = counts.iter().enumerate().flat_map(|(category, count)| {
        (0..*count).map(move |n| Row {
            category,
            brand: usize::from(n % 3 == 0),
            colours: vec![0],
            width: None,
            foldable: false,
            price: Some(1_000),
            stock: 1,
            popularity: n,
        })
    });
    catalogue(&rows.collect::<Vec<Row>>()).0
}

fn suggested(typed: &str, lang: Lang) -> Suggestions {
    let catalog = shop();
    Phrasebook::new(&catalog).suggest(&catalog, typed, lang)
}

fn queries(typed: &str, lang: Lang) -> Vec<(String, u32)> {
    let found = suggested(typed, lang).queries.into_iter();
    found.map(|found| (found.text, found.count)).collect()
}

fn categories(typed: &str) -> Vec<(String, u32)> {
    let catalog = shop();
    let name = |category: usize| catalog.categories[category].category.name.en.clone();
    let found = suggested(typed, Lang::En).categories.into_iter();
    found
        .map(|found| (name(found.category), found.count))
        .collect()
}

fn pairs(found: &[(String, u32)]) -> Vec<(&str, u32)> {
    found
        .iter()
        .map(|(text, count)| (text.as_str(), *count))
        .collect()
}

#[test]
fn phrases_are_completed_those_with_most_products_first() {
    assert_eq!(
        pairs(&queries("ch", Lang::En)),
        [("chairs", 12), ("Nakhla chairs", 8), ("Sindyan chairs", 4)]
    );
    assert_eq!(
        pairs(&queries("c", Lang::En)),
        [
            ("chairs", 12),
            ("Nakhla chairs", 8),
            ("Sindyan chairs", 4),
            ("café tables", 3),
            ("Nakhla café tables", 2)
        ]
    );
    assert_eq!(
        pairs(&queries("كر", Lang::Ar)),
        [("كراسٍ", 12), ("كراسٍ نخلة", 8), ("كراسٍ سنديان", 4)]
    );
    // Any word may be half typed last, in any order.
    assert_eq!(
        pairs(&queries("tables ca", Lang::En))[0],
        ("café tables", 3)
    );
    assert_eq!(
        pairs(&queries("desks nak", Lang::En)),
        [("Nakhla desks", 4)]
    );
    assert_eq!(
        pairs(&queries("sin", Lang::En)),
        [("Sindyan", 7), ("Sindyan chairs", 4), ("Sindyan desks", 2)]
    );
}

#[test]
fn what_is_typed_already_is_no_suggestion() {
    let found = queries("Chair", Lang::En);
    assert_eq!(pairs(&found)[0], ("Nakhla chairs", 8));
    // With a space behind it, a word goes on no more.
    assert!(queries("ch ", Lang::En).is_empty());
}

#[test]
fn the_other_language_speaks_where_ones_own_is_silent() {
    assert_eq!(pairs(&queries("كر", Lang::En))[0], ("كراسٍ", 12));
    assert_eq!(pairs(&queries("نخ", Lang::En))[0], ("نخلة", 14));
    assert_eq!(pairs(&queries("nak", Lang::Ar))[0], ("نخلة", 14));
    assert_eq!(pairs(&queries("desks n", Lang::Ar)), [("Nakhla desks", 4)]);
}

#[test]
fn where_no_phrase_goes_on_words_of_names_do() {
    assert_eq!(
        pairs(&queries("nakhla desks mod", Lang::En)),
        [("nakhla desks model", 4)]
    );
    assert_eq!(pairs(&queries("كراسٍ طر", Lang::Ar)), [("كراسٍ طراز", 12)]);
    // Nothing holds these together.
    assert!(queries("chairs tables mod", Lang::En).is_empty());
}

#[test]
fn ends_are_of_words_that_stand_together_and_often() {
    let named = |n: usize| match n {
        0 => "Black tonne".to_owned(),
        n if n % 2 == 0 => format!("Black toner {n}"),
        n => format!("White tonic {n}"),
    };
    let product = |n: usize| Product {
        id: format!("p{n:02}"),
        name: Text::only(Lang::En, named(n)),
        ..Product::default()
    };
    let catalog = things((0..80).map(product));
    let found = Phrasebook::new(&catalog).suggest(&catalog, "Black ton", Lang::En);
    let found: Vec<(&str, u32)> = found
        .queries
        .iter()
        .map(|found| (found.text.as_str(), found.count))
        .collect();
    // No tonic is black, and one tonne among so much toner is a slip.
    assert_eq!(found, [("Black toner", 39)]);
}

#[test]
fn every_count_is_of_products_that_are_found() {
    let catalog = shop();
    let book = Phrasebook::new(&catalog);
    for typed in ["c", "d", "n", "sindyan ", "ك", "model", "t", "black", "mo"] {
        for lang in Lang::ALL {
            for completion in book.suggest(&catalog, typed, lang).queries {
                let found = catalog.text.find(&completion.text).len();
                assert!(
                    completion.count > 0 && completion.count as usize <= found,
                    "{completion:?}: {found}"
                );
            }
        }
    }
}

#[test]
fn categories_are_found_by_their_names() {
    assert_eq!(pairs(&categories("ch")), [("Chairs", 12)]);
    assert_eq!(pairs(&categories("مقا")), [("Café tables", 3)]);
    // In other words: "seat" stands for chair.
    assert_eq!(pairs(&categories("seat")), [("Chairs", 12)]);
    assert!(categories("chairs desks").is_empty());
}

#[test]
fn products_are_the_best_hits() {
    let catalog = shop();
    let found = suggested("chairs", Lang::En).products;
    let hits = catalog.text.find("chairs");
    assert_eq!(
        found,
        hits[..5].iter().map(|hit| hit.item).collect::<Vec<u32>>()
    );
}

#[test]
fn nothing_typed_is_nothing_suggested() {
    for typed in ["", "  ", "—", "﷽\u{0}"] {
        let found = suggested(typed, Lang::Ar);
        assert!(
            found.queries.is_empty() && found.categories.is_empty(),
            "{typed}"
        );
    }
    // No phrase has so many words; products have.
    let found = suggested(&"chairs ".repeat(2_000), Lang::En);
    assert!(found.queries.is_empty() && found.categories.is_empty());
    assert_eq!(found.products.len(), 5);
}

/// The text with what the query means in brackets, as the index reads it.
fn marked(text: &str, query: &str) -> String {
    let sought = shop().text.sought(query);
    let mut out = String::new();
    let mut last = 0;
    for range in highlight(text, &sought) {
        out.push_str(&text[last..range.start]);
        out.push('[');
        out.push_str(&text[range.clone()]);
        out.push(']');
        last = range.end;
    }
    out.push_str(&text[last..]);
    out
}

#[test]
fn results_are_marked_where_the_query_was_read_so() {
    let name = "Nakhla Chairs model 3";
    assert_eq!(marked(name, "chair nakhla"), "[Nakhla] [Chairs] model 3");
    assert_eq!(marked(name, "chiar"), "Nakhla [Chairs] model 3");
    assert_eq!(marked(name, "seat"), "Nakhla [Chairs] model 3");
    assert_eq!(marked(name, "كرسي"), "Nakhla [Chairs] model 3");
    assert_eq!(marked(name, "nakhla cha"), "[Nakhla] [Cha]irs model 3");
    assert_eq!(marked(name, "nakhlachairs"), "[Nakhla] [Chairs] model 3");
    // A whole word does not mark what merely begins so.
    assert_eq!(marked("Desks and desktops", "desk"), "[Desks] and desktops");
    assert_eq!(marked("كراسٍ طِرَاز ٣", "طراز كرا"), "[كرا]سٍ [طِرَاز] ٣");
}

#[test]
fn a_beginning_that_is_by_chance_a_word_leaves_room_for_what_it_may_become() {
    let offered = |chairs: usize| {
        let product = |n: usize| Product {
            id: format!("p{n}"),
            name: Text::new(if n < 4 { "Scale cha" } else { "Chair" }, ""),
            ..Product::default()
        };
        let catalog = things((0..4 + chairs).map(product));
        let found = Phrasebook::new(&catalog).suggest(&catalog, "cha", Lang::En);
        let products = found.products.iter().copied();
        let names = products.map(|item| catalog.item(item).unwrap().name.en.clone());
        names.collect::<Vec<_>>()
    };
    let [scale, chair] = ["Scale cha", "Chair"];
    assert_eq!(offered(9), [scale, scale, chair, chair, chair]);
    assert_eq!(offered(3), [scale, scale, scale, scale, chair]);
}

#[test]
fn a_word_that_may_be_two_is_said_to_be_corrected_where_what_is_found_holds_the_correction() {
    let product = |n: usize| Product {
        id: format!("p{n}"),
        name: Text::new(["Photo printer", "Art print", "Re mat"][n % 3], ""),
        ..Product::default()
    };
    let catalog = things((0..9).map(product));
    let said = |best: Option<u32>| catalog.corrected("printre", best);
    let first = |name: &str| (0u32..9).find(|item| catalog.item(*item).unwrap().name.en == name);
    assert_eq!(said(first("Photo printer")).as_deref(), Some("printer"));
    assert_eq!(said(first("Art print")), None);
}
