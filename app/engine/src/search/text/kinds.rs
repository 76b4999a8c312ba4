//! What a product is, learned from the catalogue itself: where a name goes on
//! after brand and model with plain words ("Xerox 006R90321 **toner cartridge**
//! Original Black"), those are what the product is called by; from the products
//! that say so the others learn (naive Bayes; Manning, Raghavan and Schütze,
//! "Introduction to Information Retrieval", 13.2).

use super::TextIndex;
use super::intern::Interner;
use crate::catalog::{Category, Product};
use crate::text::{Token, terms, tokens};
use crate::{Lang, Text};
use std::collections::{BTreeMap, BTreeSet};

/// What is looked at in one product.
pub(super) struct Sample {
    phrase: Option<String>,
    /// The word its name comes down to: "camera" of "Cyber-shot W270 compact camera, black".
    head: Option<String>,
    /// What its category is called.
    category: Text,
    /// Numbers of what speaks for a kind: its category first, then words,
    /// attributes and its brand.
    features: Vec<u32>,
}

/// A phrase is a kind where this many products are called by it.
const LEAST: usize = 8;
/// A category that holds a smaller part of a kind holds it by mistake.
const RARE: f64 = 0.02;
/// The longest phrase, in words.
const WORDS: usize = 4;

impl Sample {
    /// `numbers` is for the features of all products of a catalogue.
    pub fn of(product: &Product, category: &Category, numbers: &mut Interner) -> Sample {
        let name = &product.name.en;
        let mut features: Vec<u32> = tokens(name)
            .iter()
            .chain(&tokens(&product.summary.en))
            .filter(|token| !token.text.bytes().any(|byte| byte.is_ascii_digit()))
            .map(|token| numbers.number(&token.term()))
            .collect();
        let attributes = product.attributes.keys();
        features.extend(attributes.map(|key| numbers.number(&format!("a:{key}"))));
        features.push(numbers.number(&format!("b:{}", product.brand.en)));
        features.sort_unstable();
        features.dedup();
        features.insert(0, numbers.number(&format!("c:{}", category.id)));
        Sample {
            phrase: phrase(name, &product.brand.en, &product.model),
            head: head(name),
            category: category.name.clone(),
            features,
        }
    }
}

/// The plain words that follow brand and model in a name.
fn phrase(name: &str, brand: &str, model: &str) -> Option<String> {
    let mut rest = name;
    if rest
        .get(..brand.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(brand))
    {
        rest = rest.get(brand.len()..)?;
    }
    if model.is_empty() {
        return None;
    }
    let at = rest
        .to_ascii_lowercase()
        .find(&model.to_ascii_lowercase())?;
    rest = rest.get(at + model.len()..)?;
    let read = tokens(rest);
    let plain = |text: &str| text.chars().all(|c| c.is_lowercase());
    let words: Vec<String> = read
        .iter()
        .take_while(|token| rest.get(token.start..token.end).is_some_and(plain))
        .take(WORDS)
        .map(|token| token.term())
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The last word of a name before what it goes with and what it comes in.
fn head(name: &str) -> Option<String> {
    let ends = [",", "(", "|", "+", " - ", " for ", " with ", " w/"];
    let end = ends.iter().filter_map(|end| name.find(end)).min();
    let read = tokens(name.get(..end.unwrap_or(name.len()))?);
    let digit = |token: &&Token| token.text.bytes().any(|byte| byte.is_ascii_digit());
    Some(read.iter().rev().find(|token| !digit(token))?.term())
}

/// Kinds while they are learned.
pub(super) struct Learned {
    /// By kind: the phrases for it, each of one or more words.
    pub kinds: Vec<Vec<Vec<String>>>,
    /// By item.
    pub of: Vec<u32>,
    /// What some categories are called, and what their products are.
    pub called: Vec<Called>,
}

/// The terms of a name, and those of the words that mean the same.
pub type Called = (Vec<String>, Vec<String>);

/// What items are, with the terms of an index for words.
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    /// By kind: the last words of its phrases, which say what it is; those
    /// before say which.
    pub(super) heads: Vec<Vec<u32>>,
    /// By item: its kind; past the last where nothing told.
    pub(super) of: Vec<u32>,
}

