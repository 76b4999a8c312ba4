//! One category of a catalogue, sent alone, is listed as in the whole.

use super::*;
use engine::catalog::PartKind;
use engine::search::{Outcome, repair};

/// What is narrowed by, also by categories inside and outside of the one that travelled.
fn asked() -> Vec<Refinement> {
    let more: [&[(&str, &str)]; 4] = [
        &[("cat", "k2"), ("f.a1", "c0")],
        &[("cat", "k0"), ("cat", "k3"), ("sort", "name")],
        &[
            ("cat", "gone"),
            ("f.a1", "c9"),
            ("brand", "chair chair desk"),
        ],
        &[
            ("f.a3", "yes"),
            ("f.a2.min", "4"),
            ("price.max", "0.002"),
            ("stock", "yes"),
        ],
    ];
    let read = |pairs: &&[(&'static str, &'static str)]| Refinement::from_pairs(pairs.to_vec());
    states().into_iter().chain(more.iter().map(read)).collect()
}

/// What a list shows of its products, in their order.
fn cards(catalog: &Catalog, stock: &[i64], outcome: &Outcome) -> Vec<String> {
    let prices = catalog.list_for(Currency::Jod);
    let card = |number: &u32| {
        let item = &catalog.items[*number as usize];
        let range = item.variants.start as usize..item.variants.end as usize;
        let skus: Vec<&str> = catalog.variants[range.clone()]
            .iter()
            .map(|variant| &*variant.sku)
            .collect();
        let prices = prices.map(|list| (list.shown[*number as usize], list.from[*number as usize]));
        format!(
            "{:?} {:?} {:?} {:?} {:?} {} {skus:?} {prices:?} {:?} {:?}",
            item.id,
            item.slug,
            item.name,
            catalog.brand(item),
            item.picture,
            item.category,
            stock.get(range),
            facts(catalog, item),
        )
    };
    outcome.items.iter().map(card).collect()
}

/// All that is known beside products, which is the same for a part.
fn known(catalog: &Catalog) -> String {
    let nodes = catalog.categories.iter().map(|node| {
        let mut category = node.category.clone();
        category.facets.clear();
        category.picture = category.picture.filter(|picture| !picture.src.is_empty());
        let facets = node.facets.iter().map(|facet| &catalog.attributes[*facet]);
        let slug = catalog.category_by_slug(category.slug.get(Lang::Ar));
        let facets: Vec<&Attribute> = facets.collect();
        format!(
            "{category:?} {:?} {:?} {facets:?} {slug:?}",
            node.parent, node.children
        )
    });
    let lists: Vec<&PriceList> = catalog.lists.iter().map(|prices| &prices.list).collect();
    let nodes: Vec<String> = nodes.collect();
    format!("{nodes:?} {:?} {lists:?}", catalog.brands)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn it_lists_as_the_whole(products in vec(product(), 0..40)) {
        let home = catalogue(products);
        let stock: Vec<i64> = (0..home.variants.len() as i64).map(|n| n % 3).collect();
        for category in 0..home.categories.len() {
            let part = Snapshot::of_category(&home, category, |_| true).expect("a category");
            prop_assert!(part.text.is_empty());
            let away = read([part.columns, part.cards]);
            prop_assert_eq!(known(&home), known(&away));
            prop_assert_eq!(away.items.len(), home.categories[category].items.len());
            let on_hand = |sku: &str| stock[home.variant(sku).expect("a variant").0 as usize];
            let own: Vec<i64> = away.variants.iter().map(|variant| on_hand(&variant.sku)).collect();
            for scope in (0..home.categories.len()).filter(|n| home.path(*n).contains(&category)) {
                for (state, lang) in asked().iter().flat_map(|s| Lang::ALL.map(|lang| (s, lang))) {
                    let [ours, theirs] = [(&home, &stock), (&away, &own)].map(|(catalog, stock)| {
                        let prices = catalog.list_for(Currency::Jod);
                        let items = &catalog.categories[scope].items;
                        let state = state.clone().known_to(catalog);
                        let outcome = refine(catalog, stock, prices, items, Some(scope), &state, lang);
                        let repairs = repair(catalog, stock, prices, items, &state, |_| Vec::new());
                        let cards = cards(catalog, stock, &outcome);
                        (state, cards, outcome.groups, outcome.in_stock, repairs)
                    });
                    prop_assert_eq!(ours, theirs, "{} in {}", scope, category);
                }
            }
        }
    }
}

#[test]
fn there_is_no_part_of_a_category_that_is_not_there() {
    let home = catalogue(Vec::new());
    assert!(Snapshot::of_category(&home, 3, |_| true).is_some());
    assert_eq!(Snapshot::of_category(&home, 4, |_| true), None);
    let part = Snapshot::of_category(&home, 3, |_| true).expect("an empty category");
    let mut loading = Loading::default();
    assert!(loading.begin(part.text).is_err());
    assert_eq!(loading.begin(part.columns), Ok(PartKind::Columns));
}
