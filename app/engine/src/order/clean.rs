//! Invisible characters: what comes along when a name or a number is copied from contacts, a
//! message or a web page, and nobody sees.

/// The zero-width non-joiner and the zero-width joiner.
const JOINERS: [char; 2] = ['\u{200C}', '\u{200D}'];

/// Whether a character shows nothing and takes no room: zero-width characters, marks of direction,
/// soft hyphens, fillers, tags (the Unicode property `Default_Ignorable_Code_Point`, without the
/// variation selectors of emoji).
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// A text without invisible characters, with a space for every control character. A joiner stays
/// where it says how two letters of a joining script are written, as in Persian names.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if JOINERS.contains(&c) {
            let before = out.chars().next_back();
            let joined = before
                .is_some_and(|c| !c.is_ascii() && !c.is_whitespace() && !JOINERS.contains(&c));
            let next = rest.clone().next();
            if joined && next.is_some_and(|c| !c.is_ascii() && c.is_alphabetic()) {
                out.push(c);
            }
        } else if c.is_control() {
            out.push(' ');
        } else if !is_invisible(c) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_goes() {
        assert_eq!(
            visible("\u{202B}رنا\u{202C}\u{200F} \u{FEFF}حداد\u{AD}"),
            "رنا حداد"
        );
        assert_eq!(visible("Ra\u{200B}na\u{2066}\u{2069}\u{E0041}"), "Rana");
        assert_eq!(visible("a\r\nb\u{0}"), "a  b ");
    }

    #[test]
    fn a_joiner_stays_between_letters_that_join() {
        let written = "علی\u{200C}رضا";
        assert_eq!(visible(written), written);
        assert_eq!(visible("Ra\u{200C}na\u{200D}"), "Rana");
        assert_eq!(visible("\u{200C}علی\u{200C} رضا\u{200C}"), "علی رضا");
        assert_eq!(visible("علی\u{200C}\u{200C}رضا"), written);
    }
}
