//! Words of titles and texts.

use engine::text::tokens;

/// A text without markup and with single spaces.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' if !inside => inside = true,
            '>' if inside => {
                inside = false;
                out.push(' ');
            }
            _ if inside => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    // An opening bracket that never closes was no markup: "< 3 l".
    let out = if inside {
        text.replace(char::is_control, " ")
    } else {
        out
    };
    let out = out
        .replace("\\n", " ")
        .replace("&amp;", "&")
        .replace("&nbsp;", " ");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text, folded and in the singular.
pub(super) fn singular_tokens(text: &str) -> Vec<String> {
    tokens(text).map(singular).collect()
}

/// A plain English singular: good enough, as both sides go through it.
fn singular(mut word: String) -> String {
    let length = word.len();
    if length > 4 && word.ends_with("ies") {
        word.truncate(length - 3);
        word.push('y');
    } else if length > 4
        && ["ches", "shes", "xes"]
            .iter()
            .any(|end| word.ends_with(end))
    {
        word.truncate(length - 2);
    } else if length > 3 && word.ends_with('s') && !word.ends_with("ss") {
        word.truncate(length - 1);
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_are_left_out() {
        assert_eq!(plain("Intel® <br />(8M\u{7}Cache)"), "Intel® (8M Cache)");
        assert_eq!(plain("1 < 3\u{1} l"), "1 < 3 l");
    }

    #[test]
    fn words_are_in_the_singular() {
        assert_eq!(
            singular_tokens("Batteries, switches & glass cases"),
            ["battery", "switch", "glass", "case"]
        );
    }
}