impl Kinds {
    /// The item's kind.
    pub(super) fn of(&self, item: u32) -> Option<usize> {
        let kind = *self.of.get(item as usize)? as usize;
        (kind < self.heads.len()).then_some(kind)
    }
}

/// Learns from all products of a catalogue, which have so many different features.
pub(super) fn learn(samples: &[Sample], features: usize) -> Learned {
    let mut called: BTreeMap<&str, usize> = BTreeMap::new();
    for phrase in samples.iter().filter_map(|sample| sample.phrase.as_deref()) {
        *called.entry(phrase).or_default() += 1;
    }
    called.retain(|_, products| *products >= LEAST);
    let names: Vec<&str> = called.into_keys().collect();
    let mut categories: BTreeMap<&str, (usize, Vec<Vec<String>>)> = BTreeMap::new();
    for sample in samples {
        let next = names.len() + categories.len();
        let category = || (next, alternatives(&sample.category.en));
        categories
            .entry(&sample.category.en)
            .or_insert_with(category);
    }
    let said: Vec<Option<usize>> = samples
        .iter()
        .map(|sample| {
            let phrase = sample.phrase.as_deref();
            let phrase = phrase.and_then(|phrase| names.binary_search(&phrase).ok());
            phrase.or_else(|| {
                let (kind, called) = categories.get(sample.category.en.as_str())?;
                let head = sample.head.as_ref()?;
                let is_called = called.iter().any(|words| words.last() == Some(head));
                is_called.then_some(*kind)
            })
        })
        .collect();
    // By category: how many of its products say what they are.
    let mut saying: BTreeMap<&str, usize> = BTreeMap::new();
    for (sample, _) in samples.iter().zip(&said).filter(|(_, said)| said.is_some()) {
        *saying.entry(&sample.category.en).or_default() += 1;
    }
    let count = names.len() + categories.len();
    let spread = spread(samples, features, count, &said);
    let of = samples.iter().zip(spread).map(|(sample, kind)| {
        // Where products of a category say what they are, one that resembles none of
        // them is something else; elsewhere it is what the category is called.
        let category = sample.category.en.as_str();
        let unsaid = saying.get(category).is_none_or(|said| *said < LEAST);
        let own = categories.get(category).filter(|_| unsaid);
        let kind = kind.or_else(|| own.map(|(kind, _)| *kind));
        kind.map_or(u32::MAX, |kind| kind as u32)
    });
    let mut kinds: Vec<Vec<Vec<String>>> = names.iter().map(|name| vec![terms(name)]).collect();
    kinds.resize(count, Vec::new());
    for (kind, called) in categories.values() {
        kinds[*kind] = called.clone();
    }
    let of: Vec<u32> = of.collect();
    Learned {
        called: named(samples, &of, &kinds),
        of,
        kinds,
    }
}

