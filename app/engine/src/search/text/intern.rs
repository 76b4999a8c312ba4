//! Words as numbers.

use std::collections::HashMap;

/// Numbers words in the order they first come.
#[derive(Clone, Debug, Default)]
pub(super) struct Interner {
    numbers: HashMap<String, u32>,
    words: Vec<String>,
}

impl Interner {
    /// The word's number, a new one where it has none.
    pub fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.words.len() as u32;
        self.words.push(word.to_owned());
        self.numbers.insert(word.to_owned(), number);
        number
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn words(&self) -> &[String] {
        &self.words
    }
}
