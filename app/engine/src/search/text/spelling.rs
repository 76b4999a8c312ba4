//! Words nearly written as the catalogue writes them.

use super::TextIndex;

/// A term a misspelt word may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction {
    pub term: u32,
    /// Letters wrong, missing, too many or swapped; a wrong first letter counts twice.
    pub errors: usize,
}

/// A word that the catalogue writes is a slip for another only where that one
/// stands in so many times as many products.
const SLIP: u32 = 16;

/// How many errors are forgiven in a word of so many letters; none in codes.
fn forgiven(letters: &[char]) -> usize {
    match letters.len() {
        _ if letters.iter().any(char::is_ascii_digit) => 0,
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

impl TextIndex {
    /// The terms nearest to a word, the frequent first: all with the fewest
    /// errors that any has, at most `most`. Optimal string alignment distance
    /// (Damerau 1964), walked along the sorted terms so that what they begin
    /// with alike is compared once.
    pub fn corrections(&self, word: &str, most: usize) -> Vec<Correction> {
        self.nearest_terms(word, most, 0)
    }

    /// Other words this one may be a slip for: the nearest that far more
    /// products hold, at most `most`. None where the lexicon knows the word.
    pub fn respellings(&self, word: &str, most: usize) -> Vec<Correction> {
        if self.rules.of(word).next().is_some() {
            return Vec::new();
        }
        let held = self.term(word).map_or(0, |term| self.held_by(term));
        let mut found = self.nearest_terms(word, usize::MAX, 1);
        found.retain(|found| self.held_by(found.term) >= held.saturating_mul(SLIP).max(1));
        found.truncate(most);
        found
    }

    /// The terms with the fewest errors, at least so many.
    fn nearest_terms(&self, word: &str, most: usize, least: usize) -> Vec<Correction> {
        let letters: Vec<char> = word.chars().collect();
        let mut limit = forgiven(&letters);
        if limit == 0 {
            return Vec::new();
        }
        let mut found: Vec<Correction> = Vec::new();
        // By letters of the term read so far: the distance to each beginning of the word.
        let mut rows: Vec<Vec<usize>> = vec![(0..=letters.len()).collect()];
        let mut read: Vec<char> = Vec::new();
        let mut skip: Option<usize> = None;
        for (number, term) in (0u32..).zip(self.terms.iter()) {
            let same = read
                .iter()
                .copied()
                .zip(term.chars())
                .take_while(|(a, b)| a == b)
                .count();
            // All that begins with what is too far already is too far.
            if skip.is_some_and(|depth| same >= depth) {
                continue;
            }
            skip = None;
            read.truncate(same);
            rows.truncate(same + 1);
            for letter in term.chars().skip(same) {
                read.push(letter);
                let row = next_row(&letters, &read, &rows);
                let far = row.iter().min().is_none_or(|least| *least > limit);
                rows.push(row);
                if far || letter.is_ascii_digit() {
                    skip = Some(read.len());
                    break;
                }
            }
            let errors = rows
                .last()
                .and_then(|row| row.last())
                .copied()
                .unwrap_or(usize::MAX);
            if skip.is_none() && (least..=limit).contains(&errors) {
                if errors < limit {
                    limit = errors;
                    found.clear();
                }
                found.push(Correction {
                    term: number,
                    errors,
                });
            }
        }
        found.sort_by_key(|correction| {
            (
                std::cmp::Reverse(self.held_by(correction.term)),
                correction.term,
            )
        });
        found.truncate(most);
        found
    }

    /// The terms that begin with a word, the frequent first, at most `most`.
    pub fn completions(&self, word: &str, most: usize) -> Vec<u32> {
        let first = self.terms.before(word);
        let rest = (first..self.terms.len()).map(|term| self.terms.get(term));
        let count = rest.take_while(|term| term.starts_with(word)).count();
        let mut found: Vec<u32> = (first as u32..).take(count).collect();
        found.sort_by_key(|term| (std::cmp::Reverse(self.held_by(*term)), *term));
        found.truncate(most);
        found
    }
}

/// The distances of what was read of a term to each beginning of the word.
fn next_row(word: &[char], read: &[char], rows: &[Vec<usize>]) -> Vec<usize> {
    let (Some(above), Some(letter)) = (rows.last(), read.last()) else {
        return Vec::new();
    };
    let first = usize::from(read.len() == 1);
    let mut row = Vec::with_capacity(word.len() + 1);
    row.push(above.first().map_or(0, |distance| distance + 1 + first));
    for (place, own) in word.iter().enumerate() {
        let wrong = usize::from(own != letter) * (1 + usize::from(read.len() == 1 && place == 0));
        let mut best = above[place] + wrong;
        best = best.min(above[place + 1] + 1 + first);
        best = best.min(row[place] + 1 + usize::from(place == 0 && read.len() > 1));
        let swapped = place > 0
            && read.len() > 1
            && word[place - 1] == *letter
            && *own == read[read.len() - 2]
            && own != letter;
        if swapped {
            best = best.min(rows[rows.len() - 2][place - 1] + 1);
        }
        row.push(best);
    }
    row
}
