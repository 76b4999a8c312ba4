//! Which meaning of a query counts: of the renderings of a phrase, of a name
//! written by ear, and where several readings find the same.

#![cfg(not(target_arch = "wasm32"))]

use engine::catalog::{Catalog, CatalogBuilder, Category, Product, Variant};
use engine::search::Lexicon;
use engine::{Day, Lang, Text};
use std::sync::Arc;

/// A shop that sells things of these names, and what its words stand for.
fn shop(names: &[&str], synonyms: &str, translations: &str) -> Catalog {
    let mut lexicon = Lexicon::default();
    lexicon.synonyms(synonyms);
    lexicon.translations(translations);
    let products = names.iter().enumerate().map(|(place, name)| Product {
        id: format!("p{place}"),
        slug: Text::new(format!("p{place}"), format!("p{place}")),
        // What stands behind a line is its description.
        name: Text::new(name.split('|').next().unwrap_or_default(), ""),
        description: Text::new(name.split('|').nth(1).unwrap_or_default(), ""),
        category: "all".to_owned(),
        variants: vec![Variant {
            sku: format!("S{place}"),
            ..Variant::default()
        }],
        ..Product::default()
    });
    let builder = CatalogBuilder {
        categories: vec![Category {
            id: "all".to_owned(),
            name: Text::new("Goods", "بضائع"),
            ..Category::default()
        }],
        products: products.collect(),
        lexicon: Arc::new(lexicon),
        ..CatalogBuilder::default()
    };
    builder.build().0
}

/// The names of what a query finds, best first.
fn found(catalog: &Catalog, query: &str) -> Vec<String> {
    let hits = catalog.text.find(query).into_iter();
    hits.filter_map(|hit| Some(catalog.item(hit.item)?.name.en.clone()))
        .collect()
}

/// How surely a query means the reading that an item counts at; 0 where it holds nothing of any.
fn sure(catalog: &Catalog, query: &str, item: u32) -> f32 {
    let explained = catalog.text.explain(query, item);
    explained.map_or(0.0, |explained| explained.weight)
}

const BAGS: &str = "
    حقيبة = bag, case~0.8
    كاميرا = camera
    حقيبة كاميرا = camera case, camera bag, photo backpack
";

#[test]
fn of_several_renderings_the_one_its_words_say_is_meant() {
    let names = ["Camera case", "Camera bag", "Photo backpack"];
    let catalog = shop(&names, "", BAGS);
    let weights = [0, 1, 2].map(|item| sure(&catalog, "حقيبة كاميرا", item));
    assert_eq!(found(&catalog, "حقيبة كاميرا")[0], "Camera bag");
    assert_eq!(weights[1], 1.0);
    assert!(
        weights[0] < weights[1] && weights[2] < weights[0],
        "{weights:?}"
    );
}

#[test]
fn one_word_for_a_phrase_need_not_be_said() {
    let translations = "هاتف = phone\nذكي = smart\nهاتف ذكي = handset, smart phone";
    let catalog = shop(&["Plain handset", "Smart phone"], "", translations);
    assert_eq!(sure(&catalog, "هاتف ذكي", 0), 1.0);
    assert_eq!(sure(&catalog, "هاتف ذكي", 1), 1.0);
}

#[test]
fn words_that_say_nothing_of_a_phrase_leave_it_as_it_is() {
    let translations = "لوحة = panel\nمفاتيح = key\nلوحة مفاتيح = computer keyboard, key pad";
    let catalog = shop(&["Panel key", "Computer keyboard"], "", translations);
    assert_eq!(sure(&catalog, "لوحة مفاتيح", 1), 1.0);
}

#[test]
fn a_phrase_is_rather_read_as_one_than_word_by_word() {
    let translations = "لوحة = panel\nمفاتيح = key\nلوحة مفاتيح = keyboard";
    let catalog = shop(&["Panel key", "Plain keyboard"], "", translations);
    let query = "لوحة مفاتيح";
    assert_eq!(found(&catalog, query), ["Plain keyboard", "Panel key"]);
    assert!(sure(&catalog, query, 0) < sure(&catalog, query, 1));
}

#[test]
fn however_a_name_is_spelt_it_is_meant() {
    let catalog = shop(&["Epson printer"], "", "epson = ابسون, ايبسون, ابسن");
    for spelling in ["ابسون", "ايبسون", "ابسن"] {
        assert_eq!(sure(&catalog, spelling, 0), 1.0, "{spelling}");
    }
}

#[test]
fn an_english_plural_in_arabic_letters_is_heard() {
    let catalog = shop(&["Tent for two", "Drone for two"], "", "");
    assert_eq!(found(&catalog, "درونز"), ["Drone for two"]);
    assert_eq!(found(&catalog, "تنتس"), ["Tent for two"]);
}

