//! Folding: the form in which two spellings of one word are equal.

use crate::number::western_digit;

/// Folds a text: lower case, full-width forms narrow, Latin accents off,
/// Arabic diacritics and tatweel off, the forms of alef, yeh, hamza and teh
/// marbuta made one, ligatures of lam and alef apart, digits Western.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut out);
    }
    out
}

/// Appends what one character folds to: nothing for a mark, up to three letters for a ligature.
pub(super) fn fold_char(c: char, out: &mut String) {
    // Most of what is read is plain, and quickly done with.
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    if let Some(digit) = western_digit(c) {
        out.push(digit);
        return;
    }
    match c {
        // Tashkeel, superscript alef, tatweel, joiners and marks of direction.
        '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}' | '\u{200B}'..='\u{200F}' => {}
        '\u{0300}'..='\u{036F}' | '\u{061C}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' => {}
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' | 'ی' | 'ئ' => out.push('ي'),
        'ؤ' => out.push('و'),
        'ة' | 'ۀ' | 'ە' => out.push('ه'),
        'ک' => out.push('ك'),
        'ء' => {}
        // Lam-alef ligatures.
        '\u{FEF5}'..='\u{FEFC}' => out.push_str("لا"),
        // Full-width forms.
        '\u{FF01}'..='\u{FF5E}' => {
            let narrow = char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c);
            out.push(narrow.to_ascii_lowercase());
        }
        '\u{3000}' => out.push(' '),
        'ß' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'þ' | 'Þ' => out.push_str("th"),
        c => match unaccented(c) {
            Some(plain) => out.push(plain),
            None => out.extend(c.to_lowercase()),
        },
    }
}

/// The letter under a Latin letter's accent (Latin-1 and Latin Extended-A).
const fn unaccented(c: char) -> Option<char> {
    Some(match c {
        'à'..='å' | 'À'..='Å' | 'Ā'..='ą' => 'a',
        'ç' | 'Ç' | 'Ć'..='č' => 'c',
        'ð' | 'Ð' | 'Ď'..='đ' => 'd',
        'è'..='ë' | 'È'..='Ë' | 'Ē'..='ě' => 'e',
        'Ĝ'..='ģ' => 'g',
        'Ĥ'..='ħ' => 'h',
        'ì'..='ï' | 'Ì'..='Ï' | 'Ĩ'..='ı' => 'i',
        'Ĵ' | 'ĵ' => 'j',
        'Ķ'..='ĸ' => 'k',
        'Ĺ'..='ł' => 'l',
        'ñ' | 'Ñ' | 'Ń'..='ŋ' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'Ō'..='ő' => 'o',
        'Ŕ'..='ř' => 'r',
        'Ś'..='š' | 'Ș' | 'ș' => 's',
        'Ţ'..='ŧ' | 'Ț' | 'ț' => 't',
        'ù'..='ü' | 'Ù'..='Ü' | 'Ũ'..='ų' => 'u',
        'Ŵ' | 'ŵ' => 'w',
        'ý' | 'ÿ' | 'Ý' | 'Ŷ'..='Ÿ' => 'y',
        'Ź'..='ž' => 'z',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_are_equal() {
        assert_eq!(fold("مكتبيّة"), fold("مكتبيه"));
        assert_eq!(fold("أدوات"), fold("ادوات"));
        assert_eq!(fold("مسؤول"), fold("مسوول"));
        assert_eq!(fold("ﻻصق"), "لاصق");
        assert_eq!(fold("كـــرسي"), "كرسي");
        assert_eq!(fold("Café"), "cafe");
        assert_eq!(fold("Cafe\u{301}"), "cafe");
        assert_eq!(fold("Škoda ŁÓDŹ Straße"), "skoda lodz strasse");
        assert_eq!(fold("ＴＮ２１１０"), "tn2110");
        assert_eq!(fold("٢٤ ۲۴"), "24 24");
    }
}
