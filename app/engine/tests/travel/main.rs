//! A catalogue that travelled answers as the one that stayed at home.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test may fail by panicking")]

mod part;
#[path = "../small/travelled.rs"]
mod travelled;

use engine::catalog::{
    Attribute, AttributeKind, Catalog, CatalogBuilder, Category, Choice, Fact, Item, Loading,
    Picture, Product, Progress, Snapshot, Value, Variant,
};
use engine::price::{PriceList, Tier};
use engine::search::{Lexicon, Refinement, refine};
use engine::{Currency, Lang, Text};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use travelled::{read, travelled};

const WORDS: [&str; 9] = [
    "chair", "desk", "Café", "TN-2110", "15.6\"", "black", "كرسي", "مكتب", "",
];
const COLOURS: [&str; 3] = ["Black", "Off white", "زيتي"];

fn phrase() -> impl Strategy<Value = String> {
    vec(0..WORDS.len(), 0..4).prop_map(|words| {
        let words: Vec<&str> = words.into_iter().map(|word| WORDS[word]).collect();
        words.join(" ")
    })
}

fn text() -> impl Strategy<Value = Text> {
    (phrase(), phrase()).prop_map(|(en, ar)| Text::new(en, ar))
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        vec(0..COLOURS.len(), 0..3).prop_map(|colours| {
            Value::Choices(colours.into_iter().map(|n| format!("c{n}")).collect())
        }),
        (0i32..40).prop_map(|n| Value::Number(f64::from(n) / 8.0)),
        any::<bool>().prop_map(Value::Flag),
        text().prop_map(Value::Note),
    ]
}

/// The prices of its variants, of which it has as many.
type Prices = Vec<Option<i64>>;

fn product() -> impl Strategy<Value = (Product, Prices)> {
    let looks = (text(), text(), 0usize..4, 0u8..3, 0u8..3);
    let attributes = btree_map((0usize..5).prop_map(|n| format!("a{n}")), value(), 0..5);
    let prices = vec(prop::option::of(0i64..5), 0..4);
    (looks, text(), 0u32..4, attributes, prices).prop_map(
        |((name, summary, category, slugged, day), brand, popularity, attributes, prices)| {
            let slug = match slugged {
                0 => Text::default(),
                1 => Text::new(engine::text::slug(&name.en), engine::text::slug(&name.ar)),
                _ => Text::new("odd", name.ar.clone()),
            };
            let picture = Picture {
                src: format!("/media/{}.svg", popularity),
                alt: brand.clone(),
            };
            let pictures = [vec![picture], Vec::new()];
            let variants = (0..prices.len()).map(|n| Variant {
                name: brand.clone(),
                pictures: pictures[n % 2].clone(),
                ..Variant::default()
            });
            let product = Product {
                variants: variants.collect(),
                category: format!("k{category}"),
                released: (day > 0).then(|| format!("2026-01-{day:02}")),
                name,
                slug,
                brand,
                summary,
                popularity,
                attributes,
                ..Product::default()
            };
            (product, prices)
        },
    )
}

/// The last attribute is not for shoppers to filter by.
fn attributes() -> Vec<Attribute> {
    use AttributeKind::{Choice as C, Flag, Note, Number};
    let kinds = [Note, C, Number, Flag, C];
    let attribute = |(n, kind): (usize, AttributeKind)| Attribute {
        key: format!("a{n}"),
        name: Text::new(format!("Property {n}"), "خاصية"),
        kind,
        unit: Text::new("cm", "سم"),
        facet: n < 4 && n > 0,
        choices: COLOURS
            .iter()
            .enumerate()
            .map(|(n, name)| Choice {
                key: format!("c{n}"),
                name: Text::new(*name, ""),
                swatch: (n > 0).then(|| format!("#{n}")),
            })
            .collect(),
    };
    kinds.into_iter().enumerate().map(attribute).collect()
}

