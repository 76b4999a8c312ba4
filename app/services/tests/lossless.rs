//! Export and import are each other's inverse: a property of any shop whatever.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests"
)]

use engine::catalog::{
    Attribute, AttributeKind, Boost, Category, Choice, Curation, Delivery, Picture, Product,
    Question, Redirect, Shop, StockPolicy, Synonyms, Target, Tombstone, Value, Variant,
};
use engine::price::{PriceList, Tax, TaxMode};
use engine::{Currency, Day, Lang, Money, Text};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use services::exchange::{
    Document, Format, Media, Options, PriceEntry, PriceListSection, Reading, StockEntry,
    read_path_with, write,
};
use services::{Applied, Keeping, Services, StockMode, Store};

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";

fn words() -> impl Strategy<Value = String> {
    "[A-Za-z0-9\"'<>&,;%é☕ء-ي]([A-Za-z0-9 \"\\\\{}~é☕ء-ي]{0,12}[a-zء-ي])?"
}

/// Words in one language or both.
fn text() -> impl Strategy<Value = Text> {
    prop_oneof![
        (words(), words()).prop_map(|(en, ar)| Text { en, ar }),
        words().prop_map(|en| Text::only(Lang::En, &en)),
        words().prop_map(|ar| Text::only(Lang::Ar, &ar)),
    ]
}

fn maybe_text() -> impl Strategy<Value = Text> {
    prop_oneof![Just(Text::default()), text()]
}

fn day() -> impl Strategy<Value = String> {
    (2000..2100, 1..13, 1..29).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"))
}

fn currency() -> impl Strategy<Value = Currency> {
    prop_oneof![
        Just(Currency::Jod),
        Just(Currency::Usd),
        Just(Currency::Kwd)
    ]
}

fn picture() -> impl Strategy<Value = Picture> {
    maybe_text().prop_map(|alt| Picture {
        src: "/media/p.svg".into(),
        alt,
    })
}

fn shop() -> impl Strategy<Value = Shop> {
    let delivery = (text(), maybe_text(), 0..9_000_i64, any::<bool>());
    let deliveries = vec(delivery, 0..3).prop_map(|rows| {
        let row = |(n, (name, note, fee, needs_address))| Delivery {
            id: format!("d{n}"),
            name,
            note,
            fee: [(Currency::Jod, Money::new(fee, Currency::Jod).decimal())].into(),
            needs_address,
            ..Delivery::default()
        };
        rows.into_iter().enumerate().map(row).collect()
    });
    let tax = (text(), 0..10_000_u32);
    let phone = "\\+96265[0-9]{6}";
    (text(), maybe_text(), tax, currency(), phone, deliveries).prop_map(
        |(name, promise, (tax, rate_bp), currency, phone, deliveries)| Shop {
            address: promise.clone(),
            name,
            promise,
            tax: Tax {
                name: tax,
                rate_bp,
                number: phone.clone(),
            },
            currency,
            email: format!("{}@example.com", &phone[1..]),
            phone,
            deliveries,
            ..Shop::default()
        },
    )
}

fn attribute() -> impl Strategy<Value = Attribute> {
    let kind = prop_oneof![
        Just(AttributeKind::Choice),
        Just(AttributeKind::Number),
        Just(AttributeKind::Flag),
        Just(AttributeKind::Note),
    ];
    let swatch = prop_oneof![Just(None), "#[0-9a-f]{6}".prop_map(Some)];
    let choices = vec((text(), swatch), 0..4);
    (text(), kind, maybe_text(), any::<bool>(), choices).prop_map(
        |(name, kind, unit, facet, choices)| Attribute {
            key: String::new(),
            name,
            kind,
            unit,
            facet,
            choices: choices
                .into_iter()
                .enumerate()
                .map(|(n, (name, swatch))| Choice {
                    key: format!("c{n}"),
                    name,
                    swatch,
                })
                .collect(),
        },
    )
}

/// What is chosen of what there is, made a value when attributes are known.
type Chosen = Vec<(Index, Index, i32, bool, Text)>;

fn chosen() -> impl Strategy<Value = Chosen> {
    let one = (
        any::<Index>(),
        any::<Index>(),
        any::<i32>(),
        any::<bool>(),
        maybe_text(),
    );
    vec(one, 0..4)
}