#[test]
fn what_other_readings_find_too_is_before_its_like() {
    let names = ["Plain notebook", "Plain notebook|A laptop."];
    let catalog = shop(&names, "notebook, laptop", "");
    let hits = catalog.text.find("notebook");
    let items: Vec<u32> = hits.iter().map(|hit| hit.item).collect();
    assert_eq!(items, [1, 0]);
    for hit in hits {
        let explained = catalog
            .text
            .explain("notebook", hit.item)
            .expect("it is found");
        assert_eq!(explained.next > 0.0, hit.item == 1);
        assert_eq!(explained.score().to_bits(), hit.score.to_bits());
    }
}

#[test]
fn the_same_words_in_another_order_are_one_reading() {
    let catalog = shop(&["Camera bag", "Camera case"], "", BAGS);
    let readings = catalog.text.readings("حقيبة كاميرا");
    let mut asked: Vec<Vec<u32>> = readings
        .iter()
        .map(|reading| {
            let groups = reading.groups.iter();
            let mut terms: Vec<u32> = groups.map(|group| group.terms[0].0).collect();
            terms.sort_unstable();
            terms
        })
        .collect();
    let all = asked.len();
    asked.sort_unstable();
    asked.dedup();
    assert_eq!(asked.len(), all);
}

#[test]
fn a_word_that_the_lexicon_nearly_knows_is_read_as_that() {
    let lexicon = "طابعة, طابعات = printer\nكابل, كابلات = cable\nليزر = laser\nراس = head";
    let names = [
        "Laser printer",
        "Inkjet printer",
        "Paper",
        "Power cable",
        "Print head",
    ];
    let catalog = shop(&names, "", lexicon);
    let first = |query: &str| {
        let hit = catalog.text.find(query).into_iter().next()?;
        Some(catalog.item(hit.item)?.name.en.as_str())
    };
    for (query, name) in [
        // A letter too many, missing, wrong, swapped; in the ending, too.
        ("طاابعة ليزر", "Laser printer"),
        ("طبعة ليزر", "Laser printer"),
        ("طابغة ليزر", "Laser printer"),
        ("الطابعيت", "Laser printer"),
        ("كابالت", "Power cable"),
    ] {
        assert_eq!(first(query), Some(name), "{query}");
    }
    // Of three letters and as a first letter nothing is forgiven, and what is known stays.
    for query in ["راز", "خابعة", "بنسة"] {
        assert_eq!(first(query), None, "{query}");
    }
    assert_eq!(first("راس"), Some("Print head"));
}

/// Disks under Storage and cables elsewhere, of which some say "storage".
fn departments() -> Catalog {
    let category = |id: &str, parent: Option<&str>, name: Text| Category {
        id: id.to_owned(),
        parent: parent.map(str::to_owned),
        name,
        ..Category::default()
    };
    let product = |n: usize| Product {
        id: format!("p{n}"),
        name: Text::new(["Fast disk", "Storage cable"][n % 2], ""),
        category: ["disks", "cables"][n % 2].to_owned(),
        popularity: n as u32,
        ..Product::default()
    };
    let builder = CatalogBuilder {
        categories: vec![
            category("storage", None, Text::new("Storage", "التخزين")),
            category("disks", Some("storage"), Text::new("Disks", "أقراص")),
            category(
                "cables",
                None,
                Text::new("Cables & adapters", "كابلات ومحولات"),
            ),
        ],
        products: (0..12).map(product).collect(),
        ..CatalogBuilder::default()
    };
    builder.build().0
}

#[test]
fn a_query_that_is_what_a_category_is_called_leads_with_what_is_in_it() {
    let catalog = departments();
    let found = |query: &str| -> Vec<String> {
        let hits = catalog.text.find(query);
        let items = hits.iter().filter_map(|hit| catalog.item(hit.item));
        items.map(|item| item.name.en.clone()).collect()
    };
    for query in ["storage", "التخزين", "Cables and adapters"] {
        let first = match query.starts_with('C') {
            true => "Storage cable",
            false => "Fast disk",
        };
        let found = found(query);
        assert!(found.len() >= 6, "{query}: {found:?}");
        assert!(
            found[..6].iter().all(|name| name == first),
            "{query}: {found:?}"
        );
    }
    // What something is comes last in English and first in Arabic.
    assert_eq!(found("storage cable")[0], "Storage cable");
    assert_eq!(found("fast storage")[0], "Fast disk");
    assert_eq!(found("التخزين fast")[0], "Fast disk");
    // The explanation says so, and adds up.
    let (disk, _) = catalog.item_by_id("p0").expect("a disk");
    let day = Day::default();
    let placement = catalog.explain("storage", Lang::En, day, disk);
    let words = placement.words.expect("it is found");
    assert!(words.member > 1.0);
    assert_eq!(words.score(), placement.score);
    let answer = words.parts[0].answer.as_ref().expect("it is answered");
    assert_eq!(answer.word, "Storage");
}
