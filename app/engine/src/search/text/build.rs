//! An inverted index over the words of products. Scores are whole numbers, so
//! both sides rank alike.

use crate::Lang;
use crate::catalog::{Category, Product};
use crate::text::tokens;
use std::collections::BTreeMap;

/// How much a word counts by where it stands.
const NAME: u32 = 8;
const SKU: u32 = 10;
const BRAND: u32 = 6;
const CATEGORY: u32 = 5;
const SUMMARY: u32 = 2;

/// Words, sorted, and for each the items that hold it with its weight there.
#[derive(Debug, Default)]
pub struct TextIndex {
    words: Vec<Box<str>>,
    /// By word: `(item, weight)`, items ascending.
    postings: Vec<Box<[(u32, u32)]>>,
}

/// Collects words product by product.
#[derive(Debug, Default)]
pub struct TextIndexBuilder {
    words: BTreeMap<String, Vec<(u32, u32)>>,
}

impl TextIndexBuilder {
    /// Adds a product. Items must come in ascending order.
    pub fn add(&mut self, item: u32, product: &Product, category: &Category) {
        for lang in Lang::ALL {
            self.words_of(item, product.name.exact(lang), NAME);
            self.words_of(item, product.brand.exact(lang), BRAND);
            self.words_of(item, category.name.exact(lang), CATEGORY);
            self.words_of(item, product.summary.exact(lang), SUMMARY);
        }
        for variant in &product.variants {
            self.words_of(item, &variant.sku, SKU);
            self.words_of(item, variant.ean.as_deref().unwrap_or(""), SKU);
            self.words_of(item, &variant.name.en, SUMMARY);
            self.words_of(item, &variant.name.ar, SUMMARY);
        }
    }

    fn words_of(&mut self, item: u32, text: &str, weight: u32) {
        for word in tokens(text) {
            let postings = self.words.entry(word).or_default();
            match postings.last_mut() {
                Some(last) if last.0 == item => last.1 = last.1.max(weight),
                _ => postings.push((item, weight)),
            }
        }
    }

    pub fn build(self) -> TextIndex {
        let (words, postings) = self
            .words
            .into_iter()
            .map(|(word, postings)| (word.into_boxed_str(), postings.into_boxed_slice()))
            .unzip();
        TextIndex { words, postings }
    }
}

impl TextIndex {
    pub fn builder() -> TextIndexBuilder {
        TextIndexBuilder::default()
    }

    /// The items that hold every word of the query, best first (ties by item
    /// number). A word matches itself and the words it begins, at half weight.
    /// Where no item holds all words, those that hold most of them.
    pub fn find(&self, query: &str) -> Vec<u32> {
        let words: Vec<String> = tokens(query).collect();
        if words.is_empty() {
            return Vec::new();
        }
        // Per item: how many words it holds, and its score.
        let mut found: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
        for word in &words {
            let mut best: BTreeMap<u32, u32> = BTreeMap::new();
            let start = self.words.partition_point(|known| **known < **word);
            for (known, postings) in self.words[start..]
                .iter()
                .zip(&self.postings[start..])
                .take_while(|(known, _)| known.starts_with(word.as_str()))
            {
                let scale = if **known == **word { 2 } else { 1 };
                for (item, weight) in postings {
                    let entry = best.entry(*item).or_default();
                    *entry = (*entry).max(weight * scale);
                }
            }
            for (item, score) in best {
                let entry = found.entry(item).or_default();
                entry.0 += 1;
                entry.1 += score;
            }
        }
        let most = found.values().map(|(held, _)| *held).max().unwrap_or(0);
        let mut ranked: Vec<(u32, u32)> = found
            .into_iter()
            .filter(|(_, (held, _))| *held == most)
            .map(|(item, (_, score))| (score, item))
            .collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        ranked.into_iter().map(|(_, item)| item).collect()
    }
}
