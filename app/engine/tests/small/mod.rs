//! A small catalogue made from rows, for tests that ask it many questions.

use engine::catalog::{
    Attribute, AttributeKind, Catalog, CatalogBuilder, Category, Choice, Product, Shop, Value,
    Variant,
};
use engine::price::{PriceList, Tax, Tier};
use engine::search::Lexicon;
use engine::{Currency, Text};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

pub const CATEGORIES: [(&str, &str); 3] = [
    ("Chairs", "كراسٍ"),
    ("Desks", "مكاتب"),
    ("Café tables", "طاولات مقاهٍ"),
];
pub const BRANDS: [(&str, &str); 4] = [
    ("Nakhla", "نخلة"),
    ("Sindyan", "سنديان"),
    ("Zaytoun", "زيتون"),
    ("", ""),
];
pub const COLOURS: [(&str, &str); 4] = [
    ("black", "أسود"),
    ("white", "أبيض"),
    ("olive", "زيتي"),
    ("sand", "رملي"),
];

/// One product with one variant; numbers are positions in the tables above.
#[derive(Clone, Debug)]
pub struct Row {
    pub category: usize,
    pub brand: usize,
    pub colours: Vec<usize>,
    /// In millimetres.
    pub width: Option<u32>,
    pub foldable: bool,
    /// In minor units; `None` is not priced.
    pub price: Option<i64>,
    pub stock: i64,
    pub popularity: u32,
}

fn text((en, ar): (&str, &str)) -> Text {
    Text::new(en, ar)
}

pub fn sku(row: usize) -> String {
    format!("R-{row:04}")
}

/// The documents of a catalogue of these rows.
pub fn documents(rows: &[Row]) -> CatalogBuilder {
    let attribute = |key: &str, name, kind, choices| Attribute {
        key: key.to_owned(),
        name: text(name),
        kind,
        facet: true,
        choices,
        ..Attribute::default()
    };
    let choices = COLOURS
        .iter()
        .map(|name| Choice {
            key: name.0.to_owned(),
            name: text(*name),
            swatch: None,
        })
        .collect();
    let prices: HashMap<String, Vec<Tier>> = rows
        .iter()
        .enumerate()
        .filter_map(|(n, row)| {
            let minor = row.price?;
            let tiers = vec![
                Tier { from: 1, minor },
                Tier {
                    from: 10,
                    minor: minor * 9 / 10,
                },
            ];
            Some((sku(n), tiers))
        })
        .collect();
    CatalogBuilder {
        shop: Shop {
            tax: Tax {
                name: Text::new("GST", "ضريبة المبيعات"),
                rate_bp: 1600,
                ..Tax::default()
            },
            ..Shop::default()
        },
        attributes: vec![
            attribute(
                "colour",
                ("Colour", "اللون"),
                AttributeKind::Choice,
                choices,
            ),
            attribute(
                "width",
                ("Width", "العرض"),
                AttributeKind::Number,
                Vec::new(),
            ),
            attribute(
                "foldable",
                ("Foldable", "قابل للطي"),
                AttributeKind::Flag,
                Vec::new(),
            ),
        ],
        categories: CATEGORIES
            .iter()
            .map(|name| Category {
                id: name.0.to_owned(),
                name: text(*name),
                slug: Text::new(engine::text::slug(name.0), engine::text::slug(name.1)),
                ..Category::default()
            })
            .collect(),
        products: rows
            .iter()
            .enumerate()
            .map(|(n, row)| product(n, row))
            .collect(),
        lists: vec![(
            PriceList {
                id: "retail".to_owned(),
                currency: Currency::Jod,
                ..PriceList::default()
            },
            prices,
        )],
        lexicon: Arc::new(lexicon()),
        ..CatalogBuilder::default()
    }
}

/// The catalogue of these rows, and what is on hand of each of its variants.
pub fn catalogue(rows: &[Row]) -> (Catalog, Vec<i64>) {
    stocked(documents(rows), rows)
}

/// The same of documents that were changed since.
pub fn stocked(documents: CatalogBuilder, rows: &[Row]) -> (Catalog, Vec<i64>) {
    let (catalog, left_out) = documents.build();
    assert_eq!(left_out, Vec::<String>::new());
    let stock_of: HashMap<String, i64> = rows
        .iter()
        .enumerate()
        .map(|(n, row)| (sku(n), row.stock))
        .collect();
    let stock = catalog
        .variants
        .iter()
        .map(|variant| stock_of[&variant.sku])
        .collect();
    (catalog, stock)
}

fn lexicon() -> Lexicon {
    let mut lexicon = Lexicon::default();
    lexicon.synonyms("seat, chair\nstool > chair~0.5\nwriting table, desk");
    lexicon.translations("كرسي, كراسي = chair, seat~0.7\nmodel = موديل, طراز");
    lexicon
}

fn product(n: usize, row: &Row) -> Product {
    let (en, ar) = CATEGORIES[row.category];
    let mut attributes = BTreeMap::new();
    if !row.colours.is_empty() {
        let keys = row
            .colours
            .iter()
            .map(|colour| COLOURS[*colour].0.to_owned())
            .collect();
        attributes.insert("colour".to_owned(), Value::Choices(keys));
    }
    if let Some(width) = row.width {
        attributes.insert("width".to_owned(), Value::Number(f64::from(width) / 10.0));
    }
    attributes.insert("foldable".to_owned(), Value::Flag(row.foldable));
    Product {
        id: format!("p{n:04}"),
        name: Text::new(format!("{en} model {n}"), format!("{ar} طراز {n}")),
        slug: Text::new(format!("model-{n}"), format!("طراز-{n}")),
        brand: text(BRANDS[row.brand]),
        category: en.to_owned(),
        attributes,
        variants: vec![Variant {
            sku: sku(n),
            ..Variant::default()
        }],
        popularity: row.popularity,
        ..Product::default()
    }
}
