//! Scoring: every reading of the query by itself, an item at its best reading
//! and a little at its next best.

use super::query::Group;
use super::{Rewrite, TextIndex, category_of};
use std::collections::BTreeSet;

/// An item that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub item: u32,
    pub score: f32,
    /// How much of what was asked for it holds, by what the words tell, 0 to 1.
    pub coverage: f32,
}

impl Hit {
    /// Whether it holds everything that was asked for, in one reading.
    pub fn is_whole(&self) -> bool {
        self.coverage > 1.0 - SAME
    }
}

/// Where fewer hold all of it, those that hold much of it are shown, too: a page full.
const FEW: usize = 24;
/// Much of it, as a part of what the fullest hold.
const MUCH: f32 = 0.5;
/// How much of what an item is worth at its next best reading is added to the best,
/// so that of two that one reading finds the one that others find, too, is before.
const ALSO: f32 = 0.1;
/// Sums of the same numbers in another order differ by less.
const SAME: f32 = 0.001;

impl TextIndex {
    /// The items a query finds, best first; ties by item number. They hold
    /// all that is asked for, in one reading or another, or, where these are
    /// few, much of it.
    pub fn find(&self, query: &str) -> Vec<Hit> {
        self.ranked(&self.readings(query))
    }

    /// What a query of these readings finds.
    pub(in crate::search) fn ranked(&self, readings: &[Rewrite]) -> Vec<Hit> {
        let mut hits = self.hits(readings);
        let most = hits.iter().map(|hit| hit.coverage).fold(0.0, f32::max);
        let full = |hit: &Hit| hit.coverage > most - SAME;
        if hits.iter().filter(|hit| full(hit)).count() >= FEW {
            hits.retain(full);
        } else {
            hits.retain(|hit| hit.coverage >= most * MUCH);
        }
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.item.cmp(&b.item)));
        hits
    }

    /// The items that hold anything of a reading, by item number.
    ///
    /// A reading's score is the BM25F of what it asks for, divided by the sum
    /// of its inverse document frequencies, so that readings of different
    /// length compare; times how surely it is meant; times its coverage; and
    /// more where the item is of the kind that is asked for.
    fn hits(&self, readings: &[Rewrite]) -> Vec<Hit> {
        let count = self.count as usize;
        let boosts = self.boosts(readings);
        // By item: its score at its best reading, how much of that it holds, and its
        // score at the next best.
        let mut best = vec![(0f32, 0f32, 0f32); count];
        // Of one reading, by item: its sum, and how much of the reading it holds.
        let mut sums = vec![(0f32, 0f32); count];
        // Of one group, by item.
        let mut worths = vec![0f32; count];
        let mut held: Vec<u32> = Vec::new();
        let mut touched: Vec<u32> = Vec::new();
        for reading in readings {
            let all: f32 = reading.groups.iter().map(|group| group.idf).sum();
            if all <= 0.0 {
                continue;
            }
            for group in &reading.groups {
                for (term, factor) in &group.terms {
                    for (item, impact) in self.postings(*term) {
                        let worth = &mut worths[item as usize];
                        if *worth == 0.0 {
                            held.push(item);
                        }
                        *worth = worth.max(f32::from(impact) * factor);
                    }
                }
                for item in held.drain(..) {
                    let worth = std::mem::take(&mut worths[item as usize]);
                    let sum = &mut sums[item as usize];
                    if sum.1 == 0.0 {
                        touched.push(item);
                    }
                    sum.0 += group.idf * worth;
                    sum.1 += group.idf;
                }
            }
            for item in touched.drain(..) {
                let (sum, mass) = std::mem::take(&mut sums[item as usize]);
                let boost = boosts.of(item, self.kinds.of(item));
                let score = score(reading.weight, sum, mass, all, boost);
                let best = &mut best[item as usize];
                if score > best.0 {
                    *best = (score, mass / all, best.0);
                } else {
                    best.2 = best.2.max(score);
                }
            }
        }
        let found = (0u32..).zip(best).filter(|(_, (score, ..))| *score > 0.0);
        found
            .map(|(item, (score, coverage, next))| Hit {
                item,
                score: with_next(score, next),
                coverage,
            })
            .collect()
    }

    /// What being what is asked for multiplies by. Of "camera case" the last word is
    /// what it is: "camera" asks for none. What a category is called asks for its
    /// kind twice: bags made for laptops say "laptop" louder than notebooks do; and for
    /// what is in it: print servers are sold beside cables, not among servers.
    pub(super) fn boosts(&self, readings: &[Rewrite]) -> Boosts {
        let terms = |groups: fn(&Rewrite) -> &[Group]| {
            let groups = readings.iter().flat_map(groups);
            let terms = groups.flat_map(|group| group.terms.iter().map(|(term, _)| *term));
            terms.collect::<BTreeSet<u32>>()
        };
        let (asked, meant) = (terms(|reading| &reading.groups), terms(Rewrite::named));
        let once = 1.0 + self.tuning.kind;
        let kinds = self.kinds.heads.iter();
        let kinds = kinds.map(|heads| match heads {
            heads if heads.iter().any(|head| meant.contains(head)) => once * once,
            heads if heads.iter().any(|head| asked.contains(head)) => once,
            _ => 1.0,
        });
        let named = |term: &&u32| category_of(self.word(**term)).is_some();
        let named: Vec<&u32> = meant.iter().filter(named).collect();
        let mut members = vec![
            false;
            if named.is_empty() {
                0
            } else {
                self.count as usize
            }
        ];
        for item in named.into_iter().flat_map(|term| self.holders(*term)) {
            members[item as usize] = true;
        }
        Boosts {
            kinds: kinds.collect(),
            members,
            once,
        }
    }
}

/// What scores are multiplied by.
pub(super) struct Boosts {
    /// By kind.
    kinds: Vec<f32>,
    /// By item: whether it is in a category that is asked for by its name. Empty where none is.
    members: Vec<bool>,
    once: f32,
}

impl Boosts {
    /// By what an item of this kind is, and by where it is.
    pub fn of(&self, item: u32, kind: Option<usize>) -> [f32; 2] {
        let kind = kind.and_then(|kind| self.kinds.get(kind)).copied();
        let member = self.members.get(item as usize).copied();
        let place = if member.unwrap_or_default() {
            self.once
        } else {
            1.0
        };
        [kind.unwrap_or(1.0), place]
    }
}

/// The score of a reading meant this surely: what its answered parts are worth and how much they
/// tell, by how much all its parts tell.
pub(super) fn score(weight: f32, sum: f32, mass: f32, all: f32, [kind, place]: [f32; 2]) -> f32 {
    weight * (sum / all) * (mass / all) * kind * place
}

/// The score of an item that is worth this much at its best reading and that much at its next best.
pub(super) fn with_next(best: f32, next: f32) -> f32 {
    best + ALSO * next
}
