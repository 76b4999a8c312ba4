//! Which parts of a text a query means, in the text's own characters: marks,
//! tatweel and ligatures stay with the letters that match.

use super::fold::fold_char;
use super::{Token, quantities, tokens};
use std::collections::BTreeSet;
use std::ops::Range;

/// What is looked for in texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// Stems and quantities.
    pub terms: BTreeSet<String>,
    /// A half-typed word, folded: what words begin with.
    pub begun: Option<String>,
}

/// Words written apart are looked for as one over so many, as queries are read.
const JOINED: usize = 3;
/// A part of a code counts from this many letters on, as it is indexed.
const PART: usize = 2;

impl Sought {
    /// The words of a query as they stand, the last of which may be half
    /// typed. What else they may mean an index tells, by
    /// [`crate::search::TextIndex::sought`].
    pub fn typed(query: &str) -> Sought {
        let read = tokens(query);
        let found = quantities(query, &read).into_iter();
        let open = read.last().filter(|last| last.end == query.len());
        Sought {
            begun: open.map(|last| last.text.clone()),
            terms: read
                .iter()
                .map(Token::term)
                .chain(found.map(|quantity| quantity.term))
                .collect(),
        }
    }
}

/// The byte ranges of a text that match, in order and apart from each other.
/// Of a word that only begins as a half-typed one it is the beginning.
pub fn highlight(text: &str, sought: &Sought) -> Vec<Range<usize>> {
    let read = tokens(text);
    let is_sought = |term: &str| sought.terms.contains(term);
    let mut found: Vec<Range<usize>> = Vec::new();
    for quantity in quantities(text, &read) {
        if is_sought(&quantity.term) {
            found.extend(span(&read[quantity.first..quantity.end]));
        }
    }
    for (place, token) in read.iter().enumerate() {
        if is_sought(&token.term()) {
            found.push(token.start..token.end);
            continue;
        }
        let begun = sought
            .begun
            .as_deref()
            .and_then(|begun| beginning(token, begun));
        let parts = parts(&token.text).filter(|part| is_sought(&token.text[part.clone()]));
        for part in parts.chain(begun) {
            found.extend(original(text, token, part));
        }
        for count in 2..=JOINED {
            let Some(run) = read.get(place..place + count) else {
                break;
            };
            let joined: String = run.iter().map(|token| token.text.as_str()).collect();
            if is_sought(&super::stem(&joined)) {
                found.extend(span(run));
            }
        }
    }
    merged(found)
}

fn span(run: &[Token]) -> Option<Range<usize>> {
    Some(run.first()?.start..run.last()?.end)
}

/// Where in a folded word a half-typed one begins it, with or without an article in front.
fn beginning(token: &Token, begun: &str) -> Option<Range<usize>> {
    if begun.is_empty() {
        return None;
    }
    if token.text.starts_with(begun) {
        return Some(0..begun.len());
    }
    let stem = token.term();
    let at = token.text.find(&stem).filter(|_| stem.starts_with(begun))?;
    Some(at..at + begun.len())
}

/// The letters and the digits of a code written in one, as ranges of it.
fn parts(word: &str) -> impl Iterator<Item = Range<usize>> {
    let mixed =
        word.bytes().any(|b| b.is_ascii_digit()) && word.bytes().any(|b| b.is_ascii_lowercase());
    let mut at = if mixed { 0 } else { word.len() };
    let parts = std::iter::from_fn(move || {
        let rest = &word[at..];
        let digit = rest.chars().next()?.is_ascii_digit();
        let end = rest
            .find(|c: char| c.is_ascii_digit() != digit)
            .unwrap_or(rest.len());
        let part = at..at + end;
        at += end;
        Some(part)
    });
    parts.filter(|part| part.len() >= PART)
}

