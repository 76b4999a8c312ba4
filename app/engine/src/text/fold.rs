//! Folding: the form in which two spellings of one word are equal.

use crate::number::western_digit;

/// Folds a text: lower case, Latin accents off, Arabic diacritics and tatweel
/// off, the forms of alef, yeh, hamza and teh marbuta made one, digits Western.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut out);
    }
    out
}

fn fold_char(c: char, out: &mut String) {
    if let Some(digit) = western_digit(c) {
        out.push(digit);
        return;
    }
    match c {
        // Tashkeel, superscript alef, tatweel, zero-width joiners and marks.
        '\u{064B}'..='\u{0652}' | '\u{0670}' | '\u{0640}' | '\u{200B}'..='\u{200F}' => {}
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' | 'ی' | 'ئ' => out.push('ي'),
        'ؤ' => out.push('و'),
        'ة' => out.push('ه'),
        'ک' => out.push('ك'),
        'ء' => {}
        // Lam-alef ligatures.
        '\u{FEF5}'..='\u{FEFC}' => out.push_str("لا"),
        'à'..='å' | 'À'..='Å' => out.push('a'),
        'ç' | 'Ç' => out.push('c'),
        'è'..='ë' | 'È'..='Ë' => out.push('e'),
        'ì'..='ï' | 'Ì'..='Ï' => out.push('i'),
        'ñ' | 'Ñ' => out.push('n'),
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' => out.push('o'),
        'ù'..='ü' | 'Ù'..='Ü' => out.push('u'),
        'ß' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        c => out.extend(c.to_lowercase()),
    }
}

/// The folded words of a text, in order: runs of letters and digits.
pub fn tokens(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_are_equal() {
        assert_eq!(fold("مكتبيّة"), fold("مكتبيه"));
        assert_eq!(fold("أدوات"), fold("ادوات"));
        assert_eq!(fold("Café"), "cafe");
        assert_eq!(fold("٢٤"), "24");
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let words: Vec<_> = tokens("HP TN-2110, 15.6\" — طابعة!").collect();
        assert_eq!(words, ["hp", "tn", "2110", "15", "6", "طابعه"]);
    }
}
