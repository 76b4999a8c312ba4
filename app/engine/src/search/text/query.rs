//! What a query may mean: its words as terms, and whole readings of it in other words.

use super::TextIndex;
use super::lexicon::LONGEST;
use crate::text::{Token, quantities, tokens};

/// One thing asked for: terms that each stand for it, and how well.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// How much it tells, in nats.
    pub idf: f32,
    pub terms: Vec<(u32, f32)>,
}

/// A reading of a whole query.
#[derive(Clone, Debug, PartialEq)]
pub struct Rewrite {
    pub weight: f32,
    pub groups: Vec<Group>,
}

/// How many words of a query are read.
const MOST_WORDS: usize = 16;
/// How many readings are followed.
const MOST_READINGS: usize = 16;

/// How many terms a half typed or misspelt word is taken for.
const MOST_COMPLETIONS: usize = 48;
const MOST_CORRECTIONS: usize = 4;
/// How well a term answers a word that was half typed or misspelt.
const COMPLETED: f32 = 0.8;
const CORRECTED: f32 = 0.8;
const TWICE_CORRECTED: f32 = 0.6;

/// Words that tell nothing beside others.
const STOP: [&str; 22] = [
    "a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with", "by", "my", "من", "في",
    "على", "علي", "الي", "عن", "او", "و", "مع",
];

impl TextIndex {
    /// The readings of a query, the likeliest first.
    pub fn readings(&self, query: &str) -> Vec<Rewrite> {
        let mut read = tokens(query);
        let found = quantities(query, &read);
        if read
            .iter()
            .any(|token| !STOP.contains(&token.text.as_str()))
            && found.is_empty()
        {
            read.retain(|token| !STOP.contains(&token.text.as_str()));
        }
        read.truncate(MOST_WORDS);
        let terms: Vec<String> = read.iter().map(Token::term).collect();
        // By word: the readings of all before it.
        let mut paths: Vec<Vec<Rewrite>> = vec![Vec::new(); read.len() + 1];
        paths[0].push(Rewrite {
            weight: 1.0,
            groups: Vec::new(),
        });
        for place in 0..read.len() {
            let here = std::mem::take(&mut paths[place]);
            let steps = self.steps(&read, &terms, place, &found);
            for path in &here {
                for (end, weight, groups) in &steps {
                    let mut next = path.clone();
                    next.weight *= weight;
                    next.groups.extend_from_slice(groups);
                    paths[*end].push(next);
                }
            }
            for later in &mut paths[place + 1..] {
                later.sort_by(|a, b| {
                    b.weight
                        .total_cmp(&a.weight)
                        .then(a.groups.len().cmp(&b.groups.len()))
                });
                later.truncate(MOST_READINGS);
            }
        }
        paths.pop().unwrap_or_default()
    }

    /// What may be read from a word on: up to which word, how surely, and as what.
    fn steps(
        &self,
        read: &[Token],
        terms: &[String],
        place: usize,
        found: &[crate::text::Quantity],
    ) -> Vec<(usize, f32, Vec<Group>)> {
        let mut steps: Vec<(usize, f32, Vec<Group>)> = Vec::new();
        for quantity in found
            .iter()
            .filter(|quantity| quantity.first == place && quantity.end <= terms.len())
        {
            if let Some(term) = self.term(&quantity.term) {
                steps.push((quantity.end, 1.0, vec![self.group(term)]));
            }
        }
        for end in place + 1..=terms.len().min(place + LONGEST) {
            let phrase = terms[place..end].join(" ");
            for (to, weight) in self.rules.of(&phrase) {
                let groups = to.iter().map(|term| self.group(*term)).collect();
                steps.push((end, weight, groups));
            }
            // Words written apart that the catalogue writes as one.
            if end > place + 1 && end <= place + 3 {
                let joined: String = read[place..end]
                    .iter()
                    .map(|token| token.text.as_str())
                    .collect();
                if let Some(term) = self.term(&crate::text::stem(&joined)) {
                    steps.push((end, 0.95, vec![self.group(term)]));
                }
            }
        }
        match self.term(&terms[place]) {
            Some(term) => steps.push((place + 1, 1.0, vec![self.group(term)])),
            None => {
                if let Some(halves) = self.halves(&read[place].text) {
                    steps.push((place + 1, 0.95, halves));
                }
                if steps.is_empty() {
                    let last = place + 1 == read.len();
                    steps.push((
                        place + 1,
                        1.0,
                        vec![self.nearest(&read[place].text, &terms[place], last)],
                    ));
                }
            }
        }
        steps
    }

    /// What an unknown word may mean: terms it begins, where it is the last and
    /// may be half typed; terms it misspells; or nothing that is sold.
    fn nearest(&self, word: &str, term: &str, last: bool) -> Group {
        let begun = if last && word.chars().count() >= 2 {
            self.completions(word, MOST_COMPLETIONS)
        } else {
            Vec::new()
        };
        let mut terms: Vec<(u32, f32)> = begun.into_iter().map(|term| (term, COMPLETED)).collect();
        if terms.is_empty() {
            let found = self.corrections(term, MOST_CORRECTIONS);
            terms = found
                .iter()
                .map(|found| {
                    (
                        found.term,
                        if found.errors > 1 {
                            TWICE_CORRECTED
                        } else {
                            CORRECTED
                        },
                    )
                })
                .collect();
        }
        let rarest = libm::logf(1.0 + 2.0 * self.count as f32);
        // What many products hold tells little, however it was typed.
        let idf = terms
            .iter()
            .map(|(term, _)| self.idf(*term))
            .fold(f32::INFINITY, f32::min);
        Group {
            idf: if terms.is_empty() { rarest } else { idf },
            terms,
        }
    }

    /// A word the catalogue writes as two.
    fn halves(&self, word: &str) -> Option<Vec<Group>> {
        let cuts = word.char_indices().skip(2).map(|(at, _)| at);
        cuts.filter(|at| word.len() - at >= 2)
            .filter_map(|at| {
                let (left, right) = word.split_at(at);
                let left = self.term(&crate::text::stem(left))?;
                let right = self.term(&crate::text::stem(right))?;
                Some((self.idf(left).max(self.idf(right)), left, right))
            })
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, left, right)| vec![self.group(left), self.group(right)])
    }

    fn group(&self, term: u32) -> Group {
        Group {
            idf: self.idf(term),
            terms: vec![(term, 1.0)],
        }
    }
}
