//! The merchant's hand: finding, and then what curations want of the query on
//! the day that is asked for. The text index knows nothing of it.

use super::refinement::cut;
use super::text::Hit;
use crate::catalog::{Boost, Catalog, Curation, Redirect, Target};
use crate::text::{fold, terms};
use crate::wire::{CHECKSUM, checksum};
use crate::{Day, Lang, Text};
use std::collections::HashMap;

/// Curations ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct Curations {
    /// In the order they were written.
    all: Vec<Rule>,
    /// By a query's terms: those that are for it.
    by_query: HashMap<String, Vec<usize>>,
}

/// A curation with the catalogue's numbers in place of ids.
#[derive(Clone, Debug)]
struct Rule {
    id: String,
    lang: Option<Lang>,
    from: Option<Day>,
    until: Option<Day>,
    pins: Vec<u32>,
    boosts: Vec<(Set, f32)>,
    buries: Vec<Set>,
    redirect: Option<Redirect>,
}

#[derive(Clone, Copy, Debug)]
enum Set {
    Item(u32),
    Category(usize),
    Brand(u32),
}

/// What a search shows, before it is narrowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<'a> {
    /// Best first. What is pinned without being found scores 0.
    pub hits: Vec<Hit>,
    /// What is to be shown in place of them.
    pub redirect: Option<&'a Redirect>,
}

/// What the merchant's hand does to one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// Its place among those that come first, from 0.
    pub pin: Option<usize>,
    /// What its score is multiplied by.
    pub factor: f32,
    /// Whether it comes after everything else.
    pub buried: bool,
}

impl Effect {
    const NONE: Effect = Effect {
        pin: None,
        factor: 1.0,
        buried: false,
    };

    /// Whether scores alone decide between two: neither is pinned, and both are buried or none is.
    pub(super) fn is_ranked_with(self, other: Effect) -> bool {
        self.rank() == other.rank()
    }

    /// First, ordinary or last.
    fn rank(self) -> (u8, usize) {
        match self {
            Effect { pin: Some(pin), .. } => (0, pin),
            Effect { buried: false, .. } => (1, 0),
            Effect { buried: true, .. } => (2, 0),
        }
    }
}

impl Catalog {
    /// What a query shows to a visitor who reads this language, on this day.
    ///
    /// Of several curations for one query all hold: pins come in the order of the
    /// curations, the largest boost counts, the first redirect leads. What is pinned
    /// is not buried.
    pub fn find(&self, query: &str, lang: Lang, day: Day) -> Found<'_> {
        let query = cut(query);
        let hits = self.text.find(query);
        let hand = self.curations.hand(query, lang, day);
        Found {
            hits: hand.arrange(self, hits),
            redirect: hand.rules.iter().find_map(|rule| rule.redirect.as_ref()),
        }
    }
}

/// The curations that hold for one query.
pub(super) struct Hand<'a> {
    rules: Vec<&'a Rule>,
}

impl<'a> Hand<'a> {
    fn arrange(&self, catalog: &Catalog, mut hits: Vec<Hit>) -> Vec<Hit> {
        if self.rules.is_empty() {
            return hits;
        }
        let pins = self.pins();
        let unfound = pins
            .iter()
            .filter(|pin| !hits.iter().any(|hit| hit.item == **pin));
        let unfound: Vec<Hit> = unfound
            .map(|pin| Hit {
                item: *pin,
                score: 0.0,
                coverage: 0.0,
            })
            .collect();
        hits.extend(unfound);
        let mut placed: Vec<((u8, usize), Hit)> = hits
            .into_iter()
            .map(|hit| {
                let effect = self.effect(catalog, &pins, hit.item);
                let score = hit.score * effect.factor;
                (effect.rank(), Hit { score, ..hit })
            })
            .collect();
        placed.sort_by(|(a, left), (b, right)| {
            a.cmp(b)
                .then(right.score.total_cmp(&left.score))
                .then(left.item.cmp(&right.item))
        });
        placed.into_iter().map(|(_, hit)| hit).collect()
    }

    /// What comes first, each once.
    pub fn pins(&self) -> Vec<u32> {
        let mut pins = Vec::new();
        for pin in self.rules.iter().flat_map(|rule| &rule.pins) {
            if !pins.contains(pin) {
                pins.push(*pin);
            }
        }
        pins
    }

    pub fn effect(&self, catalog: &Catalog, pins: &[u32], item: u32) -> Effect {
        let boosts = self.rules.iter().flat_map(|rule| &rule.boosts);
        let factors = boosts
            .filter(|(set, _)| set.holds(catalog, item))
            .map(|(_, factor)| *factor);
        let mut buries = self.rules.iter().flat_map(|rule| &rule.buries);
        Effect {
            pin: pins.iter().position(|pin| *pin == item),
            factor: factors.fold(Effect::NONE.factor, f32::max),
            buried: buries.any(|set| set.holds(catalog, item)),
        }
    }

    /// The ids of the curations that do something to an item.
    pub fn touching(&self, catalog: &Catalog, item: u32) -> Vec<&'a str> {
        let touches = |rule: &&&Rule| {
            let mut sets = rule.boosts.iter().map(|(set, _)| set).chain(&rule.buries);
            rule.pins.contains(&item) || sets.any(|set| set.holds(catalog, item))
        };
        let rules = self.rules.iter().filter(touches);
        rules.map(|rule| rule.id.as_str()).collect()
    }
}

