//! What a query may mean: its words as terms, and whole readings of it in other words.

use super::TextIndex;
use super::lexicon::LONGEST;
use super::sense::APART;
use crate::text::{Quantity, Token, quantities, stem, tokens, without_particle};
use std::collections::BTreeSet;
use std::ops::Range;

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
    /// How many of its last groups stand for what a category is called.
    pub named: usize,
}

impl Rewrite {
    /// What stands for what a category is called.
    pub(super) fn named(&self) -> &[Group] {
        let before = self.groups.len().saturating_sub(self.named);
        self.groups.get(before..).unwrap_or_default()
    }

    /// Its words as terms, of several that stand for one the first, and how surely all of these
    /// are meant; `None` where nothing stands for one.
    pub(super) fn terms(&self) -> Option<(Vec<u32>, f32)> {
        let mut sure = self.weight;
        let terms = self.groups.iter().map(|group| {
            let (term, factor) = group.terms.first()?;
            sure *= factor;
            Some(*term)
        });
        let terms = terms.collect::<Option<Vec<u32>>>()?;
        Some((terms, sure))
    }
}

/// A word of a query that is taken for others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misspelt {
    /// Where it stands in the query, in bytes.
    pub start: usize,
    pub end: usize,
    /// The terms it may mean, the frequent first.
    pub meant: Vec<u32>,
    /// Whether it is read in no other way, such as as two words.
    pub surely: bool,
}

/// Up to which word something is read, how surely, and as what.
type Step = (usize, f32, Vec<Group>);

/// How many words of a query are read.
const MOST_WORDS: usize = 16;
/// How many readings are followed.
const MOST_READINGS: usize = 16;

/// How many terms a word is taken for that was half typed, misspelt or written by ear.
pub(super) const MOST_COMPLETIONS: usize = 48;
const MOST_CORRECTIONS: usize = 4;
const MOST_SOUNDALIKES: usize = 3;
/// How well a term answers a word that was half typed, written by ear or misspelt.
const COMPLETED: f32 = 0.8;
const SOUNDS_ALIKE: f32 = 0.9;
pub(super) const CORRECTED: f32 = 0.8;
pub(super) const TWICE_CORRECTED: f32 = 0.6;

/// How surely words written apart are meant as one, and one as two.
const JOINED: f32 = 0.95;

/// Words that tell nothing beside others.
const STOP: [&str; 22] = [
    "a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with", "by", "my", "من", "في",
    "على", "علي", "الي", "عن", "او", "و", "مع",
];

impl TextIndex {
    /// The readings of a query, the likeliest first.
    pub fn readings(&self, query: &str) -> Vec<Rewrite> {
        let mut read = tokens(query);
        read.truncate(MOST_WORDS);
        let found = quantities(query, &read);
        let terms: Vec<String> = read.iter().map(Token::term).collect();
        let mut readings = self.read(&read, &terms, &found);
        for (terms, sure) in self.mended(&read, &terms) {
            let mended = self.read(&read, &terms, &found).into_iter();
            readings.extend(mended.map(|reading| Rewrite {
                weight: reading.weight * sure,
                ..reading
            }));
        }
        likeliest(&mut readings);
        readings
    }

    /// The readings of words by their terms.
    fn read(&self, read: &[Token], terms: &[String], found: &[Quantity]) -> Vec<Rewrite> {
        // Words that tell nothing may be passed over, where others tell something.
        let passing = read.iter().any(tells);
        // By word: the readings of all before it.
        let mut paths: Vec<Vec<Rewrite>> = vec![Vec::new(); read.len() + 1];
        paths[0].push(Rewrite {
            weight: 1.0,
            groups: Vec::new(),
            named: 0,
        });
        for place in 0..read.len() {
            let here = std::mem::take(&mut paths[place]);
            let mut steps = self.phrases(read, terms, place, found);
            match passing && !tells(&read[place]) {
                true => steps.push((place + 1, 1.0, Vec::new())),
                false => self.alone(read, terms, place, &mut steps),
            }
            for path in &here {
                for (end, weight, groups) in &steps {
                    let mut next = path.clone();
                    next.weight *= weight;
                    next.groups.extend_from_slice(groups);
                    paths[*end].push(next);
                }
            }
            paths[place + 1..].iter_mut().for_each(likeliest);
        }
        let mut readings = paths.pop().unwrap_or_default();
        self.read_named(&told(read, terms), &mut readings);
        readings
    }

    /// Whether any word of a text tells something.
    pub(in crate::search) fn tells(&self, text: &str) -> bool {
        tokens(text).iter().any(tells)
    }

