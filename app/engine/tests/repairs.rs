//! Repairs of searches that find nothing, against trying every set of steps.

#![cfg(not(target_arch = "wasm32"))]

#[path = "small/asked.rs"]
mod asked;
mod small;
#[path = "small/things.rs"]
mod things;

use asked::{filters, rows};
use engine::catalog::{Catalog, Product, Variant};
use engine::search::{Bounds, Refinement, Repair, Step, refine, repair};
use engine::{Lang, Text};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use small::{CATEGORIES, COLOURS, Row, catalogue};
use std::collections::BTreeSet;
use things::things;

/// Words of the small catalogue, some misspelt, some of none.
const WORDS: [&str; 12] = [
    "chairs",
    "desks",
    "café",
    "nakhla",
    "zaytuon",
    "sindyam",
    "olive",
    "طراز",
    "كرسي",
    "زيتونن",
    "xyzzy",
    "!",
];

fn refinements() -> impl Strategy<Value = Refinement> {
    let ticks = |keys: Vec<&'static str>| {
        let keys: Vec<String> = keys.into_iter().map(str::to_owned).collect();
        subsequence(keys, 0..2).prop_map(|keys| keys.into_iter().collect::<BTreeSet<String>>())
    };
    let colours = ticks(COLOURS.iter().map(|colour| colour.0).collect());
    let categories = ticks(CATEGORIES.iter().map(|category| category.0).collect());
    let brands = ticks(vec!["Nakhla", "Sindyan", "Zaytoun", "ghost"]);
    let words = vec(select(WORDS.to_vec()), 0..4);
    (words, filters(categories, colours, brands)).prop_map(|(words, filters)| Refinement {
        query: words.join(" "),
        page: 3,
        ..filters
    })
}

/// A search that forgives nothing: what holds every word.
fn holding(catalog: &Catalog, query: &str) -> Vec<u32> {
    let terms = engine::text::tokens(query).into_iter();
    let terms: Option<Vec<u32>> = terms
        .map(|token| catalog.text.term(&token.term()))
        .collect();
    terms.map_or_else(Vec::new, |terms| catalog.text.holding(&terms))
}

struct Shop {
    /// Whether its search forgives nothing.
    strict: bool,
    catalog: Catalog,
    stock: Vec<i64>,
    scope: Vec<u32>,
}

impl Shop {
    fn of(rows: &[Row], category: Option<usize>, strict: bool) -> Shop {
        let (catalog, stock) = catalogue(rows);
        let scope = match category {
            Some(category) => catalog.categories[category].items.clone(),
            None => (0..catalog.items.len() as u32).collect(),
        };
        Shop {
            strict,
            catalog,
            stock,
            scope,
        }
    }

    fn find(&self, query: &str) -> Vec<u32> {
        match self.strict {
            true => holding(&self.catalog, query),
            false => {
                let hits = self.catalog.text.find(query);
                hits.iter().map(|hit| hit.item).collect()
            }
        }
    }

    fn repair(&self, state: &Refinement) -> Vec<Repair> {
        let prices = self.catalog.lists.first();
        let find = |query: &str| self.find(query);
        repair(&self.catalog, &self.stock, prices, &self.scope, state, find)
    }

    /// How many products a state leaves, by searching and refining.
    fn count(&self, state: &Refinement) -> u32 {
        let found: Vec<u32> = match state.query.trim().is_empty() {
            true => self.scope.clone(),
            false => {
                let items = self.find(&state.query).into_iter();
                items.filter(|item| self.scope.contains(item)).collect()
            }
        };
        let prices = self.catalog.lists.first();
        refine(
            &self.catalog,
            &self.stock,
            prices,
            &found,
            None,
            state,
            Lang::En,
        )
        .items
        .len() as u32
    }

    /// Every step there is for a state, each with the word it is about.
    fn steps(&self, state: &Refinement) -> Vec<(Option<usize>, Step)> {
        let mut steps = Vec::new();
        for (place, typed) in spoken(&state.query).into_iter().enumerate() {
            let token = &engine::text::tokens(typed)[..];
            for found in token
                .iter()
                .flat_map(|token| self.catalog.text.respellings(&token.term(), 2))
            {
                let meant = self.catalog.text.word(found.term).to_owned();
                steps.push((
                    Some(place),
                    Step::Spell {
                        typed: typed.to_owned(),
                        meant,
                    },
                ));
            }
            steps.push((Some(place), Step::Word(typed.to_owned())));
        }
        let choices = state.choices.keys().map(|key| Step::Choices(key.clone()));
        let ranges = state.ranges.iter().filter(|(_, bounds)| !bounds.is_open());
        let ranges = ranges.map(|(key, _)| Step::Range(key.clone()));
        let others = [
            (!state.categories.is_empty(), Step::Categories),
            (!state.brands.is_empty(), Step::Brands),
            (!state.price.is_open(), Step::Price),
            (state.in_stock, Step::Stock),
        ];
        let others = others
            .into_iter()
            .filter(|(set, _)| *set)
            .map(|(_, step)| step);
        steps.extend(choices.chain(ranges).chain(others).map(|step| (None, step)));
        steps
    }
}

