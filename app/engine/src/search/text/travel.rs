//! The index as a part that travels. Items stand there in an order of their
//! own, in which those that are alike stand together: the steps between the
//! items of a term are smaller then, and what follows repeats what was before.

use super::build::idf;
use super::kinds::Kinds;
use super::lexicon::Rules;
use super::mending::Vocabulary;
use super::sounding::Heard;
use super::strings::Strings;
use super::{TextIndex, Tuning};
use crate::wire::{NUMBERS_PER_BLOCK, PartWriter, Reader, Unreadable, Writer};

const TUNING: u8 = 1;
/// Terms, sorted, each after the one before.
const TERMS: u8 = 2;
/// By term: how many items hold it. How much it tells follows from that.
const HELD: u8 = 3;
/// By posting: how many places its item comes after the one before.
const ITEMS: u8 = 4;
const IMPACTS: u8 = 5;
const HEADS: u8 = 6;
/// By place: the item's kind.
const KINDS: u8 = 7;
/// The weights that readings have.
const WEIGHTS: u8 = 8;
const PHRASES: u8 = 9;
/// By phrase: how many readings it has.
const READINGS: u8 = 10;
/// By reading: its weight and terms.
const MEANT: u8 = 11;

/// Writes the index. `places` is by item: its place in the order of travel.
pub(crate) fn send(index: &TextIndex, places: &[u32]) -> PartWriter {
    let mut part = PartWriter::new(NUMBERS_PER_BLOCK);
    let tuning = &index.tuning;
    let figures = tuning.weight.iter().chain(&tuning.norm);
    let figures = figures.chain([&tuning.saturation, &tuning.kind]);
    part.section(TUNING, figures, |to, figure| to.f32(*figure));
    part.section(TERMS, after(&index.terms), |to, (before, term)| {
        to.after(before, term);
    });
    let terms = 0..index.terms.len() as u32;
    part.section(HELD, terms.clone(), |to, term| {
        to.whole(index.held_by(term).into());
    });
    let mut steps = Vec::with_capacity(index.items.len());
    let mut impacts = Vec::with_capacity(index.items.len());
    for term in terms {
        let postings = index.postings(term);
        let mut held: Vec<(u32, u8)> = postings
            .map(|(item, impact)| (places[item as usize], impact))
            .collect();
        held.sort_unstable();
        let mut next = 0;
        for (place, impact) in held {
            steps.push(place - next);
            impacts.push(impact);
            next = place + 1;
        }
    }
    part.section(ITEMS, steps, |to, step| to.whole(step.into()));
    part.section(IMPACTS, impacts, Writer::byte);
    part.section(HEADS, &index.kinds.heads, |to, heads| numbers(to, heads));
    let mut kinds = vec![0; places.len()];
    for (item, place) in (0u32..).zip(places) {
        let kind = index.kinds.of(item);
        kinds[*place as usize] = kind.map_or(0, |kind| kind + 1);
    }
    part.section(KINDS, kinds, Writer::count);
    send_rules(&index.rules, &mut part);
    part
}

fn send_rules(rules: &Rules, part: &mut PartWriter) {
    let mut weights = rules.readings.weights.clone();
    weights.sort_by(f32::total_cmp);
    weights.dedup();
    part.section(WEIGHTS, &weights, |to, weight| to.f32(*weight));
    part.section(PHRASES, after(&rules.phrases), |to, (before, phrase)| {
        to.after(before, phrase);
    });
    let phrases = 0..rules.phrases.len();
    part.section(READINGS, phrases, |to, place| {
        to.count(rules.readings(place).len());
    });
    let readings = 0..rules.readings.ends.len();
    part.section(MEANT, readings, |to, reading| {
        let (terms, weight) = rules.readings.get(reading);
        to.count(weights.partition_point(|known| *known < weight));
        numbers(to, terms);
    });
}

/// Every string with the one before it.
fn after(strings: &Strings) -> impl Iterator<Item = (&str, &str)> {
    std::iter::once("")
        .chain(strings.iter())
        .zip(strings.iter())
}

