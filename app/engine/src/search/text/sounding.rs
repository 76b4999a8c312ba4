//! Words written by ear: found by their consonants in either alphabet.

use super::TextIndex;
use crate::text::{skeleton, sounds, vowels_apart};

/// How many vowels may differ.
const VOWELS: usize = 2;

/// Terms and their skeletons, collected one by one.
#[derive(Debug, Default)]
pub(super) struct Heard(Vec<(String, u32)>);

impl Heard {
    /// Adds a term, where it can be spoken.
    pub fn add(&mut self, term: u32, word: &str) {
        let bones = skeleton(&sounds(word));
        if bones.len() > 1 {
            self.0.push((bones, term));
        }
    }

    /// The terms by how they sound.
    pub fn sorted(mut self) -> Vec<u32> {
        self.0.sort_unstable();
        self.0.into_iter().map(|(_, term)| term).collect()
    }
}

impl TextIndex {
    /// The terms of the other alphabet that sound most like a word, the frequent
    /// first, at most `most`; none for a word of fewer than two consonants.
    pub fn soundalikes(&self, word: &str, most: usize) -> Vec<u32> {
        let spoken = sounds(word);
        let mut found = self.alike(&spoken, word.is_ascii());
        // An English plural written in Arabic keeps its s, which terms have lost.
        let one = spoken.strip_suffix('S').filter(|_| !word.is_ascii());
        found.extend(one.into_iter().flat_map(|one| self.alike(one, false)));
        let least = found.iter().map(|(apart, _)| *apart).min();
        found.retain(|(apart, _)| Some(*apart) == least);
        found.sort_by_key(|(_, term)| (std::cmp::Reverse(self.held_by(*term)), *term));
        found.truncate(most);
        found.into_iter().map(|(_, term)| term).collect()
    }

    /// The terms of the other alphabet with the consonants that are heard, and
    /// how many vowels each has otherwise.
    fn alike(&self, spoken: &str, ascii: bool) -> Vec<(usize, u32)> {
        let bones = skeleton(spoken);
        if bones.len() < 2 {
            return Vec::new();
        }
        let of = |term: &u32| sounds(self.word(*term));
        let first = self
            .sounding
            .partition_point(|term| skeleton(&of(term)) < bones);
        let rest = self.sounding.get(first..).unwrap_or_default();
        let alike = rest.iter().take_while(|term| skeleton(&of(term)) == bones);
        alike
            .filter(|term| self.word(**term).is_ascii() != ascii)
            .map(|term| (vowels_apart(spoken, &of(term)), *term))
            .filter(|(apart, _)| *apart <= VOWELS)
            .collect()
    }
}