/// The words of a query, marks with the word before them.
fn spoken(query: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = engine::text::tokens(query)
        .iter()
        .map(|token| token.start)
        .collect();
    if starts.is_empty() && !query.trim().is_empty() {
        starts.push(0);
    }
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    let ends = starts.iter().skip(1).copied().chain([query.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| query[*start..end].trim())
        .collect()
}

fn after(state: &Refinement, steps: &[&(Option<usize>, Step)]) -> Refinement {
    let mut left = Refinement {
        page: 1,
        ..state.clone()
    };
    let mut words: Vec<Option<String>> = spoken(&state.query)
        .into_iter()
        .map(|word| Some(word.to_owned()))
        .collect();
    for (place, step) in steps {
        let place = place.unwrap_or_default();
        match step {
            Step::Spell { typed, meant } => {
                let letters = engine::text::tokens(typed)[0].end;
                words[place] = Some(format!("{meant}{}", &typed[letters..]));
            }
            Step::Word(_) => words[place] = None,
            Step::Choices(key) => drop(left.choices.remove(key)),
            Step::Range(key) => drop(left.ranges.remove(key)),
            Step::Categories => left.categories.clear(),
            Step::Brands => left.brands.clear(),
            Step::Price => left.price = Bounds::default(),
            Step::Stock => left.in_stock = false,
        }
    }
    if steps.iter().any(|(place, _)| place.is_some()) {
        left.query = words
            .into_iter()
            .flatten()
            .collect::<Vec<String>>()
            .join(" ");
    }
    left
}

/// What is told of a repair, leaving out which of two equal words was changed.
type Told = (Vec<(String, String)>, u32);

fn told(state: &Refinement, count: u32) -> Told {
    (state.to_pairs(), count)
}

/// The smallest sets of steps that give a result, by trying all of them.
fn by_hand(shop: &Shop, state: &Refinement) -> BTreeSet<Told> {
    let steps = shop.steps(state);
    for size in 0..=3usize {
        let mut found = BTreeSet::new();
        for set in 0u64..1 << steps.len() {
            if set.count_ones() as usize != size {
                continue;
            }
            let taken: Vec<_> = steps
                .iter()
                .enumerate()
                .filter(|(bit, _)| set >> bit & 1 == 1)
                .map(|(_, step)| step)
                .collect();
            let places: Vec<usize> = taken.iter().filter_map(|(place, _)| *place).collect();
            if places.windows(2).any(|pair| pair[0] == pair[1]) {
                continue;
            }
            let left = after(state, &taken);
            let empty = left.query.trim().is_empty() && !places.is_empty() && !left.is_filtered();
            let count = shop.count(&left);
            if count > 0 && !empty {
                found.insert(told(&left, count));
            }
        }
        if !found.is_empty() {
            return if size == 0 { BTreeSet::new() } else { found };
        }
    }
    BTreeSet::new()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_smallest_repairs_are_those_that_trying_everything_finds(
        rows in rows(0..24, 0..2), state in refinements(), category in option::of(0..CATEGORIES.len()),
        strict in any::<bool>(),
    ) {
        let shop = Shop::of(&rows, category, strict);
        let found = shop.repair(&state);
        for repair in &found {
            prop_assert_eq!(repair.count, shop.count(&repair.refinement));
            prop_assert_eq!(repair.refinement.page, 1);
        }
        prop_assert!(found.is_sorted_by(|a, b| a.count >= b.count));
        let ours: BTreeSet<Told> = found.iter().map(|repair| told(&repair.refinement, repair.count)).collect();
        prop_assert_eq!(ours.len(), found.len(), "one is given twice");
        let all = by_hand(&shop, &state);
        prop_assert_eq!(found.len(), all.len().min(8));
        if all.len() <= 8 {
            prop_assert_eq!(ours, all);
        } else {
            prop_assert!(ours.is_subset(&all));
            let mut counts: Vec<u32> = all.iter().map(|(_, count)| *count).collect();
            counts.sort_by(|a, b| b.cmp(a));
            prop_assert!(found.iter().map(|repair| &repair.count).eq(counts.iter().take(8)));
        }
    }
}

fn row(category: usize, brand: usize) -> Row {
    Row {
        category,
        brand,
        colours: vec![0],
        width: Some(400),
        foldable: false,
        price: Some(1_000),
        stock: 1,
        popularity: 1,
    }
}

fn asked(pairs: &[(&str, &str)]) -> Refinement {
    Refinement::from_pairs(pairs.iter().copied())
}

fn steps(found: Vec<Repair>) -> Vec<Vec<Step>> {
    found.into_iter().map(|repair| repair.steps).collect()
}

#[test]
fn a_repair_says_what_it_changes() {
    let shop = Shop::of(&[row(0, 0), row(0, 1), row(1, 0)], None, false);
    let state = asked(&[
        ("q", "chairs"),
        ("brand", "Zaytoun"),
        ("f.colour", "black"),
        ("page", "4"),
    ]);
    let found = shop.repair(&state);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].steps, [Step::Brands]);
    assert_eq!(found[0].count, 2);
    assert_eq!(
        found[0].refinement,
        asked(&[("q", "chairs"), ("f.colour", "black")])
    );
}