impl Set {
    fn holds(self, catalog: &Catalog, number: u32) -> bool {
        match self {
            Set::Item(item) => item == number,
            Set::Category(category) => catalog
                .categories
                .get(category)
                .is_some_and(|node| node.items.binary_search(&number).is_ok()),
            Set::Brand(brand) => catalog
                .item(number)
                .is_some_and(|item| item.brand == Some(brand)),
        }
    }
}

impl Curations {
    /// Those of a catalogue whose items and categories are in place. What they name that
    /// is not there is left out with a line each.
    pub fn new(curations: Vec<Curation>, catalog: &Catalog, left_out: &mut Vec<String>) -> Self {
        let mut ready = Curations::default();
        for curation in curations {
            let mut keys: Vec<String> = curation.queries.iter().map(|query| key(query)).collect();
            keys.sort();
            keys.dedup();
            for key in keys.into_iter().filter(|key| !key.is_empty()) {
                ready.by_query.entry(key).or_default().push(ready.all.len());
            }
            let mut missing = |what: String| {
                left_out.push(format!("curation {}: {what}", curation.id));
            };
            ready.all.push(Rule::new(&curation, catalog, &mut missing));
        }
        ready
    }

    /// Digests of the queries something is done to on this day, in ascending order. A
    /// browser that holds the catalogue and not what the merchant wants leaves them to
    /// the server.
    pub fn digests(&self, day: Day) -> Vec<u64> {
        let holds = |place: &usize| {
            let rule = self.all.get(*place);
            rule.is_some_and(|rule| Lang::ALL.iter().any(|lang| rule.holds(*lang, day)))
        };
        let held = self
            .by_query
            .iter()
            .filter(|(_, places)| places.iter().any(holds));
        let mut digests: Vec<u64> = held.map(|(key, _)| digest_of(key)).collect();
        digests.sort_unstable();
        digests
    }

    /// The digest of a query: the same for its spellings.
    pub fn digest(query: &str) -> u64 {
        digest_of(&key(query))
    }

    /// Whether any curation holds for a query.
    pub fn hold_for(&self, query: &str, lang: Lang, day: Day) -> bool {
        !self.hand(query, lang, day).rules.is_empty()
    }

    /// The curations that hold for a query.
    pub(super) fn hand(&self, query: &str, lang: Lang, day: Day) -> Hand<'_> {
        if self.all.is_empty() {
            return Hand { rules: Vec::new() };
        }
        let places = self.by_query.get(&key(query));
        let rules = places.into_iter().flatten();
        let rules = rules.filter_map(|place| self.all.get(*place));
        Hand {
            rules: rules.filter(|rule| rule.holds(lang, day)).collect(),
        }
    }
}

impl Rule {
    fn new(curation: &Curation, catalog: &Catalog, missing: &mut dyn FnMut(String)) -> Rule {
        let item = |id: &String| catalog.item_by_id(id).map(|(number, _)| number);
        let off_sale = |target: &Target| catalog.withdrawn.holds(target);
        let mut pins = Vec::new();
        for id in &curation.pins {
            match item(id) {
                Some(number) => pins.push(number),
                None if off_sale(&Target::Product(id.clone())) => {}
                None => missing(format!("no product {id} to pin")),
            }
        }
        let mut sets = |target: &Target| {
            let (sets, what, id) = match target {
                Target::Product(id) => {
                    let sets = item(id).map(Set::Item).into_iter().collect();
                    (sets, "product", id)
                }
                Target::Category(id) => {
                    let index = catalog.category_by_id(id).map(Set::Category);
                    (index.into_iter().collect(), "category", id)
                }
                Target::Brand(name) => (brands(catalog, name), "brand", name),
            };
            if sets.is_empty() && !off_sale(target) {
                missing(format!("no {what} {id}"));
            }
            sets
        };
        let mut boosts = Vec::new();
        for boost in &curation.boosts {
            let factor = boost.factor.clamp(Boost::LEAST, Boost::MOST);
            boosts.extend(sets(&boost.of).into_iter().map(|set| (set, factor)));
        }
        let buries = curation.buries.iter().flat_map(&mut sets).collect();
        let redirect = curation.redirect.clone().filter(|redirect| match redirect {
            Redirect::Path(_) => true,
            Redirect::Category(id) => {
                let known = catalog.category_by_id(id).is_some();
                if !known && !off_sale(&Target::Category(id.clone())) {
                    missing(format!("no category {id} to lead to"));
                }
                known
            }
        });
        Rule {
            id: curation.id.clone(),
            lang: curation.lang,
            from: curation.from,
            until: curation.until,
            pins,
            boosts,
            buries,
            redirect,
        }
    }

    fn holds(&self, lang: Lang, day: Day) -> bool {
        self.lang.is_none_or(|only| only == lang)
            && self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
    }
}

fn digest_of(key: &str) -> u64 {
    checksum(CHECKSUM, key.as_bytes())
}

/// The terms of a query: what two spellings of it have in common.
fn key(query: &str) -> String {
    terms(query).join(" ")
}

/// The brands of this name in either language.
fn brands(catalog: &Catalog, name: &str) -> Vec<Set> {
    let name = fold(name);
    let called = |brand: &Text| {
        let mut names = Lang::ALL.iter().map(|lang| fold(brand.exact(*lang)));
        !name.is_empty() && names.any(|other| other == name)
    };
    let numbered = (0u32..).zip(&catalog.brands);
    let called = numbered.filter(|(_, brand)| called(brand));
    called.map(|(number, _)| Set::Brand(number)).collect()
}
