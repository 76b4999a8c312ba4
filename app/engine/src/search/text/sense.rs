//! What a phrase of another alphabet means. The lexicon gives it several
//! renderings; its words by themselves tell which of them it rather means: of
//! "camera case" and "camera bag" the one whose words they are.

use super::TextIndex;
use super::lexicon::LONGEST;

/// How surely words mean what they mean by themselves that are a phrase the lexicon knows.
pub(super) const APART: f32 = 0.8;
/// From here on a phrase is known to mean something: not one of its lesser meanings, nor a synonym.
const KNOWN: f32 = 0.85;
/// What a word of a rendering takes away that no word of the phrase says.
const UNSAID: f32 = 0.5;
/// Where none says as much as one sure word, the words tell nothing of the phrase.
const ENOUGH: f32 = 1.0;
/// The least that is left to a rendering that other words say.
const LEAST: f32 = 0.5;

impl TextIndex {
    /// Up to which word the longest phrase from here on goes that the lexicon
    /// knows surely; only of another alphabet, as others mean themselves first.
    pub(super) fn known_until(&self, terms: &[String], place: usize) -> usize {
        let ends = (place + 1..=terms.len().min(place + LONGEST)).rev();
        let mut foreign = ends.filter(|_| !terms[place].is_ascii());
        let known = |end: &usize| {
            let mut senses = self.rules.of(&terms[place..*end].join(" "));
            senses.any(|(_, weight)| weight > KNOWN)
        };
        foreign.find(known).unwrap_or(place)
    }

    /// What the lexicon says these words stand for together, and how surely. Of
    /// several renderings of a phrase the one is meant that its words say, too;
    /// a single word is a name of its own and need not be said.
    pub(super) fn senses(&self, words: &[String]) -> Vec<(&[u32], f32)> {
        let phrase = words.join(" ");
        let mut senses: Vec<(&[u32], f32)> = self.rules.of(&phrase).collect();
        if words.len() < 2 || words[0].is_ascii() {
            return senses;
        }
        let said: Vec<f32> = senses.iter().map(|(to, _)| self.said(words, to)).collect();
        let most = said.iter().copied().fold(0.0, f32::max);
        for ((to, weight), said) in senses.iter_mut().zip(said) {
            if most >= ENOUGH && to.len() > 1 {
                *weight = match most - said {
                    missing if missing > 0.0 => *weight * (1.0 - missing).max(LEAST),
                    _ => 1.0,
                };
            }
        }
        senses
    }

    /// How much of a rendering its words say one by one, each as surely as it
    /// means that, less the words that none says.
    fn said(&self, words: &[String], rendering: &[u32]) -> f32 {
        let mut left = rendering.to_vec();
        let mut said = 0.0;
        for word in words {
            let mut best: (f32, Option<Vec<u32>>) = (0.0, None);
            for (to, weight) in self.rules.of(word) {
                if weight > best.0 {
                    best = without(&left, to).map_or(best, |rest| (weight, Some(rest)));
                }
            }
            said += best.0;
            left = best.1.unwrap_or(left);
        }
        said - UNSAID * left.len() as f32
    }
}

/// Terms without others, where all of these are among them.
fn without(terms: &[u32], others: &[u32]) -> Option<Vec<u32>> {
    let mut left = terms.to_vec();
    for other in others {
        let place = left.iter().position(|term| term == other)?;
        left.remove(place);
    }
    Some(left)
}