    /// Where terms are phrases of several words that the lexicon reads as others, and as which.
    pub(in crate::search) fn known_phrases(
        &self,
        terms: &[String],
    ) -> Vec<(Range<usize>, Vec<String>)> {
        let places = 0..terms.len();
        let spans = places.flat_map(|start| {
            let ends = start + 2..=terms.len().min(start + LONGEST);
            ends.map(move |end| start..end)
        });
        let read = spans.map(|span| {
            let phrase = terms.get(span.clone()).unwrap_or_default().join(" ");
            (span, self.renderings(&phrase, 0.0))
        });
        read.filter(|(_, readings)| !readings.is_empty()).collect()
    }

    /// The terms of what words, as terms one space apart, may stand for, at least so surely.
    pub(in crate::search) fn renderings(&self, words: &str, least: f32) -> Vec<String> {
        let readings = self.rules.of(words);
        let readings = readings.filter(|(_, weight)| *weight >= least);
        let words = readings.map(|(terms, _)| {
            let words: Vec<&str> = terms.iter().map(|term| self.word(*term)).collect();
            words.join(" ")
        });
        words.collect()
    }

    /// What several words from here on may be read as: quantities, what the
    /// lexicon knows, and words written apart.
    fn phrases(
        &self,
        read: &[Token],
        terms: &[String],
        place: usize,
        found: &[Quantity],
    ) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        for quantity in found
            .iter()
            .filter(|quantity| quantity.first == place && quantity.end <= terms.len())
        {
            if let Some(term) = self.term(&quantity.term) {
                steps.push((quantity.end, 1.0, vec![self.group(term)]));
            }
        }
        let known = self.known_until(terms, place);
        for end in place + 1..=terms.len().min(place + LONGEST) {
            let sure = if end < known { APART } else { 1.0 };
            let senses = self.senses(&terms[place..end]).into_iter();
            steps.extend(senses.map(|(to, weight)| self.step(end, weight * sure, to)));
            // Words written apart that the catalogue writes as one.
            if end > place + 1 && end <= place + 3 {
                let joined: String = read[place..end]
                    .iter()
                    .map(|token| token.text.as_str())
                    .collect();
                if let Some(term) = self.term(&stem(&joined)) {
                    steps.push((end, JOINED, vec![self.group(term)]));
                }
            }
        }
        steps
    }

    /// Adds what the word here may be read as by itself.
    fn alone(&self, read: &[Token], terms: &[String], place: usize, steps: &mut Vec<Step>) {
        let known = self.term(&terms[place]);
        if known.is_none() && steps.is_empty() {
            let bare = without_particle(&read[place].text).map(stem);
            let bare = bare.as_deref().unwrap_or_default();
            steps.extend(self.read_as(bare, place + 1));
            let term = self.term(bare);
            steps.extend(term.map(|term| (place + 1, 1.0, vec![self.group(term)])));
        }
        match known {
            Some(term) => steps.push((place + 1, 1.0, vec![self.group(term)])),
            // Nothing better is known of it: two words written as one, or one misspelt.
            None if steps.is_empty() => {
                let last = place + 1 == read.len();
                let nearest = self.nearest(&read[place].text, &terms[place], last);
                let halves = self.halves(&read[place].text);
                if halves.is_none() || !nearest.terms.is_empty() {
                    steps.push((place + 1, 1.0, vec![nearest]));
                }
                steps.extend(halves.map(|halves| (place + 1, JOINED, halves)));
            }
            None => {}
        }
    }

    /// What the lexicon says a phrase, which ends before this word, stands for.
    fn read_as(&self, phrase: &str, end: usize) -> impl Iterator<Item = Step> {
        let readings = self.rules.of(phrase);
        readings.map(move |(to, weight)| self.step(end, weight, to))
    }

    fn step(&self, end: usize, weight: f32, terms: &[u32]) -> Step {
        let groups = terms.iter().map(|term| self.group(*term));
        (end, weight, groups.collect())
    }

    /// What an unknown word may mean: terms it begins, where it is the last and
    /// may be half typed; terms of the other alphabet that sound like it, or
    /// terms it misspells; or nothing that is sold.
    fn nearest(&self, word: &str, term: &str, last: bool) -> Group {
        let begun = || match last && word.chars().count() >= 2 {
            true => weighted(self.completions(word, MOST_COMPLETIONS), COMPLETED),
            false => Vec::new(),
        };
        let alike = || weighted(self.soundalikes(word, MOST_SOUNDALIKES), SOUNDS_ALIKE);
        let misspelt = || {
            let found = self.corrections(term, MOST_CORRECTIONS);
            let errors = found.first().map_or(0, |found| found.errors);
            let terms = found.iter().map(|found| found.term).collect();
            weighted(
                terms,
                if errors > 1 {
                    TWICE_CORRECTED
                } else {
                    CORRECTED
                },
            )
        };
        // Foreign words are written by ear in Arabic; in English they are rather misspelt.
        let guesses: [&dyn Fn() -> Vec<(u32, f32)>; 3] = match word.is_ascii() {
            true => [&begun, &misspelt, &alike],
            false => [&begun, &alike, &misspelt],
        };
        let mut guesses = guesses.iter().map(|guess| guess());
        let terms = guesses.find(|terms| !terms.is_empty()).unwrap_or_default();
        // What many products hold tells little, however it was typed; what none holds, most.
        let idf = terms.iter().map(|(term, _)| self.idf(*term));
        let idf = idf.min_by(f32::total_cmp);
        Group {
            idf: idf.unwrap_or_else(|| libm::logf(1.0 + 2.0 * self.count as f32)),
            terms,
        }
    }

    /// The words of a query that are taken for others, since none is written so.
    pub fn misspelt(&self, query: &str) -> Vec<Misspelt> {
        let mut read = tokens(query);
        read.truncate(MOST_WORDS);
        let found = quantities(query, &read);
        let terms: Vec<String> = read.iter().map(Token::term).collect();
        let mut misspelt = Vec::new();
        // Up to where words are read together with others.
        let mut reach = 0;
        for (place, token) in read.iter().enumerate() {
            let mut steps = self.phrases(&read, &terms, place, &found);
            let ends = steps.iter().map(|(end, ..)| *end);
            reach = ends.fold(reach, usize::max);
            let begun = place + 1 == read.len() && !self.completions(&token.text, 1).is_empty();
            if place < reach || begun || !tells(token) || self.term(&terms[place]).is_some() {
                continue;
            }
            self.alone(&read, &terms, place, &mut steps);
            let corrects = |group: &Group| {
                let mut terms = group.terms.iter();
                !group.terms.is_empty() && terms.all(|(_, factor)| *factor <= CORRECTED)
            };
            let corrected = steps
                .iter()
                .find_map(|(_, _, groups)| match groups.as_slice() {
                    [group] if corrects(group) => Some(group),
                    _ => None,
                });
            if let Some(group) = corrected {
                misspelt.push(Misspelt {
                    start: token.start,
                    end: token.end,
                    meant: group.terms.iter().map(|(term, _)| *term).collect(),
                    surely: steps.len() == 1,
                });
            }
        }
        misspelt
    }

    /// A word the catalogue writes as two.
    fn halves(&self, word: &str) -> Option<Vec<Group>> {
        let cuts = word.char_indices().skip(2).map(|(at, _)| at);
        cuts.filter(|at| word.len() - at >= 2)
            .filter_map(|at| {
                let (left, right) = word.split_at(at);
                let left = self.term(&stem(left))?;
                let right = self.term(&stem(right))?;
                Some((self.idf(left).max(self.idf(right)), left, right))
            })
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, left, right)| vec![self.group(left), self.group(right)])
    }

    pub(super) fn group(&self, term: u32) -> Group {
        Group {
            idf: self.idf(term),
            terms: vec![(term, 1.0)],
        }
    }
}