/// The characters of the text that a part of a folded token comes from, with
/// the marks behind them; a ligature whole.
fn original(text: &str, token: &Token, part: Range<usize>) -> Option<Range<usize>> {
    let mut start = None;
    let mut end = token.start;
    let mut folded = String::new();
    for (at, c) in text.get(token.start..token.end)?.char_indices() {
        let before = folded.len();
        let at = token.start + at;
        match c {
            '\u{066B}' => folded.push('.'),
            c => fold_char(c, &mut folded),
        }
        // Separators of thousands are not in the token.
        if folded.len() > before && !folded[before..].chars().all(is_kept) {
            folded.truncate(before);
        }
        let (has_letters, next) = (folded.len() > before, at + c.len_utf8());
        if has_letters && before >= part.end {
            break;
        }
        if has_letters && folded.len() > part.start && start.is_none() {
            start = Some(at);
        }
        end = next;
    }
    Some(start?..end)
}

/// Whether a folded character stands in tokens.
fn is_kept(c: char) -> bool {
    c.is_alphanumeric() || c == '.'
}

/// The ranges in order, those that touch as one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with what is found in brackets.
    fn marked(text: &str, query: &str) -> String {
        let mut out = String::new();
        let mut last = 0;
        for range in highlight(text, &Sought::typed(query)) {
            out.push_str(&text[last..range.start]);
            out.push_str(&format!("[{}]", &text[range.clone()]));
            last = range.end;
        }
        out + &text[last..]
    }

    #[test]
    fn words_match_by_their_stems() {
        assert_eq!(
            marked("Laser printers & a Printer, black", "printer BLACK "),
            "Laser [printers] & a [Printer], [black]"
        );
        assert_eq!(marked("الطابعات والشاشة", "طابعه "), "[الطابعات] والشاشة");
    }

    #[test]
    fn marks_and_ligatures_belong_to_their_letters() {
        assert_eq!(marked("قَلَمُ حِبْرٍ", "قلم حبر "), "[قَلَمُ] [حِبْرٍ]");
        assert_eq!(marked("كـــرسي دوّار", "كرسي "), "[كـــرسي] دوّار");
        assert_eq!(marked("ﻻصق شفاف", "لاصق "), "[ﻻصق] شفاف");
        assert_eq!(
            marked("un cafe\u{301} noir", "café "),
            "un [cafe\u{301}] noir"
        );
        assert_eq!(
            marked("ＴＮ２１１０ toner", "tn2110 "),
            "[ＴＮ２１１０] toner"
        );
    }

    #[test]
    fn a_half_typed_word_is_the_beginning() {
        assert_eq!(
            marked("Toner cartridges", "toner cart"),
            "[Toner] [cart]ridges"
        );
        // With a space behind it is no longer half typed.
        assert_eq!(marked("Toner cartridges", "cart "), "Toner cartridges");
        assert_eq!(marked("١٬٢٠٠٫٥٧", "1200.5"), "[١٬٢٠٠٫٥]٧");
        assert_eq!(marked("كُـرْسيّ مكتب", "كر"), "[كُـرْ]سيّ مكتب");
        assert_eq!(marked("الطابعة", "طاب"), "ال[طاب]عة");
        // Of a ligature no half can be marked.
        assert_eq!(marked("ﻻصق", "ل"), "[ﻻ]صق");
    }

    #[test]
    fn words_joined_and_apart() {
        assert_eq!(
            marked("Brother TN-2110 toner", "tn2110 "),
            "Brother [TN-2110] toner"
        );
        assert_eq!(
            marked("Brother TN2110 toner", "tn 2110 "),
            "Brother [TN2110] toner"
        );
        assert_eq!(marked("HP TN2110XL", "2110 "), "HP TN[2110]XL");
        assert_eq!(
            marked("a head set, heads", "headset "),
            "a [head set], heads"
        );
    }

    #[test]
    fn quantities_match_in_any_unit() {
        assert_eq!(
            marked("Screen 39.6 cm wide", "15.6\""),
            "Screen [39.6 cm] wide"
        );
        assert_eq!(marked("قرص ١ تيرا", "1000 gb"), "قرص [١ تيرا]");
        assert_eq!(
            marked("Yield 12,000 pages", "12000 "),
            "Yield [12,000] pages"
        );
    }

    #[test]
    fn nothing_matches_nothing() {
        for (text, query) in [("", "a"), ("a b", ""), ("—", "—"), ("pencil", "pen ")] {
            assert!(highlight(text, &Sought::typed(query)).is_empty(), "{text}");
        }
    }
}
