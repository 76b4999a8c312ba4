//! The words of the trade: what shoppers call what is sold, in Arabic and
//! English, written for this shop. `technology.txt`, `workplace.txt` and
//! `home.txt` translate, `brands.txt` spells names, `english.txt` holds
//! synonyms; how a line is read stands in [`engine::search::Lexicon`].

use engine::catalog::Synonyms;
use engine::search::Lexicon;
use std::sync::{Arc, LazyLock};

const TRANSLATIONS: [&str; 4] = [
    include_str!("technology.txt"),
    include_str!("workplace.txt"),
    include_str!("home.txt"),
    include_str!("brands.txt"),
];
const SYNONYMS: &str = include_str!("english.txt");

static TRADE: LazyLock<Arc<Lexicon>> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    add_trade(&mut lexicon);
    Arc::new(lexicon)
});

fn add_trade(lexicon: &mut Lexicon) {
    lexicon.synonyms(SYNONYMS);
    for text in TRANSLATIONS {
        lexicon.translations(text);
    }
}

/// All of them, and what the merchant adds. The merchant's come first: where a query
/// has more readings than are followed, they are among those that are.
pub(crate) fn with(own: &[Synonyms]) -> Arc<Lexicon> {
    if own.is_empty() {
        return TRADE.clone();
    }
    let mut lexicon = Lexicon::default();
    for line in own.iter().flat_map(|synonyms| &synonyms.lines) {
        lexicon.synonyms(line);
    }
    add_trade(&mut lexicon);
    Arc::new(lexicon)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn lines(text: &str) -> impl Iterator<Item = &str> {
        text.lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    fn is_arabic(text: &str) -> bool {
        text.chars().any(|c| ('\u{0600}'..='\u{06FF}').contains(&c))
    }

    #[test]
    fn it_is_wide() {
        let arabic = TRANSLATIONS[..3].iter().map(|text| lines(text).count());
        assert!(arabic.sum::<usize>() >= 1_500);
        let groups = lines(SYNONYMS).filter(|line| !line.contains('>'));
        assert!(groups.count() >= 600);
    }

    #[test]
    fn every_line_is_of_one_shape() {
        for text in TRANSLATIONS {
            for line in lines(text) {
                let (left, right) = line.split_once(" = ").expect(line);
                assert_ne!(is_arabic(left), is_arabic(right), "{line}");
                assert!(!right.contains('='), "{line}");
            }
        }
        for line in lines(SYNONYMS) {
            assert!(!line.contains('=') && !is_arabic(line), "{line}");
            let members: Vec<&str> = line.split([',', '>']).map(str::trim).collect();
            assert!(members.len() > 1 && !members.contains(&""), "{line}");
        }
        for weight in TRANSLATIONS
            .iter()
            .chain([&SYNONYMS])
            .flat_map(|text| text.split('~').skip(1))
        {
            let digits: String = weight
                .chars()
                .take_while(|c| c.is_ascii_digit() || *c == '.')
                .collect();
            let weight: f32 = digits.parse().expect(&digits);
            assert!(weight > 0.0 && weight <= 1.0, "{weight}");
        }
    }

    #[test]
    fn no_line_is_written_twice() {
        for text in TRANSLATIONS.iter().chain([&SYNONYMS]) {
            let mut seen = BTreeSet::new();
            for line in lines(text) {
                assert!(seen.insert(line), "{line}");
            }
        }
    }
}
