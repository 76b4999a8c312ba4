//! Values of attributes that a query names: "black", "15.6 inch". They are
//! understood only where most of what the other words find has the attribute,
//! so that a filter does not hide what merely does not say it, and where a
//! good part of it has the value.

use super::{Limit, Meaning, Phrase, spans};
use crate::Lang;
use crate::catalog::{AttributeKind, Catalog};
use crate::search::Bounds;
use crate::search::columns::Column;
use crate::search::filters::View;
use crate::text::{Measure, UnitOf, measures, terms, tokens};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// How many of the best that are found are looked at.
const LOOKED_AT: usize = 96;
/// Of these, which part has the attribute at least, and which part the value.
const COVERED: f64 = 0.5;
const GOOD_SHARE: f64 = 0.04;
/// So many that are best by all words, the value among them, are asked whether it is
/// meant: the best has to have it, and one of so many.
const CONFIRMING: usize = 12;
const ONE_OF: usize = 4;
/// An attribute is meant beside others where so many times more products have it.
const CLEARLY: usize = 2;
/// How far a value may be from what was typed, as a part of it: what is converted
/// from another unit was rounded.
const ROUNDED: f64 = 0.005;
/// The longest name of a value that is understood, in words.
const LONGEST: usize = 4;
/// How surely words stand for the name of a value.
const SURE: f32 = 0.6;

/// Attribute and choice, by position.
type Value = (u16, u16);

/// The values of attributes that are filtered by, by the terms of their names.
#[derive(Debug, Default)]
pub struct ValueNames(HashMap<String, Vec<Value>>);

impl ValueNames {
    /// Of a catalogue whose words are there. Without names that mean something else
    /// first: brands, what things are, and numbers.
    pub fn new(catalog: &Catalog) -> ValueNames {
        let brands = catalog.brands.iter();
        let brands = brands.flat_map(|brand| Lang::ALL.map(|lang| key(brand.exact(lang))));
        let brands: HashSet<String> = brands.collect();
        let heads: HashSet<u32> = catalog.text.kind_heads().flatten().copied().collect();
        let is_thing = |name: &str| {
            let last = terms(name).pop().and_then(|last| catalog.text.term(&last));
            last.is_some_and(|last| heads.contains(&last))
        };
        let mut names: HashMap<String, Vec<Value>> = HashMap::new();
        for (attribute, definition) in (0u16..).zip(&catalog.attributes) {
            if !definition.facet || definition.kind != AttributeKind::Choice {
                continue;
            }
            for (choice, called) in (0u16..).zip(&definition.choices) {
                for name in Lang::ALL.map(|lang| called.name.exact(lang)) {
                    let key = key(name);
                    if !says_something(name) || brands.contains(&key) || is_thing(name) {
                        continue;
                    }
                    let values = names.entry(key).or_default();
                    if !values.contains(&(attribute, choice)) {
                        values.push((attribute, choice));
                    }
                }
            }
        }
        ValueNames(names)
    }

    /// The values that these words name, as they are or in other words.
    fn of(&self, words: &str, catalog: &Catalog) -> Vec<Value> {
        let mut values = self.0.get(words).cloned().unwrap_or_default();
        for rendering in catalog.text.renderings(words, SURE) {
            for value in self.0.get(&rendering).into_iter().flatten() {
                if !values.contains(value) {
                    values.push(*value);
                }
            }
        }
        values
    }
}

fn key(name: &str) -> String {
    terms(name).join(" ")
}

/// Whether a name has words, and none of them is a number.
fn says_something(name: &str) -> bool {
    let read = tokens(name);
    let number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '.');
    let word = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() > 2;
    read.len() <= LONGEST
        && read.iter().any(|token| word(&token.text))
        && !read.iter().any(|token| number(&token.text))
}

/// Something a part of a query may mean.
struct Candidate {
    start: usize,
    end: usize,
    asks: Asks,
}

enum Asks {
    Values(Vec<Value>),
    Measure(Measure),
}

