//! What somebody who is still typing may mean: queries, categories, products.

mod phrases;

pub use phrases::Phrasebook;

use super::refinement::cut;
use super::text::{Hit, Rewrite};
use super::written::said;
use crate::Lang;
use crate::catalog::Catalog;
use crate::text::tokens;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// How many of each are suggested.
const QUERIES: usize = 5;
const CATEGORIES: usize = 3;
const PRODUCTS: usize = 5;
/// How many of those hold what is typed to the letter, where more begin so.
const SURE: usize = 2;
/// Phrases have fewer words; who types more is told products only.
const WORDS: usize = 8;
/// How many ends of a half-typed word are tried, and in how many names each is looked for.
const ENDS: usize = 16;
const NAMES: usize = 8;
/// An end of which there are so many times fewer than of the best is a slip or a freak.
const RARE: u32 = 32;

/// What is suggested.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestions {
    /// Phrases of the catalogue first, then words of its names; those that
    /// give most products first among either.
    pub queries: Vec<Completion>,
    pub categories: Vec<CategoryMatch>,
    /// Items, best first.
    pub products: Vec<u32>,
}

/// A query that begins as what is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    pub text: String,
    /// How many products hold all its words. A search finds these, and may
    /// find others that say it differently.
    pub count: u32,
}

/// A category by its position, and how many products are in it and below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CategoryMatch {
    pub category: usize,
    pub count: u32,
}

/// A word of a phrase: folded, and its stem.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    text: String,
    term: String,
}

impl Word {
    fn of(text: &str) -> Vec<Word> {
        let read = tokens(text).into_iter();
        read.map(|token| Word {
            term: token.term(),
            text: token.text,
        })
        .collect()
    }
}

/// What is typed so far.
struct Typed {
    words: Vec<Word>,
    /// Whether its last word may go on.
    open: bool,
    /// What stands before its last word.
    before: String,
}

impl Typed {
    /// `None` where there is no word, or more than any phrase has.
    fn read(text: &str) -> Option<Typed> {
        let read = tokens(text);
        let last = read.last().filter(|_| read.len() <= WORDS)?;
        Some(Typed {
            words: Word::of(text),
            open: last.end == text.len(),
            before: text.get(..last.start).unwrap_or_default().to_owned(),
        })
    }

    /// The set with every typed word in it.
    fn all(&self) -> u32 {
        (1 << self.words.len()) - 1
    }

    /// The set of typed words that are among these, a bit each.
    fn covered(&self, words: &[Word]) -> u32 {
        let last = self.words.len() - 1;
        let numbered = self.words.iter().enumerate();
        numbered.fold(0, |set, (place, typed)| {
            let goes_on = self.open && place == last;
            let meant = |word: &Word| {
                word.term == typed.term
                    || goes_on
                        && (word.text.starts_with(&typed.text)
                            || word.term.starts_with(&typed.text))
            };
            set | u32::from(words.iter().any(meant)) << place
        })
    }
}

impl Phrasebook {
    /// Suggests for what is typed so far. The catalogue is the one the
    /// phrases were read from. Who types Arabic is answered in Arabic; Latin
    /// letters are typed in either language.
    pub fn suggest(&self, catalog: &Catalog, text: &str, lang: Lang) -> Suggestions {
        let text = cut(text);
        let readings = catalog.text.readings(text);
        let hits = catalog.text.ranked(&readings);
        let mut suggestions = Suggestions::default();
        if let Some(typed) = Typed::read(text) {
            suggestions.queries = self.queries(catalog, &typed, lang);
            suggestions.categories = self.categories(catalog, &typed, &readings);
        }
        suggestions.products = products(catalog, &hits, suggestions.queries.first());
        suggestions
    }

    fn queries(&self, catalog: &Catalog, typed: &Typed, lang: Lang) -> Vec<Completion> {
        let arabic = |c| ('\u{0621}'..='\u{064A}').contains(&c);
        let is_arabic = typed.words.iter().any(|word| word.text.contains(arabic));
        let lang = if is_arabic { Lang::Ar } else { lang };
        let mut queries = self.complete(typed, lang, 2 * QUERIES);
        queries.retain(|completion| adds(typed, completion));
        if queries.len() < QUERIES && typed.open {
            queries.extend(ends(catalog, typed));
        }
        let mut seen = BTreeSet::new();
        queries.retain(|completion| seen.insert(terms(&completion.text)));
        queries.truncate(QUERIES);
        queries
    }

