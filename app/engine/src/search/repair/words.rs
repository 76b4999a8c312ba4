//! The words of a query as a person sees them, and what may be done to each.

use super::super::written::written;
use crate::catalog::Catalog;
use crate::text::{Token, quantities, tokens};

/// How many spellings are offered for one word.
const SPELLINGS: usize = 2;
/// What stands between the parts of one code: `TN-2110`, `15/2`.
const JOINTS: [char; 5] = ['-', '.', '/', '_', '\''];

/// A word of a query, a code or a quantity being one, with the marks behind it.
pub struct Word {
    /// Where it stands in the query, in bytes.
    pub start: usize,
    pub end: usize,
    /// Where its letters end.
    letters: usize,
    /// Other spellings of it, the frequent first.
    pub spellings: Vec<String>,
}

/// Something done to one word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Edit {
    pub word: usize,
    /// Which of its spellings it gets; `None` leaves it out.
    pub spelling: Option<usize>,
}

/// The words of a query, in order. What has no letter or digit is one word.
pub fn words(query: &str, catalog: &Catalog) -> Vec<Word> {
    let read = tokens(query);
    let found = quantities(query, &read);
    let goes_on = |place: usize| {
        let joined = read[place]
            .joint
            .is_some_and(|joint| JOINTS.contains(&joint));
        joined
            || found
                .iter()
                .any(|quantity| quantity.first < place && place < quantity.end)
    };
    let mut words: Vec<Word> = Vec::new();
    for (place, token) in read.iter().enumerate() {
        match words.last_mut() {
            Some(word) if goes_on(place) => {
                word.letters = token.end;
                word.spellings.clear();
            }
            _ => words.push(Word {
                start: token.start,
                end: query.len(),
                letters: token.end,
                spellings: spellings(token, catalog),
            }),
        }
    }
    if words.is_empty() && !query.trim().is_empty() {
        words.push(Word {
            start: 0,
            end: query.len(),
            letters: query.len(),
            spellings: Vec::new(),
        });
    }
    // Each has the marks up to the next, the first also those in front.
    for place in 1..words.len() {
        words[place - 1].end = words[place].start;
    }
    if let Some(first) = words.first_mut() {
        first.start = 0;
    }
    words
}

fn spellings(token: &Token, catalog: &Catalog) -> Vec<String> {
    let found = catalog.text.respellings(&token.term(), SPELLINGS);
    found
        .into_iter()
        .map(|found| written(catalog, found.term))
        .collect()
}

impl Word {
    pub fn typed<'a>(&self, query: &'a str) -> &'a str {
        query.get(self.start..self.end).unwrap_or_default().trim()
    }

    /// The word as the spelling has it, with the marks behind it.
    fn respelt(&self, query: &str, spelling: usize) -> String {
        let marks = query.get(self.letters..self.end).unwrap_or_default();
        let meant = self.spellings.get(spelling).map_or("", String::as_str);
        format!("{meant}{}", marks.trim_end())
    }
}

/// The query after the edits, its words one space apart.
pub fn edited(query: &str, words: &[Word], edits: &[Edit]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        match edits.iter().find(|edit| edit.word == place) {
            None => parts.push(word.typed(query).to_owned()),
            Some(edit) => {
                parts.extend(edit.spelling.map(|spelling| word.respelt(query, spelling)));
            }
        }
    }
    parts.join(" ")
}

/// Every edit there is, spellings first.
pub fn edits(words: &[Word]) -> Vec<Edit> {
    let numbered = || words.iter().enumerate();
    let spellings = numbered().flat_map(|(place, word)| {
        (0..word.spellings.len()).map(move |spelling| Edit {
            word: place,
            spelling: Some(spelling),
        })
    });
    let drops = numbered().map(|(place, _)| Edit {
        word: place,
        spelling: None,
    });
    spellings.chain(drops).collect()
}

/// Every set of so many edits, none of one word twice, in a fixed order.
pub fn sets(edits: &[Edit], size: usize) -> Box<dyn Iterator<Item = Vec<Edit>> + '_> {
    let Some(less) = size.checked_sub(1) else {
        return Box::new(std::iter::once(Vec::new()));
    };
    Box::new(edits.iter().enumerate().flat_map(move |(place, first)| {
        let rest = sets(&edits[place + 1..], less);
        rest.filter(|rest| rest.iter().all(|edit| edit.word != first.word))
            .map(|mut rest| {
                rest.insert(0, *first);
                rest
            })
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_or_a_quantity_is_one_word() {
        let query = "\"HP\" TN-2110, 15.6\" شاشة ٦٠ سم!";
        let words = words(query, &Catalog::default());
        let typed: Vec<&str> = words.iter().map(|word| word.typed(query)).collect();
        assert_eq!(typed, ["\"HP\"", "TN-2110,", "15.6\"", "شاشة", "٦٠ سم!"]);
        let drop = |word| Edit {
            word,
            spelling: None,
        };
        let left = edited(query, &words, &[drop(1), drop(4)]);
        assert_eq!(left, "\"HP\" 15.6\" شاشة");
    }

    #[test]
    fn what_has_no_words_is_one() {
        let typed = |query| words(query, &Catalog::default()).len();
        assert_eq!((typed(" — "), typed("  ")), (1, 0));
    }

    #[test]
    fn sets_do_one_thing_to_a_word() {
        let edit = |word, spelling| Edit { word, spelling };
        let all = [edit(0, Some(0)), edit(0, None), edit(1, None)];
        assert_eq!(sets(&all, 1).count(), 3);
        assert_eq!(sets(&all, 2).count(), 2);
        assert_eq!(sets(&all, 3).count(), 0);
    }
}
