//! What shoppers may want to type, as the catalogue says it: its categories,
//! its kinds of things, its brands, and these together ("HP toner cartridge").

use super::{Completion, Typed, Word};
use crate::catalog::Catalog;
use crate::text::tokens;
use crate::{Lang, Text};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// In how many names a kind's phrase is looked for.
const NAMES: usize = 32;
/// The longest phrase of a kind, in words.
const LONGEST: usize = 3;
/// A brand with a thing is worth suggesting where there are so many of it.
const FEWEST: u32 = 2;

/// Phrases and how many products each gives, read off a catalogue once. Small:
/// it grows with categories and brands, not with products.
#[derive(Clone, Debug, Default)]
pub struct Phrasebook {
    things: Vec<Thing>,
    brands: Vec<Brand>,
    /// Positions of a brand and a thing, and how many products are both.
    pairs: Vec<(u32, u32, u32)>,
    /// By category: the words of its name in both languages.
    pub(super) categories: Vec<(usize, Vec<Word>)>,
}

/// What something is called, in one language.
#[derive(Clone, Debug)]
struct Thing {
    lang: Lang,
    text: String,
    words: Vec<Word>,
    count: u32,
}

#[derive(Clone, Debug)]
struct Brand {
    name: Text,
    /// In both languages.
    words: Vec<Word>,
    count: u32,
}

impl Phrasebook {
    pub fn new(catalog: &Catalog) -> Phrasebook {
        let mut book = Phrasebook::default();
        let mut sizes = vec![0u32; catalog.brands.len()];
        for brand in catalog.items.iter().filter_map(|item| item.brand) {
            if let Some(size) = sizes.get_mut(brand as usize) {
                *size += 1;
            }
        }
        book.brands = catalog
            .brands
            .iter()
            .zip(sizes)
            .map(|(name, count)| Brand {
                name: name.clone(),
                words: both(name),
                count,
            })
            .collect();
        for (place, node) in catalog.categories.iter().enumerate() {
            book.categories.push((place, both(&node.category.name)));
        }
        let named = catalog.categories.iter().flat_map(|node| {
            Lang::ALL.into_iter().flat_map(|lang| {
                let name = node.category.name.exact(lang);
                let parts = name.split(['&', ',', '،']).map(str::trim);
                parts.map(move |part| (lang, unraised(part)))
            })
        });
        let kinds = kinds(catalog).into_iter().map(|text| (Lang::En, text));
        let mut seen: BTreeSet<Vec<u32>> = BTreeSet::new();
        for (lang, text) in named.chain(kinds) {
            book.add(catalog, lang, text, &mut seen);
        }
        book
    }

    /// How many phrases there are: things, brands, and pairs of them.
    pub fn size(&self) -> (usize, usize, usize) {
        (self.things.len(), self.brands.len(), self.pairs.len())
    }

    /// Adds a thing, unless it is there in other forms of its words or no product has them all.
    fn add(&mut self, catalog: &Catalog, lang: Lang, text: String, seen: &mut BTreeSet<Vec<u32>>) {
        let words = Word::of(&text);
        let terms = words.iter().map(|word| catalog.text.term(&word.term));
        let Some(terms) = terms.collect::<Option<Vec<u32>>>() else {
            return;
        };
        let items = catalog.text.holding(&terms);
        if items.is_empty() || !seen.insert(terms) {
            return;
        }
        let mut by_brand: BTreeMap<u32, u32> = BTreeMap::new();
        for brand in items.iter().filter_map(|item| catalog.columns.brand(*item)) {
            *by_brand.entry(brand).or_default() += 1;
        }
        let place = self.things.len() as u32;
        let pairs = by_brand.into_iter().filter(|(_, count)| *count >= FEWEST);
        self.pairs
            .extend(pairs.map(|(brand, count)| (brand, place, count)));
        self.things.push(Thing {
            lang,
            text,
            words,
            count: items.len() as u32,
        });
    }

    /// At most so many phrases that hold all that is typed, those that give most products first.
    pub(super) fn complete(&self, typed: &Typed, lang: Lang, most: usize) -> Vec<Completion> {
        let all = typed.all();
        let things: Vec<u32> = self
            .things
            .iter()
            .map(|thing| typed.covered(&thing.words))
            .collect();
        let brands: Vec<u32> = self
            .brands
            .iter()
            .map(|brand| typed.covered(&brand.words))
            .collect();
        let mut found: Vec<Found> = Vec::new();
        for (thing, covered) in (0..).zip(&things) {
            if *covered == all {
                found.push(self.found(None, Some(thing), self.things[thing].count, lang));
            }
        }
        for (brand, covered) in (0..).zip(&brands) {
            if *covered == all {
                found.push(self.found(Some(brand), None, self.brands[brand].count, lang));
            }
        }
        for (brand, thing, count) in &self.pairs {
            let (brand, thing) = (*brand as usize, *thing as usize);
            if brands[brand] | things[thing] == all {
                found.push(self.found(Some(brand), Some(thing), *count, lang));
            }
        }
        // The other language only where one's own says nothing.
        if found.iter().any(|found| !found.foreign) {
            found.retain(|found| !found.foreign);
        }
        found.sort_by_key(|found| (Reverse(found.count), found.thing, found.brand));
        found.truncate(most);
        found
            .into_iter()
            .map(|found| Completion {
                text: self.text(&found, lang),
                count: found.count,
            })
            .collect()
    }

