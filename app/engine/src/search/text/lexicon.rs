//! Words that stand for words: synonyms, translations and spellings.

use super::TextIndex;
use super::intern::Interner;
use super::kinds::Called;
use super::strings::Strings;
use crate::text::terms;
use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::ops::Range;

/// A phrase that may be read as another one. Words are numbers of a lexicon.
#[derive(Clone, Debug)]
struct Reading {
    from: Box<[u32]>,
    to: Box<[u32]>,
    /// How surely it means that, 0 to 1.
    weight: f32,
}

/// Readings, as they were written down.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: Interner,
    readings: Vec<Reading>,
}

/// How surely a synonym is meant.
const SYNONYM: f32 = 0.6;
/// How much less surely every further translation is meant, and no less than this.
const LESS_SURE: f32 = 0.18;
const LEAST_SURE: f32 = 0.5;
/// How surely a foreign word is meant where one's own was typed.
const BACK: f32 = 0.7;
/// How surely another form of the same Arabic word is meant.
const FORM: f32 = 0.9;

impl Lexicon {
    /// Adds synonyms: a group a line, its members separated by commas; or
    /// one-way readings, `from > to, to~0.8`. `#` begins a comment.
    pub fn synonyms(&mut self, text: &str) {
        for line in lines(text) {
            if let Some((from, to)) = line.split_once('>') {
                let from = self.phrase(from);
                for (to, weight) in self.weighted(to) {
                    self.push(&from, &to, SYNONYM * weight);
                }
            } else {
                let members = self.weighted(line);
                self.group(&members, SYNONYM);
            }
        }
    }

    /// Adds translations: `form, form = rendering, rendering~0.7` a line, in
    /// two scripts, the likelier first. They hold both ways; forms of one side
    /// stand for each other. `name = spelling, spelling` says the same the
    /// other way about, for what is written by ear: no spelling is less sure.
    pub fn translations(&mut self, text: &str) {
        for line in lines(text) {
            let Some((left, right)) = line.split_once('=') else {
                continue;
            };
            let by_ear = left.is_ascii() && !right.is_ascii();
            let (left, right) = if by_ear { (right, left) } else { (left, right) };
            let forms = self.weighted(left);
            let mut sure = 1.0;
            for (to, weight) in self.weighted(right) {
                let weight = weight.min(sure);
                sure = (sure - LESS_SURE).max(LEAST_SURE);
                for (form, _) in &forms {
                    self.push(form, &to, weight);
                    self.push(&to, form, BACK * weight);
                }
            }
            self.group(&forms, FORM);
        }
    }

    /// Each member may be read as each other.
    fn group(&mut self, members: &[(Vec<u32>, f32)], weight: f32) {
        for (from, _) in members {
            for (to, _) in members.iter().filter(|(to, _)| to != from) {
                self.push(from, to, weight);
            }
        }
    }

    fn push(&mut self, from: &[u32], to: &[u32], weight: f32) {
        if !from.is_empty() && !to.is_empty() {
            self.readings.push(Reading {
                from: from.into(),
                to: to.into(),
                weight,
            });
        }
    }

    /// The phrases of a list, and the weights written behind them.
    fn weighted(&mut self, list: &str) -> Vec<(Vec<u32>, f32)> {
        let members = list
            .split([',', '،'])
            .map(|member| match member.split_once('~') {
                Some((phrase, weight)) => (phrase, weight.trim().parse().unwrap_or(1.0)),
                None => (member, 1.0),
            });
        members
            .map(|(phrase, weight)| (self.phrase(phrase), weight))
            .collect()
    }

