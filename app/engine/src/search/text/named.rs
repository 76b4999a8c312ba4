//! Categories asked for by their names: "storage" leads with disks, though cables say the
//! word more often. Every category is a term that its products have, and those of the
//! categories below it; a whole query that is its name is read as that term, too.

use super::{Rewrite, TextIndex};

/// What being in a category that is asked for by its name is worth, in 255ths.
pub(super) const MEMBER: u8 = 204;

/// The term that products of a category have, and of those below it: no text has such a word.
pub(super) fn membership(category: usize) -> String {
    format!(":{category}")
}

/// The position of the category whose products have this term.
pub(in crate::search) fn category_of(term: &str) -> Option<usize> {
    term.strip_prefix(':')?.parse().ok()
}

impl TextIndex {
    /// Where the query or a reading of it is what a category is called, adds what is sold
    /// there, as surely meant; of the likeliest reading that is. Not where another reading
    /// asks for that as surely.
    pub(super) fn read_whole(&self, typed: &[String], readings: &mut Vec<Rewrite>) {
        let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
        let whole = Some((1.0, self.rules.of_whole(&typed))).filter(|(_, meant)| !meant.is_empty());
        let whole = whole.or_else(|| {
            readings.iter().find_map(|reading| {
                let terms = reading.terms()?;
                let words: Vec<&str> = terms.iter().map(|term| self.word(*term)).collect();
                let meant = self.rules.of_whole(&words);
                (!meant.is_empty()).then_some((reading.weight, meant))
            })
        });
        let (weight, mut meant) = whole.unwrap_or_default();
        meant.retain(|meant| {
            let mut as_sure = readings.iter().filter(|reading| reading.weight >= weight);
            !as_sure.any(|reading| reading.terms().as_deref() == Some(*meant))
        });
        readings.extend(meant.into_iter().map(|terms| Rewrite {
            weight,
            groups: terms.iter().map(|term| self.group(*term)).collect(),
            whole: true,
        }));
    }
}
