//! Where one item stands among what a query shows, and why.

use super::curate::Effect;
use super::refinement::cut;
use super::text::{Explanation, Hit, category_of};
use crate::catalog::{Catalog, Redirect};
use crate::{Day, Lang};

/// An item's place for a query, with what led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement<'a> {
    /// Its score by words; `None` where it holds nothing that is asked for.
    pub words: Option<Explanation>,
    /// What the merchant's hand does to it.
    pub effect: Effect,
    /// The ids of the curations that do so.
    pub curations: Vec<&'a str>,
    /// Its place from 0; `None` where it is not shown.
    pub rank: Option<usize>,
    /// How many others stand with the same score, which popularity alone has put in order.
    pub tied: usize,
    /// How many items are shown.
    pub of: usize,
    /// The score it stands there with: that of its words times what a boost multiplies by,
    /// or 0 where it is only pinned or not shown.
    pub score: f32,
    /// How much of the query an item holds at least that the words find, 0 to 1.
    pub least: f32,
    /// Where the query leads instead.
    pub redirect: Option<&'a Redirect>,
}

impl Catalog {
    /// Why an item stands where [`Catalog::find`] puts it, or why it is not there.
    pub fn explain(&self, query: &str, lang: Lang, day: Day, item: u32) -> Placement<'_> {
        let query = cut(query);
        let found = self.find(query, lang, day);
        let hand = self.curations.hand(query, lang, day);
        let by_words = found.hits.iter().filter(|hit| hit.coverage > 0.0);
        let least = by_words.map(|hit| hit.coverage).reduce(f32::min);
        let rank = found.hits.iter().position(|hit| hit.item == item);
        let hit = rank.and_then(|rank| found.hits.get(rank));
        let pins = hand.pins();
        let effect = hand.effect(self, &pins, item);
        let alike = |other: &&Hit| {
            let same = hit.is_some_and(|hit| hit.score == other.score && hit.item != other.item);
            same && hand.effect(self, &pins, other.item).is_ranked_with(effect)
        };
        Placement {
            words: self.text.explain(query, item).map(|mut words| {
                for word in words.words_mut() {
                    self.name_category(word, lang);
                }
                words
            }),
            effect,
            curations: hand.touching(self, item),
            rank,
            tied: found.hits.iter().filter(alike).count(),
            of: found.hits.len(),
            score: hit.map_or(0.0, |hit| hit.score),
            least: least.unwrap_or(0.0),
            redirect: found.redirect,
        }
    }

    /// What stands for being in a category becomes the category's name.
    fn name_category(&self, word: &mut String, lang: Lang) {
        let node = category_of(word).and_then(|category| self.categories.get(category));
        if let Some(node) = node {
            node.category.name.get(lang).clone_into(word);
        }
    }
}