fn catalogue(products: Vec<(Product, Prices)>) -> Catalog {
    let mut tiers: HashMap<String, Vec<Tier>> = HashMap::new();
    let products = products
        .into_iter()
        .enumerate()
        .map(|(n, (mut product, prices))| {
            product.id = format!("p{}", n * 7 % 10_007);
            for (v, (variant, price)) in product.variants.iter_mut().zip(prices).enumerate() {
                variant.sku = if v == 0 {
                    product.id.clone()
                } else {
                    format!("s{n}-{v}")
                };
                let own = price.map(|minor| vec![Tier { from: 1, minor }]);
                tiers.insert(variant.sku.clone(), own.unwrap_or_default());
            }
            product
        });
    let products = products.collect();
    let category = |n: usize| Category {
        id: format!("k{n}"),
        parent: (n > 1).then(|| "k1".to_owned()),
        name: Text::new(WORDS[n], WORDS[6]),
        slug: Text::new(format!("k-{n}"), format!("ق-{n}")),
        facets: if n == 0 {
            vec!["a4".to_owned(), "a2".to_owned()]
        } else {
            Vec::new()
        },
        picture: (n == 2).then(Picture::default),
        position: 3 - n as i32,
        ..Category::default()
    };
    let mut lexicon = Lexicon::default();
    lexicon.synonyms("seat, chair~0.5, desk chair\nblack > 15.6");
    lexicon.translations("كرسي = chair");
    let builder = CatalogBuilder {
        attributes: attributes(),
        categories: (0..4).map(category).collect(),
        products,
        lists: vec![(PriceList::default(), tiers)],
        lexicon: Arc::new(lexicon),
        ..CatalogBuilder::default()
    };
    builder.build().0
}

/// A product's values, by the keys of their attributes.
fn facts(catalog: &Catalog, item: &Item) -> Vec<(String, String)> {
    let name = |fact: &Fact| {
        let attribute = &catalog.attributes[fact.attribute()];
        let value = match *fact {
            Fact::Choice { choice, .. } => attribute.choices[usize::from(choice)].key.clone(),
            Fact::Number { value, .. } => value.to_string(),
            Fact::Flag { .. } => String::new(),
        };
        (attribute.key.clone(), value)
    };
    item.facts.iter().map(name).collect()
}

/// What cards say.
fn card(catalog: &Catalog, item: &Item) -> String {
    let range = item.variants.start as usize..item.variants.end as usize;
    let variants: Vec<_> = catalog.variants[range]
        .iter()
        .map(|variant| {
            (
                &variant.sku,
                variant.item,
                catalog.variant(&variant.sku).map(|v| v.0),
            )
        })
        .collect();
    let by_id = catalog.item_by_id(&item.id).map(|(number, _)| number);
    let by_slug = Lang::ALL.map(|lang| {
        let found = catalog.item_by_slug(item.slug.exact(lang));
        found.map(|found| &found.id)
    });
    let brand = catalog.brand(item);
    format!(
        "{:?} {:?} {:?} {brand:?} {} {:?} {} {:?} {variants:?} {by_id:?} {by_slug:?} {:?}",
        item.id,
        item.slug,
        item.name,
        item.category,
        item.picture,
        item.released,
        item.variants,
        facts(catalog, item),
    )
}

fn tree(catalog: &Catalog) -> Vec<String> {
    let line = |node: &engine::catalog::CategoryNode| {
        let slug = node.category.slug.get(Lang::Ar);
        let found = catalog.category_by_slug(slug);
        let facets = node.facets.iter().map(|facet| &catalog.attributes[*facet]);
        let facets: Vec<&Attribute> = facets.collect();
        let (parent, children, items) = (node.parent, &node.children, &node.items);
        let mut category = node.category.clone();
        // Where facets were worked out and where they were named is all one here.
        category.facets.clear();
        category.picture = category.picture.filter(|picture| !picture.src.is_empty());
        format!("{category:?} {parent:?} {children:?} {items:?} {facets:?} {found:?}")
    };
    catalog.categories.iter().map(line).collect()
}

