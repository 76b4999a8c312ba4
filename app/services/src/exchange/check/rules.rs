//! What a name, a text, an id and a slug must be.

use engine::Text;
use std::collections::HashSet;

/// The longest name, in characters.
pub const MAX_NAME: usize = 300;
/// The longest text of several paragraphs, in characters.
pub const MAX_TEXT: usize = 20_000;
/// The name of a thing: in one language at least, one line, not too long.
pub(super) fn name(text: &Text) -> Result<(), String> {
    if text.is_empty() {
        return Err("it has no name".into());
    }
    if [&text.en, &text.ar].iter().any(|text| text.contains('\n')) {
        return Err("its name has more than one line".into());
    }
    self::text(text, MAX_NAME, "name")
}

pub(super) fn text(text: &Text, longest: usize, what: &str) -> Result<(), String> {
    let letters = text.en.chars().count().max(text.ar.chars().count());
    if letters > longest {
        return Err(format!(
            "its {what} has {letters} characters, more than {longest}"
        ));
    }
    let control = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.en.contains(control) || text.ar.contains(control) {
        return Err(format!("its {what} has control characters"));
    }
    Ok(())
}

pub(super) fn required(value: &str, what: &str) -> Result<(), String> {
    match value.trim().is_empty() || value.chars().count() > MAX_NAME {
        true => Err(format!("its {what} is empty or too long")),
        false => Ok(()),
    }
}

/// An id or key: letters, digits, `-`, `_` and `.`, at most 120 bytes.
pub(super) fn identifier(value: &str, what: &str) -> Result<(), String> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    match !value.is_empty() && value.len() <= 120 && value.chars().all(allowed) {
        true => Ok(()),
        false => Err(format!("'{value}' is no valid {what}")),
    }
}

pub(super) fn unique(seen: &mut HashSet<String>, value: &str, what: &str) -> Result<(), String> {
    match seen.insert(value.to_owned()) {
        true => Ok(()),
        false => Err(format!("the {what} '{value}' occurs twice")),
    }
}

/// Slugs are words of letters and digits joined by hyphens, in both languages.
pub(super) fn slugs(slug: &Text) -> Result<(), String> {
    let valid = |slug: &str| {
        slug.chars().count() <= 120
            && slug
                .split('-')
                .all(|w| !w.is_empty() && w.chars().all(char::is_alphanumeric))
            && slug.to_lowercase() == slug
    };
    match [&slug.en, &slug.ar].into_iter().find(|slug| !valid(slug)) {
        Some(slug) => Err(format!("'{slug}' is no valid slug")),
        None => Ok(()),
    }
}

pub(super) fn is_colour(swatch: &str) -> bool {
    swatch
        .strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}
