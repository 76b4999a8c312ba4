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
            c => out.push(c),
        }
    }
    // An opening bracket that never closes was no markup: "< 3 l".
    let out = if inside { text.to_owned() } else { out };
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
