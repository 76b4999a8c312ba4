//! Where the rows of a document came from, for what is said of them.

use std::collections::HashMap;

/// Where the rows of a document came from, section by section: file and line.
#[derive(Clone, Debug, Default)]
pub(in crate::exchange) struct Origins {
    rows: HashMap<String, Vec<(String, usize)>>,
}

impl Origins {
    /// Tells the place of the next row of a section.
    pub fn push(&mut self, section: &str, file: &str, line: usize) {
        let place = (file.to_owned(), line);
        match self.rows.get_mut(section) {
            Some(rows) => rows.push(place),
            None => {
                self.rows.insert(section.to_owned(), vec![place]);
            }
        }
    }

    /// Forgets the rows of a section that are not kept, by index.
    pub fn retain(&mut self, section: &str, keep: impl Fn(usize) -> bool) {
        let mut index = 0;
        if let Some(rows) = self.rows.get_mut(section) {
            rows.retain(|_| {
                index += 1;
                keep(index - 1)
            });
        }
    }

    /// The place of a row; its index where nobody told.
    pub fn of(&self, section: &str, index: usize) -> (String, usize) {
        let told = self.rows.get(section).and_then(|rows| rows.get(index));
        told.cloned().unwrap_or_else(|| (section.to_owned(), index))
    }
}