fn numbers(to: &mut Writer, numbers: &[u32]) {
    to.count(numbers.len());
    numbers.iter().for_each(|number| to.whole((*number).into()));
}

/// An index that is being read.
#[derive(Debug, Default)]
pub(crate) struct Arriving {
    index: TextIndex,
    figures: Vec<f32>,
    /// The string read last.
    last: String,
    heard: Heard,
    /// The term whose postings are read, and where its next one may stand.
    term: usize,
    next: u32,
    /// How many postings have an impact.
    worth: usize,
    /// Of the term: item and impact as one number, to be sorted.
    postings: Vec<u64>,
    placed: usize,
    weights: Vec<f32>,
}

impl Arriving {
    /// Reads a block of a section. `order` is the order of travel: items by place.
    pub fn take(
        &mut self,
        section: u8,
        from: &mut Reader<'_>,
        order: &[u32],
    ) -> Result<(), Unreadable> {
        while !from.is_empty() {
            match section {
                TUNING => self.figures.push(from.f32()?),
                TERMS => {
                    let term = self.index.terms.len() as u32;
                    sorted(from, &mut self.last, &mut self.index.terms)?;
                    self.heard.add(term, &self.last);
                    self.index.spellings.add(term, &self.last);
                }
                HELD => self.take_held(from, order)?,
                ITEMS => self.take_item(from, order)?,
                IMPACTS => self.take_impact(from.byte()?)?,
                HEADS => {
                    let heads = self.take_terms(from)?;
                    self.index.kinds.heads.push(heads);
                }
                KINDS => self.take_kind(from, order)?,
                WEIGHTS => self.weights.push(from.f32()?),
                PHRASES => {
                    let phrases = &mut self.index.rules.phrases;
                    if phrases.len() == 0 {
                        self.last.clear();
                    }
                    sorted(from, &mut self.last, phrases)?;
                }
                READINGS => {
                    let rules = &mut self.index.rules;
                    let before = rules.ends.last().copied().unwrap_or_default();
                    let end = before.checked_add(from.number()?);
                    rules.ends.push(end.ok_or(Unreadable::Contradiction)?);
                }
                MEANT => {
                    let weight = from.below(self.weights.len())?;
                    let terms = self.take_terms(from)?;
                    let weight = self.weights[weight];
                    self.index.rules.readings.push(&terms, weight);
                }
                _ => return Err(Unreadable::Contradiction),
            }
        }
        Ok(())
    }

    fn take_held(&mut self, from: &mut Reader<'_>, order: &[u32]) -> Result<(), Unreadable> {
        let index = &mut self.index;
        let held = from.below(order.len() + 1)? as u32;
        if index.starts.is_empty() {
            index.starts.push(0);
        }
        let before = index.starts.last().copied().unwrap_or_default();
        let end = before.checked_add(held).ok_or(Unreadable::Contradiction)?;
        index.starts.push(end);
        index.idf.push(idf(order.len() as u32, held));
        Ok(())
    }

    /// Until the impacts come, the items of a term stay in the order of travel.
    fn take_item(&mut self, from: &mut Reader<'_>, order: &[u32]) -> Result<(), Unreadable> {
        let index = &mut self.index;
        while index.ended(self.term, index.items.len()) {
            self.term += 1;
            self.next = 0;
        }
        let place = self.next.checked_add(from.number()?);
        let place = place.ok_or(Unreadable::Contradiction)?;
        let item = order.get(place as usize);
        index.items.push(*item.ok_or(Unreadable::Contradiction)?);
        self.next = place + 1;
        Ok(())
    }

