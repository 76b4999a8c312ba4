//! Words of the lexicon, misspelt. Most of what is typed in Arabic is no word of the catalogue
//! but one that stands for its words, so it is among the lexicon's that its slips are sought.

use super::TextIndex;
use super::query::{CORRECTED, TWICE_CORRECTED, tells};
use super::spelling::Spellings;
use super::strings::Strings;
use crate::text::{FEMININE, Token, stem, without_article, without_particle};
use std::collections::BTreeMap;

/// How many words a misspelt one may be meant for, and how many ways a query is mended in.
const MOST: usize = 3;

/// The words of the lexicon's phrases in Arabic letters, by the letters they are written with.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    /// As they are compared; sorted.
    words: Strings,
    /// By word: in how many phrases it stands.
    uses: Vec<u32>,
    /// As they are written: without an ending, and with each that a stem is without.
    forms: Strings,
    /// By form: its word.
    of: Vec<u32>,
    spellings: Spellings,
}

impl Vocabulary {
    /// Of phrases whose words are one space apart.
    pub fn of(phrases: &Strings) -> Vocabulary {
        let mut uses: BTreeMap<&str, u32> = BTreeMap::new();
        for phrase in phrases.iter().filter(|phrase| !phrase.is_ascii()) {
            // Those of whole queries begin with a mark; their words are the catalogue's own.
            let words = phrase.split(' ').filter(|word| !word.is_ascii());
            for word in words.filter(|word| !word.starts_with('=')) {
                *uses.entry(word).or_default() += 1;
            }
        }
        let mut vocabulary = Vocabulary::default();
        for (number, (word, uses)) in (0u32..).zip(uses) {
            vocabulary.words.push(word);
            vocabulary.uses.push(uses);
            for ending in [""].iter().chain(&FEMININE) {
                let form = format!("{word}{ending}");
                let place = vocabulary.of.len() as u32;
                vocabulary.spellings.add(place, &form);
                vocabulary.forms.push(&form);
                vocabulary.of.push(number);
            }
        }
        vocabulary
    }

    /// The words of nearly this form, and how many errors that is; the usual first.
    fn nearest(&self, form: &str) -> Vec<(&str, usize)> {
        let word = |form: u32| self.of.get(form as usize).copied().unwrap_or_default();
        let uses = |form: u32| self.uses.get(word(form) as usize).copied();
        let known = |form: u32| {
            let written = self.forms.get(form as usize);
            (written, uses(form).unwrap_or_default())
        };
        let found = self
            .spellings
            .nearest(form, usize::MAX, 1, known)
            .into_iter();
        let mut words: Vec<(u32, usize)> = Vec::new();
        for (word, errors) in found.map(|found| (word(found.term), found.errors)) {
            if words.len() < MOST && !words.contains(&(word, errors)) {
                words.push((word, errors));
            }
        }
        let written = words.into_iter();
        written
            .map(|(word, errors)| (self.words.get(word as usize), errors))
            .collect()
    }
}

impl TextIndex {
    /// The terms of a query with those mended that nobody knows and the lexicon nearly does,
    /// and how surely each such query is meant; none where there is nothing to mend.
    pub(super) fn mended(&self, read: &[Token], terms: &[String]) -> Vec<(Vec<String>, f32)> {
        let mut ways = vec![(terms.to_vec(), 1.0)];
        for (place, token) in read.iter().enumerate() {
            let found = self.slips(token, &terms[place]);
            if found.is_empty() {
                continue;
            }
            let before = std::mem::take(&mut ways);
            for (way, weight) in &before {
                for (word, errors) in &found {
                    let mut way = way.clone();
                    (*word).clone_into(&mut way[place]);
                    let sure = match errors {
                        1 => CORRECTED,
                        _ => TWICE_CORRECTED,
                    };
                    ways.push((way, weight * sure));
                }
            }
            ways.truncate(MOST);
        }
        ways.retain(|(way, _)| way != terms);
        ways
    }

    /// The words of the lexicon that a word may be a slip for.
    fn slips(&self, token: &Token, term: &str) -> Vec<(&str, usize)> {
        let knows =
            |word: &str| self.term(word).is_some() || self.vocabulary.words.find(word).is_some();
        let bare = without_particle(&token.text).map(stem);
        match term.is_ascii()
            || !tells(token)
            || knows(term)
            || bare.is_some_and(|bare| knows(&bare))
        {
            true => Vec::new(),
            false => self.vocabulary.nearest(without_article(&token.text)),
        }
    }
}
