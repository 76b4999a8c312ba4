//! What people see: words, elements and style.

use crate::{below, check, files, lines};

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

#[test]
fn words_live_together() {
    let elsewhere = below(&["app/src/", "frontend/src/", "server/src/"], ".rs")
        .filter(|file| !file.path.starts_with("app/src/words/"));
    check(
        lines(
            elsewhere,
            |file| &file.code,
            |line| line.contains(is_arabic).then(|| line.trim().to_owned()),
        ),
        "Every sentence of the interface stands in app/src/words in both languages side by side, \
         where a missing one does not compile.",
    );
}

#[test]
fn one_place_writes_a_textarea() {
    let elsewhere = below(&["app/src/"], ".rs").filter(|file| file.path != "app/src/parts/form.rs");
    check(
        lines(
            elsewhere,
            |file| &file.code,
            |line| line.contains("<textarea").then(|| "<textarea".to_owned()),
        ),
        "A <textarea>'s child is not escaped when it is rendered on the server: what a visitor \
         typed would run as script. Use the TextArea part, which escapes it.",
    );
}

/// The physical property or value in a line of style, if there is one.
fn physical(line: &str) -> Option<String> {
    line.split([';', '{', '}']).find_map(|piece| {
        let (name, value) = piece.split_once(':')?;
        let (name, value) = (name.trim(), value.trim());
        let sided = |name: &str| {
            [
                "margin-",
                "padding-",
                "border-",
                "scroll-margin-",
                "scroll-padding-",
                "inset-",
            ]
            .iter()
            .filter_map(|start| name.strip_prefix(start))
            .any(|side| {
                side.split('-')
                    .any(|part| part == "left" || part == "right")
            })
        };
        let aligned = matches!(name, "text-align" | "float" | "clear")
            && value
                .split_whitespace()
                .any(|word| word == "left" || word == "right");
        (matches!(name, "left" | "right") || sided(name) || aligned)
            .then(|| piece.trim().to_owned())
    })
}

#[test]
fn style_knows_start_and_end_not_left_and_right() {
    let style = files().iter().filter(|file| file.path.ends_with(".scss"));
    check(
        lines(style, |file| &file.code, physical),
        "The shop is read in both directions: write inset-inline-start, margin-inline-end, \
         text-align: start, border-start-start-radius.",
    );
    assert!(physical("a { margin-left: 1px }").is_some());
    assert!(physical("  border-top-right-radius: 2px;").is_some());
    assert!(physical("text-align: right;").is_some());
    assert!(physical("a:hover { margin-inline: 0; background: left }").is_none());
}
