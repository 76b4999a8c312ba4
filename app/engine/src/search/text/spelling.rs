//! Words nearly written as the catalogue writes them.

use super::TextIndex;
use super::build::LONGEST;

/// A term a misspelt word may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction {
    pub term: u32,
    /// Letters wrong, missing, too many or swapped; a wrong first letter counts twice.
    pub errors: usize,
}

/// A word that the catalogue writes is a slip for another only where that one
/// stands in so many times as many products.
const SLIP: u32 = 16;

/// How many errors are forgiven in a word of so many letters; none in codes.
fn forgiven(letters: &[char]) -> usize {
    match letters.len() {
        _ if letters.iter().any(char::is_ascii_digit) => 0,
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Which letters a word has, a bit each, and which of them more than once, a bit
/// further up. Letters of two alphabets share bits. An error changes one letter
/// at most, so at most one bit goes and one comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Letters(u64);

impl Letters {
    fn of(word: impl Iterator<Item = char>) -> Letters {
        let set = word.fold(0u64, |set, letter| {
            let once = 1 << (u32::from(letter) % 32);
            set | if set & once == 0 { once } else { once << 32 }
        });
        Letters(set)
    }

    /// Whether so many errors may make one word of the other.
    fn within(self, errors: usize, other: Letters) -> bool {
        let at_most = |mut bits: u64| {
            for _ in 0..errors {
                bits &= bits.wrapping_sub(1);
            }
            bits == 0
        };
        at_most(self.0 & !other.0) && at_most(other.0 & !self.0)
    }
}

/// The terms that a word may be misspelt for, all but codes: by how many letters they have.
#[derive(Clone, Debug, Default)]
pub(super) struct Spellings(Vec<Vec<(Letters, u32)>>);

impl Spellings {
    /// Adds the next term.
    pub fn add(&mut self, term: u32, word: &str) {
        if word.len() > LONGEST || word.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        let length = word.chars().count();
        if self.0.len() <= length {
            self.0.resize(length + 1, Vec::new());
        }
        self.0[length].push((Letters::of(word.chars()), term));
    }

    /// The terms of so many letters.
    fn of_length(&self, length: usize) -> &[(Letters, u32)] {
        self.0.get(length).map_or(&[], Vec::as_slice)
    }

    /// The terms with the fewest errors, at least so many, the frequent first, at most `most`.
    /// `known` tells how a term is written and how frequent it is. Only terms about as long as
    /// the word and of nearly its letters are compared with it.
    pub fn nearest<'a>(
        &self,
        word: &str,
        most: usize,
        least: usize,
        known: impl Fn(u32) -> (&'a str, u32),
    ) -> Vec<Correction> {
        let letters: Vec<char> = word.chars().collect();
        let has = Letters::of(word.chars());
        let mut limit = forgiven(&letters);
        if limit == 0 {
            return Vec::new();
        }
        let mut found: Vec<Correction> = Vec::new();
        let lengths = (0..=limit).flat_map(|apart| {
            let shorter = letters.len().checked_sub(apart).filter(|_| apart > 0);
            shorter.into_iter().chain([letters.len() + apart])
        });
        for (own, term) in lengths.flat_map(|length| self.of_length(length)) {
            if !has.within(limit, *own) {
                continue;
            }
            let errors = errors(&letters, known(*term).0, limit);
            let Some(errors) = errors.filter(|errors| *errors >= least) else {
                continue;
            };
            if errors < limit {
                limit = errors;
                found.clear();
            }
            found.push(Correction {
                term: *term,
                errors,
            });
        }
        found.sort_by_key(|found| (std::cmp::Reverse(known(found.term).1), found.term));
        found.truncate(most);
        found
    }
}

impl TextIndex {
    /// The terms nearest to a word, the frequent first: all with the fewest
    /// errors that any has, at most `most`.
    pub fn corrections(&self, word: &str, most: usize) -> Vec<Correction> {
        self.nearest_terms(word, most, 0)
    }

    /// Other words this one may be a slip for: the nearest that far more
    /// products hold, at most `most`. None where the lexicon knows the word.
    pub fn respellings(&self, word: &str, most: usize) -> Vec<Correction> {
        if self.rules.of(word).next().is_some() {
            return Vec::new();
        }
        let held = self.term(word).map_or(0, |term| self.held_by(term));
        let mut found = self.nearest_terms(word, usize::MAX, 1);
        found.retain(|found| self.held_by(found.term) >= held.saturating_mul(SLIP).max(1));
        found.truncate(most);
        found
    }

    /// The terms with the fewest errors, at least so many.
    fn nearest_terms(&self, word: &str, most: usize, least: usize) -> Vec<Correction> {
        let known = |term| (self.word(term), self.held_by(term));
        self.spellings.nearest(word, most, least, known)
    }

    /// The terms that begin with a word, the frequent first, at most `most`.
    pub fn completions(&self, word: &str, most: usize) -> Vec<u32> {
        let first = self.terms.before(word);
        let rest = (first..self.terms.len()).map(|term| self.terms.get(term));
        let count = rest.take_while(|term| term.starts_with(word)).count();
        let mut found: Vec<u32> = (first as u32..).take(count).collect();
        found.sort_by_key(|term| (std::cmp::Reverse(self.held_by(*term)), *term));
        found.truncate(most);
        found
    }
}

/// How many errors a word has where the term is meant, `None` where more than
/// `limit`: optimal string alignment distance (Damerau 1964).
fn errors(word: &[char], term: &str, limit: usize) -> Option<usize> {
    // After the letters of the term that were read: the distance to each beginning of the word;
    // and that after one letter less.
    let mut above: Vec<usize> = (0..=word.len()).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last = None;
    for letter in term.chars() {
        let first = usize::from(last.is_none());
        let mut row = Vec::with_capacity(word.len() + 1);
        row.push(above[0] + 1 + first);
        for (place, own) in word.iter().enumerate() {
            let wrong = usize::from(*own != letter) * (1 + first * usize::from(place == 0));
            let mut best = above[place] + wrong;
            best = best.min(above[place + 1] + 1 + first);
            best = best.min(row[place] + 1 + usize::from(place == 0) * (1 - first));
            let swapped =
                place > 0 && word[place - 1] == letter && last == Some(*own) && *own != letter;
            if swapped {
                best = best.min(before[place - 1] + 1);
            }
            row.push(best);
        }
        if row.iter().all(|distance| *distance > limit) {
            return None;
        }
        before = std::mem::replace(&mut above, row);
        last = Some(letter);
    }
    let errors = above.last().copied();
    errors.filter(|errors| *errors <= limit)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::strings::Strings;
    use super::*;
    use proptest::collection::{btree_set, vec};
    use proptest::prelude::*;
    use std::cmp::Reverse;

    /// An index that knows these terms and nothing else of them than how many items hold each.
    fn index(terms: &[(String, u32)]) -> TextIndex {
        let mut index = TextIndex {
            starts: vec![0],
            ..TextIndex::default()
        };
        let mut end = 0;
        let mut strings = Strings::default();
        for (number, (term, held)) in (0..).zip(terms) {
            strings.push(term);
            index.spellings.add(number, term);
            end += held;
            index.starts.push(end);
        }
        index.terms = strings;
        index
    }

    /// The errors again, by a table of every beginning of both.
    fn distance(word: &[char], term: &[char]) -> usize {
        // By letters of the word, then of the term.
        let mut all = vec![vec![0; term.len() + 1]; word.len() + 1];
        for w in 0..=word.len() {
            for t in 0..=term.len() {
                if w == 0 || t == 0 {
                    // A missing first letter counts twice, a superfluous one once.
                    all[w][t] = w + t + usize::from(t > 0);
                    continue;
                }
                let same = word[w - 1] == term[t - 1];
                let replaced = if same {
                    0
                } else if (w, t) == (1, 1) {
                    2
                } else {
                    1
                };
                let missing = all[w][t - 1] + 1 + usize::from(t == 1);
                let superfluous = all[w - 1][t] + 1 + usize::from(w == 1 && t > 1);
                let mut least = (all[w - 1][t - 1] + replaced).min(missing).min(superfluous);
                if w > 1
                    && t > 1
                    && !same
                    && word[w - 1] == term[t - 2]
                    && word[w - 2] == term[t - 1]
                {
                    least = least.min(all[w - 2][t - 2] + 1);
                }
                all[w][t] = least;
            }
        }
        all[word.len()][term.len()]
    }

    /// Every term compared, one after the other.
    fn plainly(index: &TextIndex, word: &str, least: usize) -> Vec<Correction> {
        let letters: Vec<char> = word.chars().collect();
        let mut found: Vec<Correction> = (0..)
            .zip(index.terms.iter())
            .filter(|(_, known)| !known.bytes().any(|byte| byte.is_ascii_digit()))
            .map(|(term, known)| Correction {
                term,
                errors: distance(&letters, &known.chars().collect::<Vec<char>>()),
            })
            .filter(|found| (least..=forgiven(&letters)).contains(&found.errors))
            .collect();
        if forgiven(&letters) == 0 {
            return Vec::new();
        }
        let fewest = found.iter().map(|found| found.errors).min();
        found.retain(|found| Some(found.errors) == fewest);
        found.sort_by_key(|found| (Reverse(index.held_by(found.term)), found.term));
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn looking_at_few_terms_finds_what_looking_at_all_does(
            terms in btree_set("[abc]{0,10}|[abcأبج2]{3,9}|ab(ab){0,9}|(printer|cartridge)s?", 0..40),
            held in vec(0u32..3, 40),
            words in vec("[abc]{3,11}|[abcأبج2]{3,9}|[pirnte]{4,9}|cart?ri?d?[gj]e?", 1..4),
        ) {
            let terms: Vec<(String, u32)> = terms.into_iter().zip(held).collect();
            let index = index(&terms);
            for word in words.iter().chain(terms.iter().map(|(term, _)| term).take(9)) {
                prop_assert_eq!(index.corrections(word, 99), plainly(&index, word, 0), "{}", word);
                prop_assert_eq!(index.nearest_terms(word, 99, 1), plainly(&index, word, 1), "{}", word);
            }
        }
    }
}
