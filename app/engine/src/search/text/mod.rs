//! Finding by words: an inverted index with what each word of a product is
//! worth, worked out when it is built, so that both sides rank alike.

mod build;
mod explain;
mod intern;
mod kinds;
mod lexicon;
mod mending;
mod named;
mod query;
mod rank;
mod sense;
mod sought;
mod sounding;
mod spelling;
mod strings;
mod travel;

pub use build::{Field, TextIndexBuilder};
pub use explain::{Answer, Explanation, Part};
pub use lexicon::Lexicon;
pub(super) use named::category_of;
pub use rank::Hit;
pub use spelling::Correction;
pub(crate) use travel::{Arriving, send};

use kinds::Kinds;
use lexicon::Rules;
use mending::Vocabulary;
pub(super) use query::Rewrite;
use spelling::Spellings;
use strings::Strings;

/// The figures ranking is set by, chosen on rated products (docs/adr/0012).
#[derive(Clone, Debug)]
pub struct Tuning {
    /// By field, in the order of [`Field`]: its weight.
    pub weight: [f32; Field::COUNT],
    /// By field: how much its length counts, 0 to 1 (BM25's b).
    pub norm: [f32; Field::COUNT],
    /// At which weight a term is worth half of what it can be (BM25's k1).
    pub saturation: f32,
    /// How much being what is asked for adds.
    pub kind: f32,
}

impl Default for Tuning {
    fn default() -> Tuning {
        Tuning {
            weight: [3.0, 0.7, 2.0, 0.5, 3.5, 0.25, 0.2],
            norm: [0.5, 0.3, 0.0, 0.0, 0.6, 0.9, 0.7],
            saturation: 3.0,
            kind: 0.8,
        }
    }
}

/// Words, sorted, and for each the items that hold it with its impact there.
#[derive(Clone, Debug, Default)]
pub struct TextIndex {
    terms: Strings,
    /// By term: its first posting. The next term's first comes after its last.
    starts: Vec<u32>,
    /// By posting: the item, ascending within a term.
    items: Vec<u32>,
    /// By posting: what the term is worth there, in 255ths.
    impacts: Vec<u8>,
    /// By term: how much it tells, in 256ths of a nat.
    idf: Vec<u16>,
    /// How many items there are.
    count: u32,
    kinds: Kinds,
    rules: Rules,
    vocabulary: Vocabulary,
    /// Terms by how they sound.
    sounding: Vec<u32>,
    /// Terms by their letters.
    spellings: Spellings,
    tuning: Tuning,
}

impl TextIndex {
    pub fn builder(tuning: Tuning) -> TextIndexBuilder {
        TextIndexBuilder::new(tuning)
    }

    /// The number of a term.
    pub fn term(&self, term: &str) -> Option<u32> {
        Some(self.terms.find(term)? as u32)
    }

    /// The word of a term's number, as it is compared; empty where there is no such term.
    pub fn word(&self, term: u32) -> &str {
        self.terms.get(term as usize)
    }

    /// The items that hold a term, ascending.
    pub fn holders(&self, term: u32) -> impl Iterator<Item = u32> {
        self.postings(term).map(|(item, _)| item)
    }

    /// The items that hold all these terms, ascending.
    pub fn holding(&self, terms: &[u32]) -> Vec<u32> {
        let Some(rarest) = terms.iter().min_by_key(|term| self.held_by(**term)) else {
            return Vec::new();
        };
        let mut held: Vec<u32> = self.holders(*rarest).collect();
        for term in terms.iter().filter(|term| *term != rarest) {
            let mut holders = self.holders(*term).peekable();
            held.retain(|item| {
                while holders.next_if(|holder| holder < item).is_some() {}
                holders.peek() == Some(item)
            });
        }
        held
    }

    /// By kind of thing: the terms of the words it is called by.
    pub(super) fn kind_heads(&self) -> impl Iterator<Item = &[u32]> {
        self.kinds.heads.iter().map(Vec::as_slice)
    }

    /// What kind of thing an item is, where that could be told.
    pub(super) fn kind_of(&self, item: u32) -> Option<usize> {
        self.kinds.of(item)
    }

    /// The items that hold a term, and what it is worth there.
    fn postings(&self, term: u32) -> impl Iterator<Item = (u32, u8)> {
        let term = term as usize;
        let range = match (self.starts.get(term), self.starts.get(term + 1)) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => 0..0,
        };
        let items = self.items.get(range.clone()).unwrap_or_default();
        let impacts = self.impacts.get(range).unwrap_or_default();
        items.iter().copied().zip(impacts.iter().copied())
    }

    /// How many items hold a term.
    pub fn held_by(&self, term: u32) -> u32 {
        let at = |term: usize| self.starts.get(term).copied().unwrap_or(0);
        at(term as usize + 1).saturating_sub(at(term as usize))
    }

    fn idf(&self, term: u32) -> f32 {
        self.idf
            .get(term as usize)
            .map_or(0.0, |idf| f32::from(*idf) / 256.0)
    }

    /// How many terms it knows, and in how many places they stand.
    pub fn size(&self) -> (usize, usize) {
        (self.terms.len(), self.items.len())
    }
}
