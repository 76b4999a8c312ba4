//! What is searched for where words of a query are misspelt.

use super::written::written;
use crate::catalog::Catalog;

impl Catalog {
    /// A query as it is understood where words of it are misspelt: those replaced by
    /// what they are taken for. Of several spellings the one that `best` holds, which
    /// is the best that is found. `None` where nothing was misspelt or is found.
    pub fn corrected(&self, query: &str, best: Option<u32>) -> Option<String> {
        let best = best?;
        let misspelt = self.text.misspelt(query);
        if misspelt.is_empty() {
            return None;
        }
        let mut corrected = String::new();
        let mut from = 0;
        for word in misspelt {
            let holds = |term: &&u32| self.text.holding(&[**term]).binary_search(&best).is_ok();
            let first = word.meant.first().filter(|_| word.surely);
            let Some(meant) = word.meant.iter().find(holds).or(first) else {
                continue;
            };
            corrected.push_str(query.get(from..word.start)?);
            corrected.push_str(&written(self, *meant));
            from = word.end;
        }
        corrected.push_str(query.get(from..)?);
        (from > 0).then_some(corrected)
    }
}
