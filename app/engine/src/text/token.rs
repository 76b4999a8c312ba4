//! Tokens: the words of a text, and where in it they stand.

use super::fold::fold_char;
use super::stem::stem;
use crate::number::western_digit;

/// A word of a text, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    /// Where it stands in the text, in bytes: from `start` up to `end`.
    pub start: usize,
    pub end: usize,
    /// What stands between the previous word and this one, if it is a single
    /// character other than a space: `-` in `TN-2110`.
    pub joint: Option<char>,
}

impl Token {
    /// The form under which the word is indexed.
    pub fn term(&self) -> String {
        stem(&self.text)
    }
}

/// The words of a text, in order: runs of letters and digits. A point between
/// digits belongs to the number, a comma before three digits is left out of it.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut word = String::new();
    let (mut start, mut end) = (0, 0);
    let mut joint = None;
    let mut finish = |word: &mut String, start, end, joint: &mut Option<char>| {
        if !word.is_empty() {
            tokens.push(Token {
                text: std::mem::take(word),
                start,
                end,
                joint: joint.take(),
            });
        }
    };
    let mut folded = String::new();
    for (at, c) in text.char_indices() {
        folded.clear();
        fold_char(c, &mut folded);
        // A mark belongs to the letter before it.
        if folded.is_empty() {
            if !word.is_empty() {
                end = at + c.len_utf8();
            }
            continue;
        }
        let next = at + c.len_utf8();
        if folded.chars().all(char::is_alphanumeric) {
            if word.is_empty() {
                start = at;
            }
            word.push_str(&folded);
            end = next;
            continue;
        }
        let number = word.ends_with(|c: char| c.is_ascii_digit());
        let rest = text.get(next..).unwrap_or_default().chars();
        let digits = rest
            .take_while(|c| western_digit(*c).is_some())
            .take(4)
            .count();
        match c {
            '.' | '\u{066B}'
                if number && digits > 0 && word.chars().all(|c| c.is_ascii_digit()) =>
            {
                word.push('.');
            }
            ',' | '\u{066C}' if number && digits == 3 => {}
            _ => {
                let apart = word.is_empty();
                finish(&mut word, start, end, &mut joint);
                joint = (!apart && !c.is_whitespace()).then_some(c);
            }
        }
    }
    finish(&mut word, start, end, &mut joint);
    tokens
}

/// The words of a text in the form under which they are indexed, in order.
pub fn terms(text: &str) -> Vec<String> {
    tokens(text).iter().map(Token::term).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(
            words("HP TN-2110, 15.6\" — طابعة!"),
            ["hp", "tn", "2110", "15.6", "طابعه"]
        );
        assert_eq!(
            words("1,200 pages, 3,5 kg."),
            ["1200", "pages", "3", "5", "kg"]
        );
        assert_eq!(words("802.11n v2.x"), ["802.11n", "v2", "x"]);
        assert!(words(" — ").is_empty());
    }

    #[test]
    fn a_token_knows_where_it_stands() {
        let text = "قلم حِبْر TN-2110";
        let found = tokens(text);
        let spans: Vec<&str> = found
            .iter()
            .map(|token| &text[token.start..token.end])
            .collect();
        assert_eq!(spans, ["قلم", "حِبْر", "TN", "2110"]);
        let joints: Vec<Option<char>> = found.iter().map(|token| token.joint).collect();
        assert_eq!(joints, [None, None, None, Some('-')]);
    }
}
