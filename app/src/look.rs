//! The shop's branding as a stylesheet: colours and corners of its settings over the default
//! tokens of `style/_tokens.scss`. Pages link it where the settings have any.

use engine::catalog::{Corners, Look};
use services::colour::Rgb;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The address of the stylesheet, which changes with its content.
pub fn path(look: &Look) -> Option<String> {
    let css = stylesheet(look)?;
    let digest = Sha256::digest(css.as_bytes());
    let name = digest.iter().take(8).fold(String::new(), |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    });
    Some(format!("/look/{name}.css"))
}

/// The stylesheet; none where the settings name neither colour nor corners.
pub fn stylesheet(look: &Look) -> Option<String> {
    let mut always = String::new();
    if let Some(accent) = Rgb::parse(&look.accent) {
        let (text, pressed) = (accent.text_upon(), accent.pressed());
        let _ = write!(
            always,
            "--saffron:{accent};--saffron-pressed:{pressed};--on-saffron:{text};"
        );
    }
    match look.corners {
        Some(Corners::Square) => always.push_str("--radius:0;--radius-large:0;"),
        Some(Corners::Round) => always.push_str("--radius:12px;--radius-large:20px;"),
        Some(Corners::Soft) | None => {}
    }
    let day = Rgb::parse(&look.link).map(|link| format!("--link:{link};"));
    let night = Rgb::parse(&look.link_dark).map(|link| format!("--link:{link};"));
    let mut css = String::new();
    if !always.is_empty() {
        // More specific than the tokens of the day and of the night.
        let _ = write!(css, ":root:not(#_){{{always}}}");
    }
    if let Some(day) = day {
        let _ = write!(css, ":root{{{day}}}");
    }
    if let Some(night) = night {
        let _ = write!(
            css,
            "@media(prefers-color-scheme:dark){{:root:not([data-theme=light]){{{night}}}}}\
             :root[data-theme=dark]{{{night}}}"
        );
    }
    (!css.is_empty()).then_some(css)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_look_needs_no_stylesheet() {
        assert_eq!(path(&Look::default()), None);
    }

    #[test]
    fn what_is_no_colour_writes_nothing() {
        let look = Look {
            accent: "red;}body{display:none".to_owned(),
            corners: Some(Corners::Square),
            ..Look::default()
        };
        let css = stylesheet(&look).unwrap();
        assert_eq!(css, ":root:not(#_){--radius:0;--radius-large:0;}");
    }
}
