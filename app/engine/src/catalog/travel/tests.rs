//! Whatever arrives, reading it ends in a catalogue or in an error.

use super::*;
use crate::Text;
use crate::catalog::{
    Attribute, AttributeKind, CatalogBuilder, Category, Choice, Fact, Product, Value, Variant,
};
use crate::price::Tier;
use crate::search::{Lexicon, Refinement, refine};
use crate::{Currency, Lang};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Numbers that look random and are always the same (xorshift, Marsaglia 2003).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % end
    }
}

fn catalogue() -> Catalog {
    let attribute = |key: &str, kind, choices: &[&str]| Attribute {
        key: key.to_owned(),
        name: Text::new(key, ""),
        kind,
        facet: true,
        choices: choices
            .iter()
            .map(|key| Choice {
                key: (*key).to_owned(),
                name: Text::new(*key, "لون"),
                swatch: Some("#000".to_owned()),
            })
            .collect(),
        ..Attribute::default()
    };
    let category = |id: &str, parent: Option<&str>| Category {
        id: id.to_owned(),
        parent: parent.map(str::to_owned),
        name: Text::new(id, ""),
        slug: Text::new(id, ""),
        ..Category::default()
    };
    let product = |n: usize| Product {
        id: format!("p{n}"),
        name: Text::new(format!("Chair number {n}"), format!("كرسي {n}")),
        slug: Text::new(format!("chair-number-{n}"), ""),
        brand: Text::new(["Nakhla", "Zaytoun", ""][n % 3], ""),
        category: ["chairs", "stools"][n % 2].to_owned(),
        attributes: BTreeMap::from([
            (
                "colour".to_owned(),
                Value::Choices(vec![["red", "blue"][n % 2].to_owned()]),
            ),
            ("width".to_owned(), Value::Number(n as f64 / 7.0)),
            ("foldable".to_owned(), Value::Flag(n.is_multiple_of(4))),
        ]),
        variants: (0..n % 3)
            .map(|v| Variant {
                sku: format!("S-{n}-{v}"),
                ..Variant::default()
            })
            .collect(),
        ..Product::default()
    };
    let products: Vec<Product> = (0..60).map(product).collect();
    let skus = products.iter().flat_map(|product| &product.variants);
    let tiers = |n| vec![Tier { from: 1, minor: n }];
    let prices: HashMap<String, Vec<Tier>> = skus
        .zip(1_000..)
        .map(|(variant, n)| (variant.sku.clone(), tiers(n)))
        .collect();
    let mut lexicon = Lexicon::default();
    lexicon.synonyms("seat, chair\nstool > chair number~0.5");
    let builder = CatalogBuilder {
        attributes: vec![
            attribute("colour", AttributeKind::Choice, &["red", "blue"]),
            attribute("width", AttributeKind::Number, &[]),
            attribute("foldable", AttributeKind::Flag, &[]),
        ],
        categories: vec![category("chairs", None), category("stools", Some("chairs"))],
        products,
        lists: vec![(PriceList::default(), prices)],
        lexicon: Arc::new(lexicon),
        ..CatalogBuilder::default()
    };
    builder.build().0
}

fn parts(snapshot: &Snapshot) -> [Vec<u8>; 3] {
    [&snapshot.columns, &snapshot.text, &snapshot.cards].map(Vec::clone)
}

fn loaded(parts: [Vec<u8>; 3]) -> Result<Catalog, Unreadable> {
    let mut loading = Loading::default();
    for part in parts {
        loading.begin(part)?;
        while loading.step()? != Progress::Done {}
    }
    Ok(loading.into_catalog())
}

#[test]
fn what_is_cut_changed_or_foreign_is_refused() {
    let whole = parts(&Snapshot::of(&catalogue(), |_| true));
    assert!(loaded(whole.clone()).is_ok());
    for which in 0..3 {
        let changed = |change: &dyn Fn(&mut Vec<u8>)| {
            let mut parts = whole.clone();
            change(&mut parts[which]);
            loaded(parts).err()
        };
        for length in 0..whole[which].len() {
            assert!(changed(&|part| part.truncate(length)).is_some(), "{length}");
        }
        assert_eq!(changed(&|part| part.push(0)), Some(Unreadable::Cut));
        for bit in 0..whole[which].len() * 8 {
            let flipped = changed(&|part| part[bit / 8] ^= 1 << (bit % 8));
            assert!(flipped.is_some(), "part {which}, bit {bit}");
        }
        let foreign = changed(&|part| part.splice(.., *b"<!DOCTYPE html>").for_each(drop));
        assert_eq!(foreign, Some(Unreadable::Foreign));
    }
}

