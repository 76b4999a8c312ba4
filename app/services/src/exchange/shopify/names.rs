//! Names, keys and addresses made of what a shop wrote.
//!
//! A key depends on its text alone, so importing again gives the same keys,
//! whatever else a file holds. Texts that look alike have keys of their own:
//! one that is words of letters and digits has these as its key, any other
//! has a hash of the text behind them.

use engine::text::slug;
use engine::{Lang, Text};
use unicode_normalization::UnicodeNormalization;

/// A text in the language its letters are of.
pub(super) fn spoken(text: &str) -> Text {
    let arabic = text.chars().any(|c| matches!(c, '\u{0600}'..='\u{06FF}'));
    Text::only(if arabic { Lang::Ar } else { Lang::En }, text)
}

/// Names of the most common options in both languages.
pub(super) fn arabic_name(name: &str) -> Text {
    let arabic = match name.to_lowercase().as_str() {
        "color" | "colour" => "اللون",
        "size" => "المقاس",
        "material" => "الخامة",
        "style" => "الطراز",
        "width" => "العرض",
        "height" => "الارتفاع",
        "length" => "الطول",
        "pack" | "pack size" => "العبوة",
        "weight" => "الوزن",
        "tags" => "الوسوم",
        _ => return spoken(name),
    };
    Text::new(name, arabic)
}

/// A text by which its spellings are one: in Unicode's composed form (NFC),
/// in small letters, with single spaces.
pub(super) fn folded(text: &str) -> String {
    let text: String = text.nfc().collect::<String>().to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// FNV-1a, 64 bits: short, and the same everywhere and always.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// A text's hash as 16 hexadecimal digits.
pub(super) fn hash(text: &str) -> String {
    format!("{:016x}", fnv(text))
}

/// A text's hash as 6 hexadecimal digits, to tell apart what few share.
pub(super) fn short_hash(text: &str) -> String {
    let hash = fnv(text);
    format!("{:06x}", (hash ^ hash >> 24 ^ hash >> 48) & 0xff_ffff)
}

/// The words of a folded text as an address; with its hash behind where there
/// is more to it than words, or too much for an address.
pub(super) fn address(folded: &str, kind: &str) -> String {
    unlike(folded, kind, |words| words == folded.replace(' ', "-"))
}

/// A key in ASCII for a folded text: its words, or a hash where its letters
/// are of another script.
pub(super) fn key_of(folded: &str, kind: &str) -> String {
    match address(folded, kind) {
        words if words.is_ascii() => words,
        _ => format!("{kind}-{}", hash(folded)),
    }
}

/// The key of a choice. Unlike an address it tells `10-12` from `10 12`.
pub(super) fn choice_key(value: &str) -> String {
    let folded = folded(value);
    unlike(&folded, "choice", |words| words.replace('-', " ") == folded)
}

fn unlike(folded: &str, kind: &str, says_all: impl Fn(&str) -> bool) -> String {
    match slug(folded) {
        words if words.is_empty() => format!("{kind}-{}", hash(folded)),
        words if says_all(&words) => words,
        words => format!("{words}-{}", short_hash(folded)),
    }
}

/// The SKU of a variant that has none: of its handle and its choices.
pub(super) fn sku(handle: &str, choices: &[String]) -> String {
    const MAX: usize = 200;
    let parts: Vec<&str> = std::iter::once(handle)
        .chain(choices.iter().map(String::as_str))
        .collect();
    let sku = parts.join("-");
    match sku.chars().count() > MAX {
        true => {
            let begin: String = sku.chars().take(MAX / 2).collect();
            format!("{}-{}", begin.trim_end(), hash(&sku))
        }
        false => sku,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn choices_that_look_alike_have_keys_of_their_own() {
        let alike = [
            "8\"",
            "8'",
            "8",
            "A",
            "A-",
            "A+",
            "A plus",
            "😀",
            "😢",
            "6",
            "6½",
            "6 1/2",
            "6-1/2",
            "6 1 2",
            "أحمر",
            "أَحْمَر",
            "10-12",
            "10 12",
            "10/12",
            "1012",
            "2.5",
            "2,5",
            "25",
            "C",
            "C#",
            "C++",
            "*",
            "**",
            "***",
            "½",
            "1/2",
            "é",
            "e",
            "X-Large",
            "X Large",
            "-",
            "—",
        ];
        let keys: HashSet<String> = alike.iter().map(|value| choice_key(value)).collect();
        assert_eq!(keys.len(), alike.len(), "{keys:#?}");
        assert_eq!(choice_key("Dark  Blue "), "dark-blue");
        assert_eq!(choice_key("Cafe\u{301}"), choice_key("café"));
        assert_eq!(choice_key("أحمر"), "أحمر");
    }

    #[test]
    fn keys_are_the_same_for_good() {
        let keys = ["A+", "8\"", "😀", "Office & Chairs"].map(choice_key);
        assert_eq!(
            keys,
            [
                "a-b810eb",
                "8-a2863c",
                "choice-feff073875020288",
                "office-chairs-39cd02"
            ]
        );
        assert_eq!(key_of("كرسي", "product"), key_of("كرسي", "product"));
    }

    #[test]
    fn long_texts_are_cut_and_still_told_apart() {
        let long = |end| format!("{}{end}", "word ".repeat(60));
        let [a, b] = ["a", "b"].map(|end| address(&folded(&long(end)), "product"));
        assert!(a != b && a.chars().count() <= 90, "{a} {b}");
        let [a, b] = ["a", "b"].map(|end| sku(&long(end), &[]));
        assert!(a != b && a.chars().count() <= 200, "{a} {b}");
    }
}
