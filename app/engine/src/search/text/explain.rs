//! Why an item scores what it scores: the reading it counts at, part by part.

use super::rank::{score, with_next};
use super::{Rewrite, TextIndex};

/// An item's score for a query, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// How surely the query means the reading it counts at, 0 to 1.
    pub weight: f32,
    /// What that reading asks for, in its order.
    pub parts: Vec<Part>,
    /// What the item is, by the words that say so.
    pub kind: Vec<String>,
    /// What being of a kind that is asked for multiplies by; 1 where it is not.
    pub boost: f32,
    /// What being in a category that is asked for by its name multiplies by; 1 where it is not.
    pub member: f32,
    /// What it is worth at its next best reading; 0 where it answers no other.
    pub next: f32,
}

/// One thing that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The words it may be answered by; none where the catalogue knows no such word.
    pub words: Vec<String>,
    /// How much it tells, in nats.
    pub idf: f32,
    /// How the item answers it.
    pub answer: Option<Answer>,
}

/// The word of an item that answers best.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub word: String,
    /// What the word is worth in the item, in 255ths.
    pub impact: u8,
    /// How well the word answers: less than 1 where what was typed is half typed or misspelt.
    pub factor: f32,
}

impl Part {
    /// What it adds to the sum.
    pub fn worth(&self) -> f32 {
        let worth = |answer: &Answer| f32::from(answer.impact) * answer.factor;
        self.answer
            .as_ref()
            .map_or(0.0, |answer| self.idf * worth(answer))
    }
}

impl Explanation {
    /// What the answered parts are worth.
    pub fn sum(&self) -> f32 {
        self.parts.iter().map(Part::worth).sum()
    }

    /// How much all parts tell.
    pub fn all(&self) -> f32 {
        self.parts.iter().map(|part| part.idf).sum()
    }

    /// How much of it the item holds, 0 to 1.
    pub fn coverage(&self) -> f32 {
        self.mass() / self.all()
    }

    /// The part's share of the score, 0 to 1.
    pub fn share(&self, part: &Part) -> f32 {
        part.worth() / self.sum()
    }

    /// The score, to the bit that of the [`super::Hit`].
    pub fn score(&self) -> f32 {
        with_next(self.worth(), self.next)
    }

    /// What it is worth at the reading it counts at.
    pub fn worth(&self) -> f32 {
        score(
            self.weight,
            self.sum(),
            self.mass(),
            self.all(),
            [self.boost, self.member],
        )
    }

    /// Every word of its parts.
    pub(in crate::search) fn words_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.parts.iter_mut().flat_map(|part| {
            let answer = part.answer.iter_mut().map(|answer| &mut answer.word);
            part.words.iter_mut().chain(answer)
        })
    }

    fn mass(&self) -> f32 {
        let answered = self.parts.iter().filter(|part| part.answer.is_some());
        answered.map(|part| part.idf).sum()
    }
}

impl TextIndex {
    /// Why an item scores what it scores for a query; `None` where it holds
    /// nothing of any reading. It may be too little to be found all the same:
    /// see [`TextIndex::find`].
    pub fn explain(&self, query: &str, item: u32) -> Option<Explanation> {
        let readings = self.readings(query);
        let boosts = self.boosts(&readings);
        let kind = self.kinds.of(item);
        let [boost, member] = boosts.of(item, kind);
        let heads = kind.and_then(|kind| self.kinds.heads.get(kind));
        let heads: Vec<u32> = heads.cloned().unwrap_or_default();
        let mut best: Option<Explanation> = None;
        for reading in readings {
            let explanation = Explanation {
                weight: reading.weight,
                parts: self.parts(&reading, item),
                kind: self.words(&heads),
                boost,
                member,
                next: 0.0,
            };
            // As in ranking, the first of readings that are worth the same.
            let worth = explanation.worth();
            let before = best.as_ref().map_or(0.0, Explanation::worth);
            if worth > before {
                best = Some(Explanation {
                    next: before,
                    ..explanation
                });
            } else if let Some(best) = &mut best {
                best.next = best.next.max(worth);
            }
        }
        best
    }

    /// What the likeliest reading of a query asks for: the words of each part.
    pub fn asked(&self, query: &str) -> Vec<Vec<String>> {
        let first = self.readings(query).into_iter().next();
        let parts = first.map(|reading| self.parts(&reading, u32::MAX));
        let parts = parts.into_iter().flatten();
        parts.map(|part| part.words).collect()
    }

    fn parts(&self, reading: &Rewrite, item: u32) -> Vec<Part> {
        let parts = reading.groups.iter().map(|group| {
            let mut answer: Option<(f32, Answer)> = None;
            for (term, factor) in &group.terms {
                let held = self.postings(*term).find(|(held, _)| *held == item);
                let Some((_, impact)) = held else { continue };
                let worth = f32::from(impact) * factor;
                if answer.as_ref().is_none_or(|(best, _)| worth > *best) {
                    let answered = Answer {
                        word: self.word(*term).to_owned(),
                        impact,
                        factor: *factor,
                    };
                    answer = Some((worth, answered));
                }
            }
            let terms: Vec<u32> = group.terms.iter().map(|(term, _)| *term).collect();
            Part {
                words: self.words(&terms),
                idf: group.idf,
                answer: answer.map(|(_, answer)| answer),
            }
        });
        parts.collect()
    }

    fn words(&self, terms: &[u32]) -> Vec<String> {
        terms
            .iter()
            .map(|term| self.word(*term).to_owned())
            .collect()
    }
}
