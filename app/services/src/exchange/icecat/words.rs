//! Texts without their markup.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_are_left_out() {
        assert_eq!(plain("Intel® <br />(8M\u{7}Cache)"), "Intel® (8M Cache)");
        assert_eq!(plain("1 < 3\u{1} l"), "1 < 3 l");
    }
}
