//! What of a text a query means, for showing it.

use super::TextIndex;
use super::query::{Group, MOST_COMPLETIONS};
use crate::text::{Sought, tokens};
use std::collections::BTreeSet;

impl TextIndex {
    /// What a query is read as, whichever reading: its words, corrected, taken
    /// apart and in other words. A half-typed word stands for itself, not for
    /// the words it begins.
    pub fn sought(&self, query: &str) -> Sought {
        let readings = self.readings(query);
        let mut groups: Vec<&Group> = readings
            .iter()
            .flat_map(|reading| &reading.groups)
            .collect();
        let mut begun = None;
        for token in tokens(query) {
            if self.term(&token.term()).is_some() {
                continue;
            }
            let ends = self.completions(&token.text, MOST_COMPLETIONS);
            let many = groups.len();
            groups.retain(|group| {
                !group
                    .terms
                    .iter()
                    .map(|(term, _)| *term)
                    .eq(ends.iter().copied())
            });
            if !ends.is_empty() && groups.len() < many {
                begun = Some(token.text);
            }
        }
        let terms = groups.iter().flat_map(|group| &group.terms);
        let terms: BTreeSet<String> = terms.map(|(term, _)| self.word(*term).to_owned()).collect();
        Sought { terms, begun }
    }
}