#[test]
fn what_contradicts_itself_is_refused_or_harmless() {
    let whole = parts(&Snapshot::of(&catalogue(), |_| true));
    let mut numbers = Numbers(2026);
    let mut refused = 0;
    for _ in 0..40_000 {
        let mut parts = whole.clone();
        let part = &mut parts[numbers.below(3)];
        for _ in 0..=numbers.below(3) {
            let at = 32 + numbers.below(part.len() - 32);
            part[at] = [0, 1, 0x7f, 0xff, numbers.below(256) as u8][numbers.below(5)];
        }
        *part = crate::wire::resealed(std::mem::take(part));
        match loaded(parts) {
            Err(_) => refused += 1,
            Ok(catalog) => use_it(&catalog),
        }
    }
    assert!(refused > 5_000, "only {refused}");
}

fn use_it(catalog: &Catalog) {
    let all: Vec<u32> = (0..catalog.items.len() as u32).collect();
    for query in ["chair", "seat number 1", "chiar", "كرسي"] {
        catalog.text.find(query);
    }
    assert!(catalog.text.is_sound());
    for fact in catalog.items.iter().flat_map(|item| &item.facts) {
        if let Fact::Choice { attribute, choice } = *fact {
            let attribute = &catalog.attributes[usize::from(attribute)];
            assert!(attribute.choices.get(usize::from(choice)).is_some());
        }
    }
    let asked = [
        ("cat", "stools"),
        ("f.colour", "red"),
        ("f.width.max", "3"),
        ("sort", "name"),
    ];
    let state = Refinement::from_pairs(asked);
    let prices = catalog.list_for(Currency::Jod);
    for scope in (0..catalog.categories.len()).map(Some).chain([None]) {
        refine(catalog, &[1; 99], prices, &all, scope, &state, Lang::Ar);
    }
}

#[test]
fn a_part_that_says_more_than_its_blocks_is_refused() {
    let [columns, mut text, cards] = parts(&Snapshot::of(&catalogue(), |_| true));
    // One block fewer than there are; it is counted in the header's bytes 16 to 19.
    text[16] -= 1;
    let text = crate::wire::resealed(text);
    assert_eq!(loaded([columns, text, cards]).err(), Some(Unreadable::Cut));
}

/// A part without one of its sections, sealed as if it never had it.
fn without(part: &[u8], section: u8) -> Vec<u8> {
    let mut left = part[..32].to_vec();
    let (mut at, mut blocks) = (32, 0u32);
    while at < part.len() {
        let length = part[at..at + 4].try_into().map(u32::from_le_bytes);
        let end = at + 12 + length.expect("four bytes") as usize;
        if part[at + 12] != section {
            left.extend(&part[at..end]);
            blocks += 1;
        }
        at = end;
    }
    let length = left.len() as u32 - 32;
    left[16..20].copy_from_slice(&blocks.to_le_bytes());
    left[20..24].copy_from_slice(&length.to_le_bytes());
    crate::wire::resealed(left)
}

#[test]
fn a_part_that_lacks_a_section_is_refused() {
    let [columns, text, cards] = parts(&Snapshot::of(&catalogue(), |_| true));
    for section in 1..=11 {
        let text = without(&text, section);
        let result = loaded([columns.clone(), text, cards.clone()]);
        assert!(result.is_err(), "words without section {section}");
    }
    // Without the fourth, which is pictures: these products have none.
    for section in [1, 2, 3, 5, 6] {
        let cards = without(&cards, section);
        let result = loaded([columns.clone(), text.clone(), cards]);
        assert!(result.is_err(), "cards without section {section}");
    }
}

#[test]
fn parts_come_in_turn_and_of_one_edition() {
    let one = Snapshot::of(&catalogue(), |_| true);
    let other = Snapshot::of(&catalogue(), |_| false);
    assert_ne!(one.edition, other.edition);
    assert!(one.columns.len() > other.columns.len());
    let mut loading = Loading::default();
    let refused = Err(Unreadable::OutOfTurn);
    assert_eq!(loading.begin(one.text.clone()), refused);
    assert_eq!(loading.begin(one.columns.clone()), Ok(PartKind::Columns));
    assert_eq!(loading.begin(one.cards.clone()), refused, "not read yet");
    assert!(loading.begin(one.columns.clone()).is_ok(), "begun again");
    while loading.step() != Ok(Progress::Done) {}
    assert_eq!(loading.begin(other.cards), refused, "of another edition");
    assert_eq!(loading.begin(one.columns), refused, "a second time");
    for part in [one.cards, one.text] {
        assert!(loading.begin(part).is_ok());
        while loading.step() != Ok(Progress::Done) {}
    }
    assert_eq!(loading.step(), Ok(Progress::Done));
    assert!(PartKind::ALL.iter().all(|kind| loading.has(*kind)));
}

#[test]
fn prices_of_other_lists_stay_at_home() {
    let parts = parts(&Snapshot::of(&catalogue(), |_| false));
    assert!(loaded(parts).is_ok_and(|catalog| catalog.lists.is_empty()));
}