/// Adds the values that are named by what is left of a query.
pub fn named(view: View<'_>, query: &str, meaning: &mut Meaning, find: &impl Fn(&str) -> Vec<u32>) {
    let candidates = candidates(view.catalog, query, meaning);
    if candidates.is_empty() {
        return;
    }
    let mut by_words = find(&meaning.words);
    by_words.truncate(CONFIRMING);
    for candidate in candidates {
        let span = (candidate.start, candidate.end);
        let mut spans: Vec<(usize, usize)> = meaning.phrases.iter().map(Phrase::span).collect();
        if spans
            .iter()
            .any(|(start, end)| span.0 < *end && *start < span.1)
        {
            continue;
        }
        spans.push(span);
        spans.sort_unstable();
        let rest = spans::without(query, &spans);
        if !view.catalog.text.tells(&rest) {
            continue;
        }
        let found = find(&rest);
        let limit = match &candidate.asks {
            Asks::Values(values) => valued(view.catalog, &found, values),
            Asks::Measure(measure) => {
                let bounds = Bounds {
                    min: Some(measure.value * (1.0 - ROUNDED)),
                    max: Some(measure.value * (1.0 + ROUNDED)),
                };
                let limit = measured(view.catalog, &found, measure, bounds);
                limit.map(|limit| limit.narrowed(view.catalog, &found))
            }
        };
        let limit = limit.filter(|limit| {
            let has = |item: &&u32| limit.allows(view.catalog, **item);
            let best = by_words.first().filter(has);
            let many = by_words.iter().filter(has).count() * ONE_OF >= by_words.len();
            !meaning.says(limit) && best.is_some() && many
        });
        let phrase = limit.map(|limit| Phrase {
            start: candidate.start,
            end: candidate.end,
            limit,
        });
        if meaning.add(view, &found, phrase) {
            meaning.words = rest;
        }
    }
}

/// What parts of a query may mean, the longest first.
fn candidates(catalog: &Catalog, query: &str, meaning: &Meaning) -> Vec<Candidate> {
    let read = tokens(query);
    let free = |start: usize, end: usize| {
        let mut spans = meaning.phrases.iter().map(Phrase::span);
        !spans.any(|(from, to)| start < to && from < end)
    };
    let measures = measures(query, &read);
    let mut found: Vec<Candidate> = Vec::new();
    for measure in &measures {
        let (Some(first), Some(last)) = (read.get(measure.first), read.get(measure.end - 1)) else {
            continue;
        };
        let mark = query.get(last.end..).and_then(|rest| rest.chars().next());
        let mark = mark.filter(|_| measure.marked).map_or(0, char::len_utf8);
        found.push(Candidate {
            start: first.start,
            end: last.end + mark,
            asks: Asks::Measure(measure.clone()),
        });
    }
    let keys: Vec<String> = read.iter().map(|token| token.term()).collect();
    let phrases = catalog.text.known_phrases(&keys);
    for length in (1..=LONGEST.min(read.len())).rev() {
        for (place, words) in keys.windows(length).enumerate() {
            let words = words.join(" ");
            if is_part(catalog, &phrases, &(place..place + length), &words) {
                continue;
            }
            let values = catalog.value_names().of(&words, catalog);
            let (start, end) = (read[place].start, read[place + length - 1].end);
            if !values.is_empty() {
                found.push(Candidate {
                    start,
                    end,
                    asks: Asks::Values(values),
                });
            }
        }
    }
    found.retain(|candidate| free(candidate.start, candidate.end));
    found
}

/// Whether words here are part of a phrase that is one thing: that the lexicon reads
/// as others, among which they are not.
fn is_part(
    catalog: &Catalog,
    phrases: &[(Range<usize>, Vec<String>)],
    here: &Range<usize>,
    words: &str,
) -> bool {
    let mut own = catalog.text.renderings(words, SURE);
    own.push(words.to_owned());
    let kept = |reading: &String| {
        let padded = format!(" {reading} ");
        own.iter().any(|own| padded.contains(&format!(" {own} ")))
    };
    phrases.iter().any(|(phrase, read_as)| {
        let overlaps = phrase.start < here.end && here.start < phrase.end;
        let within = here.start <= phrase.start && phrase.end <= here.end;
        overlaps && !within && !read_as.iter().any(kept)
    })
}

/// The best of what is found, ascending.
fn best(found: &[u32]) -> Vec<u32> {
    let mut best: Vec<u32> = found.iter().take(LOOKED_AT).copied().collect();
    best.sort_unstable();
    best
}

/// Of these items, how many have the attribute, and how many of its values are meant.
fn held(
    catalog: &Catalog,
    items: &[u32],
    attribute: usize,
    meant: &dyn Fn(f64) -> bool,
) -> [usize; 2] {
    let mut has = vec![[false; 2]; items.len()];
    let mut note = |item: u32, value: f64| {
        if let Ok(place) = items.binary_search(&item) {
            has[place][0] = true;
            has[place][1] |= meant(value);
        }
    };
    match catalog.columns.attribute(attribute) {
        Some(Column::Choices(entries)) => {
            entries.visit(items, |item, choice| note(item, f64::from(choice)));
        }
        Some(Column::Numbers(entries)) => entries.visit(items, note),
        _ => {}
    }
    [0, 1].map(|which| has.iter().filter(|has| has[which]).count())
}

/// Whether so many of all are enough for a filter.
fn enough(all: usize, [has, meant]: [usize; 2]) -> bool {
    has as f64 >= COVERED * all as f64 && meant as f64 >= GOOD_SHARE * all as f64 && meant > 0
}