    fn phrase(&mut self, text: &str) -> Vec<u32> {
        let words = terms(text);
        words.iter().map(|word| self.words.number(word)).collect()
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The readings an index can use, by the terms they begin from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rules {
    /// The terms of each phrase, joined by spaces; sorted.
    pub phrases: Strings,
    /// By phrase: where its readings end. The next phrase's begin there.
    pub ends: Vec<u32>,
    pub readings: Readings,
}

/// What phrases may be read as, one reading after the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Readings {
    /// The terms of all.
    pub terms: Vec<u32>,
    /// By reading: where its terms end.
    pub ends: Vec<u32>,
    /// By reading: how surely it is meant.
    pub weights: Vec<f32>,
}

/// The longest phrase that is read as another, in words.
pub const LONGEST: usize = 5;

impl Readings {
    pub fn push(&mut self, terms: &[u32], weight: f32) {
        self.terms.extend(terms);
        self.ends.push(self.terms.len() as u32);
        self.weights.push(weight);
    }

    pub fn get(&self, reading: usize) -> (&[u32], f32) {
        let range = between(&self.ends, reading);
        let weight = self.weights.get(reading).copied().unwrap_or_default();
        (self.terms.get(range).unwrap_or_default(), weight)
    }
}

/// From the end of the one before to its own end; empty past the last.
fn between(ends: &[u32], place: usize) -> Range<usize> {
    let before = place.checked_sub(1).and_then(|place| ends.get(place));
    let start = before.copied().unwrap_or_default() as usize;
    ends.get(place).map_or(0..0, |end| start..*end as usize)
}

impl Rules {
    /// Those whose every word the index knows.
    pub fn known_to(lexicon: &Lexicon, called: &[Called], index: &TextIndex) -> Rules {
        let words = lexicon.words.words();
        let terms: Vec<Option<u32>> = words.iter().map(|word| index.term(word)).collect();
        let mut readings: BTreeMap<String, Vec<(Vec<u32>, f32)>> = BTreeMap::new();
        for Reading { from, to, weight } in &lexicon.readings {
            let to_words: Vec<&str> = to
                .iter()
                .map(|word| words[*word as usize].as_str())
                .collect();
            let to: Option<Vec<u32>> = to.iter().map(|word| terms[*word as usize]).collect();
            let Some(to) = to else { continue };
            // What the catalogue writes as one word is not read as several: the parts of
            // "ps 4" stand in "4-port PS/2", too.
            if to.len() > 1 && index.term(&to_words.concat()).is_some() {
                continue;
            }
            let from: Vec<&str> = from
                .iter()
                .map(|word| words[*word as usize].as_str())
                .collect();
            let known = readings.entry(from.join(" ")).or_default();
            match known.iter_mut().find(|(known, _)| *known == to) {
                Some((_, known)) => *known = known.max(*weight),
                None => known.push((to, *weight)),
            }
        }
        for (name, words) in called {
            let to: Option<Vec<u32>> = words.iter().map(|word| index.term(word)).collect();
            let whole = readings.entry(whole(name)).or_default();
            whole.extend(to.map(|to| (to, 1.0)));
        }
        let mut rules = Rules::default();
        for (phrase, readings) in readings {
            rules.phrases.push(&phrase);
            for (to, weight) in readings {
                rules.readings.push(&to, weight);
            }
            rules.ends.push(rules.readings.ends.len() as u32);
        }
        rules
    }

    /// The readings of the phrase at this place.
    pub fn readings(&self, place: usize) -> impl ExactSizeIterator<Item = (&[u32], f32)> {
        between(&self.ends, place).map(|reading| self.readings.get(reading))
    }

    /// What a whole query of these words stands for.
    pub fn of_whole(&self, words: &[&str]) -> Vec<&[u32]> {
        self.of(&whole(words)).map(|(terms, _)| terms).collect()
    }

    pub fn of(&self, phrase: &str) -> impl Iterator<Item = (&[u32], f32)> + use<'_> {
        let place = self.phrases.find(phrase).unwrap_or(usize::MAX);
        self.readings(place)
    }
}

/// How a rule is found that is for whole queries only: behind a mark that no word has.
fn whole<S: Borrow<str>>(words: &[S]) -> String {
    format!("={}", words.join(" "))
}