fn values(chosen: Chosen, attributes: &[Attribute]) -> std::collections::BTreeMap<String, Value> {
    let mut values = std::collections::BTreeMap::new();
    if attributes.is_empty() {
        return values;
    }
    for (which, choice, number, flag, note) in chosen {
        let attribute = which.get(attributes);
        let value = match attribute.kind {
            AttributeKind::Number => Value::Number(f64::from(number) / 7.0),
            AttributeKind::Flag => Value::Flag(flag),
            AttributeKind::Note => Value::Note(note),
            AttributeKind::Choice if attribute.choices.is_empty() => Value::Choices(Vec::new()),
            AttributeKind::Choice => {
                Value::Choices(vec![choice.get(&attribute.choices).key.clone()])
            }
        };
        values.insert(attribute.key.clone(), value);
    }
    values
}

#[derive(Clone, Debug)]
struct Raw {
    texts: [Text; 5],
    brand: Text,
    model: String,
    lists: [Vec<Text>; 2],
    chosen: Chosen,
    variants: Vec<(Text, Chosen, Option<Picture>, i64, u8)>,
    released: Option<String>,
    popularity: u32,
    category: Index,
    flags: (bool, bool),
}

fn raw() -> impl Strategy<Value = Raw> {
    let texts = [text(), text(), text(), text(), text()];
    let brand = maybe_text();
    let lists = [vec(text(), 0..3), vec(text(), 0..3)];
    let variant = (
        maybe_text(),
        chosen(),
        proptest::option::of(picture()),
        -9..90_i64,
        0..4_u8,
    );
    let numbers = (proptest::option::of(day()), any::<u32>(), any::<Index>());
    (
        texts,
        (brand, "[A-Z0-9-]{0,8}", lists),
        chosen(),
        vec(variant, 1..4),
        numbers,
        any::<(bool, bool)>(),
    )
        .prop_map(
            |(texts, (brand, model, lists), chosen, variants, numbers, flags)| {
                let (released, popularity, category) = numbers;
                Raw {
                    texts,
                    brand,
                    model,
                    lists,
                    chosen,
                    variants,
                    released,
                    popularity,
                    category,
                    flags,
                }
            },
        )
}

fn category(
    number: usize,
    (name, summary, parent, position): (Text, Text, Index, i32),
) -> Category {
    Category {
        id: format!("k{number}"),
        // Above it stands one that comes before, or none.
        parent: (number > 0 && position % 2 == 0).then(|| format!("k{}", parent.index(number))),
        slug: Text::new(format!("k{number}"), format!("قسم-{number}")),
        name,
        summary,
        position,
        ..Category::default()
    }
}

fn product(number: usize, raw: Raw, document: &mut Document) {
    let id = format!("p{number}");
    let [name, summary, description, question, answer] = raw.texts;
    let [points, _] = raw.lists;
    let attributes = &document.attributes;
    let mut variants = Vec::new();
    for (place, (name, chosen, picture, units, policy)) in raw.variants.into_iter().enumerate() {
        let sku = format!("S {number}/{place} ق");
        let policy = [
            None,
            Some(StockPolicy::Backorder),
            Some(StockPolicy::Untracked),
        ]
        .get(usize::from(policy))
        .copied();
        // Some have no stock at all.
        if let Some(policy) = policy {
            let is_owed = policy == Some(StockPolicy::Backorder);
            document.stock.push(StockEntry {
                sku: sku.clone(),
                on_hand: Some(if is_owed { units } else { units.max(0) }),
                policy,
            });
        }
        for section in &mut document.price_lists {
            let price = |minor| Money::new(minor, section.list.currency).decimal();
            let tiers = vec![(1, price(units.abs() + 1)), (10, price(units.abs()))];
            let sku = sku.clone();
            section.prices.push(PriceEntry { sku, tiers });
        }
        variants.push(Variant {
            sku,
            ean: raw.flags.0.then(|| "4006381333931".into()),
            name,
            attributes: values(chosen, attributes),
            pictures: picture.into_iter().collect(),
        });
    }
    document.products.push(Product {
        slug: Text::new(id.clone(), format!("منتج-{number}")),
        name,
        brand: raw.brand,
        model: raw.model,
        category: raw.category.get(&document.categories).id.clone(),
        summary,
        description,
        points,
        questions: vec![Question { question, answer }],
        attributes: values(raw.chosen, attributes),
        variants,
        released: raw.released,
        popularity: raw.popularity,
        related: raw.flags.0.then(|| "p0".to_owned()).into_iter().collect(),
        hidden: raw.flags.1,
        id,
    });
}

