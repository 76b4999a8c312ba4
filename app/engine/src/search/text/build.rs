//! Building the text index: fields to terms, terms to postings with an impact.

use super::intern::Interner;
use super::kinds::{self, Sample};
use super::lexicon::{Lexicon, Rules};
use super::mending::Vocabulary;
use super::named::{MEMBER, category_of, membership};
use super::query::told;
use super::sounding::Heard;
use super::spelling::Spellings;
use super::{TextIndex, Tuning};
use crate::catalog::{Attribute, AttributeKind, Catalog, CategoryNode, Product, Value};
use crate::text::{Token, quantities, stem, tokens};
use crate::{Lang, Text};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Where in a product a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Name,
    /// What the product is: its category, and the phrase its kind is called by.
    Kind,
    Brand,
    /// The maker's name or number, the SKU, the number on the barcode.
    Model,
    Summary,
    /// Values of its attributes.
    Facts,
    /// The longer description.
    Body,
}

impl Field {
    pub const COUNT: usize = 7;
}

/// A word of a mixed code, or two words written as one, count this much.
const PART: f32 = 0.5;
/// Longer words, in bytes, are noise and only cost room.
pub(super) const LONGEST: usize = 40;

/// How often a term stands in a field of an item.
#[derive(Clone, Copy)]
struct Occurrence {
    term: u32,
    item: u32,
    field: Field,
    times: f32,
}

/// Collects words product by product.
#[derive(Default)]
pub struct TextIndexBuilder {
    tuning: Tuning,
    terms: Interner,
    /// By folded word: its term.
    stems: HashMap<String, u32>,
    /// In the order of items.
    occurrences: Vec<Occurrence>,
    /// By item, then field: how many words.
    lengths: Vec<[f32; Field::COUNT]>,
    features: Interner,
    samples: Vec<Sample>,
    /// The categories that products are in, and those above them, by their positions.
    categories: BTreeMap<usize, Text>,
}

impl TextIndexBuilder {
    pub fn new(tuning: Tuning) -> TextIndexBuilder {
        TextIndexBuilder {
            tuning,
            ..TextIndexBuilder::default()
        }
    }

    /// Adds the next product, which is in the catalogue's category of this position.
    pub fn add(&mut self, product: &Product, category: usize, catalog: &Catalog) {
        let path = catalog.path(category);
        let Some(CategoryNode { category, .. }) = catalog.categories.get(category) else {
            return;
        };
        self.lengths.push([0.0; Field::COUNT]);
        for position in path {
            let name = &catalog.categories[position].category.name;
            self.categories
                .entry(position)
                .or_insert_with(|| name.clone());
            self.count(Field::Kind, &membership(position), 1.0);
        }
        for lang in Lang::ALL {
            self.field(Field::Name, product.name.exact(lang));
            self.field(Field::Brand, product.brand.exact(lang));
            self.field(Field::Summary, product.summary.exact(lang));
            self.field(Field::Body, product.description.exact(lang));
            self.field(Field::Kind, category.name.exact(lang));
            for point in &product.points {
                self.field(Field::Body, point.exact(lang));
            }
        }
        self.field(Field::Model, &product.model);
        let variants = product.variants.iter();
        let own = variants.flat_map(|variant| &variant.attributes);
        let facts: BTreeMap<&String, &Value> = product.attributes.iter().chain(own).collect();
        for (key, value) in facts {
            if let Some(attribute) = catalog.attribute(key) {
                self.fact(&catalog.attributes[attribute], value);
            }
        }
        for variant in &product.variants {
            self.field(Field::Model, &variant.sku);
            self.field(Field::Model, variant.ean.as_deref().unwrap_or_default());
            for lang in Lang::ALL {
                self.field(Field::Facts, variant.name.exact(lang));
            }
        }
        let sample = Sample::of(product, category, &mut self.features);
        self.samples.push(sample);
    }

    fn fact(&mut self, attribute: &Attribute, value: &Value) {
        match value {
            Value::Flag(true) if attribute.facet => self.both(&attribute.name),
            Value::Number(number) if attribute.facet => {
                let text = format!("{number} {}", attribute.unit.exact(Lang::En));
                for quantity in quantities(&text, &tokens(&text)) {
                    self.count(Field::Facts, &quantity.term, 1.0);
                }
            }
            Value::Choices(keys) if attribute.kind == AttributeKind::Choice => {
                let choices = attribute.choices.iter();
                for choice in choices.filter(|choice| keys.contains(&choice.key)) {
                    self.both(&choice.name);
                }
            }
            Value::Note(text) => self.both(text),
            Value::Flag(_) | Value::Number(_) | Value::Choices(_) => {}
        }
    }

