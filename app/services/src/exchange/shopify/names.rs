//! Names and keys made of what a shop wrote.

use engine::text::slug;
use engine::{Lang, Text};

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

/// A key in ASCII: the words of a text, or a number worked out of it where
/// its letters are of another script.
pub(super) fn key_of(text: &str, kind: &str) -> String {
    let words = slug(text);
    if !words.is_empty() && words.is_ascii() {
        return words;
    }
    // FNV-1a, 64 bits: short, and the same everywhere and always.
    let hash = text
        .trim()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{kind}-{hash:016x}")
}