fn curation(
    number: usize,
    (query, factor, at, flag): (String, f32, Index, bool),
    document: &Document,
) -> Curation {
    let product = at.get(&document.products).id.clone();
    let category = at.get(&document.categories).id.clone();
    Curation {
        id: format!("c{number}"),
        queries: vec![format!("chair {query}")],
        lang: flag.then_some(Lang::Ar),
        from: Day::parse("2026-01-31"),
        until: Day::parse("2026-02-01").filter(|_| flag),
        pins: vec![product.clone(), "gone".into()],
        boosts: vec![Boost {
            of: Target::Category(category.clone()),
            factor,
        }],
        buries: vec![Target::Product(product)],
        redirect: Some(match flag {
            true => Redirect::Category(category),
            false => Redirect::Path("/en/privacy".into()),
        }),
    }
}

fn list(number: usize, (name, currency, added): (Text, Currency, bool)) -> PriceListSection {
    PriceListSection {
        list: PriceList {
            id: format!("l{number}"),
            name,
            currency,
            tax_mode: if added {
                TaxMode::Added
            } else {
                TaxMode::Included
            },
        },
        prices: Vec::new(),
    }
}

fn numbered<T, R>(rows: Vec<T>, make: impl Fn(usize, T) -> R) -> Vec<R> {
    let rows = rows.into_iter().enumerate();
    rows.map(|(number, row)| make(number, row)).collect()
}

prop_compose! {
    fn document()(
        shop in shop(),
        attributes in vec(attribute(), 0..5),
        categories in vec((text(), maybe_text(), any::<Index>(), 0..9), 1..5),
        lists in vec((text(), currency(), any::<bool>()), 0..3),
        products in vec(raw(), 1..6),
        curations in vec((words(), 1.0..4.0_f32, any::<Index>(), any::<bool>()), 0..4),
        gone in text(),
    ) -> Document {
        let attribute = |number, attribute| Attribute { key: format!("a{number}"), ..attribute };
        let mut document = Document {
            format: "tafsil".into(),
            version: 1,
            shop: Some(shop),
            attributes: numbered(attributes, attribute),
            categories: numbered(categories, category),
            price_lists: numbered(lists, list),
            deleted: vec![Tombstone {
                id: "gone".into(),
                slug: Text::new("gone", "ذهب"),
                name: gone,
                category: "k0".into(),
            }],
            media: vec![Media {
                name: "p.svg".into(),
                mime: "image/svg+xml".into(),
                body: SVG.into(),
            }],
            synonyms: vec![Synonyms {
                id: "own".into(),
                lines: vec!["sofa, couch".into(), "perch > stool, chair~0.5".into()],
            }],
            ..Document::default()
        };
        if let (Some(first), Some(facet)) = (document.categories.first_mut(), document.attributes.first()) {
            first.facets.push(facet.key.clone());
        }
        for (number, raw) in products.into_iter().enumerate() {
            product(number, raw, &mut document);
        }
        document.curations = numbered(curations, |number, row| curation(number, row, &document));
        document
    }
}

async fn empty() -> Services {
    let store = Store::open("sqlite::memory:", services::Options::default()).await;
    Services::open(store.unwrap()).await.unwrap()
}

/// Imports a document as the program does.
async fn import(shop: &Services, document: &Document) -> (Reading, Applied) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.json");
    std::fs::write(&file, write(document)).unwrap();
    let options = Options {
        known: shop.known().await.unwrap(),
        ..Options::default()
    };
    let reading = read_path_with(&file, Format::Tafsil, options, &mut |_| {}).unwrap();
    let how = Keeping {
        stock: StockMode::KeepIfSold,
        is_import: true,
        revision: reading.revision,
    };
    let applied = shop.keep_as(&reading.document, how).await.unwrap();
    (reading, applied)
}

async fn comes_back(document: Document) {
    let first = empty().await;
    let (reading, _) = import(&first, &document).await;
    assert_eq!((&reading.skipped, &reading.notices), (&vec![], &vec![]));
    assert_eq!(reading.document, document);
    let exported = first.export().await.unwrap();
    assert_eq!(exported, document);

    let before = first.store.revisions().await.unwrap();
    let (reading, applied) = import(&first, &exported).await;
    assert_eq!((&reading.skipped, &reading.notices), (&vec![], &vec![]));
    assert_eq!(applied.removed, 0);
    let counts = applied.documents.values().chain([&applied.stock]);
    assert!(
        counts
            .clone()
            .all(|counts| counts.added + counts.changed == 0)
    );
    assert_eq!(first.store.revisions().await.unwrap(), before);

    let second = empty().await;
    import(&second, &exported).await;
    assert_eq!(second.export().await.unwrap(), exported);
    let shelf = second.fresh_shelf().await.unwrap();
    assert_eq!(*shelf.left_out, [""; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(24),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_is_exported_is_imported_as_the_same(document in document()) {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        runtime.unwrap().block_on(comes_back(document));
    }
}