/// Puts the likelier first, each once, and leaves as many as are followed.
fn likeliest(readings: &mut Vec<Rewrite>) {
    readings.sort_by(|a, b| {
        b.weight
            .total_cmp(&a.weight)
            .then(a.groups.len().cmp(&b.groups.len()))
    });
    once_each(readings);
    readings.truncate(MOST_READINGS);
}

/// Leaves of readings that ask for the same, in whichever order, the first.
fn once_each(readings: &mut Vec<Rewrite>) {
    let mut seen = BTreeSet::new();
    readings.retain(|reading| {
        let groups = reading.groups.iter();
        let terms = groups.map(|group| group.terms.iter().map(|(term, _)| *term).collect());
        let mut asked: Vec<Vec<u32>> = terms.collect();
        asked.sort_unstable();
        seen.insert(asked)
    });
}

/// The terms of the words that tell something.
pub(super) fn told(read: &[Token], terms: &[String]) -> Vec<String> {
    let telling = read.iter().zip(terms).filter(|(token, _)| tells(token));
    telling.map(|(_, term)| term.clone()).collect()
}

pub(super) fn tells(token: &Token) -> bool {
    !STOP.contains(&token.text.as_str())
}

/// Terms that all stand for a word equally well.
fn weighted(terms: Vec<u32>, weight: f32) -> Vec<(u32, f32)> {
    terms.into_iter().map(|term| (term, weight)).collect()
}