/// The same questions put to both.
fn compare(home: &Catalog, away: &Catalog, states: &[Refinement]) -> Result<(), TestCaseError> {
    for query in [
        "chair",
        "seat",
        "tn2110",
        "chiar black",
        "des",
        "كرسي",
        "15.6 in",
        "café مكتب",
    ] {
        prop_assert_eq!(home.text.find(query), away.text.find(query), "{}", query);
    }
    prop_assert_eq!(format!("{:?}", home.text), format!("{:?}", away.text));
    prop_assert_eq!(tree(home), tree(away));
    prop_assert_eq!(&home.brands, &away.brands);
    prop_assert_eq!(&home.newest, &away.newest);
    prop_assert_eq!(home.items.len(), away.items.len());
    for (ours, theirs) in home.items.iter().zip(&away.items) {
        prop_assert_eq!(card(home, ours), card(away, theirs));
    }
    let stock: Vec<i64> = (0..home.variants.len() as i64).map(|n| n % 2).collect();
    let (ours, theirs) = (home.list_for(Currency::Jod), away.list_for(Currency::Jod));
    let shown = |list: Option<&engine::catalog::ListPrices>| {
        list.map(|prices| {
            (
                prices.list.clone(),
                prices.shown.clone(),
                prices.from.clone(),
            )
        })
    };
    prop_assert_eq!(shown(ours), shown(theirs));
    let nodes = home.categories.iter().zip(&away.categories);
    for (scope, (node, other)) in (0..).map(Some).zip(nodes) {
        for (state, lang) in states.iter().flat_map(|s| Lang::ALL.map(|lang| (s, lang))) {
            let a = refine(home, &stock, ours, &node.items, scope, state, lang);
            let b = refine(away, &stock, theirs, &other.items, scope, state, lang);
            prop_assert_eq!(a, b, "{:?}", state);
        }
    }
    Ok(())
}

fn states() -> Vec<Refinement> {
    let asked: [&[(&str, &str)]; 6] = [
        &[("sort", "name")],
        &[("f.a1", "c1"), ("f.a1", "c2"), ("sort", "newest")],
        &[("f.a2.min", "1"), ("f.a2.max", "3.5"), ("sort", "price-up")],
        &[("f.a3", "yes"), ("stock", "yes")],
        &[
            ("brand", "chair"),
            ("price.min", "0.001"),
            ("sort", "price-down"),
        ],
        // Nobody filters by what is not offered, on either side.
        &[("f.a4", "c1"), ("f.a0", "c0")],
    ];
    let read = |pairs: &[(&'static str, &'static str)]| Refinement::from_pairs(pairs.to_vec());
    asked.iter().map(|pairs| read(pairs)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn it_answers_as_the_one_at_home(products in vec(product(), 0..30)) {
        let home = catalogue(products);
        let snapshot = Snapshot::of(&home, |_| true);
        prop_assert_eq!(&snapshot, &Snapshot::of(&home, |_| true));
        let away = travelled(snapshot.clone());
        compare(&home, &away, &states())?;
        // What arrived can be sent on, and is the same bytes.
        let again = Snapshot::of(&away, |_| true);
        prop_assert_eq!(again.columns, snapshot.columns);
        prop_assert_eq!(again.text, snapshot.text);
        prop_assert_eq!(again.cards, snapshot.cards);
    }
}

#[test]
fn many_blocks_are_read_step_by_step() {
    let product = |n: usize| {
        let name = format!("{} {} number {n}", WORDS[n % 6], WORDS[n / 6 % 6]);
        let product = Product {
            name: Text::new(name, ""),
            category: format!("k{}", n % 4),
            popularity: n as u32 % 13,
            attributes: BTreeMap::from([("a2".to_owned(), Value::Number(n as f64))]),
            variants: vec![Variant::default()],
            ..Product::default()
        };
        (product, vec![Some(n as i64)])
    };
    let home = catalogue((0..9_000).map(product).collect());
    let snapshot = Snapshot::of(&home, |_| true);
    let mut loading = Loading::default();
    for part in [&snapshot.columns, &snapshot.text, &snapshot.cards] {
        loading.begin(part.clone()).expect("the next part");
        let mut left = Vec::new();
        while let Progress::More(steps) = loading.step().expect("whole") {
            left.push(steps);
        }
        assert!(left.len() > 4, "{left:?}");
        assert!(left.is_sorted_by(|a, b| a >= b), "{left:?}");
    }
    compare(&home, loading.catalog(), &states()).expect("the same answers");
}