/// What categories are called that hold one thing, where most of their products
/// call themselves something else, and nothing that is sold is called so: what is
/// under "Laptops" are notebooks.
fn named(samples: &[Sample], of: &[u32], kinds: &[Vec<Vec<String>>]) -> Vec<Called> {
    let mut sizes = vec![0; kinds.len()];
    // By category: how many products it has, and how many of each kind.
    let mut held: BTreeMap<&Text, (usize, BTreeMap<usize, usize>)> = BTreeMap::new();
    for (sample, kind) in samples.iter().zip(of) {
        let (all, by_kind) = held.entry(&sample.category).or_default();
        *all += 1;
        if let Some(size) = sizes.get_mut(*kind as usize) {
            *size += 1;
            *by_kind.entry(*kind as usize).or_default() += 1;
        }
    }
    let sold = kinds.iter().zip(&sizes).filter(|(_, size)| **size >= LEAST);
    let sold: BTreeSet<&String> = sold
        .flat_map(|(phrases, _)| phrases.iter().filter_map(|words| words.last()))
        .collect();
    let mut called = Vec::new();
    for (name, (all, by_kind)) in held {
        let main = by_kind
            .iter()
            .find(|(_, held)| **held >= LEAST && **held * 2 > all);
        let main = main.and_then(|(kind, _)| kinds.get(*kind));
        for name in Lang::ALL.map(|lang| alternatives(name.exact(lang))) {
            let ([name], Some(phrases)) = (name.as_slice(), main) else {
                continue;
            };
            if name.last().is_some_and(|head| !sold.contains(head)) {
                called.extend(phrases.iter().map(|words| (name.clone(), words.clone())));
            }
        }
    }
    called
}

/// The things a category holds: "Headphones & headsets" are two.
fn alternatives(name: &str) -> Vec<Vec<String>> {
    let parts = name.split(['&', ',']);
    parts.map(terms).filter(|words| !words.is_empty()).collect()
}

/// Also gives the products that do not say what they are the kind their features speak for.
fn spread(
    samples: &[Sample],
    features: usize,
    kinds: usize,
    said: &[Option<usize>],
) -> Vec<Option<usize>> {
    // By feature: how many products of each kind have it.
    let mut counts: Vec<BTreeMap<usize, u32>> = vec![BTreeMap::new(); features];
    let mut sizes = vec![0u32; kinds];
    for (sample, kind) in samples.iter().zip(said) {
        let Some(kind) = *kind else { continue };
        sizes[kind] += 1;
        for feature in &sample.features {
            *counts[*feature as usize].entry(kind).or_default() += 1;
        }
    }
    // What a feature adds to the score of a kind that has it, over one that has it not:
    // Bernoulli without the absent, since features are many and kinds are few.
    let gains: Vec<Vec<(usize, f64)>> = counts
        .iter()
        .map(|by_kind| {
            by_kind
                .iter()
                .map(|(kind, held)| (*kind, libm::log((f64::from(*held) + 0.1) / 0.1)))
                .collect()
        })
        .collect();
    let total = f64::from(sizes.iter().sum::<u32>().max(1));
    let start: Vec<(f64, f64)> = sizes
        .iter()
        .map(|size| {
            (
                libm::log(f64::from(*size) / total),
                libm::log(0.1 / (f64::from(*size) + 0.2)),
            )
        })
        .collect();
    let learn = |sample: &Sample| {
        let known = sample
            .features
            .iter()
            .filter(|feature| !counts[**feature as usize].is_empty());
        let many = known.clone().count() as f64;
        let mut scores: Vec<f64> = start
            .iter()
            .map(|(prior, absent)| prior + many * absent)
            .collect();
        for (kind, gain) in known.flat_map(|feature| &gains[*feature as usize]) {
            scores[*kind] += gain;
        }
        let learned = (0..kinds).filter(|kind| sizes[*kind] > 0);
        let best = learned.max_by(|a, b| scores[*a].total_cmp(&scores[*b]).then(b.cmp(a)))?;
        // Not where its category has next to none of them.
        let category = sample.features.first()?;
        let held = counts[*category as usize].get(&best).copied().unwrap_or(0);
        (f64::from(held) >= RARE * f64::from(sizes[best])).then_some(best)
    };
    let all = samples.iter().zip(said);
    all.map(|(sample, said)| said.or_else(|| learn(sample)))
        .collect()
}

impl Learned {
    pub fn numbered(&self, index: &TextIndex) -> Kinds {
        let head = |words: &Vec<String>| index.term(words.last()?);
        Kinds {
            heads: self
                .kinds
                .iter()
                .map(|phrases| phrases.iter().filter_map(head).collect())
                .collect(),
            of: self.of.clone(),
        }
    }
}