    fn take_impact(&mut self, impact: u8) -> Result<(), Unreadable> {
        let index = &mut self.index;
        if self.worth == 0 {
            self.term = 0;
            self.postings.clear();
        }
        while index.ended(self.term, self.worth) {
            self.term += 1;
        }
        let item = index.items.get(self.worth);
        let item = u64::from(*item.ok_or(Unreadable::Contradiction)?);
        self.postings.push(item << 8 | u64::from(impact));
        self.worth += 1;
        if index.ended(self.term, self.worth) {
            self.postings.sort_unstable();
            let first = self.worth - self.postings.len();
            for (place, posting) in (first..).zip(&self.postings) {
                index.items[place] = (posting >> 8) as u32;
                index.impacts.push(*posting as u8);
            }
            self.postings.clear();
        }
        Ok(())
    }

    fn take_kind(&mut self, from: &mut Reader<'_>, order: &[u32]) -> Result<(), Unreadable> {
        let kinds: &mut Kinds = &mut self.index.kinds;
        if kinds.of.is_empty() {
            kinds.of = vec![u32::MAX; order.len()];
        }
        let item = order.get(self.placed).ok_or(Unreadable::Contradiction)?;
        if let Some(kind) = from.below_or_none(kinds.heads.len())? {
            kinds.of[*item as usize] = kind as u32;
        }
        self.placed += 1;
        Ok(())
    }

    fn take_terms(&self, from: &mut Reader<'_>) -> Result<Vec<u32>, Unreadable> {
        let count = from.count()?;
        let mut terms = Vec::new();
        for _ in 0..count {
            terms.push(from.below(self.index.terms.len())? as u32);
        }
        Ok(terms)
    }

    /// The index of so many items, when all its sections have come.
    pub fn finish(self, items: usize) -> Result<TextIndex, Unreadable> {
        let mut index = self.index;
        let tuning = Tuning::of(&self.figures).ok_or(Unreadable::Contradiction)?;
        index.tuning = tuning;
        index.count = items as u32;
        index.sounding = self.heard.sorted();
        index.vocabulary = Vocabulary::of(&index.rules.phrases);
        if index.starts.is_empty() {
            index.starts.push(0);
        }
        let postings = index.starts.last().copied().unwrap_or_default() as usize;
        let readings = index.rules.ends.last().copied().unwrap_or_default();
        let whole = index.starts.len() == index.terms.len() + 1
            && index.items.len() == postings
            && index.impacts.len() == postings
            && self.placed == items
            && index.rules.ends.len() == index.rules.phrases.len()
            && index.rules.readings.ends.len() == readings as usize;
        whole.then_some(index).ok_or(Unreadable::Contradiction)
    }
}

#[cfg(test)]
impl TextIndex {
    /// Whether every number in it is one of something.
    pub(crate) fn is_sound(&self) -> bool {
        let terms = self.terms.len() as u32;
        let held = |term| self.postings(term).map(|(item, _)| item);
        let heads = self.kinds.heads.iter().flatten();
        self.impacts.len() == self.items.len()
            && (0..terms).all(|term| {
                held(term).is_sorted_by(|a, b| a < b) && held(term).all(|item| item < self.count)
            })
            && heads
                .chain(&self.rules.readings.terms)
                .all(|term| *term < terms)
    }
}

impl TextIndex {
    /// Whether the postings of a term that is known end at or before `posting`.
    fn ended(&self, term: usize, posting: usize) -> bool {
        let end = self.starts.get(term + 1);
        end.is_some_and(|end| *end as usize <= posting)
    }
}

impl Tuning {
    /// From its figures in the order they are sent in.
    fn of(figures: &[f32]) -> Option<Tuning> {
        let (weight, rest) = figures.split_first_chunk()?;
        let (norm, rest) = rest.split_first_chunk()?;
        let [saturation, kind] = *rest else {
            return None;
        };
        Some(Tuning {
            weight: *weight,
            norm: *norm,
            saturation,
            kind,
        })
    }
}

/// Reads the next of strings that ascend.
fn sorted(
    from: &mut Reader<'_>,
    last: &mut String,
    strings: &mut Strings,
) -> Result<(), Unreadable> {
    from.after(last)?;
    if strings.last().is_some_and(|before| *before >= **last) {
        return Err(Unreadable::Contradiction);
    }
    strings.push(last);
    Ok(())
}