#[test]
fn where_no_step_helps_two_do() {
    let shop = Shop::of(&[row(0, 0), row(1, 0)], None, false);
    let state = asked(&[
        ("q", "chairs"),
        ("brand", "Zaytoun"),
        ("f.colour", "white"),
        ("price.max", "5"),
    ]);
    let found = steps(shop.repair(&state));
    assert_eq!(
        found,
        [vec![Step::Choices("colour".to_owned()), Step::Brands]]
    );
}

/// Twenty displays, and a cloth whose maker cannot spell them, by another brand.
fn displays() -> Catalog {
    let product = |n: usize| Product {
        id: format!("p{n:02}"),
        name: match n {
            0 => Text::new("Moniter cloth", "قماش شاشه"),
            n => Text::new(format!("Monitor {n}"), format!("الشاشة الكبيرة {n}")),
        },
        brand: Text::new(if n == 0 { "Wipe" } else { "View" }, ""),
        variants: vec![Variant {
            sku: format!("s{n}"),
            ..Variant::default()
        }],
        ..Product::default()
    };
    things((0..=20).map(product))
}

#[test]
fn a_word_is_written_as_the_catalogue_writes_it() {
    let catalog = displays();
    let scope: Vec<u32> = (0..21).collect();
    let repairs = |query: &str, brand: &str| {
        let find = |query: &str| {
            let hits = catalog.text.find(query);
            hits.iter().map(|hit| hit.item).collect()
        };
        let state = asked(&[("q", query), ("brand", brand)]);
        repair(&catalog, &[], None, &scope, &state, find)
    };
    let spell = |typed: &str, meant: &str| Step::Spell {
        typed: typed.to_owned(),
        meant: meant.to_owned(),
    };
    let found = repairs("MONITER!", "View");
    assert_eq!(found[0].steps, [spell("MONITER!", "monitor")]);
    assert_eq!(
        (found[0].count, found[0].refinement.query.as_str()),
        (20, "monitor!")
    );
    // Equally many: what keeps the word comes first, then what keeps the query.
    assert_eq!(found[1].steps, [Step::Word("MONITER!".to_owned())]);
    assert_eq!(found[2].steps, [Step::Brands]);
    // The frequent word is no slip for the rare one, and a stem is nothing to show.
    assert_eq!(
        steps(repairs("monitor", "Wipe")),
        [vec![Step::Brands], vec![Step::Word("monitor".to_owned())]]
    );
    assert!(repairs("monitor", "View").is_empty());
    let strict = |query: &str| holding(&catalog, query);
    let state = asked(&[("q", "الشاشة الكبيرع"), ("brand", "View")]);
    let found = repair(&catalog, &[], None, &scope, &state, strict);
    assert_eq!(found[0].steps, [spell("الكبيرع", "الكبيرة")]);
    assert_eq!(found[0].refinement.query, "الشاشة الكبيرة");
}

#[test]
fn a_long_question_ends_soon() {
    let rows: Vec<Row> = (0..60).map(|n| row(n % 3, n % 4)).collect();
    let shop = Shop::of(&rows, None, false);
    let words = vec!["xyzzy"; 40]
        .iter()
        .enumerate()
        .map(|(n, word)| format!("{word}{n}"))
        .collect::<Vec<_>>()
        .join(" ");
    let searched = std::cell::Cell::new(0);
    let find = |query: &str| {
        searched.set(searched.get() + query.split(' ').count());
        Vec::new()
    };
    let state = Refinement {
        query: words,
        in_stock: true,
        ..Refinement::default()
    };
    let found = repair(
        &shop.catalog,
        &shop.stock,
        shop.catalog.lists.first(),
        &shop.scope,
        &state,
        find,
    );
    assert!(found.is_empty());
    assert!(
        (300..=384).contains(&searched.get()),
        "{} words",
        searched.get()
    );
}