    fn both(&mut self, text: &crate::Text) {
        for lang in Lang::ALL {
            self.field(Field::Facts, text.exact(lang));
        }
    }

    fn field(&mut self, field: Field, text: &str) {
        if text.is_empty() {
            return;
        }
        let read = tokens(text);
        self.lengthen(field, read.len());
        for quantity in quantities(text, &read) {
            self.count(field, &quantity.term, 1.0);
        }
        for (place, token) in read.iter().enumerate() {
            self.count_word(field, &token.text, 1.0);
            for part in parts(&token.text) {
                self.count(field, part, PART);
            }
            if token.joint == Some('-') && place > 0 {
                let joined = format!("{}{}", read[place - 1].text, token.text);
                self.count_word(field, &joined, PART);
            }
        }
        for code in codes(&read) {
            self.count(field, &code, PART);
        }
    }

    fn lengthen(&mut self, field: Field, words: usize) {
        if let Some(lengths) = self.lengths.last_mut() {
            lengths[field as usize] += words as f32;
        }
    }

    fn count_word(&mut self, field: Field, word: &str, times: f32) {
        let term = match self.stems.get(word) {
            Some(term) => *term,
            None => {
                let term = self.terms.number(&stem(word));
                self.stems.insert(word.to_owned(), term);
                term
            }
        };
        self.occurs(term, field, times);
    }

    fn count(&mut self, field: Field, term: &str, times: f32) {
        let term = self.terms.number(term);
        self.occurs(term, field, times);
    }

    fn occurs(&mut self, term: u32, field: Field, times: f32) {
        let item = (self.lengths.len() as u32).wrapping_sub(1);
        self.occurrences.push(Occurrence {
            term,
            item,
            field,
            times,
        });
    }

    /// Where each word of a product stands, by the word as it is compared: fields in their
    /// order, each once. What the product's kind is called is learned from all products
    /// together and not among them.
    pub fn fields_of(
        product: &Product,
        category: usize,
        catalog: &Catalog,
    ) -> BTreeMap<String, BTreeSet<Field>> {
        let mut builder = TextIndexBuilder::default();
        builder.add(product, category, catalog);
        let words = builder.terms.words();
        let mut fields: BTreeMap<String, BTreeSet<Field>> = BTreeMap::new();
        for occurrence in builder.occurrences {
            if let Some(word) = words.get(occurrence.term as usize) {
                let held = fields.entry(word.clone()).or_default();
                held.insert(occurrence.field);
            }
        }
        fields
    }

    /// The finished index.
    pub fn build(mut self, lexicon: &Lexicon) -> TextIndex {
        let kinds = kinds::learn(&self.samples, self.features.len());
        self.say_kinds(&kinds);
        let words = self.terms.words();
        let mut order: Vec<u32> = (0..self.terms.len() as u32).collect();
        order.retain(|term| words[*term as usize].len() <= LONGEST);
        order.sort_unstable_by(|a, b| words[*a as usize].cmp(&words[*b as usize]));
        let mut index = TextIndex {
            terms: order
                .iter()
                .map(|term| words[*term as usize].as_str())
                .collect(),
            count: self.lengths.len() as u32,
            tuning: self.tuning.clone(),
            ..TextIndex::default()
        };
        let averages = averages(&self.lengths);
        let (mut sorted, ends) = by_term(&self.occurrences, self.terms.len());
        for term in order {
            let end = ends[term as usize];
            let first = term
                .checked_sub(1)
                .map_or(0, |before| ends[before as usize]);
            let occurrences = &mut sorted[first..end];
            occurrences.sort_by_key(|occurrence| occurrence.item);
            index.starts.push(index.items.len() as u32);
            for of_item in occurrences.chunk_by(|a, b| a.item == b.item) {
                let worth = match category_of(&words[term as usize]) {
                    Some(_) => MEMBER,
                    None => impact(self.weight(of_item, &averages), self.tuning.saturation),
                };
                index.items.push(of_item[0].item);
                index.impacts.push(worth);
            }
            let start = index.starts.last().copied().unwrap_or_default();
            let held = index.items.len() as u32 - start;
            index.idf.push(idf(index.count, held));
        }
        index.starts.push(index.items.len() as u32);
        index.kinds = kinds.numbered(&index);
        let mut called = kinds.called;
        for (position, name) in &self.categories {
            let names = Lang::ALL.map(|lang| {
                let read = tokens(name.exact(lang));
                let terms: Vec<String> = read.iter().map(Token::term).collect();
                told(&read, &terms)
            });
            let names = names.into_iter().filter(|name| !name.is_empty());
            called.extend(names.map(|name| (name, vec![membership(*position)])));
        }
        index.rules = Rules::known_to(lexicon, &called, &index);
        index.vocabulary = Vocabulary::of(&index.rules.phrases);
        let mut heard = Heard::default();
        let mut spellings = Spellings::default();
        for (term, word) in (0u32..).zip(index.terms.iter()) {
            heard.add(term, word);
            spellings.add(term, word);
        }
        index.spellings = spellings;
        index.sounding = heard.sorted();
        index
    }

