//! What a query means beyond its words: "black toner under 100" asks for toner
//! that is black and costs no more than 100. Phrases of prices, stock, measures
//! and values of attributes become filters; the rest is searched for.
//!
//! The reading is conservative. What is not surely meant stays words, and so
//! does what would leave nothing.

mod amounts;
mod spans;
mod values;
mod vocabulary;

use super::filters::View;
use super::{Bounds, Refinement};
use crate::catalog::{Catalog, ListPrices};
use crate::text::tokens;
use amounts::{Stated, stated};
pub(crate) use values::ValueNames;

/// A query, taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meaning {
    /// What is searched for: the query without its phrases.
    pub words: String,
    /// In the order of the query.
    pub phrases: Vec<Phrase>,
}

/// Words of a query that narrow what its other words find.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// Where it stands in the query, in bytes.
    pub start: usize,
    pub end: usize,
    pub limit: Limit,
}

/// What a phrase asks for. Attributes and choices are positions in the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub enum Limit {
    /// In major units of the price list's currency.
    Price(Bounds),
    InStock,
    /// One of these choices, which are called alike.
    Choices {
        attribute: usize,
        choices: Vec<u16>,
    },
    /// In the attribute's unit.
    Range {
        attribute: usize,
        bounds: Bounds,
    },
}

/// What a query means in this catalogue to who sees these prices. `find` is what
/// words find, best first; `stock` is units on hand by variant.
pub fn understand(
    catalog: &Catalog,
    stock: &[i64],
    prices: Option<&ListPrices>,
    query: &str,
    find: impl Fn(&str) -> Vec<u32>,
) -> Meaning {
    let view = View {
        catalog,
        stock,
        prices,
    };
    let currency = prices.map(|prices| prices.list.currency);
    let mut meaning = Meaning::of_words(query);
    let stated = stated(query, currency, catalog);
    if !stated.is_empty() {
        let spans: Vec<(usize, usize)> = stated.iter().map(Stated::span).collect();
        let rest = spans::without(query, &spans);
        let found = match rest.is_empty() {
            true => (0u32..).take(catalog.columns.len()).collect(),
            false => find(&rest),
        };
        for stated in stated {
            let limit = match &stated.measure {
                None => Some(stated.limit.clone()),
                Some(measure) => values::measured(catalog, &found, measure, stated.bounds()),
            };
            meaning.add(view, &found, limit.map(|limit| stated.meaning(limit)));
        }
        meaning.words = meaning.left_of(query);
    }
    if !tokens(&meaning.words).is_empty() {
        values::named(view, query, &mut meaning, &find);
    }
    meaning
}

impl Meaning {
    /// That of a query all of which is searched for.
    pub fn of_words(query: &str) -> Meaning {
        Meaning {
            words: query.to_owned(),
            phrases: Vec::new(),
        }
    }

    /// Adds a phrase, where it leaves something of what is found.
    fn add(&mut self, view: View<'_>, found: &[u32], phrase: Option<Phrase>) -> bool {
        let Some(phrase) = phrase else { return false };
        self.phrases.push(phrase);
        let state = self.onto(view.catalog, &Refinement::default());
        let filters = view.filters(&state);
        let passing: Vec<Vec<bool>> = filters.iter().map(|filter| view.passing(filter)).collect();
        let passes = |item: &u32| passing.iter().all(|passing| passing[*item as usize]);
        let leaves = found.iter().any(passes);
        if !leaves {
            self.phrases.pop();
        }
        self.phrases.sort_by_key(|phrase| phrase.start);
        leaves
    }

    /// A query without the phrases.
    fn left_of(&self, query: &str) -> String {
        let spans = self.phrases.iter().map(Phrase::span);
        spans::without(query, &spans.collect::<Vec<_>>())
    }

    /// What a state asks for with everything its query means: the words that are
    /// left, and what its filters and the phrases both allow.
    pub fn onto(&self, catalog: &Catalog, state: &Refinement) -> Refinement {
        let mut state = Refinement {
            query: self.words.clone(),
            ..state.clone()
        };
        for phrase in &self.phrases {
            match &phrase.limit {
                Limit::Price(bounds) => state.price = state.price.and(*bounds),
                Limit::InStock => state.in_stock = true,
                Limit::Range { attribute, bounds } => {
                    let key = &catalog.attributes[*attribute].key;
                    let asked = state.ranges.entry(key.clone()).or_default();
                    *asked = asked.and(*bounds);
                }
                Limit::Choices { attribute, choices } => {
                    let attribute = &catalog.attributes[*attribute];
                    let named = choices
                        .iter()
                        .filter_map(|choice| attribute.choices.get(usize::from(*choice)))
                        .map(|choice| choice.key.clone())
                        .collect();
                    let asked = state.choices.entry(attribute.key.clone());
                    asked
                        .and_modify(|asked| *asked = &*asked & &named)
                        .or_insert(named);
                }
            }
        }
        state
    }
}

impl Phrase {
    fn span(&self) -> (usize, usize) {
        (self.start, self.end)
    }

    /// The query without this phrase.
    pub fn left_of(&self, query: &str) -> String {
        spans::without(query, &[(self.start, self.end)])
    }
}
