//! Categories asked for by their names: "storage" leads with disks, though cables say the
//! word more often. Every category is a term that its products have, and those of the
//! categories below it; a whole query that is its name is read as that term, too.

use super::{Rewrite, TextIndex};

/// What being in a category that is asked for by its name is worth, in 255ths.
pub(super) const MEMBER: u8 = 170;

/// The term that products of a category have, and of those below it: no text has such a word.
pub(super) fn membership(category: usize) -> String {
    format!(":{category}")
}

/// The position of the category whose products have this term.
pub(in crate::search) fn category_of(term: &str) -> Option<usize> {
    term.strip_prefix(':')?.parse().ok()
}

impl TextIndex {
    /// Where the query, or a reading of it, or what comes last in it is what a category is
    /// called, adds what is sold there, as surely meant; of the likeliest reading that is. Not
    /// where another reading asks for that as surely.
    pub(super) fn read_named(&self, typed: &[String], readings: &mut Vec<Rewrite>) {
        let whole = readings.iter().find_map(|reading| {
            let (terms, sure) = reading.terms()?;
            let words: Vec<&str> = terms.iter().map(|term| self.word(*term)).collect();
            let called = self.called(&[], &words, sure);
            (!called.is_empty()).then_some(called)
        });
        let mut called = self.typed(typed).or(whole).unwrap_or_default();
        called.retain(|called| {
            let mut as_sure = readings
                .iter()
                .filter(|reading| reading.weight >= called.weight);
            !as_sure.any(|reading| reading.groups == called.groups)
        });
        readings.append(&mut called);
    }

    /// Of what is typed, all or as much as can be, up to its end: what something is comes last
    /// in English ("HP laptops") and first in Arabic.
    fn typed(&self, typed: &[String]) -> Option<Vec<Rewrite>> {
        let words: Vec<&str> = typed.iter().map(String::as_str).collect();
        let last = words.first()?.is_ascii();
        let called = (0..words.len()).map(|left| match last {
            true => self.called(&words[..left], &words[left..], 1.0),
            false => {
                let (name, rest) = words.split_at(words.len() - left);
                self.called(rest, name, 1.0)
            }
        });
        called.into_iter().find(|called| !called.is_empty())
    }

    /// The readings of other words and the name of a category; none where it is no such name,
    /// or one of the others is no word of any product.
    fn called(&self, others: &[&str], name: &[&str], weight: f32) -> Vec<Rewrite> {
        let others: Option<Vec<u32>> = others.iter().map(|word| self.term(word)).collect();
        let Some(others) = others else {
            return Vec::new();
        };
        let meant = self.rules.of_whole(name).into_iter();
        let readings = meant.map(|meant| Rewrite {
            weight,
            groups: others
                .iter()
                .chain(meant)
                .map(|term| self.group(*term))
                .collect(),
            named: meant.len(),
        });
        readings.collect()
    }
}