    /// Adds what every item was found to be to its words.
    fn say_kinds(&mut self, kinds: &kinds::Learned) {
        for (item, kind) in (0u32..).zip(&kinds.of) {
            let phrases = kinds.kinds.get(*kind as usize);
            for word in phrases.into_iter().flatten().flatten() {
                self.lengths[item as usize][Field::Kind as usize] += 1.0;
                self.occurrences.push(Occurrence {
                    term: self.terms.number(word),
                    item,
                    field: Field::Kind,
                    times: 1.0,
                });
            }
        }
    }

    /// BM25F: the frequencies of a term in all fields of an item, each by the
    /// field's length, weighted and added up.
    fn weight(&self, occurrences: &[Occurrence], averages: &[f32; Field::COUNT]) -> f32 {
        let tuning = &self.tuning;
        occurrences.iter().fold(0.0, |sum, occurrence| {
            let field = occurrence.field as usize;
            let length = self.lengths[occurrence.item as usize][field] / averages[field];
            let norm = 1.0 - tuning.norm[field] + tuning.norm[field] * length;
            sum + tuning.weight[field] * occurrence.times / norm
        })
    }
}

/// The occurrences by term, each term's in the order they came, and where those of each end.
fn by_term(occurrences: &[Occurrence], terms: usize) -> (Vec<Occurrence>, Vec<usize>) {
    let mut ends = vec![0; terms];
    for occurrence in occurrences {
        ends[occurrence.term as usize] += 1;
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += std::mem::replace(end, sum);
    }
    let mut sorted = occurrences.to_vec();
    for occurrence in occurrences {
        let place = &mut ends[occurrence.term as usize];
        sorted[*place] = *occurrence;
        *place += 1;
    }
    (sorted, ends)
}

/// By field: how many words it has where it has any.
fn averages(lengths: &[[f32; Field::COUNT]]) -> [f32; Field::COUNT] {
    let mut averages = [1.0; Field::COUNT];
    for (field, average) in averages.iter_mut().enumerate() {
        let held = lengths
            .iter()
            .map(|lengths| lengths[field])
            .filter(|length| *length > 0.0);
        let (count, sum) = held.fold((0.0, 0.0), |(count, sum), length| {
            (count + 1.0, sum + f64::from(length))
        });
        if count > 0.0 {
            *average = (sum / count) as f32;
        }
    }
    averages
}

/// How much a term tells that so many of all items hold, in 256ths of a nat
/// (Robertson and Zaragoza 2009, eq. 3.15 with 1 added inside, as Lucene does).
pub(super) fn idf(items: u32, held: u32) -> u16 {
    let held = f64::from(held);
    let idf = libm::log(1.0 + (f64::from(items) - held + 0.5) / (held + 0.5));
    (idf * 256.0).round() as u16
}

/// A weight, saturated, in 255ths.
fn impact(weight: f32, saturation: f32) -> u8 {
    (weight / (weight + saturation) * 255.0)
        .round()
        .clamp(1.0, 255.0) as u8
}

/// The letters and the digits of a code written in one: `tn2110` → `tn`, `2110`.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let mixed =
        word.bytes().any(|b| b.is_ascii_digit()) && word.bytes().any(|b| b.is_ascii_lowercase());
    let mut rest = if mixed { word } else { "" };
    let parts = std::iter::from_fn(move || {
        let digit = rest.chars().next()?.is_ascii_digit();
        let end = rest
            .find(|c: char| c.is_ascii_digit() != digit)
            .unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        rest = after;
        Some(part)
    });
    parts.filter(|part| part.len() >= 2)
}

/// Codes of three and more parts as one: `006R-903-21` → `006r90321`.
fn codes(tokens: &[Token]) -> Vec<String> {
    let joined = |token: &Token| matches!(token.joint, Some('-' | '.' | '/'));
    let runs = tokens.chunk_by(|_, next| joined(next));
    let has_digit = |token: &Token| token.text.bytes().any(|byte| byte.is_ascii_digit());
    runs.filter(|run| run.len() > 2 && run.iter().any(has_digit))
        .map(|run| run.iter().map(|token| token.text.as_str()).collect())
        .collect()
}
