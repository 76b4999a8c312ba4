//! Faults of pictures: what is served from the shop's own address must not be
//! able to run or to call elsewhere.

use crate::exchange::Media;
use base64::Engine;
use engine::catalog::Picture;

/// The largest picture, in bytes.
pub(in crate::exchange) const MAX_MEDIA: usize = 1 << 20;

/// Elements an SVG may not have: what runs, embeds, or brings other namespaces' content.
const ELEMENTS: [&str; 14] = [
    "script",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "image",
    "a",
    "audio",
    "video",
    "set",
    "animate",
    "handler",
    "listener",
    "link",
];

pub(super) fn check(media: &Media) -> Result<(), String> {
    let named = media.name.len() <= 120
        && !media.name.starts_with('.')
        && !media.name.contains("..")
        && media
            .name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    let ending = media
        .name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    let fits: &[&str] = match media.mime.as_str() {
        "image/svg+xml" => &["svg"],
        "image/webp" => &["webp"],
        "image/png" => &["png"],
        "image/jpeg" => &["jpg", "jpeg"],
        other => return Err(format!("'{}': '{other}' is no type of picture", media.name)),
    };
    if !named || !ending.is_some_and(|ending| fits.contains(&ending.as_str())) {
        return Err(format!(
            "'{}' is no file name for {}",
            media.name, media.mime
        ));
    }
    let fault = |reason: &str| Err(format!("'{}': {reason}", media.name));
    if media.mime == "image/svg+xml" {
        return match svg_fault(&media.body) {
            Some(reason) => fault(&reason),
            None => Ok(()),
        };
    }
    // Base64 writes 3 bytes as 4: a body too long need not be decoded.
    if media.body.len() > MAX_MEDIA / 3 * 4 + 4 {
        return fault("it is larger than 1 MiB");
    }
    let Ok(bytes) = base64::engine::general_purpose::STANDARD.decode(&media.body) else {
        return fault("its body is not base64");
    };
    let is_what_it_says = match media.mime.as_str() {
        "image/png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        "image/jpeg" => bytes.starts_with(b"\xff\xd8\xff"),
        _ => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
    };
    match (bytes.len() > MAX_MEDIA, is_what_it_says) {
        (true, _) => fault("it is larger than 1 MiB"),
        (_, false) => fault("its content is not of its type"),
        _ => Ok(()),
    }
}

/// Pictures are the shop's own: `/media/NAME`.
pub(super) fn picture(picture: Option<&Picture>) -> Result<(), String> {
    let Some(picture) = picture else {
        return Ok(());
    };
    let name = picture.src.strip_prefix("/media/").unwrap_or("");
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    match !name.is_empty() && !name.contains("..") && name.chars().all(plain) {
        true => Ok(()),
        false => Err(format!(
            "the picture '{}' is not one of /media/",
            picture.src
        )),
    }
}

/// Why an SVG is not harmless. Strict rather than clever: tags and attributes
/// are found without a parser, so whatever could be read in two ways (CDATA,
/// document types, entities, comments around tags) is refused.
fn svg_fault(body: &str) -> Option<String> {
    if body.len() > MAX_MEDIA {
        return Some("it is larger than 1 MiB".into());
    }
    let lower = body.to_lowercase();
    let trimmed = lower.trim_start();
    if !(trimmed.starts_with("<svg") || trimmed.starts_with("<?xml")) || !lower.contains("<svg") {
        return Some("it is no SVG".into());
    }
    for refused in [
        "<!",
        "javascript:",
        "data:",
        "expression(",
        "@import",
        "image-set",
        "\\",
    ] {
        if lower.contains(refused) {
            return Some(format!("it contains '{refused}'"));
        }
    }
    // Only the five entities XML itself has may occur.
    for rest in lower.split('&').skip(1) {
        if !["amp;", "lt;", "gt;", "quot;", "apos;"]
            .iter()
            .any(|e| rest.starts_with(e))
        {
            return Some("it contains an entity".into());
        }
    }
    for rest in lower.split("url(").skip(1) {
        if !rest.trim_start_matches([' ', '\'', '"']).starts_with('#') {
            return Some("it refers to something outside".into());
        }
    }
    for tag in lower.split('<').skip(1) {
        let name: &str = tag
            .split(|c: char| c.is_whitespace() || c == '>' || c == '/')
            .next()?;
        if name.starts_with('?') {
            if name != "?xml" {
                return Some("it contains a processing instruction".into());
            }
            continue;
        }
        let local = name.rsplit(':').next().unwrap_or(name);
        if ELEMENTS.contains(&local) {
            return Some(format!("it contains <{local}>"));
        }
        if let Some(reason) = attribute_fault(tag) {
            return Some(reason);
        }
    }
    None
}

/// Event handlers, and references that do not stay inside the drawing.
fn attribute_fault(tag: &str) -> Option<String> {
    let inside = tag;
    for (at, _) in inside.match_indices('=') {
        let before = inside[..at].trim_end();
        let start = before
            .rfind(|c: char| c.is_whitespace() || "\"'/>".contains(c))
            .map_or(0, |i| {
                i + before[i..].chars().next().map_or(1, char::len_utf8)
            });
        let attribute = &before[start..];
        let local = attribute.rsplit(':').next().unwrap_or(attribute);
        if local.starts_with("on") {
            return Some(format!("it has an event handler, {attribute}"));
        }
        if local == "href" || local == "src" {
            let value = inside[at + 1..]
                .trim_start()
                .trim_start_matches(['"', '\'']);
            if !value.trim_start().starts_with('#') {
                return Some("it refers to something outside".into());
            }
        }
    }
    None
}