/// The limit that named values are, of the attribute that most of what is found has.
fn valued(catalog: &Catalog, found: &[u32], values: &[Value]) -> Option<Limit> {
    let items = best(found);
    let mut attributes: Vec<u16> = values.iter().map(|(attribute, _)| *attribute).collect();
    attributes.sort_unstable();
    attributes.dedup();
    let tried = attributes.into_iter().map(|attribute| {
        let choices = values.iter().filter(|(of, _)| *of == attribute);
        let choices: Vec<u16> = choices.map(|(_, choice)| *choice).collect();
        let meant = |value: f64| choices.iter().any(|choice| f64::from(*choice) == value);
        let held = held(catalog, &items, usize::from(attribute), &meant);
        (held, attribute, choices)
    });
    // Of attributes that as many have, the first.
    let best = tried.reduce(|best, next| if next.0[0] > best.0[0] { next } else { best });
    let (held, attribute, choices) = best?;
    enough(items.len(), held).then_some(Limit::Choices {
        attribute: usize::from(attribute),
        choices,
    })
}

/// The limit that a measure within these bounds, in its own unit, is: of the only
/// attribute it fits.
pub fn measured(
    catalog: &Catalog,
    found: &[u32],
    measure: &Measure,
    bounds: Bounds,
) -> Option<Limit> {
    let items = best(found);
    let mut fits: Vec<([usize; 2], usize, Bounds)> = Vec::new();
    for (attribute, definition) in catalog.attributes.iter().enumerate() {
        let number = definition.facet && definition.kind == AttributeKind::Number;
        let unit = UnitOf::named(definition.unit.exact(Lang::En)).filter(|_| number);
        let Some(unit) = unit.filter(|unit| unit.base == measure.unit.base) else {
            continue;
        };
        // A thousandth is less than anybody types.
        let convert = |value: f64| {
            let converted = value * measure.unit.size / unit.size;
            (converted * 1000.0).round() / 1000.0
        };
        let bounds = Bounds {
            min: bounds.min.map(convert),
            max: bounds.max.map(convert),
        };
        let held = held(catalog, &items, attribute, &|value| bounds.contains(value));
        fits.push((held, attribute, bounds));
    }
    fits.sort_by(|a, b| b.0[1].cmp(&a.0[1]).then(a.1.cmp(&b.1)));
    let ([_, second], ..) = fits.get(1).copied().unwrap_or_default();
    let (held, attribute, bounds) = fits.into_iter().next()?;
    let clear = held[1] >= CLEARLY * second;
    (clear && enough(items.len(), held)).then_some(Limit::Range { attribute, bounds })
}

impl Limit {
    /// Whether an item has a value that is allowed.
    fn allows(&self, catalog: &Catalog, item: u32) -> bool {
        let one = [item];
        match self {
            Limit::Choices { attribute, choices } => {
                let meant = |value: f64| choices.iter().any(|choice| f64::from(*choice) == value);
                held(catalog, &one, *attribute, &meant)[1] > 0
            }
            Limit::Range { attribute, bounds } => {
                held(catalog, &one, *attribute, &|value| bounds.contains(value))[1] > 0
            }
            Limit::Price(_) | Limit::InStock => true,
        }
    }

    /// A range with the values in it that items have as its ends: "15.6 inch" rather
    /// than from 15.522 to 15.678.
    fn narrowed(self, catalog: &Catalog, found: &[u32]) -> Limit {
        let Limit::Range { attribute, bounds } = self else {
            return self;
        };
        let Some(Column::Numbers(entries)) = catalog.columns.attribute(attribute) else {
            return self;
        };
        let mut items = found.to_vec();
        items.sort_unstable();
        let mut ends: Option<(f64, f64)> = None;
        entries.visit(&items, |item, value| {
            if bounds.contains(value) && items.binary_search(&item).is_ok() {
                let (min, max) = ends.unwrap_or((value, value));
                ends = Some((min.min(value), max.max(value)));
            }
        });
        let bounds = ends.map_or(bounds, |(min, max)| Bounds {
            min: Some(min),
            max: Some(max),
        });
        Limit::Range { attribute, bounds }
    }
}

impl Meaning {
    /// Whether the attribute of a limit is limited already: two values of one attribute,
    /// as in "black and white", may mean anything.
    fn says(&self, limit: &Limit) -> bool {
        let of = |limit: &Limit| match limit {
            Limit::Choices { attribute, .. } | Limit::Range { attribute, .. } => Some(*attribute),
            Limit::Price(_) | Limit::InStock => None,
        };
        self.phrases
            .iter()
            .any(|phrase| of(&phrase.limit) == of(limit))
    }
}
