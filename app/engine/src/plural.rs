//! Plural categories of cardinal whole numbers in the shop's languages, by the
//! rules of Unicode CLDR (<https://cldr.unicode.org/index/cldr-spec/plural-rules>).

use crate::Lang;

/// A CLDR plural category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Plural {
    /// The category of a count of things.
    pub const fn of(lang: Lang, n: u64) -> Plural {
        match lang {
            Lang::En => match n {
                1 => Plural::One,
                _ => Plural::Other,
            },
            Lang::Ar => match (n, n % 100) {
                (0, _) => Plural::Zero,
                (1, _) => Plural::One,
                (2, _) => Plural::Two,
                (_, 3..=10) => Plural::Few,
                (_, 11..=99) => Plural::Many,
                _ => Plural::Other,
            },
        }
    }
}