    /// Categories whose names hold all that is typed, in either language;
    /// where there are none, those that hold all of a reading of it.
    fn categories(
        &self,
        catalog: &Catalog,
        typed: &Typed,
        readings: &[Rewrite],
    ) -> Vec<CategoryMatch> {
        let mut found = self.matching(catalog, |words| typed.covered(words) == typed.all());
        if found.is_empty() {
            found = self.matching(catalog, |words| {
                let holds = |term: u32| {
                    let said = catalog.text.word(term);
                    words.iter().any(|word| word.term == said)
                };
                readings.iter().any(|reading| {
                    let mut groups = reading.groups.iter();
                    !reading.groups.is_empty()
                        && groups.all(|group| group.terms.iter().any(|(term, _)| holds(*term)))
                })
            });
        }
        found.sort_by_key(|found| (Reverse(found.count), found.category));
        found.truncate(CATEGORIES);
        found
    }

    /// The categories that have products and whose words are such.
    fn matching(&self, catalog: &Catalog, fits: impl Fn(&[Word]) -> bool) -> Vec<CategoryMatch> {
        let named = self.categories.iter().filter(|(_, words)| fits(words));
        named
            .filter_map(|(category, _)| {
                let count = catalog.categories.get(*category)?.items.len() as u32;
                (count > 0).then_some(CategoryMatch {
                    category: *category,
                    count,
                })
            })
            .collect()
    }
}

/// The products to show. A beginning may by chance be a word of few products: by "laptop ba"
/// bags are meant rather than the "ba" of a model. Where the likeliest query it may become
/// gives more, those few come first, and then what that query finds.
fn products(catalog: &Catalog, hits: &[Hit], likeliest: Option<&Completion>) -> Vec<u32> {
    let whole = hits.iter().filter(|hit| hit.is_whole());
    let likelier = likeliest.is_some_and(|query| query.count as usize > whole.clone().count());
    let sure = whole.take(if likelier { SURE } else { PRODUCTS });
    let completed = likeliest.map(|query| catalog.text.find(&query.text));
    let meant = completed
        .iter()
        .flatten()
        .take(if likelier { PRODUCTS } else { 0 });
    let rest = hits.iter().chain(completed.iter().flatten());
    let mut seen = BTreeSet::new();
    let items = sure.chain(meant).chain(rest).map(|hit| hit.item);
    items
        .filter(|item| seen.insert(*item))
        .take(PRODUCTS)
        .collect()
}

/// Whether a completion says more than what is typed.
fn adds(typed: &Typed, completion: &Completion) -> bool {
    let said = Word::of(&completion.text).into_iter();
    let typed = typed.words.iter().map(|word| &word.term);
    !said.map(|word| word.term).eq(typed.cloned())
}

/// The stems of a text, sorted: the same for two ways of saying it.
fn terms(text: &str) -> Vec<String> {
    let mut terms: Vec<String> = Word::of(text).into_iter().map(|word| word.term).collect();
    terms.sort_unstable();
    terms
}

/// What is typed with its last word brought to an end, as names have it.
fn ends(catalog: &Catalog, typed: &Typed) -> Vec<Completion> {
    let Some((last, before)) = typed.words.split_last() else {
        return Vec::new();
    };
    if last.text.chars().count() < 2 {
        return Vec::new();
    }
    let index = &catalog.text;
    let known: Option<Vec<u32>> = before.iter().map(|word| index.term(&word.term)).collect();
    let Some(known) = known else {
        return Vec::new();
    };
    let ends = index.completions(&last.text, ENDS).into_iter();
    let mut found: Vec<Completion> = ends
        .filter(|term| !index.word(*term).bytes().any(|byte| byte.is_ascii_digit()))
        .filter(|term| index.word(*term) != last.term)
        .filter_map(|term| {
            let mut terms = known.clone();
            terms.push(term);
            let count = index.holding(&terms).len() as u32;
            let end = said(catalog, term, NAMES).filter(|_| count > 0)?;
            let text = format!("{}{end}", typed.before);
            Some(Completion { text, count })
        })
        .collect();
    found.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
    let most = found.first().map_or(0, |best| best.count);
    found.retain(|end| end.count.saturating_mul(RARE) >= most);
    found
}