    fn found(&self, brand: Option<usize>, thing: Option<usize>, count: u32, lang: Lang) -> Found {
        let thing_lang = thing
            .and_then(|thing| self.things.get(thing))
            .map(|thing| thing.lang);
        Found {
            brand,
            thing,
            count,
            foreign: thing_lang.is_some_and(|own| own != lang),
        }
    }

    /// English says the brand first, Arabic the thing.
    fn text(&self, found: &Found, lang: Lang) -> String {
        let thing = found.thing.and_then(|thing| self.things.get(thing));
        let brand = found.brand.and_then(|brand| self.brands.get(brand));
        match (brand, thing) {
            (Some(brand), Some(thing)) => {
                let name = brand.name.get(thing.lang);
                match thing.lang {
                    Lang::En => format!("{name} {}", thing.text),
                    Lang::Ar => format!("{} {name}", thing.text),
                }
            }
            (Some(brand), None) => brand.name.get(lang).to_owned(),
            (None, Some(thing)) => thing.text.clone(),
            (None, None) => String::new(),
        }
    }
}

/// A phrase that fits, by the positions of what it names.
struct Found {
    thing: Option<usize>,
    brand: Option<usize>,
    count: u32,
    /// Whether it is in the other language.
    foreign: bool,
}

fn both(text: &Text) -> Vec<Word> {
    let words = Lang::ALL.map(|lang| Word::of(text.exact(lang)));
    words.concat()
}

/// A name as one writes it in a sentence: "Laser printers" → "laser printers", but "USB hubs".
fn unraised(name: &str) -> String {
    let lower = |word: &str| {
        let mut rest = word.chars().skip(1);
        match rest.any(|c| c.is_uppercase() || c.is_ascii_digit()) {
            true => word.to_owned(),
            false => word.to_lowercase(),
        }
    };
    let words: Vec<String> = name.split_whitespace().map(lower).collect();
    words.join(" ")
}

/// What the kinds that names tell are called: a kind's last word with those
/// that stand before it in most of the names that say it.
fn kinds(catalog: &Catalog) -> Vec<String> {
    let heads: Vec<&[u32]> = catalog.text.kind_heads().collect();
    // By kind: the words of some of its names, up to the last word of its phrase.
    let mut names: Vec<Vec<Vec<String>>> = vec![Vec::new(); heads.len()];
    let mut asked = vec![0usize; heads.len()];
    for (number, item) in (0u32..).zip(&catalog.items) {
        let Some(kind) = catalog.text.kind_of(number) else {
            continue;
        };
        let Some(head) = heads[kind].first().filter(|_| asked[kind] < NAMES) else {
            continue;
        };
        asked[kind] += 1;
        let head = catalog.text.word(*head);
        let read = tokens(&item.name.en);
        if let Some(end) = read.iter().position(|token| token.term() == head) {
            let words = read.into_iter().take(end + 1).map(|token| token.text);
            names[kind].push(words.collect());
        }
    }
    let said = asked.iter().zip(&names);
    said.filter(|(asked, names)| names.len() * 2 > **asked)
        .filter_map(|(_, names)| common_end(names))
        .collect()
}

/// The longest run of plain words that most of these end with.
fn common_end(names: &[Vec<String>]) -> Option<String> {
    let mut phrase: Vec<&str> = Vec::new();
    let mut left: Vec<&[String]> = names.iter().map(Vec::as_slice).collect();
    while phrase.len() < LONGEST {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for word in left.iter().filter_map(|name| name.last()) {
            *counts.entry(word).or_default() += 1;
        }
        let best = counts
            .into_iter()
            .max_by_key(|(word, count)| (*count, Reverse(*word)));
        let plain = |word: &str| word.chars().all(char::is_alphabetic);
        let Some((word, _)) = best.filter(|(word, count)| count * 2 > names.len() && plain(word))
        else {
            break;
        };
        left.retain(|name| name.last().is_some_and(|last| last == word));
        for name in &mut left {
            *name = name.split_last().map_or(&[], |(_, before)| before);
        }
        phrase.insert(0, word);
    }
    (!phrase.is_empty()).then(|| phrase.join(" "))
}
