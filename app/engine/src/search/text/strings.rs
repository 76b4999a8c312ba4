//! Many short strings, kept as one.

/// Strings one after the other; a hundred thousand need two allocations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Strings {
    text: String,
    /// By string: where it ends in the text, in bytes.
    ends: Vec<u32>,
}

impl Strings {
    pub fn push(&mut self, string: &str) {
        self.text.push_str(string);
        self.ends.push(self.text.len() as u32);
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Empty past the last.
    pub fn get(&self, place: usize) -> &str {
        let end = self.ends.get(place).copied().unwrap_or_default();
        let before = place.checked_sub(1).and_then(|place| self.ends.get(place));
        let start = before.copied().unwrap_or_default();
        let range = start as usize..end as usize;
        self.text.get(range).unwrap_or_default()
    }

    pub fn last(&self) -> Option<&str> {
        self.len().checked_sub(1).map(|last| self.get(last))
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|place| self.get(place))
    }

    /// Of sorted strings, how many come before this one.
    pub fn before(&self, string: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(middle) < string {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Of sorted strings, where this one is.
    pub fn find(&self, string: &str) -> Option<usize> {
        let place = self.before(string);
        (place < self.len() && self.get(place) == string).then_some(place)
    }
}

impl<'a> FromIterator<&'a str> for Strings {
    fn from_iter<I: IntoIterator<Item = &'a str>>(strings: I) -> Strings {
        let mut all = Strings::default();
        strings.into_iter().for_each(|string| all.push(string));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_strings_are_found() {
        let words = ["", "a", "ab", "b", "كرسي"];
        let all: Strings = words.into_iter().collect();
        assert_eq!(all.iter().collect::<Vec<_>>(), words);
        for (place, word) in words.iter().enumerate() {
            assert_eq!((all.find(word), all.get(place)), (Some(place), *word));
        }
        assert_eq!((all.find("aa"), all.before("aa")), (None, 2));
        assert_eq!((all.find("ي"), all.before("ي")), (None, 5));
        assert_eq!(Strings::default().find(""), None);
    }
}
