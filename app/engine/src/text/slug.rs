//! Addresses made of words.

/// The last segment of an address: words joined by hyphens, lower case,
/// letters of either script kept as they are. At most 80 characters, cut at a
/// word. Empty when the text has no letter or digit.
pub fn slug(text: &str) -> String {
    const MAX: usize = 80;
    let lowered = text.to_lowercase();
    let mut out = String::new();
    let mut length = 0;
    for word in lowered
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        let word: String = word
            .chars()
            .filter(|c| !matches!(c, '\u{064B}'..='\u{0652}'))
            .collect();
        let needed = word.chars().count() + usize::from(length > 0);
        if length > 0 && length + needed > MAX {
            break;
        }
        if length > 0 {
            out.push('-');
        }
        out.extend(word.chars().take(MAX));
        length += needed;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_their_script() {
        assert_eq!(slug("Café chairs & stools"), "café-chairs-stools");
        assert_eq!(slug("كراسي المكتب"), "كراسي-المكتب");
        assert_eq!(slug(" — "), "");
    }

    #[test]
    fn slugs_are_bounded() {
        assert!(slug(&"word ".repeat(100)).chars().count() <= 80);
        assert!(slug(&"x".repeat(1000)).chars().count() <= 80);
    }
}
