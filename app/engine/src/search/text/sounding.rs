//! Words written by ear: found by their consonants in either alphabet.

use super::TextIndex;
use crate::text::{skeleton, sounds, vowels_apart};

/// How many vowels may differ.
const VOWELS: usize = 2;

impl TextIndex {
    /// The terms that can be spoken, by skeleton: worked out once, when the index is there.
    pub(super) fn by_sound(&self) -> Vec<u32> {
        let mut heard: Vec<(String, u32)> = (0u32..)
            .zip(&self.terms)
            .map(|(term, word)| (skeleton(&sounds(word)), term))
            .filter(|(bones, _)| bones.len() > 1)
            .collect();
        heard.sort_unstable();
        heard.into_iter().map(|(_, term)| term).collect()
    }

    /// The terms of the other alphabet that sound most like a word, the frequent
    /// first, at most `most`; none for a word of fewer than two consonants.
    pub fn soundalikes(&self, word: &str, most: usize) -> Vec<u32> {
        let spoken = sounds(word);
        let bones = skeleton(&spoken);
        if bones.len() < 2 {
            return Vec::new();
        }
        let of = |term: &u32| sounds(self.word(*term));
        let first = self
            .sounding
            .partition_point(|term| skeleton(&of(term)) < bones);
        let rest = self.sounding.get(first..).unwrap_or_default();
        let alike = rest.iter().take_while(|term| skeleton(&of(term)) == bones);
        let foreign = |term: &&u32| self.word(**term).is_ascii() != word.is_ascii();
        let mut found: Vec<(usize, u32)> = alike
            .filter(foreign)
            .map(|term| (vowels_apart(&spoken, &of(term)), *term))
            .filter(|(apart, _)| *apart <= VOWELS)
            .collect();
        let least = found.iter().map(|(apart, _)| *apart).min();
        found.retain(|(apart, _)| Some(*apart) == least);
        found.sort_by_key(|(_, term)| (std::cmp::Reverse(self.held_by(*term)), *term));
        found.truncate(most);
        found.into_iter().map(|(_, term)| term).collect()
    }
}
